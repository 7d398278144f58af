//! The numbers of annexes, which passages print and which another annex pushes on.

use std::collections::BTreeMap;

use crate::version::Version;

/// The annexes that have another number: what helpers call them, with both numbers.
#[derive(Debug, Default)]
pub(super) struct Numbers(BTreeMap<String, (usize, usize)>);

impl Numbers {
    pub(super) fn between(before: &Version, after: &Version) -> Self {
        let numbers = |version: &Version| -> BTreeMap<String, usize> {
            let annexes = version.project.annexes.iter().rev();
            annexes
                .map(|annex| (annex.called().to_owned(), annex.number))
                .collect()
        };
        let (old, new) = (numbers(before), numbers(after));
        let both = new.into_iter().filter_map(|(name, is)| {
            let was = *old.get(&name)?;
            (was != is).then_some((name, (was, is)))
        });
        Self(both.collect())
    }

    /// The numbers that a passage printed and prints, where they are others.
    pub(super) fn printed(&self, source: &str) -> Option<[Vec<usize>; 2]> {
        let (mut was, mut is) = (Vec::new(), Vec::new());
        for call in source.split("{{").skip(1) {
            let call = call.split("}}").next().unwrap_or_default();
            let call = call.trim_start_matches(['#', '~', ' ']);
            if !call.starts_with("annex ") {
                continue;
            }
            for name in call.split('"').skip(1).step_by(2) {
                if let Some((before, after)) = self.0.get(name) {
                    was.push(*before);
                    is.push(*after);
                }
            }
        }
        // In words they stand in their order.
        was.sort_unstable();
        is.sort_unstable();
        (was != is).then_some([was, is])
    }
}
