//! The entries that bring an error into a file.

use std::collections::BTreeSet;

use compare::Version;

use super::plan::Plan;

impl Plan {
    /// The entries that put words into a line of a file as it would be with all that are
    /// wanted, the lines from 1.
    pub(crate) fn at_fault(
        &self,
        version: &Version,
        is_wanted: &dyn Fn(usize) -> bool,
        (path, line): (&str, usize),
    ) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (id, stretches) in self.stretches(version, is_wanted) {
            let file = version.sources.file(id);
            if file.path != path {
                continue;
            }
            let lines = |text: &str| text.matches('\n').count();
            // The line that is reached, and what of the file is passed.
            let (mut at, mut passed) = (1, 0);
            for (entry, range, text) in stretches {
                at += lines(file.text.get(passed..range.start).unwrap_or_default());
                let from = at;
                at += lines(&text);
                passed = range.end;
                if (from..=at).contains(&line) {
                    found.insert(entry);
                }
            }
        }
        found
    }
}
