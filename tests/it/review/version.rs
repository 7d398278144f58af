//! Documents of another version: nothing is written where it may not belong.

use tables::model::Lang;

use super::docx::{Docx, How};
use super::{Case, applied, made, small};

const CHAN: How<'_> = How::Tracked("Chan");

/// Words that are others now, and stand elsewhere: in a sentence, a comment, a heading.
#[test]
fn words_that_stand_elsewhere_now_are_left() {
    let changed = ("}}會有{{count}}", "}}設有{{count}}");
    for (was, is) in [
        ("點燃。電燈", "點燃。明天會有風。電燈"),
        ("= 目的", "{{! 這裏會有註 }}\n= 目的"),
        ("= 理由", "= 理由會有很多"),
    ] {
        let case = Case::small();
        case.edit("body.zh.hbs", changed.0, changed.1)
            .edit("body.zh.hbs", was, is);
        let before = case.read("body.zh.hbs");
        let mut docx = small(Lang::Zh);
        docx.change("會有", "將有", CHAN);
        let said = applied(&case, &docx);
        assert!(said.contains("no longer stand in body.zh.hbs"), "{said}");
        assert_eq!(case.read("body.zh.hbs"), before, "{said}");
    }
}

/// What a change makes of a passage is in the file only where the passage stands.
#[test]
fn words_that_others_have_are_not_taken_for_done() {
    let case = Case::small();
    case.edit("body.zh.hbs", "須由人點燃", "須有人點燃").edit(
        "body.zh.hbs",
        "}}會有{{count}}",
        "}}設立{{count}}",
    );
    let mut docx = small(Lang::Zh);
    docx.change("會有", "有", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("no longer stand in body.zh.hbs"), "{said}");

    let case = Case::small();
    case.edit("duties.csv", "調查船隻擱淺的成因", "徹底重寫了的職務")
        .edit(
            "duties.csv",
            "在三年內把所有燈塔由油燈改為電燈",
            "調查船隻擱淺",
        );
    let mut docx = small(Lang::Zh);
    docx.change("擱淺的成因", "擱淺", CHAN);
    let said = applied(&case, &docx);
    assert!(said.contains("no longer stand in duties.csv"), "{said}");
}

/// Of two rows with the same words each reviewer has his own, one after the other.
#[test]
fn rows_with_the_same_words_are_told_by_their_neighbours() {
    let case = Case::small();
    let duties = case.read("duties.csv") + "beam,每季出版浮標表,To publish the list\n";
    case.write("duties.csv", &duties);
    let made = made(&case.path("paper"), Lang::Zh);
    let with = |was: &str, becomes: &str| {
        let mut docx = Docx::open(&made);
        // The first of them gets words that the last has not, and back.
        docx.change("每季出版浮標表", "甲", How::Untracked)
            .change(was, becomes, CHAN)
            .change("甲", "每季出版浮標表", How::Untracked);
        docx
    };
    applied(&case, &with("每季", "每天"));
    let once = duties.replace("beam,每季", "beam,每天");
    assert_eq!(case.read("duties.csv"), once);
    let again = applied(&case, &with("每季", "每天"));
    assert!(again.contains("in the file already"), "{again}");
    let other = applied(&case, &with("浮標表", "航標表"));
    assert!(other.contains("no longer stand"), "{other}");
    assert_eq!(case.read("duties.csv"), once);
}
