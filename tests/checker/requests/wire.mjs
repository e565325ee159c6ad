/** Percent-decoded text; malformed escapes stay. */
export function percentDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }
}

/** Decoded as a form does it: `+` is a space. */
export const formDecoded = text => percentDecoded(text.replaceAll('+', ' '));

/** A `name=value` pair on the wire, split and its name decoded; the value stays encoded. */
export function pairOf(encoded) {
  const index = encoded.indexOf('=');
  const name = index < 0 ? encoded : encoded.slice(0, index);
  return { name: formDecoded(name), wire: index < 0 ? '' : encoded.slice(index + 1) };
}
