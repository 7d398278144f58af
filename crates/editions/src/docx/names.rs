//! The names of namespaces and kinds of parts.

/// Those of a part that holds text.
pub(super) const ROOT: &[(&str, &str)] = &[
    ("xmlns:w", W),
    ("xmlns:r", R),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
];

/// What the part of the notes has beside [`ROOT`]: the names by which a program is asked
/// whether it is Word.
pub(super) const ASKED: &[(&str, &str)] = &[
    (
        "xmlns:mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "xmlns:w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
];

pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
pub(super) const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
pub(super) const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub(super) const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// Our own: where words were typed.
pub(super) const PASSAGES: &str = "urn:panelpaper:passages:1";
/// The same: what the document said when it was made, and of which files.
pub(super) const VERSION: &str = "urn:panelpaper:version:1";
