//! annexes.csv: its rows are the annexes, in order.

use std::num::NonZeroUsize;

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Annex, ChartPart, Drawn, Stands};

pub(super) const COLUMNS: &[Column] = &[
    ("kind", Need::Always),
    ("subject", Need::Always),
    ("title_zh", Need::Never),
    ("title_en", Need::Never),
    ("id", Need::Never),
    ("structure", Need::Never),
    ("under", Need::Never),
    ("levels", Need::Never),
    ("as_at", Need::Never),
    ("show", Need::Never),
    ("compare", Need::Never),
    ("revised", Need::Never),
    ("number", Need::Never),
    ("alt_zh", Need::Never),
    ("alt_en", Need::Never),
    ("note_zh", Need::Never),
    ("note_en", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Annex>> {
    let table = loader.table("annexes.csv", COLUMNS)?;
    let mut number = 0;
    Some(loader.rows(&table, |loader, cells: &Cells<'_>| {
        number += 1;
        annex(loader, cells, number)
    }))
}

fn annex(loader: &mut Loader<'_>, cells: &Cells<'_>, number: usize) -> Annex {
    const WORD: &str = "tables/unknown-word";
    let structure = loader.stands(cells, WORD);
    let part = ChartPart {
        under: cells.filled("under"),
        levels: levels(loader, cells),
        as_at: loader.day(cells, "as_at", "tables/wrong-day"),
        drawn: drawn(loader, cells),
    };
    let numbered = loader.word(cells, "number", WORD, &["none"], |word| match word {
        "" => Some(true),
        "none" => Some(false),
        _ => None,
    });
    Annex {
        number,
        kind: cells.text("kind"),
        subject: cells.text("subject"),
        id: cells.filled("id"),
        structure: structure.and_then(Stands::only),
        part,
        compare: loader.flag(cells, "compare", WORD),
        revised: loader.flag(cells, "revised", WORD),
        numbered: numbered.unwrap_or(true),
        title: cells.both("title"),
        alt: cells.both("alt"),
        note: cells.both("note"),
        row: cells.at,
    }
}

/// How many levels a chart goes down.
fn levels(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<NonZeroUsize> {
    cells.filled("levels")?;
    let what = (
        "annexes/wrong-levels",
        "number of levels",
        "write 1 for the direct subordinates, 2 for those below them too, \
         or leave the cell empty for all",
    );
    loader.number(cells, "levels", what, |number| {
        let number = NonZeroUsize::new(usize::try_from(number).ok()?)?;
        Some(Some(number))
    })
}

/// What a chart draws beside its posts: words with spaces between.
fn drawn(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let text = cells.text("show");
    for word in text.split_whitespace() {
        if !drawn.add(word) {
            let finding = Diagnostic::error(
                "tables/unknown-word",
                format!("`{word}` is nothing that a chart shows"),
            );
            let finding = finding.at(cells.span("show"));
            let words = Drawn::WORDS;
            loader.report(
                finding
                    .did_you_mean(word, words)
                    .help(format!("the words are: {}", words.join(", "))),
            );
        }
    }
    drawn
}
