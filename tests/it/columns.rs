//! The columns of tables: none is narrower than its words where the page has room, and
//! where it has none, that is said.

use super::page::edition;
use super::support::{Case, Run};
use tables::model::Lang;

/// The small paper with a table of its own in both bodies.
fn with_table(csv: &str, section: &str) -> Case {
    let case = Case::small();
    case.write("own.csv", csv);
    case.write("paper.toml", case.read("paper.toml") + section);
    for lang in ["zh", "en"] {
        let body = format!("body.{lang}.hbs");
        let text = case.read(&body).trim_end().to_owned();
        case.write(&body, text + "\n\n{{table \"own\"}}\n\nEnd 1.\n");
    }
    case
}

/// A table of so many columns of money, with its section of paper.toml.
fn money(columns: usize) -> (String, String) {
    let ids: Vec<String> = (0..columns).map(|at| format!("y{at}")).collect();
    let row = |first: &str, by: usize| {
        let sums = (0..columns).map(|at| (12_345_678 + by * 1_111_111 * at).to_string());
        format!("{first},{}\n", sums.collect::<Vec<_>>().join(","))
    };
    let csv = format!(
        "item_zh,item_en,{}\n{}{}",
        ids.join(","),
        row("疏浚,Dredging of fairways", 1),
        row("海堤,Sea walls", 2)
    );
    let heads: Vec<String> = (0..columns).map(|at| format!("\"Sum {at}\"")).collect();
    let heads = heads.join(",");
    let section = format!(
        "\n[table.own]\nheads_zh = [\"項\",{heads}]\nheads_en = [\"Item\",{heads}]\nlandscape = true\n"
    );
    (csv, section)
}

/// The lines of both editions, of which none has a finding.
fn lines(case: &Case) -> Vec<String> {
    let of = |lang| edition(&case.path("paper"), lang).lines();
    let pages = [Lang::Zh, Lang::En].into_iter().flat_map(of);
    pages.flatten().map(|line| line.text).collect()
}

#[test]
fn many_sums_stand_side_by_side() {
    let (csv, section) = money(11);
    let found = lines(&with_table(&csv, &section));
    let row = |line: &&String| line.contains("12345678");
    assert_eq!(found.iter().filter(row).count(), 4, "{found:#?}");
}

/// In Chinese a line rather breaks before a bracket than in it, unless the column is
/// narrower than that.
#[test]
fn what_stands_in_brackets_behind_a_rank_is_on_one_line() {
    let long = "在海港處的航道科專責統籌有關工作，並監督各項合約的執行情況";
    for (rank, whole) in [
        ("總海港數據主任(首長級薪級第1點)", "(首長級薪級第1點)"),
        ("政府海港主任(首長級薪級第2點)", "(首長級薪級第2點)"),
        ("海港主任(總薪級第45至49點)", "(總薪級第45至49點)"),
    ] {
        let csv = format!(
            "a_zh,a_en,b_zh,b_en,c_zh,c_en\n{rank},A rank,{long},Some work,{long},Some work\n"
        );
        let heads = "\n[table.own]\nheads_zh = [\"職級\",\"甲\",\"乙\"]\n\
                     heads_en = [\"Rank\",\"A\",\"B\"]\n";
        let found = lines(&with_table(&csv, heads));
        let bare = |line: &String| line.replace(' ', "").contains(whole);
        assert!(found.iter().any(bare), "{whole}: {found:#?}");
    }
}

#[test]
fn a_column_is_as_wide_as_its_longest_word() {
    let csv = "a_zh,a_en,b_zh,b_en\n甲,Telecommunications,乙,It is dark.\n\
        丙,Interdepartmental work,丁,It is late.\n";
    let section = "\n[table.own]\nheads_zh = [\"範疇\",\"說明\"]\n\
        heads_en = [\"Responsibility\",\"Explanation\"]\nwidths = [\"1cm\",\"1fr\"]\n";
    let found = lines(&with_table(csv, section)).join("\n");
    for wanted in [
        "TelecommunicationsIt is",
        "Interdepartmental",
        "Responsibility",
    ] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
}

#[test]
fn words_of_a_column_without_room_are_divided() {
    // Twelve columns upright leave 38 points for a word of 98.
    let ids: Vec<String> = (0..12).map(|at| format!("c{at}_zh,c{at}_en")).collect();
    let row = ["甲,Telecommunications"; 12].join(",");
    let heads = ["\"X\""; 12].join(",");
    let section = format!("\n[table.own]\nheads_zh = [{heads}]\nheads_en = [{heads}]\n");
    let case = with_table(&format!("{}\n{row}\n", ids.join(",")), &section);
    let found = lines(&case);
    let divided = found
        .iter()
        .any(|line| line.matches('-').count() >= 12 || line.matches('\u{AD}').count() >= 12);
    assert!(divided, "{found:#?}");
}

/// A day, a range and what stands in brackets are as wide as the text that stands on one
/// line: the year of a day may stand below it.
#[test]
fn what_is_kept_on_a_line_is_as_wide_as_its_column() {
    for (en, zh, whole) in [
        ("31 December 2030", "甲處長(航道及綠色海港)", "31 December"),
        (
            "$189,150 - $206,700",
            "189,150元至206,700元",
            "$189,150 - $206,700",
        ),
        (
            "Sections 12 and 14",
            "總主任(首長級薪級第2點)",
            "Sections 12",
        ),
    ] {
        for columns in 3..=5 {
            let row: Vec<String> = (0..columns).map(|_| format!("\"{zh}\",\"{en}\"")).collect();
            let ids: Vec<String> = (0..columns)
                .map(|at| format!("c{at}_zh,c{at}_en"))
                .collect();
            let heads = vec!["\"X\""; columns].join(",");
            let section = format!("\n[table.own]\nheads_zh = [{heads}]\nheads_en = [{heads}]\n");
            let case = with_table(&format!("{}\n{}\n", ids.join(","), row.join(",")), &section);
            let found = lines(&case).join("\n");
            assert!(found.contains(whole), "{columns} {whole}: {found}");
        }
    }
}

/// Columns as wide as their texts leave one with a share more than its longest word.
#[test]
fn a_column_with_a_share_is_not_squeezed() {
    let csv = "a_zh,a_en,b_zh,b_en,c,d\n\
        石湖墟淨水設施,Shek Wu Hui Effluent Polishing Plant,北區,North District,190000,12580\n\
        沙田岩洞污水處理廠,Sha Tin Cavern Sewage Treatment Works,沙田,Sha Tin,340000,33410\n";
    let section = "\n[table.own]\nwidths = [\"1fr\", \"auto\", \"auto\", \"auto\"]\n\
        heads_zh = [\"設施\", \"地區\", \"每日處理量\", \"工程費用\"]\n\
        heads_en = [\"Facility\", \"District in which it is\", \"Daily capacity (cubic metres)\", \
        \"Project cost ($ million)\"]\n";
    let found = lines(&with_table(csv, section));
    for wanted in ["Shek Wu Hui", "Sha Tin Cavern"] {
        assert!(found.iter().any(|line| line.contains(wanted)), "{found:#?}");
    }
}

#[test]
fn sums_that_no_page_has_room_for_are_found_at_their_table() {
    let (csv, section) = money(24);
    let case = with_table(&csv, &section);
    let outcome = case.run(&["check", "paper", "--format", "short", "--quiet"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let found: Vec<&str> = outcome
        .stderr
        .lines()
        .filter(|line| line.contains("error[pages/overprinted]"))
        .collect();
    // One an edition.
    assert_eq!(found.len(), 2, "{}", outcome.stderr);
    for line in found {
        assert!(line.starts_with("paper/own.csv:"), "{line}");
        // Gaps in numbers are shown as spaces.
        assert!(!line.contains("u{"), "{line}");
    }
}
