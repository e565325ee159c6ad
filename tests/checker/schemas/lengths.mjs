const atom = /^(?:\[(?:\\.|[^\]\\])*\]|\\[dDwWsS.\-/_]|[A-Za-z0-9 _:@/-])(\{\d+\}|\?)?/;

/** Patterns judged by hand: the longest text they match, -1 for none. */
const judged = new Map([
  // Two characters may never follow one another after the first: the negative lookahead ends in `..`, any two.
  ['^[a-zA-Z]((?!--|__|..)[a-zA-Z0-9-_.])+$', 2],
  // A start of the text after its first characters.
  ['^arn:aws([a-z-]+)?:ec2:[a-z\\d-]+:\\d{12}:placement-group/^.{1,255}$', -1],
]);

/** The longest text that a pattern matches whole, as far as that is plain: atoms between anchors, each once or a fixed number of times; undefined otherwise. */
export function longestMatch(pattern) {
  if (judged.has(pattern)) return judged.get(pattern);
  const [, body] = /^\/?\^(.*)\$(?:\/[a-z]*)?$/s.exec(pattern) ?? [];
  if (body === undefined) return undefined;
  let [rest, length] = [body, 0];
  while (rest !== '') {
    const found = atom.exec(rest);
    if (!found || /^[*+{]/.test(rest.slice(found[0].length))) return undefined;
    length += found[1]?.startsWith('{') ? Number(found[1].slice(1, -1)) : 1;
    rest = rest.slice(found[0].length);
  }
  return length;
}
