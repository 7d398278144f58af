//! Two rows should not have one name: two offices of one structure, two ranks, two
//! posts of one office; and one office should have one short name, and two ranks two
//! abbreviations.
//!
//! In a chart or a list of annexes nobody could tell them apart; most often a row
//! was copied and its name left as it was.
//!
//! Example: two posts of the proposed office titled 總系統經理(數據平台)1.
//!
//! Fix: give one of them its own name; posts of one kind are numbered: …1, …2.

use crate::{Context, Level, Rule};
use std::collections::{BTreeMap, BTreeSet};
use tables::characters::as_seen;
use tables::diag::Diagnostic;
use tables::model::{Establishment, Lang, Office, Rank, Stands, Structure};
use tables::source::RowRef;

const NAME: &str = "tables/same-name";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("same_name.rs"),
    run,
};

/// What names are told apart in: the ranks, or the offices or the posts of an
/// office in a structure.
type Group<'a> = (&'a str, Option<Structure>);

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        short_names(context, lang, &mut findings);
        let mut told = BTreeSet::new();
        let mut first: BTreeMap<(Group<'_>, &str), (RowRef, &str)> = BTreeMap::new();
        let offices = establishment.offices().iter().flat_map(|office| {
            let (name, id) = (office.name.get(lang), office.id.as_str());
            let structures = office.structure.each();
            structures.map(move |it| (("an office", Some(it)), name, office.row, id, "name"))
        });
        let ranks = establishment.ranks().iter();
        let ranks = ranks.map(|it| {
            let (name, id) = (it.name.get(lang), it.id.as_str());
            (("a rank", None), name, it.row, id, "name")
        });
        let posts = establishment.posts().iter();
        let posts = posts.flat_map(|it| {
            let (title, id) = (it.title.get(lang), it.id.as_str());
            let structures = establishment.stands(it).into_iter().flat_map(Stands::each);
            structures.map(move |all| ((it.office.as_str(), Some(all)), title, it.row, id, "title"))
        });
        let shorts = establishment.ranks().iter();
        let shorts = shorts
            .filter(|it| tells_apart(establishment, lang, it))
            .map(|it| {
                let (abbr, id) = (it.abbr.get(lang), it.id.as_str());
                (("an abbreviation", None), abbr, it.row, id, "abbr")
            });
        let names = offices.chain(ranks).chain(posts).chain(shorts);
        for (group, name, row, id, stem) in names {
            if as_seen(name).is_empty() {
                continue;
            }
            let (earlier, other) = *first.entry((group, name)).or_insert((row, id));
            // A doubled id is another rule's business; a row that stands before and
            // after is told once.
            if earlier != row && other != id && told.insert((earlier, row, stem)) {
                let column = format!("{stem}_{}", lang.code());
                let message = format!("`{other}` and `{id}` have one name: {name}");
                findings.push(
                    Diagnostic::warning(NAME, message)
                        .at(context.sources.cell_span(row, &column))
                        .with(context.sources.cell_span(earlier, &column), "first here")
                        .help("give each a name of its own"),
                );
            }
        }
    }
    findings
}

/// Whether an abbreviation should tell a rank from all others: in Chinese those of two
/// departments have often the same, of which each is then short for its own name.
fn tells_apart(all: &Establishment, lang: Lang, rank: &Rank) -> bool {
    let shortens = |rank: &Rank, abbr: &str| {
        let mut name = rank.name.get(lang).chars();
        abbr.chars().all(|c| name.any(|there| there == c))
    };
    let abbr = rank.abbr.get(lang);
    let mut same = all.ranks().iter().filter(|it| it.abbr.get(lang) == abbr);
    lang == Lang::En || !same.all(|it| shortens(it, abbr))
}

/// Offices that have one name and two short ones, or one short name and two
/// full ones, in whichever structure they stand.
fn short_names(context: &Context<'_>, lang: Lang, findings: &mut Vec<Diagnostic>) {
    // Of one name and of one short name the first office, and the first that has
    // another short name or name than that one.
    let mut named: BTreeMap<&str, Vec<(usize, &Office)>> = BTreeMap::new();
    let mut shortened: BTreeMap<&str, Vec<(usize, &Office)>> = BTreeMap::new();
    let offices = context.project.establishment.offices();
    for (at, office) in offices.iter().enumerate() {
        let (name, short) = (office.name.get(lang), office.short.get(lang));
        let of_name = named.entry(name).or_default();
        let other_short = other(of_name, (at, office), |it| it.short.get(lang));
        let of_short = shortened.entry(short).or_default();
        let other_name = other(of_short, (at, office), |it| it.name.get(lang));
        let earlier = [other_short, other_name].into_iter().flatten();
        let earlier = earlier.min_by_key(|(at, _)| *at).map(|(_, office)| office);
        let nameless = name.is_empty() || short.is_empty();
        let Some(other) = earlier.filter(|_| !nameless) else {
            continue;
        };
        let (stem, message) = if other.short.get(lang) == short {
            let id = &other.id;
            (
                "short",
                format!("`{id}` and `{}` have one short name: {short}", office.id),
            )
        } else {
            let id = &other.id;
            (
                "name",
                format!(
                    "`{id}` and `{}` have one name and two short ones: {name}",
                    office.id
                ),
            )
        };
        let column = format!("{stem}_{}", lang.code());
        findings.push(
            Diagnostic::warning(NAME, message)
                .at(context.sources.cell_span(office.row, &column))
                .with(context.sources.cell_span(other.row, &column), "first here")
                .help("give each office its own name, and each name its own short one"),
        );
    }
}

/// The first of some offices that differs from one, which is then kept beside
/// them, if it is the first that differs from the first.
fn other<'a>(
    known: &mut Vec<(usize, &'a Office)>,
    (at, office): (usize, &'a Office),
    words: impl Fn(&'a Office) -> &'a str,
) -> Option<(usize, &'a Office)> {
    let differs = |other: &&(usize, &'a Office)| words(other.1) != words(office);
    let found = known.iter().find(differs).copied();
    if known.is_empty() || (known.len() == 1 && found.is_some()) {
        known.push((at, office));
    }
    found
}
