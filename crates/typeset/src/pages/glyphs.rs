//! Characters that no chosen font has, and fonts that are not there.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::world::PaperWorld;
use check::Checked;
use tables::diag::Diagnostic;
use tables::source::{FileId, Sources, Span};

/// A warning for each character on the pages that has no glyph, at the places
/// that it comes from.
pub(super) fn missing(
    document: &PagedDocument,
    project: &Checked,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let files = files(project, sources);
    let help = "write another character, or name a font that has it in [fonts] of paper.toml";
    warnings(document, &files, help, sources)
}

/// The same for a chart that stands by itself.
pub(super) fn missing_in_sheet(document: &PagedDocument, sources: &Sources) -> Vec<Diagnostic> {
    let files: Vec<FileId> = sources.files().map(|(id, _)| id).collect();
    let help = "write another character, or name a folder with a font that has it: --font-dir";
    warnings(document, &files, help, sources)
}

fn warnings(
    document: &PagedDocument,
    files: &[FileId],
    help: &str,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut characters = BTreeSet::new();
    for page in document.pages() {
        in_frame(&page.frame, &mut characters);
    }
    if characters.is_empty() {
        return Vec::new();
    }
    let places = places(&characters, files, sources);
    let characters = characters.into_iter();
    let warning = |character| warning(character, places.get(&character).copied(), help);
    characters.map(warning).collect()
}

/// Where each character first stands in the files, and how often.
fn places(
    characters: &BTreeSet<char>,
    files: &[FileId],
    sources: &Sources,
) -> BTreeMap<char, (Span, usize)> {
    let mut places: BTreeMap<char, (Span, usize)> = BTreeMap::new();
    for &file in files {
        let text = sources.file(file).text.char_indices();
        for (at, c) in text.filter(|(_, c)| characters.contains(c)) {
            let here = Span::new(file, at, at + c.len_utf8());
            places.entry(c).or_insert((here, 0)).1 += 1;
        }
    }
    places
}

/// The pages, from 1, on which a character has no glyph.
pub(super) fn lacking(document: &PagedDocument) -> BTreeSet<usize> {
    let lacks = |page: &typst_layout::Page| {
        let mut characters = BTreeSet::new();
        in_frame(&page.frame, &mut characters);
        !characters.is_empty()
    };
    let pages = (1..).zip(document.pages());
    pages
        .filter_map(|(number, page)| lacks(page).then_some(number))
        .collect()
}

fn in_frame(frame: &Frame, characters: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => in_frame(&group.frame, characters),
            FrameItem::Text(text) => {
                let lacking = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                let strings = lacking.filter_map(|glyph| text.text.get(glyph.range()));
                characters.extend(strings.flat_map(lacking_of));
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

fn warning(character: char, places: Option<(Span, usize)>, help: &str) -> Diagnostic {
    let code = u32::from(character);
    let message = format!("no font has the character {character} (U+{code:04X})");
    let finding = Diagnostic::warning("fonts/missing-glyph", message)
        .help(help)
        .help("the PDF is written without PDF/A and PDF/UA, which ask for every glyph");
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
