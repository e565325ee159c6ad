const at = 'https://eu.shop.example/v1';
const pair = (name, value, encoded = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`) => ({ name, value, encoded });
const limit = pair('limit', '5');
const json = 'application/json';
const typed = mediaType => ({ name: 'Content-Type', value: mediaType });

const list = (query = [limit], more = {}) => ({ operation: 'get /items', request: { method: 'GET', url: `${at}/items`, query, ...more } });
const one = (url, more = {}) => ({ operation: 'get /items/{id}', request: { method: 'GET', url, ...more } });
const create = (body, headers = [typed(body.media_type)]) => ({
  operation: 'post /items',
  request: { method: 'POST', url: `${at}/items`, query: [pair('api_key', 'k')], headers, body },
});
const item = (value, text = JSON.stringify(value)) => create({ kind: 'text', media_type: json, text, is_json: true });
const form = fields => create({ kind: 'form', media_type: 'application/x-www-form-urlencoded', fields });
const parts = given => create({ kind: 'multipart', media_type: 'multipart/form-data', parts: given });
const xml = text => create({ kind: 'text', media_type: 'application/xml', text });
const pet = (value, authorization = `Basic ${btoa('user:pass')}`) => ({
  operation: 'put /items/{id}',
  request: { method: 'PUT', url: `${at}/items/7`, headers: [{ name: 'Authorization', value: authorization }, typed(json)], body: { kind: 'text', media_type: json, text: JSON.stringify(value) } },
});
const file = url => ({ operation: 'get /files/{name}{style}{matrix}', request: { method: 'GET', url, headers: [{ name: 'authorization', value: 'Bearer t' }] } });
const fixed = (url, query) => ({ operation: 'get /fixed?op=list#part', request: { method: 'GET', url, query } });
const photo = { name: 'photo', value: '', file_name: 'a.png', content_type: 'image/png' };
const never = headers => ({ operation: 'post /impossible', request: { method: 'POST', url: `${at}/impossible`, headers: [typed(json), ...headers], body: { kind: 'text', media_type: json, text: '{}' } } });

/** Right by the specification: no rule is broken. `excuses` are what nobody can get right. */
export const right = {
  'a required parameter': list(),
  'every parameter in its style': list([
    limit, pair('sort', 'price'), pair('code', 'ABC'), pair('since', '2024-02-29'), pair('text', 'a+b & ü'), pair('ids', '1,2', 'ids=1,2'),
    pair('tags', 'a'), pair('tags', 'b'), pair('filter[min]', '1.5'), pair('filter[words][0]', 'x'), pair('offset', '3'), pair('where', '{"a":1}'),
    pair('colours', 'red|blue', 'colours=red%7Cblue'), pair('either', 'true'),
  ], { headers: [{ name: 'x-trace', value: '1, 2' }, { name: 'Accept', value: 'application/json, text/csv' }], cookies: [{ name: 'session', value: 'ab' }] }),
  'a cookie header': list([limit], { headers: [{ name: 'Cookie', value: 'session=abc' }] }),
  'the query in the URL': { operation: 'get /items', request: { method: 'GET', url: `${at}/items?limit=5` } },
  'another value of a server variable': { operation: 'get /items', request: { method: 'GET', url: 'https://us.shop.example/v1/items?limit=5' } },
  'a path value': one(`${at}/items/7`, { query: [pair('api_key', 'REPLACE_KEY_VALUE')] }),
  'the empty alternative': one(`${at}/items/7`),
  'both schemes of a set': { operation: 'post /items', request: { ...item({ name: 'a' }).request, query: [], headers: [typed(json), { name: 'Authorization', value: 'Bearer t' }, { name: 'X-Tenant', value: 't' }] } },
  'a JSON body without its readOnly property': item({ name: 'abc', made: '2024-01-01T00:00:00Z', price: 0.1, note: null, parent: { name: 'x' } }),
  'form fields': form([pair('name', 'é &'), pair('sizes', '1'), pair('sizes', '2'), pair('box', '{"w":1}')]),
  'a form object by its own names': form([pair('name', 'n'), pair('w', '1')]),
  'a file and a JSON part': parts([photo, { name: 'count', value: '3' }, { name: 'meta', value: '{"a":1}', content_type: json }]),
  'an XML body': xml('<?xml version="1.0"?><Item><name a="1">x &amp; y</name><note/></Item>'),
  'a mapped discriminator': pet({ kind: 'cat', lives: 9 }),
  'a discriminator of the base itself': pet({ kind: 'Pet' }),
  'label and matrix styles': file(`${at}/files/a%2Fb.1.2;matrix=R,100`),
  'a basic secret that is to be replaced': pet({ kind: 'Pet' }, 'Basic REPLACE_BASIC_AUTH'),
  'a fixed query, any host for a relative server': { ...fixed('https://any.example/api/fixed', [pair('op', 'list')]), excuses: ['security-scheme-undeclared'] },
  'a body that cannot be, two schemes in one header': { ...never([{ name: 'Authorization', value: 'Bearer t' }]), excuses: ['two-schemes-one-place', 'schema-requires-itself'] },
  'a placeholder where a string fits': { ...list([limit, pair('text', 'SOME_STRING_VALUE')]), mode: 'placeholder' },
  'a placeholder where a list of strings fits': { ...list([limit, pair('tags', 'SOME_ARRAY_VALUE')]), mode: 'placeholder' },
  'a path placeholder': { ...one(`${at}/items/%7Bid%7D`), mode: 'placeholder' },
};

/** Wrong: exactly these rules are broken. */
export const wrong = {
  'no such operation': { operation: 'get /nothing', request: list().request, breaks: ['no-request'] },
  'another method': { operation: 'get /items', request: { ...list().request, method: 'POST' }, breaks: ['method'] },
  'another host': { operation: 'get /items', request: { ...list().request, url: 'https://other.example/v1/items' }, breaks: ['host'] },
  'a server variable left': { operation: 'get /items', request: { ...list().request, url: 'https://%7Bregion%7D.shop.example/v1/items' }, breaks: ['host', 'path-braces'] },
  'an undefined host': { operation: 'get /items', request: { ...list().request, url: 'http://undefinedundefined/items' }, breaks: ['host', 'undefined'] },
  'another path': { operation: 'get /items', request: { ...list().request, url: `${at}/item` }, breaks: ['path'] },
  'a raw slash in a value': { ...file(`${at}/files/a/b.1;matrix=R,1`), breaks: ['path'] },
  'a fixed query left out': { ...fixed('https://any.example/api/fixed', []), excuses: ['security-scheme-undeclared'], breaks: ['path'] },
  'a path placeholder in filled mode': { ...one(`${at}/items/%7Bid%7D`), breaks: ['path-braces', 'parameter-type'] },
  'a doubled slash': { operation: 'get /items', request: { ...list().request, url: 'https://eu.shop.example/v1//items' }, breaks: ['double-slash'] },
  'a raw space': list([limit, { name: 'text', value: 'a b', encoded: 'text=a b' }]),
  'a pair that says something else': list([limit, pair('text', 'a+b', 'text=a+b')]),
  'percent-encoded twice': list([limit, pair('text', 'a%20b', 'text=a%2520b')]),
  'an encoded delimiter': list([limit, pair('ids', '1,2', 'ids=1%2C2')]),
  'a single value twice': list([limit, pair('sort', 'name'), pair('sort', 'price')]),
  'a required parameter left out': list([]),
  'a word for an integer': list([pair('limit', 'many')]),
  'a member of a list of another type': list([limit, pair('ids', '1,x', 'ids=1,x')]),
  'a value outside its enum': list([limit, pair('sort', 'colour')]),
  'a value against its pattern': list([limit, pair('code', 'abc')]),
  'a value over its maximum': list([pair('limit', '101')]),
  'a value without its format': list([limit, pair('since', '29 February')]),
  'content that lacks a property': list([limit, pair('where', '{}')]),
  'a query parameter nobody declared': list([limit, pair('colour', 'red')]),
  'a header nobody declared': list([limit], { headers: [{ name: 'X-Other', value: '1' }] }),
  'a cookie nobody declared': list([limit], { cookies: [{ name: 'other', value: '1' }] }),
  'a header that the specification ignores': list([limit], { headers: [{ name: 'Authorization', value: 'x' }] }),
  'a header twice': list([limit], { headers: [{ name: 'X-Trace', value: '1' }, { name: 'x-trace', value: '2' }] }),
  'a line break in a header': list([limit], { headers: [{ name: 'Accept', value: 'text/csv\r\n' }] }),
  'an Accept that no response has': list([limit], { headers: [{ name: 'Accept', value: 'text/html' }] }),
  'no credentials': { operation: 'post /items', request: { ...item({ name: 'a' }).request, query: [] } },
  'half of a set': { operation: 'post /items', request: { ...item({ name: 'a' }).request, query: [], headers: [typed(json), { name: 'X-Tenant', value: 't' }] } },
  'credentials of two alternatives': { operation: 'post /items', request: { ...item({ name: 'a' }).request, headers: [typed(json), { name: 'X-Tenant', value: 't' }] } },
  'basic credentials in the clear': pet({ kind: 'Pet' }, 'Basic user:pass'),
  'no body where one is required': { operation: 'post /items', request: { ...item({}).request, headers: [], body: null } },
  'no body where one is declared': { operation: 'put /items/{id}', request: { ...pet({}).request, headers: pet({}).request.headers.slice(0, 1), body: null } },
  'a body nobody declared': list([limit], { headers: [typed('text/plain')], body: { kind: 'text', media_type: 'text/plain', text: 'x' } }),
  'a body without its type': create({ kind: 'text', media_type: json, text: '{"name":"a"}' }, []),
  'a type nobody declared': create({ kind: 'text', media_type: 'text/plain', text: 'x' }),
  'a header and a body of two types': create({ kind: 'text', media_type: 'application/xml', text: '{"name":"a"}' }, [typed(json)]),
  'fields for JSON': create({ kind: 'form', media_type: json, fields: [] }),
  'half a JSON body': item(undefined, '{"name":'),
  'a body over its length': item({ name: 'abcdef' }),
  'a bound that is excluded': item({ name: 'a', price: 0 }),
  'a null that is not nullable': item({ name: null }),
  'a fault in a recursive body': item({ name: 'a', parent: { name: 'b', parent: {} } }),
  'a body without its format': item({ name: 'a', made: 'yesterday' }),
  'a readOnly property': item({ id: 1, name: 'a' }),
  'a discriminator that names nothing': pet({ kind: 'dog' }),
  'a discriminator whose schema is not kept': pet({ kind: 'cat' }),
  'a form field of another type': form([pair('name', 'n'), pair('sizes', 'large')]),
  'a form field nobody declared': form([pair('name', 'n'), pair('other', '1')]),
  'a form field left out': form([]),
  'a form field encoded twice': form([pair('name', 'a%20b', 'name=a%2520b')]),
  'a file as text': parts([{ name: 'photo', value: 'bytes', content_type: 'image/png' }]),
  'a part of another content type': parts([{ ...photo, content_type: 'text/html' }]),
  'a part that lacks a property': parts([photo, { name: 'meta', value: '{}', content_type: json }]),
  'an element not closed': xml('<Item><name></Item>'),
  'an ampersand in the clear': xml('<Item>a & b</Item>'),
  'another root element': xml('<Thing/>'),
  'the word undefined': list([limit, pair('text', 'undefined')]),
  'an object as text': list([limit, pair('text', '[object Object]')]),
  'a placeholder in filled mode': list([limit, pair('text', 'SOME_STRING_VALUE')]),
  'a placeholder for a number': { ...list([pair('limit', 'SOME_INTEGER_VALUE')]), mode: 'placeholder' },
  'a placeholder for an enum': { ...list([limit, pair('sort', 'SOME_STRING_VALUE')]), mode: 'placeholder' },
  'a placeholder for a list of an enum': { ...list([limit, pair('colours', 'SOME_ARRAY_VALUE')]), mode: 'placeholder' },
  'a placeholder for a list of numbers': { ...list([limit, pair('ids', 'SOME_ARRAY_VALUE')]), mode: 'placeholder' },
};

const broken = {
  'a raw space': ['illegal-url'], 'a pair that says something else': ['query-encoding'], 'percent-encoded twice': ['double-encoded'],
  'an encoded delimiter': ['encoded-delimiter', 'parameter-type'], 'a single value twice': ['duplicate-parameter'],
  'a required parameter left out': ['parameter-missing'], 'a word for an integer': ['parameter-type'],
  'a member of a list of another type': ['parameter-type'], 'a value outside its enum': ['parameter-enum'],
  'a value against its pattern': ['parameter-pattern'], 'a value over its maximum': ['parameter-bounds'],
  'a value without its format': ['parameter-format'], 'content that lacks a property': ['parameter-value'],
  'a query parameter nobody declared': ['undeclared-query'], 'a header nobody declared': ['undeclared-header'],
  'a cookie nobody declared': ['undeclared-cookie'], 'a header that the specification ignores': ['ignored-header'],
  'a header twice': ['duplicate-header'], 'a line break in a header': ['header-value'], 'an Accept that no response has': ['accept'],
  'no credentials': ['security'], 'half of a set': ['security'], 'credentials of two alternatives': ['security-extra'],
  'basic credentials in the clear': ['basic-malformed'], 'no body where one is required': ['body-missing'],
  'no body where one is declared': ['body-omitted'], 'a body nobody declared': ['body-undeclared'],
  'a body without its type': ['content-type-missing'], 'a type nobody declared': ['content-type-undeclared'],
  'a header and a body of two types': ['content-type-mismatch'], 'fields for JSON': ['body-kind'], 'half a JSON body': ['body-not-json'],
  'a body over its length': ['body-invalid'], 'a bound that is excluded': ['body-invalid'], 'a null that is not nullable': ['body-invalid'],
  'a fault in a recursive body': ['body-invalid'], 'a body without its format': ['body-format'], 'a readOnly property': ['read-only-sent'],
  'a discriminator that names nothing': ['discriminator'], 'a discriminator whose schema is not kept': ['discriminator'],
  'a form field of another type': ['body-invalid'], 'a form field nobody declared': ['body-invalid'], 'a form field left out': ['body-invalid'],
  'a form field encoded twice': ['double-encoded'], 'a file as text': ['file-as-text'], 'a part of another content type': ['part-content-type'],
  'a part that lacks a property': ['body-invalid'], 'an element not closed': ['xml-malformed'], 'an ampersand in the clear': ['xml-malformed'],
  'another root element': ['xml-root'], 'the word undefined': ['undefined'], 'an object as text': ['object-object'],
  'a placeholder in filled mode': ['placeholder-value'], 'a placeholder for a number': ['placeholder-type'],
  'a placeholder for an enum': ['parameter-enum'], 'a placeholder for a list of an enum': ['parameter-enum'],
  'a placeholder for a list of numbers': ['placeholder-type'],
};
for (const [name, rules] of Object.entries(broken)) wrong[name].breaks = rules;
