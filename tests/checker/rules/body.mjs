import { bare, covers, isJson, isMultipart, isUrlencoded, isXml } from '../operations/mediaTypes.mjs';
import { typesOf } from '../schemas/shape.mjs';
import { checkFields, checkParts, hasNoFields } from './forms.mjs';
import { checkInstance } from './instance.mjs';
import { checkXml } from './xml.mjs';

const bodiless = new Set(['get', 'head', 'delete', 'options', 'trace']);

/** The body: present, of a declared type, valid by its schema. */
export function checkBody(check) {
  const { operation, request, findings } = check;
  const contents = operation.body?.contents ?? [];
  if (!operation.body || contents.length === 0) {
    if (request.body && !operation.body) findings.violate('body-undeclared', request.body.media_type);
    return;
  }
  if (!request.body) return checkAbsence(check);
  const mediaType = checkContentType(check);
  if (mediaType === undefined) return;
  const content = contents.find(entry => bare(entry.mediaType) === bare(mediaType)) ?? contents.find(entry => covers(entry.mediaType, mediaType));
  if (!content) return findings.violate('content-type-undeclared', `${mediaType} is none of ${contents.map(entry => entry.mediaType).join(' ')}`);
  checkContent(check, content, mediaType);
}

function checkAbsence(check) {
  const { operation, findings } = check;
  if (bodiless.has(operation.method)) return;
  if (operation.body.contents.every(({ mediaType }) => isUrlencoded(mediaType) || isMultipart(mediaType)) && operation.body.contents.some(content => hasNoFields(check, content))) return;
  const types = operation.body.contents.map(entry => entry.mediaType).join(' ');
  findings.violate(operation.body.required ? 'body-missing' : 'body-omitted', types);
}

function checkContentType({ request, findings }) {
  const sent = request.headers.find(header => header.name.toLowerCase() === 'content-type')?.value;
  const own = request.body.media_type;
  if (sent === undefined) findings.violate('content-type-missing', own);
  else if (own !== undefined && bare(own) !== bare(sent)) findings.violate('content-type-mismatch', `${sent} and ${own}`);
  return sent ?? own;
}

function checkContent(check, content, mediaType) {
  const { request: { body }, findings } = check;
  const wrong = () => findings.violate('body-kind', `${body.kind} for ${mediaType}`);
  if (isUrlencoded(mediaType)) return body.kind === 'form' || body.kind === 'text' ? checkFields(check, content) : wrong();
  if (isMultipart(mediaType)) return body.kind === 'multipart' ? checkParts(check, content) : wrong();
  if (body.kind === 'form' || body.kind === 'multipart') return wrong();
  if (isJson(mediaType)) return body.kind === 'text' ? checkJson(check, content) : mayBeFile(check, content) || wrong();
  if (isXml(mediaType) && body.kind === 'text') checkXml(check, content);
}

function mayBeFile({ document }, content) {
  const types = typesOf(document, content.schema);
  return types === null || types.has('string');
}

function checkJson(check, content) {
  let value;
  try {
    value = JSON.parse(check.request.body.text);
  } catch (error) {
    check.findings.jsonBody = 'invalid';
    return check.findings.violate('body-not-json', error.message);
  }
  check.findings.jsonBody = checkInstance(check, content.schema, value);
}
