//! A mark, or a word of one character such as 的 and 和, should not stand twice.
//!
//! Example: 政策和和措施, 以及，，.
//!
//! Mend: remove one of them.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Lang;

const NAME: &str = "typing/doubled";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("doubled.rs"),
    run,
};

const MARKS: &str = "，。；、：";
const WORDS: &str = "的和及與或在於由為把被從向並";
/// Words that end in such a character, so that it may stand twice.
const FINE: &[&str] = &["目的的", "標的的", "作為為"];

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in look.prose.of(Lang::Zh) {
        let text = &passage.text;
        let pairs = text.char_indices().zip(text.char_indices().skip(1));
        for ((at, first), (next, second)) in pairs {
            let marks = MARKS.contains(first) && MARKS.contains(second);
            let words = first == second && WORDS.contains(first);
            let end = next + second.len_utf8();
            let fine = FINE.iter().any(|word| text[..end].ends_with(word));
            if (marks || words) && !fine && passage.is_typed(at..end) {
                findings.push(
                    Diagnostic::warning(NAME, format!("`{}` stands twice", &text[at..end]))
                        .at(passage.span(at..end))
                        .help("remove one of them"),
                );
            }
        }
    }
    findings
}
