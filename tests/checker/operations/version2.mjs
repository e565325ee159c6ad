import { effectiveParameters, responseTypes } from './parameters.mjs';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';
const separators = { csv: 'simple', ssv: 'spaceDelimited', tsv: 'tabDelimited', pipes: 'pipeDelimited', multi: 'form' };

/** Reads an operation of OpenAPI 2.0 into the form of 3.x. */
export function operationOf2(document, pathItem, operation) {
  const parameters = effectiveParameters(document, pathItem, operation);
  const root = document.root;
  return {
    servers: serversOf(root, operation),
    parameters: parameters.filter(entry => entry.in !== 'body' && entry.in !== 'formData').map(parameterOf),
    body: bodyOf(parameters, operation.consumes ?? root.consumes ?? []),
    security: securityOf(root, operation),
    accepts: acceptsOf(document, operation),
    ignoredHeaders: false,
  };
}

function serversOf(root, operation) {
  const schemes = [operation.schemes, root.schemes].find(list => Array.isArray(list) && list.length > 0) ?? ['https', 'http'];
  const base = String(root.basePath ?? '').replace(/\/+$/, '');
  if (!root.host) return [{ url: base || '/', variables: {} }];
  return schemes.map(scheme => ({ url: `${scheme}://${root.host}${base}`, variables: {} }));
}

function parameterOf(parameter) {
  const { style, explode } = styleOf(parameter);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required === true || parameter.in === 'path',
    schema: parameter,
    content: undefined,
    style,
    explode,
    allowReserved: parameter['x-ms-skip-url-encoding'] === true,
    allowEmptyValue: parameter.allowEmptyValue === true,
  };
}

function styleOf(parameter) {
  const plain = parameter.in === 'path' || parameter.in === 'header' ? 'simple' : 'form';
  const style = separators[parameter.collectionFormat ?? 'csv'] ?? 'simple';
  return style === 'form' ? { style: 'form', explode: true } : { style: style === 'simple' ? plain : style, explode: false };
}

function bodyOf(parameters, consumes) {
  const types = consumes.map(type => String(type).trim());
  const body = parameters.find(entry => entry.in === 'body');
  if (body) {
    const contents = (types.length > 0 ? types : ['*/*']).map(mediaType => ({ mediaType, schema: body.schema, encoding: {} }));
    return { required: body.required === true, contents };
  }
  const fields = parameters.filter(entry => entry.in === 'formData');
  if (fields.length === 0) return null;
  const schema = formSchema(fields);
  const encoding = Object.fromEntries(fields.filter(field => field.type === 'array').map(field => [field.name, styleOf(field)]));
  const contents = formTypes(types, fields).map(mediaType => ({ mediaType, schema, encoding }));
  return { required: fields.some(field => field.required === true), contents };
}

function formTypes(types, fields) {
  if (fields.some(field => field.type === 'file')) return [multipart];
  const forms = types.filter(type => [urlencoded, multipart].includes(type.split(';')[0].trim().toLowerCase()));
  return forms.length > 0 ? forms : [urlencoded, multipart];
}

function formSchema(fields) {
  const propertyOf = field => (field.type === 'file' ? { type: 'string', format: 'binary' } : { ...field, required: undefined });
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(field => [field.name, propertyOf(field)])),
    required: fields.filter(field => field.required === true).map(field => field.name),
    additionalProperties: false,
  };
}

function securityOf(root, operation) {
  const alternatives = operation.security ?? root.security;
  const schemes = root.securityDefinitions ?? {};
  if (!Array.isArray(alternatives) || alternatives.length === 0) return [[]];
  return alternatives.map(set => Object.keys(set ?? {}).map(name => ({ name, scheme: asVersion3(schemes[name]) })));
}

const asVersion3 = scheme => (scheme?.type === 'basic' ? { type: 'http', scheme: 'basic' } : scheme);

function acceptsOf(document, operation) {
  const produces = operation.produces ?? document.root.produces ?? [];
  return produces.length > 0 ? produces.map(String) : responseTypes(document, operation, response => Object.keys(response?.examples ?? {}));
}
