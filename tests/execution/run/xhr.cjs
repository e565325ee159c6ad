// Runs every *.js of a folder in a browser's document, one after another; prints name, tab, fault for each that fails.
// The document is of the address that the call is sent to (name.url), and its file input holds the file that a person would choose (name.file).
const fs = require('fs');
const path = require('path');
const { JSDOM, VirtualConsole } = require('jsdom');

const folder = process.argv[2];
const read = name => fs.existsSync(name) ? fs.readFileSync(name, 'utf8') : null;

const run = source => new Promise((resolve, reject) => {
    const name = path.join(folder, source);
    const dom = new JSDOM('<input type="file">', { url: read(`${name}.url`), runScripts: 'outside-only', virtualConsole: new VirtualConsole() });
    const { window } = dom;
    const chosen = read(`${name}.file`);
    if (chosen !== null) {
        const file = new window.File([fs.readFileSync(chosen)], path.basename(chosen));
        Object.defineProperty(window.document.querySelector('input'), 'files', { value: [file] });
    }
    window.console.log = () => {};
    const end = settle => value => {
        window.close();
        settle(value);
    };
    const { send } = window.XMLHttpRequest.prototype;
    window.XMLHttpRequest.prototype.send = function (...values) {
        this.addEventListener('load', end(resolve));
        this.addEventListener('error', () => end(reject)(new Error('the request failed')));
        return send.apply(this, values);
    };
    try {
        window.eval(`(function () {${fs.readFileSync(name, 'utf8')}\n})()`);
    } catch (fault) {
        end(reject)(fault);
    }
});

(async () => {
    for (const source of fs.readdirSync(folder).filter(name => name.endsWith('.js')).sort()) {
        try {
            await run(source);
        } catch (fault) {
            process.stdout.write(`${source}\t${String(fault.message).split('\n')[0]}\n`);
        }
    }
})();
