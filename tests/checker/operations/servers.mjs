const combinations = 256;
const unknown = '\u0000';

/** Regular expressions, each of one server of the operation at the start of a URL; the first group is the server. */
export function serverPatterns(operation) {
  const urls = operation.servers.flatMap(expansions).map(url => url.replace(/\/+$/, ''));
  const single = urls.map(url => url.replace(/([^:/])\/{2,}/g, '$1/'));
  return [...new Set([...urls, ...single])].flatMap(patternsOf);
}

/** A literal text, each character of it raw or percent-encoded. */
export function literalPattern(text) {
  return [...text].map(character => {
    if (character === unknown) return '[^{}/?#]+';
    const encoded = [...new TextEncoder().encode(character)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const escaped = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const lower = encoded.replace(/[a-f]/g, letter => `[${letter}${letter.toUpperCase()}]`);
    return `(?:${escaped}|${lower})`;
  }).join('');
}

/** The server's URL with every value its variables may take. */
function expansions({ url, variables }) {
  let texts = [url.trim().replace(/[?#].*$/, '')];
  const names = new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(match => match[1]));
  for (const name of names) {
    const values = valuesOf(variables[name]);
    texts = texts.flatMap(text => values.map(value => text.replaceAll(`{${name}}`, value))).slice(0, combinations);
  }
  return texts;
}

function valuesOf(variable) {
  const values = [variable?.default, ...(Array.isArray(variable?.enum) ? variable.enum : [])].filter(value => value !== undefined && value !== null);
  return values.length > 0 ? [...new Set(values.map(String))] : [unknown];
}

function patternsOf(text) {
  const absolute = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/i.exec(text);
  const anyHost = 'https?:\\/\\/[^/?#{}]+';
  if (absolute && absolute[2] !== '') return [start(literalPattern(text))];
  if (absolute) return [start(anyHost + literalPattern(absolute[3]))];
  if (/^\/\/[^/]/.test(text)) return [start(`https?:${literalPattern(text)}`)];
  if (text.startsWith('/')) return [start(anyHost + literalPattern(text.replace(/^\/+/, '/')))];
  if (text === '' || text === '.') return [start(anyHost)];
  const relative = text.replace(/^(\.{1,2}\/)+/, '');
  const patterns = [start(`${anyHost}(?:\\/[^?#]*)?\\/${literalPattern(relative)}`)];
  if (/^([^/]+\.[^/]+|localhost)/.test(text)) patterns.unshift(start(`https?:\\/\\/${literalPattern(text)}`));
  return patterns;
}

const start = pattern => new RegExp(`^(${pattern})(?=[/?#]|%23|$)`, 'i');
