//! Tables: across, in their rows, and how wide their columns are.

use super::support::{document, made, paragraph};
use super::{block, table, widths};
use content::table::TableData;
use tables::model::Lang;

#[test]
fn pages_of_an_annex_count_on_after_a_table_across() {
    let across = || {
        let mut data = table(&["Head", "Cost"], &[&["a", "1"]]);
        data.landscape = true;
        block(data)
    };
    for (after, sections) in [(vec![paragraph(2, "So.")], 4), (Vec::new(), 3)] {
        let mut document = document(vec![paragraph(2, "We propose.")], 1);
        let annex = &mut document.annexes[0];
        annex.blocks = vec![paragraph(1, "As follows."), across()];
        annex.blocks.extend(after);
        let (main, _) = made(&document);
        let found: Vec<&str> = main.split("<w:sectPr>").skip(1).collect();
        assert_eq!(found.len(), sections, "{main}");
        let is = |words: &str| -> Vec<bool> {
            let own = found.iter().map(|section| {
                let section = section.split("</w:sectPr>").next().unwrap_or_default();
                section.contains(words)
            });
            own.collect()
        };
        let anew: Vec<bool> = (0..sections).map(|at| at < 2).collect();
        assert_eq!(is("<w:pgNumType w:start=\"1\"/>"), anew);
        assert_eq!(is("<w:titlePg/>"), anew);
        let turned: Vec<bool> = (0..sections).map(|at| at == 2).collect();
        assert_eq!(is("w:orient=\"landscape\""), turned);
    }
}

#[test]
fn tables_across_that_follow_one_another_have_no_page_between() {
    let mut data = table(&["Head", "Cost"], &[&["a", "1"]]);
    data.landscape = true;
    let body = vec![
        paragraph(2, "As follows."),
        block(data.clone()),
        block(data),
    ];
    let (main, _) = made(&document(body, 0));
    assert_eq!(main.matches("<w:sectPr>").count(), 4);
    assert_eq!(main.matches("w:orient=\"landscape\"").count(), 2);
}

/// Each letter is half an em wide: 120 twentieths at 12 points.
#[test]
fn no_number_is_cut_in_a_cell() {
    let long = "a long text that takes all the room there is and is set on many lines of its own";
    let data = table(
        &["Item", "Cost", "Full cost"],
        &[&[long, "12,273,570", "538,009,596"]],
    );
    let (main, _) = made(&document(vec![block(data)], 0));
    let found = widths(&main);
    assert!(found[1] >= 10 * 120 && found[2] >= 11 * 120, "{found:?}");
    assert!(found.iter().sum::<usize>() <= 9_026, "{found:?}");
    assert!(!main.contains("TableText1"));
    // Eight columns of long numbers have room in smaller type alone.
    let heads = ["Item", "1", "2", "3", "4", "5", "6", "7"];
    let row = [
        "Government",
        "12,273,570",
        "12,273,570",
        "12,273,570",
        "12,273,570",
        "12,273,570",
        "12,273,570",
        "12,273,570",
    ];
    let (main, _) = made(&document(vec![block(table(&heads, &[&row]))], 0));
    let size = main
        .split("\"TableText")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let size: usize = size
        .and_then(|size| size.parse().ok())
        .expect("a smaller size");
    let found = widths(&main);
    assert!(
        found[1..].iter().all(|own| *own >= 100 * size),
        "{size} {found:?}"
    );
    assert!(found.iter().sum::<usize>() <= 9_026, "{found:?}");
}

#[test]
fn small_tables_and_what_leads_into_them_stay_together() {
    let rows: Vec<&[&str]> = vec![&["a", "1"]; 3];
    let small = table(&["Item", "Cost"], &rows);
    let long = table(&["Item", "Cost"], &vec![&["a", "1"][..]; 31]);
    let kept = |data: TableData| {
        let (main, _) = made(&document(vec![paragraph(2, "As follows."), block(data)], 0));
        let rows = main.matches("<w:tr>").count();
        assert_eq!(main.matches("<w:cantSplit/>").count(), rows);
        let lead = main.contains("<w:pStyle w:val=\"PaperParagraph\"/><w:keepNext/>");
        assert!(lead, "{main}");
        main.matches("<w:pStyle w:val=\"TableText\"/><w:keepNext/>")
            .count()
    };
    // The head and all rows but the last.
    assert_eq!(kept(small), 2 * 3);
    assert_eq!(kept(long), 2);
}

#[test]
fn heads_do_not_part_a_number_from_its_sign() {
    let head = "於2027年10月1日的編制職位總數及其後的變動";
    let long = "甲".repeat(60);
    let rows: &[&[&str]] = &[&[long.as_str(); 6]];
    let mut document = document(vec![block(table(&[head; 6], rows))], 0);
    document.lang = Lang::Zh;
    let (main, _) = made(&document);
    let lines: Vec<&str> = main.split("<w:br/>").collect();
    assert!(lines.len() > 1, "{main}");
    for line in &lines[1..] {
        let text = line
            .split("xml:space=\"preserve\">")
            .nth(1)
            .unwrap_or_default();
        assert!(text.starts_with(|c: char| c.is_ascii_digit()), "{text}");
    }
}

#[test]
fn heads_of_the_web_stand_over_their_figures() {
    let (_, html) = made(&document(
        vec![block(table(&["Item", "Cost"], &[&["a", "1"]]))],
        0,
    ));
    assert!(
        html.contains("<th scope=\"col\">Item</th><th class=\"right\" scope=\"col\">Cost</th>"),
        "{html}"
    );
    // What marks two wordings is no mark of a redline.
    assert!(!html.contains(".all::before"));
}

#[test]
fn narrow_screens_part_no_short_word_and_no_figure() {
    let mut data = table(
        &["職級", "職位數目", "開支"],
        &[
            &["總海港數據主任(首長級薪級第1點)", "1 390+(2)", "2,496,000"],
            &["總計", "1", "2,496,000"],
        ],
    );
    data.lead = "註：".to_owned();
    data.notes = vec![
        ("A－".to_owned(), "首長級".to_owned()),
        ("B－".to_owned(), "其他".to_owned()),
    ];
    let mut document = document(vec![block(data)], 0);
    document.lang = Lang::Zh;
    let (_, html) = made(&document);
    for cell in [
        "<th class=\"right k\" scope=\"col\">職位數目</th>",
        "<th class=\"rank\" scope=\"row\">總海港數據主任(首長級薪級",
        "<th class=\"k\" scope=\"row\">總計</th>",
        "<td class=\"right k\">1 390+(2)</td>",
        "<td class=\"right\">2,496,000</td>",
        // The signs of notes stand in a column, and their texts in another.
        "<p><span>註：</span> <span><span class=\"k\">A－</span></span> <span>首長級</span></p>\
         <p><span></span> <span><span class=\"k\">B－</span></span> <span>其他</span></p>",
    ] {
        assert!(html.contains(cell), "{cell}: {html}");
    }
}
