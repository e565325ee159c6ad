import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers } from './operations/mediaTypes.mjs';
import { readLine } from './requests/lines.mjs';
import { Document } from './documents/document.mjs';
import { checkRequest } from './rules/check.mjs';
import { mayHold } from './schemas/formats.mjs';
import { longestMatch } from './schemas/lengths.mjs';
import { unsatisfiable } from './schemas/satisfiable.mjs';
import { Schemas } from './schemas/schemas.mjs';

/** The findings of a request for an operation `post /p`, or `get /p`, at any host. */
function findingsOf(operation, request, path = '/p', method = 'post') {
  const document = new Document(JSON.stringify({ openapi: '3.0.3', paths: { [path]: { [method]: { responses: {}, ...operation } } } }));
  return checkRequest({ document, schemas: new Schemas(document) }, { method, path }, { method, url: `https://any.example${path}`, headers: [], ...request }, { mode: 'filled' });
}
const rules = findings => [findings.violations.map(one => one.rule), findings.excuses.map(one => one.reason)];
const form = (mediaType, schema) => ({ requestBody: { content: { [mediaType]: { schema } } } });
const sent = (mediaType, body) => ({ headers: [{ name: 'Content-Type', value: mediaType }], body: { media_type: mediaType, ...body } });
const object = { type: 'object', properties: { a: { type: 'integer' }, o: { type: 'string' } } };
const other = { type: 'object', properties: { b: { type: 'integer' }, a: { type: 'string' } } };

const cases = [
  ['a list in a form is not said', form('application/x-www-form-urlencoded', { type: 'array', items: { type: 'string' } }), {}, [[], ['form-of-no-object']]],
  ['an object in a form is said', form('application/x-www-form-urlencoded', { type: 'object', properties: { a: {} } }), {}, [['body-omitted'], []]],
  ['a form that is called form-data', form('application/form-data', object), sent('multipart/form-data', { kind: 'multipart', parts: [{ name: 'a', value: '1' }] }), [[], []]],
  ['a form that is called form-data, with a wrong part', form('application/form-data', { required: ['a'], ...object }), sent('text/plain', { kind: 'text', text: '' }), [['content-type-undeclared'], []]],
  ['objects of a list in a form are JSON', form('application/x-www-form-urlencoded', { properties: { l: { type: 'array', items: object } } }),
    sent('application/x-www-form-urlencoded', { kind: 'form', fields: [{ encoded: 'l=%7B%22a%22%3A1%7D' }] }), [[], []]],
  ['a wrong object of a list in a form', form('application/x-www-form-urlencoded', { properties: { l: { type: 'array', items: object } } }),
    sent('application/x-www-form-urlencoded', { kind: 'form', fields: [{ encoded: 'l=%7B%22a%22%3A%22x%22%7D' }] }), [['body-invalid'], []]],
  ['a header that frames the message', { parameters: [{ name: 'Content-Length', in: 'header', required: true, schema: { type: 'integer' } }] }, {}, [[], ['framing-header']]],
  ['another required header', { parameters: [{ name: 'X-Length', in: 'header', required: true, schema: { type: 'integer' } }] }, {}, [['parameter-missing'], []]],
  ['a property that is named as another parameter', { parameters: [{ name: 'a', in: 'query', schema: { type: 'boolean' } }, { name: 'q', in: 'query', schema: object }] },
    { query: [{ encoded: 'a=1' }] }, [[], ['names-collide', 'names-collide']]],
];
for (const [name, operation, request, expected] of cases) test(name, () => assert.deepEqual(rules(findingsOf(operation, request)), expected));

test('an enum tells where a value without a slash between ends', () => {
  const parameters = [{ name: 'n', in: 'path', schema: { type: 'string' } }, { name: 'e', in: 'path', schema: { enum: ['xml'] } }];
  const judged = url => rules(findingsOf({ parameters }, { url }, '/p/{n}.{e}'))[0];
  assert.deepEqual(judged('https://any.example/p/6.441.xml'), []);
  assert.notDeepEqual(judged('https://any.example/p/6.441.json'), []);
});

const reasonOf = schema => {
  const document = new Document(JSON.stringify({ openapi: '3.0.3' }));
  return unsatisfiable(document, new Schemas(document), schema)?.reason;
};
const closed = { type: 'object', additionalProperties: false };
const schemas = [
  [{ oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }] }, 'one-of-untold-branches'],
  [{ oneOf: [{ required: ['a'], properties: { a: { type: 'string' } } }, { required: ['b'], properties: { b: { type: 'string' } } }] }, undefined],
  [{ oneOf: [{ ...closed, properties: { a: {} } }, { ...closed, properties: { b: {} } }] }, undefined],
  [{ oneOf: [object, other] }, undefined],
  [{ ...closed, anyOf: [{ required: ['a'], properties: { a: {} } }] }, 'required-not-allowed'],
  [{ ...closed, properties: { a: {} }, anyOf: [{ required: ['a'] }] }, undefined],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'boolean' } }, allOf: [{ additionalProperties: { type: 'object' } }] }, 'types-conflict'],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'object' } }, allOf: [{ additionalProperties: { type: 'object' } }] }, undefined],
  [{ type: 'string', minLength: 32, pattern: '/^[a-z0-9]$/' }, 'pattern-against-length'],
  [{ type: 'string', minLength: 3, pattern: '^[a-z]{3}$' }, undefined],
];
for (const [schema, reason] of schemas) test(`${JSON.stringify(schema).slice(0, 90)}: ${reason ?? 'can be satisfied'}`, () => assert.equal(reasonOf(schema), reason));

test('the longest match of plain patterns, and of those judged by hand', () => {
  for (const [pattern, longest] of [['^[a-z]$', 1], ['^ab{3}$', 4], ['^a*$', undefined], ['^(ab)$', undefined], ['a', undefined]]) assert.equal(longestMatch(pattern), longest, pattern);
  const label = /^[a-zA-Z]((?!--|__|..)[a-zA-Z0-9-_.])+$/;
  assert.ok(label.test('ab') && !['abc', 'a-b', 'aaaa', 'a.b.c'].some(text => label.test(text)));
});

test('a format that the pattern beside it refuses binds nothing', () => {
  assert.equal(mayHold({ format: 'date', pattern: 'YYYY-MM' }), false);
  assert.equal(mayHold({ format: 'uuid', minLength: 64 }), false);
  assert.equal(mayHold({ format: 'uuid', pattern: '^[0-9A-F-]{36}$' }), true);
  assert.equal(mayHold({ format: 'date-time', minLength: 25 }), true);
});

test('classes that Java names', () => {
  const takes = (pattern, text) => new Schemas(new Document('{"openapi":"3.0.3"}')).validate({ type: 'string', pattern }, text).valid;
  assert.equal(takes('^[\\p{Alnum}_]+$', 'a_1'), true);
  assert.equal(takes('^[\\p{Alnum}_]+$', 'a-1'), false);
  assert.equal(takes('^\\p{XDigit}{4}$', '09aF'), true);
  assert.equal(takes('^[\\p{Print}&&[^|:/]]+$', 'a b'), true);
  assert.equal(takes('^[\\p{Print}&&[^|:/]]+$', 'a|b'), false);
});

test('a type of no name covers any, form-data only multipart', () => {
  assert.equal(covers('', 'application/json'), true);
  assert.equal(covers('application/form-data', 'multipart/form-data'), true);
  assert.equal(covers('application/form-data', 'application/json'), false);
});

test('a file without operations is refused, an operation without a call is not', () => {
  assert.deepEqual(readLine('{"file":"a.json","error":"no-endpoints: none"}'), { file: 'a.json', refused: 'no-endpoints: none' });
  assert.equal(readLine('{"file":"a.json","method":"get","path":"/","error":"bad-url"}').faults.length, 1);
});
