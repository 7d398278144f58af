//! Between which characters lines may break.

const CLOSING: &str = "，。；：、）」』》〉】〕)]}！？!?,.;:%…—’”";
const OPENING: &str = "（「『《〈【〔([{‘“";

/// What a line break just before a character would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    Never,
    Plain,
    /// After punctuation, where a reader pauses.
    Pause,
    /// Before an opening bracket, the best place.
    Bracket,
}

pub(super) fn is_closing(c: char) -> bool {
    CLOSING.contains(c)
}

pub(super) fn is_opening(c: char) -> bool {
    OPENING.contains(c)
}

/// Whether a character is Chinese, or punctuation set with it.
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0xa4cf | 0xac00..=0xd7af | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}

/// Signs that change the character before them and are never parted from it.
fn joins_back(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200d | 0x20d0..=0x20ff | 0xfe00..=0xfe0f
        | 0x302a..=0x302f | 0xe_0100..=0xe_01ef)
}

/// What a line break between two characters would be, with white space between
/// them or not.
pub(super) fn break_between(before: char, after: char, spaced: bool) -> Break {
    if joins_back(after) || before == '\u{200d}' || is_closing(after) || is_opening(before) {
        return Break::Never;
    }
    let han = is_han(before) || is_han(after);
    if is_opening(after) && (spaced || is_han(before)) {
        return Break::Bracket;
    }
    // The number in 總系統經理(數據應用)1 belongs to the bracket.
    if !spaced && is_closing(before) && !is_han(after) {
        return Break::Never;
    }
    match (spaced || han, is_closing(before)) {
        (true, true) => Break::Pause,
        (true, false) => Break::Plain,
        (false, _) => Break::Never,
    }
}
