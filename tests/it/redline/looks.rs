//! How the pages of a redline look, and that they can be written.

use super::{redline, small};
use crate::support::{copy, panelpaper, pdf_pages, root, squeeze};

/// Both papers of one proposal: the committee of one has two lines, the other has none.
#[test]
fn the_second_paper_of_a_proposal_against_the_first() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["harbour-2027", "harbour-2027-ec"] {
        copy(&root().join("data").join(name), &dir.path().join(name));
    }
    for lang in ["zh", "en"] {
        let made = panelpaper(
            dir.path(),
            &[
                "compare",
                "harbour-2027-ec",
                "--to",
                "harbour-2027",
                "-o",
                "r.pdf",
                "--lang",
                lang,
            ],
        );
        assert_eq!(made.status, 0, "{lang}: {}", made.stderr);
        let pages = pdf_pages(&dir.path().join("r.pdf"));
        if lang == "en" {
            let wanted = squeeze("Legislative Council / Panel");
            assert!(pages.concat().contains(&wanted), "{}", pages[0]);
        }
    }
}

/// Wherever a value has two lines.
#[test]
fn values_of_several_lines_can_be_written() {
    for (file, from, to, said) in [
        (
            "paper.toml",
            "\"立法會海事及燈塔事務委員會\"",
            "\"立法會\\n海事事務委員會\"",
            "立法會 / 海事事務委員會",
        ),
        (
            "paper.toml",
            "\"改組燈塔處\"",
            "\"改組\\n燈塔處\"",
            "改組 / 燈塔處",
        ),
        (
            "paper.toml",
            "\"海事局\", ",
            "\"海事\\n局\", ",
            "海事 / 局及燈塔處",
        ),
    ] {
        let case = small();
        copy(&case.path("paper"), &case.path("old"));
        case.edit(file, from, to);
        redline(&case, "r.pdf", "zh");
        let first = pdf_pages(&case.path("r.pdf")).concat();
        assert!(first.contains(&squeeze(said)), "{said}\n{first}");
    }
}

/// In Word the list of boxes is plain, and stands on the page of its chart; the list of
/// what changed leaves no page empty.
#[test]
fn lists_of_a_word_redline_are_untracked_and_stay_where_they_belong() {
    for (lang, told, gone) in [
        ("en", "Boxes of this page that have changed:", "Coxswain"),
        ("zh", "本頁有更改的方格：", "船長"),
    ] {
        let case = small();
        case.edit(
            "posts.csv",
            "lo,oil,",
            "lo,boat,船長,Coxswain,slo,keeper,,,permanent\nlo,oil,",
        );
        copy(&case.path("paper"), &case.path("old"));
        case.edit(
            "posts.csv",
            "lo,boat,船長,Coxswain,slo,keeper,,,permanent\n",
            "",
        );
        let bytes = redline(&case, "r.docx", lang);
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
        let part = package.by_name("word/document.xml").expect("a part");
        let xml = std::io::read_to_string(part).expect("XML");
        let paragraphs: Vec<&str> = xml.split("<w:p>").collect();
        let list = paragraphs.iter();
        let list: Vec<&&str> = list
            .filter(|own| own.contains("\"ChangesBoxes\""))
            .collect();
        assert!(
            list[0].contains(told) && list[0].contains("<w:keepNext/>"),
            "{list:?}"
        );
        let own = list.iter().find(|own| own.contains(gone));
        let own = own.unwrap_or_else(|| panic!("{gone}: {list:?}"));
        assert!(own.contains("<w:strike/>"), "{own}");
        let marks = ["<w:ins ", "<w:del ", "<w:moveTo ", "<w:moveFrom "];
        let is_plain = |own: &&&str| marks.iter().all(|mark| !own.contains(mark));
        assert!(list.iter().all(is_plain), "{list:?}");
        assert!(!xml.contains("w:type=\"page\""), "{lang}");
        let first = paragraphs.iter().find(|own| own.contains("\"PaperDate\""));
        assert!(
            first.is_some_and(|own| own.contains("<w:pageBreakBefore/>")),
            "{first:?}"
        );
    }
}
