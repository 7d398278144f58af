//! DOCX: a Word document to work in, with numbers, notes and references that are
//! Word's own.

mod blocks;
mod drawing;
mod fields;
mod lists;
mod names;
mod numbering;
mod package;
mod parts;
mod passages;
mod places;
mod runs;
mod sections;
mod settings;
mod store;
mod styles;
mod table;
mod version;
mod widths;

use std::collections::BTreeMap;

use orgchart::Measure;
use rayon::prelude::*;

use crate::chart::{Drawn, PaintError, Painter, draw};
use crate::document::{Block, ChartPage, Document};
use crate::xml::Xml;
use lists::{INVITATION, Inset};
use numbering::Numbering;
use package::{Package, Rels};
use places::Places;

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
    /// How many tables with pages of their own the body has had.
    sections: usize,
    /// How many headers there are.
    headers: usize,
    /// The widths of the columns of the table that is being written.
    columns: Vec<usize>,
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
        rels: Rels::of_document(),
        package: Package::default(),
        numbering: Numbering::default(),
        places: Places::of(document),
        bookmarks: 0,
        marked: BTreeMap::new(),
        drawings: 0,
        last: None,
        sections: 0,
        // That of the paper, and that of first pages.
        headers: 2,
        columns: Vec::new(),
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

impl Book<'_> {
    /// Draws and paints the charts, which takes longer than all the rest: each on a
    /// core of its own.
    fn draw_charts(&mut self) {
        let blocks = self.document.annexes.iter().flat_map(|annex| &annex.blocks);
        let charts = blocks.filter_map(|block| match block {
            Block::Chart(chart) => Some(&**chart),
            _ => None,
        });
        let charts: Vec<&ChartPage> = charts.collect();
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
        self.front();
        self.invitation();
        self.blocks(&document.body, 0);
        self.keep_with_next();
        if let Some(dashes) = document.dashes() {
            self.text_paragraph("Dashes", dashes);
        }
        for (at, (line, passage)) in document.signature().into_iter().enumerate() {
            let style = match at == 0 && document.dashes().is_none() {
                true => "SignatureFirst",
                false => "SignatureLine",
            };
            self.typed_paragraph(style, line, passage);
        }
        self.annexes();
        self.xml.close_many(2);
    }

    /// The head of the paper.
    fn front(&mut self) {
        let head = &self.document.head;
        let occasion = self.document.occasion();
        // The number stands at the right of the first line.
        for (at, line) in occasion.split('\n').enumerate() {
            self.paragraph("PaperDate", "");
            self.text_run(line);
            if let Some(number) = head.number.as_ref().filter(|_| at == 0) {
                self.xml.open("w:r", &[]);
                self.xml.empty("w:tab", &[]);
                self.xml.close();
                self.text_run(number);
            }
            self.xml.close();
        }
        let [committee, title] = self.document.committee_and_title();
        self.typed_paragraph("Committee", &head.committee, committee);
        if let Some(text) = self.document.title_on_page() {
            self.typed_paragraph("Title", text, title);
        }
        let lines = self.document.item_lines();
        if !lines.is_empty() {
            self.text_paragraph("ItemHeads", &lines.join("\n"));
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
        let version = version::parts(self.document, &said);
        self.package.add("word/document.xml", main);
        if let Some((notes, rels)) = notes {
            self.package.add("word/footnotes.xml", notes);
            if !rels.is_empty() {
                self.package
                    .add("word/_rels/footnotes.xml.rels", rels.part());
            }
        }
        let document = self.document;
        self.package.add("word/styles.xml", styles::part(document));
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
        self.package.add("docProps/core.xml", parts::core(document));
        self.package.add("docProps/app.xml", parts::app());
        let passages = passages::parts(document, &self.marked);
        for (name, text) in passages.into_iter().chain(version) {
            self.package.add(&name, text);
        }
        self.package
            .add("word/_rels/document.xml.rels", self.rels.part());
        self.package
            .packed()
            .map_err(|error| DocxError(error.to_string()))
    }
}
