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

const unsendable = { keyword: 'unsendable', schemaType: 'boolean', validate: () => false };

const discriminated = {
  keyword: 'discriminated',
  type: 'object',
  schemaType: 'object',
  validate: ({ property, values, required }, data) => (Object.hasOwn(data, property) ? values.includes(data[property]) : !required),
};
