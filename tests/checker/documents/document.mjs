import { createRequire } from 'node:module';
import { samplesOf } from './samples.mjs';

const yaml = () => createRequire(new URL('../../npm/package.json', import.meta.url))('yaml');

/** A parsed OpenAPI document: its root, its text, and local references resolved. External references are never followed. */
export class Document {
  #targets = new Map();
  #samples;

  constructor(text, isYaml = false) {
    this.text = text;
    this.root = isYaml ? yaml().parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
    const version = String(this.root?.swagger ?? this.root?.openapi ?? '');
    this.version = version.startsWith('2') ? '2.0' : version.startsWith('3.0') ? '3.0' : '3.1';
  }

  /** The value at a reference such as `#/components/schemas/A`, or undefined. */
  target(reference) {
    if (this.#targets.has(reference)) return this.#targets.get(reference);
    const found = this.#walk(reference);
    this.#targets.set(reference, found);
    return found;
  }

  /** The object itself, or what its chain of `$ref` leads to; undefined when the chain is broken or endless. */
  resolve(node) {
    for (let hops = 0; hops < 50; hops++) {
      if (typeof node?.$ref !== 'string') return node;
      node = this.target(node.$ref);
    }
    return undefined;
  }

  /** True when the text stands in the document itself, so that it is its author's and no residue of a generator. */
  says(text) {
    const quoted = JSON.stringify(text).slice(1, -1);
    return this.text.includes(quoted) || this.text.includes(text);
  }

  /** True when the document gives the text as an example, a default or a fixed value. */
  gives(text) {
    this.#samples ??= samplesOf(this.root);
    return this.#samples.has(text);
  }

  #walk(reference) {
    if (!reference.startsWith('#')) return undefined;
    let node = this.root;
    for (const token of pointerTokens(reference)) {
      if (node === null || typeof node !== 'object' || !Object.hasOwn(node, token)) return undefined;
      node = node[token];
    }
    return node;
  }
}

/** The last token of a reference: the name of the component it points at. */
export const componentName = reference => pointerTokens(reference).at(-1) ?? '';

function pointerTokens(reference) {
  const fragment = reference.slice(1);
  if (fragment === '') return [];
  return fragment.split('/').slice(1).map(token => decoded(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(token) {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
