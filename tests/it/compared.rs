//! Job descriptions side by side, and revised ones.

use super::support::{Case, Run, root, squeeze};

/// The small paper with annexes of every sort, the first of which compares.
fn small() -> Case {
    let case = Case::small();
    case.apply(&root().join("tests/it/every_annex.edit"));
    case
}

#[test]
fn what_is_and_what_is_proposed_stand_side_by_side() {
    let case = small();
    case.build();
    let zh = case.pages("zh/annex-01.pdf").concat();
    let en = case.pages("en/annex-01.pdf").concat();
    for (text, wanted) in [
        (&zh, "現行"),
        (&zh, "擬議"),
        (&zh, "職銜：航道測量主任"),
        (&zh, "(1)測量維港及各避風塘的14條航道"),
        (&zh, "(3)調查船隻擱淺的成因。"),
        (&zh, "負責下列工作："),
        (&en, "Existing"),
        (&en, "Rank: Senior Lights Officer"),
        (&en, "Post title: Director of Fairways"),
        (&en, "(1)To survey the 12 fairways of the harbour;"),
        (&en, "and of the typhoon shelters;"),
        (&en, "(3)To advise the Director of Electric Beams."),
    ] {
        assert!(text.contains(&squeeze(wanted)), "{wanted}\n{text}");
    }
    let revised = case.pages("en/annex-03.pdf").concat();
    assert!(revised.contains("RevisedJobDescription"), "{revised}");
    let noted = case.pages("en/annex-02.pdf").concat();
    assert!(noted.ends_with("Onenote"), "{noted}");
    let plain = case.pages("zh/annex-02.pdf").concat();
    assert!(plain.contains("擬議職責說明"), "{plain}");
}

/// Either side is in the closure, and the cell is named.
#[test]
fn either_side_is_made_again_by_itself() {
    let case = small();
    case.build();
    for (from, to) in [("run aground", "sink"), ("the 14 fair", "the 15 fair")] {
        case.edit("duties.csv", from, to);
        let listed = case.run(&["annexes", "paper", "--list", "--why"]);
        assert!(
            listed.stdout.contains("en/annex-01.pdf"),
            "{}",
            listed.stdout
        );
        assert!(listed.stdout.contains("duties.csv:"), "{}", listed.stdout);
        assert_eq!(
            listed.stdout.matches(".pdf").count(),
            1,
            "{}",
            listed.stdout
        );
        assert_eq!(case.run(&["annexes", "paper"]).status, 0);
    }
    let alone = std::fs::read(case.path("output/paper/en/annex-01.pdf")).expect("the annex");
    std::fs::remove_dir_all(case.path("output")).expect("it goes");
    case.build();
    let whole = std::fs::read(case.path("output/paper/en/annex-01.pdf")).expect("the annex");
    assert!(alone == whole);
}
