//! The sections of a redline in Word: who takes all changes, or none, keeps those of
//! that version.

use panelpaper_editions::redline::merge;
use roxmltree::{Document, Node};

use crate::seeded::{DUTIES, Made, annexes, edited};
use crate::support::word;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|own| own.has_tag_name((W, name)))
}

/// Whether the pages of each section are wider than high: with all changes taken, or none.
fn sections(main: &str, all: bool) -> Vec<bool> {
    let gone = match all {
        true => ["del", "moveFrom"],
        false => ["ins", "moveTo"],
    };
    let page = Document::parse(main).expect("XML");
    let mut found = Vec::new();
    for own in page
        .descendants()
        .filter(|node| node.has_tag_name((W, "sectPr")))
    {
        let around = own.parent().expect("something around it");
        if around.has_tag_name((W, "sectPrChange")) {
            continue;
        }
        let marks = child(around, "rPr")
            .into_iter()
            .flat_map(|marks| marks.children());
        let mut marks = marks.map(|mark| mark.tag_name().name());
        if marks.any(|mark| gone.contains(&mark)) {
            continue;
        }
        let before = child(own, "sectPrChange").and_then(|change| child(change, "sectPr"));
        let own = before.filter(|_| !all).unwrap_or(own);
        let size = child(own, "pgSz").expect("a size");
        found.push(size.attribute((W, "orient")).is_some());
    }
    found
}

#[test]
fn each_version_has_its_sections() {
    for seed in 1..=40 {
        let [old, new] = edited(seed, &DUTIES[0]).map(|made| annexes(&made));
        let main = word(&merge(&old, &new, &[]));
        for (document, all) in [(&old, false), (&new, true)] {
            let wanted = sections(&word(document), true);
            assert_eq!(wanted.len(), document.annexes.len() + 1);
            assert_eq!(sections(&main, all), wanted, "seed {seed}, all: {all}");
        }
    }
}

/// The last duty of an annex is new, gone, or all that it had.
#[test]
fn a_section_does_not_go_with_its_last_paragraph() {
    let whole: Made = (1, DUTIES[0][..3].to_vec(), false);
    let shorter: Made = (1, DUTIES[0][..2].to_vec(), false);
    let other: Made = (2, DUTIES[0][..2].to_vec(), false);
    for (old, new) in [(&whole, &shorter), (&shorter, &whole)] {
        let versions = |own: &Made| annexes(&[own.clone(), other.clone()]);
        let main = word(&merge(&versions(old), &versions(new), &[]));
        assert_eq!(sections(&main, true), [false, true, false]);
        assert_eq!(sections(&main, false), [false, true, false]);
    }
}
