//! Tables and pictures on the page: in bodies, and as annexes.

use super::support::{Case, Run, squeeze};

const STEPS: &str =
    "step_zh,step_en,cost\n諮詢,Consultation,-\n裝修,Fitting out,1200000\n開幕,Opening,350000\n";

const SECTION: &str = "\n[table.steps]\ncaption_zh = \"時間表\"\ncaption_en = \"Timetable\"\n\
    heads_zh = [\"步驟\", \"開支(元)\"]\nheads_en = [\"Step\", \"Cost ($)\"]\ntotal = [\"cost\"]\n\
    widths = [\"1fr\", \"auto\"]\nnotes_zh = [\"金額為預算。\"]\nnotes_en = [\"The amounts are estimates.\"]\n";

const MAP: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
    <rect width=\"40\" height=\"20\" fill=\"#888\"/></svg>";

/// The small paper with a table of its own, a computed one, a picture, and annexes
/// of both kinds.
pub(crate) fn paper() -> Case {
    let case = Case::small();
    case.write("steps.csv", STEPS);
    case.write("map.svg", MAP);
    case.write("paper.toml", case.read("paper.toml") + SECTION);
    let annexes = case.read("annexes.csv");
    let rows = annexes.lines().skip(1).map(|row| format!("{row},,,\n"));
    let rows: String = rows.collect();
    case.write(
        "annexes.csv",
        format!(
            "kind,subject,title_zh,title_en,id,alt_zh,alt_en\n{rows}\
             table,steps,,,,,\ntable,changes,,,,,\npicture,map.svg,,,map,海圖,Map\n"
        ),
    );
    for (lang, caption) in [("zh", "海圖"), ("en", "The chart")] {
        let body = case.read(&format!("body.{lang}.hbs"));
        let added = format!(
            "{}\n\n{{{{table \"steps\"}}}}\n\n{{{{#if (gt (count) 0)}}}}\n{{{{table \"changes\"}}}}\n{{{{/if}}}}\n\n\
             {{{{picture \"map.svg\" alt=\"{caption}\" width=\"4cm\" caption=\"{caption}\"}}}}\n\n\
             {}{{{{sum table=\"steps\" column=\"cost\"}}}}, {{{{annex \"steps\" \"map\"}}}}.\n",
            body.trim_end(),
            if lang == "zh" {
                "開支為"
            } else {
                "It costs "
            },
        );
        case.write(&format!("body.{lang}.hbs"), added);
    }
    case
}

/// Everything on the pages of a file, without white space.
fn text(case: &Case, file: &str) -> String {
    case.pages(file).concat()
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(&squeeze(wanted)), "{wanted} in {text}");
}

#[test]
fn tables_and_pictures_stand_in_bodies_and_annexes() {
    let case = paper();
    let built = case.run(&["build", "paper"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let en = text(&case, "en/paper.pdf");
    for wanted in [
        "Table 1: Timetable",
        "StepCost ($)Consultation-Fitting out1,200,000Opening350,000Total1,550,000",
        "Note: The amounts are estimates.",
        "RankExistingIncreaseDecreaseProposed",
        "Figure 1: The chart",
        "It costs 1,550,000, Annexes 4 and 6.",
    ] {
        says(&en, wanted);
    }
    let zh = text(&case, "zh/paper.pdf");
    for wanted in [
        "表1",
        "步驟開支(元)諮詢-裝修1,200,000",
        "總計1,550,000",
        "註：金額為預算。",
        "圖1",
        "開支為1,550,000",
    ] {
        says(&zh, wanted);
    }
    says(&text(&case, "en/annex-04.pdf"), "Annex 4Timetable");
    says(&text(&case, "zh/annex-05.pdf"), "職位的變動");
    says(&text(&case, "en/annex-06.pdf"), "Annex 6Map");
}

/// One cell, one setting, one file: what is made again is what shows it.
#[test]
fn an_annex_is_made_again_with_its_cells_and_its_picture() {
    let case = paper();
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    let why = |case: &Case| {
        let listed = case.run(&["annexes", "paper", "--list", "--why"]);
        assert_eq!(listed.status, 0, "{}", listed.stderr);
        listed.stdout
    };
    assert_eq!(why(&case), "");
    case.edit("steps.csv", "Opening,350000", "Opening,360000");
    let found = why(&case);
    assert!(
        found.contains("zh/annex-04.pdf") && found.contains("en/annex-04.pdf"),
        "{found}"
    );
    assert!(found.contains("steps.csv:4 cost"), "{found}");
    assert_eq!(found.matches("annex-").count(), 2, "{found}");
    case.edit("steps.csv", "Opening,360000", "Opening,350000");
    case.edit("paper.toml", "\"Cost ($)\"", "\"Costs ($)\"");
    let found = why(&case);
    assert!(
        found.contains("en/annex-04.pdf") && !found.contains("zh/annex"),
        "{found}"
    );
    case.edit("paper.toml", "\"Costs ($)\"", "\"Cost ($)\"");
    case.edit("map.svg", "#888", "#999");
    let found = why(&case);
    assert!(
        found.contains("annex-06.pdf") && found.contains("map.svg"),
        "{found}"
    );
    assert_eq!(found.matches("annex-").count(), 2, "{found}");
    // By itself and in the whole paper it is the same file.
    assert_eq!(case.run(&["annexes", "paper"]).status, 0);
    let read = |case: &Case| std::fs::read(case.path("output/paper/en/annex-06.pdf")).ok();
    let alone = read(&case);
    std::fs::remove_dir_all(case.path("output")).expect("removed");
    assert_eq!(case.run(&["build", "paper"]).status, 0);
    assert!(alone.is_some() && alone == read(&case));
}

/// Long tables, wide ones, and a table as the last thing of a body.
#[test]
fn a_table_goes_over_pages_with_its_header() {
    let case = paper();
    let rows: String = (1..=120).map(|n| format!("步{n},Step {n},{n}\n")).collect();
    case.write("steps.csv", format!("step_zh,step_en,cost\n{rows}"));
    let body = case
        .read("body.en.hbs")
        .replace("\n= Cost", "\n{{table \"steps\" landscape=true}}\n\n= Cost");
    case.write(
        "body.en.hbs",
        body + "\n{{table \"changes\" by=\"office\" landscape=true}}\n",
    );
    let built = case.run(&["build", "paper"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let en = text(&case, "en/paper.pdf");
    says(&en, "Total7,260");
    assert!(en.matches("StepCost($)").count() > 6, "{en}");
    for n in 1..=120 {
        says(&en, &format!("Step {n}{n}"));
    }
}
