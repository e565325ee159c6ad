import { literalPattern, serverPatterns } from '../operations/servers.mjs';
import { formDecoded, pairOf } from '../requests/wire.mjs';
import { enumOf } from '../schemas/shape.mjs';
import { checkValue } from './parameters.mjs';
import { readPath } from './styles.mjs';

const placeholder = /\{([^{}]*)\}/g;

/** Host, path and the path's parameters. */
export function checkUrl(check) {
  const { operation, request, findings } = check;
  const illegal = /[\s"<>\\^`{}]|[^\x21-\x7e]/.exec(request.url);
  if (illegal) findings.violate('illegal-url', request.url);
  const template = parts(operation.template);
  checkBraces(check);
  const rests = afterServers(check, template);
  if (rests.length > 0) checkPath(check, template, rests);
  checkFixedQuery(check, template);
}

/** A template's path without the query and fragment that some documents write into it. */
function parts(template) {
  const [, path, search, fragment] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(template);
  return { path, search, fragment };
}

/** What follows each server that the URL starts with, the longest server first; empty when none matches. */
function afterServers(check, template) {
  const { operation, request, findings } = check;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(request.url)?.[1] ?? '';
  const residue = authority.includes('undefined') && !operation.servers.some(server => server.url.includes('undefined'));
  const lengths = residue ? [] : serverPatterns(operation).map(pattern => pattern.exec(request.url)?.[1].length ?? -1).filter(length => length >= 0);
  if (lengths.length > 0) return [...new Set(lengths)].sort((left, right) => right - left).map(length => request.url.slice(length));
  findings.violate('host', `${request.url} is at none of ${operation.servers.map(server => server.url).slice(0, 3).join(' ')}`);
  const index = request.url.search(pathPattern(check, template.path, true, { anchor: '' }));
  return index < 0 ? [] : [request.url.slice(index)];
}

/** Names of the template and of the servers must not be left; other braces may belong to a value. */
function checkBraces({ operation, request, mode, findings }) {
  const declared = new Set(operation.parameters.filter(parameter => parameter.in === 'path').map(parameter => parameter.name));
  const names = new Set([operation.template, ...operation.servers.map(server => server.url)].flatMap(text => [...text.matchAll(placeholder)].map(match => match[1])));
  for (const [, encoded] of request.url.replace(/%7b/gi, '{').replace(/%7d/gi, '}').matchAll(placeholder)) {
    const name = formDecoded(encoded);
    if (names.has(name) && !(mode === 'placeholder' && declared.has(name))) findings.violate('path-braces', `{${name}} in ${request.url}`);
  }
}

function checkPath(check, template, rests) {
  const { findings, operation } = check;
  const doubled = /[^:/]\/\//.test(check.request.url) && !/\/\//.test(template.path);
  if (doubled) findings.violate('double-slash', check.request.url);
  const match = firstMatch(check, template, doubled ? rests.map(rest => rest.replace(/\/{2,}/g, '/')) : rests);
  if (!match) return findings.violate('path', `${rests[0]} is no ${template.path}`);
  const names = [...template.path.matchAll(/\{([^{}]*)\}/g)].map(found => found[1]);
  names.forEach((name, index) => {
    const parameter = pathParameter(operation, name);
    const wire = match[index + 1];
    if (!parameter) return;
    if (wire.includes('/') && !parameter.allowReserved && !/[+*]$/.test(name))
      return findings.violate('path', `value of ${name} has a raw slash: ${wire}`);
    checkValue(check, parameter, readPath(parameter, wire));
  });
}

function firstMatch(check, template, rests) {
  const paths = template.fragment ? rests.map(rest => rest.replace(/(#|%23).*$/s, '')) : rests;
  for (const [wide, closed] of [[false, true], [false, false], [true, false]])
    for (const path of paths) {
      const match = pathPattern(check, template.path, wide, { closed }).exec(path);
      if (match) return match;
    }
  return undefined;
}

const pathParameter = (operation, name) =>
  operation.parameters.find(entry => entry.in === 'path' && (entry.name === name || entry.name === name.replace(/[+*]$/, '')));

/** Of parameters without text between, an enum tells where one ends. */
function enumPattern(document, parameter) {
  const values = parameter && enumOf(document, parameter.schema);
  return values && `(${values.map(value => literalPattern(String(value))).join('|')})`;
}

/** @param {boolean} wide true to let a value hold raw slashes @param {boolean} closed true to let an enum tell where its parameter ends */
function pathPattern({ document, operation }, path, wide, { anchor = '^', closed: all = false } = {}) {
  const signs = { label: '\\.', matrix: ';' };
  const value = name => `(${signs[pathParameter(operation, name)?.style] ?? ''}(?:%7B${literalPattern(name)}%7D|(?:%[0-9a-fA-F]{2}|[^?#%${wide ? '' : '/'}])+?))`;
  const slash = path.startsWith('/') || anchor === '' ? '' : '\\/?';
  const pieces = path.split(/(\{[^{}]*\})/);
  const touches = index => index > 0 && index < pieces.length - 1 && pieces[index] === '';
  const closed = (name, index) => (all || touches(index - 1) || touches(index + 1) ? enumPattern(document, pathParameter(operation, name)) : undefined);
  const pattern = pieces.map((piece, index) => (index % 2 === 0 ? literalPattern(piece) : closed(piece.slice(1, -1), index) ?? value(piece.slice(1, -1)))).join('');
  return new RegExp(`${anchor}${slash}${path === '/' ? '\\/?' : pattern}$`, 's');
}

/** A query written into the template, such as `/?Action=List`, must be sent. */
function checkFixedQuery({ operation, request, findings }, template) {
  operation.fixedQuery = new Set();
  for (const pair of template.search ? template.search.split('&') : []) {
    const { name, wire } = pairOf(pair);
    operation.fixedQuery.add(name);
    const sent = request.query.map(item => pairOf(item.encoded)).filter(item => item.name === name);
    if (/\{/.test(pair) ? sent.length > 0 : sent.some(item => formDecoded(item.wire) === formDecoded(wire))) continue;
    findings.violate('path', `${pair} of the template is not sent`);
  }
}
