import { operationOf } from '../operations/operation.mjs';
import { checkBody } from './body.mjs';
import { checkHeaders } from './headers.mjs';
import { checkCookies, checkQuery } from './query.mjs';
import { checkResidue } from './residue.mjs';
import { Findings } from './rules.mjs';
import { checkSecurity } from './security.mjs';
import { checkUrl } from './url.mjs';

/**
 * Checks one request against its operation.
 * @param {{document, schemas}} source  the document and its schemas
 * @param {{method: string, path: string}} line  which operation
 * @param {object} sent  the request: method, url, query, headers, cookies, body
 * @param {{mode: 'filled'|'placeholder', formats: boolean}} options
 * @returns {Findings}
 */
export function checkRequest(source, line, sent, options) {
  const findings = new Findings();
  const operation = operationOf(source.document, line.path, line.method.toLowerCase());
  if (!operation) {
    findings.violate('no-request', `no operation ${line.method} ${line.path} in the document`);
    return findings;
  }
  const request = complete(sent);
  const check = { ...source, ...options, operation, request, findings };
  if (request.method.toLowerCase() !== operation.method) findings.violate('method', request.method);
  checkUrl(check);
  const credentials = checkSecurity(check);
  checkQuery(check, credentials);
  checkHeaders(check, credentials);
  checkCookies(check, credentials);
  checkBody(check);
  checkResidue(check);
  return findings;
}

/** A request with every list present, a query string in the URL moved to the query, and a Cookie header to the cookies. */
function complete(sent) {
  const [target, fragment] = splitAt(sent.url ?? '', '#');
  const [url, search] = splitAt(target, '?');
  const inUrl = search ? search.split('&').map(encoded => ({ encoded })) : [];
  const headers = sent.headers ?? [];
  const cookieLines = headers.filter(header => header.name.toLowerCase() === 'cookie').map(header => header.value);
  const cookies = cookieLines.flatMap(text => text.split(/;\s*/)).filter(text => text !== '').map(text => {
    const [name, value] = splitAt(text, '=');
    return { name, value: value ?? '' };
  });
  return {
    method: sent.method ?? '',
    url: fragment === undefined ? url : `${url}#${fragment}`,
    query: [...inUrl, ...(sent.query ?? [])].map(item => ({ ...item, encoded: item.encoded ?? '' })),
    headers: headers.filter(header => header.name.toLowerCase() !== 'cookie'),
    cookies: [...(sent.cookies ?? []), ...cookies],
    body: sent.body ?? null,
  };
}

function splitAt(text, separator) {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
