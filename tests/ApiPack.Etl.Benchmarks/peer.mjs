// Runs openapi-snippet over OpenAPI files and prints one JSON line for each pass: operations, operations covered, snippets, CPU seconds
// of parsing (reading and JSON) and of all else, and the process's peak memory so far.
// node peer.mjs [--every N] [--seconds S] [--passes P] [--each] [--dump OUT] PATH…
//   PATH       a .json file, or a folder: all .json files below it, in the order of their paths
//   --every N  only every Nth file, from the first
//   --seconds S  what of a file is not begun after S CPU seconds is not reached
//   --passes P   does all of it P times in this process: the first pass is cold, the others warm
//   --each       prints a line for each file instead, which names it
//   --dump OUT   writes each request with its ten snippets, a JSON line each, or the operation's error
//   --hars     reads requests (HAR) from standard input, a line each, and prints the ten snippets of each, or null, a JSON line each; no PATH
// The package is restored by `npm ci` in ../npm.
import { createRequire } from 'node:module';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const require = createRequire(new URL('../npm/package.json', import.meta.url));
const toHar = require('openapi-snippet/openapi-to-har.js');
const HTTPSnippet = createRequire(require.resolve('openapi-snippet'))('httpsnippet');

const targets = ['shell_curl', 'java_okhttp', 'node_request', 'python_python3', 'go_native', 'ruby_native', 'php_curl', 'swift_nsurlsession', 'c_libcurl', 'javascript_xhr'];
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, seconds: { type: 'string', default: '20' }, passes: { type: 'string', default: '1' }, each: { type: 'boolean', default: false }, dump: { type: 'string' }, hars: { type: 'boolean', default: false } },
});

// The peer and its sampler talk on the console.
const print = console.log;
console.log = console.warn = () => {};

const filesBelow = path => statSync(path).isDirectory()
  ? readdirSync(path).flatMap(name => filesBelow(join(path, name)))
  : path.endsWith('.json') ? [path] : [];
const files = paths.flatMap(filesBelow).sort().filter((_, at) => at % Number(options.every) === 0);

const dump = options.dump === undefined ? undefined : openSync(options.dump, 'w');
if (options.hars) for (const line of readFileSync(0, 'utf8').split('\n').filter(text => text !== '')) print(JSON.stringify(snippetsOrNull(JSON.parse(line))));
else for (let number = 0; number < Number(options.passes); number++) pass();
if (dump !== undefined) closeSync(dump);

function pass() {
  const all = { operations: 0, covered: 0, failed: 0, not_reached: 0, snippets: 0, parse_cpu_seconds: 0, call_cpu_seconds: 0 };
  for (const file of files) {
    const one = measure(file);
    for (const name of Object.keys(all)) all[name] += one[name];
    if (options.each) report({ file, ...one });
  }
  if (!options.each) report(all);
}

function report(counts) {
  print(JSON.stringify({ ...counts, peak_bytes: 1024 * process.resourceUsage().maxRSS }));
}

function measure(file) {
  const counts = { operations: 0, covered: 0, failed: 0, not_reached: 0, snippets: 0 };
  const started = cpuSeconds();
  const api = JSON.parse(readFileSync(file, 'utf8'));
  const parsed = cpuSeconds();
  const deadline = parsed + Number(options.seconds);
  for (const path of Object.keys(api.paths ?? {})) {
    for (const method of Object.keys(api.paths[path]).filter(name => methods.has(name))) {
      counts.operations++;
      if (cpuSeconds() > deadline) counts.not_reached++;
      else cover(counts, api, path, method, file);
    }
  }
  return { ...counts, parse_cpu_seconds: parsed - started, call_cpu_seconds: cpuSeconds() - parsed };
}

function cpuSeconds() {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1e6;
}

function cover(counts, api, path, method, file) {
  try {
    for (const har of toHar.getEndpoint(api, path, method)) {
      const copy = dump === undefined ? undefined : structuredClone(har);
      const code = snippets(har);
      counts.snippets += code.length;
      if (dump !== undefined) writeSync(dump, `${JSON.stringify({ file, path, method, har: copy, code })}\n`);
    }
    counts.covered++;
  } catch (error) {
    // The peer gives up on the operation; that is what the benchmark counts.
    counts.failed++;
    if (dump !== undefined) writeSync(dump, `${JSON.stringify({ file, path, method, error: String(error?.errors?.[0]?.message ?? error?.message ?? error) })}\n`);
  }
}

function snippets(har) {
  const snippet = new HTTPSnippet(har);
  return targets.map(target => snippet.convert(...target.split('_')));
}

/** Half a surrogate pair, which is no text elsewhere, becomes U+FFFD. */
function snippetsOrNull(har) {
  try {
    return snippets(har).map(code => code.toWellFormed());
  } catch {
    return null;
  }
}
