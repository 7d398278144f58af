//! The settings of the document.

use super::names::W;
use crate::xml::Xml;

/// The signs that no Chinese line ends with.
const OPENING: &str = "([{$¥£‘“〈《「『【〔〖（［｛＄￡￥／";

/// The signs that none begins with; Word's own has no full-width dash among them, which
/// leads into lists, and no stroke.
const CLOSING: &str = "!%),.:;?]}¢°·’”–—…‧、。〉》」』】〕〗！％），－．／：；？］｝～";

/// The part, as Word of today has it.
pub(super) fn part() -> String {
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", W)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:defaultTabStop", &[("w:val", "700")]);
    xml.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
    for (name, signs) in [
        ("w:noLineBreaksAfter", OPENING),
        ("w:noLineBreaksBefore", CLOSING),
    ] {
        xml.empty(name, &[("w:lang", "zh-HK"), ("w:val", signs)]);
    }
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close();
    xml.open("w:compat", &[]);
    let uri = "http://schemas.microsoft.com/office/word";
    let settings = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ];
    for (name, value) in settings {
        let own = [("w:name", name), ("w:uri", uri), ("w:val", value)];
        xml.empty("w:compatSetting", &own);
    }
    xml.close();
    xml.empty(
        "w:themeFontLang",
        &[("w:val", "en-GB"), ("w:eastAsia", "zh-HK")],
    );
    xml.empty("w:decimalSymbol", &[("w:val", ".")]);
    xml.empty("w:listSeparator", &[("w:val", ",")]);
    xml.done()
}
