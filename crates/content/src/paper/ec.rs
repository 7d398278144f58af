//! Items for the Establishment Subcommittee of the Finance Committee.
//!
//! What such papers say otherwise than others stands in `[types.ec]` of the words.

use super::PaperType;
use crate::edition::{EditionContext, HeadData, ItemData};
use tables::model::{Case, EC, Head};

pub(super) const TYPE: PaperType = PaperType { name: EC, own };

/// Puts the Heads and the Subhead in place of the title, and the words for the
/// subcommittee in place of a committee that is not named.
fn own(edition: &EditionContext<'_>, head: &mut HeadData) {
    let Some(words) = &edition.words.item else {
        return;
    };
    let date = [("date", head.date.as_str())];
    let (title, left) = (words.title.fill(&date), words.left.fill(&date));
    let named = !head.committee.is_empty();
    if !named {
        head.committee = title;
    }
    if named || !words.title.has("date") {
        head.committee += &words.behind.fill(&date);
    }
    let item = &edition.project.paper.item;
    let line = |found: &Head| {
        let name = found.name.get(edition.lang);
        let capitals = Case::Upper.apply(name);
        words
            .head
            .fill(&[("head", &found.id), ("name", name), ("NAME", &capitals)])
    };
    let subhead = item.subhead.as_ref().map(|subhead| {
        let name = item.subhead_name.get(edition.lang);
        words.subhead.fill(&[("subhead", subhead), ("name", name)])
    });
    head.item = Some(ItemData {
        left,
        heads: edition.project.heads().into_iter().map(line).collect(),
        subhead,
    });
}
