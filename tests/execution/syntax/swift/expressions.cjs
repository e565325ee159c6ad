// The types of expressions, found from the inside out; undefined where a fault has been told.

const { typeOfCollection } = require('./collections.cjs');
const foundation = require('./foundation.cjs');
const { Scope } = require('./scope.cjs');

class Expressions {
    /** @param tell takes a rule, a node and a message. @param checkBlock checks statements in a scope. */
    constructor(tell, checkBlock) {
        this.tell = tell;
        this.checkBlock = checkBlock;
        this.isTried = false;
    }

    /** The type of an expression; told where it is not the wanted one. */
    check(node, scope, wanted) {
        const type = this.typeOf(node, scope, wanted);
        if (type === undefined || wanted === undefined || wanted === 'Any' || type === wanted || `${type}?` === wanted || (type === 'Int' && wanted === 'Double' && /literal/.test(node.type)))
            return type;
        this.tell(type === `${wanted}?` ? 'optional' : 'type', node, `${type} where ${wanted} is wanted`);
        return undefined;
    }

    typeOf(node, scope, wanted) {
        switch (node.type) {
            case 'line_string_literal':
            case 'multi_line_string_literal':
            case 'raw_string_literal':
                node.descendantsOfType('interpolated_expression').forEach(part => part.namedChildren.forEach(child => this.check(child, scope)));
                return 'String';
            case 'integer_literal':
                return 'Int';
            case 'real_literal':
                return 'Double';
            case 'boolean_literal':
                return 'Bool';
            case 'array_literal':
            case 'dictionary_literal':
                return foundation.optionSets.has(wanted) && node.text === '[]' ? wanted : typeOfCollection(node, wanted, (part, type) => this.check(part, scope, type), this.tell);
            case 'tuple_expression':
                return node.namedChildCount === 1 ? this.check(node.namedChildren[0], scope, wanted) : this.fault('type', node, 'a tuple');
            case 'simple_identifier':
                return this.typeOfName(node, scope);
            case 'navigation_expression':
                return this.typeOfMember(node, scope);
            case 'call_expression':
                return this.typeOfCall(node, scope);
            case 'prefix_expression':
                return this.typeOfPrefix(node, scope, wanted);
            case 'postfix_expression':
                return this.typeOfUnwrapped(node, scope);
            case 'as_expression':
                return this.typeOfConversion(node, scope);
            case 'try_expression':
                return this.typeOfTried(node, scope, wanted);
            case 'infix_expression':
            case 'equality_expression':
                return this.typeOfComparison(node, scope);
            case 'lambda_literal':
                return this.typeOfClosure(node, scope, wanted);
            case 'nil':
                return wanted?.endsWith('?') ? wanted : this.fault('optional', node, `nil where ${wanted ?? 'a value'} is wanted`);
            default:
                return this.fault('type', node, `no rule for ${node.type}`);
        }
    }

    fault(rule, node, message) {
        this.tell(rule, node, message);
        return undefined;
    }

    typeOfName(node, scope) {
        if (scope.has(node.text))
            return scope.typeOf(node.text);
        return foundation.types.has(node.text) ? `type ${node.text}` : this.fault('name', node, `${node.text} is not declared`);
    }

    /** The type of `base.member`, where a value's type may have a name of two words. */
    typeOfMember(node, scope) {
        const [base, suffix] = node.namedChildren;
        const type = this.check(base, scope);
        if (type === undefined)
            return undefined;
        if (type.endsWith('?'))
            return this.fault('optional', node, `${type} has no members until it is unwrapped`);
        return foundation.members[`${type}${suffix.text}`] ?? this.fault('name', suffix, `${type} has no ${suffix.text}`);
    }

    typeOfCall(node, scope) {
        const [callee, suffix] = node.namedChildren;
        const given = suffix?.namedChildren[0];
        if (node.namedChildCount !== 2 || suffix.namedChildCount !== 1 || given.type !== 'value_arguments')
            return this.fault('call', node, 'a call of another form');
        const callable = this.nameOf(callee, scope);
        if (callable === undefined)
            return undefined;
        const values = given.namedChildren;
        const labels = values.map(value => value.namedChildren[0].type === 'value_argument_label' ? value.namedChildren[0].text : '_');
        const signature = foundation.calls[`${callable}(${labels.map(label => `${label}:`).join('')})`];
        if (signature === undefined)
            return this.fault('call', node, `there is no ${callable}(${labels.map(label => `${label}:`).join('')})`);
        if (signature.throws && !this.isTried)
            this.tell('try', node, `${callable} may throw`);
        values.forEach((value, at) => this.check(value.children.at(-1), scope, signature.takes[at]));
        return signature.gives;
    }

    /** The name that a call's signature begins with: `print`, `URLSession.dataTask`. */
    nameOf(callee, scope) {
        if (callee.type === 'simple_identifier')
            return scope.has(callee.text) ? this.fault('call', callee, `${callee.text} is no function`) : callee.text;
        if (callee.type !== 'navigation_expression')
            return this.fault('call', callee, 'a call of another form');
        const [base, suffix] = callee.namedChildren;
        const type = this.check(base, scope);
        if (type?.endsWith('?'))
            return this.fault('optional', callee, `${type} has no members until it is unwrapped`);
        return type && `${type.replace(/^type /, '')}${suffix.text}`;
    }

    typeOfPrefix(node, scope, wanted) {
        const [mark, operand] = node.children;
        if (mark.text === '-' && /^(integer|real)_literal$/.test(operand.type))
            return this.typeOf(operand, scope, wanted);
        if (mark.text === '.' && operand.type === 'simple_identifier')
            return foundation.members[`type ${wanted}.${operand.text}`] ?? this.fault('name', node, `${wanted ?? 'no type'} has no ${node.text}`);
        return mark.text === '.' ? this.fault('number', node, 'a digit stands before the point') : this.fault('type', node, `no rule for ${mark.text}`);
    }

    typeOfUnwrapped(node, scope) {
        const [value, mark] = node.children;
        const type = this.check(value, scope);
        if (type === undefined)
            return undefined;
        return mark.type === 'bang' && type.endsWith('?') ? type.slice(0, -1) : this.fault('optional', node, `${mark.text} after ${type}`);
    }

    typeOfConversion(node, scope) {
        const [value, operator, target] = node.namedChildren;
        if (/^(array|dictionary)_literal$/.test(value.type) && operator.text === 'as')
            return this.check(value, scope, target.text);
        const type = this.check(value, scope);
        if (type === undefined)
            return undefined;
        if (operator.text === 'as?')
            return `${target.text}?`;
        return foundation.conversions.has(`${type} as ${target.text}`) && operator.text === 'as'
            ? target.text
            : this.fault(type.endsWith('?') ? 'optional' : 'type', node, `${type} is no ${target.text}`);
    }

    typeOfTried(node, scope, wanted) {
        const before = this.isTried;
        this.isTried = true;
        const type = this.check(node.namedChildren[1], scope, node.namedChildren[0].text === 'try' ? wanted : undefined);
        this.isTried = before;
        return node.namedChildren[0].text === 'try?' && type !== undefined ? `${type}?` : type;
    }

    typeOfComparison(node, scope) {
        const [left, operator, right] = node.children;
        if (!/^[!=]=$/.test(operator.text) || right.type !== 'nil')
            return this.fault('type', node, `no rule for ${operator.text}`);
        const type = this.check(left, scope);
        return type === undefined || type.endsWith('?') ? 'Bool' : this.fault('optional', node, `${type} is never nil`);
    }

    typeOfClosure(node, scope, wanted) {
        const takes = foundation.closures[wanted];
        const names = node.descendantsOfType('lambda_parameter').map(parameter => parameter.text);
        if (takes === undefined || names.length !== takes.length)
            return this.fault('type', node, `a closure of ${names.length} where ${wanted ?? 'no type'} is wanted`);
        const inside = new Scope(scope);
        names.forEach((name, at) => inside.declare(name, takes[at]));
        const before = this.isTried;
        this.isTried = false;
        this.checkBlock(node.namedChildren.filter(child => child.type === 'statements'), inside);
        this.isTried = before;
        return wanted;
    }
}

module.exports = { Expressions };
