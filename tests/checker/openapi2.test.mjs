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
