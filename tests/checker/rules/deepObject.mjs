import { additionalOf, itemsOf, propertyOf, typesOf } from '../schemas/shape.mjs';
import { bestScalar } from './values.mjs';

/** Entries named `prefix[a][b]` as a tree of texts. @param {{name: string, text: string}[]} entries */
export function treeOf(prefix, entries) {
  const tree = new Map();
  for (const { name, text } of entries) {
    const keys = [...name.slice(prefix.length).matchAll(/\[([^\]]*)\]/g)].map(match => match[1]);
    let node = tree;
    keys.forEach((key, index) => {
      const place = key === '' ? String(node.size) : key;
      if (index === keys.length - 1) return node.set(place, text);
      if (!(node.get(place) instanceof Map)) node.set(place, new Map());
      node = node.get(place);
    });
  }
  return tree;
}

/** The tree as a JSON value of the schema's types. */
export function valueOf(source, schema, tree) {
  if (!(tree instanceof Map)) return bestScalar(source, schema, tree);
  const types = typesOf(source.document, schema);
  const numbered = [...tree.keys()].every(key => /^\d+$/.test(key));
  if (numbered && (types?.has('array') || types === null)) {
    const items = itemsOf(source.document, schema);
    return [...tree.values()].map(member => valueOf(source, items, member));
  }
  return Object.fromEntries([...tree].map(([name, member]) => [name, valueOf(source, propertyOf(source.document, schema, name) ?? additionalOf(source.document, schema), member)]));
}
