//! What a redline's pages say of headings, rows and charts.

use crate::support::{Case, Run, copy, pdf_pages, squeeze};

/// The words of a redline of a paper against its earlier version.
fn written(case: &Case, lang: &str) -> String {
    let args = [
        "compare", "paper", "--to", "old", "-o", "r.pdf", "--lang", lang,
    ];
    let made = case.run(&args);
    assert_eq!(made.status, 0, "{}", made.stderr);
    squeeze(&pdf_pages(&case.path("r.pdf")).concat())
}

#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(&squeeze(wanted)), "{wanted} in {text}");
    }
}

/// What is gone or stands elsewhere has the number that it had, and takes none from those
/// behind it.
#[test]
fn a_heading_that_moved_has_the_number_that_it_had() {
    for (lang, heads) in [
        ("en", ["Wicks", "Masts", "Buoys"]),
        ("zh", ["燈芯", "桅", "浮標"]),
    ] {
        let case = Case::small();
        let body = format!("body.{lang}.hbs");
        let text = case.read(&body);
        let part = |at: usize| format!("\n\n=== {}\n\nText {at} stands here 1.", heads[at]);
        let with = |order: &[usize]| {
            let parts: String = order.iter().map(|at| part(*at)).collect();
            format!("{}\n\n== Of 1{parts}\n", text.trim_end())
        };
        case.write(&body, with(&[0, 1, 2]));
        copy(&case.path("paper"), &case.path("old"));
        case.write(&body, with(&[1, 0, 2]));
        let text = written(&case, lang);
        let [first, second, third] = heads;
        says(&text, &[&format!("(III) {third}")]);
        let numbers = [first, second].map(|head| {
            let all = ["(I)", "(II)", "(III)"];
            all.map(|number| text.contains(&squeeze(&format!("{number} {head}"))))
        });
        assert_eq!(numbers, [[false, true, false], [true, true, false]]);
    }
}

/// A post that is gone is none of those that stay, however like.
#[test]
fn rows_of_posts_are_told_by_their_ids() {
    let case = Case::small();
    let body = case.read("body.en.hbs").trim_end().to_owned();
    case.write(
        "body.en.hbs",
        body + "\n\n{{table \"posts\" office=\"hls\"}}\n",
    );
    let posts = case.read("posts.csv").trim_end().to_owned();
    let more = |title: &str| format!("hls,more,更多燈主任,{title},slo,keeper,,,permanent\n");
    let gone = "hls,gone,舊燈主任,Officer of Old Lamps,slo,keeper,,,permanent\n";
    case.write(
        "posts.csv",
        format!("{posts}\n{gone}{}", more("Officer of Lamps")),
    );
    copy(&case.path("paper"), &case.path("old"));
    case.write(
        "posts.csv",
        format!("{posts}\n{}", more("Officer of New Lamps")),
    );
    let args = [
        "compare", "paper", "--to", "old", "-o", "r.html", "--lang", "en",
    ];
    let made = case.run(&args);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let page = std::fs::read_to_string(case.path("r.html")).expect("a page");
    let rows: Vec<&str> = page.split("<tr").skip(1).collect();
    let of = |words: &str| {
        let mut own = rows.iter().filter(|row| row.contains(words));
        own.next().copied().unwrap_or_default()
    };
    assert!(of("Old Lamps").contains("<del"), "{}", of("Old Lamps"));
    assert!(!of("Old Lamps").contains("<ins"), "{}", of("Old Lamps"));
    assert!(of("New").contains("<ins"), "{}", of("New"));
}

/// The note of a chart has marks on what is different; of a chart that has more pages, the
/// boxes that are new are told, and not the whole page.
#[test]
fn a_charts_note_and_its_further_pages_have_marks() {
    let case = Case::small();
    let chart = |zh: &str, en: &str| {
        format!(
            "kind,subject,title_zh,title_en,note_zh,note_en\nduties,survey,,,,\nduties,beam,,,,\nchart,hls,,,{zh},{en}\n"
        )
    };
    case.write(
        "annexes.csv",
        chart("只有首長級職位。", "Directorate posts alone."),
    );
    copy(&case.path("paper"), &case.path("old"));
    case.write(
        "annexes.csv",
        chart("僅有首長級職位。", "Directorate posts only."),
    );
    let posts = case.read("posts.csv").trim_end().to_owned();
    let team = |at: usize| {
        let title = "Officer of Lamps and of All that Burns in the Harbour";
        format!("hls,x{at},第{at}號燈油及所有燃料供應主任,{title} {at},slo,beam,,,permanent")
    };
    let teams: Vec<String> = (0..60).map(team).collect();
    case.write("posts.csv", format!("{posts}\n{}\n", teams.join("\n")));
    says(
        &written(&case, "en"),
        &[
            "alone",
            "only",
            "Boxes of the page before this one that have changed",
        ],
    );
    says(
        &written(&case, "zh"),
        &["只", "僅有首長級職位", "上一頁有更改的方格"],
    );
}
