import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Library } from './documents/library.mjs';
import { readLine } from './requests/lines.mjs';
import { Summary } from './requests/summary.mjs';
import { checkRequest } from './rules/check.mjs';
import { Findings } from './rules/rules.mjs';

const usage = `usage: node check.mjs --root FOLDER --mode filled|placeholder [--no-formats] [--lines|--all-lines] [--input FILE] < requests.jsonl

Checks requests, one JSON object a line, against the OpenAPI files below FOLDER, and prints one JSON summary:
  {"file", "method", "path", "request"}            a request: method, url, query, headers, cookies, body
  {"file", "method", "path", "lang", "api_call"}   a curl command; calls in other languages are passed over
  {"file", "method", "path", "error"}              no request: counted as a failure
  {"file", "error"}                                no operations: counted by reason, judged by nobody
--no-formats  formats bind nothing    --lines  a JSON line for each operation that fails, before the summary
--all-lines    a JSON line for each line judged, in their order, before the summary`;

/** Checks every line; the summary is the last line of the output. */
async function main() {
  const options = readOptions();
  const library = new Library(options.root, { formats: options.formats });
  const summary = new Summary();
  const input = options.input ? createReadStream(options.input) : process.stdin;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    const line = readLine(text);
    if (!line) continue;
    if (line.refused) {
      summary.refuse(line);
      continue;
    }
    const findings = check(library, line, options);
    summary.add(line, findings);
    if (options.allLines || (options.lines && findings.violations.length > 0)) print({ file: line.file, method: line.method, path: line.path, violations: findings.violations });
  }
  print(summary);
}

function check(library, line, options) {
  const findings = line.request ? checkRequest(library.get(line.file), line, line.request, options) : new Findings();
  for (const { rule, detail } of line.faults) findings.violate(rule, detail);
  return findings;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      root: { type: 'string' }, mode: { type: 'string', default: 'filled' }, input: { type: 'string' },
      lines: { type: 'boolean', default: false }, 'all-lines': { type: 'boolean', default: false }, 'no-formats': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) exit(usage, 0);
  if (!values.root || !['filled', 'placeholder'].includes(values.mode)) exit(usage, 2);
  return { root: values.root, mode: values.mode, input: values.input, lines: values.lines, allLines: values['all-lines'], formats: !values['no-formats'] };
}

function exit(text, code) {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exit(code);
}

const print = value => process.stdout.write(`${JSON.stringify(value)}\n`);

await main();
