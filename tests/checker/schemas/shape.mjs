const depthLimit = 12;

/** Visits a schema and what its references and allOf say of the same value. */
export function* conjuncts(document, schema, depth = 0, seen = new Set()) {
  if (schema === null || typeof schema !== 'object' || depth > depthLimit || seen.has(schema)) return;
  seen.add(schema);
  if (typeof schema.$ref === 'string') {
    yield* conjuncts(document, document.target(schema.$ref), depth + 1, seen);
    if (document.version !== '3.1') return;
  }
  yield schema;
  for (const member of Array.isArray(schema.allOf) ? schema.allOf : []) yield* conjuncts(document, member, depth + 1, seen);
}

/** Types a value of the schema may have, as a set; null when any. */
export function typesOf(document, schema, depth = 0) {
  if (depth > depthLimit) return null;
  let types = null;
  for (const part of conjuncts(document, schema)) {
    types = meet(types, ownTypes(part));
    for (const key of ['oneOf', 'anyOf'])
      if (Array.isArray(part[key]) && part[key].length > 0) types = meet(types, union(part[key].map(branch => typesOf(document, branch, depth + 1))));
  }
  return types;
}

/** The schema of a property, from wherever in the conjunction it is declared; undefined when it is not. */
export function propertyOf(document, schema, name) {
  for (const part of allParts(document, schema))
    if (part.properties && Object.hasOwn(part.properties, name)) return part.properties[name];
  return undefined;
}

/** The schema of properties that are not declared; undefined when nothing is said. */
export function additionalOf(document, schema) {
  for (const part of allParts(document, schema))
    if (part.additionalProperties && typeof part.additionalProperties === 'object') return part.additionalProperties;
  return undefined;
}

/** Names of all declared properties. */
export function propertyNames(document, schema) {
  const names = new Set();
  for (const part of allParts(document, schema)) for (const name of Object.keys(part.properties ?? {})) names.add(name);
  return names;
}

/** The schema of an array's items; undefined when it is not declared. */
export function itemsOf(document, schema) {
  for (const part of allParts(document, schema))
    if (part.items && typeof part.items === 'object' && !Array.isArray(part.items)) return part.items;
  return undefined;
}

/** True when objects of the schema may have properties beyond the declared ones by an explicit rule. */
export function isOpen(document, schema) {
  for (const part of allParts(document, schema)) if (part.additionalProperties || part.patternProperties) return true;
  return false;
}

/** Enum and const values of the conjunction, or undefined. */
export function enumOf(document, schema) {
  for (const part of conjuncts(document, schema)) {
    if (Array.isArray(part.enum)) return part.enum;
    if (document.version === '3.1' && Object.hasOwn(part, 'const')) return [part.const];
  }
  return undefined;
}

/** Conjuncts and, through them, the branches of oneOf and anyOf. */
export function* allParts(document, schema, depth = 0) {
  if (depth > 4) return;
  for (const part of conjuncts(document, schema)) {
    yield part;
    for (const key of ['oneOf', 'anyOf'])
      for (const branch of Array.isArray(part[key]) ? part[key] : []) yield* allParts(document, branch, depth + 1);
  }
}

function ownTypes(schema) {
  const listed = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(type => typeof type === 'string');
  if (listed.length === 0) return null;
  const types = new Set(listed);
  if (types.has('number')) types.add('integer');
  if (schema.nullable === true || schema['x-nullable'] === true) types.add('null');
  return types;
}

function meet(left, right) {
  if (left === null || right === null) return left ?? right;
  return new Set([...left].filter(type => right.has(type)));
}

const union = sets => (sets.some(set => set === null) ? null : new Set(sets.flatMap(set => [...set])));
