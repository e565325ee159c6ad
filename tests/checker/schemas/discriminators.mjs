import { componentName } from '../documents/document.mjs';
import { conjuncts, enumOf, propertyOf } from './shape.mjs';

/** Which discriminator values name which schemas of a document. */
export class Discriminators {
  #document;
  #components;
  #derived;
  #names;

  constructor(document) {
    this.#document = document;
    this.#components = (document.version === '2.0' ? document.root.definitions : document.root.components?.schemas) ?? {};
  }

  /** The property that tells schemas apart, or undefined. */
  static property(schema) {
    const discriminator = schema.discriminator;
    const name = typeof discriminator === 'string' ? discriminator : discriminator?.propertyName;
    return typeof name === 'string' ? name : undefined;
  }

  /** Branches of a schema with a discriminator: its oneOf or anyOf references, or the components derived from it or mapped. */
  branches(schema) {
    const listed = [schema.oneOf, schema.anyOf].find(list => Array.isArray(list) && list.length > 0);
    if (listed) return this.#listed(schema, listed);
    const own = this.#nameOf(schema);
    const mapped = Object.values(schema.discriminator?.mapping ?? {}).map(target => componentName(String(target)) || String(target));
    const names = new Set([...this.#descendants(own), ...mapped.filter(name => name !== own && Object.hasOwn(this.#components, name))]);
    return [...names].map(name => this.#branch(schema, name, { $ref: this.reference(name) }));
  }

  /** Values that name the base schema itself. */
  ownValues(schema) {
    const own = this.#nameOf(schema);
    return own === undefined ? [] : this.#branch(schema, own, {}).values;
  }

  /** Values that a schema derived by allOf may carry, by property: its own name, mapped keys, and those of its descendants. */
  *valuesOfDerived(schema) {
    const own = this.#nameOf(schema);
    if (own === undefined || !Array.isArray(schema.allOf)) return;
    for (const base of conjuncts(this.#document, schema)) {
      const property = Discriminators.property(base);
      if (base === schema || property === undefined || base.oneOf || base.anyOf) continue;
      const names = [own, ...this.#descendants(own)];
      yield { property, values: [...new Set(names.flatMap(name => this.#branch(base, name, { $ref: this.reference(name) }).values))] };
    }
  }

  reference(name) {
    const token = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
    return this.#document.version === '2.0' ? `#/definitions/${token}` : `#/components/schemas/${token}`;
  }

  /** Only references have names; a property that no branch declares cannot tell them apart. */
  #listed(schema, list) {
    const property = Discriminators.property(schema);
    const usable = list.every(branch => typeof branch?.$ref === 'string') && list.some(branch => propertyOf(this.#document, branch, property) !== undefined);
    return usable ? list.map(branch => this.#branch(schema, componentName(branch.$ref), branch)) : undefined;
  }

  #branch(base, name, schema) {
    const property = Discriminators.property(base);
    const mapping = Object.entries(base.discriminator?.mapping ?? {}).filter(([, target]) => target === name || componentName(String(target)) === name);
    const target = this.#components[name];
    const named = [...mapping.map(([key]) => key), name, target?.['x-ms-discriminator-value']].filter(value => value !== undefined);
    const declared = target && enumOf(this.#document, propertyOf(this.#document, target, property));
    const contradicted = declared && !named.some(value => declared.includes(value));
    return { values: contradicted ? declared : named, schema };
  }

  #nameOf(schema) {
    this.#names ??= new Map(Object.entries(this.#components).map(([name, component]) => [component, name]));
    return this.#names.get(schema);
  }

  #descendants(name) {
    if (name === undefined) return [];
    this.#derived ??= this.#children();
    const found = new Set();
    const open = [name];
    while (open.length > 0)
      for (const child of this.#derived.get(open.pop()) ?? [])
        if (child !== name && !found.has(child)) {
          found.add(child);
          open.push(child);
        }
    return [...found];
  }

  #children() {
    const children = new Map();
    for (const [name, component] of Object.entries(this.#components))
      for (const member of Array.isArray(component?.allOf) ? component.allOf : [])
        if (typeof member?.$ref === 'string') {
          const base = componentName(member.$ref);
          children.set(base, [...(children.get(base) ?? []), name]);
        }
    return children;
  }
}
