#!/usr/bin/env bash
# ./dev bench [SUITE…] runs the named suites (all without a name) and writes bench/results/SUITE.md.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
suites=("$@")
[ ${#suites[@]} -eq 0 ] && suites=($(ls "$here"/suites/*.sh | xargs -n1 basename | sed 's/\.sh$//'))
for suite in "${suites[@]}"; do
    echo "bench: $suite" >&2
    bash "$here/suites/$suite.sh" >"$here/results/$suite.md.next"
    mv "$here/results/$suite.md.next" "$here/results/$suite.md"
    cat "$here/results/$suite.md"
done
