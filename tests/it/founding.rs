//! The founding paper: word for word the seed, and its counts.

use super::support::{founding, pdf_pages};

#[test]
fn probe() {
    for page in pdf_pages(&founding().join("zh/paper.pdf")) {
        println!("{page}\n");
    }
}
