import { readCurl } from '../curl/curl.mjs';

/**
 * A line of input as a request to check: our request JSON, a curl command, or an error in their place.
 * @returns {{file, method, path, request?, faults: {rule: string, detail: string}[]} | {file, refused: string} | undefined} a file without
 *   operations is refused; undefined for a call in another language
 */
export function readLine(text) {
  const line = JSON.parse(text);
  const { file, method, path } = line;
  if (typeof file === 'string' && method === undefined && typeof line.error === 'string') return { file, refused: line.error };
  if (typeof file !== 'string' || typeof method !== 'string' || typeof path !== 'string') throw new Error('a line needs file, method and path');
  const operation = { file, method, path };
  if (line.request) return { ...operation, request: line.request, faults: [] };
  if (typeof line.api_call !== 'string') return { ...operation, faults: [{ rule: 'no-request', detail: line.error ?? 'no request' }] };
  return isCurl(line.lang) ? { ...operation, ...readCurl(line.api_call) } : undefined;
}

const isCurl = lang => /^(shell_)?curl$/i.test(lang ?? '');
