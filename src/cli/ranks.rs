//! `panelpaper ranks`.

use anyhow::{Result, bail};

use super::args::RanksArgs;
use super::{Status, output};
use tables::diag::question;
use tables::load::known_ranks;
use tables::model::known_rank::{COLUMNS, KnownRank, Sure, matching, nearest_word};
use tables::source::csv_row;

/// What is said above the rows that are not sure; a comment of the table.
const INFERRED: &str = "# Both names were seen; that they are one rank is inferred: look them up.";
const UNCONFIRMED: &str = "# One of the names is not confirmed: look it up.";
const OPEN: &str = "# Not whole: fill in what is empty and take out the # and the space.";

/// Prints rows of the list as a ranks.csv that can be read.
pub(super) fn run(args: &RanksArgs) -> Result<Status> {
    let word = args.words.join(" ");
    let ranks = matching(known_ranks(), &word);
    if ranks.is_empty() {
        let near = match nearest_word(known_ranks(), &word) {
            Some(near) => question(&word, near),
            None => "`panelpaper ranks` prints the whole list".to_owned(),
        };
        bail!("no rank of the list has `{word}`; {near}");
    }
    let langs = args.lang.langs();
    let wanted = |column: &&str| match column.strip_prefix("name_") {
        Some(code) => langs.is_empty() || langs.iter().any(|lang| lang.code() == code),
        None => true,
    };
    let columns: Vec<&str> = COLUMNS.into_iter().filter(wanted).collect();
    output::data(&table(&ranks, &columns))?;
    Ok(Status::Clean)
}

/// The header and the rows: first what is sure, then the rest under comments. A
/// row that is not whole is a comment itself, so that the table can be read.
fn table(ranks: &[&KnownRank], columns: &[&str]) -> String {
    let row = |rank: &KnownRank| {
        let cells = columns.iter().map(|column| rank.cell(column));
        let cells: Vec<String> = cells.collect();
        csv_row(cells.iter().map(String::as_str))
    };
    let is_whole = |rank: &KnownRank| columns.iter().all(|it| !rank.cell(it).is_empty());
    let of = |sure: Sure| {
        let ranks = ranks
            .iter()
            .filter(move |it| it.sure == sure && is_whole(it));
        ranks.map(|rank| row(rank)).collect::<Vec<_>>()
    };
    let open = ranks.iter().filter(|rank| !is_whole(rank));
    let open = open.map(|rank| format!("# {}", row(rank))).collect();
    // As wide as the table, as a spreadsheet saves it.
    let commas = ",".repeat(columns.len() - 1);
    let mut lines = vec![columns.join(",")];
    lines.extend(of(Sure::Seen));
    for (comment, rows) in [
        (INFERRED, of(Sure::Inferred)),
        (UNCONFIRMED, of(Sure::Unconfirmed)),
        (OPEN, open),
    ] {
        if !rows.is_empty() {
            lines.push(format!("{comment}{commas}"));
            lines.extend(rows);
        }
    }
    lines.join("\n") + "\n"
}
