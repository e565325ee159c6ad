import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { requestsOf } from './cases/expectation.mjs';
import { Library } from './documents/library.mjs';
import { checkRequest } from './rules/check.mjs';

const folder = fileURLToPath(new URL('../ApiPack.Etl.Tests/OpenApi2/cases/', import.meta.url));
const library = new Library(folder);
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
const files = readdirSync(folder);
const expectations = files.filter(file => file.endsWith('.expected.json'));

for (const file of expectations) {
  const name = file.replace('.expected.json', '');
  const document = files.find(other => other === `${name}.json` || other === `${name}.yaml`);
  const { covers, operations } = JSON.parse(readFileSync(folder + file, 'utf8'));

  test(`${name}: names what it covers, and every operation`, () => {
    assert.ok(covers.length > 0);
    const { root, ...source } = library.get(document).document;
    const declared = Object.entries(root.paths).flatMap(([path, item]) =>
      Object.keys(library.get(document).document.resolve(item)).filter(key => methods.has(key)).map(method => `${method} ${path}`));
    assert.equal(source.version, '2.0');
    assert.deepEqual(Object.keys(operations).sort(), declared.sort());
  });

  for (const [operation, expected] of Object.entries(operations))
    test(`${name}: ${operation} as expected is right by the specification`, () => {
      const [method, ...path] = operation.split(' ');
      const requests = [...requestsOf(expected)];
      assert.ok(requests.length > 0);
      for (const request of requests) {
        const { violations, excuses } = checkRequest(library.get(document), { method, path: path.join(' ') }, request, { mode: 'filled' });
        assert.deepEqual([violations, excuses], [[], []], JSON.stringify(request));
      }
    });
}

test('every document has its expectation', () => {
  const documents = files.filter(file => /\.(json|yaml)$/.test(file) && !file.endsWith('.expected.json'));
  assert.ok(documents.length >= 25);
  assert.deepEqual(documents.map(file => file.replace(/\.(json|yaml)$/, '.expected.json')), expectations);
});

/** [document, operation, change of its expected request, rule that breaks] */
const wrong = [
  ['03-schemes.json', 'get /secure', request => { request.url = 'http://schemes.example/secure'; }, 'host'],
  ['02-no-host.json', 'get /things', request => { request.url = 'https://any.example/things'; }, 'host'],
  ['05-consumes-and-produces.json', 'put /operation', request => { request.headers[0].value = request.body.media_type = 'application/json'; }, 'content-type-undeclared'],
  ['08-form-multipart.json', 'post /photos', request => { delete request.body.parts[0].file_name; }, 'file-as-text'],
  ['09-form-either-type.json', 'post /with-file', request => { request.body = { kind: 'form', media_type: 'application/x-www-form-urlencoded', fields: [] }; request.headers[0].value = request.body.media_type; }, 'content-type-undeclared'],
  ['10-query-lists.json', 'get /determined', request => { request.query[4].encoded = 'pipes=e,e'; }, 'parameter-bounds'],
  ['11-path-and-header-lists.json', 'get /csv/{ids}', request => { request.url = request.url.replace('8,8', '8%7C8'); }, 'parameter-bounds'],
  ['13-api-key.json', 'get /query', request => { request.query.pop(); }, 'security'],
  ['16-security-alternatives.json', 'get /none', request => { request.headers.push({ name: 'X-Key', value: 'k' }); }, 'undeclared-header'],
  ['17-path-level-parameters.json', 'delete /rooms/{room}', request => { request.url = 'https://levels.example/rooms/blue'; }, 'parameter-type'],
  ['18-all-of-and-discriminator.json', 'post /cats', request => { request.body.text = request.body.text.replace('Cat', 'Dog'); }, 'discriminator'],
  ['20-read-only.json', 'post /teams', request => { request.body.text = '{"members":[{"login":"ada","id":1}]}'; }, 'read-only-sent'],
  ['21-bounds.json', 'get /numbers', request => { request.query[0].encoded = 'over=5'; }, 'parameter-bounds'],
  ['25-xml.json', 'post /named', request => { request.body.text = '<Named/>'; }, 'xml-root'],
];
for (const [file, operation, change, rule] of wrong)
  test(`${file}: ${operation} changed breaks ${rule}`, () => {
    const { operations } = JSON.parse(readFileSync(folder + file.replace('.json', '.expected.json'), 'utf8'));
    const request = requestsOf(operations[operation]).next().value;
    change(request);
    const [method, path] = operation.split(' ');
    const found = checkRequest(library.get(file), { method, path }, request, { mode: 'filled' }).violations.map(violation => violation.rule);
    assert.ok(found.includes(rule), found.join(' '));
  });
