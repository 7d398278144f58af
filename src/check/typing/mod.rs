//! Rules about how things are typed: brackets, dashes, spaces, characters.

pub(super) mod bracket_width;
pub(super) mod currency;
pub(super) mod dash;
pub(super) mod doubled;
pub(super) mod forbidden_character;
pub(super) mod invisible_character;
pub(super) mod mark_width;
pub(super) mod simplified_character;
pub(super) mod space;
pub(super) mod typed_separator;
pub(super) mod unbalanced;
pub(super) mod wide_character;

/// The form that stands most often; of equals, the first.
fn most_common(forms: &[String]) -> Option<String> {
    let count = |form: &String| forms.iter().filter(|other| *other == form).count();
    let best = forms.iter().map(count).max()?;
    forms.iter().find(|form| count(form) == best).cloned()
}
