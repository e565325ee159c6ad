import { covers, isJson } from '../operations/mediaTypes.mjs';
import { formDecoded, pairOf, percentDecoded } from '../requests/wire.mjs';
import { conjuncts, itemsOf, propertyNames, propertyOf, typesOf } from '../schemas/shape.mjs';
import { treeOf, valueOf } from './deepObject.mjs';
import { checkInstance } from './instance.mjs';
import { readQueryValue, readRepeated } from './styles.mjs';
import { bestScalar, instancesOf, jsonOf } from './values.mjs';

/** Fields of an urlencoded body, read by their encoding, valid as one object. */
export function checkFields(check, content) {
  const { body } = check.request;
  const encoded = body.kind === 'form' ? body.fields : String(body.text).split('&').filter(text => text !== '').map(text => ({ encoded: text }));
  const entries = encoded.map(item => ({ item, ...pairOf(item.encoded) })).map(entry => ({ ...entry, text: formDecoded(entry.wire) }));
  for (const entry of entries) checkEncoding(check, entry);
  if (!hasNoFields(check, content)) checkInstance(check, content.schema, objectOf(check, content, entries, fieldValue));
}

/** Parts of a multipart body, read by their content types, valid as one object. */
export function checkParts(check, content) {
  const entries = check.request.body.parts.map(part => ({ name: part.name, text: part.value ?? '', part }));
  for (const entry of entries) checkPart(check, content, entry);
  if (content.mediaType.toLowerCase().startsWith('multipart/form-data') && !hasNoFields(check, content)) checkInstance(check, content.schema, objectOf(check, content, entries, partValue));
}

function checkEncoding({ document, findings }, { item, name, text }) {
  if (/[\s"<>\\^`{}#&]|[^\x21-\x7e]|%(?![0-9a-f]{2})/i.test(item.encoded)) findings.violate('illegal-url', item.encoded);
  if (item.name !== undefined && (item.name !== name || item.value !== text)) findings.violate('query-encoding', `${item.encoded} for ${item.name}=${item.value}`);
  if (/%[0-9a-f]{2}/i.test(text) && percentDecoded(text) !== text && !document.says(text)) findings.violate('double-encoded', item.encoded);
}

function objectOf(check, content, entries, read) {
  const names = propertyNames(check.document, content.schema);
  const result = new Map();
  const used = new Set();
  for (const name of names) {
    const schema = propertyOf(check.document, content.schema, name);
    const own = entries.filter(entry => entry.name === name);
    const nested = own.length > 0 ? [] : entries.filter(entry => entry.name.startsWith(`${name}[`));
    if (own.length > 0) result.set(name, read(check, schema, own, content.encoding[name] ?? {}));
    else if (nested.length > 0) result.set(name, valueOf(check, schema, treeOf(name, nested)));
    for (const entry of [...own, ...nested]) used.add(entry);
  }
  for (const name of names) if (!result.has(name)) explodedInto(check, content, entries, used, result, name);
  for (const entry of entries) if (!used.has(entry)) result.set(entry.name, entry.text);
  return Object.fromEntries(result);
}

/** A property that is an object and form-exploded stands as fields of its own names. */
function explodedInto(check, content, entries, used, result, name) {
  const schema = propertyOf(check.document, content.schema, name);
  if (!typesOf(check.document, schema)?.has('object')) return;
  const inner = propertyNames(check.document, schema);
  const own = entries.filter(entry => !used.has(entry) && inner.has(entry.name));
  if (own.length === 0) return;
  for (const entry of own) used.add(entry);
  result.set(name, Object.fromEntries(own.map(entry => [entry.name, bestScalar(check, propertyOf(check.document, schema, entry.name), entry.text)])));
}

function fieldValue(check, schema, own, encoding) {
  const types = typesOf(check.document, schema);
  const structured = types !== null && !types.has('string') && (types.has('object') || types.has('array'));
  const parsed = structured && (types.has('object') || isJson(encoding.contentType ?? '')) && own.length === 1 ? jsonOf(own[0].text) : undefined;
  if (parsed !== undefined && typeof parsed === 'object') return parsed;
  const style = encoding.style ?? 'form';
  const explode = encoding.explode ?? style === 'form';
  const isList = types === null ? own.length > 1 : types.has('array');
  const reading = explode && isList ? readRepeated(own.map(entry => entry.wire)) : readQueryValue({ style, explode }, own.at(-1).wire);
  return bestInstance(check, schema, reading.hidden ? { ...reading, list: reading.text.split(',') } : reading, own.at(-1).text);
}

function partValue(check, schema, own) {
  const list = typesOf(check.document, schema)?.has('array') === true;
  const items = list ? itemsOf(check.document, schema) : schema;
  const values = own.map(({ part, text }) => {
    if (part.file_name !== undefined && part.file_name !== null && !isJson(part.content_type ?? '')) return contentOf(check, items, text);
    const structured = isStructured(check, items) || isJson(part.content_type ?? '');
    return (structured ? jsonOf(text) : undefined) ?? bestScalar(check, items, text);
  });
  if (list && own.length === 1 && Array.isArray(jsonOf(own[0].text))) return jsonOf(own[0].text);
  return list || own.length > 1 ? values : values[0];
}

/** A file's content is not in the call: any that its schema takes. */
const contentOf = ({ document }, schema, text) => text.padEnd(Math.max(0, ...[...conjuncts(document, schema)].map(part => part.minLength ?? 0)), 'x');

/** OpenAPI gives forms fields by the properties of an object; what a text or a list in their place looks like is not said. */
export function hasNoFields({ document, findings }, content) {
  const types = typesOf(document, content.schema);
  if (types === null || types.has('object')) return false;
  findings.excuse('form-of-no-object', `${content.mediaType} of ${[...types].join(' ')}`);
  return true;
}

function checkPart({ document, findings }, content, { name, part }) {
  const property = propertyOf(document, content.schema, name);
  const items = typesOf(document, property)?.has('array') ? itemsOf(document, property) ?? property : property;
  const isFile = part.file_name !== undefined && part.file_name !== null;
  if (!isFile && isBinary(document, items)) findings.violate('file-as-text', name);
  const declared = content.encoding[name]?.contentType;
  if (!declared) return;
  const sent = part.content_type ?? (isFile ? 'application/octet-stream' : 'text/plain');
  if (!declared.split(',').some(type => covers(type.trim(), sent))) findings.violate('part-content-type', `${name}: ${sent} is no ${declared}`);
}

function isBinary(document, schema) {
  for (const part of conjuncts(document, schema)) {
    if (part.format === 'binary') return true;
    if (document.version === '3.1' && part.contentMediaType === 'application/octet-stream' && !part.contentEncoding) return true;
  }
  return false;
}

const isStructured = (check, schema) => {
  const types = typesOf(check.document, schema);
  return types !== null && !types.has('string') && types.has('object');
};

function bestInstance(check, schema, reading, text) {
  let first;
  for (const instance of instancesOf(check, schema, reading)) {
    first ??= instance;
    if (check.schemas.validate(schema, instance, 'full').valid) return instance;
  }
  return first ?? text;
}
