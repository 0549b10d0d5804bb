#!/usr/bin/env bash
# Fetches the chart libraries that reports carry, from the npm registry, at the versions named here.
# They are checked in, so that nothing is fetched when the package is built or used.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../src/announce_extract/report/vendor"

vega=6.4.0 vega_lite=6.4.3 vega_interpreter=2.3.2

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

unpack() { # NAME VERSION: the package's files under $work/NAME
    mkdir "$work/$1"
    (cd "$work" && tar xzf "$(npm pack --silent "$1@$2")" -C "$1" --strip-components=1)
    cp "$work/$1/LICENSE" "$1.LICENSE"
}

unpack vega "$vega"
unpack vega-lite "$vega_lite"
unpack vega-interpreter "$vega_interpreter"

cp "$work/vega/build/vega.min.js" vega.min.js
sed '/^\/\/# sourceMappingURL=/d' "$work/vega-lite/build/vega-lite.min.js" > vega-lite.min.js

# It comes as a module; a page takes it as a script, with what it imports from vega itself.
{
    echo 'var vegaInterpreter = (function (vega) {'
    sed -e 's/^import \({.*}\) from .vega-util.;$/const \1 = vega;/' \
        -e 's/^export { expression as expressionInterpreter };$/return { expressionInterpreter: expression };/' \
        -e '/^\/\/# sourceMappingURL=/d' "$work/vega-interpreter/build/vega-interpreter.js"
    echo '})(vega);'
} > vega-interpreter.js

if grep -nE '^(import|export) |</script|<!--' ./*.js; then
    echo "the files are not what this script was written for" >&2
    exit 1
fi
