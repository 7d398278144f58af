//! The author's own tables.

use panelpaper_content::table::{own, sum};
use tables::model::Lang;

use crate::paper::{loaded, project, said, text};

const SECTION: &str = "[table.steps]\ncaption_en = \"Steps\"\ncaption_zh = \"步驟\"\n\
    heads_zh = [\"項目\", \"職位\", \"開支(元)\"]\nheads_en = [\"Item\", \"Posts\", \"Cost ($)\"]\n\
    columns = [\"item\", \"posts\", \"cost\"]\ntotal = [\"posts\", \"cost\"]\n\
    notes_en = [\"One.\", \"Two.\"]\nnotes_zh = [\"一。\"]\n";

const ROWS: &str =
    "item_zh,item_en,cost,posts,aside\n甲,A,1200000,1200,x\n乙,B,-,34,y\n丙,C,\"1,000.50\",,z\n";

#[test]
fn an_edition_prints_its_own_columns_with_their_sums() {
    let project = project(&[("paper.toml", SECTION), ("steps.csv", ROWS)]);
    let table = project.own_table("steps").expect("the table");
    let en = own(&said(&project, Lang::En), table).expect("printed");
    assert_eq!(
        text(&en),
        "[Steps]\nItem | Posts | Cost ($)\nA | 1_200 | 1,200,000.00\nB | 34 | -\n\
         C |  | 1,000.50\nTotal | 1_234 | 1,201,000.50\nNotes:\n(a) One.\n(b) Two."
    );
    let zh = own(&said(&project, Lang::Zh), table).expect("printed");
    assert_eq!(
        text(&zh),
        "[步驟]\n項目 | 職位 | 開支(元)\n甲 | 1_200 | 1,200,000.00\n乙 | 34 | -\n\
         丙 |  | 1,000.50\n總計 | 1_234 | 1,201,000.50\n註：\n 一。"
    );
    let column = table.column("cost").expect("the column");
    let sum = sum(&said(&project, Lang::En), table, column);
    assert_eq!(sum.as_deref(), Ok("1,201,000.50"));
    let align: Vec<&str> = en.columns.iter().map(|column| column.align).collect();
    assert_eq!(align, ["left", "right", "right"]);
}

/// A sum in a sentence is money where the column's numbers are, summed in the table or not.
#[test]
fn a_sum_is_printed_as_its_column_is() {
    let section = "[table.steps]\nheads_zh = [\"項\", \"租金(元)\", \"款\", \"數\"]\n\
        heads_en = [\"Item\", \"Rent\", \"Typed\", \"Count\"]\n";
    let rows = "item_zh,item_en,rent,typed,count\n甲,A,1200000,\"1,200,000\",1200\n乙,B,5,5,5\n";
    for total in ["", "total = [\"rent\", \"typed\", \"count\"]\n"] {
        let section = format!("{section}{total}");
        let project = project(&[("paper.toml", &section), ("steps.csv", rows)]);
        let table = project.own_table("steps").expect("the table");
        let sums = ["rent", "typed", "count"].map(|id| {
            let column = table.column(id).expect("the column");
            sum(&said(&project, Lang::En), table, column).expect("a sum")
        });
        assert_eq!(sums, ["1,200,005", "1,200,005", "1\u{202F}205"], "{total}");
    }
}

/// The name and message of the first finding.
fn first(section: &str, rows: Option<&str>) -> String {
    let mut files = vec![("paper.toml", section)];
    files.extend(rows.map(|rows| ("steps.csv", rows)));
    let loaded = loaded(&files);
    let finding = loaded.findings.first();
    finding.map_or_else(String::new, |it| format!("{}: {}", it.rule, it.message))
}

fn with(from: &str, to: &str) -> String {
    SECTION.replace(from, to)
}

fn hold(cases: impl IntoIterator<Item = (String, Option<&'static str>, &'static str)>) {
    for (section, rows, expected) in cases {
        assert_eq!(first(&section, rows), expected);
    }
}

#[test]
fn what_is_wrong_with_a_table_s_name_or_file_is_said() {
    hold([
        (
            SECTION.to_owned(),
            None,
            "tables/missing-file: [table.steps] is here, and steps.csv is not there",
        ),
        (
            with("table.steps", "table.costs"),
            None,
            "paper/reserved-table: `costs` is the name of a table that every paper may have",
        ),
        (
            with("table.steps", "table.Posts"),
            None,
            "paper/reserved-table: `Posts` is the name of a table that every paper may have",
        ),
        (
            with("table.steps", "table.\"a/b\""),
            None,
            "paper/wrong-value: `a/b` can be no table's name",
        ),
        (
            String::new(),
            Some(ROWS),
            "tables/unlisted: steps.csv is not read: paper.toml has no [table.steps]",
        ),
        (
            SECTION.to_owned(),
            Some("item_zh,item_en,cost,posts\na,b\n"),
            "tables/ragged-row: 2 cells in a table of 4 columns",
        ),
        (
            SECTION.to_owned(),
            Some("item_zh,item_en,cost,posts\n"),
            "tables/no-row: this table has no row",
        ),
    ]);
}

/// The section that would read them may have no such name.
#[test]
fn a_file_with_the_name_of_a_computed_table_is_to_be_renamed() {
    for (file, name) in [("costs.csv", "costs"), ("Changes.csv", "Changes")] {
        let found = loaded(&[(file, ROWS)]).findings;
        let finding = found.first().expect("a finding");
        let message =
            format!("{file} is not read: `{name}` is the name of a table that is computed");
        assert_eq!(
            (&*finding.rule, &finding.message),
            ("tables/unlisted", &message)
        );
        assert!(finding.help[0].contains("give the file another name"));
    }
}

#[test]
fn what_is_wrong_with_a_table_s_columns_is_said() {
    hold([
        (
            with("\"item\",", "\"itme\","),
            Some(ROWS),
            "paper/unknown-column: steps.csv has no column `itme`",
        ),
        (
            with("total = [\"posts\"", "total = [\"aside\""),
            Some(ROWS),
            "paper/unknown-column: the printed table has no column `aside`",
        ),
        (
            with(", \"Cost ($)\"", ""),
            Some(ROWS),
            "paper/wrong-value: `heads_en` is of 2 columns, and the table has 3",
        ),
        (
            SECTION.to_owned(),
            Some("item_zh,item_en,cost,posts\na,b,some,3\n"),
            "tables/wrong-amount: `some` is no number, and the column `cost` is summed",
        ),
        (
            SECTION.to_owned(),
            Some("item_zh,cost,posts\na,1,3\n"),
            "tables/missing-column: the column `item_en` is missing",
        ),
        (
            format!("{SECTION}colour = \"red\"\n"),
            Some(ROWS),
            "paper/unknown-key: [table.steps] has no key `colour`",
        ),
        (
            format!("{SECTION}widths = [\"wide\"]\n"),
            Some(ROWS),
            "paper/wrong-value: `widths` must be a list of widths: auto, a share such as 1fr, or a length such as 3cm",
        ),
    ]);
}

#[test]
fn a_table_has_an_end() {
    let rows = |count: usize| format!("item,cost,posts\n{}", "a,1,1\n".repeat(count));
    assert_eq!(first(SECTION, Some(&rows(10_000))), "");
    let said = "tables/too-many-rows: 100000 rows, and a table of a paper may have 10000 rows";
    assert_eq!(first(SECTION, Some(&rows(100_000))), said);
}
