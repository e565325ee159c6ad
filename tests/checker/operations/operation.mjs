import { operationOf2 } from './version2.mjs';
import { operationOf3 } from './version3.mjs';

/**
 * An operation as both versions of the specification say it:
 * `servers` [{url, variables}], `parameters` [{name, in, required, schema, content, style, explode, allowReserved, allowEmptyValue}],
 * `body` null or {required, contents: [{mediaType, schema, encoding}]}, `security` [[{name, scheme}]], `accepts` [media type],
 * `ignoredHeaders` true where header parameters Accept, Content-Type and Authorization are ignored.
 */
export function operationOf(document, template, method) {
  const pathItem = document.resolve(document.root.paths?.[template]);
  const operation = document.resolve(pathItem?.[method]);
  if (operation === null || typeof operation !== 'object') return undefined;
  const read = document.version === '2.0' ? operationOf2 : operationOf3;
  return { method, template, ...read(document, pathItem, operation) };
}
