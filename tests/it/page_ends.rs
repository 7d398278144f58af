//! What stands at the end of one page and the top of the next, tried over sixty
//! positions on the page in both languages: a footnote is on the page of its
//! mark, and nothing stays behind that belongs to what follows it.

use tables::model::Lang;

use super::page::edition;
use super::support::Case;

/// How many positions are tried, and how far apart they are, in points.
const POSITIONS: usize = 60;
const STEP: usize = 10;

/// What is typed, in each language.
pub(super) struct Words {
    lang: Lang,
    file: &'static str,
    /// A sentence of about a line, and what fills a footnote of three lines.
    sentence: &'static str,
    note: &'static str,
    colon: &'static str,
}

pub(super) const WORDS: [Words; 2] = [
    Words {
        lang: Lang::Zh,
        file: "body.zh.hbs",
        sentence: "本處的工作人員須按照有關指引處理各項事宜並定期匯報進度以便跟進。",
        note: "附註說明事情的經過及其影響。附註說明事情的經過及其影響。附註說明事情的經過及其影響。附註說明事情的經過及其影響。附註說明事情的經過及其影響。附註說明事情的經過及其影響。",
        colon: "－",
    },
    Words {
        lang: Lang::En,
        file: "body.en.hbs",
        sentence: "The office will keep the work of its branches under review, and report from time to time. ",
        note: "A note says what has come to pass, and why it has. A note says what has come to pass, and why it has. A note says what has come to pass, and why it has. A note says what has come to pass, and why it has.",
        colon: " \u{2013} ",
    },
];

/// A construct, and the pairs of its words that must stand on one page.
struct Construct {
    body: String,
    together: &'static [(&'static str, &'static str)],
}

/// What is tried: each begins a page of its own, so that one paper holds all.
fn constructs(words: &Words) -> Vec<Construct> {
    let mut constructs = of_headings(words);
    constructs.extend(of_lists(words));
    constructs
}

fn construct(body: String, together: &'static [(&'static str, &'static str)]) -> Construct {
    Construct { body, together }
}

fn of_headings(words: &Words) -> Vec<Construct> {
    let note = words.note;
    let (two, nine) = (words.sentence.repeat(2), words.sentence.repeat(9));
    vec![
        construct(
            format!("= HEADA#footnote[NOTEA {note}]\n\nPARAA {nine}"),
            &[("HEADA", "NOTEA"), ("HEADA", "PARAA")],
        ),
        construct(
            format!("= HEADB\n\nPARAB#footnote[NOTEB {note}] {nine}"),
            &[("HEADB", "PARAB"), ("PARAB", "NOTEB")],
        ),
        construct(
            format!(
                "= HEADC\n\n== HEADD#footnote[NOTEC {note}]\n\nPARAC#footnote[NOTED {note}] {two}"
            ),
            &[
                ("HEADC", "HEADD"),
                ("HEADD", "PARAC"),
                ("HEADD", "NOTEC"),
                ("PARAC", "NOTED"),
            ],
        ),
    ]
}

fn of_lists(words: &Words) -> Vec<Construct> {
    let (note, colon) = (words.note, words.colon);
    let [one, two, three, eight] = [1, 2, 3, 8].map(|n| words.sentence.repeat(n));
    vec![
        construct(
            format!("LEADE{colon}\n\n+ ITEME {two}\n+ {two}"),
            &[("LEADE", "ITEME")],
        ),
        construct(
            format!("{eight}LEADF{colon}\n\n+ ITEMF#footnote[NOTEF {note}] {three}\n+ {three}"),
            &[("LEADF", "ITEMF"), ("ITEMF", "NOTEF")],
        ),
        construct(
            format!("{one}\n\n+ {one}\n+ LEADG{colon}\n  + ITEMG {one}\n  + {one}\n+ {one}"),
            &[("LEADG", "ITEMG")],
        ),
        construct(
            format!(
                "{one}\n\n+ {one}\n+ {one}MARKH#footnote[NOTEH {note}], MARKI#footnote[NOTEI {note}] {one}\n+ {one}MARKJ#footnote[NOTEJ] {one}"
            ),
            &[("MARKH", "NOTEH"), ("MARKI", "NOTEI"), ("MARKJ", "NOTEJ")],
        ),
        construct(
            format!("{three}MARKK#footnote[NOTEK {note}]\n\n{one}MARKL#footnote[NOTEL] {one}"),
            &[("MARKK", "NOTEK"), ("MARKL", "NOTEL")],
        ),
    ]
}

/// A body with each construct so far down a page of its own.
fn body(constructs: &[Construct], words: &Words, down: usize) -> String {
    let pages = constructs.iter().map(|construct| {
        let sentence = words.sentence;
        format!(
            "#pagebreak()\n\n#v({down}pt)\n\n{sentence}\n\n{}\n\n",
            construct.body
        )
    });
    pages.collect::<String>() + words.sentence
}

/// Tries every position; says which words stand apart where.
fn apart(words: &Words) -> Vec<String> {
    let constructs = constructs(words);
    let mut apart = Vec::new();
    for position in 0..POSITIONS {
        let case = Case::small();
        case.write(words.file, body(&constructs, words, position * STEP));
        let pages = edition(&case.path("paper"), words.lang).lines();
        let page_of = |word: &str| {
            let holds = |page: &Vec<_>| {
                let mut lines = page.iter();
                lines.any(|line: &typeset::pages::PrintedLine| line.text.contains(word))
            };
            pages
                .iter()
                .position(holds)
                .unwrap_or_else(|| panic!("{word} is printed"))
        };
        for (one, other) in constructs.iter().flat_map(|construct| construct.together) {
            if page_of(one) != page_of(other) {
                apart.push(format!("{one} and {other} at {} pt", position * STEP));
            }
        }
    }
    apart
}

#[test]
fn what_belongs_together_stands_on_one_page_in_chinese() {
    assert_eq!(apart(&WORDS[0]), [""; 0]);
}

#[test]
fn what_belongs_together_stands_on_one_page_in_english() {
    assert_eq!(apart(&WORDS[1]), [""; 0]);
}

/// The lines of a body of sixty paragraphs, each a word longer than the one before.
pub(super) fn lines(words: &Words, filler: &str, end: &str) -> Vec<String> {
    let case = Case::small();
    let paragraphs = (5..65).map(|n| format!("{}{end}\n\n", filler.repeat(n)));
    case.write(words.file, paragraphs.collect::<String>());
    let pages = edition(&case.path("paper"), words.lang).lines();
    let lines = pages.into_iter().flatten();
    lines.map(|line| line.text.trim().to_owned()).collect()
}

#[test]
fn lines_begin_where_they_may() {
    let [zh, en] = &WORDS;
    let number = |line: &str| {
        line.trim_start_matches(|c: char| c.is_ascii_digit())
            .to_owned()
    };
    for (words, filler, end) in [
        (zh, "甲", "目標#footnote[註]，即在年中或之前。"),
        (zh, "甲", "包括——甲項及乙項。"),
        (zh, "甲", "包括乙項－丙項。"),
        (zh, "甲", "由乙／丙出任。"),
        (en, "light ", "of the harbour#footnote[A note], as before."),
        (en, "light ", "of the harbour\u{2014}as before."),
    ] {
        for line in lines(words, filler, end) {
            let rest = number(&line);
            assert!(
                !rest.starts_with(['，', ',', '—', '－', '／']) && !rest.starts_with("丙出任"),
                "{line}"
            );
            assert!(!line.ends_with('／'), "{line}");
        }
    }
}

#[test]
fn a_rank_stays_with_its_pay_point() {
    for line in lines(&WORDS[1], "light ", "the Chief Engineer (D1) is asked.") {
        assert!(
            !line.starts_with("(D1)") && !line.starts_with("Engineer"),
            "{line}"
        );
    }
}
