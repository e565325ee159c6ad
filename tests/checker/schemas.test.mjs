import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document } from './documents/document.mjs';
import { unsatisfiable } from './schemas/satisfiable.mjs';
import { Schemas } from './schemas/schemas.mjs';

const documentOf = (components, openapi = '3.0.3') => new Document(JSON.stringify({ openapi, components: { schemas: components } }));
const ref = name => ({ $ref: `#/components/schemas/${name}` });

/** [name, schema, valid values, invalid values, components, version] */
const schemas = [
  ['a nullable string', { type: 'string', nullable: true }, ['a', null], [1]],
  ['nullable says nothing in 3.1', { type: 'string', nullable: true }, ['a'], [null], {}, '3.1.0'],
  ['a list of types in 3.1', { type: ['string', 'null'] }, ['a', null], [1], {}, '3.1.0'],
  ['an excluded bound', { type: 'number', maximum: 5, exclusiveMaximum: true }, [4.9], [5]],
  ['a bound included by false', { type: 'number', minimum: 5, exclusiveMinimum: false }, [5], [4]],
  ['siblings of a reference are ignored in 3.0', { ...ref('A'), maxLength: 1 }, ['long'], [1], { A: { type: 'string' } }],
  ['siblings of a reference bind in 3.1', { ...ref('A'), maxLength: 1 }, ['l'], ['long'], { A: { type: 'string' } }, '3.1.0'],
  ['an escaped reference', ref('a~1b%20c'), ['x'], [1], { 'a/b c': { type: 'string' } }],
  ['a reference that meets itself', ref('A'), [1], [], { A: { allOf: [ref('A')] } }],
  ['a malformed keyword', { type: 'strange', required: true, minimum: '0' }, [1, 'a'], []],
  ['a property named like a keyword', { type: 'object', properties: { id: { type: 'integer' }, $ref: { type: 'integer' }, type: { type: 'string' } } }, [{ id: 1, type: 'a' }], [{ id: 'x' }]],
  ['a readOnly property required by a sibling', { allOf: [{ required: ['id'] }, { properties: { id: { readOnly: true } } }] }, [{}], [{ id: 1 }]],
  ['a readOnly property required by a referenced base', { allOf: [ref('A'), { properties: { id: { readOnly: true } } }] }, [{}], [], { A: { required: ['id'] } }],
  ['const in 3.1', { const: 3 }, [3], [4], {}, '3.1.0'],
  ['a pattern of another dialect', { type: 'string', pattern: '(?i)^abc$' }, ['ABC'], ['x']],
  ['anchors of another dialect', { type: 'string', pattern: '\\Aa+\\Z' }, ['aa'], ['ab', 'Aa']],
  ['delimiters of another dialect', { type: 'string', pattern: '/^a+$/i' }, ['aA'], ['/a/']],
  ['a nullable enum', { type: 'string', nullable: true, enum: ['a'] }, ['a', null], ['b']],
  ['a nullable reference in allOf', { nullable: true, allOf: [ref('A')] }, ['a', null], [1], { A: { type: 'string' } }],
  ['a tuple in 3.1', { prefixItems: [{ type: 'integer' }], items: { type: 'string' } }, [[1, 'a']], [['a']], {}, '3.1.0'],
];
for (const [name, schema, valid, invalid, components = {}, version = '3.0.3'] of schemas)
  test(name, () => {
    const compiled = new Schemas(documentOf(components, version));
    for (const value of valid) assert.equal(compiled.validate(schema, value).valid, true, JSON.stringify(value));
    for (const value of invalid) assert.equal(compiled.validate(schema, value).valid, false, JSON.stringify(value));
  });

const animals = {
  Animal: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
  Cat: { allOf: [ref('Animal'), { required: ['lives'] }] },
  Lion: { allOf: [ref('Cat'), { required: ['mane'] }] },
  Dog: { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['hound'] } } },
  Fish: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
  Plant: { properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind', mapping: { '#tree': '#/components/schemas/Tree' } } },
  Tree: { allOf: [ref('Plant'), { discriminator: { propertyName: 'kind', mapping: { '#oak': '#/components/schemas/Oak' } } }] },
  Oak: { allOf: [ref('Tree'), { required: ['acorns'] }] },
  Ring: { discriminator: { propertyName: 'kind', mapping: { r: 'Gnir' } } },
  Gnir: { discriminator: { propertyName: 'kind', mapping: { r: 'Ring' } } },
};
const named = { discriminator: { propertyName: 'kind', mapping: { f: 'Fish' } }, oneOf: [ref('Dog'), ref('Fish')] };

const discriminated = [
  ['a base names its descendants', ref('Animal'), { kind: 'Lion', lives: 1, mane: 1 }, true],
  ['a base binds the descendant it names', ref('Animal'), { kind: 'Lion', lives: 1 }, false],
  ['a base does not name strangers', ref('Animal'), { kind: 'Dog' }, false],
  ['a derived schema names itself', ref('Cat'), { kind: 'Cat', lives: 1 }, true],
  ['a derived schema does not name its base', ref('Cat'), { kind: 'Animal', lives: 1 }, false],
  ['an enum names the branch where no name fits', named, { kind: 'hound' }, true],
  ['a mapping names a branch', named, { kind: 'f' }, true],
  ['a branch keeps its implicit name', named, { kind: 'Fish' }, true],
  ['a mapping of the base names the derived schema', ref('Tree'), { kind: '#tree' }, true],
  ['a mapping of its own names a descendant', ref('Tree'), { kind: '#oak', acorns: 1 }, true],
  ['a descendant that is named binds', ref('Tree'), { kind: '#oak' }, false],
  ['an allOf around one reference is that schema', { allOf: [ref('Plant')] }, { kind: '#oak' }, false],
  ['a discriminator may be readOnly', { properties: { kind: { readOnly: true } }, discriminator: { propertyName: 'kind' } }, { kind: 'x' }, true],
  ['an absent discriminator names nothing', ref('Tree'), {}, true],
  ['schemas that name one another end', ref('Ring'), { kind: 'r' }, true],
  ['a value that names no branch', named, { kind: 'Animal' }, false],
];
for (const [name, schema, value, valid] of discriminated)
  test(name, () => assert.equal(new Schemas(documentOf(animals)).validate(schema, value).valid, valid));

test('plain depth leaves formats, readOnly and discriminators aside', () => {
  const compiled = new Schemas(documentOf(animals));
  assert.equal(compiled.validate(ref('Cat'), { kind: 'x', lives: 1 }, 'plain').valid, true);
  assert.equal(compiled.validate({ properties: { a: { readOnly: true }, b: { type: 'string', format: 'date' } } }, { a: 1, b: 'x' }, 'plain').valid, true);
});

test('what cannot be judged is noted', () => {
  const compiled = new Schemas(documentOf({}));
  assert.deepEqual(compiled.validate({ pattern: '[' }, 'x').notes.map(note => note.reason), ['pattern-not-ecmascript']);
  assert.deepEqual(compiled.validate(ref('Lost'), 'x').notes.map(note => note.reason), ['unresolved-reference']);
});

test('the document\'s own sample outranks a format', () => {
  const compiled = new Schemas(documentOf({ A: { properties: { a: { example: { b: ['not a date'] } } } } }));
  assert.equal(compiled.validate({ type: 'string', format: 'date' }, 'not a date').valid, true);
  assert.equal(compiled.validate({ type: 'string', format: 'date' }, 'properties').valid, false);
});

test('a pattern that backtracks for ever is stopped and noted', () => {
  const { valid, notes } = new Schemas(documentOf({})).validate({ pattern: '^([a-z.]*)*$' }, `${'a'.repeat(60)}!`);
  assert.deepEqual([valid, notes.map(note => note.reason)], [true, ['pattern-too-slow']]);
});

const impossible = [
  ['types-conflict', { allOf: [{ type: 'string' }, { type: 'object' }] }],
  ['enum-invalid', { type: 'integer', enum: ['a', 'b'] }],
  ['bounds-conflict', { type: 'string', minLength: 3, maxLength: 2 }],
  ['bounds-conflict', { type: 'array', items: { type: 'integer', minimum: 2, maximum: 1 }, minItems: 1 }],
  ['required-not-allowed', { type: 'object', required: ['a'], additionalProperties: false }],
  ['enum-invalid', { type: 'object', required: ['a'], properties: { a: { type: 'boolean', enum: ['x'] } } }],
  ['one-of-equal-branches', { oneOf: [{ type: 'string' }, { type: 'string', description: 'again' }] }],
  ['one-of-equal-branches', { oneOf: [{ type: 'string', format: 'ours' }, { type: 'string', format: 'theirs' }] }],
  ['schema-requires-itself', ref('A'), { A: { type: 'object', required: ['a'], properties: { a: ref('A') } } }],
];
for (const [reason, schema, components = {}] of impossible)
  test(`unsatisfiable, ${reason}: ${JSON.stringify(schema)}`, () => {
    const document = documentOf(components);
    assert.equal(unsatisfiable(document, new Schemas(document), schema)?.reason, reason);
  });

const possible = [
  { oneOf: [{ type: 'string', format: 'date' }, { type: 'string', format: 'uuid' }] },
  { type: 'string' }, { enum: ['a'] }, { type: 'array', items: { enum: [] } }, { type: 'object', required: ['a'] }, { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  { type: 'object', properties: { a: { type: 'integer', enum: ['x'] } } }, { type: 'integer', minimum: 2, maximum: 2 }, { type: 'string', nullable: true, minLength: 2, maxLength: 1 },
  { type: 'object', required: ['a'], properties: { a: { readOnly: true, type: 'integer', enum: ['x'] } } },
];
for (const schema of possible)
  test(`satisfiable: ${JSON.stringify(schema)}`, () => {
    const document = documentOf({});
    assert.equal(unsatisfiable(document, new Schemas(document), schema), undefined);
  });
