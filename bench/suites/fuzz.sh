#!/usr/bin/env bash
# Hostile inputs for the readers: small sound documents of every format, changed at random by seed.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
dotnet build bench/fuzz -c Release -v quiet -nologo -o "$root/.build/fuzz-readers" >&2
cat <<'TEXT'
# Changed inputs

A small sound document of every reader, with pieces put in, cut out and repeated at random (by seed: input N is always the same), checked whole: read, figures,
structure, links, rules; one in sixty-four is reported in every form as well. A fault is an exception, a figure that lies outside its source, an input that takes more
than a second of the processor or 64 MB, or a hang. A PDF stands there as pdftotext lays it out: reading the file itself is that program's work.

TEXT
dotnet "$root/.build/fuzz-readers/fuzz-readers.dll" "${KESSAN_INPUTS:-1000000}" "${KESSAN_MINUTES:-60}"
