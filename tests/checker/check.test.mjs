import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const operation = { file: 'shop-3.0.json', method: 'get', path: '/items/{id}' };
const lines = [
  { ...operation, request: { method: 'GET', url: 'https://eu.shop.example/v1/items/7' } },
  { ...operation, endpoint_name: 'x', lang: 'shell_curl', api_call: "curl --request GET --url 'https://eu.shop.example/v1/items/x'" },
  { ...operation, endpoint_name: 'x', lang: 'go_native', api_call: 'package main' },
  { ...operation, error: 'too large' },
];

function run(...options) {
  const input = lines.map(line => JSON.stringify(line)).join('\n');
  return spawnSync(process.execPath, [`${folder}check.mjs`, ...options], { input, encoding: 'utf8' });
}

test('a summary of requests, curl commands and missing calls', () => {
  const { stdout, status } = run('--root', `${folder}cases`, '--lines');
  assert.equal(status, 0);
  const printed = stdout.trim().split('\n').map(line => JSON.parse(line));
  assert.deepEqual(printed.slice(0, -1).map(line => line.violations[0].rule), ['parameter-type', 'no-request']);
  const summary = printed.at(-1);
  assert.deepEqual([summary.operations, summary.strict, summary.joint], [3, 1, 2]);
  assert.deepEqual(summary.by_rule, { 'no-request': 1, 'parameter-type': 1 });
  assert.equal(summary.examples['parameter-type'][0].path, '/items/{id}');
});

test('wrong usage says how to call it', () => {
  const { stderr, status } = run('--mode', 'other');
  assert.equal(status, 2);
  assert.match(stderr, /usage/);
});

test('a file outside the root is refused', () => {
  const input = JSON.stringify({ ...lines[0], file: '../check.mjs' });
  const { status, stderr } = spawnSync(process.execPath, [`${folder}check.mjs`, '--root', `${folder}cases`], { input, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /is not below/);
});
