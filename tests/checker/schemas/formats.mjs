/** Values of formats, of all the shapes and lengths that the format has. */
const values = {
  byte: ['', 'YQ==', 'c3RyaW5n', 'c3RyaW5nc3RyaW5n'],
  date: ['2019-08-24', '0000-01-01', '9999-12-31'],
  'date-time': ['2019-08-24T14:15:22Z', '2019-08-24T14:15:22.000Z', '2019-08-24T14:15:22+00:00', '2019-08-24T14:15:22-05:00', '2019-08-24T14:15:22.000000+00:00', '2019-08-24 14:15:22Z'],
  email: ['a@b.io', 'user@example.com', 'first.last@mail.example.com'],
  uuid: ['497f6eca-6276-4993-bfeb-53cbbbba6f08', '497F6ECA-6276-4993-BFEB-53CBBBBA6F08', 'urn:uuid:497f6eca-6276-4993-bfeb-53cbbbba6f08'],
};

/** False where a schema's own pattern or lengths take none of the format's values: the pattern, which is the more exact, binds then. */
export function mayHold({ format, pattern, minLength = 0, maxLength = Infinity }) {
  if (!Object.hasOwn(values, format)) return true;
  const expression = typeof pattern === 'string' ? compiled(pattern) : undefined;
  return values[format].some(value => value.length >= minLength && value.length <= maxLength && (!expression || expression.test(value)));
}

function compiled(pattern) {
  const source = /^\/(\^.*\$)\/[a-z]*$/s.exec(pattern)?.[1] ?? pattern;
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
