//! Rules about pictures.

pub(super) mod no_alt;
