//! Characters that nobody sees: in ids they are refused, in titles they change
//! nothing, and messages name them.

use std::fs;

use super::support::{Case, Outcome, Run, squeeze};

const HEAD: &str =
    "hls,keeper,燈塔總管,Keeper of the Lights,clo,,海事局局長,Secretary for Maritime Affairs,";

/// Ids that look like `keeper`, or nearly, with what is said of them.
const ALIKE: &[(&str, &str)] = &[
    (
        "keeper\u{200B}",
        "U+200B in this id is a mark without width",
    ),
    ("kee\u{AD}per", "U+00AD in this id is a soft hyphen"),
    (
        "keep\u{A0}er",
        "U+00A0 in this id is a space that does not break",
    ),
    (
        "\u{2060}keeper",
        "U+2060 in this id is a mark without width",
    ),
    ("keeper\u{E0041}", "U+E0041 in this id is a tag"),
    (
        "keeper\u{FE0F}",
        "U+FE0F in this id is a variation selector",
    ),
    ("keeper\u{3164}", "U+3164 in this id is a filler"),
    (
        "keepe\u{72}\u{301}",
        "(U+0072 U+0301) in this id is not composed",
    ),
    ("keeper\u{FEFF}", "U+FEFF is a byte-order mark"),
    (
        "k\u{435}eper",
        "`k\u{435}eper` and `keeper` look like one id",
    ),
    ("ｋeeper", "`ｋeeper` and `keeper` look like one id"),
    ("kéeper", "`kéeper` and `keeper` look like one id"),
    ("Keeper", "`Keeper` and `keeper` look like one id"),
    ("keeper ", "`keeper ` and `keeper` look like one id"),
];

/// The small paper with another id of the proposed head, named so everywhere.
fn renamed(id: &str) -> Case {
    let case = Case::small();
    case.edit("posts.csv", HEAD, &HEAD.replace("keeper", id));
    for row in ["plo,keeper,,,permanent", "plo,keeper,,,super"] {
        case.edit("posts.csv", row, &row.replace("keeper", id));
    }
    case
}

fn short(case: &Case, command: &str) -> Outcome {
    case.run(&[command, "paper", "--format", "short", "--quiet"])
}

#[test]
fn an_id_that_looks_like_another_is_never_a_post_created_and_deleted() {
    for (id, said) in ALIKE {
        let case = renamed(id);
        for command in ["check", "build"] {
            let outcome = short(&case, command);
            assert_eq!(outcome.status, 1, "{id:?}: {}", outcome.stderr);
            let line = outcome.stderr.lines().find(|line| line.contains(said));
            let line = line.unwrap_or_else(|| panic!("{id:?}: {}", outcome.stderr));
            assert!(line.starts_with("paper/posts.csv:6:"), "{line}");
        }
        assert!(!case.path("output").exists());
    }
}

#[test]
fn ids_of_the_other_tables_are_held_to_the_same() {
    for (file, from, to) in [
        ("ranks.csv", "slo,MPS 49", "sl\u{200B}o,MPS 49"),
        ("offices.csv", "lo,existing", "l\u{AD}o,existing"),
        ("figures.csv", "cost,", "⼯,"),
    ] {
        let case = Case::small();
        case.edit(file, from, to);
        let outcome = short(&case, "check");
        assert_eq!(outcome.status, 1);
        let place = format!("paper/{file}:");
        let named = |line: &&str| line.starts_with(&place) && line.contains("tables/unseen-in-id");
        assert!(
            outcome.stderr.lines().any(|line| named(&line)),
            "{}",
            outcome.stderr
        );
    }
    let case = Case::small();
    case.edit("paper.toml", "type = ", "id = \"a\u{200B}b\"\ntype = ");
    let outcome = short(&case, "check");
    assert!(
        outcome
            .stderr
            .contains("paper/paper.toml:2:6: error[paper/wrong-value]"),
        "{}",
        outcome.stderr
    );
}

/// What names an id with a character that nobody sees is told which.
#[test]
fn did_you_mean_names_what_nobody_sees() {
    for (file, from, to, said) in [
        (
            "posts.csv",
            "slo,keeper,,,permanent\nlo,oil",
            "slo,keeper\u{200B},,,permanent\nlo,oil",
            "U+200B in it is a mark without width",
        ),
        (
            "posts.csv",
            "slo,keeper,,,permanent\nlo,oil",
            "slo,k\u{435}eper,,,permanent\nlo,oil",
            "U+0435 in it is not U+0065",
        ),
        (
            "duties.csv",
            "beam,在",
            "be\u{AD}am,在",
            "U+00AD in it is a soft hyphen",
        ),
        (
            "annexes.csv",
            "duties,beam",
            "duties,beam\u{301}",
            "U+0301 stands at its end",
        ),
        (
            "annexes.csv",
            "chart,hls",
            "chart,h\u{E0041}ls",
            "U+E0041 in it is a tag",
        ),
        (
            "body.zh.hbs",
            "{{title \"oil\"}}",
            "{{title \"oil\u{2060}\"}}",
            "U+2060 in it is a mark without width",
        ),
        (
            "body.en.hbs",
            "{{posts office=\"hls\"}}",
            "{{posts office=\"hl\u{455}\"}}",
            "U+0455 in it is not U+0073",
        ),
    ] {
        let case = Case::small();
        case.edit(file, from, to);
        let outcome = case.run(&["check", "paper", "--format", "json", "-q"]);
        assert_eq!(outcome.status, 1);
        let told = outcome
            .stdout
            .lines()
            .filter(|line| line.contains("did you mean"));
        let told: Vec<&str> = told.collect();
        assert!(
            told.iter().any(|line| line.contains(said)),
            "{to:?}: {told:?}"
        );
        let human = case.run(&["check", "paper", "-q"]).stderr;
        assert!(human.contains(said), "{human}");
    }
}

#[test]
fn messages_show_what_they_quote() {
    let case = Case::small();
    case.edit("annexes.csv", "duties,beam", "duties,beam\u{200B}");
    let outcome = case.run(&["check", "paper", "-q"]);
    insta::assert_snapshot!(outcome.stderr, @r"
    error[annexes/unknown-subject]: no post has the id `beam\u{200B}`
     --> paper/annexes.csv:3:8
      |
    3 | duties,beam�,,
      |        ^^^^^ did you mean `beam`? U+200B in it is a mark without width

    paper: 1 error
    ");
}

/// A title is not altered by what no reader sees, and a finding says what
/// stands there.
#[test]
fn a_title_that_looks_the_same_is_not_retitled() {
    for (title, rule) in [
        ("Keeper of\u{200B} the Lights", "typing/invisible-character"),
        ("Keeper of\u{A0}the Lights", "typing/invisible-character"),
        ("Kee\u{AD}per of the Lights", "typing/invisible-character"),
        ("Keeper of the Lights ", "typing/space"),
    ] {
        let case = Case::small();
        case.edit(
            "posts.csv",
            HEAD,
            &HEAD.replace("Keeper of the Lights", title),
        );
        check_one_retitled(&case, rule);
    }
    // Both forms of one letter.
    let case = Case::small();
    let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("the table");
    let posts = posts.replacen("Keeper of the Lights", "Kéeper of the Lights", 1);
    let posts = posts.replace("Keeper of the Lights", "Ke\u{301}eper of the Lights");
    case.write("posts.csv", posts);
    check_one_retitled(&case, "typing/second-form");
    let case = Case::small();
    case.edit(
        "posts.csv",
        HEAD,
        &HEAD.replace("燈塔總管", "燈塔總管\u{FE00}"),
    );
    check_one_retitled(&case, "typing/invisible-character");
}

fn check_one_retitled(case: &Case, rule: &str) {
    let outcome = short(case, "build");
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let told = outcome.stderr.lines();
    let told: Vec<&str> = told.filter(|line| line.contains(rule)).collect();
    assert_eq!(told.len(), 1, "{}", outcome.stderr);
    assert!(told[0].starts_with("paper/posts.csv:"), "{}", told[0]);
    let text = case.pages("en/paper.pdf").concat();
    assert!(text.contains(&squeeze("alter 1 post, namely")), "{text}");
}

#[test]
fn a_mark_in_a_cell_is_found_by_check_and_build_alike() {
    let duty = "測量維港及各避風塘的航道";
    let case = Case::small();
    case.edit("duties.csv", duty, &format!("\u{FEFF}{duty}"));
    case.edit(
        "body.en.hbs",
        "Electric light needs",
        "Electric\u{FEFF} light needs",
    );
    case.edit("paper.toml", "燈塔處\"\nsign", "燈\u{FEFF}塔處\"\nsign");
    let checked = short(&case, "check");
    let built = short(&case, "build");
    assert_eq!((checked.status, built.status), (1, 1));
    assert_eq!(checked.stderr, built.stderr);
    for place in ["duties.csv:2:8", "body.en.hbs:19:", "paper.toml:10:"] {
        let start = format!("paper/{place}");
        let mut lines = checked.stderr.lines();
        assert!(
            lines.any(|line| line.starts_with(&start) && line.contains("U+FEFF")),
            "{}",
            checked.stderr
        );
    }
    // It stands in printed text alone, where nothing is lost without it.
    assert_eq!(case.run(&["check", "paper", "--fix", "-q"]).status, 0);
    case.build();
}

/// Compatibility forms are mended where text is printed.
#[test]
fn second_forms_are_mended() {
    let case = Case::small();
    case.edit("duties.csv", "每季出版浮標表", "每季出版⼯程\u{F9DC}表");
    case.edit(
        "duties.csv",
        "To publish the list",
        "To publish the o\u{FB03}cial re\u{301}sume\u{301}",
    );
    case.edit("body.zh.hbs", "油燈每晚須", "油燈每⽇須");
    case.edit(
        "paper.toml",
        "title = \"改組燈塔處\"",
        "title = \"改組燈塔處⾏政\"",
    );
    let before = short(&case, "check");
    assert_eq!(
        before.stderr.matches("typing/second-form").count(),
        7,
        "{}",
        before.stderr
    );
    assert_eq!(case.run(&["check", "paper", "--fix", "-q"]).status, 0);
    let text = |name: &str| fs::read_to_string(case.path("paper").join(name)).expect("a file");
    assert!(text("duties.csv").contains("每季出版工程隆表,To publish the official résumé"));
    assert!(text("body.zh.hbs").contains("油燈每日須"));
    assert!(text("paper.toml").contains("改組燈塔處行政"));
    assert_eq!(short(&case, "check").stderr, "");
}

#[test]
fn a_title_that_nobody_sees_is_empty() {
    for blank in [
        "\u{A0}",
        "\u{3000}",
        "\u{200B}",
        "\u{2800}",
        "\u{3164}\u{115F}",
    ] {
        let case = Case::small();
        // Of an annex, and of a post that need not have one.
        case.edit(
            "annexes.csv",
            "duties,survey,,",
            &format!("duties,survey,{blank},{blank}"),
        );
        let posts = fs::read_to_string(case.path("paper/posts.csv")).expect("the table");
        let row = posts.lines().nth(1).expect("a post").to_owned();
        let mut cells: Vec<&str> = row.split(',').collect();
        (cells[2], cells[3]) = (blank, blank);
        case.edit("posts.csv", &row, &cells.join(","));
        let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
        assert_eq!(outcome.status, 1);
        for place in ["annexes.csv:2", "posts.csv:2"] {
            let found = outcome.stderr.lines().filter(|line| {
                line.starts_with(&format!("paper/{place}:"))
                    && line.contains("error[tables/empty-cell]")
            });
            assert_eq!(found.count(), 2, "{place} {blank:?}: {}", outcome.stderr);
        }
    }
}
