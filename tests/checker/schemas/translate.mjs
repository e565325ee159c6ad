import { Discriminators } from './discriminators.mjs';
import { isReadOnly, readOnlyNames } from './readOnly.mjs';

const isCount = value => Number.isInteger(value) && value >= 0;
const isNumber = value => typeof value === 'number';
const isNames = value => Array.isArray(value) && value.every(name => typeof name === 'string');
const jsonTypes = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

const copied = {
  maxLength: isCount, minLength: isCount, maxItems: isCount, minItems: isCount, maxProperties: isCount, minProperties: isCount,
  maximum: isNumber, minimum: isNumber, multipleOf: value => isNumber(value) && value > 0, uniqueItems: value => value === true,
  pattern: value => typeof value === 'string', enum: value => Array.isArray(value) && value.length > 0,
};
const copied31 = {
  exclusiveMinimum: isNumber, exclusiveMaximum: isNumber, const: () => true, minContains: isCount, maxContains: isCount,
  dependentRequired: value => value !== null && typeof value === 'object' && Object.values(value).every(isNames),
};
const single31 = ['contains', 'propertyNames', 'if', 'then', 'else'];
const maps31 = ['patternProperties', 'dependentSchemas'];

/**
 * Translates a schema of any version to JSON Schema 2020-12 for a request. References become `schemaLink`, resolved when first met.
 * A keyword with a malformed value says nothing.
 * In `full` depth the hints of OpenAPI bind too: format, readOnly must not be sent, a discriminator names its schema.
 */
export class Translation {
  constructor(document, full, link) {
    Object.assign(this, { document, full, link, discriminators: new Discriminators(document) });
  }

  /** @param {{optional?: Set<string>, asBase?: boolean}} context names that need not be sent; true when met through a derived schema's allOf */
  of(schema, context = {}) {
    if (typeof schema === 'boolean') return schema;
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return true;
    if (typeof schema.$ref === 'string') return this.#reference(schema, context);
    return this.#inline(schema, context);
  }

  #reference(schema, context) {
    const link = { schemaLink: this.link(schema.$ref, context) };
    const { $ref: _, ...siblings } = schema;
    return this.document.version === '3.1' && Object.keys(siblings).length > 0 ? { allOf: [link, this.#inline(siblings, context)] } : link;
  }

  #inline(schema, context) {
    const optional = new Set([...(context.optional ?? []), ...readOnlyNames(this.document, schema)]);
    const result = { ...this.#scalars(schema), ...this.#types(schema) };
    if (this.full && typeof schema.format === 'string' && !result.enum && !Object.hasOwn(result, 'const')) result.format = schema.format;
    if (isNames(schema.required)) result.required = schema.required.filter(name => !optional.has(name));
    this.#members(schema, result);
    this.#combinations(schema, result, { optional, asBase: context.asBase });
    if (this.document.version === '3.1') this.#version31(schema, result);
    return this.#nullable(schema, result);
  }

  #scalars(schema) {
    const known = this.document.version === '3.1' ? { ...copied, ...copied31 } : copied;
    const result = {};
    for (const [keyword, holds] of Object.entries(known))
      if (Object.hasOwn(schema, keyword) && holds(schema[keyword])) result[keyword] = schema[keyword];
    for (const [flag, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']])
      if (schema[flag] === true && isNumber(schema[bound])) {
        result[flag] = schema[bound];
        delete result[bound];
      }
    return result;
  }

  #types(schema) {
    const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(type => jsonTypes.has(type));
    return types.length > 0 ? { type: types } : {};
  }

  #members(schema, result) {
    const properties = schema.properties;
    if (properties && typeof properties === 'object')
      result.properties = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, this.#property(property)]));
    const additional = schema.additionalProperties;
    if (additional === false || (additional && typeof additional === 'object')) result.additionalProperties = this.of(additional);
    if (Array.isArray(schema.items)) result.prefixItems = schema.items.map(item => this.of(item));
    else if (schema.items !== undefined) result.items = this.of(schema.items);
  }

  #property(property) {
    return this.full && isReadOnly(this.document, property) ? { unsendable: true } : this.of(property);
  }

  #combinations(schema, result, context) {
    const lists = key => (Array.isArray(schema[key]) && schema[key].length > 0 ? schema[key] : undefined);
    const all = (lists('allOf') ?? []).map(member => this.of(member, { ...context, asBase: true }));
    const property = Discriminators.property(schema);
    const branches = this.full && property !== undefined ? this.discriminators.branches(schema) : undefined;
    if (branches) {
      if (!context.asBase && branches.length > 0) all.push(...this.#dispatch(schema, property, branches, context));
    } else {
      for (const key of ['oneOf', 'anyOf']) if (lists(key)) result[key] = lists(key).map(branch => this.of(branch, { optional: context.optional }));
    }
    if (this.full && !context.asBase)
      for (const derived of this.discriminators.valuesOfDerived(schema)) all.push({ discriminated: derived });
    if (all.length > 0) result.allOf = all;
    if (schema.not && typeof schema.not === 'object') result.not = this.of(schema.not);
  }

  /** The discriminator's value picks the branch; of a base the value may also name the base itself. */
  *#dispatch(schema, property, branches, context) {
    const listed = Boolean(schema.oneOf ?? schema.anyOf);
    const own = listed ? [] : this.discriminators.ownValues(schema);
    yield { discriminated: { property, values: [...new Set([...branches.flatMap(branch => branch.values), ...own])], required: listed } };
    const byValue = new Map();
    for (const branch of branches)
      for (const value of branch.values) byValue.set(value, [...(byValue.get(value) ?? []), branch.schema]);
    for (const [value, schemas] of byValue) {
      const targets = schemas.map(target => this.of(target, { optional: context.optional }));
      yield { if: { required: [property], properties: { [property]: { const: value } } }, then: targets.length > 1 ? { anyOf: targets } : targets[0] };
    }
  }

  #version31(schema, result) {
    for (const key of single31) if (schema[key] !== undefined) result[key] = this.of(schema[key]);
    for (const key of maps31)
      if (schema[key] && typeof schema[key] === 'object')
        result[key] = Object.fromEntries(Object.entries(schema[key]).map(([name, member]) => [name, this.of(member)]));
    if (Array.isArray(schema.prefixItems)) result.prefixItems = schema.prefixItems.map(item => this.of(item));
  }

  #nullable(schema, result) {
    const nullable = this.document.version === '2.0' ? schema['x-nullable'] === true : this.document.version === '3.0' && schema.nullable === true;
    return nullable ? { anyOf: [{ type: 'null' }, result] } : result;
  }
}
