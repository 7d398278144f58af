//! Rules about how things are typed: brackets, dashes, spaces, characters.

pub(super) mod bracket_width;
pub(super) mod currency;
pub(super) mod dash;
pub(super) mod doubled;
pub(crate) mod end_mark;
pub(super) mod export_leftover;
pub(super) mod invisible_character;
pub(super) mod line_start;
pub(super) mod lost_character;
pub(super) mod mark_width;
pub(super) mod second_form;
pub(super) mod simplified_character;
pub(super) mod space;
pub(super) mod straight_quote;
pub(crate) mod unbalanced;
pub(super) mod wide_character;

use std::collections::BTreeMap;

/// The form that stands most often; of equals, the first.
fn most_common(forms: &[String]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for form in forms {
        *counts.entry(form).or_default() += 1;
    }
    let best = counts.values().copied().max()?;
    let mut common = forms.iter().filter(|form| counts[form.as_str()] == best);
    common.next().cloned()
}
