#!/usr/bin/env bash
# Batches of variants of the founding paper: how long the whole process takes,
# and the most memory that it holds. Needs hyperfine and GNU time.
#
#   benches/batch.sh             10 and 50 papers
#   benches/batch.sh 100 1000    as many as said
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

measure() { # name, command...
  local name=$1
  shift
  hyperfine --runs 3 --ignore-failure --prepare "rm -rf $work/out" --export-json "$work/time.json" "$*" > "$work/log" 2>&1
  local mean memory
  mean=$(awk -F'[:,]' '/"mean"/ { printf "%.2f", $2; exit }' "$work/time.json")
  rm -rf "$work/out"
  memory=$(/usr/bin/time -f %M "$@" 2>&1 > "$work/log" | tail -1)
  printf '| %s | %s s | %d MB |\n' "$name" "$mean" $((memory / 1024))
}

echo '| papers | time | most memory |'
echo '| --- | --- | --- |'
for count in "${@:-10 50}"; do
  for one in $count; do
    for kind in different alike; do
      rm -rf "$work/papers"
      mkdir "$work/papers"
      for ((at = 1; at <= one; at++)); do
        "$kind" "$work/papers/p$at" "$at"
      done
      batch=("$program" batch "$work/papers" --out "$work/out" --quiet)
      measure "$one $kind" "${batch[@]}"
      measure "$one $kind, one at once" "${batch[@]}" --jobs 1
    done
    "${batch[@]}" > "$work/log" 2>&1 || true
    hyperfine --warmup 1 --runs 5 --ignore-failure --export-json "$work/time.json" "${batch[*]}" > "$work/log" 2>&1
    awk -F'[:,]' -v n="$one" '/"mean"/ { printf "| %s with nothing changed | %.2f s | |\n", n, $2; exit }' "$work/time.json"
  done
done
