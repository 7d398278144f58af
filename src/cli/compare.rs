//! `panelpaper compare`.

use anyhow::Result;
use camino::Utf8Path;

use super::args::{CompareArgs, ListFormat};
use super::{Status, output};
use compare::old::Old;
use compare::{Version, show};
use tables::diag::render::human::human;
use tables::source::PaperFolder;

/// Prints what is different from an earlier version. One that does not load is told
/// with what is wrong in it.
pub(super) fn run(args: &CompareArgs) -> Result<Status> {
    let old = Old::open(&args.paper, &args.to)?;
    let folder = PaperFolder::open(&args.paper)?;
    let before = loaded(&old.folder, Utf8Path::new(&args.to))?;
    let after = loaded(&folder, &args.paper)?;
    let (Some(before), Some(after)) = (before, after) else {
        return Ok(Status::Findings);
    };
    let found = compare::compare(&before, &after);
    let names = after.names();
    output::data(&match args.format {
        ListFormat::Human => show::plain(&found, &names),
        ListFormat::Json => show::json(&found),
        ListFormat::Markdown => show::markdown(&found, &names),
        ListFormat::Github => show::github(&found, &names, args.paper.as_str()),
    })?;
    Ok(Status::Clean)
}

fn loaded(folder: &PaperFolder, shown: &Utf8Path) -> Result<Option<Version>> {
    match Version::load(folder) {
        Ok(version) => Ok(Some(version)),
        Err((findings, sources)) => {
            output::notes(human(&findings, &sources, false).trim_end())?;
            output::note(&format!(
                "error: {shown} does not load, and is not compared"
            ))?;
            Ok(None)
        }
    }
}
