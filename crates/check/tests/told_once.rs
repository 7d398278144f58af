//! What a paper is told of one mistake: its cause, and a way out that mends it.

use camino::Utf8Path;
use panelpaper_check::check;
use tables::diag::Diagnostic;
use tables::load;
use tables::source::PaperFolder;
use testing::{Case, root};

fn found(case: &Case) -> Vec<Diagnostic> {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let loaded = load::load(&PaperFolder::open(path).expect("the paper's folder"));
    check(loaded.project.expect("a paper.toml"), &loaded.sources).1
}

/// The small paper, with the editions compared.
fn compared() -> Case {
    let case = Case::small();
    let settings = case.read("paper.toml");
    let settings = settings.replace("\"editions/parts\" = \"allow\"\n", "");
    case.write("paper.toml", settings);
    case
}

/// The names of the rules that found something, without what the paper is told anyway.
fn more_than_before(case: &Case) -> Vec<String> {
    let before: Vec<String> = found(&compared())
        .into_iter()
        .map(|it| it.message)
        .collect();
    let found = found(case).into_iter();
    let new = found.filter(|it| !before.contains(&it.message));
    new.map(|it| it.rule.to_string()).collect()
}

/// Writes a body with other words once.
fn reword(case: &Case, name: &str, from: &str, to: &str) {
    let body = case.read(name);
    assert!(body.contains(from), "{name} has no {from}");
    case.write(name, body.replacen(from, to, 1));
}

#[test]
fn a_heading_that_is_none_is_told_without_what_follows_from_it() {
    for (name, from, to) in [
        ("body.zh.hbs", "\n= ", "\n＝ "),
        ("body.en.hbs", "\n= ", "\n＝ "),
        ("body.zh.hbs", "\n== ", "\n＝＝ "),
        ("body.en.hbs", "\n+ delete", "\n(c) delete"),
    ] {
        let case = compared();
        reword(&case, name, from, to);
        let told = more_than_before(&case);
        let lines = told.iter().filter(|rule| *rule == "typing/line-start");
        assert_eq!(lines.count(), 1, "{to:?} in {name}: {told:?}");
        let compared = |rule: &&String| rule.starts_with("editions/p");
        assert_eq!(
            told.iter().find(compared),
            None,
            "{to:?} in {name}: {told:?}"
        );
    }
}

#[test]
fn an_invitation_is_told_what_is_to_be_approved_of_a_post_that_moves_too() {
    let case = Case::copy_of(&root().join("crates/check/tests/sentences/footbridges"));
    let settings = case.read("paper.toml");
    let settings = settings.replace("\"panel\"", "\"ec\"");
    let head = "[ec]\nsubhead = \"000\"\nsubhead_zh = \"運作開支\"\nsubhead_en = \"Operational expenses\"\n";
    let settings = settings.replace("CB(1)77/2026-27(02)", "EC(2026-27)9");
    case.write("paper.toml", settings + head);
    for lang in ["zh", "en"] {
        case.write(
            &format!("invitation.{lang}.hbs"),
            "{{posts change=\"created\" lines=true}}\n",
        );
    }
    let found = found(&case);
    let of = |id: &str| {
        let named = format!("does not name the post `{id}`");
        let mut of_post = found.iter().filter(|it| it.message.ends_with(&named));
        of_post.next().map(|it| it.help.join(" "))
    };
    for (id, change) in [
        ("count", "re-created"),
        ("model", "made-permanent"),
        ("flood", "extended"),
    ] {
        let help = of(id).unwrap_or_else(|| panic!("`{id}` is not missed: {found:#?}"));
        assert!(
            help.contains(&format!("change=\"{change}\"")),
            "{id}: {help}"
        );
    }
}

#[test]
fn of_figures_that_another_folder_lends_nothing_unused_is_told() {
    let paper = root().join("crates/check/tests/sentences/recycle");
    let unused = |case: &Case| {
        let found = found(case).into_iter();
        let found = found.filter(|it| it.rule == "figures/unused");
        let messages: Vec<String> = found.map(|it| it.message).collect();
        messages
    };
    let lender = Case::copy_of(&paper);
    let figures = lender.read("figures.csv") + "trams,12,\n小巴,14,\n";
    lender.write("figures.csv", figures);
    assert_eq!(unused(&lender).len(), 2, "the lender's own are told");
    let borrower = lender.path("borrower");
    std::fs::create_dir(&borrower).expect("a folder");
    for name in ["paper.toml", "body.en.hbs", "body.zh.hbs"] {
        let text = lender.read(name);
        let text = text.replace("{{money \"orrc\"", "{{number \"bins\"");
        let text = match name {
            "paper.toml" => text.replace("[refs]", "[tables]\nfrom = \"../paper\"\n\n[refs]"),
            _ => text,
        };
        std::fs::write(borrower.join(name), text).expect("a file");
    }
    let path = Utf8Path::from_path(&borrower).expect("a path in UTF-8");
    let loaded = load::load(&PaperFolder::open(path).expect("the folder"));
    let (_, findings) = check(loaded.project.expect("a paper.toml"), &loaded.sources);
    let told: Vec<_> = findings
        .iter()
        .filter(|it| it.rule == "figures/unused")
        .collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn posts_that_are_made_permanent_have_the_time_of_their_proposed_rows() {
    let paper = root().join("crates/check/tests/sentences/recycle");
    let of_time = |case: &Case| {
        let found = found(case).into_iter();
        let found = found.filter(|it| it.rule == "paper/lead-in");
        found.count()
    };
    let case = Case::copy_of(&paper);
    assert_eq!(of_time(&case), 0, "both take effect on one day");
    for (name, from, to) in [
        // The times that both rows had are those of the existing ones.
        (
            "body.en.hbs",
            "{{timing \"ad-comm\"}}; and",
            "{{until \"ad-comm\" structure=\"existing\"}}; and",
        ),
        (
            "body.zh.hbs",
            "{{timing \"ad-comm\"}}；以及",
            "{{until \"ad-comm\" structure=\"existing\"}}；以及",
        ),
    ] {
        let case = Case::copy_of(&paper);
        reword(&case, name, from, to);
        assert_eq!(of_time(&case), 0, "both end on one day");
    }
    let case = Case::copy_of(&paper);
    let row = "pr-food,首席資源循環主任(廚餘),Principal Resource Recovery Officer (Food Waste),prro,ad-comm,,,permanent,proposed,2027-04-01";
    reword(
        &case,
        "posts.csv",
        row,
        &row.replace("2027-04-01", "2027-05-01"),
    );
    assert_eq!(of_time(&case), 2, "another day in both editions");
}
