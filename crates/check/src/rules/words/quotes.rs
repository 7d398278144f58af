//! A name that stands in quotation marks in one place should do so in the others.
//!
//! A name that is quoted where it is first used and nowhere else is as custom has
//! it, and so are the names of the tables.
//!
//! Example: 「1823」聯絡中心 in one annex and 1823聯絡中心 in another.
//!
//! Fix: put the marks in, or leave them out everywhere.

use crate::prose::{Origin, Passage, is_chinese};
use crate::rules::words::{Names, excepted, finder};
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "words/quotes";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &[Lang::Zh],
    needs: &[],
    source: include_str!("quotes.rs"),
    run,
};

/// What may follow a name that is quoted before it alone: the words without
/// that noun are no name then.
const NOUNS: &[&str] = &[
    "計劃", "措施", "方案", "框架", "平台", "服務", "政策", "原則",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let names = context.names(Lang::Zh);
    let mut quoted: BTreeMap<&str, Vec<(&Passage, Range<usize>)>> = BTreeMap::new();
    for passage in context.prose.of(Lang::Zh) {
        for range in quotations(&passage.text) {
            let name = &passage.text[range.clone()];
            let short = name.chars().nth(2).is_some() && name.chars().nth(12).is_none();
            let plain = |name: &str| {
                let mut chars = name.chars();
                chars.all(|c| is_chinese(c) || c.is_ascii_alphanumeric())
            };
            let name_of_ours = short && plain(name) && !names.has_long(name);
            if name_of_ours && passage.is_typed(range.clone()) {
                quoted.entry(name).or_default().push((passage, range));
            }
        }
    }
    let mut bare = bare(context, names, &quoted);
    let each = quoted.into_iter();
    each.flat_map(|(name, quoted)| findings(name, &quoted, bare.remove(name).unwrap_or_default()))
        .collect()
}

type Places<'a> = Vec<(&'a Passage, Range<usize>)>;

/// Where the quoted names stand without marks.
fn bare<'a>(
    context: &Context<'a>,
    names: &Names,
    quoted: &BTreeMap<&'a str, Places<'a>>,
) -> BTreeMap<&'a str, Places<'a>> {
    let mut found: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    let Some(automaton) = finder(quoted.keys()) else {
        return found;
    };
    let keys: Vec<&&str> = quoted.keys().collect();
    for passage in context.prose.of(Lang::Zh) {
        if !matches!(passage.from, Origin::Body | Origin::Duty { .. }) {
            continue;
        }
        let text = &passage.text;
        let marks = Marks::of(text);
        for place in automaton.find_overlapping_iter(text) {
            let range = place.range();
            let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let digits = edge(text[range.clone()].chars().next())
                && (edge(text[..range.start].chars().next_back())
                    || edge(text[range.end..].chars().next()));
            let inside = marks.hold(range.start) || names.within(passage, &range);
            let free = passage.is_typed(range.clone()) && !excepted(context, passage, &range);
            if !digits && !inside && free {
                let name = *keys[place.pattern().as_usize()];
                found.entry(name).or_default().push((passage, range));
            }
        }
    }
    found
}

fn findings(name: &str, quoted: &Places<'_>, mut bare: Places<'_>) -> Vec<Diagnostic> {
    let noun_after = |text: &str| NOUNS.iter().find(|noun| text.starts_with(**noun));
    let after = |(passage, range): &(&Passage, Range<usize>)| {
        noun_after(&passage.text[range.end + '」'.len_utf8()..]).is_some()
    };
    if quoted.iter().all(after) {
        bare.retain(|(passage, range)| noun_after(&passage.text[range.end..]).is_some());
    }
    let place = |(passage, range): &(&Passage, Range<usize>)| passage.span(range.clone());
    let Some(first) = quoted.iter().map(place).min() else {
        return Vec::new();
    };
    let defines = quoted.len() == 1 && bare.iter().all(|it| place(it) > first);
    let body = quoted
        .iter()
        .all(|(passage, _)| passage.from == Origin::Body);
    if defines && body {
        return Vec::new();
    }
    bare.iter()
        .map(|it| {
            Diagnostic::warning(NAME, format!("{name} here and 「{name}」 elsewhere"))
                .at(place(it))
                .with(first, "in quotation marks")
                .help(format!(
                    "write 「{name}」, or leave the marks out everywhere"
                ))
        })
        .collect()
}

/// What stands between 「 and 」.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, open) in text.match_indices('「') {
        let start = at + open.len();
        if let Some(end) = text[start..].find(['」', '「']) {
            found.push(start..start + end);
        }
    }
    found
}

/// The marks of a text: after each of them, whether one is open.
struct Marks(Vec<(usize, bool)>);

impl Marks {
    fn of(text: &str) -> Self {
        const PAIRS: [[char; 2]; 3] = [['「', '」'], ['『', '』'], ['《', '》']];
        let mut depths = [0_i64; PAIRS.len()];
        let mut marks = Vec::new();
        for (at, mark) in text.match_indices(PAIRS.as_flattened()) {
            for ([open, close], depth) in PAIRS.iter().zip(&mut depths) {
                *depth += i64::from(mark.starts_with(*open)) - i64::from(mark.starts_with(*close));
            }
            marks.push((at, depths.iter().any(|depth| *depth > 0)));
        }
        Self(marks)
    }

    /// Whether a place is between marks.
    fn hold(&self, at: usize) -> bool {
        let before = self.0.partition_point(|(mark, _)| *mark < at);
        before.checked_sub(1).is_some_and(|last| self.0[last].1)
    }
}
