//! Claims of how many non-directorate posts support a post of the tables.

use super::claimed::Claim;
use super::titles::Titles;
use crate::prose::numeral::Numeral;
use crate::prose::sentence;
use tables::model::{Directorate, Lang, Selection, Structure};

/// What a number counts, right behind it.
const NOUNS_ZH: [&str; 4] = [
    "個非首長級職位",
    "個非首長級常額職位",
    "個有時限的非首長級職位",
    "個有時限非首長級職位",
];
const NOUNS_EN: [&str; 4] = [
    " non-directorate posts",
    " non-directorate post",
    " time-limited non-directorate posts",
    " time-limited non-directorate post",
];

/// What leads from the supported post to the number, in full.
const LEADS_ZH: [&str; 7] = ["由", "會由", "將由", "現由", "獲", "會獲", "職位會由"];
const LEADS_EN: [&str; 6] = [
    "is supported by",
    "will be supported by",
    "would be supported by",
    "be supported by",
    "is assisted by",
    "will be assisted by",
];

/// The claim of a number of non-directorate posts of which a sentence says that they
/// support the post that it names before; nothing where the tables have none that do.
pub(super) fn claim<'a>(titles: &Titles<'a>, text: &str, numeral: &Numeral) -> Option<Claim<'a>> {
    let (all, lang) = (titles.all, titles.lang);
    let after = &text[numeral.range.end..];
    let plain = |c: char| if c == '\u{A0}' { ' ' } else { c };
    let (nouns, leads): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&NOUNS_ZH, &LEADS_ZH),
        Lang::En => (&NOUNS_EN, &LEADS_EN),
    };
    let counted = |noun: &&str| {
        let mut there = after.chars().map(plain);
        noun.chars().all(|c| there.next() == Some(c))
    };
    if !nouns.iter().any(counted) {
        return None;
    }
    let (before, rest) = sentence(lang, text, &numeral.range);
    let before = before.trim_end();
    if lang == Lang::Zh && !rest.contains("支援") && !rest.contains("協助") {
        return None;
    }
    let fronts = leads.iter().filter_map(|lead| before.strip_suffix(lead));
    let mut supported = fronts.map(str::trim_end).map(|front| {
        let posts = titles.longest(|title| front.ends_with(title));
        posts.into_iter().next()
    });
    let supported = supported.find_map(|post| post)?;
    let of = Selection {
        directorate: Some(Directorate::No),
        superior: vec![supported.id.clone()],
        ..Selection::default()
    };
    let existing = Selection {
        structure: Some(Structure::Existing),
        ..of.clone()
    };
    let known = |it: &Selection| usize::try_from(it.count(all)).unwrap_or(usize::MAX);
    let counts = [known(&of), known(&existing)];
    let count = counts.into_iter().find(|count| *count > 0)?;
    let now = if counts[0] == numeral.value || counts[1] != numeral.value {
        ""
    } else {
        " structure=\"existing\""
    };
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        posts: Vec::new(),
        count,
        helper: Some(format!(
            "{{{{count directorate=\"no\" superior=\"{}\"{now}}}}}",
            supported.id
        )),
        holds: counts.contains(&numeral.value),
    })
}
