import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCurl } from './curl/curl.mjs';
import { shellWords } from './curl/shell.mjs';

const words = {
  "a 'b c' \"d e\"": ['a', 'b c', 'd e'],
  "'it'\\''s'": ["it's"],
  'a\\\n b': ['a', 'b'],
  '"\\$x \\" \\a"': ['$x " \\a'],
  "$'a\\nb\\'c\\x41\\u00e9'": ["a\nb'cAé"],
  "'' x": ['', 'x'],
  "a'$x`y`'b": ['a$x`y`b'],
  'a#b': ['a#b'],
};
for (const [command, expected] of Object.entries(words))
  test(`shell words of ${JSON.stringify(command)}`, () => assert.deepEqual(shellWords(command), { words: expected }));

for (const command of ["'a", '"a', 'a $b', '"$b"', 'a | b', 'a; b', '`a`', '"`a`"', 'a\nb', 'a > b', 'a*', "$'a"])
  test(`refused by the shell reader: ${JSON.stringify(command)}`, () => assert.ok(shellWords(command).fault));

const requests = {
  "curl --request POST --url 'https://a.b/c?d=1' --header 'Content-Type: application/json' --data '{\"e\":1}'": {
    method: 'POST', url: 'https://a.b/c?d=1', query: [], headers: [{ name: 'Content-Type', value: 'application/json' }], cookies: [],
    body: { kind: 'text', media_type: 'application/json', text: '{"e":1}' },
  },
  "curl 'https://a.b' -d 'a=1%202' -d b": {
    method: 'POST', url: 'https://a.b', query: [], cookies: [], headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
    body: { kind: 'form', media_type: 'application/x-www-form-urlencoded', fields: [{ encoded: 'a=1%202', name: 'a', value: '1 2' }, { encoded: 'b', name: 'b', value: '' }] },
  },
  "curl https://a.b -F 'f=@x.png;type=image/png' -F 'g=\"a;b\";type=text/plain' --form-string 'h=@i;j' -b 'c=1; d=2'": {
    method: 'POST', url: 'https://a.b', query: [], cookies: [{ name: 'c', value: '1' }, { name: 'd', value: '2' }], headers: [{ name: 'Content-Type', value: 'multipart/form-data' }],
    body: {
      kind: 'multipart', media_type: 'multipart/form-data',
      parts: [{ name: 'f', value: '', file_name: 'x.png', content_type: 'image/png' }, { name: 'g', value: 'a;b', file_name: undefined, content_type: 'text/plain' }, { name: 'h', value: '@i;j' }],
    },
  },
  "curl --head https://a.b -H 'X-Empty;' -H 'Accept:' -u user:pass": {
    method: 'HEAD', url: 'https://a.b', query: [], cookies: [], body: null,
    headers: [{ name: 'X-Empty', value: '' }, { name: 'Authorization', value: 'Basic dXNlcjpwYXNz' }],
  },
  "curl -G https://a.b --data-urlencode 'q=a b&c'": { method: 'GET', url: 'https://a.b?q=a%20b%26c', query: [], headers: [], cookies: [], body: null },
  "curl -X PUT https://a.b --data-binary @f.bin -H 'Content-Type: image/png'": {
    method: 'PUT', url: 'https://a.b', query: [], cookies: [], headers: [{ name: 'Content-Type', value: 'image/png' }], body: { kind: 'binary', media_type: 'image/png', file_name: 'f.bin' },
  },
};
for (const [command, expected] of Object.entries(requests))
  test(`request of ${command}`, () => assert.deepEqual(readCurl(command), { request: expected, faults: [] }));

const faults = {
  'wget https://a.b': 'curl-syntax',
  'curl --frobnicate https://a.b': 'curl-syntax',
  'curl --request GET': 'curl-syntax',
  "curl 'https://a.b/{id}'": 'curl-glob',
  "curl 'https://a.b?a[0]=1'": 'curl-glob',
  'curl -X HEAD https://a.b': 'curl-head',
};
for (const [command, rule] of Object.entries(faults))
  test(`${rule}: ${command}`, () => assert.deepEqual(readCurl(command).faults.map(fault => fault.rule), [rule]));

test('--globoff lets braces stand', () => assert.deepEqual(readCurl("curl --globoff 'https://a.b/{id}'").faults, []));
