//! A paper as a Word document and as one HTML file, from one document of blocks and
//! runs. Nothing here knows Typst or files.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds that to
//! this list.
//!
//! - [`xml`]: elements, attributes and text
//! - [`document`]: what both editions are written from
//! - `widths`: how wide the columns of a table are, and how large its type
//! - [`redline`]: two versions as one document
//! - [`chart`]: a page of a chart as a picture
//! - [`html`]: the document as one HTML file
//! - [`docx`]: the document as a Word document

pub mod chart;
pub mod document;
pub mod docx;
pub mod html;
pub mod redline;
mod widths;
pub mod xml;
