#!/usr/bin/env bash
# Charts of made-up offices and of the founding one: how large their text is,
# how many pages they take, what is wrong with them (by a program that reads the
# JSON alone), and how long the whole process takes. Needs hyperfine.
#
#   benches/charts.sh            the tables of the book's page on speed
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --quiet -p panelpaper -p panelpaper-benches --bins
program=target/release/panelpaper
posts=target/release/made_up_posts
measure=target/release/measure_chart
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

head='| tree | posts | pages | least text, pt | overlaps | boxes cut | lines through boxes | crossings | posts missing | out of order | rows centred |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'

# Draws a chart and prints what was measured.
row() { # name, table, options
  local name=$1 table=$2
  shift 2
  "$program" chart "$table" -o "$work/chart.json" --quiet "$@"
  printf '| %s %s\n' "$name" "$("$measure" "$table" "$work/chart.json")"
}

# A made-up table; boxes have three lines (short) or four to five (zh).
table() { # shape, words
  "$posts" "$1" "$2" > "$work/${1//:/-}-$2.csv"
  echo "$work/${1//:/-}-$2.csv"
}

# The founding office as a plain table.
founding() {
  awk -F, 'NR == FNR { point[$1] = $2; name[$1] = $3; next }
    FNR == 1 { print "id,title,rank,point,reports_to" }
    $1 == "dpo" { print $2 "," $3 "," name[$5] "," point[$5] "," $6 }' \
    data/dpo-2024/ranks.csv data/dpo-2024/posts.csv > "$work/founding.csv"
  echo "$work/founding.csv"
}

echo "One page, whatever it takes:"
echo
echo "$head"
row "founding office" "$(founding)" --min-font 0
for shape in office:31 office:41 balanced:5-7 balanced:4-9 office:148 balanced:7-4-4; do
  row "$shape" "$(table "$shape" zh)" --min-font 0
done
echo
echo "Pages of text of 8 pt or more:"
echo
echo "$head"
for words in zh short; do
  for shape in office:148 balanced:7-4-4 office:346 balanced:5-4-4-3 office:1023 \
    balanced:2-2-2-2-2-2-2-2-2 office:5455 random:5455:60:0:2 star:201 chain:60; do
    row "$shape, $words" "$(table "$shape" "$words")"
  done
done

echo
echo "Whole process, mean:"
echo
echo '| posts | JSON | SVG | PDF |'
echo '| --- | --- | --- | --- |'
for count in 100 1000 5455 10000 100000; do
  made=$(table "office:$count" zh)
  line="| $count |"
  for format in json svg pdf; do
    hyperfine --warmup 1 --runs "$((count > 20000 ? 2 : 10))" --export-json "$work/time.json" \
      "$program chart $made -o $work/chart.$format --quiet" > "$work/log" 2>&1
    line+=$(awk -F'[:,]' '/"mean"/ { printf " %.3f s |", $2; exit }' "$work/time.json")
  done
  echo "$line"
done
