#!/usr/bin/env bash
# Batches of variants of the founding paper: how long the whole process takes,
# papers a second, and the most memory that it holds. Needs hyperfine and GNU
# time. Outputs go below TMPDIR.
#
#   benches/batch.sh                  10 and 50 papers
#   benches/batch.sh 10 50 100 1000   as many as said; above 100 each once
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --quiet
program=$PWD/target/release/panelpaper
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# A variant with every duty and every sentence of the body its own.
different() { # folder, number
  cp -r data/dpo-2024 "$1"
  sed -i "2,\$s/\$/$2/" "$1/duties.csv"
  sed -i -E "s/。/（第$2稿）。/" "$1/body.zh.hbs"
}

# A variant with one duty its own.
alike() { # folder, number
  cp -r data/dpo-2024 "$1"
  sed -i "2s/\$/$2/" "$1/duties.csv"
}

measure() { # papers, name, what to do before, command...
  local papers=$1 name=$2 before=$3
  shift 3
  hyperfine --runs "$((papers > 100 ? 1 : 5))" --ignore-failure --prepare "$before" \
    --export-json "$work/time.json" "$*" >"$work/log" 2>&1
  local mean memory
  mean=$(awk -F'[:,]' '/"mean"/ { print $2; exit }' "$work/time.json")
  $before
  memory=$(/usr/bin/time -f %M "$@" 2>&1 >"$work/log" | tail -1)
  awk -v n="$papers" -v name="$name" -v t="$mean" -v m="$memory" 'BEGIN {
    printf "| %d %s | %.2f s | %.0f | %.0f MB |\n", n, name, t, n / t, m / 1024 }'
}

echo '| papers | time | papers a second | most memory |'
echo '| --- | --- | --- | --- |'
for count in "${@:-10 50}"; do
  for papers in $count; do
    for kind in different alike; do
      rm -rf "$work/papers"
      mkdir "$work/papers"
      for ((at = 1; at <= papers; at++)); do
        "$kind" "$work/papers/p$at" "$at"
      done
      batch=("$program" batch "$work/papers" --out "$work/out" --quiet)
      afresh="rm -rf $work/out"
      measure "$papers" "$kind" "$afresh" "${batch[@]}"
      if ((papers <= 100)); then
        measure "$papers" "$kind, one at once" "$afresh" "${batch[@]}" --jobs 1
      fi
      measure "$papers" "$kind, unchanged" true "${batch[@]}"
    done
  done
done
