//! What a folder beside a paper lends it besides tables: pictures, and what its
//! paper.toml says of tables.

use std::fs;

use serde_json::Value;

use super::support::{Case, Outcome, Run, manifest, pdf_pages, squeeze};

const DOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";

/// A paper `second` that has two bodies alone, and takes all else from `paper`.
fn lent(settings: &str, body: &str) -> Case {
    let case = Case::small();
    let own = case.read("paper.toml");
    case.write(
        "paper.toml",
        format!("{own}\n[refs]\ntables = true\n{settings}"),
    );
    case.write("steps.csv", "step_zh,step_en,month\n一,One,5\n");
    case.write("map.svg", DOT);
    fs::create_dir_all(case.path("paper/maps")).expect("a folder");
    case.write("maps/site.svg", DOT);
    fs::create_dir_all(case.path("second/maps")).expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(case.path("second").join(name), text).expect("written");
    };
    write(
        "paper.toml",
        &format!("{own}\n[refs]\ntables = true\n[tables]\nfrom = \"../paper\"\n"),
    );
    write("maps/other.svg", DOT);
    for lang in ["zh", "en"] {
        let name = format!("body.{lang}.hbs");
        write(&name, &(case.read(&name) + body));
    }
    case
}

fn build(case: &Case) -> Outcome {
    let outcome = case.run(&["build", "second", "--depfile", "deps.json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    outcome
}

const TABLE: &str = "\n{{table \"steps\"}}\n";

#[test]
fn calls_in_what_is_said_of_a_lent_table_may_have_escapes() {
    let settings = "[table.steps]\ncaption_en = \"Steps of the {{short \\\"hls\\\"}}\"\n\
                    caption_zh = \"{{short \\u0022hls\\u0022}}的步驟\"\n\
                    heads_zh = [\"步驟\", '{{short \"hls\"}}的月份']\n\
                    heads_en = [\"Step\", \"\"\"\n{{short \"hls\"}} month\"\"\"]\n\
                    notes_en = [\"The \\\"dates\\\" of the {{office \\\"hls\\\"}}.\"]\n\
                    notes_zh = [\"由{{office 'hls'}}訂定。\"]\n";
    let case = lent(settings, TABLE);
    build(&case);
    for (lang, wanted) in [
        (
            "en",
            [
                "Steps of the HLS",
                "HLS month",
                "of the Harbour Lights Service.",
            ],
        ),
        ("zh", ["燈務署的步驟", "燈務署的月份", "由海港燈務署訂定。"]),
    ] {
        let path = case.path("output/second").join(lang).join("paper.pdf");
        let text = squeeze(&pdf_pages(&path).concat());
        for wanted in wanted {
            assert!(text.contains(&squeeze(wanted)), "{wanted} in {text}");
        }
    }
}

#[test]
fn what_is_wrong_in_a_lent_caption_is_told_where_it_is_written() {
    for (written, at) in [
        ("\"Steps of the {{short \\\"hsl\\\"}}\"", 38),
        ("\"Steps – {{short \\u0022hsl\\u0022}}\"", 37),
        ("'Steps of the {{short \"hsl\"}}'", 37),
    ] {
        let settings = format!("[table.steps]\ncaption_en = {written}\n");
        let case = lent(&settings, TABLE);
        let line = case.read("paper.toml").lines().count();
        let said = case.run(&["check", "second", "--format", "short"]).stderr;
        let place = format!("paper/paper.toml:{line}:{at}: error[body/unknown-office]");
        assert!(said.contains(&place), "{place} in {said}");
    }
}

#[test]
fn lent_pictures_are_named_where_they_are() {
    let body = "\n{{picture \"map.svg\" alt=\"A dot.\"}}\n\n{{picture \"maps/site.svg\" alt=\"A dot.\"}}\n";
    let case = lent("", body);
    let paths = |list: &Value| {
        let list = list.as_array().expect("a list").iter();
        let path = |item: &Value| item["path"].as_str().or(item.as_str()).map(str::to_owned);
        list.filter_map(path).collect::<Vec<String>>()
    };
    let check = || {
        let recorded = paths(&manifest(&case.path("output/second"))["inputs"]);
        let text = fs::read_to_string(case.path("deps.json")).expect("a depfile");
        let listed: Value = serde_json::from_str(&text).expect("JSON");
        let (read, absent) = (
            paths(&listed["papers"][0]["inputs"]),
            paths(&listed["papers"][0]["absent"]),
        );
        for name in ["map.svg", "maps/site.svg"] {
            assert!(
                recorded.contains(&format!("../paper/{name}")),
                "{recorded:?}"
            );
            assert!(!recorded.iter().any(|it| it == name), "{recorded:?}");
            assert!(read.contains(&format!("paper/{name}")), "{read:?}");
            assert!(!read.contains(&format!("second/{name}")), "{read:?}");
            assert!(absent.contains(&format!("second/{name}")), "{absent:?}");
        }
    };
    build(&case);
    check();
    // As it is kept, too, and as a batch finds it by its receipt.
    build(&case);
    check();
    let batch = || {
        let args = ["batch", "second", "--depfile", "deps.json"];
        case.run(&args).stderr
    };
    batch();
    let kept = batch();
    assert!(kept.contains("current second"), "{kept}");
    check();
    // A picture of the paper's own stands in its place.
    let own = DOT.replace("r=\"4\"", "r=\"2\"");
    fs::write(case.path("second/maps/site.svg"), own).expect("written");
    let made = batch();
    assert!(made.contains("built second"), "{made}");
    let recorded = paths(&manifest(&case.path("output/second"))["inputs"]);
    assert!(
        recorded.iter().any(|it| it == "maps/site.svg"),
        "{recorded:?}"
    );
}

#[test]
fn a_paper_without_tables_of_its_own_has_none_to_convert() {
    let case = lent("", "");
    for to in ["xlsx", "csv"] {
        let said = case.run(&["tables", "second", "--to", to]);
        assert_eq!(said.status, 1, "{}", said.stderr);
        let wanted = "second: error[tables/nothing-to-convert]: this paper has no table of its \
                      own: its tables are those of ../paper";
        let brief = case.run(&["tables", "second", "--to", to, "--format", "short"]);
        assert!(brief.stderr.contains(wanted), "{}", brief.stderr);
        assert!(
            said.stderr.contains("name that paper: paper"),
            "{}",
            said.stderr
        );
        assert!(
            said.stderr.ends_with("second: 1 error\n\n"),
            "{}",
            said.stderr
        );
    }
    // Those of the paper that lends them are in one form or the other.
    let said = case.run(&["tables", "paper", "--to", "csv"]).stderr;
    assert!(said.contains("the tables are CSV files already"), "{said}");
    assert!(said.ends_with("paper: 1 error\n\n"), "{said}");
}
