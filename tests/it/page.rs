//! The laid-out page: what no line, page or signature block may do.

use std::path::Path;

use camino::Utf8Path;
use tables::fonts::FontFiles;
use tables::load;
use tables::model::Lang;
use tables::source::PaperFolder;
use typeset::fill;
use typeset::pages::{self, Engine, Pages, PrintedLine};

use super::support::{Case, root};

/// Typesets the Chinese edition of a paper, which must have no finding.
fn pages(folder: &Path) -> Pages {
    edition(folder, Lang::Zh)
}

/// Typesets an edition of a paper, which must have no finding.
pub(super) fn edition(folder: &Path, lang: Lang) -> Pages {
    let folder = Utf8Path::from_path(folder).expect("a UTF-8 path");
    let folder = PaperFolder::open(folder).expect("the folder is there");
    let loaded = load::load(&folder);
    assert_eq!(loaded.findings, []);
    let project = loaded.project.expect("a project");
    // What the checks warn of in the founding paper is in `checks.rs`.
    let (project, _) = check::check(project, &loaded.sources);
    let project = project.expect("a sound project");
    let fonts = FontFiles::default();
    let measure = fonts.measure(&project.paper.fonts);
    let (filled, findings) = fill::fill(
        &project,
        &loaded.sources,
        lang,
        &measure,
        &fill::FillCache::default(),
    );
    assert_eq!(findings, []);
    let filled = filled.expect("a filled body");
    let engine = Engine::new(&fonts);
    let (pages, findings) = pages::typeset(&engine, &project, &filled, &loaded.sources, &folder);
    assert_eq!(findings, []);
    pages.expect("pages")
}

fn founding() -> Pages {
    pages(&root().join("data/dpo-2024"))
}

/// The pages of the body and of job descriptions, which hold running text.
fn text_pages(pages: &Pages) -> Vec<Vec<PrintedLine>> {
    let mut lines = pages.lines();
    let chart = pages.annexes[25].first;
    lines.truncate(chart - 1);
    lines
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_may_not() {
    for (page, lines) in text_pages(&founding()).iter().enumerate() {
        for line in lines {
            let text = line.text.trim();
            let first = text.chars().next().expect("text");
            let last = text.chars().next_back().expect("text");
            // (1) and 「…」 may begin a line.
            assert!(
                !"，。；：、）」』》〉)]！？／—－".contains(first),
                "page {}: {text}",
                page + 1
            );
            assert!(!"（「『《〈([".contains(last), "page {}: {text}", page + 1);
        }
    }
}

#[test]
fn wi_fi_is_never_broken() {
    let pages = text_pages(&founding());
    let lines = || pages.iter().flatten();
    assert!(lines().any(|line| line.text.contains("Wi-Fi")));
    assert!(!lines().any(|line| line.text.ends_with("Wi-")));
}

/// Short bold lines at the left margin that are the body's headings.
const HEADINGS: &[&str] = &["目的", "建議", "理據", "有關建議", "徵詢意見"];

#[test]
fn no_heading_stands_at_a_pages_foot() {
    for shift in 0..24 {
        let case = Case::copy_of(&root().join("data/dpo-2024"));
        // Lengthening the first paragraph moves every heading down the pages.
        let longer = "本文件旨在就架構重組建議徵詢委員的意見。".repeat(1 + 2 * shift);
        case.edit(
            "body.zh.hbs",
            "本文件旨在就架構重組建議徵詢委員的意見。",
            &longer,
        );
        let lines = pages(&case.path("paper")).lines();
        for page in &lines {
            let last = page.last().expect("a line");
            assert!(!HEADINGS.contains(&last.text.as_str()), "{}", last.text);
        }
        let signed = lines
            .iter()
            .position(|page| page.iter().any(|line| line.text == "效率促進辦公室"))
            .expect("the signature block");
        let block: Vec<&str> = lines[signed]
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        let at = block.iter().position(|line| *line == "創新科技及工業局");
        let at = at.expect("the block stands whole");
        assert_eq!(block[at + 3], "2024年3月");
        assert!(
            block[at - 1].ends_with("審批。"),
            "text stands above it: {block:?}"
        );
    }
}

/// Where each line of a page begins, in points from the left edge.
fn left_of(pages: &[Vec<PrintedLine>], start: &str) -> f64 {
    let mut lines = pages.iter().flatten();
    lines
        .find(|line| line.text.starts_with(start))
        .expect(start)
        .x
}

#[test]
fn numbers_stand_at_the_margin_and_items_hang() {
    let pages = text_pages(&founding());
    let margin = left_of(&pages, "目的");
    // The first paragraph has no number: its first line is set in.
    assert!(left_of(&pages, "行政長官在") > margin + 20.0);
    for number in 2..=28 {
        let number = format!("{number}.");
        assert!((left_of(&pages, &number) - margin).abs() < 0.1, "{number}");
    }
    let item = left_of(&pages, "(a)");
    assert!(item > margin + 20.0);
    // The second line of item (a) begins where the text of its first does.
    assert!(left_of(&pages, "官職位(首長級薪級第4點)(如第2(e)段") > item + 20.0);
}

#[test]
fn typed_gaps_make_no_difference() {
    let case = Case::copy_of(&root().join("data/dpo-2024"));
    case.edit("body.zh.hbs", "2019冠狀病毒病", "2019 冠狀病毒病")
        .edit(
            "body.zh.hbs",
            "《2022年施政報告》訂定",
            "《2022  年施政報告》訂定",
        );
    let (spaced, plain) = (pages(&case.path("paper")), founding());
    assert_eq!(spaced.lines(), plain.lines());
}
