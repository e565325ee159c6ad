#!/usr/bin/env bash
# Builds every *.go of a folder into one program, each main renamed, and runs it; prints name, tab, fault for each that fails.
set -euo pipefail
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
export GOFLAGS=-mod=mod GO111MODULE=on GOPROXY=off GOCACHE="${GOCACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/go-build}"
for source in "$1"/*.go; do
    name=${source##*/}
    sed "s/^func main() {$/func call${name%.go}() {/" "$source" > "$build/call$name"
done

cat > "$build/go.mod" <<< 'module calls'
write_main() {
    printf 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nvar calls = []struct {\n\tname string\n\tcall func()\n}{\n'
    for source in "$build"/call*.go; do
        name=${source##*/call}
        printf '\t{"%s", call%s},\n' "$name" "${name%.go}"
    done

    printf '}\n\nfunc try(name string, call func(), to *os.File) {\n\tdefer func() {\n\t\tif fault := recover(); fault != nil {\n\t\t\tfmt.Fprintf(to, "%%s\\t%%v\\n", name, fault)\n\t\t}\n\t}()\n\tcall()\n}\n\n'
    printf 'func main() {\n\tto := os.Stdout\n\tos.Stdout, _ = os.Open(os.DevNull)\n\tfor _, each := range calls {\n\t\ttry(each.name, each.call, to)\n\t}\n}\n'
}

while write_main > "$build/main.go" && ! faults=$(cd "$build" && go build -gcflags='-e -N -l' -o calls . 2>&1); do
    bad=$(grep -oE '^\./call[^:]+\.go:.*' <<< "$faults") || { echo "$faults" >&2; exit 1; }
    while IFS= read -r line; do
        name=${line#./call}
        name=${name%%:*}
        [ ! -e "$build/call$name" ] || printf '%s\t%s\n' "$name" "$line"
        rm -f "$build/call$name"
    done <<< "$bad"
done

"$build/calls"
