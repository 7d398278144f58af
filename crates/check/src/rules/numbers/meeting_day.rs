//! A committee should not meet on a Sunday, and nobody was consulted on a day that is yet to
//! come.
//!
//! Looked at are `date` in paper.toml and typed days in sentences that tell of a meeting of a
//! panel, committee or council, or of a consultation; of those that tell what was said
//! there, the day must not be later than the paper's own.
//!
//! Example: `date = 2027-01-24`; We consulted the Panel on 26 October 2028, in a paper of
//! 2027.
//!
//! Fix: correct the day.

use super::passages;
use crate::prose::date::{Day, days};
use crate::prose::weekday::weekday;
use crate::prose::{Passage, sentence};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/meeting-day";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("meeting_day.rs"),
    run,
};

/// Sunday, from Monday on.
const SUNDAY: usize = 6;

/// Words for those who meet, and for what they do.
const BODIES: [&str; 6] = ["Panel", "ommittee", "Council", "委員會", "議會", "常委會"];
const MEETS: [&str; 9] = [
    "meeting",
    "consulted",
    "briefed",
    "discussed",
    "considered",
    "會議",
    "諮詢",
    "簡介",
    "討論",
];

/// Words that tell what was done or said.
const DONE: [&str; 18] = [
    "e consulted",
    "was consulted",
    "were consulted",
    "e briefed",
    "was briefed",
    "were briefed",
    "was held",
    "Members supported",
    "Members generally supported",
    "raised no objection",
    "委員支持",
    "委員普遍支持",
    "委員大致支持",
    "並無異議",
    "沒有異議",
    "不反對",
    "委員察悉",
    "獲委員",
];
/// Words of what is to come.
const TO_COME: [&str; 8] = [
    "will",
    "would",
    "shall",
    "plan",
    "intend",
    "擬",
    "計劃在",
    "屆時",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let own = context.project.paper.days();
    for day in own.iter().filter(|day| day.month.year > 1) {
        if weekday(*day) == SUNDAY {
            let message = format!("the meeting is on {day}, which is a Sunday");
            let span = context.sources.setting(&["date"], None);
            let finding = Diagnostic::warning(NAME, message);
            let finding = finding.at(span.unwrap_or(context.project.paper.kind_span));
            findings.push(finding.help("correct `date`"));
        }
    }
    let last = own.iter().max().filter(|day| day.month.year > 1);
    for (_, passage, words) in passages(context) {
        for day in days(&passage.text, passage.lang, words) {
            let told = told(passage, &day);
            if !passage.is_typed(day.range.clone()) || told.is_empty() {
                continue;
            }
            let late = told.contains(&Told::Done) && last.is_some_and(|last| day.date > *last);
            let sunday = told.contains(&Told::Meeting) && weekday(day.date) == SUNDAY;
            let typed = &passage.text[day.range.clone()];
            let message = match (late, sunday) {
                (true, _) => {
                    format!("{typed} is yet to come, and the sentence tells what was done")
                }
                (_, true) => format!("{typed} is a Sunday, and no committee meets on one"),
                _ => continue,
            };
            let finding = Diagnostic::warning(NAME, message).at(passage.span(day.range));
            findings.push(finding.help(format!(
                "correct the day; if it is right, allow it in the paragraph: {{{{! allow {NAME}: \
                 why }}}}"
            )));
        }
    }
    findings
}

/// What a sentence tells of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Meeting,
    Done,
}

fn told(passage: &Passage, day: &Day) -> Vec<Told> {
    let (before, after) = sentence(passage.lang, &passage.text, &day.range);
    let has = |words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| before.contains(word) || after.contains(word))
    };
    let mut found = Vec::new();
    if has(&BODIES) && has(&MEETS) {
        found.push(Told::Meeting);
        if has(&DONE) && !has(&TO_COME) {
            found.push(Told::Done);
        }
    }
    found
}
