//! The month of signing and the year of a paper's number should fit the day of the
//! meeting.
//!
//! A paper is signed in the month of the meeting or one of the two before it. Papers of
//! the Establishment Subcommittee and the Finance Committee are numbered by financial
//! years, which begin on 1 April. The years of any number follow one another, and its
//! brackets have one another.
//!
//! Example: `signed = "2026-02"` in a paper of 2027-02-24, EC(2026-27)2 on 14 April 2027.
//!
//! Fix: correct one of the two in paper.toml.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang, Start};
use tables::source::Span;

const SIGNED: &str = "paper/signed-apart";
const NUMBER: &str = "paper/number-year";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[SIGNED, NUMBER],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("signed_apart.rs"),
    run,
};

/// How many months before the meeting a paper may be signed.
const MOST: u32 = 2;

/// What numbers by financial years begin with.
const SERIES: [&str; 2] = ["EC(", "FCR("];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let paper = &context.project.paper;
    let mut findings = Vec::new();
    let days = paper.days();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return findings;
    };
    // What could not be read is told already, and stands as the first day of all.
    let known = first.month.year > 1;
    let signed = paper.signed;
    let signs = known && signed.year > 1;
    if signs && (signed > last.month || signed.plus(MOST) < first.month) {
        let message = format!("the paper of {first} is signed in {signed}");
        let finding = Diagnostic::warning(SIGNED, message).at(setting(context, "signed"));
        findings.push(finding.help("correct `signed` or `date`"));
    }
    let number = paper.number.as_deref().unwrap_or_default();
    if let Some(what) = misshapen(number) {
        let message = format!("`{number}` {what}");
        let finding = Diagnostic::warning(NUMBER, message).at(setting(context, "number"));
        findings
            .push(finding.help("correct `number`, such as CB(1)345/2026-27(03) or EC(2026-27)2"));
        return findings;
    }
    let mut years = SERIES.iter().filter_map(|series| year(number, series));
    if let Some(year) = years.next().filter(|_| known) {
        let own = |day: &Date| day.month.year - u16::from(day.month.month < 4);
        if own(first) != year && own(last) != year {
            let right = Start::FinancialYear(own(first));
            let message = format!("`{number}` is not of {right}, the financial year of {first}");
            let finding = Diagnostic::warning(NUMBER, message).at(setting(context, "number"));
            findings.push(finding.help("correct `number` or `date`"));
        }
    }
    findings
}

/// The first year of a number of a series: 2026 of EC(2026-27)2. Numbers of the last
/// century are left alone.
fn year(number: &str, series: &str) -> Option<u16> {
    let years = number.strip_prefix(series)?;
    let (first, _) = years.split_once(')')?.0.split_once('-')?;
    (first.len() == 4).then(|| first.parse().ok()).flatten()
}

/// What is wrong with a number by its form: years that do not follow one another, or a
/// bracket that has no other.
fn misshapen(number: &str) -> Option<String> {
    let mut depth = 0_i32;
    let whole = number.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    });
    if !whole || depth != 0 {
        return Some("has a bracket without the other".to_owned());
    }
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = number
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .collect();
    let mut years = parts.iter().filter_map(|part| {
        let (first, second) = part.split_once('-')?;
        let years = first.len() == 4 && second.len() == 2 && digits(first) && digits(second);
        let (first, second): (u16, u16) = (first.parse().ok()?, second.parse().ok()?);
        let odd = years && (first + 1) % 100 != second;
        odd.then(|| format!("has {part}, which are no two years that follow one another"))
    });
    years.next()
}

/// The line of a setting of paper.toml, or that of its type.
fn setting(context: &Context<'_>, key: &str) -> Span {
    let Some(value) = context.sources.setting(&[key], None) else {
        return context.project.paper.kind_span;
    };
    let file = context.sources.file(value.file);
    let line = file.lines(value.start..value.end);
    let length = file.text[line.clone()].trim_end().len();
    Span::new(value.file, line.start, line.start + length)
}
