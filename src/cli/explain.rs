//! `panelpaper explain`.

use anyhow::{Result, bail};

use super::args::ExplainArgs;
use super::{Status, output};
use check::explain::{self, Explained};
use tables::diag::{nearest, question};

pub(super) fn run(args: &ExplainArgs) -> Result<Status> {
    let all = explain::all();
    let Some(name) = &args.rule else {
        output::data(&list(&all.iter().collect::<Vec<_>>()))?;
        return Ok(Status::Clean);
    };
    if let Some(found) = explain::find(name) {
        output::data(&found.text)?;
        return Ok(Status::Clean);
    }
    let of_area = all.iter().filter(|known| area(known.name) == name);
    let of_area: Vec<&Explained> = of_area.collect();
    if of_area.is_empty() {
        match near(name, &all) {
            Some(near) => bail!("no message has the name `{name}`; {}", question(name, near)),
            None => bail!("no message has the name `{name}`; `panelpaper explain` lists them"),
        }
    }
    output::data(&list(&of_area))?;
    Ok(Status::Clean)
}

fn area(name: &str) -> &str {
    name.split('/').next().unwrap_or_default()
}

/// The name that is meant: one without its area, or the nearest.
fn near(name: &str, all: &[Explained]) -> Option<&'static str> {
    let names = || all.iter().map(|known| known.name);
    let bare = |known: &&str| known.split_once('/').is_some_and(|(_, bare)| bare == name);
    names().find(bare).or_else(|| nearest(name, names()))
}

/// Names with their level and what each says, a blank line between areas.
fn list(names: &[&Explained]) -> String {
    let width = |text: fn(&Explained) -> &str| {
        let widths = names.iter().map(|known| text(known).len());
        widths.max().unwrap_or_default()
    };
    let (name, level) = (width(|known| known.name), width(|known| known.level));
    let mut out = String::new();
    let mut before = None;
    for known in names {
        let area = area(known.name);
        if before.replace(area).is_some_and(|before| before != area) {
            out.push('\n');
        }
        let summary = &known.summary;
        let (its_name, its_level) = (known.name, known.level);
        out += &format!("{its_name:name$}  {its_level:level$}  {summary}\n");
    }
    out
}
