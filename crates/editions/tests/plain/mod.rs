//! A document with nothing in it but a body.

use content::edition::HeadData;
use content::sheet::LayoutWords;
use panelpaper_editions::document::{Block, Document};
use tables::model::{Date, FontChoice, Lang};

pub(crate) fn plain(body: Vec<Block>) -> Document {
    Document {
        lang: Lang::En,
        kind: "panel".to_owned(),
        title: "Lights".to_owned(),
        authors: Vec::new(),
        date: Date::parse("2031-11-03").expect("a day"),
        head: HeadData {
            lang: "en",
            region: "gb",
            date: "3 November 2031".to_owned(),
            signed: "October 2031".to_owned(),
            number: None,
            committee: "Panel".to_owned(),
            title: "Lights".to_owned(),
            signatories: vec!["Bureau".to_owned()],
            words: LayoutWords::new(),
            item: None,
        },
        head_passages: Vec::new(),
        number_passage: None,
        fonts: FontChoice::default(),
        invitation: Vec::new(),
        body,
        annexes: Vec::new(),
        notes: Vec::new(),
        passages: Vec::new(),
        redline: None,
        files: Vec::new(),
    }
}
