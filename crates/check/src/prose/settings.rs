//! The passages of paper.toml: what it prints, with the facts of the tables put
//! in where helpers are called.

use super::call::Call;
use super::cells::is_chinese;
use super::facts::with_facts;
use super::passage::{Origin, Passage};
use super::tags::tags;
use tables::model::{Lang, Project};
use tables::source::{Sources, TomlText};

/// What paper.toml prints; gives the calls of helpers in it.
pub(super) fn read(project: &Project, sources: &Sources, passages: &mut Vec<Passage>) -> Vec<Call> {
    let mut found = Vec::new();
    for printed in &project.paper.printed {
        let text = TomlText::at(sources.file(printed.span.file), printed.span);
        for body in &project.bodies {
            // A text of any edition is of the language that it is written in.
            let chinese = || text.text.chars().any(is_chinese) == (body.lang == Lang::Zh);
            if !printed.lang.map_or_else(chinese, |lang| lang == body.lang) {
                continue;
            }
            let tags = match printed.lang {
                Some(_) => tags(&text.text),
                None => Vec::new(),
            };
            let passage = Passage::new(body.lang, Origin::Setting, printed.span.file);
            let (passage, mut calls) = with_facts(project, &text, tags, passage);
            passages.push(passage);
            found.append(&mut calls);
        }
    }
    found
}
