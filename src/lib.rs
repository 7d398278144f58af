//! panelpaper: tables of posts and duties into Legislative Council papers.
//!
//! The rooms, in order; each imports only rooms above it, and a test holds
//! that to this list. `ARCHITECTURE.md` tells how a build walks through them.
//!
//! - [`threads`]: room for what is nested deep, and panics as values
//! - [`assets`]: what the program carries: templates, fonts, licences
//! - [`characters`]: which characters nobody sees, which no paper may hold, which look alike
//! - [`source`]: files, spans, cells
//! - [`diag`]: findings as data, and how they are printed
//! - [`catalogue`]: what the messages mean that are no checks'
//! - [`model`]: posts, ranks, offices, annexes, papers, as values
//! - [`load`]: a paper's folder into a project
//! - [`chart`]: organisation charts as geometry
//! - [`fonts`]: the font files of a build
//! - [`sheet`]: organisation charts with their marks and legends
//! - [`roster`]: single tables of posts, before and after
//! - [`annex`]: one kind of annex a file
//! - [`paper`]: one type of paper a file
//! - [`prose`]: the words of a paper as its readers see them
//! - [`check`]: one rule a file
//! - [`explain`]: what every message means
//! - [`schema`]: what other programs need to know of a paper's files
//! - [`mend`]: the safe changes that findings offer
//! - [`fill`]: Handlebars: prose with every fact filled in
//! - [`typeset`]: Typst: filled prose into pages
//! - [`export`]: pages into PDF, files into a zip
//! - [`build`]: one build of a paper, and its files
//! - [`batch`]: many papers in one go, and their reports
//! - [`preview`]: the pages and findings in the browser, while writing
//! - [`watch`]: saves of a paper's files, as they happen
//! - [`cli`]: the command line

pub mod annex;
pub mod assets;
#[cfg(feature = "typeset")]
pub mod batch;
#[cfg(feature = "typeset")]
pub mod build;
pub mod catalogue;
pub mod characters;
pub mod chart;
pub mod check;
#[cfg(feature = "typeset")]
pub mod cli;
pub mod diag;
pub mod explain;
#[cfg(feature = "typeset")]
pub mod export;
pub mod fill;
pub mod fonts;
pub mod load;
pub mod mend;
pub mod model;
pub mod paper;
#[cfg(feature = "typeset")]
pub mod preview;
pub mod prose;
pub mod roster;
pub mod schema;
pub mod sheet;
pub mod source;
pub mod threads;
#[cfg(feature = "typeset")]
pub mod typeset;
#[cfg(feature = "typeset")]
pub mod watch;
