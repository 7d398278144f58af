#!/usr/bin/env bash
# Whole processes side by side, one row each: time, CPU and the most memory, and
# with COUNT=1 the instructions too (needs valgrind). Every row begins with nothing
# in the output folder, unless it says otherwise.
#
#   benches/whole.sh [WORD...]     the rows whose names hold one of the words
#
# Needs hyperfine, jq and GNU time. PANELPAPER is as in cold.sh; RUNS is 10.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${RUNS:-10}
for tool in hyperfine jq; do
  if ! command -v "$tool" >/dev/null; then
    echo "whole.sh: $tool is not installed (apt install $tool)" >&2
    exit 2
  fi
done
if [[ -z ${PANELPAPER:-} ]]; then
  cargo build --release --locked
  PANELPAPER=target/release/panelpaper
fi
program=$(realpath "$PANELPAPER")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
words=("$@")

cp -r data/dpo-2024 "$work/founding"
cp -r data/dpo-2024 "$work/edited"
sed -i '$s/$/（新）/' "$work/edited/duties.csv"
cp -r data/harbour-2027 data/harbour-2027-ec "$work"
cp -r tests/it/small "$work"

# The small paper with ten tables of 50 rows.
cp -r tests/it/small "$work/tables"
for ((table = 0; table < 10; table++)); do
  printf '\n[table.t%d]\ncaption_zh = "表"\ncaption_en = "Table"\n' "$table" >>"$work/tables/paper.toml"
  printf '\n{{table "t%d"}}\n' "$table" | tee -a "$work/tables/body.zh.hbs" >>"$work/tables/body.en.hbs"
  {
    echo 'item_zh,item_en,count,cost'
    for ((row = 1; row <= 50; row++)); do echo "燈$row,Lamp $row,$((row * 7 % 90)),$((row * 12345))"; done
  } >"$work/tables/t$table.csv"
done

# The small paper in English with 20,000 paragraphs, and with a duty of 200,000
# characters.
cp -r "$work/small" "$work/long"
sed -i 's/\["zh", "en"\]/["en"]/' "$work/long/paper.toml"
cp -r "$work/long" "$work/wide"
for ((at = 0; at < 20000; at++)); do
  printf 'The keeper of the tower lit its lamp each evening, and the village paid for the oil.\n\n'
done >>"$work/long/body.en.hbs"
printf 'beam,燈,"%s"\n' "$(yes 'keeping the lamps in order' | head -7400 | tr '\n' ' ')" >>"$work/wide/duties.csv"

build=("$program" build --quiet --out "$work/out")
cd "$work"

row() { # NAME BEFORE COMMAND...: BEFORE is run before each run
  local name=$1 before=$2 wanted=${#words[@]} word
  shift 2
  for word in "${words[@]}"; do [[ $name == *"$word"* ]] && wanted=0; done
  ((wanted == 0)) || return 0
  hyperfine --shell=none --warmup 1 --runs "$runs" --ignore-failure --prepare "$before" \
    --export-json time.json "$(printf '%q ' "$@")" >log 2>&1
  # A paper with errors would be measured as a quick one.
  if jq -e '.results[0].exit_codes | any(. != 0)' time.json >/dev/null; then
    "$@" >&2 || echo "whole.sh: $name: status $?" >&2
    return 1
  fi
  bash -c "$before"
  local memory instructions=''
  memory=$(/usr/bin/time -f %M "$@" 2>&1 >log | tail -1)
  if [[ -n ${COUNT:-} ]]; then
    bash -c "$before"
    instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 |
      sed -n 's/.*Collected : \([0-9]*\)......$/ \1 M |/p')
  fi
  jq -r --arg name "$name" --arg memory "$memory" --arg more "$instructions" \
    '.results[0] | "| \($name) | \(.mean * 1000 | round) ms | \((.user + .system) * 1000 | round) ms | \(($memory | tonumber) / 1024 | round) MiB |\($more)"' \
    time.json
}

afresh="rm -rf $work/out"
echo "| whole process | time | CPU | most memory |${COUNT:+ instructions |}"
echo "| --- | --- | --- | --- |${COUNT:+ --- |}"
row 'founding paper' "$afresh" "${build[@]}" founding
row 'founding paper, on one core' "$afresh" "${build[@]}" founding --jobs 1
row 'founding paper, nothing changed' true "${build[@]}" founding
row 'founding paper, check' true "$program" check --quiet founding
row 'founding paper, with docx and html' "$afresh" "${build[@]}" founding --with docx,html
row 'founding paper, compare with an edited one' true "$program" compare founding --to edited
row 'founding paper, redline.pdf' true "$program" compare founding --to edited -o redline.pdf
row 'small paper, Chinese' "$afresh" "${build[@]}" small --lang zh
row 'small paper, English' "$afresh" "${build[@]}" small --lang en
row 'small paper, both' "$afresh" "${build[@]}" small
row 'small paper with ten tables of 50 rows, both' "$afresh" "${build[@]}" tables
row 'Harbour Office, Chinese' "$afresh" "${build[@]}" harbour-2027 --lang zh
row 'Harbour Office, both' "$afresh" "${build[@]}" harbour-2027
row 'Harbour Office for the Subcommittee, both' "$afresh" "${build[@]}" harbour-2027-ec
row 'a body of 20,000 paragraphs' "$afresh" "${build[@]}" long
row 'a duty of 200,000 characters' "$afresh" "${build[@]}" wide
