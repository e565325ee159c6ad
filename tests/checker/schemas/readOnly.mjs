import { conjuncts } from './shape.mjs';

/** True when a property's schema says readOnly, itself or through references and allOf. */
export function isReadOnly(document, schema) {
  for (const part of conjuncts(document, schema)) if (part.readOnly === true) return true;
  return false;
}

/** Names of the readOnly properties that a schema and its allOf members declare. */
export function readOnlyNames(document, schema) {
  const names = new Set();
  for (const part of conjuncts(document, schema))
    for (const [name, property] of Object.entries(part.properties ?? {})) if (isReadOnly(document, property)) names.add(name);
  return names;
}
