//! DOCX: a Word document to work in, with numbers, notes and references that are
//! Word's own.

mod beside;
mod blocks;
mod drawing;
mod fields;
mod inset;
mod lists;
mod names;
mod notes;
mod numbering;
mod package;
mod parts;
mod passages;
mod places;
mod redline;
mod runs;
mod section;
mod sections;
mod settings;
mod store;
mod styles;
mod sum;
mod table;
mod table_notes;
mod ties;
mod tracked;
mod version;
mod versions;
mod whole_numbers;

use std::collections::BTreeMap;

use orgchart::Measure;
use rayon::prelude::*;

use crate::chart::{Drawn, PaintError, Painter, draw};
use crate::document::{Block, Change, ChartPage, Document, Inline, lines_of};
use crate::widths::Columns;
use crate::xml::Xml;
use inset::{INVITATION, Inset};
use numbering::Numbering;
use package::{Package, Rels};
use places::Places;
use section::Section;
use versions::Versions;

pub use sum::{is_as_written, is_worked_in};

/// Why there is no Word document.
#[derive(Debug)]
pub struct DocxError(pub String);

/// A Word document while it is written.
struct Book<'a> {
    document: &'a Document,
    measure: &'a (dyn Measure + Sync),
    painter: &'a Painter<'a>,
    /// The pages of charts by name, drawn and painted.
    charts: BTreeMap<String, Chart>,
    xml: Xml,
    rels: Rels,
    package: Package,
    numbering: Numbering,
    /// The bookmarks of paragraphs and items by what is printed of them.
    places: Places,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// How often each passage was marked.
    marked: BTreeMap<usize, usize>,
    /// How many pictures there are.
    drawings: usize,
    /// Where the properties of the last paragraph end, if it is the last block.
    last: Option<usize>,
    /// How much of these is the mark of its end.
    last_mark: usize,
    /// The versions that it ends in.
    last_in: Versions,
    /// What became of what is being written, where two versions are shown together.
    change: Option<Change>,
    /// The move of the annex that it stands in.
    around: Option<Change>,
    /// How many tracked changes there are.
    revisions: usize,
    /// The section that is being written.
    section: Section,
    /// Whether it was begun for a table that stands across.
    across: bool,
    /// How many headers there are.
    headers: usize,
    /// The widths of the columns of the table that is being written.
    columns: Columns,
    /// How far what is being written is set in.
    inset: Inset,
    /// What cannot be written.
    failed: Vec<String>,
}

/// The bytes of the document. `measure` is of the paper's fonts, `painter` has them.
///
/// # Errors
/// When a picture cannot be painted, or the file cannot be packed.
pub fn docx(
    document: &Document,
    measure: &(dyn Measure + Sync),
    painter: &Painter<'_>,
) -> Result<Vec<u8>, DocxError> {
    let mut book = Book {
        document,
        measure,
        painter,
        charts: BTreeMap::new(),
        xml: Xml::part(),
        // What reviewers change in a redline has no way home: it has two versions' words.
        rels: Rels::of_document(document.redline.is_none()),
        package: Package::default(),
        numbering: Numbering::default(),
        places: Places::of(document),
        bookmarks: 0,
        marked: BTreeMap::new(),
        drawings: 0,
        last: None,
        last_mark: 0,
        last_in: Versions::default(),
        change: None,
        around: None,
        revisions: 0,
        section: Section::of_body(),
        across: false,
        // That of the paper, and that of first pages.
        headers: 2,
        columns: Columns::default(),
        inset: Inset::default(),
        failed: Vec::new(),
    };
    book.draw_charts();
    book.whole();
    if let Some(why) = book.failed.first() {
        return Err(DocxError(why.clone()));
    }
    book.packed()
}

/// A page of a chart, drawn and painted.
type Chart = (Drawn, Result<Vec<u8>, PaintError>);

/// The pages of charts among blocks.
fn charts_in<'d>(blocks: &'d [Block], found: &mut Vec<&'d ChartPage>) {
    for block in blocks {
        match block {
            Block::Chart(chart) => found.push(chart),
            Block::Changed(_, blocks) => charts_in(blocks, found),
            _ => {}
        }
    }
}

impl Book<'_> {
    /// Draws and paints the charts, which takes longer than all the rest: each on a
    /// core of its own.
    fn draw_charts(&mut self) {
        let mut charts: Vec<&ChartPage> = Vec::new();
        for annex in &self.document.annexes {
            charts_in(&annex.blocks, &mut charts);
        }
        let (painter, measure) = (self.painter, self.measure);
        let painted = charts.par_iter().map(|chart| {
            let drawn = draw(chart, measure, "");
            let dots = painter.chart(&drawn);
            (chart.name.clone(), (drawn, dots))
        });
        self.charts = painted.collect();
    }

    /// The main part.
    fn whole(&mut self) {
        let document = self.document;
        self.xml.open("w:document", names::ROOT);
        self.xml.open("w:body", &[]);
        self.list_of_changes();
        self.front();
        self.invitation();
        self.blocks(&document.body, 0);
        self.turn_back();
        self.keep_with_next();
        if let Some(dashes) = document.dashes() {
            self.text_paragraph("Dashes", dashes);
        }
        for (at, line) in document.shown_signature().iter().enumerate() {
            let style = match at == 0 && document.dashes().is_none() {
                true => "SignatureFirst",
                false => "SignatureLine",
            };
            self.plain(style, line, 0);
        }
        self.annexes();
        self.xml.close_many(2);
    }

    /// The head of the paper.
    fn front(&mut self) {
        let document = self.document;
        // The number stands at the right of the first line.
        let number = document.shown_number();
        let occasion = lines_of(&document.shown_occasion());
        for (at, line) in occasion.iter().enumerate() {
            // Behind the list of a redline: a break in a paragraph of its own would have a
            // page to itself where the list fills its last one.
            let is_behind_list = at == 0 && document.redline.is_some();
            let begins = if is_behind_list {
                "<w:pageBreakBefore/>"
            } else {
                ""
            };
            self.paragraph("PaperDate", begins);
            self.inline(line, 0);
            if at == 0 && !number.is_empty() {
                self.begin_run();
                self.xml.empty("w:tab", &[]);
                self.end_run();
                self.inline(&number, 0);
            }
            self.xml.close();
        }
        self.plain("Committee", &document.shown_committee(), 0);
        let title = document.shown_title();
        if !title.is_empty() {
            self.plain("Title", &title, 0);
        }
        let lines = document.shown_item_lines();
        if !lines.is_empty() {
            self.plain("ItemHeads", &lines.join(&Inline::Break), 0);
        }
    }

    /// What members are invited to do, narrower than the text.
    fn invitation(&mut self) {
        let document = self.document;
        self.inset = Inset {
            left: INVITATION,
            right: INVITATION,
        };
        self.blocks(&document.invitation, 0);
        self.inset = Inset::default();
    }

    /// All parts in one package.
    fn packed(mut self) -> Result<Vec<u8>, DocxError> {
        let notes = self.notes_part();
        let main = std::mem::take(&mut self.xml).done();
        let header = parts::header(self.document);
        let headers = header.clone() + &self.package.headers();
        let mut said = vec![("document", main.as_str()), ("header", headers.as_str())];
        said.extend(notes.iter().map(|(notes, _)| ("footnotes", notes.as_str())));
        let version = self.document.redline.is_none();
        let version = version.then(|| version::parts(self.document, &said));
        let styles = styles::part(self.document, &main);
        let lang = self.document.lang;
        let main = ties::tied(&main, lang);
        let notes = notes.map(|(notes, rels)| (ties::tied(&notes, lang), rels));
        self.package.add("word/document.xml", main);
        if let Some((notes, rels)) = notes {
            self.package.add("word/footnotes.xml", notes);
            if !rels.is_empty() {
                self.package
                    .add("word/_rels/footnotes.xml.rels", rels.part());
            }
        }
        let document = self.document;
        self.package.add("word/styles.xml", styles);
        self.package
            .add("word/numbering.xml", self.numbering.part());
        self.package.add("word/settings.xml", settings::part());
        self.package
            .add("word/fontTable.xml", parts::font_table(document));
        self.package.add("word/header1.xml", header);
        self.package.add("word/header2.xml", parts::empty_header());
        // Word asks for one; no style uses it.
        self.package
            .add("word/theme/theme1.xml", include_str!("theme.xml"));
        self.package.add("docProps/app.xml", parts::app());
        let passages = passages::parts(document, &self.marked);
        for (name, text) in passages.into_iter().chain(version.into_iter().flatten()) {
            self.package.add(&name, text);
        }
        self.package
            .add("word/_rels/document.xml.rels", self.rels.part());
        let sum = self.package.sum();
        self.package.add(sum::PART, parts::core(document, &sum));
        self.package
            .packed()
            .map_err(|error| DocxError(error.to_string()))
    }
}
