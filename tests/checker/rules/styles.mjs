import { formDecoded, percentDecoded } from '../requests/wire.mjs';

/**
 * What a parameter's wire form may mean: `text` as one value, `list` as an array, `fields` as an object's names and values.
 * @typedef {{text?: string, list?: string[], fields?: [string, string][], sent?: string, repeated?: boolean, hidden?: boolean}} Reading
 */

const separators = { spaceDelimited: /%20|\+| /, tabDelimited: /%09|\t/i, pipeDelimited: /%7c|\|/i };
const trimmed = text => text.trim();

/** @returns {Reading} */
export function readPath(parameter, wire) {
  if (parameter.style === 'label') return readLabel(parameter, wire);
  if (parameter.style === 'matrix') return readMatrix(parameter, wire);
  return readDelimited(parameter, wire, percentDecoded);
}

/** @returns {Reading} */
export const readHeader = (parameter, value) => readDelimited(parameter, value, trimmed);

/** @returns {Reading} One query, form or cookie value that is not exploded. */
export const readQueryValue = (parameter, wire) => readDelimited(parameter, wire, formDecoded);

/** @returns {Reading} Values of a repeated name. */
export function readRepeated(wires, decode = formDecoded) {
  const list = wires.map(decode);
  return { text: list.length === 1 ? list[0] : undefined, list, sent: wires.join('&'), repeated: list.length > 1 };
}

function readDelimited(parameter, wire, decode) {
  const separator = separators[parameter.style] ?? ',';
  const pieces = wire === '' ? [] : wire.split(separator);
  const list = pieces.map(decode);
  const hidden = decode !== trimmed && pieces.length === 1 && /%2c/i.test(wire) && !separators[parameter.style];
  return { text: decode(wire), list, fields: fieldsOf(parameter.explode, pieces, decode), sent: wire, hidden };
}

function readLabel(parameter, wire) {
  if (!wire.startsWith('.')) return { sent: wire };
  const rest = wire.slice(1);
  const pieces = rest.split(parameter.explode || !rest.includes(',') ? '.' : ',');
  return { text: percentDecoded(rest), list: pieces.map(percentDecoded), fields: fieldsOf(parameter.explode, pieces, percentDecoded), sent: wire };
}

function readMatrix(parameter, wire) {
  const pairs = wire.split(';').slice(1).map(text => text.split('='));
  if (!wire.startsWith(';') || pairs.length === 0) return { sent: wire };
  const own = pairs.filter(pair => percentDecoded(pair[0]) === parameter.name).map(pair => pair.slice(1).join('='));
  const fields = parameter.explode
    ? pairs.map(pair => [percentDecoded(pair[0]), percentDecoded(pair.slice(1).join('='))])
    : fieldsOf(false, (own[0] ?? '').split(','), percentDecoded);
  if (own.length === 0) return { fields: parameter.explode ? fields : undefined, sent: wire };
  const list = parameter.explode ? own : own[0].split(',');
  return { text: percentDecoded(own[0]), list: list.map(percentDecoded), fields, sent: wire };
}

function fieldsOf(explode, pieces, decode) {
  if (explode) {
    const pairs = pieces.map(piece => piece.split('='));
    return pairs.every(pair => pair.length > 1) ? pairs.map(pair => [decode(pair[0]), decode(pair.slice(1).join('='))]) : undefined;
  }
  if (pieces.length % 2 === 1) return undefined;
  const fields = [];
  for (let index = 0; index < pieces.length; index += 2) fields.push([decode(pieces[index]), decode(pieces[index + 1])]);
  return fields;
}
