//! Redlines that cannot be made.

use super::small;
use crate::support::{Run, copy};

#[test]
fn what_cannot_be_written_is_told_before_anything_is() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    // Somebody's draft is not written over.
    std::fs::write(case.path("taken.docx"), "a draft").expect("written");
    for (args, said) in [
        (
            ["-o", "r.odt"].as_slice(),
            "-o names a file that ends in .pdf, .docx or .html: r.odt",
        ),
        (&["-o", "paper/posts.csv"], "-o names a file that ends in"),
        (
            &["-o", "taken.docx"],
            "it is a document in which somebody has worked",
        ),
        (&["-o", "r"], "-o names a file that ends in"),
        (&["--lang", "en"], "--output"),
    ] {
        let mut all = vec!["compare", "paper", "--to", "old"];
        all.extend(args);
        let made = case.run(&all);
        assert_eq!(made.status, 2, "{args:?} {}", made.stderr);
        assert!(made.stderr.contains(said), "{args:?} {}", made.stderr);
    }
}

#[test]
fn a_version_with_errors_is_told_with_them() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    // It loads, and is none that can be filled.
    case.edit("body.en.hbs", "{{short \"lo\"}}", "{{short \"nowhere\"}}");
    let made = case.run(&[
        "compare", "paper", "--to", "old", "-o", "r.html", "--lang", "en",
    ]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    for said in [
        "nowhere",
        "error: paper has errors",
        "r.html is not written",
    ] {
        assert!(made.stderr.contains(said), "{said}: {}", made.stderr);
    }
    assert!(!case.path("r.html").exists());
    let other = case.run(&[
        "compare", "old", "--to", "paper", "-o", "r.html", "--lang", "en",
    ]);
    assert_eq!(other.status, 1, "{}", other.stderr);
    // One that does not load is not compared at all.
    case.edit("paper.toml", "date = 2031-11-03", "date = soon");
    let made = case.run(&["compare", "paper", "--to", "old", "-o", "r.pdf"]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(
        made.stderr.contains("does not load, and is not compared"),
        "{}",
        made.stderr
    );
}

#[test]
fn a_language_of_one_version_alone_is_no_redline() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    case.edit(
        "paper.toml",
        "languages = [\"zh\", \"en\"]",
        "languages = [\"zh\"]",
    );
    let made = case.run(&[
        "compare", "paper", "--to", "old", "-o", "r.html", "--lang", "en",
    ]);
    assert_eq!(made.status, 2, "{}", made.stderr);
    assert!(
        made.stderr.contains("paper has no edition in `en`"),
        "{}",
        made.stderr
    );
}

#[test]
fn what_word_and_the_web_cannot_hold_is_told_at_its_place() {
    let case = small();
    copy(&case.path("paper"), &case.path("old"));
    case.edit(
        "body.en.hbs",
        "needs nobody.",
        "needs #align(center)[nobody].",
    );
    let made = case.run(&[
        "compare", "paper", "--to", "old", "-o", "r.docx", "--lang", "en",
    ]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(made.stderr.contains("body/unheld"), "{}", made.stderr);
    assert!(made.stderr.contains("body.en.hbs:19"), "{}", made.stderr);
}
