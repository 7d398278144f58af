//! What is chosen of a list, and when nothing of it is written.

use std::fs;

use tables::model::Lang;

use super::super::support::Run;
use super::docx::How;
use super::{Case, small};

const CHAN: How<'_> = How::Tracked("Chan");

/// Two reviewers in one cell, of whom one is chosen.
#[test]
fn reviewers_and_numbers_are_chosen() {
    let case = Case::small();
    let mut docx = small(Lang::En);
    docx.change("publish", "print", CHAN)
        .change("each quarter", "each month", How::Tracked("Lee"))
        .change("needs nobody", "needs somebody", CHAN);
    fs::write(case.path("back.docx"), docx.bytes()).expect("written");
    let run = |args: &[&str]| {
        let outcome = case.run(&[&["review", "paper", "back.docx"], args].concat());
        (outcome.status, outcome.stdout, outcome.stderr)
    };
    assert_eq!(run(&[]).0, 1);
    let (status, said, _) = run(&["--apply", "--by", "Lee"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        case.read("duties.csv")
            .contains("To publish the list of buoys each month\n")
    );
    let (status, said, told) = run(&["--apply", "--only", "1"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        told.contains("back.docx is of another version: duties.csv changed since"),
        "{told}"
    );
    assert!(told.contains("wrote paper/body.en.hbs"), "{told}");
    let (status, said, _) = run(&["--apply"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        case.read("duties.csv")
            .contains("To print the list of buoys each month\n")
    );
    assert!(
        said.contains("3 changes, 1 written, 2 in the files already, 0 comments"),
        "{said}"
    );
    let (status, said, _) = run(&["--format", "short"]);
    assert_eq!((status, said.lines().count()), (0, 3), "{said}");
    for (args, told) in [
        (&["--only", "4"][..], "--only 4: the list goes from 1 to 3"),
        (
            &["--by", "Ho"],
            "--by Ho: no reviewer of this name; there are Chan, Lee",
        ),
        (
            &["--only", "1,2", "--by", "Lee"],
            "nothing is chosen: --only and --by Lee exclude each other, since 1 is by Chan, 2 is by Chan",
        ),
    ] {
        let (status, _, stderr) = run(args);
        assert_eq!(status, 2);
        assert!(stderr.contains(told), "{stderr}");
    }
}
