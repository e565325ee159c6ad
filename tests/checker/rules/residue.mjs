import { percentDecoded } from '../requests/wire.mjs';

const typed = /SOME_([A-Z_]+)_VALUE/;

/** The lower-case type that a SOME_…_VALUE names, or undefined. */
export const typePlaceholder = text => typed.exec(text)?.[1].toLowerCase();

/** True for what stands for a parameter's value: SOME_…_VALUE or the parameter's own {name}. */
export const isPlaceholder = (text, parameter) => /^SOME_[A-Z_]+_VALUE$/.test(text) || text === `{${parameter.name}}`;

/** Traces of a generator's own failure that no document asks for. */
export function checkResidue({ request, document, operation, mode, findings }) {
  for (const { place, name, value } of texts(request)) {
    if (value.includes('[object Object]') && !document.says('[object Object]')) findings.violate('object-object', `${place}: ${value}`);
    if ((value === 'undefined' || name === 'undefined') && !document.says('"undefined"')) findings.violate('undefined', `${place} ${name}: ${value}`);
    const placeholder = typed.exec(value)?.[0];
    if (placeholder && mode === 'filled' && !document.says(placeholder)) findings.violate('placeholder-value', `${place}: ${placeholder}`);
  }
  if (/undefined/.test(request.url) && !operation.template.includes('undefined') && !operation.servers.some(server => server.url.includes('undefined')))
    findings.violate('undefined', request.url);
}

function* texts({ url, query, headers, cookies, body }) {
  yield { place: 'url', name: '', value: percentDecoded(url) };
  for (const item of query) yield { place: 'query', name: item.name ?? '', value: item.value ?? percentDecoded(item.encoded) };
  for (const header of headers) yield { place: 'header', ...header };
  for (const cookie of cookies) yield { place: 'cookie', ...cookie };
  for (const field of body?.fields ?? []) yield { place: 'field', name: field.name ?? '', value: field.value ?? percentDecoded(field.encoded) };
  for (const part of body?.parts ?? []) yield { place: 'part', name: part.name, value: part.value ?? '' };
  if (body?.text !== undefined) yield { place: 'body', name: '', value: body.text };
}
