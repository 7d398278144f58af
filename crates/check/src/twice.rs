//! Rows that say something of what an earlier row has said already.

use std::collections::BTreeMap;

/// Each row whose key an earlier one has: the first with that key, and the row.
pub(crate) fn twice<K: Ord, R: Copy>(rows: impl IntoIterator<Item = (K, R)>) -> Vec<(R, R)> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for (key, row) in rows {
        match first.get(&key) {
            None => drop(first.insert(key, row)),
            Some(&earlier) => found.push((earlier, row)),
        }
    }
    found
}
