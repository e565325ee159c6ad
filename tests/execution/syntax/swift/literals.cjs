// String literals and numbers, as the language's reference gives them: what a parser of trees leaves open.

const letters = { 0: '\0', '\\': '\\', t: '\t', n: '\n', r: '\r', '"': '"', "'": "'" };
const largest = 2n ** 63n;

const hashesOf = text => text.match(/^#*/)[0].length;

const isScalar = code => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);

/** A literal's text with its escapes read; tells of each escape that Swift does not know. An interpolation stays as it is. */
const decode = (text, tell) => {
    const hashes = '#'.repeat(hashesOf(text));
    const quote = text.startsWith('"""', hashes.length) ? '"""' : '"';
    const start = hashes.length + quote.length;
    const content = text.slice(start, text.length - start);
    const pattern = new RegExp(`\\\\${hashes}(?:u\\{([0-9a-fA-F]{1,8})\\}|([^]|$))`, 'gu');
    return content.replace(pattern, (escape, code, letter) => {
        if (code !== undefined && isScalar(parseInt(code, 16)))
            return String.fromCodePoint(parseInt(code, 16));
        if (letter in letters)
            return letters[letter];
        if (letter !== '(' && !(letter === '\n' && quote === '"""'))
            tell('escape', `${JSON.stringify(escape)} is no escape`);
        return escape;
    });
};

const checkLines = (text, tell) => {
    if (!text.startsWith('"""', hashesOf(text))) {
        if (/[\n\r\0]/.test(text))
            tell('literal', 'a line ends in a single-line literal');
        return;
    }

    const lines = text.split('\n');
    const indentation = lines.at(-1).match(/^[ \t]*/)[0];
    if (lines.length < 2 || !/^#*"""$/.test(lines[0]) || !/^[ \t]*"""#*$/.test(lines.at(-1)))
        tell('literal', 'the marks of a multi-line literal stand on lines of their own');
    else if (lines.slice(1, -1).some(line => line.trim() !== '' && !line.startsWith(indentation)))
        tell('literal', 'a line is indented less than the end of its literal');
};

const checkString = (text, tell) => {
    checkLines(text, tell);
    decode(text, tell);
};

const checkInteger = (text, isNegative, tell) => {
    const digits = text.replaceAll('_', '');
    if (!/^(\d+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits))
        tell('number', `${text} is no integer`);
    else if (BigInt(/^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '') : digits) > (isNegative ? largest : largest - 1n))
        tell('number', `${text} does not fit Int`);
};

const checkReal = (text, tell) => {
    if (!/^\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d[\d_]*)?$/.test(text))
        tell('number', `${text} is no real number`);
    else if (!Number.isFinite(Number(text.replaceAll('_', ''))))
        tell('number', `${text} does not fit Double`);
};

module.exports = { checkInteger, checkReal, checkString, decode };
