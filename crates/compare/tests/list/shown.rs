//! The list as programs, GitHub and Markdown have it.

use super::support::compared;
use panelpaper_compare::show;

#[test]
fn programs_read_names_values_and_places() {
    let (found, _) = compared(|case| {
        case.edit("duties.csv", "每季出版浮標表", "每月出版浮標表");
    });
    let json: serde_json::Value = serde_json::from_str(&show::json(&found)).expect("JSON");
    let expected = serde_json::json!({
        "version": 1,
        "differences": [{
            "of": "duty",
            "name": "survey 2",
            "change": "reworded",
            "column": "text_zh",
            "before": "每季出版浮標表",
            "after": "每月出版浮標表",
            "was": { "file": "duties.csv", "line": 3 },
            "is": { "file": "duties.csv", "line": 3 },
        }],
        "follows": [],
    });
    assert_eq!(json, expected);
    let github = show::github(&found, &[], "papers/a,b");
    let said = "::notice file=papers/a%2Cb/duties.csv,line=3::duty survey 2 reworded text_zh 每季出版浮標表 → 每月出版浮標表\n";
    assert_eq!(github, said);
    let markdown = show::markdown(&found, &[]);
    let row =
        "| duty reworded | survey 2 | text\\_zh 每季出版浮標表 → 每月出版浮標表 | duties.csv:3 |\n";
    assert!(markdown.ends_with(row), "{markdown}");
}

#[test]
fn a_notice_stands_at_a_place_of_the_new_tree() {
    let (found, _) = compared(|case| {
        case.edit(
            "duties.csv",
            "survey,調查船隻擱淺的成因,To find out why ships run aground\n",
            "",
        );
    });
    assert_eq!(
        show::github(&found, &[], "paper"),
        "::notice file=paper/duties.csv::duty survey 3 removed 調查船隻擱淺的成因\n"
    );
}

#[test]
fn markdown_mentions_nobody_and_leads_nowhere() {
    let (found, _) = compared(|case| {
        case.edit(
            "duties.csv",
            "每季出版浮標表",
            "![x](y) @bot #12 https://a.hk www.b.hk",
        );
    });
    let text = show::markdown(&found, &[]);
    assert!(text.contains("\\!\\[x](y)"), "{text}");
    assert!(
        text.contains("@\u{2060}bot #\u{2060}12 https\\://a.hk www\\.b.hk"),
        "{text}"
    );
}
