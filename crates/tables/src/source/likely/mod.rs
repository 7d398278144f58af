//! What encoding the bytes of a file look like, where no mark says so.
//!
//! Each encoding is one account of the same bytes. It is weighed by how likely
//! the text is that it gives ([`characters`]), line by line: so it is known
//! which account fits best, by how much, and where it first fits better than
//! another. Measured on tables of two rows and more: the right one leads by
//! factors of millions where a file has two Chinese characters.

mod accounts;
mod characters;
mod dos;
mod lost;
mod stretches;
mod twice;
mod wide;

use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, Encoding as Codec, GB18030, MACINTOSH, SHIFT_JIS, UTF_8,
    WINDOWS_1252,
};

pub(super) use accounts::Twice;
use characters::{Script, Weigher};
pub(super) use dos::dos;
pub(super) use lost::lost;
pub(super) use stretches::stretches;
pub(super) use twice::{is_glued, twice};
pub(super) use wide::{wide, widest};

/// An encoding that a file may be in.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its name in messages.
    pub(super) name: &'static str,
    pub(super) codec: &'static Codec,
    script: Script,
    /// How likely it is before anything has been looked at.
    prior: f32,
}

const fn candidate(
    name: &'static str,
    codec: &'static Codec,
    script: Script,
    prior: f32,
) -> Candidate {
    Candidate {
        name,
        codec,
        script,
        prior,
    }
}

const COUNT: usize = 7;

static CANDIDATES: [Candidate; COUNT] = [
    candidate("UTF-8", UTF_8, Script::Papers, 2.0),
    candidate("Big5-HKSCS", BIG5, Script::Papers, 0.0),
    candidate("GBK (GB 18030)", GB18030, Script::Chinese, -3.0),
    candidate("Windows-1252", WINDOWS_1252, Script::Papers, -1.0),
    candidate("Mac Roman", MACINTOSH, Script::Papers, -3.0),
    candidate("Shift_JIS", SHIFT_JIS, Script::Japanese, -5.0),
    candidate("EUC-JP", EUC_JP, Script::Japanese, -6.0),
];

/// Which of them reads a file whole or not at all: EUC-JP makes characters of so
/// many bytes that it fits what is damaged better than what that was.
const WHOLE: usize = COUNT - 1;

/// What is added for the usual encoding where a table's columns tell where it
/// comes from: nearly all such tables are in it. One letter that is common in
/// another encoding and odd in this one still leaves doubt.
const KNOWN: f32 = 8.0;
/// By how much an account must lead to be taken without a word, as a natural
/// logarithm.
const CLEAR: f32 = 8.0;
/// By how much another account of one line must lead to be reported.
const CLEAR_LINE: f32 = 14.0;
/// The mean weight of characters beyond ASCII, below which they are a rare lot,
/// and below which they are no text. Papers have 7.5 to 9, lists of rare names
/// down to 12, and text read in a wrong encoding is above 13.
const RARE: f32 = -12.0;
const NO_TEXT: f32 = -13.0;
/// So few characters may all be rare.
const FEW: usize = 4;

/// What a file's bytes look like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verdict {
    /// The usual encoding, without doubt.
    Usual,
    /// The usual encoding, but too little speaks for it.
    Doubtful,
    /// UTF-8 with some bytes that do not belong to it, perhaps whole lines.
    Damaged(Option<Torn>),
    /// CP437 or CP850.
    Dos,
    /// Another encoding.
    Other(&'static Candidate),
    /// The usual encoding, but for the line that begins at a byte.
    Mixed(&'static Candidate, usize),
    /// None that is known.
    Unknown,
}

/// A file whose lines are partly in UTF-8 and partly not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Torn {
    /// What the lines are in that are fewer.
    pub(super) candidate: &'static Candidate,
    /// Where the first of them begins.
    pub(super) start: usize,
    /// Whether the others are in UTF-8, and not in the usual encoding.
    pub(super) rest_is_utf8: bool,
}

/// What bytes look like that are not UTF-8, where files usually have a certain
/// encoding.
pub(super) fn judge(bytes: &[u8], usual: &'static Codec) -> Verdict {
    let Weighed {
        mut totals,
        means,
        lines,
    } = weigh(bytes);
    for (total, candidate) in totals.iter_mut().zip(&CANDIDATES) {
        if std::ptr::eq(candidate.codec, usual) && !std::ptr::eq(usual, BIG5) {
            *total += KNOWN;
        }
    }
    let [best, second, ..] = ranked(&totals);
    let lead = totals[best] - totals[second];
    let is_usual = std::ptr::eq(CANDIDATES[best].codec, usual);
    if !is_usual && !has_sequences(bytes) && dos::is_dos(bytes) {
        return Verdict::Dos;
    }
    // Valid sequences of UTF-8 hardly come about by chance.
    let nearly = totals[best] - totals[0] < CLEAR / 2.0 && has_sequences(bytes);
    if best == 0 || nearly || twice::is_utf8(bytes) {
        return Verdict::Damaged(torn(bytes, &lines, usual));
    }
    let (mean, count) = means[best];
    let few = count <= FEW;
    if mean < NO_TEXT && !few {
        return Verdict::Unknown;
    }
    if !is_usual {
        return Verdict::Other(&CANDIDATES[best]);
    }
    let mut others = lines
        .iter()
        .map(|(line, sums)| (ranked(sums)[0], line.start, sums));
    match others.find(|(other, _, sums)| sums[*other] - sums[best] > CLEAR_LINE) {
        Some((other, start, _)) => Verdict::Mixed(&CANDIDATES[other], start),
        None if lead < CLEAR || mean < RARE => Verdict::Doubtful,
        None => Verdict::Usual,
    }
}

/// Whether a file's lines are partly in UTF-8 and partly not. Of as many, those
/// that come later are reported.
fn torn(bytes: &[u8], lines: &[Line], usual: &'static Codec) -> Option<Torn> {
    let mut utf8 = Vec::new();
    let mut others = Vec::new();
    for (line, sums) in lines {
        let text = &bytes[line.clone()];
        let [best, second, ..] = ranked(sums);
        let lead = sums[best] - sums[if best == 0 { second } else { 0 }];
        let valid = std::str::from_utf8(text).is_ok();
        if lead < CLEAR_LINE || valid != (best == 0) {
            continue;
        }
        if valid {
            utf8.push(line.start);
        } else if !twice::is_utf8(text) {
            others.push((line.start, &CANDIDATES[best]));
        }
    }
    let (&start, &(other, candidate)) = (utf8.first()?, others.first()?);
    let all_usual = others
        .iter()
        .all(|(_, candidate)| std::ptr::eq(candidate.codec, usual));
    let rest_is_utf8 = !all_usual || (others.len(), start) <= (utf8.len(), other);
    let (candidate, start) = match rest_is_utf8 {
        true => (candidate, other),
        false => (&CANDIDATES[0], start),
    };
    Some(Torn {
        candidate,
        start,
        rest_is_utf8,
    })
}

/// Whether bytes that are valid UTF-8 are likelier Big5: a few Chinese characters
/// can look like Ĵ or ű.
pub(super) fn is_rather_big5(text: &str) -> bool {
    let mut foreign = text.chars().filter(|c| !c.is_ascii()).peekable();
    let letters = |c: char| c < '\u{800}' && !characters::is_usual(c);
    foreign.peek().is_some() && foreign.all(letters) && {
        let Leader { best, lead, .. } = leader(text.as_bytes(), UTF_8);
        std::ptr::eq(best.codec, BIG5) && lead > 0.0
    }
}

/// The likeliest candidate for some bytes.
struct Leader {
    best: &'static Candidate,
    /// By how much it leads another.
    lead: f32,
    /// Its own sum.
    total: f32,
    /// The mean weight of its characters beyond ASCII.
    mean: f32,
}

fn leader(bytes: &[u8], another: &'static Codec) -> Leader {
    let Weighed { totals, means, .. } = weigh(bytes);
    let best = ranked(&totals)[0];
    let mut all = CANDIDATES.iter().zip(totals);
    let other = all.find(|(candidate, _)| std::ptr::eq(candidate.codec, another));
    let other = other.map_or(f32::MIN, |(_, total)| total);
    Leader {
        best: &CANDIDATES[best],
        lead: totals[best] - other,
        total: totals[best],
        mean: means[best].0,
    }
}

/// The weight of a text as it stands.
fn as_typed(text: &str) -> f32 {
    weigh(text.as_bytes()).totals[0]
}

/// A line with anything but ASCII, and its sums.
type Line = (std::ops::Range<usize>, [f32; COUNT]);

/// How the accounts of a file's bytes compare.
#[derive(Debug)]
struct Weighed {
    /// The sums, in the order of the candidates.
    totals: [f32; COUNT],
    /// The mean weights of characters beyond ASCII, and how many those are.
    means: [(f32, usize); COUNT],
    lines: Vec<Line>,
}

fn weigh(bytes: &[u8]) -> Weighed {
    let mut weighers: [Weigher; COUNT] =
        std::array::from_fn(|at| Weigher::new(CANDIDATES[at].script));
    let mut totals: [f32; COUNT] = std::array::from_fn(|at| CANDIDATES[at].prior);
    let mut lines = Vec::new();
    let mut next = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let start = next;
        next += line.len();
        if line.is_ascii() {
            continue;
        }
        let mut sums = [0.0; COUNT];
        for ((sum, weigher), candidate) in sums.iter_mut().zip(&mut weighers).zip(&CANDIDATES) {
            *sum = of_line(weigher, candidate.codec, line);
        }
        for (total, sum) in totals.iter_mut().zip(sums) {
            *total += sum;
        }
        lines.push((start..next, sums));
    }
    let (_, faulty) = CANDIDATES[WHOLE].codec.decode_without_bom_handling(bytes);
    if faulty {
        let sums = lines.iter_mut().map(|(_, sums)| sums);
        sums.chain([&mut totals])
            .for_each(|sums| sums[WHOLE] = f32::MIN);
    }
    Weighed {
        totals,
        means: weighers.map(|weigher| weigher.mean()),
        lines,
    }
}

/// The weight of a line as an encoding reads it.
fn of_line(weigher: &mut Weigher, codec: &'static Codec, mut bytes: &[u8]) -> f32 {
    weigher.start();
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut buffer = [0_u8; 1024];
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(bytes, &mut buffer, true);
        let text = std::str::from_utf8(&buffer[..written]).unwrap_or_default();
        text.chars().for_each(|c| weigher.add(c));
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty => return weigher.sum,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => weigher.fault(),
        }
    }
}

/// The candidates from the likeliest down; of equals, the first.
fn ranked(sums: &[f32; COUNT]) -> [usize; COUNT] {
    let mut ranked = std::array::from_fn(|at| at);
    ranked.sort_by(|&one, &two| sums[two].total_cmp(&sums[one]));
    ranked
}

/// Whether bytes hold a character of UTF-8 beyond ASCII.
fn has_sequences(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}
