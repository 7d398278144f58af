//! What the program carries inside itself: templates, fonts and their licences, a
//! list of ranks.
//!
//! Everything here is bytes fixed at compile time. This room never reads a
//! file, never decides which template a paper uses (`load` does) and never
//! parses a font (`chart` and `typeset` do).

pub mod batch;
pub mod fonts;
pub mod ranks;
pub mod starter;
pub mod templates;
