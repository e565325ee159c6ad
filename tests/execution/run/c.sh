#!/usr/bin/env bash
# Compiles every *.c of a folder as the body of a function of one program and runs it; prints name, tab, fault for each that fails.
set -euo pipefail
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cp "$1"/*.c "$build"

write_main() {
    printf '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <curl/curl.h>\n\n'
    printf '/* The certificate that a call of this run must trust. */\nstatic CURL *trusting(void) {\n  CURL *handle = curl_easy_init();\n'
    printf '  curl_easy_setopt(handle, CURLOPT_CAINFO, getenv("SSL_CERT_FILE"));\n  return handle;\n}\n#define curl_easy_init trusting\n\n'
    for source in "$build"/*.c; do
        name=${source##*/}
        printf 'static int call%s(void) {\n#include "%s"\nreturn (int)ret;\n}\n' "${name%.c}" "$name"
    done

    printf '\nint main(void) {\n  int (*calls[])(void) = {\n'
    for source in "$build"/*.c; do
        name=${source##*/}
        printf '    call%s,\n' "${name%.c}"
    done

    printf '  };\n  const char *names[] = {\n'
    for source in "$build"/*.c; do
        printf '    "%s",\n' "${source##*/}"
    done

    printf '  };\n  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {\n    int fault = calls[i]();\n'
    printf '    if (fault) fprintf(stderr, "%%s\\t%%s\\n", names[i], curl_easy_strerror((CURLcode)fault));\n  }\n  return 0;\n}\n'
}

while write_main > "$build/main.c.txt" && ! faults=$(gcc -O0 -x c -I "$build" "$build/main.c.txt" -o "$build/calls" -lcurl 2>&1); do
    bad=$(grep -oE '[0-9A-Za-z_]+\.c:[0-9]+.* error: .*' <<< "$faults") || { echo "$faults" >&2; exit 1; }
    while IFS= read -r line; do
        name=${line%%:*}
        [ ! -e "$build/$name" ] || printf '%s\t%s\n' "$name" "$line"
        rm -f "$build/$name"
    done <<< "$bad"
done

# What servers answer goes to standard output, faults to standard error.
"$build/calls" 2>&1 > /dev/null
