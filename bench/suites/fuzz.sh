#!/usr/bin/env bash
# Hostile inputs for the readers: small sound documents of every format, changed at random by seed.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
dotnet build bench/fuzz -c Release -v quiet -nologo -o "$root/.build/fuzz-readers" >&2
cat <<'TEXT'
# Changed inputs

A small sound document of every format, with pieces put in and cut out at random (by seed: input N is always the same), checked whole: read, figures, structure,
links, rules. A fault is an exception, or a figure that lies outside its source. PDF is not among them: pdftotext reads it. The times are those of a machine with
other work to do.

TEXT
dotnet "$root/.build/fuzz-readers/fuzz-readers.dll" "${KESSAN_INPUTS:-1000000}"
