import { covers } from '../operations/mediaTypes.mjs';
import { checkValue } from './parameters.mjs';
import { readHeader } from './styles.mjs';

const special = new Set(['accept', 'content-type', 'authorization']);
/** Headers by which the client frames the message: it sends the true ones itself. */
const framing = new Set(['content-length', 'transfer-encoding', 'host']);

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Some documents declare the Cookie header itself; its cookies are free then. */
export const declaresCookieHeader = operation => operation.parameters.some(parameter => parameter.in === 'header' && parameter.name.toLowerCase() === 'cookie');

/** Headers: legal, once, declared, required ones present. */
export function checkHeaders(check, credentials) {
  const { operation, request, findings } = check;
  const sent = new Map();
  for (const { name, value } of request.headers) {
    const key = name.toLowerCase();
    if (sent.has(key)) findings.violate('duplicate-header', name);
    sent.set(key, value);
    if (!token.test(name) && credentials.headers.has(key)) findings.excuse('header-name-illegal', name);
    else if (!token.test(name) || /[\0\r\n]/.test(value)) findings.violate('header-value', `${name}: ${value}`);
  }
  const declared = new Map(operation.parameters.filter(parameter => parameter.in === 'header').map(parameter => [parameter.name.toLowerCase(), parameter]));
  if (declaresCookieHeader(operation) && request.cookies.length > 0) declared.delete('cookie');
  for (const [name, parameter] of declared) checkDeclared(check, credentials, sent, name, parameter);
  for (const [name, value] of sent) checkPresence(check, credentials, declared, name, value);
}

function checkDeclared(check, credentials, sent, name, parameter) {
  const ignored = check.operation.ignoredHeaders && special.has(name);
  if (ignored || (credentials.headers.has(name) && sent.has(name))) return;
  if (!token.test(parameter.name)) return check.findings.excuse('header-name-illegal', parameter.name);
  if (sent.has(name)) checkValue(check, parameter, readHeader(parameter, sent.get(name)));
  else if (framing.has(name)) check.findings.excuse('framing-header', parameter.name);
  else if (parameter.required) check.findings.violate('parameter-missing', `header ${parameter.name}`);
}

function checkPresence(check, credentials, declared, name, value) {
  const { operation, request, findings } = check;
  if (credentials.headers.has(name) || (name === 'content-type' && request.body)) return;
  if (declared.has(name) && !(operation.ignoredHeaders && special.has(name))) return;
  if (name === 'accept') return checkAccept(check, value);
  findings.violate(declared.has(name) ? 'ignored-header' : 'undeclared-header', `${name}: ${value}`);
}

function checkAccept({ operation, findings }, value) {
  const ranges = value.split(',').map(range => range.split(';')[0].trim());
  const known = range => range === '*/*' || operation.accepts.some(type => covers(type, range) || covers(range, type));
  if (operation.accepts.length > 0 && !ranges.every(known)) findings.violate('accept', value);
}
