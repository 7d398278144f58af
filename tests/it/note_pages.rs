//! Many footnotes, and long ones: each begins on the page of its mark, in lists,
//! tables, columns, headings and paragraphs that do not have room for all of their
//! notes on one page.

use std::collections::BTreeMap;

use tables::model::Lang;

use super::page::edition;
use super::support::Case;

/// Writes footnotes that are numbered through the paper, so that each mark and
/// each note can be found on its page.
struct Writer {
    lang: Lang,
    notes: usize,
}

impl Writer {
    /// Some words; in Chinese, as many times two characters.
    fn words(&self, n: usize) -> String {
        let (words, between) = match self.lang {
            Lang::Zh => (["港務", "航道", "海堤", "水文", "測量"], ""),
            Lang::En => (["harbour", "light", "deep", "survey", "vessel"], " "),
        };
        let words: Vec<&str> = words.into_iter().cycle().take(n).collect();
        words.join(between)
    }

    /// A mark, with a note of some words.
    fn note(&mut self, n: usize) -> String {
        self.notes += 1;
        let at = self.notes;
        format!(" MARK{at}X#footnote[NOTE{at}X {}.]", self.words(n))
    }

    /// A text of some words with a note.
    fn noted(&mut self, words: usize, note: usize) -> String {
        self.words(words) + &self.note(note)
    }

    /// What leads into a list, and its items, each with sub-items.
    fn list(&mut self, lead: usize, items: usize, subitems: usize, note: usize) -> String {
        let dash = match self.lang {
            Lang::Zh => "－",
            Lang::En => " \u{2013}",
        };
        let mut list = format!("{}{dash}\n\n", self.words(lead));
        for _ in 0..items {
            list += &format!("+ {}\n", self.noted(12, note));
            for _ in 0..subitems {
                list += &format!("  + {}\n", self.noted(12, note));
            }
        }
        list
    }

    fn table(&mut self, columns: usize, cells: usize, note: usize) -> String {
        let cells: Vec<String> = (0..cells)
            .map(|_| format!("[{}]", self.noted(1, note)))
            .collect();
        format!("#table(columns: {columns}, {})", cells.join(", "))
    }

    /// Each begins a page of its own. All of them once stood wrong.
    fn constructs(&mut self) -> Vec<String> {
        let many: String = (0..30).map(|_| self.note(1)).collect();
        let short = self.words(60);
        vec![
            self.table(1, 56, 1),
            self.table(2, 60, 12),
            self.list(10, 17, 0, 1),
            self.list(150, 5, 2, 20),
            self.list(100, 4, 2, 60),
            format!("{many}\n\n{short}"),
            format!("= {}\n\n{short}", self.noted(2, 700)),
            format!("= {}\n\n{}", self.words(2), self.noted(30, 700)),
            (0..4).map(|_| self.noted(40, 450) + "\n\n").collect(),
            format!(
                "#columns(2)[{}]",
                (0..6)
                    .map(|_| self.noted(30, 100) + "\n\n")
                    .collect::<String>()
            ),
            // The last paragraph does not break, but for its notes.
            (0..40).map(|_| self.note(1)).collect(),
        ]
    }
}

/// The pages on which words that begin so and end with a number stand.
fn numbered(pages: &[Vec<String>], word: &str) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (page, lines) in (1..).zip(pages) {
        for piece in lines.iter().flat_map(|line| line.split(word).skip(1)) {
            let (number, _) = piece.split_once('X').expect("an end");
            let number = number.parse().expect("a number");
            assert_eq!(
                found.insert(number, page),
                None,
                "{word}{number} is twice there"
            );
        }
    }
    found
}

fn check(lang: Lang, file: &str) {
    let mut writer = Writer { lang, notes: 0 };
    let constructs = writer.constructs();
    let case = Case::small();
    case.write(file, constructs.join("\n\n#pagebreak()\n\n") + "\n");
    let pages = edition(&case.path("paper"), lang).lines();
    let pages: Vec<Vec<String>> = pages
        .into_iter()
        .map(|page| page.into_iter().map(|line| line.text).collect())
        .collect();
    let marks = numbered(&pages, "MARK");
    assert_eq!(marks.len(), writer.notes);
    assert_eq!(marks, numbered(&pages, "NOTE"));
    for (number, lines) in (1..).zip(&pages) {
        let letters: usize = lines.iter().map(|line| line.chars().count()).sum();
        assert!(letters > 20, "page {number} holds {lines:?} alone");
    }
}

#[test]
fn many_and_long_notes_begin_on_the_pages_of_their_marks_in_chinese() {
    check(Lang::Zh, "body.zh.hbs");
}

#[test]
fn many_and_long_notes_begin_on_the_pages_of_their_marks_in_english() {
    check(Lang::En, "body.en.hbs");
}

/// The second line of a paragraph has a note, and so has the last: neither the first nor
/// the last line stands alone on a page for want of room for it.
#[test]
fn no_line_stands_alone_for_a_note_of_the_next() {
    for (lang, file) in [(Lang::Zh, "body.zh.hbs"), (Lang::En, "body.en.hbs")] {
        let mut writer = Writer { lang, notes: 0 };
        let downs = (0..16).map(|at| 470 + 12 * at);
        let paragraphs = (0..).zip(downs).map(|(at, down)| {
            let word = format!("word{at:02}x ");
            let [one, two] = [24, 36].map(|count| word.repeat(count));
            let [first, second] = [writer.note(12), writer.note(12)];
            format!(
                "#pagebreak()\n\n#v({down}pt)\n\n{}{first} {}{second}\n\n",
                one.trim(),
                two.trim()
            )
        });
        let case = Case::small();
        case.write(
            file,
            format!("A first one.\n\n{}", paragraphs.collect::<String>()),
        );
        let pages = edition(&case.path("paper"), lang).lines();
        let mut parted = 0;
        for at in 0..16 {
            let word = format!("word{at:02}x");
            let lines = pages.iter().map(|page| {
                let own = page.iter().filter(|line| line.text.contains(&word));
                own.count()
            });
            let lines: Vec<usize> = lines.filter(|count| *count > 0).collect();
            parted += usize::from(lines.len() > 1);
            assert!(
                lines.iter().all(|count| *count > 1),
                "{lang:?}, {at}: {lines:?}"
            );
        }
        assert!(parted > 2, "{parted} stand on two pages");
    }
}
