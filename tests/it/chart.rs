//! The chart command, as a user runs it: one table, right and wrong.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::support::{Outcome, panelpaper, pdf_pages, root};

const POSTS: &str = "\
id,title,rank,point,reports_to
head,Director,Government Chief Information Officer,D6,
one,Deputy Director (One),Deputy Head,D3,head
two,Deputy Director (Two),Deputy Head,D3,head
a,Assistant & <Director>,Assistant Director,D2,one
b,Assistant Director,Assistant Director,D2,one
";

/// A folder with tables.
struct Tables(TempDir);

impl Tables {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            fs::write(dir.path().join(name), text).expect("the file is written");
        }
        Self(dir)
    }

    /// A folder with posts.csv.
    fn posts(text: &str) -> Self {
        Self::new(&[("posts.csv", text.as_bytes())])
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, args: &[&str]) -> Outcome {
        panelpaper(self.path(), &[&["chart", "posts.csv"], args].concat())
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("the file is there")
    }

    /// The JSON of a chart that must come out.
    #[track_caller]
    fn json(&self, args: &[&str]) -> Value {
        let outcome = self.run(&[&["-o", "chart.json"], args].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        serde_json::from_str(&self.read("chart.json")).expect("JSON")
    }

    /// The findings of a table, as rule, line, column and severity, and the
    /// exit status.
    #[track_caller]
    fn findings(&self, args: &[&str]) -> (Vec<(String, u64, u64, String)>, i32) {
        let outcome = self.run(&[&["-o", "chart.json", "--format", "json"], args].concat());
        let found = outcome.stdout.lines().map(|line| {
            let finding: Value = serde_json::from_str(line).expect("a JSON object a line");
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let number = |key: &str| finding[key].as_u64().unwrap_or_default();
            (
                text("rule"),
                number("line"),
                number("column"),
                text("severity"),
            )
        });
        (found.collect(), outcome.status)
    }
}

/// The boxes of a JSON chart: page, id, kind.
fn boxes(chart: &Value) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (page, value) in chart["pages"].as_array().expect("pages").iter().enumerate() {
        for placed in value["boxes"].as_array().expect("boxes") {
            let text = |key: &str| placed[key].as_str().expect("a text").to_owned();
            found.push((page, text("id"), text("kind")));
        }
    }
    found
}

/// Whose superior is drawn as whose: from, to.
fn edges(chart: &Value) -> Vec<(String, String)> {
    let pages = chart["pages"].as_array().expect("pages").iter();
    let edges = pages.flat_map(|page| page["edges"].as_array().expect("edges"));
    let text = |edge: &Value, key: &str| edge[key].as_str().expect("an id").to_owned();
    edges
        .map(|edge| (text(edge, "from"), text(edge, "to")))
        .collect()
}

fn pair(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn json_has_every_box_and_line_on_its_page() {
    let chart = Tables::posts(POSTS).json(&[]);
    let page = &chart["pages"][0];
    let ids: Vec<String> = boxes(&chart).into_iter().map(|(_, id, _)| id).collect();
    assert_eq!(ids, ["head", "one", "a", "b", "two"]);
    let expected = [("head", "one"), ("head", "two"), ("one", "a"), ("one", "b")];
    let mut found = edges(&chart);
    found.sort();
    assert_eq!(found, expected.map(|(from, to)| pair(from, to)));
    let number = |value: &Value, key: &str| value[key].as_f64().expect("a number");
    assert!((number(page, "width") - 841.88).abs() < 0.01);
    assert!((number(page, "min_font_pt") - 10.0 * number(page, "scale")).abs() < 1e-6);
    for placed in page["boxes"].as_array().expect("boxes") {
        let right = number(placed, "x") + number(placed, "w");
        let below = number(placed, "y") + number(placed, "h");
        assert!(number(placed, "x") >= 0.0 && right <= number(page, "width"));
        assert!(number(placed, "y") >= 0.0 && below <= number(page, "height"));
    }
}

#[test]
fn the_pdf_stands_beside_the_table_and_says_every_title() {
    let tables = Tables::posts(POSTS);
    let outcome = tables.run(&["--title", "The Office"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let pages = pdf_pages(&tables.path().join("posts.pdf"));
    assert_eq!(pages.len(), 1);
    for words in [
        "TheOffice",
        "DeputyDirector",
        "Assistant&<Director>",
        "[D6]",
    ] {
        assert!(pages[0].contains(words), "{words} in {}", pages[0]);
    }
    let first = fs::read(tables.path().join("posts.pdf")).expect("a PDF");
    tables.run(&["--title", "The Office", "-o", "again.pdf"]);
    let again = fs::read(tables.path().join("again.pdf")).expect("a PDF");
    // The title is given, so that not even the file's name is in the bytes.
    assert_eq!(first, again);
}

#[test]
fn the_svg_has_text_titles_and_lists() {
    let tables = Tables::posts(POSTS);
    let outcome = tables.run(&["-o", "chart.svg", "--title", "A & B"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let svg = tables.read("chart.svg");
    let list = "<ul>\n<li>Director (Government Chief Information Officer) [D6]<ul>\n\
                <li>Deputy Director (One) (Deputy Head) [D3]<ul>\n\
                <li>Assistant &amp; &lt;Director&gt; (Assistant Director) [D2]</li>\n\
                <li>Assistant Director [D2]</li></ul></li>\n\
                <li>Deputy Director (Two) (Deputy Head) [D3]</li></ul></li></ul>";
    assert!(svg.contains(list), "{svg}");
    assert!(svg.contains("<title>A &amp; B</title>"));
    assert!(svg.contains(">Assistant &amp;</text>") || svg.contains("&lt;Director&gt;</text>"));
    assert!(
        !svg.contains("http://")
            || svg.matches("http://").count() == svg.matches("http://www.w3.org/").count()
    );
}

#[test]
fn a_chart_goes_over_pages_rather_than_small() {
    let mut posts = String::from("id,title,rank,point,reports_to\nhead,Director,,,\n");
    for i in 0..300 {
        let above = if i < 10 {
            "head".to_owned()
        } else {
            format!("p{}", i / 6)
        };
        posts += &format!("p{i},Chief Systems Manager {i},Chief Systems Manager,D1,{above}\n");
    }
    let tables = Tables::posts(&posts);
    let chart = tables.json(&[]);
    let pages = chart["pages"].as_array().expect("pages");
    let sizes = pages
        .iter()
        .map(|page| page["min_font_pt"].as_f64().expect("a size"));
    assert!(pages.len() > 3 && sizes.clone().all(|size| size >= 8.0 - 1e-6));
    let boxes = boxes(&chart);
    let count = |kind: &str| boxes.iter().filter(|(.., own)| own == kind).count();
    assert_eq!(count("post") + count("stub"), 301);
    assert!(count("stub") > 0 && count("head") >= count("stub"));
    // Each stub's page has its head.
    for page in pages {
        for stub in page["boxes"].as_array().expect("boxes") {
            if stub["kind"] == "stub" {
                let at = stub["page"].as_u64().expect("a page") - 1;
                let head = (
                    usize::try_from(at).expect("small"),
                    stub["id"].as_str().expect("id"),
                );
                assert!(
                    boxes
                        .iter()
                        .any(|(at, id, kind)| (*at, &**id) == head && kind == "head")
                );
            }
        }
    }
    let one = tables.json(&["--min-font", "0"]);
    assert_eq!(one["pages"].as_array().expect("pages").len(), 1);
    let outcome = tables.run(&["-o", "chart.pdf"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let printed = pdf_pages(&tables.path().join("chart.pdf"));
    assert_eq!(printed.len(), pages.len());
    assert!(printed[0].contains("seepage2") && printed[1].contains("frompage1"));
}

#[test]
fn a_papers_own_table_needs_no_other_command() {
    let table = root().join("data/dpo-2024/posts.csv");
    let tables = Tables::posts(POSTS);
    let table = table.to_str().expect("a UTF-8 path");
    let args = ["chart", table, "--office", "dpo", "-o", "dpo.json"];
    let outcome = panelpaper(tables.path(), &args);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let chart: Value = serde_json::from_str(&tables.read("dpo.json")).expect("JSON");
    assert_eq!(boxes(&chart).len(), 25);
    let lines = &chart["pages"][0]["boxes"][0]["lines"];
    // The rank's name and its pay point come from ranks.csv beside the table.
    let text: Vec<&str> = lines
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(text.concat(), "數字政策專員(政府資訊科技總監)[D6]");
}

/// A table of the second edition: what stands before and after, with its notes.
const BOTH: &str = "\
office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,structure,effective,until,period,held_against,offset_by,vacant,outside,note_zh,note_en
ho,head,處長,Head,Director,,局長,Secretary,,,,,,,,,,,
ho,old,舊,Old,Officer,head,,,,existing,,,,,,,,,
ho,same,同,Before,Officer,head,,,,existing,2024-04-01,,,,,,,,
ho,same,同,After,Senior Officer,head,,,,proposed,,2030-03-31,,,old,yes,,署任,acting
ho,liaison,聯絡,Liaison,Adviser,head,,,,,,,,,,,yes,,
";

#[test]
fn a_table_of_both_structures_is_drawn_as_one_of_them() {
    let tables = Tables::posts(BOTH);
    let titles = |args: &[&str]| tables.json(&[&["--lang", "en"], args].concat()).to_string();
    let proposed = titles(&[]);
    for has in ["After", "acting", "Liaison"] {
        assert!(proposed.contains(has), "{proposed}");
    }
    for lacks in ["Before", "Old"] {
        assert!(!proposed.contains(lacks), "{proposed}");
    }
    assert_eq!(titles(&["--structure", "proposed"]), proposed);
    let existing = titles(&["--structure", "existing"]);
    assert!(
        existing.contains("Before") && existing.contains("Old"),
        "{existing}"
    );
    assert!(!existing.contains("After"), "{existing}");
    let (found, status) = tables.findings(&[]);
    assert_eq!((found, status), (Vec::new(), 0));
    // What the words of these columns may be is held as in a paper.
    let wrong = Tables::posts(&BOTH.replace(",proposed,,2030", ",propose,,2030"));
    let (found, status) = wrong.findings(&[]);
    assert_eq!(
        (found[0].0.as_str(), found[0].1, status),
        ("tables/unknown-word", 5, 1)
    );
}

#[test]
fn the_sample_paper_s_posts_are_drawn() {
    let table = root().join("data/harbour-2027/posts.csv");
    let tables = Tables::posts(POSTS);
    let table = table.to_str().expect("a UTF-8 path");
    for (structure, count) in [("existing", 15), ("proposed", 16)] {
        let args = ["chart", table, "--structure", structure, "-o", "c.json"];
        let outcome = panelpaper(tables.path(), &args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let chart: Value = serde_json::from_str(&tables.read("c.json")).expect("JSON");
        assert_eq!(boxes(&chart).len(), count);
    }
}

const ORGANOGRAM: &[u8] = b"\
Post Unique Reference,Name,Grade (or equivalent),Job Title,Organisation,Reports to Senior Post,Notes,\r
1001,A. Smith,SCS4,Permanent Secretary,Office,XX,,\r
1002,B. Jones,SCS3,Director General \x96 People,Office,1001,,\r
";

#[test]
fn published_organograms_are_read_and_it_is_said_how() {
    let tables = Tables::new(&[("posts.csv", ORGANOGRAM)]);
    let outcome = tables.run(&["-o", "chart.json"]);
    insta::assert_snapshot!(outcome.stderr, @r"
    posts.csv is read as an organogram of the government of the United Kingdom: `Post Unique Reference` is id, `Grade (or equivalent)` is rank, `Job Title` is title, `Reports to Senior Post` is reports_to; not used: `Name`, `Organisation`, `Notes`
    charted chart.json: 2 posts, 1 page, text of 12.0 pt
    ");
    assert_eq!(outcome.status, 0);
    let chart: Value = serde_json::from_str(&tables.read("chart.json")).expect("JSON");
    assert_eq!(edges(&chart), [pair("1001", "1002")]);
    assert!(tables.read("chart.json").contains("Director General –"));
}

/// A table must give these findings; leniently they are warnings.
#[track_caller]
fn check(posts: &str, expected: &[(&str, u64, u64)]) {
    let tables = Tables::posts(posts);
    let (found, status) = tables.findings(&[]);
    let place =
        |(rule, line, column, _): &(String, u64, u64, String)| (rule.clone(), *line, *column);
    let places: Vec<_> = found.iter().map(place).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(rule, l, c)| ((*rule).to_owned(), *l, *c))
        .collect();
    assert_eq!((places, status), (expected, 1));
    assert!(
        !tables.path().join("chart.json").exists(),
        "something was written"
    );
    let (found, status) = tables.findings(&["--lenient"]);
    assert!(
        found.iter().all(|(.., severity)| severity == "warning"),
        "{found:?}"
    );
    assert_eq!(status, 0);
    assert!(tables.path().join("chart.json").exists());
    assert_eq!(tables.findings(&["--lenient", "--deny-warnings"]).1, 1);
}

#[test]
fn faults_of_a_table_are_found_at_their_cells() {
    let head = "id,title,rank,point,reports_to\n";
    check(
        &format!("{head}a,A,,,\nb,B,,,a\nb,B,,,a\nc,C,,,x\n,D,,,a\n"),
        &[
            ("posts/duplicate-id", 4, 1),
            ("posts/several-heads", 5, 7),
            ("posts/unknown-superior", 5, 7),
            ("posts/empty-id", 6, 1),
        ],
    );
    check(
        &format!("{head}a,A,,,\nb,B,,,c\nc,C,,,b\nd,D,,,d\n"),
        &[
            ("posts/reporting-cycle", 3, 7),
            ("posts/several-heads", 3, 7),
            ("posts/reporting-cycle", 5, 7),
        ],
    );
    check(
        "id,title,rank,point,reports_to,staff,dotted_to,colour\na,A,,,,maybe,b;a,red\nb,B,,,a,,,\n",
        &[
            ("tables/unknown-column", 1, 48),
            ("posts/unknown-staff", 2, 8),
            ("posts/reporting-cycle", 2, 14),
        ],
    );
    check(
        &format!("{head}a,A,,,\nb,B,,a\n"),
        &[("tables/ragged-row", 3, 1)],
    );
}

#[test]
fn what_a_lenient_chart_leaves_out() {
    let posts = "id,title,rank,point,reports_to\na,A,,,\nb,B,,,c\nc,C,,,b\nb,Again,,,a\nd,D,,,x\n";
    let chart = Tables::posts(posts).json(&["--lenient"]);
    let ids: Vec<String> = boxes(&chart).into_iter().map(|(_, id, _)| id).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
    assert_eq!(edges(&chart), [pair("b", "c")]);
}

#[test]
fn tables_that_are_none() {
    let none = |posts: &str, rule: &str| {
        for args in [&[][..], &["--lenient"]] {
            let (found, status) = Tables::posts(posts).findings(args);
            assert!(
                status == 1 && found.iter().any(|found| found.0 == rule),
                "{found:?}"
            );
        }
    };
    none("", "tables/no-header");
    none("id,title,rank,point,reports_to\n", "posts/none");
    none(
        "id;title;rank;point;reports_to\na;A;;;\n",
        "tables/wrong-separator",
    );
    none("title,rank,point\nA,,\n", "tables/missing-column");
    none("id,title,rank,reports_to\na,\"A,,\n", "tables/open-quote");
}

#[test]
fn what_cannot_run_is_said() {
    let tables = Tables::posts(POSTS);
    for args in [
        &["-o", "chart.doc"][..],
        &["--min-font", "-1"],
        &["--encoding", "latin-9"],
        &["--against", "missing.csv"],
        &["--format", "json", "-o", "-", "--to", "svg"],
        &["--font-dir", "missing"],
        &["-o", "posts.csv/chart.pdf"],
    ] {
        let outcome = tables.run(args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.stderr);
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
    }
    let missing = panelpaper(tables.path(), &["chart", "none.csv"]);
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.contains("none.csv"), "{}", missing.stderr);
}

const BEFORE: &str = "\
office,id,title,rank,point,reports_to
x,head,Director,Director,D6,
x,one,Deputy Director,Deputy,D3,head
x,two,Second Deputy,Deputy,D3,head
x,a,Assistant,Assistant,D2,one
x,b,Assistant B,Assistant,D2,one
x,gone,Old Assistant,Assistant,D2,two
";
const AFTER: &str = "\
office,id,title,rank,point,reports_to
x,head,Director,Director,D6,
x,one,Deputy Director,Deputy,D4,head
x,two,Second Deputy,Deputy,D3,head
x,a,Assistant (Data),Assistant,D2,two
y,b,Assistant B,Assistant,D2,two
x,new,New Assistant,Assistant,D2,one
";

/// Of one office, whoever reports to a post of another stands at the top.
#[test]
fn an_office_is_drawn_by_itself() {
    let tables = Tables::new(&[("posts.csv", AFTER.as_bytes())]);
    let outcome = tables.run(&["--office", "y", "-o", "chart.json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(tables.read("chart.json").contains("Assistant B"));
    let unknown = AFTER.replace(
        "x,new,New Assistant,Assistant,D2,one",
        "y,new,New,A,D2,nobody",
    );
    let tables = Tables::new(&[("posts.csv", unknown.as_bytes())]);
    let outcome = tables.run(&["--office", "y", "-o", "chart.json"]);
    assert_eq!(outcome.status, 1);
    assert!(
        outcome
            .stderr
            .contains("the superior `nobody` is not in this table"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn what_changes_is_listed_and_marked() {
    let files = [
        ("posts.csv", AFTER.as_bytes()),
        ("old.csv", BEFORE.as_bytes()),
    ];
    let tables = Tables::new(&files);
    let outcome = tables.run(&["--against", "old.csv", "-o", "chart.svg"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    insta::assert_snapshot!(outcome.stdout, @r"
    re-ranked: one Deputy Director; Deputy [D3] -> Deputy [D4]
    retitled, redeployed: a Assistant (Data); Assistant -> Assistant (Data); one -> two
    transferred, redeployed: b Assistant B; x -> y; one -> two
    created: new New Assistant
    deleted: gone Old Assistant
    ");
    let svg = tables.read("chart.svg");
    for used in [
        "created",
        "deleted",
        "transferred",
        "re-ranked",
        "retitled",
        "redeployed",
    ] {
        assert!(
            svg.contains(&format!("permanent post to be {used}</text>")),
            "{used}"
        );
    }
    let outcome = tables.run(&[
        "--against",
        "old.csv",
        "-o",
        "chart.json",
        "--format",
        "json",
    ]);
    let lines: Vec<Value> = outcome
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 5);
    let first = &lines[0];
    assert_eq!(
        (&first["id"], &first["changes"][0]),
        (&"one".into(), &"re-ranked".into())
    );
    let points = (&first["before"]["point"], &first["after"]["point"]);
    assert_eq!(points, (&"D3".into(), &"D4".into()));
    assert_eq!(lines[4]["after"], Value::Null);
    let chart: Value = serde_json::from_str(&tables.read("chart.json")).expect("JSON");
    assert!(
        edges(&chart).contains(&pair("two", "gone")),
        "the deleted post keeps its place"
    );
}

#[test]
fn the_legend_has_only_the_marks_that_are_used() {
    let after = BEFORE.replace("x,gone,Old Assistant,Assistant,D2,two\n", "");
    let files = [
        ("posts.csv", after.as_bytes()),
        ("old.csv", BEFORE.as_bytes()),
    ];
    let tables = Tables::new(&files);
    tables.run(&["--against", "old.csv", "-o", "chart.svg"]);
    let svg = tables.read("chart.svg");
    assert!(svg.contains("post to be deleted</text>") && !svg.contains("to be created"));
    tables.run(&["--against", "posts.csv", "-o", "same.svg"]);
    assert!(!tables.read("same.svg").contains("Legend"));
    // Marks are data.
    fs::write(tables.path().join("marks.toml"), "[created]\nborder = 3\n").expect("written");
    let outcome = tables.run(&[
        "--against",
        "old.csv",
        "--marks",
        "marks.toml",
        "-o",
        "chart.svg",
    ]);
    assert!(outcome.stdout.contains("deleted"), "{}", outcome.stdout);
    assert!(!tables.read("chart.svg").contains("to be deleted</text>"));
}

#[test]
fn marks_that_look_alike_are_warned_of() {
    let files = [
        ("posts.csv", AFTER.as_bytes()),
        ("old.csv", BEFORE.as_bytes()),
        (
            "marks.toml",
            b"[created]\nborder = 2\n[deleted]\nborder = 2.2\n[retitled]\n".as_slice(),
        ),
    ];
    let tables = Tables::new(&files);
    let (found, status) = tables.findings(&["--against", "old.csv", "--marks", "marks.toml"]);
    let warned = |line| {
        found
            .iter()
            .any(|f| f.0 == "paper/marks-alike" && f.1 == line)
    };
    assert!(warned(3) && warned(5) && !warned(1), "{found:?}");
    assert_eq!(status, 0);
}

/// So many posts that report to nobody who is there.
fn lone(count: usize, superior: &str) -> String {
    let post = |at| format!("x{at},Post {at},Officer,D1,{superior}\n");
    (0..count).map(post).collect()
}

#[test]
fn posts_on_which_no_other_hangs_are_drawn_and_told_on_every_page() {
    let head = "id,title,rank,point,reports_to\n";
    let tables = [
        // Lone posts and nothing else.
        (format!("{head}{}", lone(120, "")), "--lang=en"),
        (format!("{head}{}", lone(120, "")), "--lang=zh"),
        // A tree, and lone posts on pages after it.
        (format!("{POSTS}{}", lone(90, "")), "--lang=en"),
        // Superiors that are not there.
        (format!("{head}{}", lone(120, "nobody")), "--lenient"),
        // Posts of which nothing is known but the id.
        (format!("{head}y,,,,\n"), "--lang=en"),
    ];
    for (table, option) in tables {
        let tables = Tables::posts(&table);
        for format in ["pdf", "svg", "json"] {
            let out = format!("chart.{format}");
            let outcome = tables.run(&[option, "--min-font", "12", "-o", &out]);
            assert_eq!(outcome.status, 0, "{option} {format}: {}", outcome.stderr);
        }
        let chart: Value = serde_json::from_str(&tables.read("chart.json")).expect("JSON");
        let pages = pdf_pages(&tables.path().join("chart.pdf"));
        assert_eq!(pages.len(), chart["pages"].as_array().expect("pages").len());
        assert_eq!(boxes(&chart).len(), table.lines().count() - 1);
        for (page, id, _) in boxes(&chart) {
            let title = format!("Post{}", id.trim_start_matches('x'));
            let told = pages[page].contains(&title) || !id.starts_with('x');
            assert!(told, "{id} on page {page}: {}", pages[page]);
        }
    }
}

/// A word that no box holds.
const LONG: &str = "Lighthousekeepersandalltheirassistantssuperintendent";

#[test]
fn a_word_wider_than_any_box_is_warned_of_at_its_cell() {
    let broken = |line, column| {
        (
            "charts/broken-word".to_owned(),
            line,
            column,
            "warning".to_owned(),
        )
    };
    let title = POSTS.replace("Assistant & <Director>", &format!("Head ({LONG})"));
    assert_eq!(Tables::posts(&title).findings(&[]), (vec![broken(5, 3)], 0));
    let rank = POSTS.replace("Government Chief", LONG);
    assert_eq!(Tables::posts(&rank).findings(&[]), (vec![broken(2, 15)], 0));
    // A post that is deleted stands in the earlier table.
    let earlier = format!("{POSTS}old,{LONG},,,head\n");
    let tables = Tables::new(&[
        ("posts.csv", POSTS.as_bytes()),
        ("old.csv", earlier.as_bytes()),
    ]);
    let (found, status) = tables.findings(&["--against", "old.csv"]);
    let found: Vec<_> = found.into_iter().filter(|one| !one.0.is_empty()).collect();
    assert_eq!((found, status), (vec![broken(7, 5)], 0));
    // Words that may be parted are no matter.
    let parted = POSTS.replace("Assistant & <Director>", &LONG.replace("and", "/and-"));
    assert_eq!(Tables::posts(&parted).findings(&[]), (Vec::new(), 0));
}

/// A title that differs in the other language alone is told with its code.
#[test]
fn titles_are_told_in_the_language_that_differs() {
    let table = |zh: &str, en: &str| {
        format!("id,title_zh,title_en,rank,point,reports_to\na,{zh},{en},Deputy,D3,\n")
    };
    for (zh, en, told) in [
        (
            "主任",
            "Head of Beams",
            "retitled: a 主任; en: Director -> Head of Beams\n",
        ),
        ("總監", "Director", "retitled: a 總監; 主任 -> 總監\n"),
        (
            "總監",
            "Head of Beams",
            "retitled: a 總監; 主任 -> 總監; en: Director -> Head of Beams\n",
        ),
    ] {
        let (new, old) = (table(zh, en), table("主任", "Director"));
        let files = [("posts.csv", new.as_bytes()), ("old.csv", old.as_bytes())];
        let tables = Tables::new(&files);
        let outcome = tables.run(&["--against", "old.csv", "--lang", "zh", "-o", "chart.svg"]);
        assert_eq!(outcome.stdout, told, "{}", outcome.stderr);
    }
}

#[test]
fn a_name_that_says_otherwise_than_to_is_an_error() {
    let tables = Tables::posts(POSTS);
    for (to, name, other) in [("json", "x.svg", "svg"), ("pdf", "x.JSON", "json")] {
        let outcome = tables.run(&["--to", to, "-o", name]);
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        assert_eq!(
            outcome.stderr,
            format!(
                "error: --to asks for {to}, and the name of {name} for {other}: leave --to out, \
                 or name a file that ends in .{to}\n"
            )
        );
        assert!(!tables.path().join(name).exists());
    }
    let outcome = tables.run(&["--to", "json", "-o", "x.data"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}
