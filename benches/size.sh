#!/usr/bin/env bash
# How large the program is in each profile, and how many instructions a build of
# the founding paper takes: needs valgrind. Builds both profiles first, which
# takes half an hour.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for profile in release dist; do
  cargo build --quiet --locked --profile "$profile"
  program=target/$profile/panelpaper
  instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$program" build data/dpo-2024 --out "$folder/$profile" --jobs 1 2>&1 | sed -n 's/.*Collected : //p')
  printf '%-8s %s bytes, %s instructions\n' "$profile" "$(stat -c %s "$program")" "$instructions"
done
