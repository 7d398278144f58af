//! Quotation marks and apostrophes of an English cell are curly: “ ” ‘ ’.
//!
//! A cell is printed as it is typed. In a body the layout sets straight marks as
//! curly ones by itself, so that a straight one of a table stands out beside
//! them. The signs of a measure (5' 6") may stay as they are.
//!
//! Example: the "Office" in name_en of offices.csv, or Members' in a title of
//! paper.toml.
//!
//! Fix: write “Office” and Members’; `panelpaper check --fix` does.

use crate::prose::{Origin, Passage};
use crate::{Context, Level, Rule};
use tables::characters::{QuoteMark, quote_marks};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/straight-quote";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::En],
    needs: &[],
    source: include_str!("straight_quote.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let cells = context.prose.of(Lang::En);
    let cells = cells.filter(|passage| passage.from != Origin::Body);
    let own = cells.filter(|passage| !is_as_printed(context, passage));
    own.filter_map(finding).collect()
}

/// Whether a text stands in paper.toml as a published paper printed it.
fn is_as_printed(context: &Context<'_>, passage: &Passage) -> bool {
    let place = passage.span(0..passage.text.len());
    let printed = context.project.paper.printed.iter();
    let mut kept = printed.filter(|printed| printed.lang.is_none());
    kept.any(|kept| {
        let span = kept.span;
        span.file == place.file && span.start <= place.start && place.end <= span.end
    })
}

/// The finding of a text with straight marks, at the first of them.
fn finding(passage: &Passage) -> Option<Diagnostic> {
    if !passage.text.contains(['"', '\'']) {
        return None;
    }
    let typed = |at: usize| passage.is_typed(at..at + 1);
    let mut marks = quote_marks(&passage.text, typed);
    marks.retain(|mark| !mark.is_measure());
    let place = |mark: &QuoteMark| passage.span(mark.at..mark.at + 1);
    let first = marks.first()?;
    let straight = &passage.text[first.at..=first.at];
    let what = match straight {
        "'" if first.set == '’' => "apostrophe",
        _ => "quotation mark",
    };
    let message = format!("the straight {what} {straight}");
    let set: Vec<String> = marks.iter().map(|mark| mark.set.to_string()).collect();
    let way_out = match set.as_slice() {
        [one] => format!("write {one}"),
        _ => format!("write {}: here and further on", set.join(" ")),
    };
    let finding = Diagnostic::warning(NAME, message)
        .at(place(first))
        .help(way_out);
    let each = marks.iter();
    Some(each.fold(finding, |finding, mark| {
        finding.fix(place(mark), mark.set.to_string())
    }))
}
