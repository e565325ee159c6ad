const keys = new Set(['example', 'examples', 'default', 'enum', 'const', 'x-example', 'x-examples']);

/** Every text or number that a document gives as an example, a default or a fixed value, however deep. */
export function samplesOf(root) {
  const samples = new Set();
  const open = [{ node: root, given: false }];
  while (open.length > 0) {
    const { node, given } = open.pop();
    if ((typeof node === 'string' || typeof node === 'number') && given) samples.add(String(node));
    if (node === null || typeof node !== 'object') continue;
    for (const [key, value] of Object.entries(node)) open.push({ node: value, given: given || keys.has(key) });
  }
  return samples;
}
