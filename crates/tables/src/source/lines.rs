//! Where the lines of a text begin, and how many characters stand before a byte.

/// A column is counted from the last of these steps, not from the beginning of
/// its line, which may be very long and have very many findings.
pub(super) const STEP: usize = 128;

/// The beginnings of a text's lines, and its characters counted in steps.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    /// Where lines begin as editors count them: LF, CRLF and CR end a line.
    pub(super) starts: Vec<usize>,
    /// Where lines begin for those who count LF alone.
    pub(super) newlines: Vec<usize>,
    /// How many characters begin before every [`STEP`]th byte.
    pub(super) counted: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let (mut starts, mut newlines) = (vec![0], vec![0]);
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' => {
                    starts.push(at + 1);
                    newlines.push(at + 1);
                }
                b'\r' if bytes.get(at + 1) != Some(&b'\n') => starts.push(at + 1),
                _ => {}
            }
        }
        let mut counted = vec![0];
        let mut sum = 0;
        for step in bytes.chunks(STEP) {
            sum += characters(step);
            counted.push(sum);
        }
        Self {
            starts,
            newlines,
            counted,
        }
    }
}

/// How many characters begin in these bytes.
pub(super) fn characters(bytes: &[u8]) -> usize {
    // All but those that go on with a character.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
