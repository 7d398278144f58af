//! Rules about editions.
