import { Discriminators, propertyNameOf } from './discriminators.mjs';
import { mayHold } from './formats.mjs';
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
    if (this.full && typeof schema.format === 'string' && !result.enum && !Object.hasOwn(result, 'const') && mayHold(schema)) result.format = schema.format;
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
      result.properties = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, this.#property(property, name === propertyNameOf(schema))]));
    const additional = schema.additionalProperties;
    if (additional === false || (additional && typeof additional === 'object')) result.additionalProperties = this.of(additional);
    if (Array.isArray(schema.items)) result.prefixItems = schema.items.map(item => this.of(item));
    else if (schema.items !== undefined) result.items = this.of(schema.items);
  }

  #property(property, discriminates) {
    return this.full && !discriminates && isReadOnly(this.document, property) ? { unsendable: true } : this.of(property);
  }

  #combinations(schema, result, { optional, asBase }) {
    const lists = key => (Array.isArray(schema[key]) && schema[key].length > 0 ? schema[key] : undefined);
    const named = asBase || this.discriminators.nameOf(schema) !== undefined;
    if (lists('allOf')) result.allOf = lists('allOf').map(member => this.of(member, { optional, asBase: named }));
    const discriminator = this.full ? this.discriminators.of(schema) : undefined;
    if (discriminator && !asBase) result.discriminated = this.#dispatch(discriminator, optional);
    if (!discriminator?.required)
      for (const key of ['oneOf', 'anyOf']) if (lists(key)) result[key] = lists(key).map(branch => this.of(branch, { optional }));
    if (schema.not && typeof schema.not === 'object') result.not = this.of(schema.not);
  }

  /** The discriminator's value picks the schemas that bind, in place of trying every branch. */
  #dispatch({ property, required, byValue }, optional) {
    const links = new Map([...byValue].map(([value, references]) => [value, references.map(reference => this.link(reference, { optional }))]));
    return { property, required, links };
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
    if (!nullable) return result;
    if (result.type && !['allOf', 'oneOf', 'anyOf', 'not', 'discriminated'].some(key => key in result))
      return { ...result, type: [...result.type, 'null'], ...(result.enum && { enum: [...result.enum, null] }) };
    return { anyOf: [{ type: 'null' }, result] };
  }
}
