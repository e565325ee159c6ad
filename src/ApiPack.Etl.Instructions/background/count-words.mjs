// Counts the words of API prose: node count-words.mjs CORPUS_DIRECTORY > words.tsv
//
// CORPUS_DIRECTORY holds OpenAPI files (*.json, any depth). Read are the summaries and descriptions of operations, each distinct text
// once, without markup, URLs and code. Out come the 6,000 most frequent words that at least three providers use: word and count,
// most frequent first, ties by word. A word stands in the case that most providers give it inside sentences (`Azure`, `GitHub`), in
// lower case when two in five do (`user`), when fewer than three use another, or when it is an HTTP method.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = 6000;
const PROVIDERS = 3;
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const texts = new Map();
const corpus = process.argv[2];
for (const file of readdirSync(corpus, { recursive: true }).filter(name => name.endsWith('.json')).sort()) {
  const document = JSON.parse(readFileSync(join(corpus, file), 'utf8'));
  const provider = document.info?.['x-providerName'] ?? file;
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of METHODS.map(method => item?.[method])) {
      for (const text of [operation?.summary, operation?.description]) {
        if (typeof text === 'string' && !texts.has(text)) texts.set(text, provider);
      }
    }
  }
}

const counts = new Map();
for (const [text, provider] of texts) {
  const plain = text.slice(0, 4000)
    .replace(/```[^]*?```|`[^`]*`|<[^>]*>|https?:\S+|\{[^}]*\}|&[a-z0-9#]+;/g, ' ')
    .replace(/\]\([^)]*\)/g, ']');
  for (const sentence of plain.split(/[.!?:](?=\s|$)|\n\s*\n/)) {
    const words = sentence.match(/[A-Za-z][A-Za-z0-9]*(?:['’-][A-Za-z0-9]+)*/g) ?? [];
    const prose = words.length >= 6 && words.filter(word => word === word.toLowerCase()).length * 2 > words.length;
    words.forEach((word, position) => {
      const key = word.toLowerCase();
      if (key.length > 24) return;
      const entry = counts.get(key) ?? { count: 0, cases: new Map(), providers: new Set() };
      counts.set(key, entry);
      entry.count++;
      entry.providers.add(provider);
      if (prose && position > 0) entry.cases.set(word, (entry.cases.get(word) ?? new Set()).add(provider));
    });
  }
}

const spelled = ([key, { cases }]) => {
  const uses = [...cases].map(([word, users]) => [word, users.size]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  const all = uses.reduce((sum, [, size]) => sum + size, 0);
  const isLower = METHODS.includes(key) || (cases.get(key)?.size ?? 0) * 5 >= all * 2 || uses[0][1] < 3;
  return isLower ? key : uses[0][0];
};
const lines = [...counts]
  .filter(([, entry]) => entry.providers.size >= PROVIDERS)
  .sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
  .slice(0, WORDS)
  .map(entry => `${spelled(entry)}\t${entry[1].count}`);
process.stdout.write(lines.join('\n') + '\n');
