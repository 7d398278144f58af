//! What is said of a rank's id that ranks.csv has not.

use tables::characters::fold;
use tables::diag::{Diagnostic, question};
use tables::load::known_ranks;
use tables::model::known_rank::{self, KnownRank, Sure};
use tables::model::{Lang, Rank};
use tables::source::{Span, Table, csv_row};

use crate::{Context, unknown};

/// A finding for an id that no rank of the paper has: with the rank of the paper
/// that is meant, or else with one of the list that the program carries and the
/// row that adds it.
pub(crate) fn unknown_rank(
    context: &Context<'_>,
    name: &'static str,
    id: &str,
    span: Span,
) -> Diagnostic {
    let own = context.project.establishment.ranks();
    let known = known_rank::meant(known_ranks(), id);
    let ids = own.iter().map(|rank| rank.id.as_str());
    let finding = unknown(name, "rank", id, span, ids.clone());
    if let Some(rank) = own.iter().find(|rank| is_called(rank, id, known)) {
        return finding.saying(question(id, &rank.id));
    }
    let has_near = tables::diag::nearest(id, ids).is_some();
    // A word that is quite another rank's is not taken for a slip alone.
    match known.filter(|known| !has_near || known.is_called(&fold(id))) {
        Some(known) => match own.iter().any(|rank| rank.id == known.id) {
            true => finding.help(format!(
                "`{}` is another rank of ranks.csv: add {} under an id of its own",
                known.id, known.name.en
            )),
            false => with_row(context, finding, id, known),
        },
        None => finding,
    }
}

/// Whether a rank of the paper is called by its name or abbreviation, or is the
/// one of the list.
fn is_called(rank: &Rank, id: &str, known: Option<&KnownRank>) -> bool {
    let id = fold(id);
    let names = Lang::ALL.into_iter().flat_map(|lang| {
        let known = known.map(|known| known.name.get(lang));
        let (name, abbr) = (rank.name.get(lang), rank.abbr.get(lang));
        let same = known.is_some_and(|known| !name.is_empty() && fold(known) == fold(name));
        [same, fold(name) == id, fold(abbr) == id]
    });
    fold(&rank.id) == id || (!id.is_empty() && names.into_iter().any(|same| same))
}

/// The finding with the row of a rank of the list, as the paper's table has its
/// columns.
fn with_row(context: &Context<'_>, finding: Diagnostic, id: &str, known: &KnownRank) -> Diagnostic {
    let columns = columns(context);
    let cells = columns.iter().map(|column| known.cell(column));
    let cells: Vec<String> = cells.collect();
    let row = csv_row(cells.iter().map(String::as_str));
    let rank = &known.name.en;
    let write = match known.id == id {
        true => String::new(),
        false => format!("write `{}` here, and ", known.id),
    };
    let finding = finding.help(format!("if it is {rank}, {write}add to ranks.csv: {row}"));
    let open = columns.iter().filter(|column| {
        known_rank::COLUMNS.contains(&column.as_str()) && known.cell(column).is_empty()
    });
    let open: Vec<&str> = open.map(String::as_str).collect();
    if !open.is_empty() {
        return finding.help(format!("fill in {} of that row", open.join(" and ")));
    }
    match known.sure {
        Sure::Seen => finding,
        Sure::Inferred | Sure::Unconfirmed => {
            finding.help("the list is not sure of its names: look them up")
        }
    }
}

/// The names of the columns of the paper's ranks.csv, with those that are passed
/// over.
fn columns(context: &Context<'_>) -> Vec<String> {
    let mut files = context.sources.files();
    let table = files.find(|(_, file)| file.is_table("ranks.csv"));
    let headers = table.map_or_else(Vec::new, |(id, file)| {
        Table::parse(id, &file.text).0.headers
    });
    headers
        .iter()
        .map(|cell| cell.text.trim().to_owned())
        .collect()
}
