/** Parameters of a path and an operation, references resolved, stray blanks around names dropped; the operation's override by name and location. */
export function effectiveParameters(document, pathItem, operation) {
  const byKey = new Map();
  for (const list of [pathItem.parameters, operation.parameters]) {
    for (const entry of Array.isArray(list) ? list : []) {
      const parameter = document.resolve(entry);
      if (typeof parameter?.name === 'string' && typeof parameter.in === 'string')
        byKey.set(`${parameter.in} ${parameter.name}`, { ...parameter, name: parameter.name.trim() });
    }
  }
  return [...byKey.values()];
}

/** Media types of the responses, as an Accept header may name them. */
export function responseTypes(document, operation, typesOf) {
  const types = new Set();
  for (const response of Object.values(operation.responses ?? {}))
    for (const type of typesOf(document.resolve(response))) types.add(type);
  return [...types];
}
