import { createRequire } from 'node:module';
import { keywords } from './keywords.mjs';
import { Patterns } from './patterns.mjs';
import { Translation } from './translate.mjs';

const require = createRequire(new URL('../../npm/package.json', import.meta.url));
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

/**
 * The schemas of one document, compiled when first met and kept. `plain` depth is JSON Schema alone, `full` adds what OpenAPI says
 * beyond it (see Translation).
 */
export class Schemas {
  #depths;
  #notes = [];

  constructor(document, { formats = true } = {}) {
    this.document = document;
    this.#depths = { plain: new Depth(document, false, false, this.#notes), full: new Depth(document, true, formats, this.#notes) };
  }

  /** True when a format is checked. */
  knowsFormat(name) {
    return this.#depths.full.formats.has(name);
  }

  /** @returns {{valid: boolean, errors: object[], notes: {reason: string, detail: string}[]}} notes: what could not be judged */
  validate(schema, instance, depth = 'full') {
    this.#notes.length = 0;
    const validator = this.#depths[depth].validator(schema);
    const valid = validator(instance);
    return { valid, errors: valid ? [] : [...(validator.errors ?? [])], notes: [...this.#notes] };
  }
}

class Depth {
  #ajv;
  #translation;
  #links = [];
  #linkKeys = new Map();
  #compiled = new Map();
  #notes;

  constructor(document, full, formats, notes) {
    this.#notes = notes;
    this.document = document;
    this.#translation = new Translation(document, full, (reference, context) => this.#link(reference, context));
    this.#ajv = new Ajv({
      strict: false, validateSchema: false, logger: false, meta: false, inlineRefs: false, addUsedSchema: false,
      validateFormats: full && formats, multipleOfPrecision: 6, code: { regExp: new Patterns(notes).compiler },
    });
    if (full && formats) this.#addFormats();
    for (const keyword of keywords(link => this.#validatorOf(link))) this.#ajv.addKeyword(keyword);
  }

  /**
   * A format is a hint: the document's own sample outranks it. A time may lack its zone, which the patterns beside it usually forbid.
   */
  #addFormats() {
    addFormats(this.#ajv);
    this.#ajv.addFormat('time', this.#ajv.formats['iso-time']);
    for (const [name, format] of Object.entries(this.#ajv.formats)) {
      const holds = format instanceof RegExp ? text => format.test(text) : format.validate instanceof RegExp ? text => format.validate.test(text) : format.validate ?? format;
      if (typeof holds === 'function' && format.type === 'number') this.#ajv.addFormat(name, { type: 'number', validate: value => holds(value) || this.document.gives(String(value)) });
      else if (typeof holds === 'function') this.#ajv.addFormat(name, text => holds(text) || this.document.gives(text));
    }
  }

  get formats() {
    return new Set(Object.keys(this.#ajv.formats));
  }

  validator(schema) {
    if (!this.#compiled.has(schema)) this.#compiled.set(schema, this.#compile(schema, {}));
    return this.#compiled.get(schema);
  }

  #link(reference, context) {
    const key = JSON.stringify([reference, [...(context.optional ?? [])].sort(), context.asBase === true]);
    if (!this.#linkKeys.has(key)) {
      this.#linkKeys.set(key, this.#links.length);
      this.#links.push({ reference, context });
    }
    return this.#linkKeys.get(key);
  }

  #validatorOf(index) {
    const link = this.#links[index];
    link.validator ??= this.#resolved(link);
    return link.validator;
  }

  #resolved({ reference, context }) {
    const target = this.document.target(reference);
    return target === undefined ? this.#unjudged('unresolved-reference', reference) : this.#compile(target, context);
  }

  #compile(schema, context) {
    try {
      return this.#ajv.compile(this.#translation.of(schema, context));
    } catch (error) {
      return this.#unjudged('schema-cannot-compile', error.message);
    }
  }

  #unjudged(reason, detail) {
    return () => {
      this.#notes.push({ reason, detail });
      return true;
    };
  }
}
