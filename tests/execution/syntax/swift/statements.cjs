// Statements: declarations, assignments, conditions, and expressions that do something.

const { Expressions } = require('./expressions.cjs');
const { Scope } = require('./scope.cjs');

class Statements {
    /** @param tell takes a rule, a node and a message. */
    constructor(tell) {
        this.tell = tell;
        this.expressions = new Expressions(tell, (blocks, scope) => blocks.forEach(block => this.checkAll(block, scope)));
    }

    /** Checks a program. */
    checkProgram(root) {
        if (!root.namedChildren.some(child => child.text === 'import Foundation'))
            this.tell('name', root, 'Foundation is not imported');
        this.checkAll(root, new Scope());
    }

    checkAll(block, scope) {
        const statements = block.namedChildren;
        statements.forEach((statement, at) => {
            if (at > 0 && statement.startPosition.row === statements[at - 1].endPosition.row)
                this.tell('statement', statement, 'two statements on a line');
            this.checkOne(statement, scope);
        });
    }

    checkOne(statement, scope) {
        switch (statement.type) {
            case 'import_declaration':
            case 'ERROR':
                break;
            case 'property_declaration':
                this.checkDeclaration(statement, scope);
                break;
            case 'assignment':
                this.checkAssignment(statement, scope);
                break;
            case 'if_statement':
                this.checkCondition(statement, scope);
                break;
            case 'call_expression':
            case 'try_expression':
                this.expressions.check(statement, scope);
                break;
            default:
                this.tell('statement', statement, `${statement.type} does nothing`);
        }
    }

    checkDeclaration(statement, scope) {
        const [, pattern, ...rest] = statement.children;
        const wanted = rest.find(child => child.type === 'type_annotation')?.namedChildren[0].text;
        const type = this.expressions.check(rest.at(-1), scope, wanted);
        if (!scope.declare(pattern.text, wanted ?? type))
            this.tell('name', pattern, `${pattern.text} is declared twice`);
    }

    checkAssignment(statement, scope) {
        const [target, , value] = statement.children;
        const place = target.namedChildren[0];
        if (place.type !== 'navigation_expression') {
            this.tell('type', target, `${target.text} is a constant`);
            return;
        }

        this.expressions.check(value, scope, this.expressions.check(place, scope));
    }

    checkCondition(statement, scope) {
        const [condition, ...blocks] = statement.namedChildren.filter(child => child.type !== 'else');
        this.expressions.check(condition, scope, 'Bool');
        blocks.forEach(block => block.type === 'if_statement' ? this.checkCondition(block, scope) : this.checkAll(block, new Scope(scope)));
    }
}

module.exports = { Statements };
