//! Between which characters lines may break.

/// What a line break just before a character would be, from the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Before an opening bracket.
    Bracket,
    /// After a name that is whole, or before a word that begins a phrase.
    Good,
    /// After punctuation, where a reader pauses, or before 及 and its like.
    Pause,
    /// Between words of a Chinese phrase.
    Edge,
    /// Between words, or between Chinese characters of which nothing is known.
    Plain,
    /// At a hyphen, after a slash, or between what a reader would rather keep together.
    Poor,
    /// Within a Chinese word or a name.
    Inside,
    Never,
}

impl Break {
    /// What it costs, where the square of the line's width is one; none where a
    /// line never breaks.
    pub(super) fn cost(self) -> Option<f64> {
        Some(match self {
            Self::Bracket => 0.0,
            Self::Good => 0.25,
            Self::Pause => 0.3,
            Self::Edge => 0.45,
            Self::Plain => 0.5,
            Self::Poor => 1.0,
            Self::Inside => 3.0,
            Self::Never => return None,
        })
    }

    /// How rough it looks, where one between two words is one.
    pub(super) fn roughness(self) -> f64 {
        match self {
            Self::Bracket => 0.0,
            Self::Good | Self::Pause | Self::Edge | Self::Plain => 1.0,
            Self::Poor => 1.5,
            Self::Inside | Self::Never => 3.0,
        }
    }
}

pub(super) fn is_closing(c: char) -> bool {
    is_closing_bracket(c)
        || matches!(
            c,
            '，' | '。'
                | '；'
                | '：'
                | '、'
                | '！'
                | '？'
                | '!'
                | '?'
                | ','
                | '.'
                | ';'
                | ':'
                | '%'
                | '…'
                | '—'
                | '’'
                | '”'
                | '/'
                | '／'
        )
}

pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '（' | '「' | '『' | '《' | '〈' | '【' | '〔' | '(' | '[' | '{' | '‘' | '“'
    )
}

pub(super) fn is_closing_bracket(c: char) -> bool {
    matches!(
        c,
        '）' | '」' | '』' | '》' | '〉' | '】' | '〕' | ')' | ']' | '}'
    )
}

/// Whether a character is a letter, a digit or Chinese, and no punctuation.
pub(super) fn is_letter(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => is_common(c) || !is_closing(c) && !is_opening(c) && !joins_back(c),
    }
}

/// Whether a character is Chinese, or punctuation set with it.
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0xa4cf | 0xac00..=0xd7af | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}

/// Whether a character is a common Chinese one.
fn is_common(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Signs that change the character before them and are never parted from it.
fn joins_back(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200d | 0x20d0..=0x20ff | 0xfe00..=0xfe0f
        | 0x302a..=0x302f | 0xe_0100..=0xe_01ef)
}

/// What a line break between two characters would be, with white space between
/// them or not.
pub(super) fn break_between(before: char, after: char, spaced: bool) -> Break {
    if is_common(before) && is_common(after) {
        return Break::Plain;
    }
    if joins_back(after) || before == '\u{200d}' || is_closing(after) || is_opening(before) {
        return Break::Never;
    }
    let han = is_han(before) || is_han(after);
    if is_opening(after) && (spaced || is_han(before)) {
        return Break::Bracket;
    }
    // A slash parts words, and no numbers.
    if matches!(before, '/' | '／') && !spaced && !after.is_numeric() {
        return Break::Poor;
    }
    // The number in 總系統經理(數據應用)1 belongs to the bracket.
    if !spaced && is_closing(before) && !is_han(after) {
        return Break::Never;
    }
    match (spaced || han, is_closing(before)) {
        (true, true) => Break::Pause,
        (true, false) if !spaced && (before.is_ascii_digit() || after.is_ascii_digit()) => {
            Break::Poor
        }
        (true, false) => Break::Plain,
        (false, _) => Break::Never,
    }
}

/// Whether a line may break after this character of a word, given the letters
/// before and after it: at a hyphen, with two letters on either side.
pub(super) fn is_hyphen_break(before: &[char], hyphen: char, after: &[char]) -> bool {
    let letter = |c: &char| c.is_alphabetic() && !is_han(*c);
    let two = |letters: &[char]| letters.len() == 2 && letters.iter().all(letter);
    matches!(hyphen, '-' | '\u{2010}' | '\u{2013}') && two(before) && two(after)
}
