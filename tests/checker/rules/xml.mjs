import { componentName } from '../documents/document.mjs';
import { conjuncts, typesOf } from '../schemas/shape.mjs';

const tag = /<(?:\?[^]*?\?|!--[^]*?--|!\[CDATA\[[^]*?\]\]|!DOCTYPE[^>]*|(\/)?([\p{L}_:][\p{L}\p{N}_:.-]*)((?:\s+[\p{L}_:][\p{L}\p{N}_:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?)>/gu;

/** An XML body: well formed, its root element as declared. */
export function checkXml({ document, request, findings }, content) {
  const { root, fault } = read(request.body.text);
  if (fault) return findings.violate('xml-malformed', fault);
  const expected = rootName(document, content.schema);
  if (expected !== undefined && root.replace(/^.*:/, '') !== expected) findings.violate('xml-root', `${root} for ${expected}`);
}

/** The root element's name, or what is wrong. */
export function read(text) {
  const open = [];
  let root;
  let end = 0;
  for (const match of text.matchAll(tag)) {
    const between = text.slice(end, match.index);
    if (!legal(between, open.length > 0)) return { fault: `text ${between.slice(0, 60)}` };
    end = match.index + match[0].length;
    const [, closing, name, , empty] = match;
    if (!name) continue;
    if (closing) {
      if (open.pop() !== name) return { fault: `</${name}> closes nothing` };
    } else {
      if (open.length === 0 && root !== undefined) return { fault: `second root ${name}` };
      root ??= name;
      if (!empty) open.push(name);
    }
  }
  if (!legal(text.slice(end), false)) return { fault: `text ${text.slice(end, end + 60)}` };
  if (open.length > 0 || root === undefined) return { fault: root === undefined ? 'no element' : `<${open.at(-1)}> is not closed` };
  return { root };
}

const legal = (text, inside) => !text.includes('<') && !/&(?!(?:#\d+|#x[0-9a-f]+|[a-z]+);)/i.test(text) && (inside || text.trim() === '');

function rootName(document, schema) {
  for (const part of conjuncts(document, schema)) if (typeof part.xml?.name === 'string') return part.xml.name.replace(/^.*:/, '');
  const isArray = typesOf(document, schema)?.has('array') === true;
  return !isArray && typeof schema?.$ref === 'string' ? componentName(schema.$ref) : undefined;
}
