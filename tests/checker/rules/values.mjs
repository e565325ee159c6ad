import { enumOf, itemsOf, propertyOf, typesOf } from '../schemas/shape.mjs';

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * JSON values that a reading of the wire may stand for, likeliest first by the schema's types.
 * @param {{document, schemas}} source
 * @param {import('./styles.mjs').Reading} reading
 */
export function* instancesOf(source, schema, reading) {
  const types = typesOf(source.document, schema);
  const may = type => types === null || types.has(type);
  if (types !== null || reading.repeated) {
    if (may('array') && reading.list) yield reading.list.map(text => memberOf(source, itemsOf(source.document, schema), text));
    if (may('object') && reading.fields) yield objectOf(source, schema, reading.fields);
  }
  if (reading.text !== undefined) yield* scalarsOf(source, schema, reading.text, types);
  if (types === null && !reading.repeated) {
    if (reading.list) yield reading.list;
    if (reading.fields) yield Object.fromEntries(reading.fields);
  }
}

/** The JSON value of a text that the schema takes, else the likeliest. */
export function bestScalar(source, schema, text) {
  const values = [...scalarsOf(source, schema, text, typesOf(source.document, schema))];
  return values.find(value => source.schemas.validate(schema ?? true, value, 'full').valid) ?? values[0] ?? text;
}

/** A member of a list; an object is written as JSON, and in OpenAPI 2.0 it may be a list itself, by its own collectionFormat. */
function memberOf(source, schema, text) {
  const types = typesOf(source.document, schema);
  if (types?.size === 1 && types.has('object')) return jsonOf(text) ?? text;
  if (types?.size !== 1 || !types.has('array')) return bestScalar(source, schema, text);
  const separator = { ssv: ' ', tsv: '\t', pipes: '|' }[schema.collectionFormat] ?? ',';
  return text.split(separator).map(member => memberOf(source, itemsOf(source.document, schema), member));
}

/** True when the text spells one of the schema's enum values, whatever the type they are written with. */
export function spellsEnum(document, schema, text) {
  return enumOf(document, schema)?.some(value => String(value) === text) ?? false;
}

/** The JSON value of a text, or undefined. */
export function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(source, schema, fields) {
  return Object.fromEntries(fields.map(([name, text]) => [name, bestScalar(source, propertyOf(source.document, schema, name), text)]));
}

function* scalarsOf(source, schema, text, types) {
  const may = type => types === null || types.has(type);
  const spelled = schema && enumOf(source.document, schema)?.find(value => String(value) === text);
  if (spelled !== undefined) yield spelled;
  if (types !== null && (may('number') || may('integer')) && number.test(text)) yield Number(text);
  if (types !== null && may('boolean') && (text === 'true' || text === 'false')) yield text === 'true';
  if (types !== null && may('null') && (text === 'null' || text === '')) yield null;
  yield text;
  if (types === null && number.test(text)) yield Number(text);
}
