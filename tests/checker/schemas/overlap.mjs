import { conjuncts } from './shape.mjs';

const annotations = new Set(['$ref', 'allOf', 'type', 'properties', 'required', 'minProperties', 'title', 'description', 'example', 'examples', 'deprecated', 'externalDocs', 'nullable', 'xml']);

/**
 * True when nothing tells the branches of a oneOf apart: whatever one takes of what it declares, another takes too, because both are open objects and
 * the other requires no more. Only a value that deliberately breaks a branch it does not mean could be valid by one alone.
 */
export function overlap(document, branches) {
  const objects = branches.map(branch => openObject(document, branch));
  return objects.length > 1 && objects.every((own, index) => own && objects.some((other, place) => place !== index && other && takes(other, own)));
}

/** What an open object declares, or undefined for any other schema. */
function openObject(document, branch) {
  const object = { required: new Set(), properties: new Map(), least: 0 };
  for (const part of conjuncts(document, branch)) {
    const isOpen = part.additionalProperties === undefined || part.additionalProperties === true || isEmpty(part.additionalProperties);
    const isPlain = Object.keys(part).every(key => annotations.has(key) || key.startsWith('x-') || key === 'additionalProperties');
    if (!isOpen || !isPlain || !['object', undefined].includes(part.type)) return undefined;
    for (const name of Array.isArray(part.required) ? part.required : []) object.required.add(name);
    for (const [name, property] of Object.entries(part.properties ?? {})) object.properties.set(name, property);
    object.least = Math.max(object.least, part.minProperties ?? 0);
  }
  return object;
}

function takes(other, own) {
  const common = [...own.properties].filter(([name]) => other.properties.has(name));
  return [...other.required].every(name => own.required.has(name)) && other.least <= Math.max(own.least, own.required.size)
    && common.every(([name, property]) => says(property) === says(other.properties.get(name)));
}

const isEmpty = schema => schema !== null && typeof schema === 'object' && Object.keys(schema).length === 0;

/** A schema's text without what only describes it. */
const says = schema => JSON.stringify(schema, (key, value) => (['description', 'title', 'example', 'examples', 'default'].includes(key) && typeof value !== 'object' ? undefined : value));
