//! `{{table "NAME"}}`: a table that stands by itself; `{{sum …}}`: the sum of one of
//! its columns.

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;
use content::table::{self, BuiltIn, By, Placed, TableAsked, TableData};
use tables::diag::Diagnostic;
use tables::model::{BUILT_IN_TABLES, OwnTable};

/// The author's own table of a name, or one that is computed.
pub(super) fn table(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let name = args.one("a table's name")?;
    let caption = args.named("caption");
    let breakable = args.flag("breakable")?;
    let landscape = args.flag("landscape")?;
    let mut tables = match table::built_in(&name) {
        Some(built_in) => computed(facts, args, built_in)?,
        None => {
            let own = own(facts, args, &name)?;
            let said = facts.edition.said();
            vec![table::own(&said, own).map_err(|unsaid| args.unsaid(unsaid))?]
        }
    };
    for (at, table) in tables.iter_mut().enumerate() {
        table.breakable = breakable.unwrap_or(table.breakable);
        table.landscape = landscape.unwrap_or(table.landscape);
        if at == 0 && caption.is_some() {
            table.caption.clone_from(&caption);
        }
    }
    Ok(Written::Placed(Placed::Tables { tables }))
}

/// The sum of a column of an own table, as the table prints it.
pub(super) fn sum(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let missing = |args: &HelperArgs<'_>, what: &str| {
        let finding = args.error("body/missing-argument", format!("`{what}=` is missing"));
        finding.help("write {{sum table=\"NAME\" column=\"ID\"}}")
    };
    let name = args.named("table").ok_or_else(|| missing(args, "table"))?;
    let id = args
        .named("column")
        .ok_or_else(|| missing(args, "column"))?;
    let own = own(facts, args, &name)?;
    let column = own.column(&id).ok_or_else(|| {
        let message = format!("the table `{name}` has no column `{id}`");
        let finding = args.error("body/unknown-table", message);
        finding.did_you_mean(&id, own.columns.iter().map(|column| column.id.as_str()))
    })?;
    let sum = table::sum(&facts.edition.said(), own, column);
    Ok(sum.map_err(|unsaid| args.unsaid(unsaid))?.into())
}

fn computed(
    facts: &Facts<'_>,
    args: &mut HelperArgs<'_>,
    built_in: &BuiltIn,
) -> Result<Vec<TableData>, Diagnostic> {
    let establishment = &facts.edition.project.establishment;
    let by = match built_in.by {
        [] => None,
        words => by(args, words)?,
    };
    let net = match built_in.name {
        "costs" => args.flag("net")?,
        _ => None,
    };
    let year = built_in.year.then(|| args.named("year")).flatten();
    let selection = args.selection(establishment)?;
    let asked = TableAsked {
        selection,
        net,
        by,
        year,
    };
    let tables = (built_in.tables)(&facts.edition.said(), &asked);
    tables.map_err(|unsaid| args.unsaid(unsaid))
}

/// What a row is of.
fn by(args: &mut HelperArgs<'_>, words: &[&str]) -> Result<Option<By>, Diagnostic> {
    let Some(text) = args.named("by") else {
        return Ok(None);
    };
    let known = words.contains(&text.as_str());
    let found = By::from_word(&text).filter(|_| known);
    found.map(Some).ok_or_else(|| {
        let message = format!("this table has no rows by `{text}`");
        let finding = Diagnostic::error("body/wrong-argument", message);
        let finding = finding.at(args.call.argument(&text));
        let finding = finding.did_you_mean(&text, words.iter().copied());
        finding.help(format!("write one of: {}", words.join(", ")))
    })
}

fn own<'f>(
    facts: &Facts<'f>,
    args: &HelperArgs<'_>,
    name: &str,
) -> Result<&'f OwnTable, Diagnostic> {
    let project = facts.edition.project;
    project.own_table(name).ok_or_else(|| {
        let (message, help) = match BUILT_IN_TABLES.contains(&name) {
            true => (
                format!("the columns of `{name}` are computed, and are not summed here"),
                "write {{nams}}, {{full_cost}} or {{count}} with the filters of the table"
                    .to_owned(),
            ),
            false => (
                format!("there is no table `{name}`"),
                format!("add {name}.csv, and [table.{name}] to paper.toml"),
            ),
        };
        let finding = args.error("body/unknown-table", message);
        let own = project.own_tables.iter().map(|table| table.name.as_str());
        finding
            .help(help)
            .did_you_mean(name, own.chain(BUILT_IN_TABLES))
    })
}
