//! The one post of a rank that a sentence speaks of without a number: the retention of the
//! supernumerary GE post, 擬設的總工程師常額職位.

use super::claimed::{Against, Claim};
use super::make_up::is_of_staff;
use super::noun::described;
use super::selections::{Offices, of_changes};
use super::signs::{
    CREATED, DELETED, EXTENDED, LAPSED, MADE_PERMANENT, RE_RANKED, REDEPLOYED, RETAINED, Signs,
};
use super::titles::Titles;
use crate::prose::{Passage, sentence, tells_of_others};
use tables::model::{Change, Lang, Project, Selection};

/// What a post that is proposed may be.
const PROPOSED: &[Change] = &[
    Change::Created,
    Change::ReCreated,
    Change::MadePermanent,
    Change::ReRanked,
    Change::Extended,
];

/// What leads to the post, with what happens to it.
const LEADS_EN: [(&str, &[Change]); 16] = [
    ("creation of the ", CREATED),
    ("create the ", CREATED),
    ("creating the ", CREATED),
    ("retention of the ", RETAINED),
    ("retain the ", RETAINED),
    ("retaining the ", RETAINED),
    ("extension of the ", EXTENDED),
    ("deletion of the ", DELETED),
    ("delete the ", DELETED),
    ("deleting the ", DELETED),
    ("conversion of the ", MADE_PERMANENT),
    ("convert the ", MADE_PERMANENT),
    ("upgrading of the ", RE_RANKED),
    ("redeployment of the ", REDEPLOYED),
    ("lapse of the ", LAPSED),
    ("proposed for the ", PROPOSED),
];
const LEADS_ZH: [(&str, &[Change]); 9] = [
    ("開設上述", CREATED),
    ("開設該", CREATED),
    ("開設有關", CREATED),
    ("保留上述", RETAINED),
    ("保留該", RETAINED),
    ("刪除上述", DELETED),
    ("刪除該", DELETED),
    ("擬設的", PROPOSED),
    ("擬開設的", CREATED),
];

/// Words of those who judge what the paper proposes.
const JUDGED: [&str; 6] = [
    "supports",
    "support",
    "considers",
    "advised",
    "支持",
    "認為",
];

/// The claims of a passage that there is one post of a rank to which something happens,
/// where the tables have none.
pub(super) fn claims<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    signs: &Signs,
    passage: &Passage,
) -> Vec<Claim<'a>> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let leads: &[(&str, &[Change])] = match lang {
        Lang::Zh => &LEADS_ZH,
        Lang::En => &LEADS_EN,
    };
    let places = leads.iter().flat_map(|(lead, changes)| {
        let found = text.match_indices(lead);
        found.map(move |(at, lead)| (at + lead.len(), *changes))
    });
    let found =
        places.filter_map(|(at, changes)| claim(project, titles, signs, passage, at, changes));
    found.collect()
}

fn claim<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    signs: &Signs,
    passage: &Passage,
    at: usize,
    changes: &[Change],
) -> Option<Claim<'a>> {
    let (lang, text, all) = (passage.lang, passage.text.as_str(), titles.all);
    let words = described(all, lang, signs, (&text[at..], false))?;
    let several =
        words.officers || words.stem.is_some() || text[..at + words.length].ends_with('s');
    if several || words.rank.is_none() || is_of_staff(all, words.rank.as_ref()) {
        return None;
    }
    let range = at..at + words.length;
    if !passage.is_typed(range.clone()) {
        return None;
    }
    let base = Selection {
        rank: words.rank.iter().cloned().collect(),
        point: words.point.iter().cloned().collect(),
        tenure: words.tenure.into_iter().map(Into::into).collect(),
        ..Selection::default()
    };
    let mut readings = Vec::new();
    for change in changes {
        of_changes(&base, &[*change], &Offices::default(), &mut readings);
    }
    let there = readings.iter().any(|it| !it.posts(all).is_empty());
    let (before, _) = sentence(lang, text, &range);
    let judged = JUDGED.iter().any(|word| before.contains(word));
    if there || (!judged && tells_of_others(project, lang, text, &range)) {
        return None;
    }
    Some(Claim {
        value: 1,
        posts: Vec::new(),
        count: 0,
        against: Against::Post(text[range.clone()].to_owned()),
        range,
        helper: None,
        holds: false,
    })
}
