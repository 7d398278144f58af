//! Rules about what a paper says of the rules themselves.

pub(super) mod no_reason;
pub(super) mod unknown_rule;
pub(super) mod unused_allow;
