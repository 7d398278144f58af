//! Markdown: a table of papers and, under it, what is wrong with each.

use crate::batch::Outcome;
use tables::characters::{reference, visible};
use tables::diag::render::human::summary;
use tables::diag::render::short;

/// How many findings of a paper are shown: a job's summary has a limit.
const SHOWN: usize = 20;

/// The table's rows, and the lists under it.
#[derive(Default)]
pub(super) struct Parts {
    rows: String,
    details: String,
}

impl Parts {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        self.rows += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            cell(outcome.path.as_str()),
            outcome.status.word(),
            outcome.editions().collect::<Vec<_>>().join(" "),
            outcome.pages,
            outcome.annexes,
            summary(&outcome.findings).unwrap_or_else(|| "none".to_owned())
        );
        self.details += &details(outcome);
    }

    pub(super) fn append(&mut self, other: &Self) {
        self.rows += &other.rows;
        self.details += &other.details;
    }

    pub(super) fn document(&self) -> String {
        let head = "| paper | status | editions | pages | annexes | findings |\n| --- | --- | --- | --- | --- | --- |\n";
        head.to_owned() + &self.rows + &self.details
    }
}

/// What is wrong with one paper, as a list that stays shut until it is opened.
fn details(outcome: &Outcome) -> String {
    let lines = short::short(&outcome.findings, &outcome.sources);
    let mut lines: Vec<&str> = outcome
        .error
        .iter()
        .map(String::as_str)
        .chain(lines.lines())
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    let mut out = format!(
        "\n<details><summary>{}</summary>\n\n",
        cell(outcome.path.as_str())
    );
    for line in lines {
        out += &format!("- {}\n", cell(line));
    }
    if more > 0 {
        out += &format!("- … and {more} more\n");
    }
    out + "\n</details>\n"
}

/// Text on one line, in which nothing acts as markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' | '<' | '>' => out.extend(reference(c)),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
