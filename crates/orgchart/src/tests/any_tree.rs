//! What must hold of any tree, with any options.

use proptest::prelude::*;

use super::{any_size, sound, sound_page};
use crate::check::{Fault, faults};
use crate::samples::{self, PlainMeasure};
use crate::{BoxKind, Frame, Options, OrgChart, Size, lay_out};

#[test]
fn extreme_trees_hold() {
    for options in [samples::options(), any_size()] {
        sound(&samples::star(201), &options);
        sound(&samples::random(100, 1, 0, 1), &options);
        sound(&samples::random(120, 3, 0, 2), &options);
        sound(&samples::random(150, 1, 1, 3), &options);
        sound(&samples::random(120, 150, 9, 4), &options);
        sound(&samples::office(400, 5), &options);
        let none = OrgChart::new(Vec::new()).expect("no posts");
        assert!(sound_page(&none, &options).boxes.is_empty());
    }
}

#[test]
fn senseless_options_lose_no_post() {
    let wrong = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300];
    for x in wrong {
        let options = Options {
            pages: vec![Size {
                width: x,
                height: 495.0,
            }],
            font_pt: x,
            text_em: vec![x],
            min_box_width: x,
            sibling_gap: x,
            level_gap: x,
            rail_inset: x,
            stub: x,
            trunk_gap: x,
            border: x,
            frames: vec![Frame {
                border: x,
                double: true,
            }],
            min_font_pt: x,
            ..samples::options()
        };
        let chart = samples::office(40, 1);
        let book = lay_out(&chart, &PlainMeasure, &options);
        let boxes = book.pages.iter().flat_map(|page| &page.boxes);
        let own = boxes.clone().filter(|b| b.kind != BoxKind::Head);
        assert_eq!(own.count(), 40, "{x}");
        assert!(
            boxes
                .into_iter()
                .all(|b| b.x.is_finite() && b.w.is_finite())
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_touches_in_any_tree(
        posts in 1_usize..70,
        reach in 1_usize..70,
        heads in 0_usize..9,
        seed: u64,
    ) {
        let chart = samples::random(posts, reach, heads, seed);
        let chart = samples::dotted(&chart, 1 + posts / 4, seed);
        let book = lay_out(&chart, &PlainMeasure, &any_size());
        prop_assert_eq!(faults(&chart, &book, &any_size()), Vec::<Fault>::new());
        let order: Vec<usize> = book.pages[0].boxes.iter().map(|b| b.post).collect();
        prop_assert_eq!(&order, chart.order());
    }

    #[test]
    fn nothing_touches_in_any_book(
        posts in 1_usize..400,
        reach in 1_usize..200,
        heads in 0_usize..9,
        font in 8.0_f64..20.0,
        seed: u64,
    ) {
        let chart = samples::random(posts, reach, heads, seed);
        let chart = samples::dotted(&chart, 1 + posts / 9, seed);
        let options = Options { min_font_pt: font, max_font_pt: 30.0, ..samples::options() };
        let book = lay_out(&chart, &PlainMeasure, &options);
        prop_assert_eq!(faults(&chart, &book, &options), Vec::<Fault>::new());
        if book.pages.len() > 1 {
            let smallest = book.pages.iter().map(|page| page.font_pt).fold(99.0, f64::min);
            prop_assert!(smallest >= font * (1.0 - 1e-6), "{} pt", smallest);
        }
    }
}
