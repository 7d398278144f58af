//! A text in traditional characters should hold no simplified ones.
//!
//! They come in with words copied from elsewhere, and a reader of the printed
//! paper sees them at once.
//!
//! Example: 数据 for 數據.
//!
//! Fix: write the traditional character.

use crate::{Context, Level, Rule};
use encoding_rs::{BIG5, GBK};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/simplified-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("simplified_character.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    // By character, as far as it is known: all of these are below U+10000.
    let mut known: Vec<Option<bool>> = vec![None; 0x1_0000];
    for passage in context.prose.of(Lang::Zh) {
        for (at, c) in passage.text.char_indices() {
            let simplified = known.get_mut(c as usize);
            if !simplified.is_some_and(|it| *it.get_or_insert_with(|| is_simplified(c))) {
                continue;
            }
            let range = at..at + c.len_utf8();
            if passage.is_typed(range.clone()) {
                findings.push(
                    Diagnostic::warning(NAME, format!("{c} is a simplified character"))
                        .at(passage.span(range))
                        .help("write the traditional one"),
                );
            }
        }
    }
    findings
}

/// Characters of the mainland's standard that Hong Kong writes too, though
/// Taiwan's standard leaves them out.
const HONG_KONG: &str = "着温群裏綫脱户税悦蜕兑愠";

/// Simplified characters that the standard of traditional ones has, for other words that
/// papers have no use for.
const SHARED: &str = "个体价优党复听坏异怜担据机极柜气犹确离种胜适虫筑术万与号当礼宁";

/// Whether the mainland's national standard (GB 2312) has a character and the
/// standard of traditional characters (Big5) has not.
fn is_simplified(c: char) -> bool {
    if SHARED.contains(c) {
        return true;
    }
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    let (mainland, _, unmapped) = GBK.encode(text);
    let national = !unmapped
        && matches!(mainland[..], [lead, trail] if (0xB0..=0xF7).contains(&lead) && trail >= 0xA1);
    let (_, _, not_traditional) = BIG5.encode(text);
    national && not_traditional && !HONG_KONG.contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_simplified;

    #[test]
    fn simplified_characters_are_told_from_shared_ones() {
        for c in "数务级职门说国发复机体价确".chars() {
            assert!(is_simplified(c), "{c}");
        }
        for c in "數據務級職門說個台后里干群着裏啟為衞嘅啲温云余干并系准范谷松面游脱户税悦".chars()
        {
            assert!(!is_simplified(c), "{c}");
        }
    }
}
