import { longestMatch } from './lengths.mjs';
import { overlap } from './overlap.mjs';
import { readOnlyNames } from './readOnly.mjs';
import { conjuncts, enumOf, itemsOf, typesOf } from './shape.mjs';

const visits = 2000;
const known = new WeakMap();
const words = new Set(['description', 'title', 'example', 'examples', 'deprecated', 'externalDocs']);

/**
 * Why no value of a request can be valid by a schema, as far as that can be proven; undefined otherwise.
 * @returns {{reason: string, detail: string} | undefined}
 */
export function unsatisfiable(document, schemas, schema) {
  if (schema === null || typeof schema !== 'object') return undefined;
  if (!known.has(schema)) known.set(schema, new Proof(document, schemas).of(schema, []));
  return known.get(schema);
}

class Proof {
  #visits = 0;

  constructor(document, schemas) {
    Object.assign(this, { document, schemas });
  }

  of(schema, path) {
    if (schema === null || typeof schema !== 'object' || ++this.#visits > visits) return undefined;
    const target = this.document.resolve(schema) ?? schema;
    if (path.includes(target)) return { reason: 'schema-requires-itself', detail: '' };
    const parts = [...conjuncts(this.document, schema)];
    const types = typesOf(this.document, schema);
    if (types?.size === 0) return { reason: 'types-conflict', detail: JSON.stringify(parts.map(part => part.type).filter(Boolean)) };
    if (types?.has('null')) return undefined;
    return this.#enum(schema) ?? this.#pattern(parts, types) ?? this.#bounds(parts, types) ?? this.#members(schema, parts, types, [...path, target]) ?? this.#branches(parts, [...path, target]);
  }

  #enum(schema) {
    const values = enumOf(this.document, schema);
    if (!values || values.some(value => this.schemas.validate(schema, value, 'plain').valid)) return undefined;
    return { reason: 'enum-invalid', detail: JSON.stringify(values).slice(0, 120) };
  }

  #bounds(parts, types) {
    const only = type => types !== null && [...types].every(member => member === type || (type === 'number' && member === 'integer'));
    const crossed = (type, low, high) => only(type) && Math.max(...numbers(parts, low)) > Math.min(...numbers(parts, high));
    for (const [type, low, high] of [['string', 'minLength', 'maxLength'], ['array', 'minItems', 'maxItems'], ['number', 'minimum', 'maximum'], ['object', 'minProperties', 'maxProperties']])
      if (crossed(type, low, high)) return { reason: 'bounds-conflict', detail: `${low} over ${high}` };
    return undefined;
  }

  /** A text must match a pattern that matches none, or none so long. */
  #pattern(parts, types) {
    if (!(types?.size === 1 && types.has('string'))) return undefined;
    for (const { pattern } of parts) {
      const longest = typeof pattern === 'string' ? longestMatch(pattern) : undefined;
      if (longest !== undefined && longest < Math.max(0, ...numbers(parts, 'minLength'))) return { reason: 'pattern-against-length', detail: pattern };
    }
    return undefined;
  }

  #members(schema, parts, types, path) {
    if (types?.size === 1 && types.has('array') && Math.max(0, ...numbers(parts, 'minItems')) > 0) return this.of(itemsOf(this.document, schema), path);
    const isObject = types === null ? parts.some(part => part.properties) : types.size === 1 && types.has('object');
    if (!isObject) return undefined;
    const optional = readOnlyNames(this.document, schema);
    for (const name of new Set(parts.flatMap(part => (Array.isArray(part.required) ? part.required : [])))) {
      if (optional.has(name)) continue;
      const fault = this.#required(parts, name, path);
      if (fault) return fault;
    }
    return undefined;
  }

  #required(parts, name, path) {
    const binding = parts.map(part => ownOf(part, name)).filter(schema => schema !== undefined);
    const types = binding.map(schema => typesOf(this.document, schema)).filter(own => own !== null);
    if (types.length > 1 && types.reduce((left, right) => new Set([...left].filter(type => right.has(type)))).size === 0)
      return { reason: 'types-conflict', detail: name };
    for (const part of parts) {
      const declared = part.properties && Object.hasOwn(part.properties, name);
      if (part.additionalProperties === false && !declared && !part.patternProperties) return { reason: 'required-not-allowed', detail: name };
      const fault = declared ? this.of(part.properties[name], path) : undefined;
      if (fault) return { reason: fault.reason, detail: `${name} ${fault.detail}`.trim() };
    }
    return undefined;
  }

  #branches(parts, path) {
    for (const part of parts)
      for (const key of ['oneOf', 'anyOf']) {
        const branches = Array.isArray(part[key]) ? part[key] : [];
        if (branches.length === 0) continue;
        const faults = branches.map(branch => (path.includes(this.document.resolve(branch)) ? undefined : this.of(branch, path) ?? this.#forbidden(parts, branch)));
        if (faults.every(Boolean)) return faults[0];
        if (key === 'oneOf' && this.#allTwins(branches.map(branch => this.document.resolve(branch)))) return { reason: 'one-of-equal-branches', detail: '' };
        if (key === 'oneOf' && overlap(this.document, branches)) return { reason: 'one-of-untold-branches', detail: '' };
      }
    return undefined;
  }

  /** A branch requires what a closed part around it does not declare. */
  #forbidden(parts, branch) {
    const required = [...conjuncts(this.document, branch)].flatMap(part => (Array.isArray(part.required) ? part.required : []));
    for (const part of parts.filter(around => around.additionalProperties === false && !around.patternProperties)) {
      const name = required.find(candidate => !Object.hasOwn(part.properties ?? {}, candidate));
      if (name !== undefined) return { reason: 'required-not-allowed', detail: name };
    }
    return undefined;
  }

  /** Each branch stands twice, so that whatever one takes the other takes too. */
  #allTwins(branches) {
    const says = (key, value) => !(words.has(key) && typeof value !== 'object') && !(key === 'format' && !this.schemas.knowsFormat(value));
    const texts = branches.map(branch => JSON.stringify(branch, (key, value) => (says(key, value) ? value : undefined)));
    return texts.every((text, index) => texts.some((other, place) => place !== index && other === text));
  }
}

/** What a part says of a property: its own schema, else that of further properties. */
function ownOf(part, name) {
  if (part.properties && Object.hasOwn(part.properties, name)) return part.properties[name];
  return part.additionalProperties && typeof part.additionalProperties === 'object' ? part.additionalProperties : undefined;
}

const numbers = (parts, key) => parts.map(part => part[key]).filter(value => typeof value === 'number');
