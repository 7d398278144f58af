//! Which of the words that are printed stands where in what is typed: quotation marks
//! are set, dashes are written with hyphens, signs have a backslash.

use std::cmp::Reverse;
use std::ops::Range;

/// The most pairs of characters that are looked at.
const MOST: usize = 16_000_000;

/// What it costs that something typed is not printed, and that something printed is
/// not typed: at a call, and elsewhere.
const SILENT: u32 = 1;
const CALLED: u32 = 1;
const GIVEN: u32 = 12;

/// Where each printed character is typed, in bytes; none of one that is given by what
/// is typed in another way. Nothing where the texts are too long for it.
pub(super) fn map(printed: &str, typed: &str) -> Option<Vec<Option<Range<usize>>>> {
    let words: Vec<char> = printed.chars().collect();
    let units = units(typed);
    // What is behind a backslash goes with it.
    let is_plain = |at: usize| {
        let of = |at: usize| units.get(at).and_then(|unit| unit.sign) == Some('\\');
        !of(at) && !at.checked_sub(1).is_some_and(of)
    };
    let same = |word: usize, unit: usize| units[unit].sign == Some(words[word]) && is_plain(unit);
    let most = words.len().min(units.len());
    let head = (0..most).take_while(|at| same(*at, *at)).count();
    let tail = (1..=most - head).take_while(|at| same(words.len() - at, units.len() - at));
    let tail = tail.count();
    let (middle, inner) = (
        &words[head..words.len() - tail],
        &units[head..units.len() - tail],
    );
    let mut places: Vec<Option<Range<usize>>> = Vec::with_capacity(words.len());
    places.extend(units[..head].iter().map(|unit| Some(unit.range.clone())));
    places.extend(cheapest(middle, inner)?);
    let last = units[units.len() - tail..].iter();
    places.extend(last.map(|unit| Some(unit.range.clone())));
    Some(places)
}

/// A character of what is typed, or a call, which no printed character is.
struct Unit {
    sign: Option<char>,
    range: Range<usize>,
}

fn units(typed: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = typed[at..].chars().next() {
        let call = typed[at..].starts_with("{{");
        let length = match typed[at..].find("}}") {
            Some(end) if call => end + "}}".len(),
            _ => c.len_utf8(),
        };
        out.push(Unit {
            sign: (!call).then_some(c),
            range: at..at + length,
        });
        at += length;
    }
    out
}

/// How many units a printed character is typed as from a unit on, for each way.
fn ways(printed: char, rest: &[Unit]) -> impl Iterator<Item = usize> {
    let signs: [&[(char, &str)]; 2] = [
        &[
            ('–', "--"),
            ('—', "---"),
            ('…', "..."),
            ('\u{2212}', "-"),
            (' ', "~"),
        ],
        &[('‘', "'"), ('’', "'"), ('“', "\""), ('”', "\"")],
    ];
    let is = |at: usize, c: char| rest.get(at).is_some_and(|unit| unit.sign == Some(c));
    let blank = |unit: &Unit| unit.sign.is_some_and(char::is_whitespace);
    let space = printed.is_whitespace() && rest.first().is_some_and(blank);
    let same = is(0, printed) || space;
    let line = printed == '\n' && is(1, 'n');
    let escaped = is(0, '\\') && (is(1, printed) || line);
    let mut written = None;
    for (sign, text) in signs.into_iter().flatten() {
        let whole = || text.chars().enumerate().all(|(at, c)| is(at, c));
        if *sign == printed && whole() {
            written = Some(text.chars().count());
        }
    }
    let ways = [same.then_some(1), escaped.then_some(2), written];
    ways.into_iter().flatten()
}

/// The cheapest account of some printed characters.
fn cheapest(words: &[char], units: &[Unit]) -> Option<Vec<Option<Range<usize>>>> {
    let width = units.len() + 1;
    let size = (words.len() + 1).checked_mul(width);
    size.filter(|size| *size <= MOST)?;
    // What the rest costs from each pair of places on.
    let mut cost = vec![0_u32; (words.len() + 1) * width];
    let best = |cost: &[u32], word: usize, unit: usize| -> (u32, Reverse<usize>, bool) {
        let of = |word: usize, unit: usize| cost[word * width + unit];
        // Of two that cost the same, that which takes more: a sign with its backslash.
        let mut best = (u32::MAX, Reverse(0), false);
        if word < words.len() {
            for length in ways(words[word], &units[unit..]) {
                best = best.min((of(word + 1, unit + length), Reverse(length), true));
            }
            let is_call = units.get(unit).is_some_and(|unit| unit.sign.is_none());
            let given = if is_call { CALLED } else { GIVEN };
            best = best.min((of(word + 1, unit).saturating_add(given), Reverse(0), true));
        }
        if unit < units.len() {
            best = best.min((of(word, unit + 1).saturating_add(SILENT), Reverse(1), false));
        }
        best
    };
    for word in (0..=words.len()).rev() {
        for unit in (0..=units.len()).rev() {
            if (word, unit) != (words.len(), units.len()) {
                cost[word * width + unit] = best(&cost, word, unit).0;
            }
        }
    }
    let mut places = Vec::with_capacity(words.len());
    let (mut word, mut unit) = (0, 0);
    while word < words.len() {
        let (_, Reverse(length), printed) = best(&cost, word, unit);
        if printed {
            let own = units[unit..unit + length]
                .first()
                .zip(units[..unit + length].last());
            let own = own.filter(|_| length > 0);
            places.push(own.map(|(first, last)| first.range.start..last.range.end));
            word += 1;
        }
        unit += length;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::map;

    /// What is typed for a part of what is printed.
    #[track_caller]
    fn check(printed: &str, typed: &str, part: &str, expected: Option<&str>) {
        let places = map(printed, typed).expect("short texts");
        assert_eq!(places.len(), printed.chars().count());
        let from = printed.find(part).expect("the part");
        let from = printed[..from].chars().count();
        let own = &places[from..from + part.chars().count()];
        let found = own
            .first()
            .cloned()
            .flatten()
            .zip(own.last().cloned().flatten());
        let found = found.map(|(first, last)| &typed[first.start..last.end]);
        assert_eq!(found, expected, "{printed} in {typed}");
    }

    #[test]
    fn printed_characters_find_where_they_are_typed() {
        check("Members’ views", "Members' views", "’ v", Some("' v"));
        check("a – b", "a -- b", "–", Some("--"));
        check("costs $5 a", "costs \\$5 a", "$5", Some("\\$5"));
        check("it costs $5", "it costs \\$5", "$", Some("\\$"));
        check("a\\b", "a\\\\b", "\\", Some("\\\\"));
        check("a bold word", "a *bold* word", "bold", Some("bold"));
        check("one two", "one\n  two", "two", Some("two"));
        check("第19段", "第 19 段", "19段", Some("19 段"));
        check("見附件1。完", "見{{annex \"x\"}}。完", "完", Some("完"));
        check("見附件1。完", "見{{annex \"附件\"}}。完", "附件1", None);
        let typed = "\"See {{a}} by 7\"";
        check("See the one by 7", typed, " by", Some(" by"));
        check("See the one by 7", typed, "e one", None);
        check("the title", "\"the title\"", "the", Some("the"));
        check("a\nb", "\"a\\nb\"", "\nb", Some("\\nb"));
        check("“so”", "\"so\"", "so", Some("so"));
    }
}
