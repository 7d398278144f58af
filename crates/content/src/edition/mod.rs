//! One edition of a paper: what its data is computed from, and what its
//! templates get.

mod annex;
mod context;
mod data;
mod json;

pub use annex::{AnnexContent, AnnexData, ComparedData, ComparedDuty, DutiesData, TextData};
pub use context::EditionContext;
pub use data::{EditionData, HeadData, ItemData};
pub use json::json;
