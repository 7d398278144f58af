//! Two versions of a document as one: which words are marked, and what is left when
//! all changes are taken, or none.

mod annexes;
#[path = "../package/mod.rs"]
mod package;
mod parts;
#[path = "../plain/mod.rs"]
mod plain;
mod sections;
mod seeded;
mod support;
mod words;
