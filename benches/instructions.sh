#!/usr/bin/env bash
# How many instructions a whole build takes, against the typst command on the
# source that panelpaper generates: a measure that does not swing with whatever
# else the machine is doing.
#
#   benches/instructions.sh [PAPER]     PAPER is data/dpo-2024 unless given
#
# Needs valgrind (Debian: apt install valgrind). TYPST and PANELPAPER are as in
# cold.sh. The paper is compared in its first edition.
set -euo pipefail
cd "$(dirname "$0")/.."

source benches/common.sh

# NAME COMMAND...: prints the total, and what the listed functions took of it.
count() {
  local name=$1
  shift
  valgrind --tool=callgrind --callgrind-out-file="$work/$name" "$@" >/dev/null 2>&1
  callgrind_annotate --inclusive=yes "$work/$name" 2>/dev/null |
    grep -E "PROGRAM TOTALS|typst_pdf::pdf |Part::export |CIDFont::serialize |Template::compile " |
    sed "s|^|$name: |; s| \[.*||"
}

# What is there already would not be made again.
rm -rf "$work/out"
count panelpaper "$PANELPAPER" build --quiet "$paper" --out "$work/out"
if [[ -z $typst ]]; then
  echo "No typst command is installed, so there is nothing to compare with."
  exit 0
fi
edition=$(printf '%s\n' "$work"/source/*/* | head -n 1)
write_comparison "$edition"
count typst "$typst" compile --root "$edition" --font-path templates/fonts \
  --ignore-system-fonts --pdf-standard a-2a,ua-1 "$edition/compare.typ" "$work/compare.pdf"
