//! What paper.toml says of time: `effective`, `approval`, `[events.ID]`.

use toml::de::DeValue;

use super::days;
use super::loader::Loader;
use super::section::{Section, at, string};
use super::settings;
use crate::diag::{Diagnostic, nearest};
use crate::model::{Date, Event, Lang, Printed, Start, Text, Timetable};
use crate::source::FileId;

/// Reads the keys; `date` is the day of the first meeting.
pub(super) fn load(
    loader: &mut Loader<'_>,
    root: &mut Section<'_>,
    date: Option<Date>,
) -> Timetable {
    let events = events(loader, root);
    let effective = root.read(loader, "effective", |value| {
        // A day is written without quotes too, as `date` is.
        match days::day_of(value) {
            Some(day) => Some(vec![Start::On(day)]),
            None => Start::parse_all(value.as_str()?),
        }
    });
    let effective = effective.unwrap_or_default();
    for start in &effective {
        let Start::Event(id) = start else {
            continue;
        };
        if !events.iter().any(|event| event.id == *id) {
            let span = root.get("effective").map(|(_, span)| span);
            let finding = unknown_event("paper/unknown-event", id, &events);
            loader.report(finding.at_any(span));
        }
    }
    let approval = days::month(loader, root, "approval");
    if let (Some(approval), Some(date)) = (approval, date)
        && approval < date.month
    {
        let message = format!("approval is expected in {approval}, before the paper's day, {date}");
        let span = root.get("approval").map(|(_, span)| span);
        let finding = Diagnostic::warning("paper/approval-passed", message);
        loader.report(finding.at_any(span).help("correct one of the two"));
    }
    Timetable {
        date,
        effective,
        approval,
        events,
    }
}

/// What is said of an event that paper.toml does not have.
fn unknown_event(rule: &'static str, id: &str, events: &[Event]) -> Diagnostic {
    let finding = Diagnostic::error(rule, format!("no event has the id `{id}`"));
    match nearest(id, events.iter().map(|event| event.id.as_str())) {
        Some(near) => finding.help(format!("write `{near}`, or add [events.{id}]")),
        None => finding.help(format!(
            "add [events.{id}] with zh and en, or write a day or `approval`"
        )),
    }
}

fn events(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Vec<Event> {
    let Some(table) = root.read(loader, "events", DeValue::as_table) else {
        return Vec::new();
    };
    let Some((_, span)) = root.get("events") else {
        return Vec::new();
    };
    let section = Section::new(table, &[], "[events]", span);
    let entries: Vec<_> = section.entries().collect();
    let mut found = Vec::new();
    for (id, key, value) in entries {
        let Some(table) = value.get_ref().as_table() else {
            let message = format!("`{id}` must be a section with zh and en");
            loader.report(Diagnostic::error("paper/wrong-value", message).at(key));
            continue;
        };
        if !matches!(Start::parse(id), Some(Start::Event(_))) {
            let message = format!("`{id}` can be no event's id");
            let finding = Diagnostic::error("paper/wrong-value", message).at(key);
            loader.report(
                finding.help("begin it with a letter, without spaces; `approval` is taken"),
            );
        }
        let mut own = Section::new(table, settings::EVENT, format!("[events.{id}]"), key);
        let [zh, en] = Lang::ALL.map(|lang| own.read(loader, lang.code(), string));
        own.finish(loader);
        found.push(Event {
            id: id.to_owned(),
            name: Text {
                zh: zh.unwrap_or_default(),
                en: en.unwrap_or_default(),
            },
            span: key,
        });
    }
    found.sort_by_key(|event| event.span.start);
    found
}

/// Where the words of events stand, which the paper may print.
pub(super) fn printed(root: &Section<'_>, file: FileId) -> Vec<Printed> {
    let events = root.get("events").and_then(|(value, _)| value.as_table());
    let mut found = Vec::new();
    for (_, event) in events.into_iter().flatten() {
        let table = event.get_ref().as_table();
        for lang in Lang::ALL {
            let words = table.and_then(|table| table.get(lang.code()));
            found.extend(words.map(|value| Printed {
                lang: Some(lang),
                span: at(file, value.span()),
            }));
        }
    }
    found
}
