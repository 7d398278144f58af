//! Characters that no chosen font has, and fonts that are not there.

use std::collections::BTreeMap;

use typst::layout::{Frame, FrameItem};
use typst::syntax::Span as TypstSpan;
use typst_layout::PagedDocument;

use super::world::PaperWorld;
use check::Checked;
use tables::diag::Diagnostic;
use tables::source::{FileId, Sources, Span};

/// Characters without a glyph, each with its first place in a body.
type Lacking = BTreeMap<char, Option<TypstSpan>>;

/// An error for each character on the pages that has no glyph, at the places
/// that it comes from.
pub(super) fn missing(
    document: &PagedDocument,
    world: &PaperWorld<'_>,
    project: &Checked,
) -> Vec<Diagnostic> {
    let lacking = lacking(document, &|span| world.part(span.id()).is_some());
    let files = files(project, world.sources);
    let in_body = |span: TypstSpan, c: char| {
        let body = world.part(span.id())?;
        let source = world.source(body.file).ok()?;
        let piece = source.find(span)?.range();
        let typed = source.text()[piece.clone()].find(c);
        let range = typed.map_or(piece.clone(), |at| {
            let start = piece.start + at;
            start..start + c.len_utf8()
        });
        body.origin(range)
    };
    let help = "write another character, or put a font that has it in a folder of the paper \
                and name both in [fonts] of paper.toml";
    errors(lacking, &files, in_body, help, world.sources)
}

/// The same for a chart that stands by itself.
pub(super) fn missing_in_sheet(document: &PagedDocument, sources: &Sources) -> Vec<Diagnostic> {
    let files: Vec<FileId> = sources.files().map(|(id, _)| id).collect();
    let help = "write another character, or name a folder with a font that has it: --font-dir";
    let lacking = lacking(document, &|_| false);
    errors(lacking, &files, |_, _| None, help, sources)
}

fn errors(
    lacking: Lacking,
    files: &[FileId],
    in_body: impl Fn(TypstSpan, char) -> Option<Span>,
    help: &str,
    sources: &Sources,
) -> Vec<Diagnostic> {
    if lacking.is_empty() {
        return Vec::new();
    }
    let places = places(&lacking, files, sources);
    let error = |(c, from): (char, Option<TypstSpan>)| {
        let mut place = places.get(&c).copied();
        if let Some(own) = from.and_then(|from| in_body(from, c)) {
            place = Some((own, place.map_or(1, |(_, count)| count)));
        }
        error(c, place, help)
    };
    lacking.into_iter().map(error).collect()
}

/// Where each character first stands in the files, and how often. Comments of
/// tables are passed over.
fn places(lacking: &Lacking, files: &[FileId], sources: &Sources) -> BTreeMap<char, (Span, usize)> {
    let mut places: BTreeMap<char, (Span, usize)> = BTreeMap::new();
    for &file in files {
        let text = &sources.file(file).text;
        let table = sources.tables().iter().find(|table| table.file == file);
        let cells = table.into_iter().flat_map(|table| &table.rows);
        let cells = cells.flat_map(|row| &row.cells).map(|cell| cell.span);
        let whole = table.is_none().then(|| Span::new(file, 0, text.len()));
        for part in cells.chain(whole) {
            let typed = text.get(part.start..part.end).unwrap_or_default();
            for (at, c) in typed
                .char_indices()
                .filter(|(_, c)| lacking.contains_key(c))
            {
                let start = part.start + at;
                let here = Span::new(file, start, start + c.len_utf8());
                places.entry(c).or_insert((here, 0)).1 += 1;
            }
        }
    }
    places
}

/// Those of a document; `typed` tells whether a place is in a part of the prose.
fn lacking(document: &PagedDocument, typed: &dyn Fn(TypstSpan) -> bool) -> Lacking {
    let mut found = Lacking::new();
    for page in document.pages() {
        in_frame(&page.frame, typed, &mut found);
    }
    found
}

fn in_frame(frame: &Frame, typed: &dyn Fn(TypstSpan) -> bool, found: &mut Lacking) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => in_frame(&group.frame, typed, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let from = Some(glyph.span.0).filter(|from| typed(*from));
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    for c in lacking_of(cluster) {
                        let first = found.entry(c).or_default();
                        *first = first.or(from);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The characters of a cluster without a glyph: its spaces only where it has
/// nothing else, since a font may lack a space too (U+1680).
fn lacking_of(cluster: &str) -> impl Iterator<Item = char> {
    let space = cluster.chars().all(char::is_whitespace);
    cluster.chars().filter(move |c| space || !c.is_whitespace())
}

fn error(character: char, places: Option<(Span, usize)>, help: &str) -> Diagnostic {
    let code = u32::from(character);
    let message = format!("no font has the character {character} (U+{code:04X})");
    let finding = Diagnostic::error("fonts/missing-glyph", message).help(help);
    match places {
        None => finding,
        Some((first, 1)) => finding.at(first),
        Some((first, count)) => finding
            .at(first)
            .saying(format!("and in {} more places", count - 1)),
    }
}

/// The files that text comes from: tables and settings, bodies, templates.
pub(super) fn files(project: &Checked, sources: &Sources) -> Vec<FileId> {
    let tables = sources.tables().iter().map(|table| table.file);
    let bodies = project.bodies.iter().map(|body| body.file);
    let mut files: Vec<FileId> = tables.chain(bodies).collect();
    let rest = sources.files().map(|(id, _)| id);
    let rest: Vec<FileId> = rest.filter(|id| !files.contains(id)).collect();
    files.extend(rest);
    files
}

/// Where a file has these words.
pub(super) fn occurrences<'a>(
    words: &'a str,
    file: FileId,
    sources: &'a Sources,
) -> impl Iterator<Item = Span> + 'a {
    let matches = sources.file(file).text.match_indices(words);
    matches.map(move |(at, found)| Span::new(file, at, at + found.len()))
}

/// A warning for each family of paper.toml that no font file has.
pub(super) fn unknown_families(project: &Checked, world: &PaperWorld<'_>) -> Vec<Diagnostic> {
    let choice = &project.paper.fonts;
    let asked = choice.latin.iter().chain(&choice.chinese);
    let unknown = asked.filter(|family| !world.engine().has_family(family));
    unknown
        .map(|family| {
            let message = format!("no font of the family {family} is there");
            let finding = Diagnostic::warning("fonts/unknown-family", message)
                .help("name its folder with --font-dir, or in dirs of [fonts]");
            let settings = world.sources.files().find_map(|(id, file)| {
                let at = file.text.find(family.as_str())?;
                let own = file.path.file_name() == Some("paper.toml");
                own.then(|| Span::new(id, at, at + family.len()))
            });
            finding.at_any(settings)
        })
        .collect()
}
