#!/usr/bin/env bash
# Compiles every *.c of a folder as the body of a function, many in a unit, a warning being a fault; prints name, tab, and what is wrong or nothing.
# A unit that gcc refuses is halved until the function that is wrong stands alone.
set -euo pipefail
folder=$1
unit_size=250

unit() {
    printf '#include <stdio.h>\n#include <curl/curl.h>\n'
    local source
    for source in "$@"; do
        printf 'int call_%s(void);\nint call_%s(void) {\n#include "%s"\nreturn (int)ret;\n}\n' "${source%.c}" "${source%.c}" "$source"
    done
}

check() {
    local said half=$(($# / 2))
    if said=$(unit "$@" | gcc -fsyntax-only -Wall -Wextra -Wno-bidi-chars -Werror -fdiagnostics-plain-output -I "$folder" -x c - 2>&1); then
        printf '%s\t\n' "$@"
    elif [ $# -eq 1 ]; then
        said=$(grep -m 1 -E ': (fatal )?error: ' <<< "$said")
        printf '%s\tline %s\n' "$1" "${said#*:}"
    else
        check "${@:1:half}"
        check "${@:half + 1}"
    fi
}

mapfile -t sources < <(cd "$folder" && printf '%s\n' *.c)
for ((at = 0; at < ${#sources[@]}; at += unit_size)); do
    check "${sources[@]:at:unit_size}"
done
