import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Schemas } from '../schemas/schemas.mjs';
import { Document } from './document.mjs';

const kept = 4;

/** The documents below a folder, each with its compiled schemas; the last few are kept in memory. */
export class Library {
  #root;
  #open = new Map();

  #options;

  /** @param {{formats?: boolean}} options as for Schemas */
  constructor(root, options = {}) {
    this.#options = options;
    this.#root = path.resolve(root);
  }

  /** @returns {{document: Document, schemas: Schemas}} */
  get(file) {
    const known = this.#open.get(file);
    if (known) return known;
    const full = path.resolve(this.#root, file);
    if (!full.startsWith(this.#root + path.sep)) throw new Error(`${file} is not below ${this.#root}`);
    const document = new Document(readFileSync(full, 'utf8').replace(/^\uFEFF/, ''), /\.ya?ml$/i.test(file));
    const entry = { document, schemas: new Schemas(document, this.#options) };
    if (this.#open.size >= kept) this.#open.delete(this.#open.keys().next().value);
    this.#open.set(file, entry);
    return entry;
  }
}
