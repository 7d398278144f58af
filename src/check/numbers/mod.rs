//! Rules about numbers.
