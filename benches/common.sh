# What cold.sh and instructions.sh do alike; sourced by them in the repository's
# root. Sets paper, typst (may be empty), work (a folder that goes at the end),
# PANELPAPER, and emits the paper's Typst source below $work/source.
#
# PANELPAPER names a program that is already built, else the release program is
# built first. TYPST names the typst command, else it is looked for in PATH.

paper=${1:-data/dpo-2024}
if [[ -z ${PANELPAPER:-} ]]; then
  cargo build --release
  PANELPAPER=target/release/panelpaper
fi
typst=${TYPST:-$(command -v typst || true)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PANELPAPER" build --quiet "$paper" --out "$work/out" --emit-typst "$work/source"

# EDITION: writes what typst is to compile there. PDF/UA asks for a title, which
# panelpaper sets after compiling.
write_comparison() {
  cat >"$1/compare.typ" <<'TYP'
#set document(title: json("/paper.json").title, date: datetime(year: 2000, month: 1, day: 1))
#include "/templates/main.typ"
TYP
}
