//! The manual and the README do what they say: their blocks are run, and their
//! links lead somewhere. Neither needs mdBook.
//!
//! What a block is for stands after its language:
//!
//! | block | what is done |
//! | --- | --- |
//! | `console` | each line `$ …` is run, and what it prints must be what follows; `...` stands for any lines |
//! | `csv,file=NAME` and the like | written to that file, for the commands after it |
//! | `hbs,body` | the body of a new paper, which must be built |
//! | `hbs,body,fails=NAME` | the same, and the build must fail with this error |
//! | `toml,paper` | goes behind the paper.toml of a new paper, or in its place if it has a `type` |
//! | `text`, `sh`, `rust` | not run |
//!
//! The commands of a page are run one after the other in one folder.

mod block;
mod links;
#[cfg(unix)]
mod run;
