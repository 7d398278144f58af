//! A rule or area that paper.toml or a comment names must be one.
//!
//! A misspelt name would allow nothing, or deny nothing, without anybody
//! noticing. Messages of loading, the body and the layout are no checks', and
//! have no level. Errors without which there is no paper cannot be allowed, and
//! naming one is reported too.
//!
//! Example: `"word/variant" = "allow"`.
//!
//! Fix: write the name as findings carry it, `area/name`; a level may also be
//! of a whole area.

use crate::catalogue;
use crate::rules::{RULES, names, rule};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "checks/unknown-rule";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unknown_rule.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for set in &context.project.paper.checks.levels {
        let area = areas().any(|area| area == set.name);
        match rule(&set.name) {
            Some(rule) if rule.level == Level::Required && set.level != model::Level::Deny => {
                findings.push(firm(&set.name, set.span));
            }
            None if !area => findings.push(unknown(&set.name, set.span)),
            _ => {}
        }
    }
    for allow in &context.prose.allows {
        match rule(&allow.rule) {
            Some(rule) if rule.level == Level::Required => {
                findings.push(firm(&allow.rule, allow.rule_span));
            }
            None => findings.push(unknown(&allow.rule, allow.rule_span)),
            Some(_) => {}
        }
    }
    findings
}

fn areas() -> impl Iterator<Item = &'static str> {
    let names = RULES.iter().flat_map(|rule| rule.names);
    names.filter_map(|name| name.split('/').next())
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::error(NAME, format!("no check has the name `{name}`")).at(span);
    let of_other = catalogue::entries().any(|other| {
        let area = other.name.split('/').next();
        other.name == name || area == Some(name)
    });
    if of_other {
        return finding
            .help("other messages have it, and only a check's can be allowed or given a level");
    }
    finding
        .did_you_mean(name, names())
        .help("`panelpaper explain` lists the names")
}

fn firm(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error(NAME, format!("`{name}` cannot be allowed"))
        .at(span)
        .help("no paper can be made where it is found: correct what it finds")
}
