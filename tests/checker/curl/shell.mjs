/**
 * Splits a POSIX shell command into words as sh reads it: quotes, backslashes, line continuations. Expansions (`$`, backquotes, globs)
 * and operators outside quotes are refused: a generated call must not need them.
 * @returns {{words: string[]} | {fault: string}}
 */
export function shellWords(command) {
  const words = [];
  let word;
  let index = 0;
  const add = text => { word = (word ?? '') + text; };
  while (index < command.length) {
    const character = command[index];
    if (character === '\\') {
      if (command[index + 1] !== '\n') add(command[index + 1] ?? '\\');
      index += 2;
    } else if (character === "'") {
      const end = command.indexOf("'", index + 1);
      if (end < 0) return { fault: 'single quote is not closed' };
      add(command.slice(index + 1, end));
      index = end + 1;
    } else if (character === '$' && command[index + 1] === "'") {
      const quoted = ansiQuoted(command, index + 2);
      if (quoted === undefined) return { fault: "$' quote is not closed" };
      add(quoted.text);
      index = quoted.end;
    } else if (character === '"') {
      const quoted = doubleQuoted(command, index + 1);
      if (quoted.fault) return quoted;
      add(quoted.text);
      index = quoted.end;
    } else if (character === ' ' || character === '\t' || character === '\n') {
      if (word !== undefined) words.push(word);
      word = undefined;
      index++;
      if (character === '\n' && words.length > 0 && command.slice(index).trim() !== '') return { fault: 'more than one command' };
    } else if ('|&;<>()$`*?~#'.includes(character) && !(character === '#' && word !== undefined) && !(character === '~' && word !== undefined)) {
      return { fault: `unquoted ${character}` };
    } else {
      add(character);
      index++;
    }
  }
  if (word !== undefined) words.push(word);
  return { words };
}

function doubleQuoted(command, start) {
  let text = '';
  for (let index = start; index < command.length; index++) {
    const character = command[index];
    if (character === '"') return { text, end: index + 1 };
    if (character === '$' && /[\w{(@*#?$!-]/.test(command[index + 1] ?? '')) return { fault: 'expansion in double quotes' };
    if (character === '`') return { fault: 'command substitution' };
    if (character === '\\' && '$`"\\\n'.includes(command[index + 1])) {
      index++;
      if (command[index] !== '\n') text += command[index];
    } else text += character;
  }
  return { fault: 'double quote is not closed' };
}

const escapes = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', e: '\x1b' };

function ansiQuoted(command, start) {
  let text = '';
  for (let index = start; index < command.length; index++) {
    if (command[index] === "'") return { text, end: index + 1 };
    if (command[index] !== '\\') {
      text += command[index];
      continue;
    }
    const code = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3}))/i.exec(command.slice(index + 1, index + 10));
    if (code) {
      text += String.fromCodePoint(code[4] ? parseInt(code[4], 8) : parseInt(code[1] ?? code[2] ?? code[3], 16));
      index += code[0].length;
    } else {
      index++;
      text += escapes[command[index]] ?? command[index];
    }
  }
  return undefined;
}
