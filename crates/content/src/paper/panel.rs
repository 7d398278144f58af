//! Discussion papers for LegCo panels.

use super::PaperType;

pub(super) const TYPE: PaperType = PaperType {
    name: "panel",
    own: |_, _| {},
};
