/** Every rule a request can break, and what it says. */
export const rules = {
  'no-request': 'there is a request to check',
  'curl-syntax': 'the curl command reads as one command with known options',
  'curl-glob': 'no braces or brackets that curl would take for a glob',
  'curl-head': 'HEAD is sent by --head, for curl waits for a body otherwise',
  method: 'the method is the operation\'s',
  host: 'the URL starts with a server of the operation',
  path: 'the path is the template with values',
  'path-braces': 'no {name} is left in the URL (filled), or only declared ones (placeholder)',
  'double-slash': 'no doubled slash in the path',
  'illegal-url': 'no character in the URL that must be percent-encoded',
  undefined: 'no value, name or host "undefined"',
  'object-object': 'no [object Object]',
  'placeholder-value': 'no SOME_…_VALUE (filled)',
  'placeholder-type': 'SOME_…_VALUE only where a value of that type fits (placeholder)',
  'query-encoding': 'the encoded query pair decodes to its name and value',
  'double-encoded': 'no value percent-encoded twice',
  'encoded-delimiter': 'the delimiter of an array is not percent-encoded',
  'duplicate-parameter': 'a parameter that is no list is sent once',
  'parameter-missing': 'every required parameter is sent in its place',
  'parameter-type': 'a parameter\'s value has its type',
  'parameter-enum': 'a parameter\'s value is one of its enum',
  'parameter-pattern': 'a parameter\'s value matches its pattern',
  'parameter-bounds': 'a parameter\'s value keeps its bounds and lengths',
  'parameter-format': 'a parameter\'s value has its format',
  'parameter-value': 'a parameter\'s value is otherwise valid by its schema',
  'undeclared-query': 'no undeclared query parameter',
  'undeclared-header': 'no undeclared header',
  'undeclared-cookie': 'no undeclared cookie',
  'ignored-header': 'header parameters Accept, Content-Type, Authorization are not sent as such',
  'duplicate-header': 'no header twice',
  'header-value': 'header names and values are legal',
  accept: 'Accept names declared response types',
  security: 'one security alternative is satisfied',
  'security-extra': 'no credentials beyond one alternative',
  'basic-malformed': 'Basic credentials are base64 of user:password',
  'body-missing': 'a required body is sent',
  'body-omitted': 'a declared body is sent',
  'body-undeclared': 'no body where none is declared',
  'content-type-missing': 'a body has a Content-Type',
  'content-type-undeclared': 'the Content-Type is declared',
  'content-type-mismatch': 'header and body name the same type',
  'body-kind': 'the body has the form its media type asks for',
  'body-not-json': 'a JSON body is JSON',
  'body-invalid': 'a body is valid by its schema',
  'body-format': 'strings of a body have their format',
  'read-only-sent': 'no readOnly property is sent',
  discriminator: 'a discriminator names its schema',
  'xml-malformed': 'an XML body is well formed',
  'xml-root': 'an XML body has the declared root element',
  'file-as-text': 'a binary property of a multipart body is a file part',
  'part-content-type': 'a part has the content type its encoding declares',
};

/** The published short rule: host, declared body, one security alternative, no [object Object]. */
export const joint = new Set(['no-request', 'method', 'host', 'body-missing', 'body-omitted', 'content-type-undeclared', 'security', 'object-object']);

/** Collects what is wrong with one request, and what nobody could get right. */
export class Findings {
  violations = [];
  excuses = [];

  /** Outcome of a JSON body by its schema: valid, invalid, unsatisfiable; undefined without one. */
  jsonBody;

  /** @param {keyof rules} rule */
  violate(rule, detail) {
    if (!Object.hasOwn(rules, rule)) throw new Error(`unknown rule ${rule}`);
    this.violations.push({ rule, detail: String(detail ?? '').slice(0, 300) });
  }

  /** The specification itself cannot be followed here. */
  excuse(reason, detail) {
    this.excuses.push({ reason, detail: String(detail ?? '').slice(0, 300) });
  }
}
