import { effectiveParameters, responseTypes } from './parameters.mjs';

const defaultStyles = { path: 'simple', header: 'simple', query: 'form', cookie: 'form' };

/** Reads an operation of OpenAPI 3.x. */
export function operationOf3(document, pathItem, operation) {
  return {
    servers: serversOf(document, pathItem, operation),
    parameters: effectiveParameters(document, pathItem, operation).map(entry => parameterOf(document, entry)),
    body: bodyOf(document, operation),
    security: securityOf(document, operation),
    accepts: responseTypes(document, operation, response => Object.keys(response?.content ?? {})),
    ignoredHeaders: true,
  };
}

function serversOf(document, pathItem, operation) {
  for (const level of [operation, pathItem, document.root])
    if (Array.isArray(level.servers) && level.servers.length > 0)
      return level.servers.map(server => ({ url: String(server?.url ?? '/'), variables: server?.variables ?? {} }));
  return [{ url: '/', variables: {} }];
}

function parameterOf(document, parameter) {
  const style = parameter.style ?? defaultStyles[parameter.in];
  const content = Object.entries(parameter.content ?? {})[0];
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required === true || parameter.in === 'path',
    schema: content ? content[1]?.schema : parameter.schema,
    content: content?.[0],
    style,
    explode: parameter.explode ?? style === 'form',
    allowReserved: parameter.allowReserved === true || parameter['x-ms-skip-url-encoding'] === true,
    allowEmptyValue: parameter.allowEmptyValue === true,
  };
}

function bodyOf(document, operation) {
  const body = document.resolve(operation.requestBody);
  if (!body) return null;
  const contents = Object.entries(body.content ?? {}).map(([mediaType, media]) => ({
    mediaType: mediaType.trim(),
    schema: media?.schema,
    encoding: media?.encoding ?? {},
  }));
  return { required: body.required === true, contents };
}

function securityOf(document, operation) {
  const alternatives = operation.security ?? document.root.security;
  const schemes = document.root.components?.securitySchemes ?? {};
  if (!Array.isArray(alternatives) || alternatives.length === 0) return [[]];
  return alternatives.map(set => Object.keys(set ?? {}).map(name => ({ name, scheme: document.resolve(schemes[name]) })));
}
