// Parses every *.swift of a folder and checks it by the rules of swift/rules.json; prints name, tab, and what is wrong or nothing.
const fs = require('fs');
const path = require('path');
const Parser = require('tree-sitter');
const Swift = require('tree-sitter-swift');
const { checkInteger, checkReal, checkString } = require('./swift/literals.cjs');
const rules = require('./swift/rules.json');
const { Statements } = require('./swift/statements.cjs');

const folder = process.argv[2];
const bufferSize = 1 << 22;

const parser = new Parser();
parser.setLanguage(Swift);

const literals = ['line_string_literal', 'multi_line_string_literal', 'raw_string_literal', 'integer_literal', 'real_literal'];

/** Tells what the grammar leaves over or misses. */
const checkSyntax = (node, tell) => {
    if (node.type === 'ERROR' || node.isMissing)
        tell('syntax', node, node.isMissing ? 'something is missing' : `${JSON.stringify(node.text.slice(0, 40))} does not fit`);
    node.children.filter(child => child.hasError || child.isMissing).forEach(child => checkSyntax(child, tell));
};

const checkLiteral = (node, tell) => {
    const tellHere = (rule, message) => tell(rule, node, message);
    if (node.type === 'integer_literal')
        checkInteger(node.text, node.previousSibling?.text === '-', tellHere);
    else if (node.type === 'real_literal')
        checkReal(node.text, tellHere);
    else
        checkString(node.text, tellHere);
};

const faultsOf = code => {
    const faults = [];
    const tell = (rule, node, message) => {
        if (!(rule in rules))
            throw new Error(`no such rule: ${rule}`);
        faults.push(`${rule} line ${node.startPosition.row + 1}: ${message}`);
    };
    const root = parser.parse(code, undefined, { bufferSize }).rootNode;
    root.descendantsOfType(literals).forEach(literal => checkLiteral(literal, tell));

    // What does not parse has no types.
    if (root.hasError)
        checkSyntax(root, tell);
    else
        new Statements(tell).checkProgram(root);
    return faults;
};

for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.swift')).sort())
    console.log(`${name}\t${faultsOf(fs.readFileSync(path.join(folder, name), 'utf8')).join(' | ').replace(/[\n\r\t]/g, ' ')}`);
