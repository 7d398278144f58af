//! `panelpaper compare`.

mod pages;

use anyhow::{Result, bail};
use camino::Utf8Path;

use super::args::{ChartLang, CompareArgs, ListFormat, ToldArgs, standards_of};
use super::{Status, named, output, papers};
use compare::old::Old;
use compare::{Comparison, Version, page, show};
use pipeline::build::{self, Made, Opened, RedlineFormat, RedlineRequest, Request};
use tables::diag::{Diagnostic, Severity};
use tables::model::Lang;
use tables::source::{PaperFolder, Sources};
use typeset::export::Standards;

/// Prints what is different from an earlier version, and writes both as one file where
/// one is asked for. A version that does not load is told with what is wrong in it.
pub(super) fn run(args: &CompareArgs) -> Result<Status> {
    let format = args.output.as_deref().map(format).transpose()?;
    papers::set_jobs(args.jobs)?;
    let old = Old::open(&args.paper, &args.to)?;
    let folder = PaperFolder::open(&args.paper)?;
    let (before, after) = rayon::join(|| Version::load(&old.folder), || Version::load(&folder));
    let before = sound(before, Utf8Path::new(&args.to), &args.told)?;
    let after = sound(after, &args.paper, &args.told)?;
    let (Some(before), Some(after)) = (before, after) else {
        return Ok(Status::Findings);
    };
    let found = compare::compare(&before, &after);
    let names = after.names();
    output::data(&match args.format {
        ListFormat::Human | ListFormat::Short => show::plain(&found, &names),
        ListFormat::Json => show::json(&found),
        ListFormat::Markdown => show::markdown(&found, &names),
        ListFormat::Github => show::github(&found, &names, args.paper.as_str()),
    })?;
    files(args, format, [before, after], &found)
}

/// Writes what is asked for beside the list, of the versions as they were loaded for it.
fn files(
    args: &CompareArgs,
    format: Option<RedlineFormat>,
    [before, after]: [Version; 2],
    found: &Comparison,
) -> Result<Status> {
    let langs = args
        .pages
        .as_ref()
        .map(|_| pages::langs(args, &before, &after));
    let langs = langs.transpose()?;
    let asked = match format {
        Some(format) => {
            let lang = lang(args, &before, &after)?;
            Some(asked((&before, &after), found, lang, format))
        }
        None => None,
    };
    let opened = [before, after].map(|version| {
        let (folder, loaded) = version.into_loaded();
        Opened { folder, loaded }
    });
    let Some((asked, path)) = asked.zip(args.output.as_ref()) else {
        return match args.pages.as_ref().zip(langs) {
            Some((folder, langs)) => pages::write(args, opened, langs, folder),
            None => Ok(Status::Clean),
        };
    };
    if let Some((folder, langs)) = args.pages.as_ref().zip(langs)
        && pages::write(args, opened.clone(), langs, folder)? == Status::Findings
    {
        return Ok(Status::Findings);
    }
    redline(args, opened, &asked, path)
}

/// What a file is written as, by the end of its name.
fn format(path: &Utf8Path) -> Result<RedlineFormat> {
    let end = path.extension().map(str::to_ascii_lowercase);
    Ok(match end.as_deref() {
        Some("pdf") => RedlineFormat::Pdf,
        Some("docx") => RedlineFormat::Docx,
        Some("html") => RedlineFormat::Html,
        _ => bail!("-o names a file that ends in .pdf, .docx or .html: {path}"),
    })
}

/// The language of the file: one that both versions have.
fn lang(args: &CompareArgs, before: &Version, after: &Version) -> Result<Lang> {
    let first = after.project.paper.editions.first();
    let first = first.map_or(Lang::Zh, |edition| edition.lang);
    let lang = args.lang.map_or(first, ChartLang::lang);
    for (version, name) in [(after, args.paper.as_str()), (before, &args.to)] {
        if !version.has(lang) {
            let code = lang.code();
            bail!("{name} has no edition in `{code}`: choose another with --lang");
        }
    }
    Ok(lang)
}

/// What is asked for, with the list in the words of the edition.
fn asked(
    (before, after): (&Version, &Version),
    found: &Comparison,
    lang: Lang,
    format: RedlineFormat,
) -> RedlineRequest {
    let mut names = after.names();
    names.extend(before.names());
    names.sort_unstable();
    names.dedup();
    let (list, follows) = page::lines(found, (before, after), &names, lang);
    RedlineRequest {
        lang,
        format,
        names: names.into_iter().map(str::to_owned).collect(),
        list,
        follows,
    }
}

/// What either is made with.
fn request(args: &CompareArgs, langs: Vec<Lang>) -> Result<Request> {
    let usual = Standards::USUAL.join(",");
    let (standards, standard_names) = standards_of(&usual).map_err(anyhow::Error::msg)?;
    Ok(Request {
        paper: args.paper.clone(),
        langs,
        font_dirs: args.font_dirs.clone(),
        standards,
        standard_names,
        outputs: Vec::new(),
        show: false,
    })
}

/// Writes both versions as one file.
fn redline(
    args: &CompareArgs,
    versions: [Opened; 2],
    asked: &RedlineRequest,
    path: &Utf8Path,
) -> Result<Status> {
    let request = request(args, vec![asked.lang])?;
    let made = build::redline(&request, versions, asked)?;
    errors(&made.before, &args.to, &args.told)?;
    errors(&made.after, args.paper.as_str(), &args.told)?;
    let Some(bytes) = &made.bytes else {
        output::note(&format!("{path} is not written"))?;
        return Ok(Status::Findings);
    };
    named::write(path, bytes)?;
    output::progress(&args.told, &format!("wrote {path}"))?;
    Ok(Status::Clean)
}

/// Tells the errors of a version, and what on the pages of both cannot be read: whether
/// all of it is right is for `check`.
fn errors(made: &Made, shown: &str, told: &ToldArgs) -> Result<()> {
    let is_error = |finding: &Diagnostic| finding.severity == Severity::Error;
    let is_told = |finding: &&Diagnostic| is_error(finding) || finding.rule == "pages/overprinted";
    let found: Vec<Diagnostic> = made.findings.iter().filter(is_told).cloned().collect();
    if !found.is_empty() {
        output::whole(&found, &made.sources, told)?;
    }
    let errors: Vec<&Diagnostic> = found.iter().filter(|own| is_error(own)).collect();
    if !errors.is_empty() {
        output::note(&format!("error: {shown} has errors"))?;
        if errors.iter().any(|finding| finding.rule == "body/unheld") {
            output::note("note: a redline is made of what Word and HTML can hold, as PDF too")?;
        }
    }
    Ok(())
}

/// A version; none where it does not load, which is told.
fn sound(
    loaded: Result<Version, (Vec<Diagnostic>, Sources)>,
    shown: &Utf8Path,
    told: &ToldArgs,
) -> Result<Option<Version>> {
    match loaded {
        Ok(version) => Ok(Some(version)),
        Err((findings, sources)) => {
            output::whole(&findings, &sources, told)?;
            output::note(&format!(
                "error: {shown} does not load, and is not compared"
            ))?;
            Ok(None)
        }
    }
}
