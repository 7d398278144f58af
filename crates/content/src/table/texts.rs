//! What the widest texts of a column are, by which the layout sees how wide the column
//! has to be.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::data::{RowKind, TableData};
use crate::wording::JOINT;

/// The widest texts of a column: those in bold, and the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct ColumnTexts {
    /// What stands on one line.
    pieces: [String; 2],
    /// Whole lines.
    lines: [String; 2],
}

/// With the widest texts of its columns, which are known when all texts are.
impl Serialize for TableData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_struct("TableData", 9)?;
        table.serialize_field("caption", &self.caption)?;
        table.serialize_field("columns", &self.columns)?;
        table.serialize_field("texts", &of(self))?;
        table.serialize_field("header", &self.header)?;
        table.serialize_field("rows", &self.rows)?;
        table.serialize_field("lead", &self.lead)?;
        table.serialize_field("notes", &self.notes)?;
        table.serialize_field("breakable", &self.breakable)?;
        table.serialize_field("landscape", &self.landscape)?;
        table.end()
    }
}

/// The widest texts of each column.
fn of(table: &TableData) -> Vec<ColumnTexts> {
    let mut columns = vec![ColumnTexts::default(); table.columns.len()];
    for (at, text) in heads(table) {
        if let Some(column) = columns.get_mut(at) {
            column.add(0, text);
        }
    }
    for row in &table.rows {
        let bold = match row.kind {
            // It goes over all columns.
            RowKind::Group => continue,
            RowKind::Total => 0,
            RowKind::Row => 1,
        };
        for (column, text) in columns.iter_mut().zip(&row.cells) {
            column.add(bold, text);
        }
    }
    columns
}

/// The cells at the head that stand above one column, with its index.
fn heads(table: &TableData) -> Vec<(usize, &str)> {
    let mut heads = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (y, row) in table.header.iter().enumerate() {
        let mut x = 0;
        for cell in row {
            while taken.contains(&(x, y)) {
                x += 1;
            }
            if cell.colspan == 1 {
                heads.push((x, cell.text.as_str()));
            }
            for below in y..y + cell.rowspan {
                taken.extend((x..x + cell.colspan).map(|at| (at, below)));
            }
            x += cell.colspan;
        }
    }
    heads
}

impl ColumnTexts {
    fn add(&mut self, weight: usize, text: &str) {
        for line in text.lines() {
            wider(&mut self.lines[weight], line);
            each_piece(line, &mut |piece| wider(&mut self.pieces[weight], piece));
        }
    }
}

fn wider(widest: &mut String, text: &str) {
    if width(text) > width(widest) {
        text.clone_into(widest);
    }
}

/// About how wide a text is, in hundredths of its size: enough to tell which of several
/// is the widest, which the layout then measures.
fn width(text: &str) -> usize {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '(' | ')' | '-' => 30,
        ',' | '.' | ';' | ':' | '\'' | '/' | ' ' | '\u{202F}' => 26,
        'm' | 'w' | 'M' | 'W' | '%' => 85,
        'A'..='Z' | '&' => 68,
        JOINT => 0,
        _ if is_wide(c) => 100,
        _ => 49,
    };
    text.chars().map(of).sum()
}

fn is_wide(c: char) -> bool {
    c >= '\u{2E80}'
}

/// Shows what of a line stands on one line: words, and in Chinese characters, each with
/// the marks beside it and with the number that belongs to it; and what stands in
/// brackets behind a rank.
fn each_piece(line: &str, visit: &mut dyn FnMut(&str)) {
    let mut start = 0;
    let mut before = None;
    let mut held = 0;
    for (at, c) in line.char_indices() {
        let breaks = before.is_some_and(|before| breaks(before, c, &line[start..at], &line[at..]));
        if c == '(' && before.is_some_and(is_wide) {
            held = held.max(at + bracketed(&line[at..]).unwrap_or(0));
        }
        if breaks && (at >= held || c == '(') {
            visit(line[start..at].trim_end());
            start = at;
        }
        before = Some(c);
    }
    visit(line[start..].trim_end());
}

/// How long the brackets at the beginning of a text are, if they stand on one line: those
/// of two to fourteen characters.
fn bracketed(text: &str) -> Option<usize> {
    let end = text.find(')')?;
    let inside = &text[1..end];
    let whole = !inside.contains('(') && (2..=14).contains(&inside.chars().count());
    whole.then_some(end + 1)
}

/// Whether a line may break between two characters, behind a piece and before a rest.
fn breaks(a: char, b: char, piece: &str, rest: &str) -> bool {
    if a == JOINT || b == JOINT {
        return a == JOINT;
    }
    if b == ' ' {
        return false;
    }
    if a == ' ' {
        return !belongs(piece.trim_end(), rest);
    }
    if matches!(a, '-' | '–' | '/') {
        return b.is_alphabetic() && piece.len() > 2;
    }
    let opens = |c: char| matches!(c, '(' | '（' | '「' | '『' | '《' | '〈');
    let number = |c: char| c.is_ascii_digit();
    let goes_on = |c: char| !c.is_alphanumeric() && !opens(c);
    let leads = matches!(a, '第' | '件' | '目' | '表' | '圖' | '段');
    (is_wide(a) || is_wide(b))
        && !opens(a)
        && !goes_on(b)
        && (!number(a) || rest.starts_with("年度"))
        && !(leads && number(b))
}

/// Whether a line is not to break at the space between two words: a number and its word,
/// as in "Annex 16", "1 October" and "Engineer (D1)"; the ends of a range, as in "$1 - $2";
/// a dash and what it follows.
fn belongs(piece: &str, rest: &str) -> bool {
    let next = rest.split(' ').next().unwrap_or_default();
    let number = |word: &str| {
        word.trim_matches(['(', ')', ',', '$'])
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let point =
        next.starts_with('(') && next.len() <= 8 && next.contains(|c: char| c.is_ascii_digit());
    let short = piece.chars().count() + next.chars().count() <= 20;
    let unit = next.starts_with(char::is_alphabetic);
    let of_unit = || unit && piece.split(' ').next_back().is_some_and(number);
    let referred = number(next) && !number(piece);
    let is_dash = |word: &str| matches!(word, "-" | "–" | "—");
    let mut behind = piece.rsplit(' ');
    let range = || {
        let (last, first) = (behind.next(), behind.next());
        number(next) && last.is_some_and(is_dash) && first.is_some_and(number)
    };
    is_dash(next) || { range }() || short && (point || referred || of_unit())
}

#[cfg(test)]
mod tests {
    use super::each_piece;

    #[test]
    fn a_number_is_in_a_piece_with_its_word() {
        for (line, pieces) in [
            (
                "Dredging of fairways, stage 12",
                &["Dredging", "of", "fairways,", "stage 12"][..],
            ),
            ("Chief Engineer (D1)", &["Chief", "Engineer (D1)"]),
            (
                "Environmental-impact study",
                &["Environmental-", "impact", "study"],
            ),
            ("2020-21 ($)", &["2020-21", "($)"]),
            ("總工程師(D1)", &["總", "工", "程", "師", "(D1)"]),
            ("第2點，甲", &["第2點，", "甲"]),
            ("由2027年10月1日", &["由", "2027年", "10月", "1日"]),
            ("2020-21年度", &["2020-21", "年", "度"]),
            ("1 October 2027", &["1 October", "2027"]),
            ("$189,150 - $206,700", &["$189,150 - $206,700"]),
            ("Harbour - fairways", &["Harbour -", "fairways"]),
            ("處長(航道及海港)甲", &["處", "長", "(航道及海港)", "甲"]),
            ("甲(a)乙", &["甲", "(a)", "乙"]),
            // Of two wordings the one may stand below the other.
            (
                "(2,407,800\u{200B}2,469,600)",
                &["(2,407,800\u{200B}", "2,469,600)"],
            ),
            ("$12 to\u{200B}for 13", &["$12 to\u{200B}", "for 13"]),
            ("\u{200B}-5", &["\u{200B}", "-5"]),
        ] {
            let mut found = Vec::new();
            each_piece(line, &mut |piece| found.push(piece.to_owned()));
            assert_eq!(found, pieces, "{line}");
        }
    }
}
