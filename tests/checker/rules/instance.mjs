import { unsatisfiable } from '../schemas/satisfiable.mjs';

/**
 * Checks a body's value: by JSON Schema alone, and by what OpenAPI says beyond it under rules of their own.
 * @returns {'valid'|'invalid'|'unsatisfiable'|undefined} by JSON Schema alone; undefined without a schema
 */
export function checkInstance({ schemas, document, findings }, schema, value) {
  if (schema === undefined) return;
  const full = schemas.validate(schema, value, 'full');
  for (const note of full.notes) findings.excuse(note.reason, note.detail);
  if (full.valid) return 'valid';
  const plain = schemas.validate(schema, value, 'plain');
  const { rule, error } = plain.valid ? hint(full.errors) : { rule: 'body-invalid', error: deepest(plain.errors) };
  const reason = unsatisfiable(document, schemas, schema);
  if (reason) {
    findings.excuse(reason.reason, reason.detail);
    return 'unsatisfiable';
  }
  findings.violate(rule, `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  return plain.valid ? 'valid' : 'invalid';
}

function hint(errors) {
  const names = { unsendable: 'read-only-sent', discriminated: 'discriminator', format: 'body-format' };
  const error = errors.findLast(entry => Object.hasOwn(names, entry.keyword)) ?? errors.at(-1);
  return { rule: names[error.keyword] ?? 'discriminator', error };
}

const deepest = errors => errors.reduce((best, error) => (error.instancePath.length > best.instancePath.length ? error : best));
