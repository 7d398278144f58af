//! Claims of how many posts there are: 開設1個…常額職位, 3名副數字政策專員.

use std::ops::Range;

use super::numeral::numerals;
use super::passage::Passage;
use tables::model::{
    Change, Establishment, Happening, Lang, Office, Post, Project, Selection, Stands, Structure,
    Tenure,
};

/// A typed count of posts, with what the tables say.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// The number as typed.
    pub range: Range<usize>,
    /// Its value.
    pub value: usize,
    /// The posts that the words describe.
    pub posts: Vec<&'a Post>,
    /// The helper that gives their number; none where no filters describe them.
    pub helper: Option<String>,
    /// Whether the number is that of some reading of the words.
    pub holds: bool,
}

/// The words of an edition that tell what is counted.
struct Signs {
    units: &'static [&'static str],
    posts: &'static [&'static str],
    not_posts: &'static [&'static str],
    permanent: &'static str,
    supernumerary: &'static str,
    changes: &'static [(&'static str, Change)],
}

const CHINESE: Signs = Signs {
    units: &["個", "名"],
    posts: &["職位"],
    not_posts: &["非首長級", "個月", "名額"],
    permanent: "常額",
    supernumerary: "編外",
    changes: &[
        ("轉撥", Change::Transferred),
        ("開設", Change::Created),
        ("增設", Change::Created),
        ("擬設", Change::Created),
        ("刪除", Change::Deleted),
        ("重訂", Change::ReRanked),
    ],
};

const ENGLISH: Signs = Signs {
    units: &[" "],
    posts: &["posts", "post"],
    not_posts: &["non-directorate"],
    permanent: "permanent",
    supernumerary: "supernumerary",
    changes: &[
        ("transfer", Change::Transferred),
        ("creat", Change::Created),
        ("delet", Change::Deleted),
        ("re-rank", Change::ReRanked),
    ],
};

/// How many characters a number may stand before the word that it counts, and
/// a verb before the number.
const REACH: usize = 24;

/// The typed counts of posts in a passage whose posts its words describe.
pub fn claims<'a>(project: &'a Project, passage: &Passage) -> Vec<Claim<'a>> {
    let signs = match passage.lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    let text = &passage.text;
    numerals(text)
        .into_iter()
        .filter(|numeral| passage.is_typed(numeral.range.clone()))
        .filter_map(|numeral| {
            let after = text[numeral.range.end..].trim_start_matches('\u{A0}');
            let unit = signs.units.iter().find(|unit| after.starts_with(**unit))?;
            let counted = clause_after(&after[unit.len()..]);
            if signs
                .not_posts
                .iter()
                .any(|sign| after.starts_with(sign) || counted.contains(sign))
            {
                return None;
            }
            let before = clause_before(&text[..numeral.range.start]);
            let reading = read(project, passage.lang, signs, before, counted)?;
            Some(reading.claim(project, numeral.range, numeral.value))
        })
        .collect()
}

const STOPS: &[char] = &[
    '，', '。', '；', '、', '：', '(', '（', ')', '）', ',', ';', ':', '.', '—', '－',
];

/// The words after a number, to the end of its clause. No more of a text is
/// looked at than they may take.
fn clause_after(text: &str) -> &str {
    let far = text.char_indices().nth(REACH * 2);
    let near = &text[..far.map_or(text.len(), |(at, _)| at)];
    &near[..near.find(STOPS).unwrap_or(near.len())]
}

/// The words before a number, from the beginning of its clause.
fn clause_before(text: &str) -> &str {
    let far = text.char_indices().rev().nth(REACH);
    let near = &text[far.map_or(0, |(at, _)| at)..];
    let start = near.rfind(STOPS).map_or(0, |at| {
        at + near[at..].chars().next().map_or(0, char::len_utf8)
    });
    &near[start..]
}

/// What the words around a number describe.
struct Reading {
    selection: Selection,
    /// The title that all of them have before its brackets.
    stem: Option<String>,
    lang: Lang,
}

fn read(
    project: &Project,
    lang: Lang,
    signs: &Signs,
    before: &str,
    counted: &str,
) -> Option<Reading> {
    let establishment = &project.establishment;
    let folded = (before.to_ascii_lowercase(), counted.to_ascii_lowercase());
    let stem = stem(establishment, lang, counted);
    let noun = signs.posts.iter().filter_map(|noun| counted.find(noun));
    let noun = noun.min();
    if stem.is_none() && noun.is_none_or(|at| counted[..at].chars().count() > REACH) {
        return None;
    }
    let described = &counted[..noun.unwrap_or(counted.len())];
    let ranks = establishment.ranks().iter();
    let rank = ranks
        .filter(|rank| !rank.name.get(lang).is_empty() && described.contains(rank.name.get(lang)))
        .max_by_key(|rank| rank.name.get(lang).len());
    let mut changes = signs.changes.iter();
    let change = changes
        .find(|(sign, _)| folded.0.contains(sign) || folded.1.contains(sign))
        .map(|(_, change)| *change);
    let office = nearest_office(establishment, lang, before);
    let existing = office.filter(|office| office.structure == Stands::Existing);
    let selection = Selection {
        change: change.map(Happening::from).into_iter().collect(),
        rank: rank.map(|rank| rank.id.clone()).into_iter().collect(),
        tenure: if described.contains(signs.supernumerary) {
            vec![Tenure::Supernumerary]
        } else if described.contains(signs.permanent) {
            vec![Tenure::Permanent]
        } else {
            Vec::new()
        },
        // An existing office is where posts come from when they move.
        from: existing
            .filter(|_| change.is_some())
            .map(|it| it.id.clone())
            .into_iter()
            .collect(),
        office: office
            .filter(|office| change.is_none() || office.structure.includes(Structure::Proposed))
            .map(|office| office.id.clone())
            .into_iter()
            .collect(),
        ..Selection::default()
    };
    let told = !selection.change.is_empty()
        || !selection.rank.is_empty()
        || !selection.office.is_empty()
        || stem.is_some();
    told.then_some(Reading {
        selection,
        stem,
        lang,
    })
}

/// The office that is named last.
fn nearest_office<'a>(
    establishment: &'a Establishment,
    lang: Lang,
    before: &str,
) -> Option<&'a Office> {
    let offices = establishment.offices().iter();
    let named = offices.filter_map(|office| {
        let names = [office.name.get(lang), office.short.get(lang)];
        let found = names.iter().filter(|name| !name.is_empty());
        let last = found.filter_map(|name| Some(before.rfind(*name)? + name.len()));
        Some((last.max()?, office))
    });
    named.max_by_key(|(at, _)| *at).map(|(_, office)| office)
}

/// The title before its brackets that begins what is counted.
fn stem(establishment: &Establishment, lang: Lang, counted: &str) -> Option<String> {
    let stems = establishment
        .posts()
        .iter()
        .map(|post| stem_of(post.title.get(lang)));
    stems
        .filter(|stem| stem.chars().count() > 2 && counted.starts_with(stem))
        .max_by_key(|stem| stem.len())
        .map(str::to_owned)
}

fn stem_of(title: &str) -> &str {
    let end = title.find(['(', '（']).unwrap_or(title.len());
    title[..end].trim_end()
}

impl Reading {
    fn posts<'a>(&self, selection: &Selection, project: &'a Project) -> Vec<&'a Post> {
        let mut posts = selection.posts(&project.establishment);
        if let Some(stem) = &self.stem {
            posts.retain(|post| stem_of(post.title.get(self.lang)) == stem);
        }
        posts
    }

    fn claim<'a>(&self, project: &'a Project, range: Range<usize>, value: usize) -> Claim<'a> {
        let posts = self.posts(&self.selection, project);
        let holds = posts.len() == value || {
            // Words may stand near the number without describing what it counts.
            let whole = &self.selection;
            let readings = [
                Selection {
                    office: Vec::new(),
                    ..whole.clone()
                },
                Selection {
                    from: Vec::new(),
                    ..whole.clone()
                },
                Selection {
                    tenure: Vec::new(),
                    ..whole.clone()
                },
                Selection {
                    change: Vec::new(),
                    ..whole.clone()
                },
                Selection {
                    change: Vec::new(),
                    from: Vec::new(),
                    office: whole.from.clone(),
                    ..whole.clone()
                },
                Selection {
                    office: Vec::new(),
                    from: Vec::new(),
                    change: Vec::new(),
                    ..whole.clone()
                },
            ];
            let told = |it: &Selection| self.stem.is_some() || *it != Selection::default();
            let mut readings = readings.iter().filter(|reading| told(reading));
            readings.any(|reading| self.posts(reading, project).len() == value)
        };
        let helper = self.helper(&posts);
        Claim {
            range,
            value,
            posts,
            helper,
            holds,
        }
    }

    /// The helper that counts the posts.
    fn helper(&self, posts: &[&Post]) -> Option<String> {
        let it = &self.selection;
        let mut filters = String::new();
        let mut add = |name: &str, value: &str| {
            filters.push_str(&format!(" {name}=\"{value}\""));
        };
        for change in &it.change {
            add("change", change.word());
        }
        let ids = [
            ("from", &it.from),
            ("office", &it.office),
            ("rank", &it.rank),
        ];
        for (name, values) in ids {
            for value in values {
                add(name, value);
            }
        }
        for tenure in &it.tenure {
            add("tenure", tenure.word());
        }
        if self.stem.is_some() {
            // No filter takes a title; one superior or rank often tells them.
            let first = posts.first()?;
            let superior = first.reports_to.as_deref()?;
            let one = posts
                .iter()
                .all(|post| post.reports_to.as_deref() == Some(superior));
            if !one {
                return None;
            }
            add("superior", superior);
        }
        Some(format!("{{{{count{filters}}}}}"))
    }
}
