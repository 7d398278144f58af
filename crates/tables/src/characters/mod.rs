//! What characters are: which of them nobody sees, which no paper may hold,
//! which look like others, what numbers are as letters, what straight quotation
//! marks are set as, and how a text is shown on one line.
//!
//! The tables are Unicode's, from crates that keep them. Where a character
//! stands, and whether that is wrong, is for other rooms to say.

mod counting;
mod fold;
mod form;
mod kind;
mod quotes;
mod reference;
mod set;
mod visible;

pub use counting::{letters, roman};
pub use fold::{as_seen, difference, fold};
pub use form::{Form, forms};
pub use kind::{forbidden, named, unseen};
pub use quotes::{QuoteMark, quote_marks};
pub use reference::reference;
pub use set::{as_set, character_as_set};
pub use visible::{as_read, is_plain, visible, visible_line, visible_lines};
