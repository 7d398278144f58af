//! The text of a paper's pages, as the other editions have it.

use std::path::Path;

use super::super::support::pdf_pages;

/// The text of the pages without what stands at their head and foot and in their
/// margin, and without notes.
pub(super) fn page_text(folder: &Path, notes: &[String]) -> String {
    let mut text = String::new();
    for page in pdf_pages(&folder.join("paper.pdf")) {
        text.push_str(own(&page));
    }
    if is_item(folder) {
        text = without_marks(&text);
    }
    for (at, note) in notes.iter().enumerate() {
        let note = format!("{}{note}", at + 1);
        let found = text.match_indices(&note).count();
        assert_eq!(
            found, 1,
            "the note {note} stands {found} times on the pages"
        );
        text = text.replacen(&note, "", 1);
    }
    text
}

/// Whether it is a paper for the Establishment Subcommittee.
fn is_item(folder: &Path) -> bool {
    folder
        .components()
        .any(|part| part.as_os_str() == "harbour-2027-ec")
}

/// What is a page's own: without its number, and without a catchword.
fn own(page: &str) -> &str {
    let is_number = |text: &str| text.parse::<usize>().is_ok();
    let number = page.strip_prefix('-').and_then(|rest| rest.split_once('-'));
    if let Some((_, rest)) = number.filter(|(number, _)| is_number(number)) {
        return rest;
    }
    let mut page = page;
    for word in ["EC(2027-28)3Page", "EC(2027-28)3第"] {
        if let Some(rest) = page.strip_prefix(word) {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            page = rest.trim_start_matches('頁');
        }
    }
    let catchword = page
        .strip_suffix(".....")
        .or(page.strip_suffix("\u{2026}.."));
    match catchword {
        Some(rest) => rest.rsplit_once(['/', '／']).map_or(rest, |(rest, _)| rest),
        None => page,
    }
}

/// A mark in the margin stands right before the words that it repeats.
fn without_marks(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut marks = 0;
    while let Some(at) = rest.find("Encl").into_iter().chain(rest.find("附件")).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_of_mark = |c: char| c.is_ascii_digit() || "附件及至、".contains(c);
        let end = rest.find(|c| !is_of_mark(c)).unwrap_or(rest.len());
        // The words themselves begin anew.
        let words = rest[..end].rfind("附件").filter(|at| *at > 0);
        if rest.starts_with("Encl.") || rest.starts_with("Encls.") {
            rest = &rest[rest.find("Enclosure").expect("the words of a mark")..];
            marks += 1;
        } else if let Some(at) = words {
            rest = &rest[at..];
            marks += 1;
        }
        let next = rest.chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    assert!(marks > 5, "{marks} marks in the margin");
    out.push_str(rest);
    out
}

/// The paper's number stands beside the date: which of them comes first is nobody's
/// business.
pub(super) fn without_number(text: &str, folder: &Path) -> String {
    let number = if folder.ends_with("small/en") {
        "LCPaperNo.CB(4)7/2031-32(02)"
    } else if folder.ends_with("small/zh") {
        "CB(4)7/2031-32(02)"
    } else if is_item(folder) {
        "EC(2027-28)3"
    } else {
        return text.to_owned();
    };
    assert!(text.contains(number), "{number}");
    text.replacen(number, "", 1)
}
