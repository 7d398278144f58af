//! Where words that changed meet others. What is heard there, and not seen, is a box to
//! the line breaker, beside which a line may end and into which no gap looks.

use editions::document::{Inline, closes, opens};
use serde_json::{Value, json};

/// What is between two pieces of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// No line ends there.
    Held,
    /// The gap of the layout.
    Gap,
}

/// What is between two pieces of a text, one of which changed.
pub(super) fn between(before: &Inline, after: &Inline) -> Option<Joint> {
    let changed = |piece: &Inline| matches!(piece, Inline::Changed(..));
    if !changed(before) && !changed(after) {
        return None;
    }
    Some(match (before.last_char()?, after.first_char()?) {
        (before, _) if before.is_whitespace() => return None,
        // The line ends behind the space.
        (_, after) if after.is_whitespace() => Joint::Held,
        (before, after) if opens(before) || closes(after) => Joint::Held,
        (before, after) if is_wide(before) && is_wide(after) => return None,
        (before, after) if has_gap(before, after) || has_gap(after, before) => Joint::Gap,
        (before, after) if is_wide(before) || is_wide(after) => return None,
        // The one value may stand below the other.
        _ if before.gives_way_to(after) => return None,
        _ => Joint::Held,
    })
}

/// A piece of which the first character stays on a line with what is before it. Where
/// a mark says so, no line ends in what follows up to the next mark.
pub(super) fn held(mut piece: Value) -> Vec<Value> {
    let mark = || json!({ "held": true });
    if let Some(inside) = piece.get_mut("inside").and_then(Value::as_array_mut) {
        if !inside.is_empty() {
            let first = inside.remove(0);
            inside.splice(0..0, held(first));
        }
        return vec![mark(), piece];
    }
    let text = piece.get("t").and_then(Value::as_str).unwrap_or_default();
    let Some(first) = text.chars().next() else {
        return vec![mark(), piece];
    };
    let rest = text[first.len_utf8()..].to_owned();
    let of = |text: &str| {
        let mut own = piece.clone();
        own["t"] = json!(text);
        own
    };
    vec![
        mark(),
        of(&first.to_string()),
        json!({ "free": true }),
        of(&rest),
    ]
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
        || matches!(c, '\u{20000}'..='\u{3FFFF}')
}

/// Whether the layout has a gap between a Chinese character and a Latin one.
fn has_gap(one: char, other: char) -> bool {
    is_wide(one) && one.is_alphabetic() && other.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Joint, between, held};
    use editions::document::{Change, Inline};

    fn met(before: &str, after: &str) -> Option<Joint> {
        let new = Inline::Changed(Change::Added, vec![Inline::plain(after)]);
        between(&Inline::plain(before), &new)
    }

    #[test]
    fn no_line_begins_with_a_comma_and_numbers_have_their_gaps() {
        for (before, after, wanted) in [
            ("posts", ", of which", Some(Joint::Held)),
            ("posts ", "of which", None),
            ("posts", " of which", Some(Joint::Held)),
            ("職位", "，由", Some(Joint::Held)),
            ("(", "D1", Some(Joint::Held)),
            ("職位", "由", None),
            ("連同", "16", Some(Joint::Gap)),
            ("15", "個", Some(Joint::Gap)),
            ("15", "16", Some(Joint::Held)),
            ("總工程師", "(海堤)", None),
        ] {
            assert_eq!(met(before, after), wanted, "{before} {after}");
        }
        assert_eq!(between(&Inline::plain("15"), &Inline::plain("16")), None);
        let gone = Inline::Changed(Change::Removed, vec![Inline::plain("15")]);
        for (after, wanted) in [("16", None), ("-16", None), (", of", Some(Joint::Held))] {
            let come = Inline::Changed(Change::Added, vec![Inline::plain(after)]);
            assert_eq!(between(&gone, &come), wanted, "{after}");
        }
    }

    #[test]
    fn one_character_is_held() {
        let piece =
            serde_json::json!({ "change": {}, "inside": [{ "t": "31 posts", "look": "b" }] });
        let shown = serde_json::json!(held(piece)).to_string();
        assert_eq!(
            shown,
            "[{\"held\":true},{\"change\":{},\"inside\":[{\"held\":true},{\"look\":\"b\",\"t\":\"3\"},\
             {\"free\":true},{\"look\":\"b\",\"t\":\"1 posts\"}]}]"
        );
    }
}
