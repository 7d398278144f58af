//! The pages that changed, as pictures in a folder.

use anyhow::{Result, bail};
use camino::Utf8Path;

use super::super::args::{ChartLang, CompareArgs};
use super::super::{Status, output};
use super::{errors, lang, request};
use compare::Version;
use pipeline::build::{self, Opened};
use tables::model::Lang;

/// The languages of the pages: that of `--lang`, else all that both versions have.
pub(super) fn langs(args: &CompareArgs, before: &Version, after: &Version) -> Result<Vec<Lang>> {
    if args.lang.map(ChartLang::lang).is_some() {
        return Ok(vec![lang(args, before, after)?]);
    }
    let both = |own: &Lang| before.has(*own) && after.has(*own);
    let langs: Vec<Lang> = Lang::ALL.into_iter().filter(both).collect();
    if langs.is_empty() {
        bail!("{} and {} have no language in common", args.paper, args.to);
    }
    Ok(langs)
}

/// Writes the pages.
pub(super) fn write(
    args: &CompareArgs,
    versions: [Opened; 2],
    langs: Vec<Lang>,
    folder: &Utf8Path,
) -> Result<Status> {
    let made = build::changed_pages(&request(args, langs)?, versions)?;
    errors(&made.before, &args.to)?;
    errors(&made.after, args.paper.as_str())?;
    let Some(files) = made.files else {
        output::note(&format!("{folder} is not written"))?;
        return Ok(Status::Findings);
    };
    let files = match files {
        Ok(files) => files,
        Err(error) => bail!("a page cannot be painted: {}", error.0),
    };
    let written = build::write_pages(folder, &files)?;
    for name in &written.left {
        let path = folder.join(name);
        output::note(&format!(
            "note: {path} is of an earlier run, and somebody changed it: it is left"
        ))?;
    }
    for name in &written.removed {
        output::note(&format!("removed {}", folder.join(name)))?;
    }
    output::note(&match files.len() {
        0 => "no page is different".to_owned(),
        1 => format!("wrote 1 picture into {folder}"),
        many => format!("wrote {many} pictures into {folder}"),
    })?;
    Ok(Status::Clean)
}
