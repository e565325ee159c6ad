// The names that a block declares, and those around it.

class Scope {
    constructor(around) {
        this.around = around;
        this.names = new Map();
    }

    /** The type of a name; undefined where it is not declared. */
    typeOf(name) {
        return this.names.has(name) ? this.names.get(name) : this.around?.typeOf(name);
    }

    has(name) {
        return this.names.has(name) || (this.around?.has(name) ?? false);
    }

    /** False where the block has declared it before. */
    declare(name, type) {
        const isNew = !this.names.has(name);
        this.names.set(name, type);
        return isNew;
    }
}

module.exports = { Scope };
