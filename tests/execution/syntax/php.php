<?php

// Compiles every *.php of a folder as php -l does, all in one process; prints name, tab, and what is wrong or nothing.
ini_set('display_errors', '0');
ini_set('log_errors', '0');
set_error_handler(function ($level, $message, $file, $line) {
    throw new ErrorException($message, 0, $level, $file, $line);
});

// All of the code is compiled before any of it would run, and the first statement ends it.
function compile($code)
{
    eval('return; ?>' . $code);
}

function answer($source, $line, $message)
{
    echo basename($source), "\t", $message === '' ? '' : "line $line: " . strtok($message, "\n"), "\n";
}

// What is wrong beyond the grammar ends the script: the rest is done when it shuts down.
function compileRest()
{
    static $source = null;
    global $sources;
    if ($source !== null) {
        answer($source, error_get_last()['line'], error_get_last()['message']);
    }

    register_shutdown_function('compileRest');
    while (($source = array_shift($sources)) !== null) {
        try {
            compile(file_get_contents($source));
            answer($source, 0, '');
        } catch (Throwable $error) {
            answer($source, $error->getLine(), $error->getMessage());
        }
    }

    exit(0);
}

$sources = glob("$argv[1]/*.php");
sort($sources, SORT_STRING);
compileRest();
