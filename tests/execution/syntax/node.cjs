// Compiles every *.js of a folder; prints name, tab, and what is wrong or nothing.
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const faultOf = (name, code) => {
    try {
        new vm.Script(code, { filename: name });
        return '';
    } catch (fault) {
        return `line ${fault.stack.match(/:(\d+)/)[1]}: ${fault.message}`;
    }
};

for (const name of fs.readdirSync(process.argv[2]).filter(name => name.endsWith('.js')).sort())
    console.log(`${name}\t${faultOf(name, fs.readFileSync(path.join(process.argv[2], name), 'utf8'))}`);
