//! The small parts: headers, fonts, and what lists of files show.

use super::names::{R, W};
use super::places::annex_mark;
use super::styles::faces;
use crate::document::{AnnexPart, Document};
use crate::xml::Xml;

/// The header from the second page of a section, with the number of the page; in an
/// item its own number at the left.
pub(super) fn header(document: &Document) -> String {
    let mut xml = Xml::part();
    let head = &document.head;
    match &head.item {
        Some(_) => {
            open_header(&mut xml, ITEM);
            run(&mut xml, head.number.as_deref().unwrap_or_default());
            xml.raw("<w:r><w:tab/></w:r>");
        }
        None => open_header(&mut xml, ""),
    }
    counted(&mut xml, document.word("page"));
    xml.done()
}

/// That of an annex of an item: what stands at its corner, and the number of the page.
/// How many pages there are is left out: not every program counts those of a section.
pub(super) fn corner(annex: &AnnexPart, page: &str) -> String {
    let mut xml = Xml::part();
    open_header(&mut xml, RIGHT);
    match annex.corner_parts() {
        Some([before, number, after]) => {
            run(&mut xml, before);
            let code = format!("REF {}", annex_mark(annex.number));
            field(&mut xml, &code, number);
            run(&mut xml, after);
        }
        None => run(&mut xml, &annex.corner),
    }
    xml.raw("<w:r><w:br/></w:r>");
    counted(&mut xml, page);
    xml.done()
}

/// Words with the number of the page.
fn counted(xml: &mut Xml, pattern: &str) {
    let (before, after) = pattern.split_once("{n}").unwrap_or((pattern, ""));
    run(xml, before);
    if pattern.contains("{n}") {
        field(xml, "PAGE", "2");
    }
    run(xml, after);
}

/// How the headers of an item are set: its number at the left, the page's at the right.
const ITEM: &str = "<w:tabs><w:tab w:val=\"right\" w:pos=\"9026\"/></w:tabs><w:jc w:val=\"left\"/>";
/// And those of its annexes.
const RIGHT: &str = "<w:jc w:val=\"right\"/>";

fn field(xml: &mut Xml, code: &str, shown: &str) {
    xml.open("w:fldSimple", &[("w:instr", &format!(" {code} "))]);
    run(xml, shown);
    xml.close();
}

/// The header of a first page.
pub(super) fn empty_header() -> String {
    let mut xml = Xml::part();
    open_header(&mut xml, "");
    xml.done()
}

fn open_header(xml: &mut Xml, properties: &str) {
    xml.open("w:hdr", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.open("w:p", &[]);
    xml.raw(&format!(
        "<w:pPr><w:pStyle w:val=\"Header\"/>{properties}</w:pPr>"
    ));
}

fn run(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.open("w:r", &[]);
        xml.leaf("w:t", &[("xml:space", "preserve")], text);
        xml.close();
    }
}

/// The faces that are asked for; none is in the file.
pub(super) fn font_table(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.open("w:fonts", &[("xmlns:w", W)]);
    for (face, charset) in faces(document).iter().zip(["00", "88"]) {
        xml.open("w:font", &[("w:name", face)]);
        xml.empty("w:charset", &[("w:val", charset)]);
        xml.empty("w:family", &[("w:val", "roman")]);
        xml.empty("w:pitch", &[("w:val", "variable")]);
        xml.close();
    }
    xml.done()
}

/// Title, authors, language and day.
pub(super) fn core(document: &Document, sum: &str) -> String {
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], &document.title);
    xml.leaf("dc:creator", &[], &document.authors.join("; "));
    xml.leaf("dc:identifier", &[], sum);
    xml.leaf("dc:language", &[], document.language());
    // The day of the meeting: nothing takes the clock.
    let day = format!("{}T00:00:00Z", document.date);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
    }
    xml.done()
}

/// The program.
pub(super) fn app() -> String {
    let mut xml = Xml::part();
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", name)]);
    xml.leaf("Application", &[], "panelpaper");
    xml.done()
}
