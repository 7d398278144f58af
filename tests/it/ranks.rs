//! `panelpaper ranks`.

use std::fs;

use super::support::{Case, Outcome, Run, panelpaper, root};

fn ranks(args: &[&str]) -> Outcome {
    let args: Vec<&str> = [&["ranks"], args].concat();
    panelpaper(root(), &args)
}

/// What is printed where all is well.
fn printed(args: &[&str]) -> String {
    let outcome = ranks(args);
    let told = (outcome.status, outcome.stderr.as_str());
    assert_eq!(told, (0, ""), "{args:?}");
    outcome.stdout
}

#[test]
fn rows_are_found_by_id_names_and_points() {
    let head = "id,pay_point,name_zh,name_en\n";
    let aosgc = "aosgc,D2,首長級丙級政務官,Administrative Officer Staff Grade C\n";
    for word in ["aosgc", "AOSGC", "丙級政務官", "staff grade c"] {
        assert_eq!(printed(&[word]), format!("{head}{aosgc}"), "{word}");
    }
    let units = printed(&["efficiency", "unit"]);
    assert!(
        units.contains("\nheu,D4,效率促進組專員,\"Head, Efficiency Unit\"\n"),
        "{units}"
    );
    assert_eq!(units, printed(&["Efficiency Unit"]));
    let police = printed(&["PPS 55"]);
    let csp = "csp,PPS 55,總警司,Chief Superintendent of Police\n";
    assert_eq!(police, format!("{head}{csp}"));
    let scale = printed(&["jsps"]);
    assert!(
        scale.contains("mag,JSPS 7-10,裁判官,Magistrate\n"),
        "{scale}"
    );
}

#[test]
fn names_are_printed_in_the_languages_wanted() {
    assert_eq!(
        printed(&["aosgc", "--lang", "zh"]),
        "id,pay_point,name_zh\naosgc,D2,首長級丙級政務官\n"
    );
    // What is not known of the other language is missed in none.
    assert_eq!(
        printed(&["ddb", "--lang", "en"]),
        "id,pay_point,name_en\nddb,D3,Deputy Director of Buildings\n"
    );
    let open = printed(&["ddb"]);
    assert!(
        open.ends_with("\n# ddb,D3,,Deputy Director of Buildings\n"),
        "{open}"
    );
}

/// The list before the small paper's own ranks, in any language.
#[test]
fn what_is_printed_is_read_as_it_is() {
    for lang in ["zh", "en", "all"] {
        let list = printed(&["--lang", lang]);
        assert!(!list.starts_with('\u{FEFF}') && list.lines().count() > 80);
        let case = Case::small();
        let own = case.read("ranks.csv");
        let own = own.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let names = match lang {
                "zh" => vec![cells[2]],
                "en" => vec![cells[3]],
                _ => vec![cells[2], cells[3]],
            };
            format!("{},{}\n", cells[..2].join(","), names.join(","))
        });
        // The list has a `clo` and a Chief Labour Officer of its own.
        let list = list.lines().filter(|line| !line.starts_with("clo,"));
        let list: String = list.map(|line| format!("{line}\n")).collect();
        case.write("ranks.csv", list + &own.collect::<String>());
        let languages = "languages = [\"zh\", \"en\"]";
        if lang != "all" {
            case.edit(
                "paper.toml",
                languages,
                &format!("languages = [\"{lang}\"]"),
            );
            let other = if lang == "zh" { "en" } else { "zh" };
            let body = format!("paper/body.{other}.hbs");
            fs::remove_file(case.path(&body)).expect("it was there");
        }
        let found = case.run(&["check", "paper", "--format", "short"]).stderr;
        let about = found.lines().filter(|line| line.contains("ranks.csv"));
        let about: Vec<&str> = about.collect();
        assert!(about.len() > 60, "{found}");
        for line in about {
            assert!(line.contains("warning[ranks/unused]"), "{line}");
        }
        assert!(!found.contains("error[tables/"), "{found}");
    }
}

#[test]
fn a_word_that_no_rank_has_is_told_with_the_nearest() {
    for (word, wanted) in [
        ("enginer", "did you mean `Engineer`?"),
        ("衛生署署長", "did you mean `衞生署署長`?"),
        ("aosgd", "did you mean `aosga`?"),
        ("D9", "`panelpaper ranks` prints the whole list"),
        ("\u{1b}[31m", "`panelpaper ranks` prints the whole list"),
    ] {
        let outcome = ranks(&[word]);
        let told = (outcome.status, outcome.stdout.as_str());
        assert_eq!(told, (2, ""), "{word:?}");
        let stderr = outcome.stderr;
        assert!(
            stderr.starts_with("error: no rank of the list has `"),
            "{stderr}"
        );
        assert!(stderr.contains(wanted), "{stderr}");
        assert!(!stderr.contains('\u{1b}'), "{stderr}");
    }
    let outcome = ranks(&["aosgc", "--lang", "fr"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
}

/// The way out that a message names is one.
#[test]
fn the_row_of_a_message_mends_the_paper() {
    for (written, id) in [
        ("aosgc", "aosgc"),
        ("總系統經理", "csm"),
        ("adtis", "adits"),
    ] {
        let case = Case::small();
        case.edit("posts.csv", "Fairways,plo", &format!("Fairways,{written}"));
        let outcome = case.run(&["check", "paper", "--format", "json"]);
        let (_, row) = outcome
            .stdout
            .split_once("add to ranks.csv: ")
            .expect("a row");
        let row = row.split(['"', '\\']).next().expect("its end");
        case.write("ranks.csv", case.read("ranks.csv") + row + "\n");
        case.edit(
            "posts.csv",
            &format!("Fairways,{written}"),
            &format!("Fairways,{id}"),
        );
        let mended = case.run(&["check", "paper", "--format", "short"]).stderr;
        assert!(
            !mended.contains("unknown-rank") && !mended.contains("ranks.csv"),
            "{mended}"
        );
    }
}
