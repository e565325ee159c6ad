import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { right, wrong } from './cases/requests.mjs';
import { Library } from './documents/library.mjs';
import { checkRequest } from './rules/check.mjs';
import { rules } from './rules/rules.mjs';

const library = new Library(fileURLToPath(new URL('cases', import.meta.url)));

function findingsOf({ operation, request, mode = 'filled' }) {
  const [method, ...path] = operation.split(' ');
  return checkRequest(library.get('shop-3.0.json'), { method, path: path.join(' ') }, request, { mode });
}

for (const [name, one] of Object.entries(right))
  test(`right: ${name}`, () => {
    const { violations, excuses } = findingsOf(one);
    assert.deepEqual(violations, []);
    assert.deepEqual(excuses.map(excuse => excuse.reason), one.excuses ?? []);
  });

for (const [name, one] of Object.entries(wrong))
  test(`wrong: ${name}`, () => {
    const found = new Set(findingsOf(one).violations.map(violation => violation.rule));
    assert.deepEqual([...found].sort(), [...one.breaks].sort());
  });

test('every rule about requests has a case that breaks it', () => {
  const broken = new Set(Object.values(wrong).flatMap(one => one.breaks));
  const missing = Object.keys(rules).filter(rule => !rule.startsWith('curl-') && !broken.has(rule));
  assert.deepEqual(missing, []);
});
