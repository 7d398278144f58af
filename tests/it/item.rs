//! Papers of the Establishment Subcommittee: the second paper of a proposal from the
//! same tables, its first page, its enclosures, and what stands in its margins.

use std::collections::BTreeSet;
use std::fs;

use super::support::{Case, Run, copy, manifest, panelpaper, root, squeeze};

/// Both papers of one proposal, in folders side by side.
fn both() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["harbour-2027", "harbour-2027-ec"] {
        copy(&root().join("data").join(name), &dir.path().join(name));
    }
    dir
}

/// The text of a PDF, page by page, with its white space.
fn pages(dir: &tempfile::TempDir, name: &str) -> Vec<String> {
    let bytes = fs::read(dir.path().join("output").join(name)).expect("a PDF");
    pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("a readable PDF")
}

/// The amounts of a text: figures with commas.
fn amounts(pages: &[String]) -> BTreeSet<String> {
    let text = pages.join("\n");
    let figures = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    let figures = figures.map(|figure| figure.trim_matches(','));
    let amounts = figures.filter(|figure| figure.contains(','));
    amounts.map(str::to_owned).collect()
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(&squeeze(wanted)), "{wanted}\n{text}");
}

/// One batch makes both papers with nothing to report. All their amounts are the same,
/// but for the pay that the invitation has beside each post; and what is said of the
/// post whose tenure differs follows the second paper's own table.
#[test]
fn both_papers_of_a_proposal_have_the_same_numbers() {
    let dir = both();
    let outcome = panelpaper(dir.path(), &["batch", ".", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
    let pay = fs::read_to_string(dir.path().join("harbour-2027/pay.csv")).expect("pay.csv");
    let pay = pay.lines().flat_map(|line| line.split(','));
    let grouped = |figure: &str| {
        let (thousands, rest) = figure.split_at(figure.len().saturating_sub(3));
        format!("{thousands},{rest}")
    };
    let pay: BTreeSet<String> = pay.map(grouped).collect();
    for (lang, before, after) in [
        (
            "en",
            "one supernumerary Government Harbour Officer",
            "one permanent Government Harbour Officer",
        ),
        (
            "zh",
            "1個職銜為助理處長(海港改革)的政府海港主任編外職位",
            "1個職銜為助理處長(海港改革)的政府海港主任常額職位",
        ),
    ] {
        let panel = pages(&dir, &format!("harbour-2027/{lang}/paper.pdf"));
        let item = pages(&dir, &format!("harbour-2027-ec/{lang}/paper.pdf"));
        let (of_panel, of_item) = (amounts(&panel), amounts(&item));
        assert!(of_panel.len() > 15, "{of_panel:?}");
        let lost: Vec<&String> = of_panel.difference(&of_item).collect();
        let more: Vec<&String> = of_item.difference(&of_panel).collect();
        assert!(lost.is_empty(), "{lang} lacks {lost:?}");
        assert!(
            !more.is_empty() && more.iter().all(|it| pay.contains(*it)),
            "{lang}: {more:?}"
        );
        says(&squeeze(&panel.concat()), before);
        says(&squeeze(&item.concat()), after);
    }
}

/// What stands on the first page, in the margins and on the enclosures.
#[test]
fn an_item_has_its_head_its_marks_and_its_enclosures() {
    let dir = both();
    let outcome = panelpaper(dir.path(), &["build", "harbour-2027-ec", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let annexes = manifest(&dir.path().join("output/harbour-2027-ec"));
    let annexes = annexes.to_string();
    assert!(
        annexes.contains("Enclosure 4") && annexes.contains("附件4"),
        "{annexes}"
    );
    for (lang, head, marks, letters) in [
        (
            "en",
            &[
                "For discussion on 21 April 2027",
                "EC(2027-28)3",
                "ITEM FOR ESTABLISHMENT SUBCOMMITTEE OF FINANCE COMMITTEE",
                "HEAD 210 – HARBOUR OFFICE HEAD 211 – FORESHORE OFFICE Subhead 000 Operational expenses",
                "Members are invited",
            ][..],
            &["Encls. 1 and 2", "Encl. 3", "Encls. 8 and 9"][..],
            &["(d) the retention", "(e) the transfer"][..],
        ),
        (
            "zh",
            &[
                "EC(2027-28)3",
                "財務委員會人事編制小組委員會討論文件2027年4月21日",
                "總目210－海港事務處總目211－前濱事務處分目000 運作開支",
                "請各委員",
            ],
            &["附件1至2", "附件3"],
            &["(d) 保留", "(e) 把下述"],
        ),
    ] {
        let item = pages(&dir, &format!("harbour-2027-ec/{lang}/paper.pdf"));
        let item: Vec<String> = item.iter().map(|page| squeeze(page)).collect();
        for wanted in head {
            says(&item[0], wanted);
        }
        let text = item.concat();
        for wanted in marks.iter().chain(letters) {
            says(&text, wanted);
        }
        let title = if lang == "en" {
            "Staffing Proposals for"
        } else {
            "的人員編制建議"
        };
        assert!(
            !text.contains(&squeeze(title)),
            "the title is printed\n{}",
            item[0]
        );
        let (second, corner) = match lang {
            "en" => ("EC(2027-28)3Page2", "Enclosure3toEC(2027-28)3"),
            _ => ("EC(2027-28)3第2頁", "EC(2027-28)3附件3"),
        };
        assert!(item[1].contains(second), "{}", item[1]);
        assert!(text.contains(corner), "{text}");
    }
}
