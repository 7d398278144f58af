//! Rules about the settings of checks: levels, exceptions.

pub(super) mod no_reason;
pub(super) mod unknown_rule;
pub(crate) mod unused_allow;
