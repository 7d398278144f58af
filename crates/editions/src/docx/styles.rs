//! The styles, as the pages of the PDF are set.

use super::names::W;
use crate::document::Document;
use crate::xml::{Xml, escaped};

/// The faces that Word is asked for where the paper names none.
const LATIN: &str = "Times New Roman";
const CHINESE: &str = "PMingLiU";

/// A style of paragraphs.
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: Option<&'static str>,
    next: Option<&'static str>,
    /// The properties of its paragraphs, in Word's order.
    paragraph: &'static str,
    /// Those of its runs.
    run: &'static str,
}

/// The Latin and the Chinese face.
pub(super) fn faces(document: &Document) -> [String; 2] {
    let named =
        |names: &[String], usual: &str| names.first().map_or(usual, String::as_str).to_owned();
    let fonts = &document.fonts;
    [named(&fonts.latin, LATIN), named(&fonts.chinese, CHINESE)]
}

const fn style(
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style {
        id,
        name,
        based_on: Some("Normal"),
        next: None,
        paragraph,
        run,
    }
}

const fn heading(
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style {
        next: Some("PaperParagraph"),
        ..style(id, name, paragraph, run)
    }
}

/// The text of a table in smaller type: used where its words would be cut else.
const fn small(
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style {
        based_on: Some("TableText"),
        ..style(id, name, paragraph, run)
    }
}

const BOLD: &str = "<w:b/><w:bCs/>";
const RULED: &str = "<w:b/><w:bCs/><w:u w:val=\"single\"/>";

/// Lines are 21 points apart; between paragraphs 10 more, as the PDF has them.
const STYLES: &[Style] = &[
    heading(
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/><w:numPr><w:numId w:val=\"2\"/></w:numPr><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"0\"/>",
        BOLD,
    ),
    heading(
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"1\"/>",
        RULED,
    ),
    heading(
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"2\"/></w:numPr><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"2\"/>",
        BOLD,
    ),
    heading(
        "Heading4",
        "heading 4",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"3\"/>",
        BOLD,
    ),
    heading(
        "Heading5",
        "heading 5",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"4\"/>",
        BOLD,
    ),
    heading(
        "Heading6",
        "heading 6",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"140\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"5\"/>",
        BOLD,
    ),
    style(
        "Title",
        "Title",
        "<w:spacing w:after=\"420\"/><w:jc w:val=\"center\"/>",
        BOLD,
    ),
    style(
        "Committee",
        "Committee",
        "<w:spacing w:before=\"420\" w:after=\"420\"/><w:jc w:val=\"center\"/>",
        BOLD,
    ),
    style(
        "ItemHeads",
        "Item Heads",
        "<w:spacing w:after=\"420\"/><w:jc w:val=\"left\"/>",
        BOLD,
    ),
    style(
        "PostLines",
        "Post Lines",
        "<w:spacing w:after=\"100\"/><w:jc w:val=\"left\"/>",
        "",
    ),
    style(
        "PaperDate",
        "Paper Date",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9026\"/></w:tabs><w:spacing w:after=\"0\"/><w:jc w:val=\"left\"/>",
        "",
    ),
    style(
        "FirstParagraph",
        "First Paragraph",
        "<w:ind w:firstLine=\"700\"/>",
        "",
    ),
    style(
        "PaperParagraph",
        "Paper Paragraph",
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
        "",
    ),
    style("PlainParagraph", "Plain Paragraph", "", ""),
    style(
        "ChangesTitle",
        "Changes Title",
        "<w:keepNext/><w:jc w:val=\"left\"/>",
        BOLD,
    ),
    style(
        "Changes",
        "Changes",
        "<w:spacing w:after=\"100\"/><w:jc w:val=\"left\"/>",
        "",
    ),
    style(
        "ChangesBoxes",
        "Changes Boxes",
        "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    style("ListItem", "List Item", "<w:spacing w:after=\"100\"/>", ""),
    style(
        "Dashes",
        "Dashes",
        "<w:keepNext/><w:spacing w:before=\"1260\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "",
    ),
    style(
        "SignatureFirst",
        "Signature First",
        "<w:keepNext/><w:spacing w:before=\"1260\" w:after=\"0\"/><w:jc w:val=\"left\"/>",
        "",
    ),
    style(
        "SignatureLine",
        "Signature Line",
        "<w:spacing w:after=\"0\"/><w:jc w:val=\"left\"/>",
        "",
    ),
    style(
        "AnnexLabel",
        "Annex Label",
        "<w:keepNext/><w:jc w:val=\"right\"/>",
        RULED,
    ),
    heading(
        "AnnexTitle",
        "Annex Title",
        "<w:keepNext/><w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
        BOLD,
    ),
    style(
        "AnnexHeading",
        "Annex Heading",
        "<w:keepNext/><w:spacing w:after=\"200\"/><w:jc w:val=\"center\"/>",
        BOLD,
    ),
    style(
        "TableText",
        "Table Text",
        "<w:spacing w:after=\"0\" w:line=\"340\" w:lineRule=\"atLeast\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    small(
        "TableText11",
        "Table Text 11",
        "<w:spacing w:after=\"0\" w:line=\"312\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    small(
        "TableText10",
        "Table Text 10",
        "<w:spacing w:after=\"0\" w:line=\"283\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    small(
        "TableText9",
        "Table Text 9",
        "<w:spacing w:after=\"0\" w:line=\"255\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    small(
        "TableText8",
        "Table Text 8",
        "<w:spacing w:after=\"0\" w:line=\"227\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>",
    ),
    small(
        "TableText7",
        "Table Text 7",
        "<w:spacing w:after=\"0\" w:line=\"198\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"14\"/><w:szCs w:val=\"14\"/>",
    ),
    small(
        "TableText6",
        "Table Text 6",
        "<w:spacing w:after=\"0\" w:line=\"170\" w:lineRule=\"atLeast\"/>",
        "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>",
    ),
    style(
        "TableCaption",
        "Table Caption",
        "<w:keepNext/><w:spacing w:before=\"100\" w:after=\"120\" w:line=\"340\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    style(
        "PictureCaption",
        "Picture Caption",
        "<w:jc w:val=\"center\"/>",
        BOLD,
    ),
    style(
        "TableNoteFirst",
        "Table Note First",
        "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"300\" w:lineRule=\"atLeast\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    style(
        "TableNote",
        "Table Note",
        "<w:spacing w:after=\"0\" w:line=\"300\" w:lineRule=\"atLeast\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    style(
        "Picture",
        "Picture",
        "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
        "",
    ),
    style(
        "AfterTable",
        "After Table",
        "<w:spacing w:after=\"180\" w:line=\"20\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>",
    ),
    style(
        "SectionEnd",
        "Section End",
        "<w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>",
    ),
    style(
        "FootnoteText",
        "footnote text",
        "<w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"atLeast\"/><w:ind w:left=\"220\" w:hanging=\"220\"/>",
        "<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    ),
    style(
        "Header",
        "header",
        "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "",
    ),
];

/// The part. `main` is the text that is set in them.
pub(super) fn part(document: &Document, main: &str) -> String {
    let mut xml = Xml::part();
    xml.open("w:styles", &[("xmlns:w", W)]);
    let [latin, chinese] = faces(document).map(|face| escaped(&face));
    xml.raw(&format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{chinese}\" w:cs=\"{latin}\"/>\
         <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>\
         <w:lang w:val=\"en-GB\" w:eastAsia=\"zh-HK\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"200\" w:line=\"420\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults>"
    ));
    xml.raw(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
         <w:name w:val=\"Normal Table\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         </w:tblPr></w:style>\
         <w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">\
         <w:name w:val=\"No List\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\">\
         <w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
    );
    let redline = document.redline.is_some();
    let is_used = |own: &&Style| match own.based_on {
        Some("TableText") => main.contains(&format!("\"{}\"", own.id)),
        _ => redline || !own.id.starts_with("Changes"),
    };
    let used = STYLES.iter().filter(is_used);
    used.for_each(|own| write(&mut xml, own));
    xml.done()
}

fn write(xml: &mut Xml, own: &Style) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", own.id)]);
    xml.empty("w:name", &[("w:val", own.name)]);
    if let Some(base) = own.based_on {
        xml.empty("w:basedOn", &[("w:val", base)]);
    }
    if let Some(next) = own.next {
        xml.empty("w:next", &[("w:val", next)]);
    }
    xml.empty("w:qFormat", &[]);
    for (name, properties) in [("w:pPr", own.paragraph), ("w:rPr", own.run)] {
        if !properties.is_empty() {
            xml.open(name, &[]);
            xml.raw(properties);
            xml.close();
        }
    }
    xml.close();
}
