import vm from 'node:vm';

const patience = 250;
const shortText = 16;
const nestedQuantifier = /[*+}]\??[^()]*\)[*+{]/;

/**
 * Regular expressions of a schema, as ECMAScript reads them, with the anchors, delimiters and flag of other dialects understood. One it cannot read,
 * or cannot match in time, is noted and lets the text pass.
 */
export class Patterns {
  #known = new Map();
  #notes;
  #patience;

  /** @param {object[]} notes where what cannot be judged is noted @param {number} milliseconds for one match */
  constructor(notes, milliseconds = patience) {
    this.#notes = notes;
    this.#patience = milliseconds;
    this.compiler = Object.assign(pattern => this.#get(pattern), { code: 'new RegExp' });
  }

  #get(pattern) {
    if (!this.#known.has(pattern)) this.#known.set(pattern, { ...this.#read(pattern), toString: () => `/${pattern}/` });
    return this.#known.get(pattern);
  }

  #read(pattern) {
    const [, delimited, modifiers] = /^\/(\^.*\$)\/([a-z]*)$/s.exec(pattern) ?? [undefined, pattern, ''];
    const [, inline, text] = /^(\(\?i\))?(.*)$/s.exec(delimited);
    const insensitive = inline !== undefined || modifiers.includes('i');
    const source = text.replace(/^\\A/, '^').replace(/\\[zZ]$/, '$');
    for (const [flags, written] of [['u', source], ['v', spelled(source)], ['', source]]) {
      const expression = compiled(written, insensitive ? `${flags}i` : flags);
      if (expression) return { test: nestedQuantifier.test(source) ? this.#bounded(expression, pattern) : subject => expression.test(subject) };
    }
    return { test: () => this.#pass('pattern-not-ecmascript', pattern) };
  }

  /** Nested quantifiers may take for ever; the engine stops such a match in time. */
  #bounded(expression, pattern) {
    const context = vm.createContext({ expression, subject: '' });
    const script = new vm.Script('expression.test(subject)');
    return subject => {
      if (subject.length <= shortText) return expression.test(subject);
      context.subject = subject;
      try {
        return script.runInContext(context, { timeout: this.#patience });
      } catch (error) {
        if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
        return this.#pass('pattern-too-slow', pattern);
      }
    };
  }

  #pass(reason, detail) {
    this.#notes.push({ reason, detail });
    return true;
  }
}

const classes = {
  Alnum: 'A-Za-z0-9', Alpha: 'A-Za-z', Blank: ' \\t', Cntrl: '\\x00-\\x1f\\x7f', Digit: '0-9', Graph: '\\x21-\\x7e', Lower: 'a-z', Print: '\\x20-\\x7e',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e', Space: '\\s', Upper: 'A-Z', XDigit: '0-9A-Fa-f', LD: '\\p{L}\\p{Nd}',
};

/** The classes that Java names (`\p{Alnum}`) spelled out, for the flag that lets classes nest and intersect; characters it reserves escaped. */
function spelled(source) {
  let depth = 0;
  return source.replace(/\\p\{(\w+)\}|\\[^]|[[\]]|&&|[/|(){}!#%,:;<=>@`~&-]/g, (token, name) => {
    if (name !== undefined) return Object.hasOwn(classes, name) ? `[${classes[name]}]` : token;
    if (token === '[') depth++;
    if (token === ']') depth--;
    return depth > 0 && /^[/|(){}]$/.test(token) ? `\\${token}` : token;
  });
}

function compiled(source, flags) {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
