<?php

// Runs every *.php of a folder; prints name, tab, fault for each that fails.
set_error_handler(function ($level, $message) {
    throw new ErrorException($message);
});

function run($source)
{
    include $source;
}

$sources = glob("$argv[1]/*.php");
sort($sources, SORT_STRING);
foreach ($sources as $source) {
    ob_start();
    $fault = null;
    try {
        run($source);
        $said = ob_get_contents();
        $fault = str_starts_with($said, 'cURL Error #:') ? $said : null;
    } catch (Throwable $error) {
        $fault = $error->getMessage();
    }

    ob_end_clean();
    if ($fault !== null) {
        echo basename($source), "\t", strtok($fault, "\n"), "\n";
    }
}
