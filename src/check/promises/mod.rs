//! Rules about promises.
