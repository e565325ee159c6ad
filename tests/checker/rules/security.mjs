import { pairOf } from '../requests/wire.mjs';

const secretName = /^(REPLACE|YOUR|SOME|BASIC|SECRET|TOKEN)[A-Z0-9_]*$|^[<${]/;

/**
 * One alternative of the security requirements must be satisfied, all its schemes together, and none beyond it.
 * @returns {{headers: Set<string>, query: Set<string>, cookies: Set<string>}} places of credentials
 */
export function checkSecurity(check) {
  const { operation, findings } = check;
  const alternatives = operation.security.map(set => set.map(({ name, scheme }) => ({ name, ...carrierOf(scheme) })));
  const possible = alternatives.filter(set => set.every(carrier => carrier.known));
  const satisfied = possible.filter(set => satisfies(check, set)).sort((left, right) => right.length - left.length)[0];
  if (satisfied) checkChosen(check, satisfied);
  else reportUnsatisfied(findings, alternatives, possible);
  const all = alternatives.flat().filter(carrier => carrier.place);
  const chosen = new Set((satisfied ?? []).filter(carrier => carrier.place).map(key));
  for (const carrier of all)
    if (satisfied && !chosen.has(key(carrier)) && isExtra(check, carrier)) findings.violate('security-extra', `${carrier.name} in ${carrier.place} ${carrier.field}`);
  return placesOf(all);
}

const key = carrier => `${carrier.place} ${carrier.field.toLowerCase()}`;

function reportUnsatisfied(findings, alternatives, possible) {
  const detail = alternatives.map(set => set.map(carrier => carrier.name).join(' and ')).join(' or ');
  if (possible.length === 0) findings.excuse('security-scheme-undeclared', detail);
  else findings.violate('security', detail);
}

/** Where a scheme's credential goes and what it looks like. */
function carrierOf(scheme) {
  const authorization = test => ({ known: true, place: 'header', field: 'Authorization', test });
  switch (String(scheme?.type).toLowerCase()) {
    case 'apikey':
      return ['header', 'query', 'cookie'].includes(scheme.in) && typeof scheme.name === 'string'
        ? { known: true, place: scheme.in, field: scheme.name, test: value => value !== '' }
        : { known: false };
    case 'http': return authorization(httpTest(String(scheme.scheme ?? '').trim().toLowerCase()));
    case 'oauth2':
    case 'openidconnect': return authorization(value => /^\S+ +\S/.test(value));
    case 'mutualtls': return { known: true };
    default: return { known: false };
  }
}

function httpTest(name) {
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return value => value !== '';
  return value => value.toLowerCase().startsWith(`${name} `) && value.slice(name.length + 1).trim() !== '';
}

/** Two schemes of a set that share a header cannot both be sent; one of them is enough then. */
function satisfies(check, set) {
  const placed = set.filter(carrier => carrier.place);
  const met = new Set(placed.filter(carrier => valuesAt(check, carrier).some(carrier.test)).map(key));
  return placed.every(carrier => met.has(key(carrier)));
}

function valuesAt({ request }, { place, field }) {
  if (place === 'query') return request.query.map(item => pairOf(item.encoded)).filter(pair => pair.name === field).map(pair => pair.wire);
  if (place === 'cookie') return request.cookies.filter(cookie => cookie.name === field).map(cookie => cookie.value);
  return request.headers.filter(header => header.name.toLowerCase() === field.toLowerCase()).map(header => header.value);
}

function checkChosen(check, satisfied) {
  const placed = satisfied.filter(carrier => carrier.place);
  if (new Set(placed.map(key)).size < placed.length) check.findings.excuse('two-schemes-one-place', placed.map(carrier => carrier.name).join(' and '));
  const authorization = placed.find(carrier => carrier.field === 'Authorization');
  for (const value of authorization ? valuesAt(check, authorization) : []) {
    const credentials = /^basic +(.*)$/i.exec(value)?.[1];
    if (credentials === undefined || secretName.test(credentials)) continue;
    const decoded = Buffer.from(credentials, 'base64');
    if (decoded.toString('base64') !== credentials || !decoded.includes(':')) check.findings.violate('basic-malformed', value);
  }
}

function isExtra(check, { place, field }) {
  const declared = check.operation.parameters.some(parameter => parameter.in === place && parameter.name.toLowerCase() === field.toLowerCase());
  return !declared && valuesAt(check, { place, field }).length > 0;
}

function placesOf(carriers) {
  const at = place => new Set(carriers.filter(carrier => carrier.place === place).map(carrier => carrier.field));
  return { headers: new Set([...at('header')].map(name => name.toLowerCase())), query: at('query'), cookies: at('cookie') };
}
