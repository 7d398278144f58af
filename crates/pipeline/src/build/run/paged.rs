//! The pages of two versions that are different, as pictures.

use std::collections::BTreeMap;

use super::error::BuildError;
use super::guarded::guarded;
use super::made::Made;
use super::opened::Opened;
use super::request::Request;
use super::session::Session;
use super::stages::{Ready, Run};
use content::wording::align;
use editions::chart::{Dots, PaintError};
use rayon::prelude::*;
use tables::diag::has_errors;
use tables::model::Lang;
use typeset::export::{page_facts, page_svg};
use typeset::pages::Pages;

/// Pictures by the names of their files.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// The pages that changed, or why there are none.
#[derive(Debug, Default)]
pub struct PagesMade {
    /// What was found in the earlier version.
    pub before: Made,
    /// What was found in the later one.
    pub after: Made,
    /// The files by name, where no finding of either is an error.
    pub files: Option<Result<Pictures, PaintError>>,
}

/// Sets both versions of a paper, which are loaded, and paints the pages of which not all dots are the
/// same. A request's languages are those that both have.
///
/// # Errors
/// When the fonts cannot be read.
pub fn changed_pages(request: &Request, versions: [Opened; 2]) -> Result<PagesMade, BuildError> {
    let broken = |finding| PagesMade {
        after: Made::broken(finding),
        ..PagesMade::default()
    };
    guarded(&request.paper, || changed_once(request, versions), broken)
}

fn changed_once(request: &Request, versions: [Opened; 2]) -> Result<PagesMade, BuildError> {
    let [mut before, mut after] = versions.map(|version| Run::of_opened(request, version));
    let (was, is) = rayon::join(|| before.all_pages(), || after.all_pages());
    let (was, is) = (was?, is?);
    let sound = !has_errors(&before.made.findings) && !has_errors(&after.made.findings);
    let files = sound.then(|| all_changed(&was, &is));
    before.made.settle();
    after.made.settle();
    Ok(PagesMade {
        before: before.made,
        after: after.made,
        files,
    })
}

/// The pages of an edition, part by part: the body, then each annex by what it is.
struct Paged {
    lang: Lang,
    pages: Pages,
    parts: Vec<(String, Vec<usize>)>,
}

impl Run<'_> {
    /// The pages of each edition.
    fn all_pages(&mut self) -> Result<Vec<Paged>, BuildError> {
        let mut session = Session::default();
        let Some(ready) = self.ready(&session)? else {
            return Ok(Vec::new());
        };
        let mut out = Vec::new();
        for filled in self.fill(&mut session, &ready) {
            if let Some(pages) = self.typeset(&mut session, &ready, &filled) {
                let parts = parts(&ready, &pages);
                let lang = filled.lang;
                out.push(Paged { lang, pages, parts });
            }
        }
        Ok(out)
    }
}

/// The pages of each part, from 1. Two annexes of one key are told by their order.
fn parts(ready: &Ready, pages: &Pages) -> Vec<(String, Vec<usize>)> {
    let first = pages.annexes.iter().map(|annex| annex.first).min();
    let mut parts = vec![(
        String::new(),
        (1..first.unwrap_or(pages.count() + 1)).collect(),
    )];
    for own in &pages.annexes {
        let mut annexes = ready.project.annexes.iter();
        let annex = annexes.find(|annex| annex.number == own.number);
        let key = annex.map(|annex| format!("{} {}", annex.kind, annex.called()));
        let mut key = key.unwrap_or_default();
        while parts.iter().any(|(other, _)| *other == key) {
            key.push('+');
        }
        parts.push((key, (own.first..=own.last).collect()));
    }
    parts
}

/// A page of each version that stands for the same, or of one alone.
type Pair = (Option<usize>, Option<usize>);

/// The pages of both versions, opposite to what they became.
fn pairs(was: &Paged, is: &Paged) -> Vec<Pair> {
    let [before, after] = [was, is].map(|own| own.pages.lines());
    let text = |lines: &[Vec<typeset::pages::PrintedLine>], page: usize| {
        let lines = lines.get(page - 1).into_iter().flatten();
        lines
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let mut out = Vec::new();
    for (key, pages) in &is.parts {
        let old = was.parts.iter().find(|(other, _)| other == key);
        let old = old.map_or(&[][..], |(_, pages)| pages);
        let texts: Vec<String> = old.iter().map(|page| text(&before, *page)).collect();
        let others: Vec<String> = pages.iter().map(|page| text(&after, *page)).collect();
        out.extend(opposite((old, &texts), (pages, &others)));
    }
    let gone = was.parts.iter();
    let gone = gone.filter(|(key, _)| is.parts.iter().all(|(other, _)| other != key));
    out.extend(gone.flat_map(|(_, pages)| pages.iter().map(|page| (Some(*page), None))));
    out
}

/// The pages of one part: by likeness, and between those that are alike by their order.
fn opposite(
    (old, before): (&[usize], &[String]),
    (new, after): (&[usize], &[String]),
) -> Vec<Pair> {
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let (mut out, mut gone, mut come) = (Vec::new(), Vec::new(), Vec::new());
    let settle = |out: &mut Vec<Pair>, gone: &mut Vec<usize>, come: &mut Vec<usize>| {
        let both = gone.len().min(come.len());
        let pairs = gone.drain(..both).zip(come.drain(..both));
        out.extend(pairs.map(|(was, is)| (Some(was), Some(is))));
        out.extend(gone.drain(..).map(|was| (Some(was), None)));
        out.extend(come.drain(..).map(|is| (None, Some(is))));
    };
    for line in align(&before, &after, &[]) {
        match (line.before, line.after) {
            (Some(was), Some(is)) => {
                settle(&mut out, &mut gone, &mut come);
                out.push((Some(old[was]), Some(new[is])));
            }
            (was, is) => {
                gone.extend(was.map(|was| old[was]));
                come.extend(is.map(|is| new[is]));
            }
        }
    }
    settle(&mut out, &mut gone, &mut come);
    out
}

/// The pictures of all editions.
fn all_changed(was: &[Paged], is: &[Paged]) -> Result<Pictures, PaintError> {
    let mut files = Pictures::new();
    for is in is {
        if let Some(was) = was.iter().find(|was| was.lang == is.lang) {
            files.extend(changed(was, is)?);
        }
    }
    Ok(files)
}

/// The pictures of the pages of an edition that are different.
fn changed(was: &Paged, is: &Paged) -> Result<Pictures, PaintError> {
    let (before, after) = (page_facts(&was.pages), page_facts(&is.pages));
    let pairs = pairs(was, is).into_par_iter();
    let made = pairs.map(|pair| match pair {
        (Some(old), Some(new)) if before.get(old - 1) == after.get(new - 1) => Ok(Vec::new()),
        (old, new) => pictures(is.lang, (&was.pages, old), (&is.pages, new)),
    });
    let made: Result<Vec<_>, PaintError> = made.collect();
    Ok(made?.into_iter().flatten().collect())
}

/// The pictures of a page before and after, by name; none where all dots are the same.
fn pictures(
    lang: Lang,
    (was, old): (&Pages, Option<usize>),
    (is, new): (&Pages, Option<usize>),
) -> Result<Vec<(String, Vec<u8>)>, PaintError> {
    let dots = |pages: &Pages, page: Option<usize>| {
        page.map(|page| Dots::of(&page_svg(pages, page)))
            .transpose()
    };
    let (before, after) = (dots(was, old)?, dots(is, new)?);
    let name = |page: Option<usize>, what: &str| {
        let page = page.unwrap_or_default();
        format!("{}-page-{page:02}-{what}.png", lang.code())
    };
    Ok(match (before, after) {
        (Some(before), Some(after)) if before == after => Vec::new(),
        (Some(before), Some(after)) => vec![
            (name(new, "before"), before.png()?),
            (name(new, "after"), after.png()?),
            (name(new, "overlay"), before.under(&after).png()?),
        ],
        (Some(before), None) => vec![(name(old, "removed"), before.png()?)],
        (None, Some(after)) => vec![(name(new, "added"), after.png()?)],
        (None, None) => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::opposite;

    #[test]
    fn pages_are_opposite_to_what_they_became() {
        let page = |text: &str| format!("- 2 -\n{text}");
        let [one, two, three] = [
            "The works of the harbour are planned here",
            "Lamps of oil are lit by hand every evening",
            "The posts of the office are twelve in number",
        ]
        .map(page);
        let of = |texts: &[&String]| texts.iter().map(|own| (*own).clone()).collect::<Vec<_>>();
        let pairs = opposite(
            (&[1, 2], &of(&[&one, &three])),
            (&[4, 5, 6], &of(&[&one, &two, &three])),
        );
        let wanted = [(Some(1), Some(4)), (None, Some(5)), (Some(2), Some(6))];
        assert_eq!(pairs, wanted);
        // What is not alike is opposite to what stands in its place.
        let pairs = opposite((&[1, 2], &of(&[&one, &two])), (&[1], &of(&[&three])));
        assert_eq!(pairs, [(Some(1), Some(1)), (Some(2), None)]);
    }
}
