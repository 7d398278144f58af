//! Gaps that no line breaks at, which the program puts in and other programs change into
//! spaces: they are no words.

/// What the program ties with.
const GAP: char = '\u{A0}';

/// The texts of a paragraph in their order as they are typed: no gap beside a Chinese
/// sign, and elsewhere a space.
pub(crate) fn loosen<'t>(texts: impl IntoIterator<Item = &'t mut String>) {
    let texts: Vec<&mut String> = texts.into_iter().collect();
    if !texts.iter().any(|text| text.contains(GAP)) {
        return;
    }
    let all: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let is_beside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        [before, all.get(at + 1)]
            .into_iter()
            .flatten()
            .any(|c| is_chinese(*c))
    };
    let mut from = 0;
    for text in texts {
        let own = from..from + text.chars().count();
        from = own.end;
        let signs = own.filter_map(|at| match all[at] {
            GAP if is_beside(at) => None,
            GAP => Some(' '),
            c => Some(c),
        });
        *text = signs.collect();
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::loosen;

    #[test]
    fn ties_are_no_words() {
        let check = |texts: &[&str], expected: &str| {
            let mut texts: Vec<String> = texts
                .iter()
                .map(|text| text.replace('~', "\u{A0}"))
                .collect();
            loosen(&mut texts);
            assert_eq!(texts.join("|"), expected);
        };
        check(
            &["on 1~October and Annex~", "3"],
            "on 1 October and Annex |3",
        );
        check(&["第~", "8", "~段"], "第|8|段");
        check(&["附件~", "10", "11"], "附件|10|11");
        check(&["第", "8", "段"], "第|8|段");
    }
}
