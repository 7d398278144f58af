//! The small parts: headers, fonts, and what lists of files show.

use super::names::{R, W};
use super::styles::faces;
use crate::document::Document;
use crate::xml::Xml;

/// The header from the second page of a section, with the number of the page.
pub(super) fn header(pattern: &str) -> String {
    let mut xml = Xml::part();
    open_header(&mut xml);
    let (before, after) = pattern.split_once("{n}").unwrap_or((pattern, ""));
    run(&mut xml, before);
    if pattern.contains("{n}") {
        xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
        run(&mut xml, "2");
        xml.close();
    }
    run(&mut xml, after);
    xml.done()
}

/// The header of a first page.
pub(super) fn empty_header() -> String {
    let mut xml = Xml::part();
    open_header(&mut xml);
    xml.done()
}

fn open_header(xml: &mut Xml) {
    xml.open("w:hdr", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.open("w:p", &[]);
    xml.raw("<w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
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
pub(super) fn core(document: &Document) -> String {
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
