//! What templates got for charts laid out before, so that an edition with the
//! same posts need not lay them out again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

/// What earlier editions got, by all that it was made of but the fonts: a memo
/// is for one set of font files.
#[derive(Debug, Default)]
pub struct Memo(Mutex<HashMap<String, Value>>);

/// How many charts are kept: several papers have no more.
const KEPT: usize = 64;

impl Memo {
    /// What was made of the same, or is made now.
    pub fn get_or(&self, made_of: String, make: impl FnOnce() -> Value) -> Value {
        let known = self.kept(|kept| kept.get(&made_of).cloned());
        known.unwrap_or_else(|| {
            let made = make();
            self.kept(|kept| {
                if kept.len() == KEPT {
                    kept.clear();
                }
                kept.insert(made_of, made.clone());
            });
            made
        })
    }

    fn kept<T>(&self, with: impl FnOnce(&mut HashMap<String, Value>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
