//! The page of the live preview: plain HTML, CSS and a little script.

/// A file of the preview.
#[derive(Debug, Clone, Copy)]
pub(super) struct PreviewFile {
    /// The path that it is asked for by.
    pub(super) path: &'static str,
    /// Its type.
    pub(super) kind: &'static str,
    /// Its text.
    pub(super) text: &'static str,
}

/// Every file of the preview.
pub(super) const PREVIEW: &[PreviewFile] = &[
    PreviewFile {
        path: "/",
        kind: "text/html; charset=utf-8",
        text: include_str!("../../templates/preview/index.html"),
    },
    PreviewFile {
        path: "/preview.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("../../templates/preview/preview.css"),
    },
    PreviewFile {
        path: "/preview.js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("../../templates/preview/preview.js"),
    },
];
