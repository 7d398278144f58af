//! Rules about words.
