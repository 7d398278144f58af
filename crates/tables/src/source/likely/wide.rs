//! UTF-16 without a mark.

/// Whether bytes are UTF-16 without a mark, and if so whether the lower byte
/// comes first: every other byte of its commas, line ends and Latin letters is
/// nought.
pub(in crate::source) fn wide(bytes: &[u8]) -> Option<bool> {
    let plain = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let (mut little, mut big) = (0, 0);
    for pair in bytes.chunks_exact(2) {
        match pair {
            [low, 0] if plain(*low) => little += 1,
            [0, low] if plain(*low) => big += 1,
            _ => {}
        }
    }
    // Characters such as 一 (U+4E00) look the other way round.
    let (more, less) = (little.max(big), little.min(big));
    let noughts = bytes.iter().filter(|byte| **byte == 0).count();
    // Here and there one stands in a file that is damaged.
    if 20 * noughts < bytes.len() && std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    (more > 4 * less && more * 2 > noughts).then_some(little > big)
}

/// The name and text of bytes that are UTF-32, with a mark or without: every
/// four of them are a character, which no other text has.
pub(in crate::source) fn widest(bytes: &[u8]) -> Option<(&'static str, String)> {
    let read = |number: fn([u8; 4]) -> u32| -> Option<String> {
        let (quads, rest) = bytes.as_chunks::<4>();
        let chars = quads.iter().map(|quad| char::from_u32(number(*quad)));
        let text: Option<String> = chars.collect();
        text.filter(|text| !text.is_empty() && rest.is_empty() && !text.contains('\0'))
    };
    let little = read(u32::from_le_bytes).map(|text| ("UTF-32LE", text));
    let found = little.or_else(|| Some(("UTF-32BE", read(u32::from_be_bytes)?)))?;
    Some((found.0, found.1.trim_start_matches('\u{FEFF}').to_owned()))
}
