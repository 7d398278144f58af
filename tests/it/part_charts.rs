//! Charts of a part of an office: who is drawn, in both editions, each in a file of
//! its own that follows its cells.

use super::support::{Case, Run, manifest, root, squeeze};

/// The Harbour Office with one chart of every sort.
fn harbour() -> Case {
    let case = Case::copy_of(&root().join("data/harbour-2027"));
    case.write(
        "annexes.csv",
        "kind,subject,id,structure,under,levels,as_at,show,note_zh,note_en\n\
         chart,ho,top,proposed,,1,,,只列首長。,The top alone.\n\
         chart,ho,dev,proposed,dd-dev,,,staff,,\n\
         chart,ho,port-part,proposed,ad-port,,,deleted,,\n\
         chart,fo,left,proposed,,,,transferred,,\n\
         chart,ho,early,proposed,,,2027-03-01,,,\n\
         chart,ho,near,proposed,dd-dev,2,,staff,,\n",
    );
    case.edit(
        "paper.toml",
        "made-permanent = {}",
        "made-permanent = {}\nsupernumerary = {}\nvacant = {}",
    );
    case.edit(
        "posts.csv",
        "tenure,structure,effective,until,period,offset_by",
        "tenure,structure,effective,until,period,offset_by,vacant,outside,note_zh,note_en",
    );
    let posts = case.read("posts.csv");
    let mut lines = posts.lines();
    let header = lines.next().expect("a header").to_owned();
    let rows = lines.map(|line| match line.split(',').nth(1) {
        Some("cho-moor") => format!("{line},yes,,署任,acting"),
        _ => format!("{line},,,,"),
    });
    let rows: Vec<String> = rows.collect();
    case.write("posts.csv", format!("{header}\n{}\n", rows.join("\n")));
    for lang in ["zh", "en"] {
        case.write(
            &format!("body.{lang}.hbs"),
            "{{annex \"top\" \"dev\" \"port-part\" \"left\" \"early\"}} {{annex \"dev\"}}\n",
        );
    }
    case
}

/// What an annex of an edition has on its page, and what it has not.
type Drawn<'t> = (&'t str, usize, &'t [&'t str], &'t [&'t str]);

const DRAWN: &[Drawn<'_>] = &[
    (
        "zh",
        1,
        &["副處長(運作)", "副處長(發展)", "只列首長。", "擬議組織圖"],
        &["助理處長(港務)"],
    ),
    (
        "zh",
        2,
        &[
            "海港事務處副處長(發展)轄下擬議組織圖",
            "海港事務處處長",
            "副處長(運作)",
            "總海港數據主任",
            "9個非首長級職位",
            "署任",
            "懸空職位",
            "編外職位",
        ],
        &["助理處長(港務)", "6個非首長級職位"],
    ),
    (
        "en",
        2,
        &[
            "Proposed Organisation Chart under the Deputy Director (Development), Harbour Office",
            "9 non-directorate",
            "acting",
            "vacant post",
        ],
        &["Assistant Director (Port Operations)"],
    ),
    (
        "zh",
        3,
        &["總海港主任(領港)", "擬刪除的常額職位"],
        &["助理處長(航道"],
    ),
    (
        "en",
        4,
        &[
            "Chief Engineer (Sea Walls)",
            "permanent post to be transferred",
        ],
        &[],
    ),
    (
        "en",
        5,
        &[
            "(as at 1 March 2027)",
            "Chief Harbour Officer (Hydrography)",
        ],
        &["Chief Harbour Data Officer", "Harbour Reform", "Sea Walls"],
    ),
    // Those of the lowest level have their teams too.
    ("zh", 6, &["總海港數據主任", "9個非首長級職位"], &[]),
];

#[test]
fn each_chart_draws_what_its_row_asks_for() {
    let case = harbour();
    let outcome = case.run(&["build", "paper"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let annex = |lang: &str, number: usize| {
        let pages = case.pages(&format!("{lang}/annex-{number:02}.pdf"));
        assert_eq!(pages.len(), 1, "{lang} {number}");
        pages.concat()
    };
    for (lang, number, has, lacks) in DRAWN {
        let text = annex(lang, *number);
        for wanted in *has {
            assert!(
                text.contains(&squeeze(wanted)),
                "{lang} {number}: {wanted}\n{text}"
            );
        }
        for wrong in *lacks {
            assert!(
                !text.contains(&squeeze(wrong)),
                "{lang} {number}: {wrong}\n{text}"
            );
        }
    }
    let body = case.pages("en/paper.pdf").concat();
    assert!(body.contains("Annexes1to5Annex2"), "{body}");
    let recorded = manifest(&case.path("output/paper"));
    let ids = recorded["annexes"].as_array().expect("annexes").iter();
    let ids: Vec<&str> = ids.filter_map(|annex| annex["id"].as_str()).collect();
    assert_eq!(ids[..5], ["top", "dev", "port-part", "left", "early"]);
}

/// Cells of one chart change that chart, by itself as in a whole build.
#[test]
fn a_part_chart_follows_its_cells_alone() {
    let case = harbour();
    case.build();
    for (file, from, to, wanted) in [
        (
            "nondirectorate.csv",
            "data,proposed,,9",
            "data,proposed,,11",
            &["annex-02.pdf", "annex-06.pdf"][..],
        ),
        (
            "annexes.csv",
            "ad-port,,,deleted",
            "ad-port,,,",
            &["annex-03.pdf"],
        ),
    ] {
        case.edit(file, from, to);
        let listed = case.run(&["annexes", "paper", "--list", "--why", "--lang", "zh"]);
        assert_eq!(listed.status, 0, "{}", listed.stderr);
        let files = listed.stdout.lines().filter(|line| line.starts_with("zh/"));
        let files: Vec<&str> = files
            .filter_map(|line| line.split_whitespace().next()?.strip_prefix("zh/"))
            .collect();
        assert_eq!(files, wanted, "{}", listed.stdout);
        assert!(listed.stdout.contains(file), "{}", listed.stdout);
        assert_eq!(case.run(&["annexes", "paper"]).status, 0);
    }
    let clean = harbour();
    clean.edit(
        "nondirectorate.csv",
        "data,proposed,,9",
        "data,proposed,,11",
    );
    clean.edit("annexes.csv", "ad-port,,,deleted", "ad-port,,,");
    clean.build();
    for name in ["zh/annex-02.pdf", "en/annex-03.pdf"] {
        let bytes = |case: &Case| std::fs::read(case.path("output/paper").join(name)).expect("it");
        assert!(bytes(&case) == bytes(&clean), "{name}");
    }
}

/// Teams in boxes of their own, in every chart.
#[test]
fn teams_may_have_boxes() {
    let case = Case::copy_of(&root().join("data/harbour-2027"));
    let settings = case.read("paper.toml");
    case.write(
        "paper.toml",
        settings.replace("[chart.marks]", "[chart]\nteams = true\n\n[chart.marks]"),
    );
    let ranks = case.read("ranks.csv");
    case.write(
        "ranks.csv",
        format!("{ranks}eng,MPS 45-49,工程師,Engineer,,E,,,,\n"),
    );
    case.edit(
        "nondirectorate.csv",
        "data,proposed,,9",
        "data,proposed,eng,9",
    );
    case.build();
    let text = case.pages("en/paper.pdf").concat();
    for wanted in ["9E", "6non-directorate"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

/// A post that goes stands until the day before it is deleted, and from then on no more.
#[test]
fn charts_of_a_day_know_when_posts_go() {
    let case = Case::small();
    let posts = case.read("posts.csv");
    let rows = posts.lines().map(|row| match row {
        row if row.starts_with("office,") => format!("{row},effective"),
        row if row.contains(",oil,") => format!("{row},2032-06-01"),
        row if row.starts_with('#') => row.to_owned(),
        row => format!("{row},"),
    });
    case.write("posts.csv", rows.collect::<Vec<_>>().join("\n"));
    case.write(
        "annexes.csv",
        "kind,subject,id,structure,as_at\nchart,lo,before,existing,2032-05-31\n\
         chart,lo,after,existing,2032-06-01\nchart,hls,still,proposed,2032-05-31\n\
         chart,hls,then,proposed,2032-06-01\n",
    );
    for (lang, title) in [("zh", "燈油供應主任"), ("en", "LampOilOfficer")] {
        let names =
            ["before", "after", "still", "then"].map(|id| format!("{{{{annex \"{id}\"}}}} "));
        case.write(&format!("body.{lang}.hbs"), names.concat());
        case.run(&["build", "paper", "--lang", lang, "--quiet"]);
        for (annex, stands) in [(1, true), (2, false), (3, true), (4, false)] {
            let text = squeeze(&case.pages(&format!("{lang}/annex-0{annex}.pdf")).concat());
            assert_eq!(text.contains(title), stands, "{lang} {annex}: {text}");
        }
    }
}

/// A point of another scale than the directorate's is none of the directorate's.
#[test]
fn a_legend_says_whose_points_stand_in_brackets() {
    let legend = |point: &str| {
        let case = Case::small();
        case.edit("ranks.csv", "plo,D1", &format!("plo,{point}"));
        let made = case.run(&["build", "paper", "--quiet"]);
        assert_ne!(made.status, 2, "{}", made.stderr);
        ["zh", "en"].map(|lang| squeeze(&case.pages(&format!("{lang}/annex-03.pdf")).concat()))
    };
    let [zh, en] = legend("D1");
    assert!(zh.contains("首長級薪級表的薪點"), "{zh}");
    assert!(en.contains("pointonthedirectoratepayscale"), "{en}");
    for point in ["PPS 55", "MPS 49", "JSPS 13"] {
        let [zh, en] = legend(point);
        assert!(
            zh.contains("薪點") && !zh.contains("首長級薪級表"),
            "{point}: {zh}"
        );
        assert!(
            en.contains("paypoint") && !en.contains("directorate"),
            "{point}: {en}"
        );
    }
}
