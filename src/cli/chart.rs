//! `panelpaper chart`.

use anyhow::{Context, Result, bail};
use camino::Utf8PathBuf;

use super::args::{ChartArgs, ChartLang, ChartTo, Format, PaperArg};
use super::output::Report;
use super::{Status, named, output};
use content::sheet::{A3, A4};
use pipeline::build::{self, ChartFormat, ChartMade, ChartRequest};
use tables::characters::{forbidden, named, visible};
use tables::diag::has_errors;
use tables::diag::render::json::escaped;
use tables::source::Encoding;

pub(super) fn run(args: &ChartArgs) -> Result<Status> {
    let request = request(args)?;
    let out = out(args, request.format);
    let piped = named::is_stdout(&out);
    if piped && args.messages.format().is_data() {
        bail!("this --format writes messages to standard output, where -o - writes the chart");
    }
    let made = build::chart(&request)?;
    let found = (&made.findings[..], &made.sources);
    let mut report = Report::new(&args.messages);
    let status = report.found(found, args.table.as_str())?;
    report.finish()?;
    output::stages(&made.stages, &args.messages)?;
    if let Some(mapped) = &made.mapped {
        output::progress(&args.messages, mapped)?;
    }
    let denied = args.messages.deny_warnings && !made.findings.is_empty();
    let Some(bytes) = made.bytes.as_ref().filter(|_| !denied) else {
        let line = format!("nothing written for {}", args.table);
        output::progress(&args.messages, &line)?;
        return Ok(status);
    };
    named::write(&out, bytes)?;
    list(args, &made, piped)?;
    output::progress(&args.messages, &summary(&made, &out))?;
    Ok(status)
}

fn request(args: &ChartArgs) -> Result<ChartRequest> {
    if !args.min_font.is_finite() || args.min_font < 0.0 || args.min_font > 12.0 {
        bail!("--min-font is a text size from 0 to 12 points");
    }
    let encoding = args.encoding.as_deref().map(encoding).transpose()?;
    let title = args.title.as_deref().unwrap_or_default();
    if let Some((c, kind)) = title.chars().find_map(|c| Some((c, forbidden(c)?))) {
        bail!("--title has {}, which is {kind}", named(c));
    }
    Ok(ChartRequest {
        table: args.table.clone(),
        against: args.against.clone(),
        ranks: args.ranks.clone(),
        marks: args.marks.clone(),
        encoding,
        office: args.office.clone(),
        structure: args.structure.structure(),
        lang: args.lang.map(ChartLang::lang),
        title: title.to_owned(),
        paper: match args.paper {
            PaperArg::A4 => A4,
            PaperArg::A3 => A3,
        },
        min_font_pt: args.min_font,
        lenient: args.lenient,
        font_dirs: args.font_dirs.clone(),
        format: format(args)?,
    })
}

fn encoding(name: &str) -> Result<Encoding> {
    let known = || Encoding::NAMES.join(", ");
    Encoding::from_name(name).with_context(|| {
        format!(
            "`{name}` is not an encoding that can be read; known are {}",
            known()
        )
    })
}

/// The format that is asked for, or that the output's name says.
fn format(args: &ChartArgs) -> Result<ChartFormat> {
    let named = args.output.as_ref().and_then(|path| path.extension());
    let named = named.map(str::to_ascii_lowercase);
    let said = named.as_deref().and_then(ChartTo::of_name);
    if let (Some(to), Some(said), Some(path)) = (args.to, said, &args.output)
        && to != said
    {
        let (to, said) = (to.word(), said.word());
        bail!(
            "--to asks for {to}, and the name of {path} for {said}: leave --to out, or name a file that ends in .{to}"
        );
    }
    Ok(match (args.to, named.as_deref()) {
        (Some(ChartTo::Pdf), _) | (None, Some("pdf")) => ChartFormat::Pdf,
        (Some(ChartTo::Svg), _) | (None, Some("svg")) => ChartFormat::Svg,
        (Some(ChartTo::Json), _) | (None, Some("json")) => ChartFormat::Json,
        (None, _) if args.output.is_none() => ChartFormat::Pdf,
        (None, _) => bail!(
            "an output's name ends in .pdf, .svg or .json, or --to says what it is: {}",
            args.output.as_deref().map_or("", |path| path.as_str())
        ),
    })
}

/// Where the chart goes: beside its table, if nothing else is said.
fn out(args: &ChartArgs, format: ChartFormat) -> Utf8PathBuf {
    let extension = match format {
        ChartFormat::Pdf => "pdf",
        ChartFormat::Svg => "svg",
        ChartFormat::Json => "json",
    };
    let beside = || args.table.with_extension(extension);
    args.output.clone().unwrap_or_else(beside)
}

/// Prints what changes.
fn list(args: &ChartArgs, made: &ChartMade, piped: bool) -> Result<()> {
    for change in &made.changes {
        match args.messages.format() {
            Format::Json => output::data(&escaped(format!("{}\n", change.json)))?,
            _ if piped => output::note(&change.line)?,
            _ => output::data(&format!("{}\n", visible(&change.line)))?,
        }
    }
    if args.against.is_some() && made.changes.is_empty() && !has_errors(&made.findings) {
        output::progress(&args.messages, "nothing changes")?;
    }
    Ok(())
}

fn summary(made: &ChartMade, out: &Utf8PathBuf) -> String {
    let pages = if made.pages == 1 { "page" } else { "pages" };
    let posts = if made.posts == 1 { "post" } else { "posts" };
    format!(
        "charted {out}: {} {posts}, {} {pages}, text of {:.1} pt",
        made.posts, made.pages, made.font_pt
    )
}
