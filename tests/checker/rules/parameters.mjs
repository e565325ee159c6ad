import { isJson } from '../operations/mediaTypes.mjs';
import { isReadOnly } from '../schemas/readOnly.mjs';
import { unsatisfiable } from '../schemas/satisfiable.mjs';
import { conjuncts, enumOf, itemsOf, propertyNames, propertyOf, typesOf } from '../schemas/shape.mjs';
import { isPlaceholder, typePlaceholder } from './residue.mjs';
import { instancesOf, spellsEnum } from './values.mjs';

const ruleOfKeyword = {
  type: 'parameter-type', enum: 'parameter-enum', const: 'parameter-enum', pattern: 'parameter-pattern', format: 'parameter-format',
  minLength: 'parameter-bounds', maxLength: 'parameter-bounds', minimum: 'parameter-bounds', maximum: 'parameter-bounds',
  exclusiveMinimum: 'parameter-bounds', exclusiveMaximum: 'parameter-bounds', multipleOf: 'parameter-bounds',
  minItems: 'parameter-bounds', maxItems: 'parameter-bounds', uniqueItems: 'parameter-bounds',
};

/** Checks a parameter's value, read from the wire, by its schema. */
export function checkValue(check, parameter, reading) {
  const { findings, schemas, document, mode } = check;
  const schema = parameter.schema ?? true;
  const where = `${parameter.in} ${parameter.name}=${reading.sent}`;
  if (parameter.allowEmptyValue && reading.sent === '') return;
  if (mode === 'placeholder' && reading.text !== undefined && isPlaceholder(reading.text, parameter)) return checkPlaceholder(check, parameter, reading.text);
  if (isNested(document, parameter)) return findings.excuse('nested-value-undefined', where);
  if (reading.hidden && hidesList(document, schema) && !document.says(reading.text)) findings.violate('encoded-delimiter', where);
  if (parameter.content) return checkContent(check, parameter, reading);
  if (reading.text !== undefined && spellsEnum(document, schema, reading.text)) return;
  if (reading.list?.length > 0 && spellsMembers(document, schema, reading.list)) return;
  let failure;
  for (const instance of instancesOf({ document, schemas }, schema, reading)) {
    const result = schemas.validate(schema, instance, 'full');
    for (const note of result.notes) findings.excuse(note.reason, note.detail);
    if (result.valid) return;
    failure ??= result;
  }
  const impossible = unsatisfiable(document, schemas, schema) ?? (parameter.in === 'path' ? hasOnlyEmpty(document, schema) : undefined);
  if (impossible) findings.excuse(impossible.reason, where);
  else report(check, where, failure);
}

/** Checks a value that is already a JSON value. */
export function checkTree(check, parameter, instance) {
  const result = check.schemas.validate(parameter.schema ?? true, instance, 'full');
  for (const note of result.notes) check.findings.excuse(note.reason, note.detail);
  if (!result.valid) report(check, `${parameter.in} ${parameter.name}`, result);
}

function report({ findings }, where, failure) {
  const error = failure?.errors.at(-1);
  const rule = error ? ruleOfKeyword[error.keyword] ?? 'parameter-value' : 'parameter-type';
  findings.violate(rule, error ? `${where}: ${error.instancePath} ${error.message}` : `${where} cannot be read`);
}

/** Enums of other types than the schema's: what they spell is right on the wire. */
function spellsMembers(document, schema, list) {
  const items = itemsOf(document, schema);
  const values = enumOf(document, items);
  return values?.some(value => !fitsType(document, items, value)) === true && list.every(text => spellsEnum(document, items, text));
}

const fitsType = (document, schema, value) => typesOf(document, schema)?.has(Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value) !== false;

/** A segment of a path is not empty; a closed object of nothing but readOnly properties has no other form. */
function hasOnlyEmpty(document, schema) {
  const parts = [...conjuncts(document, schema)];
  const names = propertyNames(document, schema);
  const isClosed = parts.some(part => part.additionalProperties === false);
  return isClosed && names.size > 0 && [...names].every(name => isReadOnly(document, propertyOf(document, schema, name))) ? { reason: 'path-value-empty' } : undefined;
}

/** OpenAPI 3 does not say how a list of lists or of objects is written, nor an object with these within. */
function isNested(document, parameter) {
  if (document.version === '2.0' || parameter.content) return false;
  const types = typesOf(document, parameter.schema);
  if (types?.has('array')) return isStructure(document, itemsOf(document, parameter.schema));
  if (!types?.has('object') || parameter.style === 'deepObject') return false;
  const members = [...propertyNames(document, parameter.schema)].map(name => propertyOf(document, parameter.schema, name));
  return [...members, document.resolve(parameter.schema)?.additionalProperties].some(member => isStructure(document, member));
}

function isStructure(document, schema) {
  const types = typesOf(document, schema);
  return types !== null && types.size > 0 && [...types].every(type => type === 'array' || type === 'object' || type === 'null');
}

function hidesList(document, schema) {
  const types = typesOf(document, schema);
  return types?.has('array') === true && !types.has('string');
}

function checkContent({ findings, schemas }, parameter, reading) {
  const where = `${parameter.in} ${parameter.name}`;
  if (!isJson(parameter.content)) return;
  let value;
  try {
    value = JSON.parse(reading.text ?? '');
  } catch {
    return findings.violate('parameter-type', `${where} is no JSON: ${reading.text}`);
  }
  const result = schemas.validate(parameter.schema ?? true, value, 'full');
  if (!result.valid) findings.violate('parameter-value', `${where}: ${result.errors.at(-1)?.message}`);
}

/** A placeholder stands for a value nobody gave; an enum gives its values, and SOME_…_VALUE is a string on the wire. */
function checkPlaceholder({ document, findings }, parameter, text) {
  const where = `${parameter.in} ${parameter.name}=${text}`;
  const types = typesOf(document, parameter.schema);
  const member = types?.has('array') ? itemsOf(document, parameter.schema) : undefined;
  if (enumOf(document, parameter.schema) ?? (member && enumOf(document, member))) findings.violate('parameter-enum', where);
  const named = typePlaceholder(text);
  if (named === undefined) return;
  const items = types?.has('array') ? typesOf(document, member) : undefined;
  const fits = types === null || (types.has('string') && named === 'string') || (types.has('array') && ['array', 'string'].includes(named) && (items === null || items?.has('string')));
  if (!fits) findings.violate('placeholder-type', where);
}
