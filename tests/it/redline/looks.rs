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
