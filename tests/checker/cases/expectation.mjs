/**
 * Requests that satisfy an expectation of an OpenAPI 2.0 case (its form: README.md beside the cases). The first takes the first of every
 * choice and all that is optional; each further one takes another choice in one place, the last leaves out what is optional.
 */
export function* requestsOf(expected) {
  const choices = [];
  const first = build(expected, offered => {
    choices.push(offered.length);
    return offered[0];
  }, true);
  yield first;
  for (let place = 0; place < choices.length; place++)
    for (let choice = 1; choice < choices[place]; choice++) {
      let met = 0;
      yield build(expected, offered => offered[met++ === place ? choice : 0] ?? offered[0], true);
    }
  yield build(expected, offered => offered[0], false);
}

function build(expected, choose, all) {
  const pick = value => choose(Array.isArray(value) ? value : [value]);
  const kept = list => (list ?? []).filter(entry => all || !entry.optional);
  const credentials = choose(expected.security ?? [[]]);
  const body = expected.body ? bodyOf(pick(expected.body), pick, kept) : null;
  const headers = kept(expected.headers).map(header => ({ name: header.name, value: textOf(header.value) }));
  for (const { name, prefix } of credentials.filter(one => one.in === 'header')) headers.push({ name, value: `${prefix ?? ''}${prefix === 'Basic ' ? 'dTpw' : 'k'}` });
  if (body) headers.push({ name: 'Content-Type', value: body.media_type });
  if (expected.accept) headers.push({ name: 'Accept', value: pick(expected.accept) });
  const query = kept(expected.query).map(pair => pairOf(pair, pick));
  for (const { name } of credentials.filter(one => one.in === 'query')) query.push({ name, value: 'k', encoded: `${encodeURIComponent(name)}=k` });
  return { method: expected.method, url: urlOf(pick(expected.url), expected.path ?? {}), query, headers, body };
}

const urlOf = (url, path) => url.replace('://*', '://any.example').replace(/\{([^{}]*)\}/g, (_, name) => wireOf(path[name]));

const textOf = value => (typeof value === 'string' ? value : value.sample);

function wireOf(value) {
  const separator = value.separator;
  if (!separator) return encodeURIComponent(textOf(value));
  return value.sample.split(separator).map(encodeURIComponent).join(separator === ',' ? ',' : encodeURIComponent(separator));
}

function pairOf(pair, pick) {
  if (pair.encoded === undefined) {
    const value = typeof pair.value === 'string' || !pair.separator ? pair.value : { ...pair.value, separator: pair.separator };
    return { name: pair.name, value: textOf(value), encoded: `${encodeURIComponent(pair.name)}=${wireOf(value)}` };
  }
  return pair.value === undefined ? { encoded: pick(pair.encoded) } : { name: pair.name, value: textOf(pair.value), encoded: pick(pair.encoded) };
}

function bodyOf(body, pick, kept) {
  const { kind, media_type: mediaType } = body;
  switch (kind) {
    case 'form': return { kind, media_type: mediaType, fields: kept(body.fields).map(field => pairOf(field, pick)) };
    case 'multipart': return { kind, media_type: mediaType, parts: kept(body.parts).map(part => (part.file ? { name: part.name, value: '', file_name: 'file.bin' } : { name: part.name, value: textOf(part.value) })) };
    case 'binary': return { kind, media_type: mediaType, file_name: 'file.bin' };
    default: return { kind, media_type: mediaType, text: bodyText(body) };
  }
}

function bodyText({ text, json, xml }) {
  if (text !== undefined) return textOf(text);
  if (xml) return xml.elements ?? xml.sample;
  return JSON.stringify(json?.value === '*' ? json.sample : json);
}
