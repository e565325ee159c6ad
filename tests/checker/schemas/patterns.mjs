/** Regular expressions of a schema, as ECMAScript reads them, with the anchors and the flag of other dialects understood. One it cannot read is noted and lets every text pass. */
export class Patterns {
  #known = new Map();
  #notes;

  constructor(notes) {
    this.#notes = notes;
    this.compiler = Object.assign(pattern => this.#get(pattern), { code: 'new RegExp' });
  }

  #get(pattern) {
    if (!this.#known.has(pattern)) this.#known.set(pattern, this.#read(pattern));
    return this.#known.get(pattern);
  }

  #read(pattern) {
    const [, insensitive, text] = /^(\(\?i\))?(.*)$/s.exec(pattern);
    const source = text.replace(/^\\A/, '^').replace(/\\[zZ]$/, '$');
    for (const flags of ['u', '']) {
      const expression = compiled(source, insensitive ? `${flags}i` : flags);
      if (expression) return { test: text => expression.test(text), toString: () => `/${pattern}/` };
    }
    const note = { reason: 'pattern-not-ecmascript', detail: pattern };
    return { test: () => this.#notes.push(note) > 0, toString: () => `/${pattern}/` };
  }
}

function compiled(source, flags) {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
