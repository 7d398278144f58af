//! Whatever stands around a chart, it stands over nothing and nothing over it.

use content::sheet::{A4, LoneSheetData, Sheet, SheetPost, SheetStyle};
use orgchart::ChartPost;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tables::diag::Severity;
use tables::fonts::FontFiles;
use tables::load::Reading;
use tables::model::{Change, FontChoice, Lang, Tenure};
use tables::source::Sources;
use typeset::export;
use typeset::pages::{self, Engine, PrintedLine};

/// A chart with what stands around it.
#[derive(Debug, Clone)]
struct Around {
    lang: Lang,
    title: String,
    note: String,
    posts: Vec<SheetPost>,
    /// Whether it stands in an annex, whose label takes room above the title.
    of_annex: bool,
}

/// How far apart the baselines of two lines of small text are at least, in points.
const APART: f64 = 6.0;

const WORDS: [[&str; 4]; 2] = [
    ["總工程師", "海港管理", "職位", "2027年4月1日起"],
    [
        "Proposed ",
        "Chief Engineers ",
        "co-ordination/planning ",
        "3 posts ",
    ],
];

/// What may happen to posts: each has its row in a legend.
const CHANGES: [Change; 9] = [
    Change::Created,
    Change::Deleted,
    Change::Transferred,
    Change::ReRanked,
    Change::Retitled,
    Change::Redeployed,
    Change::Extended,
    Change::MadePermanent,
    Change::Lapsed,
];

fn words(lang: Lang, picks: &[usize]) -> String {
    let own = WORDS[usize::from(lang == Lang::En)];
    let text: String = picks.iter().map(|pick| own[pick % own.len()]).collect();
    text.trim_end().to_owned()
}

/// A post by the words of its title, its superior, a second one and what happens to it.
type Picks = (Vec<usize>, usize, Option<usize>, usize);

fn post(lang: Lang, at: usize, (title, above, dotted, change): &Picks) -> SheetPost {
    let other = |pick: usize| (at > 0).then(|| pick % at.max(1));
    SheetPost {
        shown: ChartPost {
            id: format!("p{at}"),
            title: words(lang, title),
            rank: words(lang, &[0, 2]),
            point: "D2".to_owned(),
            superior: other(*above),
            dotted_to: dotted.and_then(other).into_iter().collect(),
            ..ChartPost::default()
        },
        changes: CHANGES.get(*change).copied().into_iter().collect(),
        tenure: Tenure::ALL[change % 2],
        vacant: change % 3 == 0,
    }
}

fn arounds() -> impl Strategy<Value = Around> {
    let picks = (
        prop::collection::vec(0..4_usize, 1..6),
        any::<usize>(),
        prop::option::weighted(0.2, any::<usize>()),
        0..12_usize,
    );
    let texts = |most| prop::collection::vec(0..4_usize, 0..most);
    let given = (
        any::<bool>(),
        any::<bool>(),
        texts(40),
        prop::collection::vec(texts(60), 0..5),
        prop::collection::vec(picks, 1..40),
    );
    given.prop_map(|(english, of_annex, title, note, posts)| {
        let lang = if english { Lang::En } else { Lang::Zh };
        let note: Vec<String> = note.iter().map(|line| words(lang, line)).collect();
        let posts = posts.iter().enumerate();
        Around {
            lang,
            title: words(lang, &title),
            note: note.join("\n"),
            posts: posts.map(|(at, picks)| post(lang, at, picks)).collect(),
            of_annex,
        }
    })
}

/// The chart laid out, and as its template takes it; none where there is no room for it,
/// which is an error.
fn sheet(around: &Around, fonts: &FontFiles) -> Option<(Sheet, LoneSheetData, Vec<u8>)> {
    let mut reading = Reading::default();
    let marks = reading.marks(None).expect("they are built in");
    let words = reading.words(around.lang).expect("they are built in");
    let choice = FontChoice::default();
    let measure = fonts.measure(&choice);
    let style = SheetStyle {
        marks: &marks,
        words: &words,
        measure: &measure,
        paper: match around.of_annex {
            true => A4,
            false => A4.alone(!around.title.is_empty()),
        },
        min_font_pt: 8.0,
        brackets: true,
        note: &around.note,
    };
    let sheet = Sheet::new(&around.title, around.posts.clone(), &style).expect("a tree");
    let hopeless = sheet.cramped.map(|own| own.finding().severity) == Some(Severity::Error);
    let data = sheet.alone(&words, around.lang, &choice);
    let svg = export::svg(&sheet, &words, around.lang, &measure);
    (!hopeless).then_some((sheet, data, svg))
}

/// All letters of some texts, in an order of their own.
fn letters<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<char> {
    let mut all: Vec<char> = texts.flat_map(str::chars).collect();
    all.retain(|c| !c.is_whitespace());
    all.sort_unstable();
    all
}

/// Asks a page where its lines stand: the title above the chart, the chart above the
/// legend, and the note below that.
fn check(sheet: &Sheet, at: usize, lines: &[PrintedLine]) -> Result<(), TestCaseError> {
    let (page, number) = (&sheet.book.pages[at], at + 1);
    let (width, height) = sheet.sides(page);
    for line in lines {
        let inside = line.y > 0.0 && line.y < height && line.x > 0.0 && line.x < width;
        prop_assert!(
            inside,
            "page {number}: {line:?}",
            number = number,
            line = line
        );
    }
    // A chart stands where it was reckoned to stand, or a little lower.
    let top = sheet.origin(page).1;
    let above = page.boxes.iter().map(|own| top + own.y);
    let above = above.fold(height, f64::min);
    let head = sheet.paper.above;
    let word = |line: &&PrintedLine| ["說明", "Legend"].contains(&line.text.as_str());
    let legend = lines.iter().rfind(word).map_or(height, |line| line.y);
    let between = |from: f64, to: f64| {
        let own = lines
            .iter()
            .filter(move |line| line.y > from && line.y < to);
        own.map(|line| line.text.as_str())
    };
    let title = letters(between(head, above));
    prop_assert_eq!(
        title,
        letters([sheet.title.as_str()].into_iter()),
        "page {}",
        number
    );
    let texts = page.boxes.iter().flat_map(|own| &own.lines);
    let texts = texts.map(|line| line.text.as_str());
    let tags = page.tags.iter().map(|tag| tag.text.as_str());
    let drawn = letters(between(above, legend));
    prop_assert_eq!(drawn, letters(texts.chain(tags)), "page {}", number);
    let mut rows = sheet.legend.iter().map(|row| row.text.as_str());
    let printed: String = between(legend, height).collect();
    prop_assert!(
        rows.all(|row| printed.contains(row)),
        "page {}: {}",
        number,
        printed
    );
    // The signs of samples have baselines of their own.
    let (side, sample) = (sheet.paper.side, sheet.paper.sample);
    let is_sign = |line: &PrintedLine| line.x > side + 1.0 && line.x < side + sample;
    let under = lines
        .iter()
        .filter(|line| line.y > legend && !is_sign(line));
    let under: Vec<f64> = under.map(|line| line.y).collect();
    prop_assert!(
        under.windows(2).all(|pair| pair[1] - pair[0] > APART),
        "{:?}",
        under
    );
    Ok(())
}

/// Asks an SVG where its titles and legends stand.
fn check_svg(sheet: &Sheet, svg: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(svg);
    let tree = roxmltree::Document::parse(&text).expect("an SVG");
    let pages = tree
        .descendants()
        .filter(|node| node.attribute("aria-hidden").is_some());
    for (page, drawn) in sheet.book.pages.iter().zip(pages) {
        let (width, height) = sheet.sides(page);
        let number = |node: roxmltree::Node<'_, '_>, name: &str| -> f64 {
            node.attribute(name)
                .and_then(|own| own.parse().ok())
                .unwrap_or_default()
        };
        let all = drawn.children().filter(|node| node.has_tag_name("text"));
        for line in all {
            let (x, y) = (number(line, "x"), number(line, "y"));
            let wide = number(line, "textLength");
            prop_assert!(
                y > 0.0 && y < height && x >= 0.0 && x + wide <= width,
                "{line:?}"
            );
            let (from, to) = (sheet.origin(page).1, sheet.origin(page).1 + page.height);
            prop_assert!(y < from || y > to, "{line:?}");
        }
    }
    Ok(())
}

#[test]
fn a_chart_stands_over_nothing_and_nothing_over_it() {
    let fonts = FontFiles::default();
    let engine = Engine::new(&fonts);
    let sources = Sources::default();
    let mut runner = TestRunner::new(Config {
        cases: 32,
        failure_persistence: None,
        ..Config::default()
    });
    let tried = runner.run(&arounds(), |around| {
        let Some((sheet, data, svg)) = sheet(&around, &fonts) else {
            return Ok(());
        };
        for page in &sheet.book.pages {
            let (x, y) = sheet.origin(page);
            let (width, height) = sheet.sides(page);
            prop_assert!(x >= sheet.paper.side - 0.01 && x + page.width <= width);
            prop_assert!(y >= sheet.paper.above - 0.01 && y + page.height <= height);
        }
        check_svg(&sheet, &svg)?;
        let (pages, findings) = pages::typeset_sheet(&engine, &data, &sources);
        prop_assert_eq!(findings, Vec::new());
        let lines = pages.expect("pages").lines();
        prop_assert_eq!(lines.len(), sheet.book.pages.len());
        for (at, lines) in lines.iter().enumerate() {
            check(&sheet, at, lines)?;
        }
        Ok(())
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}
