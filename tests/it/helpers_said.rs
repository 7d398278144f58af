//! What the helpers of posts, time and money print in both languages; the book's
//! table of them is written from here.

use super::support::{Case, Run, root, squeeze};

/// Each call with what the Chinese and the English edition print; empty where a call
/// is for one language.
const SAID: [(&str, &str, &str); 33] = [
    ("{{net}}", "4", "4"),
    ("{{net numeral=true}}", "四", "four"),
    ("{{nams}}", "2,407,800", "2,407,800"),
    ("{{nams net=false}}", "9,607,800", "9,607,800"),
    ("{{full_cost}}", "3,617,328", "3,617,328"),
    (
        "{{money \"cost\" unit=\"million\"}}",
        "885萬",
        "8.85 million",
    ),
    ("{{money \"cost\" unit=\"萬\"}}", "885萬", "8.85 million"),
    (
        "{{pay \"adits\"}}",
        "189,150元至206,700元",
        "$189,150 - $206,700",
    ),
    ("{{abbr \"adits\"}}", "助理署長", "ADITS"),
    (
        "{{grade \"aosgc\"}}",
        "政務職系",
        "Administrative Officer grade",
    ),
    ("{{effective \"keeper\"}}", "2027年4月1日", "1 April 2027"),
    ("{{until \"ce-a\"}}", "2030年3月31日", "31 March 2030"),
    ("{{lapses \"ce-a\"}}", "2030年4月1日", "1 April 2030"),
    (
        "{{period \"keeper\"}}",
        "三年九個月",
        "three years and nine months",
    ),
    (
        "{{period \"ce-a\"}}",
        "約兩年十一個月",
        "about two years and 11 months",
    ),
    (
        "{{timing \"ce-a\"}}",
        "由財務委員會批准當日起生效，至2030年3月31日止",
        "with immediate effect upon approval of the Finance Committee up to 31 March 2030",
    ),
    (
        "{{timing \"keeper\"}}",
        "由2027年4月1日起生效，為期三年九個月",
        "with effect from 1 April 2027 for a period of three years and nine months",
    ),
    (
        "{{timing \"gauge\"}}",
        "由2027年6月1日或財務委員會批准當日起生效(以較後的日期為準)，至2030年12月31日止",
        "with effect from 1 June 2027 or upon approval of the Finance Committee (whichever is later) \
         up to 31 December 2030",
    ),
    ("{{count rank=\"ce\"}}", "2", "2"),
    (
        "{{count change=\"re-ranked\" noun=\"post\"}}",
        "",
        "no posts",
    ),
    ("{{count change=\"deleted\" noun=\"post\"}}", "", "one post"),
    ("{{count rank=\"ce\" noun=\"post\"}}", "", "two posts"),
    (
        "{{ceiling head=\"47\"}}",
        "提高1,451,460元，即由14,966,000元增至16,417,460元",
        "from $14,966,000 by $1,451,460 to $16,417,460",
    ),
    (
        "{{posts rank=\"ce\" lines=true}}",
        "2個總工程師職位 / (首長級薪級第1點) / (144,100元至157,700元)",
        "2 Chief Engineer / (D1) ($144,100 - $157,700)",
    ),
    (
        "{{ranks change=\"created\" lines=true}}",
        "資訊科技署助理署長 / (首長級薪級第2點) / (189,150元至206,700元)",
        "Assistant Director of Information Technology Services / (D2) ($189,150 - $206,700)",
    ),
    (
        "{{ranks change=\"created\" show=\"abbr\"}}",
        "資訊科技署助理署長(助理署長)(首長級薪級第2點)",
        "Assistant Director of Information Technology Services (ADITS) (D2)",
    ),
    (
        "{{posts rank=\"ce\" show=\"tenure abbr\"}}",
        "2個總工程師(總工)編外職位(首長級薪級第1點)",
        "two supernumerary Chief Engineer (CE) (D1) posts",
    ),
    (
        "{{posts change=\"deleted\" show=\"office\"}}",
        "堤堰處1個堤堰處處長職位(首長級薪級第8點)",
        "one Director of the Weirs Office (D8) post in the Weirs Office",
    ),
    (
        "{{posts office=\"sluices\" show=\"office\"}}",
        "水閘香港2個總堤堰主任職位(首長級薪級第1點)",
        "two Chief Weirs Officer (D1) posts in Sluices Hong Kong",
    ),
    (
        "{{rank \"ce\" define=true}}",
        "總工程師(總工)",
        "Chief Engineer (CE)",
    ),
    (
        "{{office \"wo\" define=true}}",
        "堤堰處",
        "Weirs Office (WO)",
    ),
    (
        "{{title \"ce-a\" define=true}}",
        "總工程師(水壩)(總工(水壩))",
        "Chief Engineer (Dams) (CE(Dams))",
    ),
    (
        "{{rank \"ce\" case=\"upper\"}}",
        "總工程師",
        "CHIEF ENGINEER",
    ),
];

/// What one edition prints of a row.
fn of_edition<'a>(row: &(&'a str, &'a str, &'a str), lang: &str) -> &'a str {
    if lang == "zh" { row.1 } else { row.2 }
}

#[test]
fn each_helper_prints_what_the_book_says() {
    let case = Case::copy_of(&root().join("tests/it/said"));
    for lang in ["zh", "en"] {
        let rows = SAID.iter().enumerate();
        let rows = rows.filter(|(_, row)| !of_edition(row, lang).is_empty());
        let lines = rows.map(|(at, row)| format!("[{at}: {} :{at}]\n\n", row.0));
        case.write(&format!("body.{lang}.hbs"), lines.collect::<String>());
    }
    case.build();
    for lang in ["zh", "en"] {
        let pages = case.pages(&format!("{lang}/paper.pdf")).concat();
        for (at, row) in SAID.iter().enumerate() {
            let said = of_edition(row, lang).replace(" / ", "\n");
            let wanted = squeeze(&format!("[{at}: {said} :{at}]"));
            let there = said.is_empty() || pages.contains(&wanted);
            assert!(there, "{lang} {}: {wanted} is not in {pages}", row.0);
        }
    }
    table_of_the_book();
    for (annex, title) in [
        ("01", "of the Weirs Office"),
        ("02", "of Sluices Hong Kong"),
    ] {
        let page = case.pages(&format!("en/annex-{annex}.pdf")).concat();
        let title = squeeze(&format!("Proposed Organisation Chart {title}"));
        assert!(page.contains(&title), "{title} {page}");
    }
}

/// The table of the book has these rows; with `INSTA_UPDATE=always` they are written.
fn table_of_the_book() {
    const FIRST: &str = "| call | Chinese | English |\n| --- | --- | --- |\n";
    let path = root().join("book/src/helpers.md");
    let page = std::fs::read_to_string(&path).expect("the page of helpers");
    let start = page.find(FIRST).expect("the table") + FIRST.len();
    let length = page[start..].find("\n\n").expect("the end of the table") + 1;
    let row = |(call, zh, en): &(&str, &str, &str)| format!("| `{call}` | {zh} | {en} |\n");
    let rows: String = SAID.iter().map(row).collect();
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        let page = format!("{}{rows}{}", &page[..start], &page[start + length..]);
        std::fs::write(&path, page).expect("the page of helpers is written");
        return;
    }
    assert_eq!(
        page[start..start + length],
        rows,
        "INSTA_UPDATE=always writes it"
    );
}
