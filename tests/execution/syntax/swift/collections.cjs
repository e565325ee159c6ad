// Literals of arrays and dictionaries.

const { decode } = require('./literals.cjs');

const JSON_TYPES = new Set(['String', 'Int', 'Double', 'Bool', 'NSNull', '[String : Any]', '[Any]']);

const membersOf = node => node.children.filter(child => !/^[[\],:]$/.test(child.type));

/** The type of a literal, wanted or found; elements are typed by `typeOf(node, wanted)`, faults go to `tell(rule, node, message)`. */
const typeOfCollection = (node, wanted, typeOf, tell) => {
    const isDictionary = node.type === 'dictionary_literal';
    const members = membersOf(node);
    const values = isDictionary ? members.filter((_, at) => at % 2 === 1) : members;
    if (isDictionary)
        checkKeys(members.filter((_, at) => at % 2 === 0), tell);
    const whole = isDictionary ? '[String : Any]' : '[Any]';
    if (wanted === whole) {
        values.forEach(value => checkElement(value, typeOf, tell));
        return whole;
    }

    if (wanted !== undefined && wanted !== 'Any') {
        const element = wanted.match(isDictionary ? /^\[String : (\w+)\]\??$/ : /^\[(\w+)\]\??$/)?.[1];
        if (element === undefined)
            tell('collection', node, `${isDictionary ? 'a dictionary' : 'an array'} where ${wanted} is wanted`);
        else
            values.forEach(value => typeOf(value, element));
        return element && wanted;
    }

    if (values.length === 0) {
        tell('collection', node, 'an empty literal without a type');
        return undefined;
    }

    const types = new Set(values.map(value => wanted === 'Any' ? checkElement(value, typeOf, tell) : typeOf(value)));
    if (wanted === 'Any')
        return whole;
    if (types.size > 1)
        tell('collection', node, `${[...types].join(' and ')} without a common type`);
    const [type] = types;
    return types.size > 1 || type === undefined ? undefined : isDictionary ? `[String : ${type}]` : `[${type}]`;
};

const checkElement = (value, typeOf, tell) => {
    const type = typeOf(value, 'Any');
    if (type !== undefined && !JSON_TYPES.has(type))
        tell('type', value, `${type} is nothing that JSON has`);
    return type;
};

const checkKeys = (keys, tell) => {
    const seen = new Set();
    for (const key of keys) {
        if (!key.type.endsWith('string_literal')) {
            tell('type', key, 'a key that is no text');
            continue;
        }

        // Texts that Unicode holds for the same are equal in Swift.
        const name = decode(key.text, () => {}).normalize('NFC');
        if (seen.has(name))
            tell('twins', key, `${key.text} stands twice`);
        seen.add(name);
    }
};

module.exports = { typeOfCollection };
