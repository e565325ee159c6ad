/**
 * Keywords that a translated schema uses beside those of JSON Schema.
 * @param {(link: number) => Function} validatorOf the compiled schema of a link
 */
export function keywords(validatorOf) {
  const holds = once(validatorOf);
  return [schemaLink(holds), unsendable, discriminated(holds)];
}

/** Applies a link's schema, compiled when first met. A schema that meets itself on the same value says nothing more. */
function once(validatorOf) {
  const active = new Set();
  return (link, data, context) => {
    const place = `${link} ${context.instancePath}`;
    if (active.has(place)) return null;
    active.add(place);
    try {
      const validator = validatorOf(link);
      return validator(data, context) ? null : validator.errors;
    } finally {
      active.delete(place);
    }
  };
}

function schemaLink(faultsOf) {
  function validate(link, data, _, context) {
    validate.errors = faultsOf(link, data, context);
    return validate.errors === null;
  }
  return { keyword: 'schemaLink', schemaType: 'number', errors: 'full', validate };
}

const unsendable = { keyword: 'unsendable', schemaType: 'boolean', error: { message: 'is readOnly' }, validate: () => false };

/** The property names a schema, which then binds; of several schemas under one name, any. */
function discriminated(faultsOf) {
  function validate({ property, required, links }, data, _, context) {
    validate.errors = faults(property, required, links, data, context);
    return validate.errors === null;
  }

  function faults(property, required, links, data, context) {
    if (!Object.hasOwn(data, property)) return required ? [unnamed(context, `${property} must name a schema`)] : null;
    const named = links.get(data[property]);
    if (!named) return [unnamed(context, `${property} must be one of ${[...links.keys()].slice(0, 10).join(', ')}`)];
    let found = null;
    for (const link of named) {
      found = faultsOf(link, data, context);
      if (found === null) return null;
    }
    return found;
  }
  return { keyword: 'discriminated', type: 'object', schemaType: 'object', errors: 'full', validate };
}

const unnamed = (context, message) => ({ keyword: 'discriminated', instancePath: context.instancePath, schemaPath: '', message, params: {} });
