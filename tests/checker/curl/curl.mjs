import { isUrlencoded } from '../operations/mediaTypes.mjs';
import { formDecoded, pairOf } from '../requests/wire.mjs';
import { shellWords } from './shell.mjs';

const short = {
  X: 'request', H: 'header', d: 'data', F: 'form', b: 'cookie', u: 'user', I: 'head', G: 'get', g: 'globoff', A: 'user-agent',
  e: 'referer', s: 'silent', S: 'show-error', i: 'include', L: 'location', k: 'insecure', f: 'fail', o: 'output', T: 'upload-file', v: 'verbose',
};
const valued = new Set(['request', 'url', 'header', 'data', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'json', 'form', 'form-string', 'cookie', 'user', 'user-agent', 'referer', 'output', 'upload-file']);
const flags = new Set(['head', 'get', 'globoff', 'compressed', 'silent', 'show-error', 'include', 'location', 'insecure', 'fail', 'http1.1', 'http2', 'verbose', 'path-as-is']);

/**
 * The request that a curl command sends, in the shape of our request JSON.
 * @returns {{request: object, faults: {rule: string, detail: string}[]}}
 */
export function readCurl(command) {
  const { words, fault } = shellWords(command);
  if (fault) return { faults: [{ rule: 'curl-syntax', detail: fault }] };
  if (words[0] !== 'curl') return { faults: [{ rule: 'curl-syntax', detail: `command ${words[0]}` }] };
  const { options, unknown } = readOptions(words.slice(1));
  if (unknown) return { faults: [{ rule: 'curl-syntax', detail: `option ${unknown}` }] };
  const all = name => options.filter(option => option.name === name).map(option => option.value);
  if (all('url').length !== 1) return { faults: [{ rule: 'curl-syntax', detail: `${all('url').length} URLs` }] };
  return { request: requestOf(options, all), faults: faultsOf(all) };
}

function readOptions(words) {
  const options = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word.startsWith('-') || word === '-') {
      options.push({ name: 'url', value: word });
      continue;
    }
    const name = word.startsWith('--') ? word.slice(2) : short[word[1]];
    const attached = !word.startsWith('--') && word.length > 2 ? word.slice(2) : undefined;
    if (flags.has(name) && attached === undefined) options.push({ name, value: true });
    else if (valued.has(name) && (attached !== undefined || index + 1 < words.length)) options.push({ name, value: attached ?? words[++index] });
    else return { unknown: word };
  }
  return { options };
}

function faultsOf(all) {
  const faults = [];
  const url = all('url')[0];
  if (all('globoff').length === 0 && /[{}[\]]/.test(url)) faults.push({ rule: 'curl-glob', detail: url });
  if (all('request').some(method => method.toUpperCase() === 'HEAD') && all('head').length === 0) faults.push({ rule: 'curl-head', detail: url });
  return faults;
}

function requestOf(options, all) {
  const headers = all('header').map(headerOf).filter(Boolean);
  if (all('user').length > 0) headers.push({ name: 'Authorization', value: `Basic ${Buffer.from(all('user')[0]).toString('base64')}` });
  const asQuery = all('get').length > 0;
  const data = dataOf(options);
  const body = asQuery ? null : bodyOf(options, headers, data, all);
  if (body && !headers.some(header => header.name.toLowerCase() === 'content-type')) headers.push({ name: 'Content-Type', value: body.media_type });
  const url = asQuery && data ? `${all('url')[0]}${all('url')[0].includes('?') ? '&' : '?'}${data.text}` : all('url')[0];
  return { method: all('request')[0] ?? impliedMethod(all, body), url, query: [], headers, cookies: all('cookie').flatMap(cookiesOf), body };
}

const impliedMethod = (all, body) => (all('head').length > 0 ? 'HEAD' : all('upload-file').length > 0 ? 'PUT' : body ? 'POST' : 'GET');

/** `Name: value`; `Name;` sends it empty; `Name:` takes it away. */
function headerOf(line) {
  const [, name, mark, value] = /^([^:;]*)([:;])(.*)$/s.exec(line) ?? [];
  if (name === undefined || (mark === ';' && value.trim() !== '')) return { name: line, value: '' };
  return mark === ':' && value.trim() === '' ? undefined : { name: name.trim(), value: value.trim() };
}

const cookiesOf = text => text.split(/;\s*/).filter(pair => pair !== '').map(pair => {
  const index = pair.indexOf('=');
  return index < 0 ? { name: pair, value: '' } : { name: pair.slice(0, index), value: pair.slice(index + 1) };
});

/** The data options joined as curl does; `@name` reads a file, except for --data-raw. */
function dataOf(options) {
  const given = options.filter(option => ['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json'].includes(option.name));
  if (given.length === 0) return undefined;
  const file = given.find(option => option.name !== 'data-raw' && option.name !== 'data-urlencode' && option.value.startsWith('@'));
  if (file) return { file: file.value.slice(1) };
  return { text: given.map(textOf).join('&'), json: given.some(option => option.name === 'json') };
}

function textOf({ name, value }) {
  if (name !== 'data-urlencode') return value;
  const index = value.indexOf('=');
  const encoded = encodeURIComponent(value.slice(index + 1)).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return index > 0 ? `${value.slice(0, index)}=${encoded}` : encoded;
}

function bodyOf(options, headers, data, all) {
  const sent = headers.find(header => header.name.toLowerCase() === 'content-type')?.value;
  const parts = options.filter(option => option.name === 'form' || option.name === 'form-string').map(partOf);
  if (parts.length > 0) return { kind: 'multipart', media_type: (sent ?? 'multipart/form-data').replace(/;\s*boundary=.*/i, ''), parts };
  if (all('upload-file').length > 0) return { kind: 'binary', media_type: sent ?? 'application/octet-stream', file_name: all('upload-file')[0] };
  if (!data) return null;
  const mediaType = sent ?? (data.json ? 'application/json' : 'application/x-www-form-urlencoded');
  if (data.file !== undefined) return { kind: 'binary', media_type: mediaType, file_name: data.file };
  if (!isUrlencoded(mediaType)) return { kind: 'text', media_type: mediaType, text: data.text };
  const fields = data.text.split('&').filter(text => text !== '').map(encoded => ({ encoded, name: pairOf(encoded).name, value: formDecoded(pairOf(encoded).wire) }));
  return { kind: 'form', media_type: mediaType, fields };
}

/** `name=value;type=…;filename=…`, `name=@file`, `name=<file`; a quoted value keeps its semicolons. */
function partOf({ name: option, value: text }) {
  const index = text.indexOf('=');
  const [name, rest] = [text.slice(0, index), text.slice(index + 1)];
  if (option === 'form-string') return { name, value: rest };
  const quoted = /^([@<]?)"((?:[^"\\]|\\.)*)"(.*)$/s.exec(rest);
  const [, mark, content, tail] = quoted ?? /^([@<]?)([^;]*)(.*)$/s.exec(rest);
  const value = quoted ? content.replace(/\\(["\\])/g, '$1') : content;
  const parameter = key => new RegExp(`;\\s*${key}=("?)([^";]*)\\1`, 'i').exec(tail)?.[2];
  const fileName = parameter('filename') ?? (mark === '@' ? value : undefined);
  return { name, value: mark ? '' : value, file_name: fileName, content_type: parameter('type') };
}
