//! What is said of two versions of the small paper.

mod annexes;
mod page;
mod posts;
mod prose;
mod shown;
mod support;
mod versions;
mod whole;
