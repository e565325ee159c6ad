#!/usr/bin/env bash
# Runs every *.sh of a folder; prints name, tab, fault for each that fails.
for source in "$1"/*.sh; do
    if ! fault=$(timeout 30 bash "$source" 2>&1 > /dev/null); then
        printf '%s\t%s\n' "${source##*/}" "$(tail -n 1 <<< "$fault")"
    fi
done
