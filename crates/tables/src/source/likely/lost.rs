//! Characters that a program could not save, and put question marks for.

/// The first of the places where characters were lost, if the whole text looks
/// as if they were: a run of four question marks and more, one before a word, a
/// cell or value of nothing else, or several runs, while other writing than Latin
/// is hardly there.
pub(in crate::source) fn lost(text: &str) -> Option<usize> {
    if !text.contains('?') {
        return None;
    }
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let runs = runs(text);
    let marks: usize = runs.iter().map(ExactSizeIterator::len).sum();
    let before_word = |run: &std::ops::Range<usize>| {
        text[run.end..].starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    let is_telling =
        |run: &std::ops::Range<usize>| run.len() >= 4 || is_whole(text, run) || before_word(run);
    let telling = runs.iter().any(is_telling) || runs.len() > 2;
    if telling && marks > foreign {
        return Some(runs[0].start);
    }
    (foreign == 0).then(|| in_word(text)).flatten()
}

/// The first question mark inside a word: an apostrophe that was lost. Addresses
/// have such marks too.
fn in_word(text: &str) -> Option<usize> {
    let word = |piece: &&str| {
        let letter = |c: char| c.is_ascii_lowercase();
        let inside = |(before, after): (&str, &str)| {
            before.ends_with(letter) && after.trim_start_matches('?').starts_with(letter)
        };
        let address = piece.contains(['/', '=', '.', ':', '&', '{', '#']);
        !address && piece.split_once('?').is_some_and(inside)
    };
    let mut pieces = text.split(|c: char| c.is_ascii_whitespace() || matches!(c, ',' | '"'));
    let piece = pieces.find(word)?;
    Some(piece.as_ptr() as usize - text.as_ptr() as usize + piece.find('?')?)
}

/// The runs of two question marks and more that no Latin letter goes before.
fn runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('?') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.retain(|run| {
        run.len() > 1 && !text[..run.start].ends_with(|c: char| c.is_ascii_alphanumeric())
    });
    runs
}

/// Whether a run is all of a cell, a value in quotes or a line.
fn is_whole(text: &str, run: &std::ops::Range<usize>) -> bool {
    let ends = |c: char| matches!(c, ',' | '"' | '\n' | '\r');
    let (before, after) = (&text[..run.start], &text[run.end..]);
    (before.is_empty() || before.ends_with(ends)) && (after.is_empty() || after.starts_with(ends))
}
