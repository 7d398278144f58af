//! The rows of tables and the pieces of texts as they stand after whole ones came, went or
//! moved.

use super::whole::{Effect, Of, Whole};

/// What stands at a place then: the one that stood at a place before, or a new one.
pub(super) type Slot = Option<usize>;

/// All places of a table or a text of which `count` stood there.
pub(super) fn order(wholes: &[&Whole], of: Of, count: usize) -> Vec<Slot> {
    let effects = wholes.iter().map(|whole| whole.effect);
    let effects: Vec<Effect> = effects.filter(|effect| effect.of == of).collect();
    let mut slots = Vec::with_capacity(count);
    for at in 0..=count {
        let come = effects.iter().filter(|effect| effect.to == Some(at));
        slots.extend(come.map(|effect| effect.from));
        let goes = effects.iter().any(|effect| effect.from == Some(at));
        slots.extend((at < count && !goes).then_some(Some(at)));
    }
    slots
}
