//! Claims of how many non-directorate posts support a post of the tables.

use super::claimed::{Against, Claim};
use super::signs::Signs;
use super::staff_noun::{Counted, counted};
use super::staff_of_paper;
use super::standing::{titled, without_filler};
use super::titles::Titles;
use crate::prose::filters::filters;
use crate::prose::numeral::Numeral;
use crate::prose::{sentence, without_superiors};
use tables::model::{Directorate, Lang, Post, Project, Selection, Structure};

/// What stands between who is supported and the number, behind words of when.
const LEADS_ZH: [&str; 2] = ["由", "獲"];
const LEADS_EN: [&str; 3] = ["supported by", "underpinned by", "assisted by"];

/// The claim of a number of non-directorate posts of which a sentence says that they
/// support the post that it names before; nothing where the tables have none that do.
pub(super) fn claim<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    signs: &Signs,
    text: &str,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let lang = titles.lang;
    let (before, rest) = sentence(lang, text, &numeral.range);
    let counted = counted(titles, signs, rest)?;
    let before = before.trim_end();
    let leads: &[&str] = match lang {
        Lang::Zh => &LEADS_ZH,
        Lang::En => &LEADS_EN,
    };
    let helps = lang == Lang::En || ["支援", "協助"].iter().any(|word| rest.contains(word));
    let front = leads.iter().find_map(|lead| before.strip_suffix(lead));
    let front = front.filter(|_| helps);
    let supported = front.map(|front| supported(project, titles, signs, front));
    match supported.unwrap_or_default().first() {
        Some(post) => of_supported(titles, &post.id, &counted, numeral),
        None => {
            let leads = front.is_some();
            staff_of_paper::claim(titles, (before, leads), &counted, numeral)
        }
    }
}

/// The posts that a text names at its end as those that are supported; where it only goes
/// on, X will report to Y and be supported by, the one that it names beside its superior.
fn supported<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    signs: &Signs,
    front: &str,
) -> Vec<&'a Post> {
    let named = titled(titles, signs, front);
    let rest = without_filler(titles.lang, signs, front);
    let goes_on = [" and", "並", "及", "，"].iter().any(|word| {
        let whole = rest.ends_with(word);
        whole || rest.len() < front.len() && front[rest.len()..].starts_with(word)
    });
    if !named.is_empty() || !goes_on {
        return named;
    }
    let mut posts = titles.within(&without_superiors(project, titles.lang, rest));
    posts.dedup_by(|a, b| a.id == b.id);
    match posts.len() {
        1 => posts,
        _ => Vec::new(),
    }
}

/// What the tables say to a number of those who support a post: of the tenure that is
/// told, or of any, then or now.
fn of_supported<'a>(
    titles: &Titles<'a>,
    supported: &str,
    counted: &Counted<'_>,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let any = Selection {
        directorate: Some(Directorate::No),
        superior: vec![supported.to_owned()],
        ..Selection::default()
    };
    let told = Selection {
        tenure: counted.tenure.into_iter().collect(),
        ..any.clone()
    };
    let mut readings = vec![told];
    if counted.tenure.is_some() {
        readings.push(any);
    }
    let each = readings.into_iter().flat_map(|it| {
        let existing = Selection {
            structure: Some(Structure::Existing),
            ..it.clone()
        };
        [it, existing]
    });
    let each: Vec<Selection> = each.collect();
    let count = |it: &Selection| usize::try_from(it.count(titles.all)).unwrap_or(usize::MAX);
    let right = each.iter().find(|it| count(it) == numeral.value);
    let meant = right.or_else(|| each.iter().find(|it| count(it) > 0))?;
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        posts: Vec::new(),
        count: count(meant),
        against: Against::Tables,
        helper: Some(format!("{{{{count{}}}}}", filters(meant))),
        holds: right.is_some(),
    })
}
