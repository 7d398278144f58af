#!/usr/bin/env bash
# How long a whole build takes from a cold start, against the typst command on
# the source that panelpaper generates for the same paper.
#
#   benches/cold.sh [PAPER]     PAPER is data/dpo-2024 unless given
#
# Needs hyperfine (Debian: apt install hyperfine). TYPST names the typst
# command, else it is looked for in PATH; PANELPAPER names a program that is
# already built, else the release program is built first. RUNS is 20.
#
# panelpaper writes paper.pdf, one PDF for each annex, the manifest and the zip;
# typst writes paper.pdf alone. Both embed the same fonts under PDF/A-2a and
# PDF/UA-1.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${RUNS:-20}
if ! command -v hyperfine >/dev/null; then
  echo "cold.sh: hyperfine is not installed (apt install hyperfine)" >&2
  exit 2
fi
source benches/common.sh

measure() { # NAME COMMAND...: prints the mean in milliseconds to $work/NAME
  local name=$1
  shift
  hyperfine --shell=none --warmup 3 --runs "$runs" --style basic \
    --prepare "rm -rf $work/out" \
    --export-csv "$work/$name.csv" --command-name "$name" "$(printf '%q ' "$@")"
  awk -F, 'NR == 2 { printf "%.1f", $2 * 1000 }' "$work/$name.csv" >"$work/$name"
}

measure panelpaper "$PANELPAPER" build --quiet "$paper" --out "$work/out"
ours=$(<"$work/panelpaper")

if [[ -z $typst ]]; then
  echo "panelpaper: $ours ms. No typst command is installed, so there is nothing to compare with."
  exit 0
fi

# One edition is one compilation; papers in two languages are compared by the
# sum.
theirs=0
for edition in "$work"/source/*/*/; do
  edition=${edition%/}
  write_comparison "$edition"
  measure "typst-${edition##*/}" "$typst" compile --root "$edition" \
    --font-path templates/fonts --ignore-system-fonts --pdf-standard a-2a,ua-1 \
    "$edition/compare.typ" "$work/compare.pdf"
  theirs=$(awk -v a="$theirs" -v b="$(<"$work/typst-${edition##*/}")" 'BEGIN { print a + b }')
done

"$typst" --version
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
  printf "panelpaper: %.1f ms; typst: %.1f ms; ratio %.2f\n", ours, theirs, ours / theirs
}'
