//! What must hold of second reporting lines.

use super::Fault;
use crate::drawing::{Book, Drawing, PlacedBox};
use crate::geometry::Area;
use crate::lines::segments;
use crate::tree::OrgChart;

/// Posts of which a second line is neither drawn once nor told by letters.
pub(crate) fn unjoined(chart: &OrgChart, book: &Book) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (post, data) in chart.posts().iter().enumerate() {
        for &superior in data.dotted_to.iter().filter(|&&other| other != post) {
            let edges = book.pages.iter().flat_map(|page| &page.edges);
            let own = edges.filter(|e| e.dotted && e.from == superior && e.to == post);
            let drawn = own.count();
            let letters = |at: usize| {
                let tags = book.pages.iter().flat_map(|page| &page.tags);
                let own = tags.filter(move |tag| tag.post == at);
                own.map(|tag| tag.text.clone()).collect::<Vec<_>>()
            };
            let (capitals, own) = (letters(superior), letters(post));
            let mut own = own.iter().map(|letter| letter.to_uppercase());
            let told = own.any(|letter| capitals.contains(&letter));
            if drawn > 1 || (drawn == 0 && !told) {
                faults.push(Fault::NotJoined(post));
            }
        }
    }
    faults
}

/// Letters that stand on a box, a line or another letter.
pub(crate) fn letters(drawing: &Drawing) -> Vec<Fault> {
    let lines = drawing.edges.iter().flat_map(|edge| segments([edge]));
    let lines = lines.map(|[a, b]| Area::between(a, b));
    let boxes = drawing.boxes.iter().map(PlacedBox::area);
    let others: Vec<Area> = boxes.chain(lines).collect();
    let mut faults = Vec::new();
    for (at, tag) in drawing.tags.iter().enumerate() {
        let area = tag.area();
        let on_other = others.iter().any(|other| area.meets(*other));
        let mut later = drawing.tags[at + 1..].iter();
        if on_other || later.any(|other| area.meets(other.area())) {
            faults.push(Fault::LetterTouches(tag.post));
        }
    }
    faults
}
