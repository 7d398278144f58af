//! An edition as a document of blocks and runs, for Word and for the web.
//!
//! The numbered body is read as Typst reads it, as far as papers use Typst's markup;
//! whatever else stands there is an error at its place, so that no word is lost.

mod call;
mod calls;
mod flow;
mod inline;
mod reader;

use std::collections::BTreeMap;

use super::number;
use crate::fill::Filled;
use check::Checked;
use editions::document::{AnnexReader, Document, PassageKind, Passages, Pictures};
use reader::Reader;
use tables::assets::templates::BUILT_IN;
use tables::diag::{Diagnostic, has_errors};
use tables::model::SettingText;
use tables::source::{PaperFolder, Sources};

/// The document of a filled edition. What neither Word nor the web can be given is
/// an error, and then there is none.
pub fn document(
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Option<Document>, Vec<Diagnostic>) {
    let mut findings = own_templates(project, sources);
    let (document, found) = words_of(project, filled, sources, folder);
    findings.extend(found);
    let sound = !has_errors(&findings);
    (document.filter(|_| sound), findings)
}

/// The same where it does not matter how the pages look.
pub fn words_of(
    project: &Checked,
    filled: &Filled,
    sources: &Sources,
    folder: &PaperFolder,
) -> (Option<Document>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    // Its findings are those of typesetting.
    let (Some(numbered), _) = number::number(filled) else {
        return (None, findings);
    };
    let pictures = Pictures { folder };
    let shown = |path: &str| folder.input_name(path.into());
    let mut passages = Passages::new(sources, filled.lang, shown);
    let mut notes = Vec::new();
    let (mut texts, mut invitation) = (BTreeMap::new(), Vec::new());
    for part in &numbered.bodies {
        let mut reader = Reader::new(filled, part, &pictures, passages, notes);
        // The body is no annex, and there is none of this number.
        texts.insert(part.annex.unwrap_or_default(), reader.body());
        invitation.append(&mut reader.invitation);
        findings.extend(reader.findings);
        (passages, notes) = (reader.passages, reader.notes);
    }
    let body = texts.remove(&0).unwrap_or_default();
    let head_passages = head(project, filled, &mut passages);
    let number_passage = number_of(filled, &mut passages);
    let mut parts = Vec::new();
    let mut annexes = AnnexReader {
        project,
        lang: filled.lang,
        words: &filled.paper.head.words,
        passages: &mut passages,
        pictures: &pictures,
        texts,
    };
    for annex in &project.annexes {
        let Some(data) = filled.paper.annex(annex.number) else {
            continue;
        };
        match annexes.part(annex, data) {
            Ok(part) => parts.push(part),
            Err(finding) => findings.push(finding),
        }
    }
    if has_errors(&findings) {
        return (None, findings);
    }
    let document = Document {
        lang: filled.lang,
        kind: project.paper.kind.clone(),
        title: filled.title.clone(),
        authors: filled.signatories.clone(),
        date: project.paper.date,
        head: filled.paper.head.clone(),
        head_passages,
        number_passage,
        invitation,
        fonts: project.paper.fonts.clone(),
        body,
        annexes: parts,
        notes,
        files: passages.files(),
        passages: passages.done(),
        redline: None,
    };
    (Some(document), findings)
}

/// The passage of the paper's number: the edition's own, or that of the whole paper.
fn number_of(filled: &Filled, passages: &mut Passages<'_>) -> Option<usize> {
    let number = filled.paper.head.number.as_ref()?;
    let own = passages.setting(&[filled.lang.code(), "number"], None, number);
    own.or_else(|| passages.setting(&["number"], None, number))
}

/// The passages of paper.toml that stand at the head of the paper and at its end.
fn head(project: &Checked, filled: &Filled, passages: &mut Passages<'_>) -> Vec<Option<usize>> {
    let mut editions = project.paper.editions.iter();
    let Some(own) = editions.find(|own| own.lang == filled.lang) else {
        return Vec::new();
    };
    let texts = filled.paper.head.typed(own).into_iter();
    let passage = |(typed, printed): (Option<&SettingText>, &str)| {
        let typed = typed?;
        let kind = match typed.text.contains("{{") {
            true => PassageKind::Call,
            false => PassageKind::Typed,
        };
        Some(passages.add(kind, typed.span, printed))
    };
    texts.map(passage).collect()
}

/// Templates of the paper's own say how pages look, and nothing of what Word or the
/// web gets.
fn own_templates(project: &Checked, sources: &Sources) -> Vec<Diagnostic> {
    let templates = project.templates.iter();
    let own = templates.filter(|(name, file)| {
        name.ends_with(".typ") && !sources.file(*file).path.starts_with(BUILT_IN)
    });
    own.map(|(name, file)| {
        let message = format!(
            "the paper's own templates/{name} says how its pages look, which Word and HTML are not told"
        );
        Diagnostic::error("templates/unheld", message)
            .in_file(sources.file(*file).path.clone())
            .help("leave docx and html out of outputs and --with, or leave out the template")
    })
    .collect()
}
