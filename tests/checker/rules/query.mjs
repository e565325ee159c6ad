import { formDecoded, pairOf, percentDecoded } from '../requests/wire.mjs';
import { isOpen, propertyNames, typesOf } from '../schemas/shape.mjs';
import { treeOf, valueOf } from './deepObject.mjs';
import { declaresCookieHeader } from './headers.mjs';
import { checkTree, checkValue } from './parameters.mjs';
import { readQueryValue, readRepeated } from './styles.mjs';

/** Query pairs: encoding, declared parameters, nothing else. */
export function checkQuery(check, credentials) {
  const pairs = check.request.query.map(item => ({ item, ...pairOf(item.encoded), used: false }));
  for (const pair of pairs) checkEncoding(check, pair);
  for (const pair of pairs) pair.name = pair.name.trim();
  checkPairs(check, pairs, 'query', credentials.query);
  for (const pair of pairs) if (check.operation.fixedQuery?.has(pair.name)) pair.used = true;
  for (const pair of pairs) if (!pair.used) check.findings.violate('undeclared-query', pair.item.encoded);
}

/** Cookies: declared parameters, nothing else. */
export function checkCookies(check, credentials) {
  if (declaresCookieHeader(check.operation)) return;
  const pairs = check.request.cookies.map(cookie => ({ name: cookie.name, wire: cookie.value, used: false }));
  checkPairs(check, pairs, 'cookie', credentials.cookies);
  for (const pair of pairs) if (!pair.used) check.findings.violate('undeclared-cookie', pair.name);
}

function checkEncoding({ document, findings }, { item, name, wire }) {
  const value = formDecoded(wire);
  if (/[\s"<>\\^`{}#]|[^\x21-\x7e]|%(?![0-9a-f]{2})/i.test(item.encoded)) findings.violate('illegal-url', item.encoded);
  if (item.name !== undefined && (item.name !== name || item.value !== value)) findings.violate('query-encoding', `${item.encoded} for ${item.name}=${item.value}`);
  if (/%[0-9a-f]{2}/i.test(value) && percentDecoded(value) !== value && !value.split(',').every(piece => document.says(piece))) findings.violate('double-encoded', item.encoded);
}

function checkPairs(check, pairs, location, credentials) {
  const parameters = check.operation.parameters.filter(parameter => parameter.in === location);
  const named = new Set(parameters.map(parameter => parameter.name));
  for (const pair of pairs) if (credentials.has(pair.name)) pair.used = true;
  for (const parameter of parameters) {
    if (credentials.has(parameter.name) && pairs.some(pair => pair.name === parameter.name)) continue;
    const sent = parameter.style === 'deepObject' ? checkDeep(check, parameter, pairs) : checkNamed(check, parameter, pairs, named);
    if (!sent && parameter.required) check.findings.violate('parameter-missing', `${location} ${parameter.name}`);
  }
  const open = parameters.some(parameter => parameter.explode && typesOf(check.document, parameter.schema)?.has('object') && isOpen(check.document, parameter.schema));
  if (open) for (const pair of pairs) pair.used ||= !named.has(pair.name);
}

function checkNamed(check, parameter, pairs, named) {
  const own = pairs.filter(pair => pair.name === parameter.name);
  const types = typesOf(check.document, parameter.schema);
  if (own.length > 0 && isPropertyOfAnother(check, parameter)) {
    check.findings.excuse('names-collide', `${parameter.in} ${parameter.name}`);
    for (const pair of own) pair.used = true;
  } else if (own.length > 0 && !isExplodedObject(parameter, types)) return checkOwn(check, parameter, own, types);
  if (parameter.explode && types?.has('object') && checkExploded(check, parameter, pairs, named)) return true;
  return own.some(pair => !pair.used) ? checkOwn(check, parameter, own, types) : own.length > 0;
}

const isExplodedObject = (parameter, types) => parameter.explode && !parameter.content && types?.size === 1 && types.has('object');

function checkOwn(check, parameter, own, types) {
  for (const pair of own) pair.used = true;
  const isList = types === null || types.has('array');
  if (own.length > 1 && !(parameter.explode && isList)) {
    check.findings.violate('duplicate-parameter', `${parameter.in} ${parameter.name}`);
    return true;
  }
  const reading = parameter.explode && isList ? readRepeated(own.map(pair => pair.wire)) : readQueryValue(parameter, own[0].wire);
  checkValue(check, parameter, reading);
  return true;
}

/** An exploded object's property may have the name of a parameter; nobody can tell them apart then. */
const isPropertyOfAnother = ({ document, operation }, { name }) =>
  operation.parameters.some(other => other.in === 'query' && other.name !== name && other.explode && typesOf(document, other.schema)?.has('object') && propertyNames(document, other.schema).has(name));

/** An exploded object: its properties stand as parameters of their own, and so do further ones of an open object. */
function checkExploded(check, parameter, pairs, named) {
  const properties = propertyNames(check.document, parameter.schema);
  const open = isOpen(check.document, parameter.schema);
  const mayBeOwn = name => name === parameter.name || !named.has(name);
  const own = pairs.filter(pair => !pair.used && mayBeOwn(pair.name) && (properties.has(pair.name) || (open && !check.operation.fixedQuery?.has(pair.name))));
  for (const pair of own) pair.used = true;
  if ([...properties].some(name => !mayBeOwn(name))) check.findings.excuse('names-collide', `${parameter.in} ${parameter.name}`);
  else if (own.length > 0) checkValue(check, parameter, { fields: own.map(pair => [pair.name, formDecoded(pair.wire)]), sent: own.map(pair => pair.name).join('&') });
  return own.length > 0;
}

function checkDeep(check, parameter, pairs) {
  const own = pairs.filter(pair => pair.name.startsWith(`${parameter.name}[`));
  if (own.length === 0) return checkNamed(check, parameter, pairs, new Set());
  for (const pair of own) pair.used = true;
  const tree = treeOf(parameter.name, own.map(pair => ({ name: pair.name, text: formDecoded(pair.wire) })));
  checkTree(check, parameter, valueOf(check, parameter.schema, tree));
  return true;
}
