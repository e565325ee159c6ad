#!/usr/bin/env bash
# Parses every *.sh of a folder as bash -n does, without a shell for each; prints name, tab, and what is wrong or nothing.
for source in "$1"/*.sh; do
    IFS= read -rd '' code < "$source"
    before=$LINENO
    fault=$(eval "set -n"$'\n'"$code" 2>&1)
    [[ ! $fault =~ line\ ([0-9]+):\ (.*) ]] || fault="line $((BASH_REMATCH[1] - before - 1)): ${BASH_REMATCH[2]}"
    printf '%s\t%s\n' "${source##*/}" "${fault%%$'\n'*}"
done
