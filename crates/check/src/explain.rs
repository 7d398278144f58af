//! What every name of a message means, be it a check's or not: the one place
//! that knows them all.
//!
//! The texts are the doc comments of the checks and those of `catalogue`.

use crate::catalogue::{self, Entry};
use crate::rules;
use crate::{Level, Rule};
use tables::model::Lang;

/// A name that messages print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The name, `area/kebab-case`.
    pub name: &'static str,
    /// What its findings are where paper.toml says nothing.
    pub level: &'static str,
    /// What is wrong, or must be, in a sentence.
    pub summary: String,
    /// All that people read about it.
    pub text: String,
}

/// Every name, by area and in the order of the alphabet.
pub fn all() -> Vec<Explained> {
    let checks = rules::RULES.iter();
    let checks = checks.flat_map(|rule| rule.names.iter().filter_map(|name| of_check(rule, name)));
    let mut all: Vec<Explained> = checks.chain(catalogue::entries().map(of_entry)).collect();
    all.sort_by(|a, b| a.name.split('/').cmp(b.name.split('/')));
    all
}

/// What a name means; `None` for one that no message has.
pub fn find(name: &str) -> Option<Explained> {
    let of_check = rules::rule(name).and_then(|rule| of_check(rule, name));
    of_check.or_else(|| catalogue::find(name).map(of_entry))
}

/// The book's table of all rules, in Markdown: names, level, the languages
/// that each knows, what it holds.
pub fn rules_table() -> String {
    let rows = rules::RULES.iter().map(|rule| {
        let level = match rule.level {
            Level::Required => "error, always",
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let names: Vec<String> = rule.names.iter().map(|name| format!("`{name}`")).collect();
        [
            names.join(", "),
            level.to_owned(),
            languages(rule),
            rule.summary(),
        ]
    });
    table(["check", "level", "languages", "what it holds"], rows)
}

/// The book's table of all names that are no rule's, in Markdown: name, level,
/// what each says.
pub fn messages_table() -> String {
    let known = all().into_iter();
    let others = known.filter(|known| rules::rule(known.name).is_none());
    let rows = others.map(|other| {
        let name = format!("`{}`", other.name);
        [name, other.level.to_owned(), other.summary]
    });
    table(["message", "level", "what it says"], rows)
}

/// The languages that a rule knows, in words.
fn languages(rule: &Rule) -> String {
    let names = rule.languages.iter().map(|lang| match lang {
        Lang::Zh => "Chinese",
        Lang::En => "English",
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A table in Markdown.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rows = rows.map(|cells| {
        format!(
            "| {} |\n",
            cells.map(|cell| cell.replace('|', "\\|")).join(" | ")
        )
    });
    let line = ["---"; N].join(" | ");
    format!("| {} |\n| {line} |\n", head.join(" | ")) + &rows.collect::<String>()
}

fn of_check(rule: &'static Rule, name: &str) -> Option<Explained> {
    Some(Explained {
        name: rule.names.iter().find(|known| **known == name)?,
        level: match rule.level {
            Level::Required | Level::Error => "error",
            Level::Warning => "warning",
        },
        summary: rule.summary(),
        text: of_rule(rule, name),
    })
}

fn of_entry(entry: Entry) -> Explained {
    let Entry { name, level, doc } = entry;
    let first = doc.split("\n\n").next().unwrap_or_default();
    let mut allow = String::from("Allow: it is no check, and no level or comment can allow it.");
    if level.contains("warning") {
        allow += "\nA warning stops nothing, unless --deny-warnings is given.";
    }
    Explained {
        name,
        level,
        summary: first.replace('\n', " "),
        text: format!("{name} ({level})\n\n{doc}\n\n{allow}\n"),
    }
}

/// What people read about a rule: what it means, why, an example, how to mend
/// it and how to allow it.
fn of_rule(rule: &Rule, name: &str) -> String {
    let names = rule.names.join(", ");
    let level = match rule.level {
        Level::Required | Level::Error => "error",
        Level::Warning => "warning",
    };
    let allow = if rule.level == Level::Required {
        "Allow: it cannot be allowed; no paper can be made without it.".to_owned()
    } else {
        format!(
            "Allow: everywhere in a paper by `\"{name}\" = \"allow\"` under [checks.levels] of \
             paper.toml;\nfor one row of a table by a line before it, `# allow {name}: the reason`\n\
             (`# allow {name} in COLUMN: the reason` for one cell);\nfor one paragraph of a body \
             by `{{{{! allow {name}: the reason }}}}` in it."
        )
    };
    format!("{names} ({level})\n\n{}\n\n{allow}\n", rule.doc())
}
