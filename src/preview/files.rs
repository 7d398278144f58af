//! The page of the live preview: plain HTML, CSS and a little script.

/// A file of the preview.
#[derive(Debug, Clone, Copy)]
pub struct PreviewFile {
    /// The path that it is asked for by.
    pub path: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every file of the preview.
pub const PREVIEW: &[PreviewFile] = &[
    PreviewFile {
        path: "/",
        kind: "text/html; charset=utf-8",
        text: include_str!("../../../../templates/preview/index.html"),
    },
    PreviewFile {
        path: "/preview.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("../../../../templates/preview/preview.css"),
    },
    PreviewFile {
        path: "/preview.js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("../../../../templates/preview/preview.js"),
    },
];
