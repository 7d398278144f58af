//! A paper that asks for a supernumerary post must say for how long.
//!
//! A supernumerary post is one with an end; Members approve it for a stated time.
//!
//! Example: a created post whose tenure is `supernumerary`, in a paper that
//! nowhere says 為期三年 or 至2029年3月31日.
//!
//! Fix: state the time in the paragraph that asks for the post.

use crate::{BODY, Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Lang, Tenure};

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
    let asked = establishment.posts().iter().find(|post| {
        post.tenure == Tenure::Supernumerary
            && establishment.changes(&post.id).contains(&Change::Created)
    });
    let Some(post) = asked.filter(|_| !context.prose.bodies.is_empty()) else {
        return Vec::new();
    };
    let says = context.prose.bodies.iter().any(|body| {
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
