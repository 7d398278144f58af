//! The one form in which templates get data.

use serde::Serialize;

/// The JSON of some data: names in alphabetical order, as `--emit-typst` has
/// always written them and as closures of files are counted.
pub fn json(data: &impl Serialize) -> String {
    // Plain strings and numbers always serialise.
    serde_json::to_value(data).unwrap_or_default().to_string()
}
