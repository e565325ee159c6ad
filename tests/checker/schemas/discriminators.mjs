import { componentName } from '../documents/document.mjs';
import { conjuncts, enumOf, propertyOf } from './shape.mjs';

/**
 * Which discriminator values name which schemas of a document. A value is a component's name, a key of a mapping to it, or
 * `x-ms-discriminator-value`; where the component's own enum for the property admits none of these, its enum.
 */
export class Discriminators {
  #document;
  #components;
  #children;
  #names;

  constructor(document) {
    this.#document = document;
    this.#components = (document.version === '2.0' ? document.root.definitions : document.root.components?.schemas) ?? {};
  }

  /** A component's name, or undefined for an inline schema. */
  nameOf(schema) {
    this.#names ??= new Map(Object.entries(this.#components).map(([name, component]) => [component, name]));
    return this.#names.get(schema);
  }

  /**
   * What a schema's discriminator says of a value: its property, whether it must be there, and for each of the property's values the
   * references that bind (none: the schema itself). Undefined when no discriminator binds the schema.
   * @returns {{property: string, required: boolean, byValue: Map<string, string[]>} | undefined}
   */
  of(schema) {
    const listed = branchesOf(schema);
    if (listed) return this.#ofBranches(schema, listed);
    const own = this.nameOf(schema);
    const inline = new Set(inlineParts(schema));
    const parts = [...conjuncts(this.#document, schema)].filter(part => propertyNameOf(part) !== undefined && !branchesOf(part));
    if (parts.length === 0 || (own === undefined && !parts.some(part => inline.has(part)))) return undefined;
    const property = propertyNameOf(parts[0]);
    const same = parts.filter(part => propertyNameOf(part) === property);
    const names = new Set(own === undefined ? [] : [own, ...this.#descendants(own)]);
    for (const part of same.filter(candidate => inline.has(candidate)))
      for (const [, name] of mappingOf(part)) if (Object.hasOwn(this.#components, name)) names.add(name);
    if (names.size === 0) return undefined;
    if (names.size < 2 && !same.some(part => mappingOf(part).length > 0) && inline.has(parts[0])) return undefined;
    return { property, required: false, byValue: this.#byValue(property, same.flatMap(mappingOf), [...names], own) };
  }

  #ofBranches(schema, branches) {
    const property = propertyNameOf(schema);
    const usable = branches.every(branch => typeof branch?.$ref === 'string') && branches.some(branch => propertyOf(this.#document, branch, property) !== undefined);
    if (!usable) return undefined;
    return { property, required: true, byValue: this.#byValue(property, mappingOf(schema), branches.map(branch => componentName(branch.$ref))) };
  }

  #byValue(property, mapping, names, own) {
    const byValue = new Map();
    for (const name of names)
      for (const value of this.#values(property, mapping, name)) {
        if (!byValue.has(value)) byValue.set(value, []);
        if (name !== own) byValue.get(value).push(this.#reference(name));
      }
    return byValue;
  }

  #values(property, mapping, name) {
    const target = this.#components[name];
    const keys = mapping.filter(([, mapped]) => mapped === name).map(([key]) => key);
    const named = [...keys, name, target?.['x-ms-discriminator-value']].filter(value => value !== undefined);
    const declared = target && this.#enumOf(target, property);
    return declared && !named.some(value => declared.includes(value)) ? declared : named;
  }

  /** The enum that any part of a schema gives a property. */
  #enumOf(schema, property) {
    for (const part of conjuncts(this.#document, schema)) {
      const values = enumOf(this.#document, part.properties?.[property]);
      if (values) return values;
    }
    return undefined;
  }

  #reference(name) {
    const token = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
    return this.#document.version === '2.0' ? `#/definitions/${token}` : `#/components/schemas/${token}`;
  }

  #descendants(name) {
    this.#children ??= childrenOf(this.#components);
    const found = new Set();
    const open = [name];
    while (open.length > 0)
      for (const child of this.#children.get(open.pop()) ?? [])
        if (child !== name && !found.has(child)) {
          found.add(child);
          open.push(child);
        }
    return found;
  }
}

/** The property by which a schema tells its branches apart, or undefined. */
export function propertyNameOf({ discriminator }) {
  const name = typeof discriminator === 'string' ? discriminator : discriminator?.propertyName;
  return typeof name === 'string' ? name : undefined;
}

function branchesOf(schema) {
  return propertyNameOf(schema) === undefined ? undefined : [schema.oneOf, schema.anyOf].find(list => Array.isArray(list) && list.length > 0);
}

/** Key and component name of each mapping entry. */
const mappingOf = schema => Object.entries(schema.discriminator?.mapping ?? {}).map(([key, target]) => [key, componentName(String(target)) || String(target)]);

/** The schema and the allOf members written within it. */
function* inlineParts(schema) {
  if (schema === null || typeof schema !== 'object' || typeof schema.$ref === 'string') return;
  yield schema;
  for (const member of Array.isArray(schema.allOf) ? schema.allOf : []) yield* inlineParts(member);
}

function childrenOf(components) {
  const children = new Map();
  for (const [name, component] of Object.entries(components))
    for (const part of inlineParts(component))
      for (const member of Array.isArray(part.allOf) ? part.allOf : [])
        if (typeof member?.$ref === 'string') {
          const base = componentName(member.$ref);
          if (!children.has(base)) children.set(base, []);
          children.get(base).push(name);
        }
  return children;
}
