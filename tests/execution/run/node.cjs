// Runs every *.js of a folder with the request package, one after another; prints name, tab, fault for each that fails.
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const real = require('request');

const folder = process.argv[2];
const print = process.stdout.write.bind(process.stdout);
console.log = () => {};

let ended;
// The package itself, telling when its callback has been called.
const request = Object.assign((options, callback) => real(options, (...values) => {
    let fault;
    try {
        callback(...values);
    } catch (error) {
        fault = error;
    }
    ended(fault);
}), real);

const load = name => name === 'request' ? request : require(name);

const run = source => new Promise((resolve, reject) => {
    ended = fault => fault ? reject(fault) : resolve();
    const code = fs.readFileSync(path.join(folder, source), 'utf8');
    vm.runInThisContext(`(function (require) {${code}\n})`, { filename: source })(load);
});

(async () => {
    for (const source of fs.readdirSync(folder).filter(name => name.endsWith('.js')).sort()) {
        try {
            await run(source);
        } catch (fault) {
            print(`${source}\t${String(fault.message).split('\n')[0]}\n`);
        }
    }
})();
