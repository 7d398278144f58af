//! Rules about how things are typed: brackets, dashes, spaces, characters.

pub(super) mod forbidden_character;
pub(super) mod typed_separator;
