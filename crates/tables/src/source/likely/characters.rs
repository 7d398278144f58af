//! How often each character stands in papers: what tells text from bytes read
//! in the wrong encoding.
//!
//! Weights are natural logarithms of rough shares. That of a character is its
//! class's share of a text, divided by how many the class has; ten more or less
//! is the odds of a wrong reading by twenty thousand.

use std::sync::OnceLock;

use encoding_rs::{BIG5, SHIFT_JIS};

/// The 2,000 commonest characters of Chinese in traditional characters, the
/// commonest first; those of Cantonese and of Hong Kong's names; simplified
/// characters, the commonest first. Three parts with a blank line between. The
/// order is that of the word counts of jieba (MIT), as OpenCC (Apache 2.0) turns
/// them into traditional characters.
const CHARACTERS: &str = include_str!("characters.txt");

const MARKS: &str = "，。、；：「」『』《》〈〉（）？！－—…‧○％＋／\u{3000}";
const ACCENTED: &str = "éèêëàâäáçñöôóüûîïíãÉÈÀÇÖÜ";
const TYPOGRAPHIC: &str = "‘’“”–—…•£€°§·½©®™\u{A0}";

/// A byte that does not decode.
pub(super) const FAULT: f32 = -14.0;

/// A class of characters that are about as common as one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Letters, digits, marks and line ends of ASCII.
    Ascii,
    /// Characters that no text has: controls, private use.
    Never,
    /// The 500 commonest Chinese characters.
    First,
    /// The next 500.
    Second,
    /// The next 1,000.
    Third,
    /// The rest of Big5's first level, 3,400.
    Level1,
    /// Cantonese, and Hong Kong's names.
    HongKong,
    /// Big5's second level, 7,652.
    Level2,
    /// The Hong Kong supplement.
    Supplement,
    /// Simplified characters.
    Simplified,
    /// Characters of Japan's first level that are none of these.
    Japanese,
    /// Chinese characters that are none of these.
    Rare,
    /// ，。「」 and their like.
    Marks,
    /// Full-width letters and digits.
    FullWidth,
    /// Hiragana and katakana.
    Kana,
    /// Letters with the accents of French, German, Portuguese.
    Accented,
    /// Other letters of Western Europe.
    Latin1,
    /// ’ “ ” – £ and their like.
    Typographic,
    /// Other signs of Windows-1252.
    Signs,
    /// Signs, and letters of other scripts.
    Other,
}

/// What a file may be written in, as far as it makes a class common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Traditional Chinese, or Western.
    Papers,
    /// Either Chinese.
    Chinese,
    /// Japanese.
    Japanese,
}

impl Class {
    fn weight(self, script: Script) -> f32 {
        match self {
            Self::Ascii => -3.5,
            Self::First => -7.2,
            Self::Second => -8.9,
            Self::Third => -10.0,
            Self::HongKong => -11.1,
            Self::Level1 => -12.7,
            Self::Level2 => -15.2,
            Self::Supplement => -15.4,
            Self::Simplified if script == Script::Chinese => -8.0,
            Self::Simplified => -15.4,
            Self::Japanese if script == Script::Japanese => -10.0,
            Self::Rare | Self::Japanese => -17.5,
            Self::Marks => -6.5,
            Self::FullWidth => -10.0,
            Self::Kana if script == Script::Japanese => -6.5,
            Self::Kana => -13.0,
            Self::Accented => -9.0,
            Self::Typographic => -8.0,
            Self::Latin1 => -12.5,
            Self::Signs => -12.0,
            Self::Other => -14.0,
            Self::Never => -20.0,
        }
    }

    /// Chinese characters that hardly stand beside Latin letters.
    fn is_rare(self) -> bool {
        matches!(
            self,
            Self::Level1 | Self::Level2 | Self::Supplement | Self::Rare | Self::Other | Self::Kana
        )
    }
}

/// Adds up the weights of a text, character by character.
#[derive(Debug)]
pub(super) struct Weigher {
    classes: &'static [Class],
    script: Script,
    before: Option<(char, Class)>,
    /// The sum.
    pub(super) sum: f32,
    /// The sum of the characters that are not ASCII by themselves, and how many
    /// they are.
    foreign: (f32, usize),
}

impl Weigher {
    pub(super) fn new(script: Script) -> Self {
        Self {
            classes: classes(),
            script,
            before: None,
            sum: 0.0,
            foreign: (0.0, 0),
        }
    }

    /// The next character. Accents belong to letters, capital ones to no end of
    /// a word; and a rare Chinese character beside a Latin letter is most often a letter read with its
    /// neighbour.
    pub(super) fn add(&mut self, c: char) {
        let class = class(self.classes, c);
        if !c.is_ascii() {
            self.foreign.0 += class.weight(self.script);
            self.foreign.1 += 1;
        }
        let letter = |c: char| c.is_ascii_alphabetic();
        self.sum += class.weight(self.script);
        let after_letter = self.before.is_some_and(|(before, _)| letter(before));
        let after_small = self.before.is_some_and(|(c, _)| c.is_ascii_lowercase());
        match class {
            // ’ and a space of another encoding, as in chiefÕs.
            Class::Accented | Class::Latin1 if after_small && c.is_uppercase() => self.sum -= 4.0,
            Class::Accented if after_letter => self.sum += 1.0,
            Class::Latin1 | Class::Accented if !after_letter => self.sum -= 2.0,
            _ if class.is_rare() && after_letter => self.sum -= 2.0,
            _ => {}
        }
        if let Some((_, before)) = self.before.filter(|_| letter(c)) {
            match before {
                Class::Accented | Class::Latin1 => self.sum += 1.0,
                before if before.is_rare() => self.sum -= 2.0,
                _ => {}
            }
        }
        self.before = Some((c, class));
    }

    /// A byte that does not decode.
    pub(super) fn fault(&mut self) {
        self.sum += FAULT;
        self.foreign.0 += FAULT;
        self.foreign.1 += 1;
        self.before = None;
    }

    /// The mean weight of all characters beyond ASCII, and how many they were.
    pub(super) fn mean(&self) -> (f32, usize) {
        let (sum, count) = self.foreign;
        (sum / count.max(1) as f32, count)
    }

    /// The next line.
    pub(super) fn start(&mut self) {
        self.sum = 0.0;
        self.before = None;
    }
}

/// Whether a character is one that most of any text is made of: the commoner
/// thousands of Chinese, marks, accents. Costs nothing to make ready, unlike the
/// classes.
pub(super) fn is_usual(c: char) -> bool {
    static USUAL: OnceLock<Vec<u64>> = OnceLock::new();
    let usual = USUAL.get_or_init(|| {
        let mut bits = vec![0; 1 << 10];
        let parts = CHARACTERS.split("\n\n").take(2);
        let all = parts
            .chain([MARKS, ACCENTED, TYPOGRAPHIC])
            .flat_map(str::chars);
        for code in all.map(u32::from).filter(|code| *code < 1 << 16) {
            bits[code as usize / 64] |= 1 << (code % 64);
        }
        bits
    });
    let code = u32::from(c);
    let bits = usual.get(code as usize / 64);
    bits.is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}

fn class(classes: &[Class], c: char) -> Class {
    let at = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
    match classes.get(at) {
        Some(class) => *class,
        None if c < '\u{E0000}' => Class::Supplement,
        None => Class::Never,
    }
}

/// The classes of the characters up to U+FFFF.
fn classes() -> &'static [Class] {
    static CLASSES: OnceLock<Vec<Class>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut classes: Vec<Class> = (0..=u16::MAX).map(by_block).collect();
        let mut put = |c: char, class: Class| {
            if let Some(place) = classes.get_mut(u32::from(c) as usize) {
                *place = class;
            }
        };
        put_pairs(&mut put);
        let mut parts = CHARACTERS.split("\n\n");
        let mut part = || parts.next().unwrap_or_default().chars();
        let by_rank = |rank: usize| match rank {
            0..500 => Class::First,
            500..1000 => Class::Second,
            _ => Class::Third,
        };
        let usual: Vec<char> = part().filter(|c| *c != '\n').collect();
        usual
            .iter()
            .enumerate()
            .for_each(|(rank, &c)| put(c, by_rank(rank)));
        let mut all = |chars: std::str::Chars<'_>, class: Class| {
            chars.filter(|c| *c != '\n').for_each(|c| put(c, class));
        };
        all(part(), Class::HongKong);
        all(part(), Class::Simplified);
        all(MARKS.chars(), Class::Marks);
        all(ACCENTED.chars(), Class::Accented);
        all(TYPOGRAPHIC.chars(), Class::Typographic);
        classes
    })
}

/// The characters of Big5 and of Japan's first level, by their codes.
fn put_pairs(put: &mut impl FnMut(char, Class)) {
    let mut row = |codec: &'static encoding_rs::Encoding,
                   leads: std::ops::RangeInclusive<u8>,
                   class: &dyn Fn(u16) -> Class| {
        for lead in leads {
            for trail in 0x40..=0xFE {
                let pair = [lead, trail];
                let (text, faulty) = codec.decode_without_bom_handling(&pair);
                let mut chars = text.chars();
                let (only, more) = (chars.next(), chars.next());
                if let Some(c) = only.filter(|c| !faulty && more.is_none() && is_han(*c)) {
                    put(c, class(u16::from_be_bytes(pair)));
                }
            }
        }
    };
    row(SHIFT_JIS, 0x88..=0x98, &|_| Class::Japanese);
    row(BIG5, 0x87..=0xFE, &|code| match code {
        0xA440..=0xC67E => Class::Level1,
        0xC940..=0xF9D5 => Class::Level2,
        _ => Class::Supplement,
    });
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn by_block(code: u16) -> Class {
    match code {
        0x09 | 0x0A | 0x0D | 0x20..=0x7E => Class::Ascii,
        0x00..=0x1F | 0x7F..=0x9F | 0xD800..=0xF8FF | 0xFFF0.. => Class::Never,
        0xA0..=0xBF | 0xD7 | 0xF7 | 0x2020..=0x2022 | 0x2030 | 0x2039 | 0x203A => Class::Signs,
        0xC0..=0xFF | 0x152 | 0x153 | 0x160 | 0x161 | 0x178 | 0x17D | 0x17E | 0x192 => {
            Class::Latin1
        }
        0x3040..=0x30FF => Class::Kana,
        0x2E80..=0x2FDF | 0x3400..=0x9FFF | 0xF900..=0xFAFF => Class::Rare,
        0xFF01..=0xFF5E => Class::FullWidth,
        _ => Class::Other,
    }
}
