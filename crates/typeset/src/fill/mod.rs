//! Handlebars: the body's prose with every fact filled in, as Typst source.
//!
//! Values come from the tables as string literals and can never act as Typst
//! or Handlebars code. Every piece of the output remembers the piece of the
//! body that it came from. Nothing here knows how Typst reads the result:
//! numbering paragraphs is `typeset`'s business.

mod body;
mod cache;
mod call;
mod cells;
mod comment;
mod conditions;
mod constant;
mod depth;
mod escape;
mod filled;
mod form;
mod helpers;
mod instrument;
mod marks;
mod output;
mod paper;
mod pieces;
mod read;
mod render;
mod rounds;
mod settings;
mod sink;
mod slips;
mod spacing;
mod syntax;
mod text;

pub use body::{Unfit, fill, look_over, validate};
pub use cache::FillCache;
pub use cells::{CellCall, CellReference};
pub use escape::{literal, quoted};
pub use filled::Filled;
pub use output::{Emission, FilledBody, NumberingRequest};
pub use spacing::{is_gap, tidy};
pub use text::FilledText;
