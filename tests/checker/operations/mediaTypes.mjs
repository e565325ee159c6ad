/** Type and subtype in lower case, without parameters. */
export const bare = mediaType => String(mediaType).split(';')[0].trim().toLowerCase();

/** True for JSON and every `+json` type. */
export const isJson = mediaType => /^[^/]+\/(.*[+.-])?json$/.test(bare(mediaType));

/** True for XML and every `+xml` type. */
export const isXml = mediaType => /^(application|text)\/(.*\+)?xml$/.test(bare(mediaType));

export const isUrlencoded = mediaType => bare(mediaType) === 'application/x-www-form-urlencoded';

export const isMultipart = mediaType => bare(mediaType).startsWith('multipart/');

/** No such type is registered; its authors mean the form. */
const misspelledForm = 'application/form-data';

/** True when a declared type, which may be a range such as `image/*`, covers a sent one. Parameters are left aside. */
export function covers(declared, sent) {
  const [pattern, type] = [bare(declared), bare(sent)];
  if (pattern === type || ['*/*', '*', ''].includes(pattern)) return true;
  if (pattern === misspelledForm && isMultipart(type)) return true;
  return pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1));
}
