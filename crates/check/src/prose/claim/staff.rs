//! Claims of how many non-directorate posts support a post of the tables.

use std::collections::{BTreeMap, BTreeSet};

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
const LEADS_ZH: [&str; 8] = [
    "由",
    "會由",
    "將由",
    "現由",
    "獲",
    "會獲",
    "職位會由",
    "繼續由",
];
const LEADS_EN: [&str; 8] = [
    "is supported by",
    "will be supported by",
    "would be supported by",
    "be supported by",
    "be underpinned by",
    "is underpinned by",
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
        return of_paper(titles, (before, rest), numeral);
    }
    let fronts = leads.iter().filter_map(|lead| before.strip_suffix(lead));
    let mut supported = fronts.map(str::trim_end).map(|front| {
        let posts = titles.longest(|title| front.ends_with(title));
        posts.into_iter().next()
    });
    let Some(supported) = supported.find_map(|post| post) else {
        return of_paper(titles, (before, rest), numeral);
    };
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

/// Words right behind or before non-directorate posts by which they are those that another
/// paragraph tells of.
const TOLD_EN: [&str; 8] = [
    " in paragraph",
    " mentioned in",
    " referred to in",
    " described in",
    " set out in",
    " mentioned above",
    " referred to above",
    " in \u{FFFC}",
];
const TOLD_ZH: [&str; 3] = ["所述的", "所述", "所載的"];

/// The claim of a number of non-directorate posts that another paragraph tells of, or that
/// are time-limited and support posts which no title names: by the tables all that there
/// are or will be, or those of some posts or offices.
fn of_paper<'a>(
    titles: &Titles<'a>,
    (before, rest): (&str, &str),
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let lang = titles.lang;
    let (told, leads): (bool, &[&str]) = match lang {
        Lang::Zh => {
            let told = TOLD_ZH.iter().any(|word| before.ends_with(word));
            (told, &LEADS_ZH)
        }
        Lang::En => {
            let nouns = NOUNS_EN.iter().filter_map(|noun| rest.strip_prefix(noun));
            let mut behind = nouns.map(|rest| rest.replace('\u{A0}', " "));
            let told = behind.any(|rest| TOLD_EN.iter().any(|word| rest.starts_with(word)));
            let definite = before.ends_with("The") || before.ends_with("the");
            (told && definite, &LEADS_EN)
        }
    };
    let limited = rest.trim_start().starts_with("time-limited") || rest.contains("個有時限");
    let supporting = limited && leads.iter().any(|lead| before.ends_with(lead));
    if !told && !supporting {
        return None;
    }
    let (sums, [then, now]) = sums(titles);
    let (count, existing) = match (then, now) {
        (0, 0) => return None,
        (0, now) => (now, " structure=\"existing\""),
        (then, _) => (then, ""),
    };
    let holds = sums.contains(&numeral.value);
    // What some of them have no one filter tells.
    let all = count == numeral.value || !holds;
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        posts: Vec::new(),
        count,
        helper: all.then(|| format!("{{{{count directorate=\"no\"{existing}}}}}")),
        holds,
    })
}

/// How many non-directorate posts of the tables some of the posts or offices have that they
/// name, and all of them, then and now.
fn sums(titles: &Titles<'_>) -> (BTreeSet<usize>, [usize; 2]) {
    /// More posts than papers count one by one.
    const MOST: usize = 4096;
    /// More posts or offices than a sentence means some of.
    const MOST_GROUPS: usize = 16;
    let all = titles.all;
    let mut found = BTreeSet::new();
    let whole = [Structure::Proposed, Structure::Existing].map(|structure| {
        let of = Selection {
            directorate: Some(Directorate::No),
            structure: Some(structure),
            ..Selection::default()
        };
        let rows = of.staff(all);
        let mut of_posts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        let mut of_offices: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &rows {
            let count = usize::try_from(row.count).unwrap_or(MOST).min(MOST);
            *of_posts.entry(row.post.as_deref()).or_default() += count;
            *of_offices.entry(&row.office).or_default() += count;
        }
        for groups in [
            of_posts.into_values().collect::<Vec<_>>(),
            of_offices.into_values().collect(),
        ] {
            found.extend(groups.iter().copied());
            let mut sums = BTreeSet::from([0]);
            for group in groups.iter().filter(|_| groups.len() <= MOST_GROUPS) {
                let more: Vec<usize> = sums.iter().map(|sum| sum + group).collect();
                sums.extend(more.into_iter().filter(|sum| *sum <= MOST));
            }
            found.extend(sums);
        }
        let counts = rows
            .iter()
            .map(|row| usize::try_from(row.count).unwrap_or(MOST));
        let whole = counts.fold(0, usize::saturating_add);
        found.insert(whole);
        whole
    });
    found.remove(&0);
    (found, whole)
}
