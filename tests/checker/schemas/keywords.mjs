/** Keywords that a translated schema uses beside those of JSON Schema. */
export const keywords = validatorOf => [schemaLink(validatorOf), unsendable, discriminated];

/** A reference, compiled when first met. A reference that meets itself on the same value says nothing more. */
function schemaLink(validatorOf) {
  const active = new Set();
  function validate(link, data, _, context) {
    const place = `${link} ${context.instancePath}`;
    if (active.has(place)) return true;
    active.add(place);
    try {
      const validator = validatorOf(link);
      const valid = validator(data, context);
      validate.errors = valid ? null : validator.errors;
      return valid;
    } finally {
      active.delete(place);
    }
  }
  return { keyword: 'schemaLink', schemaType: 'number', errors: 'full', validate };
}

const unsendable = { keyword: 'unsendable', schemaType: 'boolean', error: { message: 'is readOnly' }, validate: () => false };

function names({ property, values, required }, data) {
  if (Object.hasOwn(data, property) ? values.includes(data[property]) : !required) return true;
  names.errors = [{ keyword: 'discriminated', message: `${property} must be one of ${values.slice(0, 10).join(', ')}`, params: {} }];
  return false;
}

const discriminated = { keyword: 'discriminated', type: 'object', schemaType: 'object', errors: true, validate: names };
