#!/usr/bin/env bash
# How long it takes to make again what changed: whole processes with nothing
# changed and with one duty edited, and in `watch` from a save to the new
# paper.pdf on disk.
#
#   benches/again.sh [PAPER]     PAPER is data/dpo-2024 unless given
#
# Needs hyperfine (Debian: apt install hyperfine). PANELPAPER is as in cold.sh.
# RUNS is 20.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${RUNS:-20}
if ! command -v hyperfine >/dev/null; then
  echo "again.sh: hyperfine is not installed (apt install hyperfine)" >&2
  exit 2
fi
source benches/common.sh
panelpaper=$(realpath "$PANELPAPER")
cp -r "$paper" "$work/paper"
cd "$work"
"$panelpaper" build --quiet paper

# Puts another number at the end of the table's last duty. The table is put in
# place by a rename, so that no half of it is ever read.
cat >edit.sh <<'BASH'
sed -E "\$s/(（[0-9]+）)?\$/（$1）/" paper/duties.csv >.duties && mv .duties paper/duties.csv
BASH

again() { # NAME PREPARE COMMAND...
  local name=$1 prepare=$2
  shift 2
  hyperfine --shell=none --warmup 2 --runs "$runs" --style basic --prepare "$prepare" \
    --command-name "$name" "$*"
}
again 'build, nothing changed' true "$panelpaper" build --quiet paper
again 'annexes, nothing changed' true "$panelpaper" annexes --quiet paper
again 'annexes, one duty edited' "bash -c 'bash edit.sh \$RANDOM\$RANDOM'" \
  "$panelpaper" annexes --quiet paper
again 'build, one duty edited' "bash -c 'bash edit.sh \$RANDOM\$RANDOM'" \
  "$panelpaper" build --quiet paper

"$panelpaper" watch paper 2>log &
watching=$!
trap 'kill -INT "$watching" 2>/dev/null; rm -rf "$work"' EXIT
until grep -q '^watching' log; do sleep 0.01; done
pdf=$(echo output/*/*/paper.pdf)
pdf=${pdf%% *}
for ((run = 0; run < runs; run++)); do
  sleep 0.3
  touch before
  sed -E "\$s/(（[0-9]+）)?\$/（1$run）/" paper/duties.csv >.duties
  start=${EPOCHREALTIME/./}
  mv .duties paper/duties.csv
  until [[ $pdf -nt before ]]; do :; done
  echo $((${EPOCHREALTIME/./} - start))
done | sort -n | awk '{ t[NR] = $1 / 1000 } END {
  printf "watch, from a save to the new paper.pdf: %.0f ms in the middle, %.0f to %.0f\n",
    t[int((NR + 1) / 2)], t[1], t[NR] }'
