//! `panelpaper annexes`.

use std::fmt::Write;

use anyhow::{Result, bail};
use serde_json::json;

use super::args::{AnnexesArgs, Format};
use super::{Status, output, papers};
use pipeline::build::{self, AnnexRequest, AnnexesMade, Remade, Request};
use tables::diag::render::json::escaped;

pub(super) fn run(args: &AnnexesArgs) -> Result<Status> {
    let requests = papers::requests(&args.papers, &args.output.pdf_standard)?;
    let [request] = &requests[..] else {
        bail!("annexes are made of one paper at a time");
    };
    let wanted = AnnexRequest {
        only: args.only.clone(),
        list: args.list,
        revised: args.revised,
        since: args.since.clone(),
    };
    let found = build::annexes(
        request,
        &args.output.out,
        args.messages.deny_warnings,
        &wanted,
    )?;
    let status = output::findings(&found.made, &args.messages)?;
    for noticed in &found.made.noticed {
        output::progress(&args.messages, &format!("note: {noticed}"))?;
    }
    output::stages(&found.made.stages, &args.messages)?;
    tell(args, request, &found)?;
    output::closing(&found.made, request.paper.as_str(), &args.messages)?;
    Ok(status)
}

/// Says what was made, or prints the list that was asked for.
fn tell(args: &AnnexesArgs, request: &Request, found: &AnnexesMade) -> Result<()> {
    let Some(folder) = &found.folder else {
        let line = output::unwritten(request.paper.as_str(), &found.made.findings);
        output::progress(&args.messages, &line)?;
        return Ok(());
    };
    if args.list {
        match args.messages.format() {
            Format::Json => output::data(&escaped(json_list(found)))?,
            // A log or document of findings has standard output to itself.
            format if format.is_data() => output::notes(&list(found, args.why))?,
            _ => output::list(&list(found, args.why))?,
        }
        if found.remade.is_empty() {
            output::progress(&args.messages, "nothing changed: no annex is to be made")?;
        }
        return Ok(());
    }
    let made = found.remade.iter().filter(|annex| annex.made).count();
    let all = found.made.annexes;
    for annex in &found.remade {
        let done = match annex.made {
            true => "made",
            false => "as it should be already:",
        };
        output::progress(&args.messages, &format!("{done} {}", line(annex)))?;
    }
    let summary = match made {
        0 if found.remade.is_empty() => {
            format!("nothing changed among the {all} annexes in {folder}")
        }
        _ => format!("made {made} of {all} annexes in {folder}{}", behind(found)),
    };
    output::progress(&args.messages, &summary)?;
    Ok(())
}

/// One line an annex, and with `why` its reasons below, set in.
fn list(found: &AnnexesMade, why: bool) -> String {
    let mut text = String::new();
    for annex in &found.remade {
        let _ = writeln!(text, "{}", line(annex));
        for reason in annex.why.iter().filter(|_| why) {
            let _ = writeln!(text, "    {reason}");
        }
    }
    // Numbers stand in the prose and in other annexes' labels too.
    if found.remade.iter().any(|annex| annex.was.is_some()) {
        text.push_str("the prose's references to the renumbered annexes change too: paper.pdf is for a build to make\n");
    }
    text
}

/// One JSON object a line, with the reasons.
fn json_list(found: &AnnexesMade) -> String {
    let object = |annex: &Remade| {
        let Remade {
            file,
            label,
            title,
            was,
            why,
            ..
        } = annex;
        let value = json!({ "file": file, "label": label, "title": title, "was": was, "why": why });
        format!("{value}\n")
    };
    found.remade.iter().map(object).collect()
}

fn line(annex: &Remade) -> String {
    let Remade {
        file,
        label,
        title,
        was,
        ..
    } = annex;
    let title = title.replace('\n', " ");
    let was = was.map_or(String::new(), |was| format!(" (was annex {was})"));
    format!("{file}  {label}{was} {title}")
}

fn behind(found: &AnnexesMade) -> &'static str {
    match found.paper_is_behind {
        true => "; paper.pdf and the zip wait for a build",
        false => "",
    }
}
