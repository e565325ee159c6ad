#!/usr/bin/env bash
# The toolchains that the generated calls are run with (Debian 12, root): installs what is missing, then says what is there.
set -euo pipefail
cd "$(dirname "$0")"
packages=../../tests/execution

# package, and the file that proves it is there
wanted=(
    "bash bash"
    "ca-certificates /etc/ssl/certs/ca-certificates.crt"
    "curl curl"
    "gcc gcc"
    "libc6-dev /usr/include/stdio.h"
    "libcurl4-openssl-dev /usr/include/$(uname -m)-linux-gnu/curl/curl.h"
    "golang-go go"
    "openjdk-17-jdk-headless javac"
    "libokhttp-java /usr/share/java/okhttp.jar"
    "libokio-java /usr/share/java/okio.jar"
    "php-cli php"
    "php-curl /etc/php/8.2/cli/conf.d/20-curl.ini"
    "python3 python3"
    "ruby ruby"
    "nodejs node"
)

missing=()
for line in "${wanted[@]}"; do
    read -r package proof <<< "$line"
    command -v "$proof" > /dev/null || [ -e "$proof" ] || missing+=("$package")
done
command -v npm > /dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if ! cmp -s "$packages/package-lock.json" "$packages/node_modules/.installed-lock"; then
    (cd "$packages" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$packages/package-lock.json" "$packages/node_modules/.installed-lock"
fi

version() { printf '%-8s %s\n' "$1" "$(dpkg-query -W -f '${Version}' "$2")"; }
printf '%-8s %s\n' bash "$BASH_VERSION" curl "$(curl --version | awk 'NR == 1 { print $2 }')" java "$(javac -version 2>&1 | awk '{ print $2 }')"
version okhttp libokhttp-java
version okio libokio-java
printf '%-8s %s\n' node "$(node --version)" python "$(python3 -c 'import platform; print(platform.python_version())')" go "$(go version | awk '{ print $3 }')" \
    ruby "$(ruby -e 'print RUBY_VERSION')" php "$(php -r 'echo PHP_VERSION;')" gcc "$(gcc -dumpfullversion)"
version libcurl libcurl4-openssl-dev
(cd "$packages" && for name in request jsdom tree-sitter tree-sitter-swift; do printf '%-8s %s\n' "$name" "$(node -p "require('$name/package.json').version")"; done)
