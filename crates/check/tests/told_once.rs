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
