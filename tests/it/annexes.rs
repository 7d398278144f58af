//! `panelpaper annexes`: one cell of each kind is edited, and exactly the
//! annexes that it stands in are made again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::support::{Case, Outcome, Run, manifest, pdf_pages, root, squeeze};

/// The bytes and times of every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below the folder");
            let time = path.metadata().and_then(|facts| facts.modified());
            let facts = (fs::read(&path).expect("the file"), time.expect("a time"));
            found.insert(name.display().to_string(), facts);
        }
    }
    found
}

/// The names of files of which the bytes or times are not what they were, and
/// of those that are gone.
fn touched(case: &Case, act: impl FnOnce(&Case) -> Outcome) -> (Vec<String>, Outcome) {
    let folder = case.path("output/paper");
    let before = files(&folder);
    let outcome = act(case);
    let after = files(&folder);
    let differs = |name: &&String| before.get(*name) != after.get(*name);
    let names = before.keys().chain(after.keys()).filter(differs).cloned();
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    (names, outcome)
}

/// After an edit of the small paper, `annexes` makes these and touches nothing
/// else but the manifest; `build` then gives what a clean build gives.
#[track_caller]
fn check(edit: impl FnOnce(&Case), expected: &[&str], reasons: &[&str]) {
    check_listed(edit, expected, expected, reasons);
}

/// The same where some of the annexes that are set again come out as they were.
#[track_caller]
fn check_listed(edit: impl FnOnce(&Case), listed: &[&str], written: &[&str], reasons: &[&str]) {
    check_of(&Case::small(), edit, listed, written, reasons);
}

/// The same of any paper.
#[track_caller]
pub(crate) fn check_of(
    case: &Case,
    edit: impl FnOnce(&Case),
    listed: &[&str],
    written: &[&str],
    reasons: &[&str],
) {
    case.build();
    edit(case);
    let list = ["annexes", "paper", "--list", "--why"];
    let (names, outcome) = touched(case, |case| case.run(&list));
    assert_eq!(names, Vec::<String>::new(), "a list writes nothing");
    for reason in reasons {
        assert!(
            outcome.stdout.contains(reason),
            "{reason}: {}",
            outcome.stdout
        );
    }
    let lines = outcome.stdout.lines();
    let files: Vec<&str> = lines
        .filter_map(|line| Some(line.split_once("  ")?.0))
        .collect();
    let files: Vec<&str> = files.into_iter().filter(|file| !file.is_empty()).collect();
    assert_eq!(files, listed, "{}", outcome.stdout);
    let (mut names, outcome) = touched(case, |case| case.run(&["annexes", "paper"]));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    names.retain(|name| name != "manifest.json");
    let mut sorted = written.to_vec();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "{}", outcome.stderr);
    let made =
        outcome.stderr.matches("made zh/").count() + outcome.stderr.matches("made en/").count();
    assert_eq!(made, written.len(), "{}", outcome.stderr);
    let (names, _) = touched(case, |case| case.run(&["annexes", "paper"]));
    assert_eq!(names, Vec::<String>::new(), "nothing is left to do");
    is_as_clean(case);
}

/// Cells that are named are those of columns that a table has.
#[test]
fn cells_of_columns_that_are_not_there_are_no_reasons() {
    for (file, row, annex) in [
        (
            "duties.csv",
            "beam,巡視各燈塔,To visit the lighthouses",
            "annex-02",
        ),
        (
            "posts.csv",
            "hls,boat,船長,Coxswain,slo,keeper,,,permanent",
            "annex-03",
        ),
    ] {
        let case = Case::small();
        case.build();
        case.write(file, format!("{}{row}\n", case.read(file)));
        let heads = case.read(file);
        let heads: Vec<&str> = heads.lines().next().expect("heads").split(',').collect();
        let list = ["annexes", "paper", "--list", "--why"];
        let said = case.run(&list).stdout;
        let cells = said.lines().filter_map(|line| {
            let (place, column) = line.trim().rsplit_once(' ')?;
            place.starts_with(&format!("{file}:")).then_some(column)
        });
        let columns: Vec<&str> = cells.collect();
        assert!(said.contains(annex) && !columns.is_empty(), "{said}");
        assert!(
            columns.iter().all(|column| heads.contains(column)),
            "{said}"
        );
    }
}

/// A build now gives what a clean build gives.
#[track_caller]
fn is_as_clean(case: &Case) {
    case.build();
    let outcome = case.run(&["build", "paper", "--out", "clean"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let bytes = |folder: &str| -> BTreeMap<String, Vec<u8>> {
        let found = files(&case.path(folder)).into_iter();
        found.map(|(name, (bytes, _))| (name, bytes)).collect()
    };
    let (built, clean) = (bytes("output/paper"), bytes("clean/paper"));
    assert_eq!(
        built.keys().collect::<Vec<_>>(),
        clean.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &clean {
        assert!(
            built[name] == *bytes,
            "{name} is not as a clean build has it"
        );
    }
}

/// An annex whose id changes stands where it did, and the record says so.
#[test]
fn an_annex_with_another_id_keeps_its_pages_in_the_record() {
    type Edit = fn(&Case);
    let rename: Edit = |case| {
        for file in [
            "posts.csv",
            "duties.csv",
            "annexes.csv",
            "body.zh.hbs",
            "body.en.hbs",
        ] {
            let text = case.read(file).replace("survey,", "surveyor,");
            let text = text.replace("\"survey\"", "\"surveyor\"");
            case.write(file, text);
        }
    };
    let name: Edit = |case| {
        let text = case.read("annexes.csv");
        let mut lines = text.lines();
        let head = format!("{},id\n", lines.next().expect("a head"));
        let named = lines
            .enumerate()
            .map(|(at, line)| format!("{line},a{at}\n"));
        case.write("annexes.csv", head + &named.collect::<String>());
    };
    let other: Edit = |case| {
        let text = case.read("annexes.csv").replace(",a", ",b");
        case.write("annexes.csv", text);
    };
    let case = Case::small();
    case.build();
    for edit in [rename, name, other] {
        edit(&case);
        is_as_clean(&case);
    }
}

#[test]
fn a_duty_is_in_its_post_s_annex() {
    check(
        |case| {
            case.edit("duties.csv", "每季出版浮標表", "每月出版浮標表");
        },
        &["zh/annex-01.pdf"],
        &["duties.csv:3 text_zh"],
    );
}

#[test]
fn a_title_is_in_its_annex_and_in_the_chart() {
    check(
        |case| {
            case.edit("posts.csv", "電燈改裝總監", "電燈總監");
        },
        &["zh/annex-02.pdf", "zh/annex-03.pdf"],
        &["posts.csv:8 title_zh"],
    );
}

#[test]
fn a_superior_s_title_is_in_the_annexes_below_it() {
    check(
        |case| {
            case.edit("posts.csv", "hls,keeper,燈塔總管", "hls,keeper,燈塔主管");
        },
        &["zh/annex-01.pdf", "zh/annex-02.pdf", "zh/annex-03.pdf"],
        &["posts.csv:6 title_zh"],
    );
}

#[test]
fn a_rank_is_in_the_annexes_of_its_posts() {
    let both = |number: usize, lang: &str| format!("{lang}/annex-0{number}.pdf");
    let all: Vec<String> = ["zh", "en"]
        .iter()
        .flat_map(|lang| (1..=3).map(move |number| both(number, lang)))
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    check(
        |case| {
            case.edit("ranks.csv", "plo,D1", "plo,D3");
        },
        &all,
        &["ranks.csv:3 pay_point"],
    );
}

#[test]
fn a_superior_is_in_the_post_s_annex_and_the_chart() {
    check(
        |case| {
            case.edit(
                "posts.csv",
                "plo,keeper,,,supernumerary",
                "plo,survey,,,supernumerary",
            );
        },
        &[
            "zh/annex-02.pdf",
            "zh/annex-03.pdf",
            "en/annex-02.pdf",
            "en/annex-03.pdf",
        ],
        &["posts.csv:8 reports_to"],
    );
}

#[test]
fn another_order_of_annexes_renumbers_and_says_so() {
    check(
        |case| {
            case.write(
                "annexes.csv",
                "kind,subject,title_zh,title_en\nduties,beam,,\nduties,survey,,\nchart,hls,,\n",
            );
        },
        &[
            "zh/annex-01.pdf",
            "zh/annex-02.pdf",
            "en/annex-01.pdf",
            "en/annex-02.pdf",
        ],
        &[
            "附件1 (was annex 2) 電燈改裝總監",
            "annexes.csv:2 is annex 1 and was annex 2",
            "the prose's references to the renumbered annexes change too",
        ],
    );
}

#[test]
fn an_annex_put_in_and_one_taken_out() {
    let case = Case::small();
    case.edit("annexes.csv", "chart,hls,,\n", "chart,hls,,\nchart,lo,,\n")
        .build();
    // One taken out: its file goes, and nothing else is made.
    case.edit("annexes.csv", "chart,lo,,\n", "");
    let (names, outcome) = touched(&case, |case| case.run(&["annexes", "paper"]));
    assert_eq!(
        names,
        ["en/annex-04.pdf", "manifest.json", "zh/annex-04.pdf"],
        "{}",
        outcome.stderr
    );
    // One put in before the last: the last is renumbered.
    case.edit("annexes.csv", "chart,hls,,\n", "chart,lo,,\nchart,hls,,\n");
    let (names, outcome) = touched(&case, |case| {
        case.run(&["annexes", "paper", "--lang", "zh"])
    });
    assert_eq!(
        names,
        ["manifest.json", "zh/annex-03.pdf", "zh/annex-04.pdf"],
        "{}",
        outcome.stderr
    );
    is_as_clean(&case);
}

#[test]
fn figures_body_and_notes_are_in_no_annex() {
    let edits: [(&str, &str, &str); 3] = [
        ("figures.csv", "1234567", "1234568"),
        ("body.zh.hbs", "電燈則不須。", "電燈則不用。"),
        ("posts.csv", "# What is proposed.", "# What we propose."),
    ];
    for (file, from, to) in edits {
        check(
            |case| {
                case.edit(file, from, to);
            },
            &[],
            &[],
        );
    }
}

/// Every annex of the small paper.
const ALL: [&str; 6] = [
    "zh/annex-01.pdf",
    "zh/annex-02.pdf",
    "zh/annex-03.pdf",
    "en/annex-01.pdf",
    "en/annex-02.pdf",
    "en/annex-03.pdf",
];

#[test]
fn a_template_of_the_paper_s_own_may_be_in_all() {
    let own = fs::read_to_string(root().join("templates/duties.typ")).expect("the template");
    let altered = own.replace("(\"(1)\", n)", "(\"[1]\", n)");
    assert_ne!(own, altered);
    // What the template does cannot be known without setting all: charts come
    // out as they were, and are not touched.
    let duties = [ALL[0], ALL[1], ALL[3], ALL[4]];
    check_listed(
        |case| {
            case.write("templates/duties.typ", &altered);
        },
        &ALL,
        &duties,
        &["templates/duties.typ"],
    );
}

#[test]
fn own_templates_may_look_at_the_whole_paper() {
    let own = fs::read_to_string(root().join("templates/duties.typ")).expect("the template");
    let counting = own.replace(
        "set par(first-line-indent: 0pt)",
        "set par(first-line-indent: 0pt)\n  context counter(page).final().first()",
    );
    assert_ne!(own, counting);
    let case = Case::small();
    case.write("templates/duties.typ", &counting).build();
    // A page more of prose is a number in each job description.
    let more = "又一段。\n\n".repeat(40);
    case.edit(
        "body.zh.hbs",
        "= 財政影響\n",
        &format!("{more}= 財政影響\n"),
    );
    let (names, outcome) = touched(&case, |case| case.run(&["annexes", "paper"]));
    assert_eq!(
        names,
        ["manifest.json", ALL[0], ALL[1]],
        "{}",
        outcome.stderr
    );
    is_as_clean(&case);
}

#[test]
fn words_of_the_layout_are_in_their_edition_alone() {
    let words = fs::read_to_string(root().join("templates/words.zh.toml")).expect("the words");
    let words = words.replace("rank = \"職級\"", "rank = \"官階\"");
    check_listed(
        |case| {
            case.write("templates/words.zh.toml", &words);
        },
        &ALL[..3],
        &ALL[..2],
        &["words.zh.toml [layout]"],
    );
}

#[test]
fn damaged_outputs_are_made_again() {
    let case = Case::small();
    case.build();
    let clean = files(&case.path("output/paper"));
    let damage = |case: &Case| {
        let path = |name: &str| case.path("output/paper").join(name);
        fs::remove_file(path("zh/annex-01.pdf")).expect("it was there");
        fs::write(path("zh/annex-02.pdf"), b"%PDF-1.7 cut").expect("written");
        let mut altered = fs::read(path("zh/annex-03.pdf")).expect("it was there");
        altered[700] ^= 1;
        fs::write(path("zh/annex-03.pdf"), altered).expect("written");
    };
    for command in ["annexes", "build"] {
        damage(&case);
        let listed = case.run(&["annexes", "paper", "--list", "--why"]);
        let expected = [
            "zh/annex-01.pdf is missing",
            "zh/annex-02.pdf was altered",
            "zh/annex-03.pdf was altered",
        ];
        for reason in expected {
            assert!(listed.stdout.contains(reason), "{}", listed.stdout);
        }
        assert_eq!(case.run(&[command, "paper"]).status, 0);
        for (name, (bytes, _)) in files(&case.path("output/paper")) {
            if name != "manifest.json" || command == "build" {
                assert!(clean[&name].0 == bytes, "{name} after {command}");
            }
        }
    }
    // The paper, the zip and the manifest are looked after too.
    for name in ["zh/paper.pdf", "paper.zip", "manifest.json"] {
        let path = case.path("output/paper").join(name);
        for damaged in [Some(&b"{}"[..]), None] {
            match damaged {
                Some(bytes) => fs::write(&path, bytes).expect("written"),
                None => fs::remove_file(&path).expect("removed"),
            }
            case.build();
            for (name, (bytes, _)) in files(&case.path("output/paper")) {
                assert!(clean[&name].0 == bytes, "{name}");
            }
        }
    }
}

#[test]
fn nothing_changed_nothing_is_done() {
    let case = Case::small();
    case.build();
    for command in ["build", "annexes"] {
        let (names, outcome) = touched(&case, |case| case.run(&[command, "paper"]));
        assert_eq!(names, Vec::<String>::new());
        assert!(
            outcome.stderr.starts_with("nothing changed"),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn only_picks_among_the_changed() {
    let case = Case::small();
    case.build();
    case.edit("ranks.csv", "plo,D1", "plo,D3");
    let list = [
        "annexes", "paper", "--only", "beam", "--lang", "en", "--list", "--format", "json",
    ];
    let told: serde_json::Value =
        // Findings have a line each before it.
        serde_json::from_str(case.run(&list).stdout.lines().last().unwrap_or_default())
            .expect("one object");
    let expected = serde_json::json!({
        "file": "en/annex-02.pdf",
        "label": "Annex 2",
        "title": "Director of Electric Beams",
        "was": null,
        "why": ["ranks.csv:3 pay_point"],
    });
    assert_eq!(told, expected);
    let (names, _) = touched(&case, |case| {
        case.run(&["annexes", "paper", "--only", "1,hls", "--lang", "zh"])
    });
    assert_eq!(
        names,
        ["manifest.json", "zh/annex-01.pdf", "zh/annex-03.pdf"]
    );
    let (names, _) = touched(&case, |case| {
        case.run(&["annexes", "paper", "--only", "1-2", "--lang", "zh"])
    });
    assert_eq!(names, ["manifest.json", "zh/annex-02.pdf"]);
    is_as_clean(&case);
    for (list, told) in [
        (
            "9",
            "error: --only: `9` names no annexes: the paper has 1 to 3\n",
        ),
        (
            "beem",
            "error: --only: no annex is of `beem`; did you mean `beam`?\n",
        ),
    ] {
        let outcome = case.run(&["annexes", "paper", "--only", list]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (2, told));
    }
}

#[test]
fn a_going_back_is_noticed() {
    let case = Case::small();
    case.build();
    case.edit("duties.csv", "每季", "每月");
    assert_eq!(case.run(&["annexes", "paper"]).status, 0);
    case.edit("duties.csv", "每月", "每季");
    // The inputs are those of the last build, and its annex is not.
    is_as_clean(&case);
}

#[test]
fn a_paper_with_an_error_leaves_its_annexes() {
    let case = Case::small();
    case.build();
    case.edit(
        "posts.csv",
        "plo,keeper,,,supernumerary",
        "plo,keper,,,supernumerary",
    );
    let (names, outcome) = touched(&case, |case| case.run(&["annexes", "paper"]));
    assert_eq!(
        (outcome.status, names),
        (1, Vec::new()),
        "{}",
        outcome.stderr
    );
}

#[test]
fn revised_annexes_say_so_and_stand_beside() {
    let case = Case::small();
    case.build();
    let zip = case.path("sent.zip");
    fs::copy(case.path("output/paper/paper.zip"), &zip).expect("the zip is kept");
    case.edit("duties.csv", "每季", "每月").build();
    let (names, outcome) = touched(&case, |case| {
        case.run(&["annexes", "paper", "--since", "sent.zip", "--revised"])
    });
    assert_eq!(
        names,
        ["manifest.json", "zh/annex-01-revised.pdf"],
        "{}",
        outcome.stderr
    );
    let page = pdf_pages(&case.path("output/paper/zh/annex-01-revised.pdf")).concat();
    assert!(
        page.starts_with(&squeeze("附件1(修訂本)航道測量總監")),
        "{page}"
    );
    // Without the mark it is the annex as built, which is there already.
    let (names, outcome) = touched(&case, |case| {
        case.run(&["annexes", "paper", "--since", "sent.zip"])
    });
    assert_eq!(names, Vec::<String>::new());
    assert!(
        outcome
            .stderr
            .contains("as it should be already: zh/annex-01.pdf"),
        "{}",
        outcome.stderr
    );
    let listed = case.run(&["annexes", "paper", "--since", "sent.zip", "--list", "--why"]);
    assert!(
        listed.stdout.contains("duties.csv:3 text_zh"),
        "{}",
        listed.stdout
    );
    // A build clears revised files away: they are of one sending round.
    is_as_clean(&case);
    for (since, told) in [
        ("nowhere", "error: --since: cannot read nowhere: "),
        (
            "paper/posts.csv",
            "error: --since: cannot read paper/posts.csv: it is not a zip",
        ),
        ("paper", "error: --since: cannot read paper: "),
    ] {
        let outcome = case.run(&["annexes", "paper", "--since", since]);
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.starts_with(told), "{}", outcome.stderr);
        assert_eq!(
            outcome.stderr.matches("cannot read").count(),
            1,
            "{}",
            outcome.stderr
        );
    }
}

/// A picture that stands in an annex of prose, one that is an annex, and none: only what
/// shows other bytes is told.
#[test]
fn pictures_that_changed_by_their_bytes_alone_are_noticed() {
    let case = Case::small();
    let picture = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"{colour}\"/></svg>"
        )
    };
    let text = "{{picture \"lamp.svg\" alt=\"A lamp\" width=\"2cm\"}}\n";
    case.write(
        "annexes.csv",
        "kind,subject,title_zh,title_en,alt_zh,alt_en\nduties,survey,,,,\nduties,beam,,,,\nchart,hls,,,,\ntext,terms,詞彙,Terms,,\npicture,sea.svg,海,Sea,海,The sea\n",
    )
    .write("annex-terms.zh.hbs", format!("甲\n\n{text}"))
    .write("annex-terms.en.hbs", format!("Beams.\n\n{text}"))
    .write("lamp.svg", picture("red"))
    .write("sea.svg", picture("red"))
    .build();
    let zip = case.path("sent.zip");
    fs::copy(case.path("output/paper/paper.zip"), &zip).expect("the zip is kept");
    let since = || {
        let args = ["annexes", "paper", "--since", "sent.zip", "--list", "--why"];
        let outcome = case.run(&args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        outcome.stdout
    };
    assert_eq!(since(), "");
    for (file, subject) in [("lamp.svg", "terms"), ("sea.svg", "sea.svg")] {
        case.write(file, picture("blue"));
        let told = since();
        // Once in each language.
        assert_eq!(told.matches(file).count(), 2, "{subject}: {told}");
        assert_eq!(told.lines().count(), 4, "{subject}: {told}");
        case.write(file, picture("red"));
        assert_eq!(since(), "");
    }
}

#[test]
fn the_manifest_tells_of_annexes_made_since() {
    let case = Case::small();
    case.build();
    case.edit("duties.csv", "每季", "每月");
    assert_eq!(case.run(&["annexes", "paper"]).status, 0);
    let manifest = manifest(&case.path("output/paper"));
    let output = files(&case.path("output/paper"));
    for file in manifest["files"].as_array().expect("files") {
        let path = file["path"].as_str().expect("a path");
        assert_eq!(file["bytes"], output[path].0.len(), "{path}");
    }
}

#[test]
fn a_word_wider_than_any_box_is_warned_of_once_at_its_cell() {
    const LONG: &str = "Lighthousekeepersandalltheirassistantssuperintendent";
    let found = |file: &str, old: &str, new: &str| {
        let case = Case::small();
        case.edit(file, old, new);
        let outcome = case.run(&["check", "paper", "-q"]);
        let lines = outcome.stdout.lines().chain(outcome.stderr.lines());
        let places = lines.filter(|line| line.contains("charts/broken-word"));
        (
            places.map(str::to_owned).collect::<Vec<_>>(),
            outcome.status,
        )
    };
    let of_title = found("posts.csv", "Director of Electric Beams", LONG);
    assert_eq!((of_title.0.len(), of_title.1), (1, 0), "{of_title:?}");
    let of_rank = found("ranks.csv", "Principal Lights Officer", LONG);
    assert_eq!((of_rank.0.len(), of_rank.1), (1, 0), "{of_rank:?}");
    let parted = LONG.replace("and", "-and-");
    let none = found("posts.csv", "Director of Electric Beams", &parted);
    assert_eq!(none, (Vec::new(), 0));
}
