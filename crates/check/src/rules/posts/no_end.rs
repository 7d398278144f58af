//! A paper that asks for a supernumerary post must say for how long.
//!
//! A supernumerary post is one with an end; Members approve it for a stated time.
//! Where posts.csv has `until` or `period`, each such post that is proposed needs one
//! of them; where it has neither, the prose is searched for a time.
//!
//! Example: a created post whose tenure is `supernumerary`, in a paper that
//! nowhere says 為期三年 or 至2029年3月31日.
//!
//! Fix: fill in until or period in posts.csv, or state the time in the paragraph that
//! asks for the post.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Post, Structure, Tenure};

const NAME: &str = "posts/no-end";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["offices.csv", BODY],
    source: include_str!("no_end.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let posts = establishment.posts().iter();
    let supernumerary = posts.filter(|post| post.tenure == Tenure::Supernumerary && !post.outside);
    if says_ends(context) {
        return supernumerary
            .filter(|post| establishment.stands_in(post, Structure::Proposed))
            .filter(|post| !post.term.ends())
            .map(|post| endless(context, post))
            .collect();
    }
    let mut asked =
        supernumerary.filter(|post| establishment.changes(&post.id).contains(&Change::Created));
    let Some(post) = asked.next().filter(|_| !context.prose.bodies.is_empty()) else {
        return Vec::new();
    };
    let says = context.prose.parts().any(|body| {
        let mut pieces = context.prose.pieces(body);
        pieces.any(|(_, passage)| states_time(&passage.text, body.lang))
    });
    if says {
        return Vec::new();
    }
    let message = format!("no paragraph says for how long `{}` is wanted", post.id);
    let finding = Diagnostic::warning(NAME, message)
        .at(context.sources.cell_span(post.row, "tenure"))
        .help("state it where the body asks for the post: 為期三年, for three years");
    vec![finding]
}

/// Whether posts.csv has a column for ends.
fn says_ends(context: &Context<'_>) -> bool {
    let first = context.project.establishment.posts().first();
    let mut tables = context.sources.tables().iter();
    let table = tables.find(|table| first.is_some_and(|post| post.row.file == table.file));
    let has = |column| table.is_some_and(|table| table.column(column).is_some());
    has("until") || has("period")
}

fn endless(context: &Context<'_>, post: &Post) -> Diagnostic {
    let message = format!("the supernumerary post `{}` has no end", post.id);
    Diagnostic::warning(NAME, message)
        .at(context.sources.cell_span(post.row, "tenure"))
        .help("fill in until or period, or make the post permanent")
}

/// Whether a text gives a period or an end.
fn states_time(text: &str, lang: Lang) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &[
            "為期",
            "期限",
            "屆滿",
            "期滿",
            "年期",
            "任期",
            "有效期",
            "到期",
        ],
        Lang::En => &[
            " for a period",
            " until ",
            " up to ",
            " years",
            " months",
            " expir",
            " with effect",
        ],
    };
    words.iter().any(|word| text.contains(word))
}
