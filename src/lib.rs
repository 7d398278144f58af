//! Tables of posts and duties into Hong Kong Legislative Council papers.
//!
//! What the `panelpaper` command does, as functions for programs of your own:
//!
//! | to | call | which gives |
//! | --- | --- | --- |
//! | read a paper's tables as values | [`load()`] | [`Loaded`] |
//! | find what is wrong with a paper | [`check()`] | [`Made`] |
//! | write its PDFs and its zip | [`build()`] | [`Built`] |
//! | draw a chart of one table | [`chart()`] | [`ChartMade`] |
//! | print what was found | [`human()`] | text |
//!
//! What is wrong with a paper is a [`Diagnostic`], a value with its place and the
//! way out, and never an `Err`: a [`BuildError`] is for what keeps a build from
//! being tried, such as a folder that cannot be read. Nothing here panics over
//! what a paper says.
//!
//! ```
//! use panelpaper::{Request, Session, build, human};
//!
//! # let folder = tempfile::tempdir()?;
//! # let out = camino::Utf8Path::from_path(folder.path()).ok_or("a path in UTF-8")?;
//! # let out = out.join("output");
//! let request = Request::new("data/dpo-2024");
//! let built = build(&mut Session::default(), &request, &out, false)?;
//! println!("{}", human(&built.made.findings, &built.made.sources, false));
//!
//! // Warnings stop nothing; where there is an error, nothing is written.
//! let folder = built.folder.ok_or("nothing was written")?;
//! assert!(folder.join("zh/paper.pdf").is_file());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `examples/build_paper.rs` goes the whole way, from tables to a chart. What these
//! functions are made of stands in crates of its own, which ARCHITECTURE.md
//! describes: a program that checks papers and makes no pages, or draws charts
//! alone, takes `panelpaper-check` or `orgchart` and does not build Typst.

#[doc(inline)]
pub use pipeline::build::{
    BuildError, Built, ChartFormat, ChartMade, ChartRequest, Made, Request, Session, build, chart,
    check,
};
#[doc(inline)]
pub use tables::diag::Diagnostic;
#[doc(inline)]
pub use tables::diag::render::human::human;
#[doc(inline)]
pub use tables::load::{Loaded, load};
#[doc(inline)]
pub use tables::source::PaperFolder;
