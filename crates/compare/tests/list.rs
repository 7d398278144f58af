//! What is said of two versions of the small paper.

use std::fs;

use camino::Utf8Path;
use panelpaper_compare::old::Old;
use panelpaper_compare::{Comparison, Version, compare, show};
use tables::source::PaperFolder;
use testing::{Case, root};

fn version(case: &Case) -> Version {
    let path = case.path("paper");
    let path = Utf8Path::from_path(&path).expect("a path in UTF-8");
    loaded(&PaperFolder::open(path).expect("a folder"))
}

fn loaded(folder: &PaperFolder) -> Version {
    let found = Version::load(folder);
    found.unwrap_or_else(|(findings, _)| panic!("it loads: {findings:?}"))
}

/// What is different in the small paper after some edits.
fn compared(edit: impl Fn(&Case)) -> (Comparison, String) {
    let (before, after) = (Case::small(), Case::small());
    edit(&after);
    let (before, after) = (version(&before), version(&after));
    let found = compare(&before, &after);
    let text = show::plain(&found, &after.names());
    (found, text)
}

#[track_caller]
fn says(edit: impl Fn(&Case), expected: &str) {
    assert_eq!(compared(edit).1, expected);
}

#[test]
fn a_paper_differs_in_nothing_from_itself() {
    says(|_| {}, "nothing is different\n");
}

#[test]
fn posts_ranks_figures_and_duties_are_told_with_both_values() {
    says(
        |case| {
            case.edit("ranks.csv", "plo,D1", "plo,D2")
                .edit("figures.csv", "1234567", "1334567")
                .edit(
                    "posts.csv",
                    "hls,survey,航道測量總監",
                    "hls,survey,航道測量署長",
                )
                .edit("duties.csv", "每季出版浮標表", "每月出版浮標表")
                .edit(
                    "duties.csv",
                    "survey,調查船隻擱淺的成因,To find out why ships run aground\n",
                    "",
                );
        },
        "\
         posts.csv:7: post survey proposed, 航道測量署長, retitled: title_zh 航道測量總監 → 航道測量署長\n\
         ranks.csv:3: rank plo, 首席燈務主任, changed: pay_point D1 → D2\n\
         figures.csv:2: figure cost, changed: value 1234567 → 1334567\n\
         duties.csv:3: duty survey 2, reworded: text_zh 每季出版浮標表 → 每月出版浮標表\n\
         duties.csv:4 (before): duty survey 3, removed: 調查船隻擱淺的成因\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:11: item 2(b)(i), reworded: 把航道測量主任改稱航道測量總監 → 把航道測量主任改稱航道測量署長\n\
         \x20\x20body.zh.hbs:12: item 2(b)(ii), reworded: …薪級表第49點)重訂為首席燈務主任(首長級薪級第[-1-]{+2+}點)\n\
         \x20\x20body.zh.hbs:29: paragraph 6, reworded: 建議每年涉及1,234,567元。…已述明理由。 → 建議每年涉及1,334,567元。…已述明理由。\n\
         \x20\x20body.en.hbs:12: item 2(b)(ii), reworded: …incipal Lights Officer ([-D1-]{+D2+})\n\
         \x20\x20body.en.hbs:29: paragraph 6, reworded: The proposal costs $[-1,234,567-]{+1,334,567+} a year; … give the reas…\n\
         ",
    );
}

#[test]
fn posts_come_go_and_move() {
    says(
        |case| {
            case.edit(
                "posts.csv",
                "hls,beam,",
                "hls,lens,透鏡總監,Director of Lenses,plo,keeper,,,permanent\nhls,beam,",
            )
            .edit(
                "posts.csv",
                "lo,oil,燈油供應主任,Lamp Oil Officer,slo,keeper",
                "lo,oil,燈油供應主任,Lamp Oil Officer,slo,survey",
            );
        },
        "\
         posts.csv:8: post lens proposed, 透鏡總監, added\n\
         posts.csv:4: post oil existing, 燈油供應主任, moved: reports_to keeper → survey\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:9: item 2(a), reworded: 開設1個編外職位，即電燈改裝總監(職責載於…) → 開設2個編外職位，即電燈改裝總監(職責載於…)\n\
         \x20\x20body.zh.hbs:25: paragraph 5, reworded: 燈務署會有3個職位，即…，詳情載於…。 → 燈務署會有4個職位，即…，詳情載於…。\n\
         \x20\x20body.en.hbs:9: item 2(a), reworded: create [-one-]{+two+} supernumerary post, the…\n\
         \x20\x20body.en.hbs:25: paragraph 5, reworded: The HLS will have [-three-]{+four+} posts: …. Details are i…\n\
         \x20\x20total posts after, changed: 3 → 4\n\
         \x20\x20total posts created, changed: 1 → 2\n\
         \x20\x20total net posts, changed: 0 → 1\n\
         ",
    );
}

#[test]
fn annexes_that_others_push_are_renumbered_and_not_changed() {
    says(
        |case| {
            case.edit("annexes.csv", "duties,survey,,\n", "").edit(
                "annexes.csv",
                "chart,hls",
                "duties,survey,,\nchart,hls",
            );
        },
        "\
         annexes.csv:2: annex duties beam, moved: 2 → 1\n\
         what follows from these:\n\
         \x20\x20annexes.csv:3: annex duties survey, renumbered: 1 → 2\n\
         \x20\x20body.zh.hbs:9: item 2(a), changed: annex 2 → annex 1\n\
         \x20\x20body.zh.hbs:21: paragraph 4, changed: annex 1 → annex 2\n\
         \x20\x20body.en.hbs:9: item 2(a), changed: annex 2 → annex 1\n\
         \x20\x20body.en.hbs:21: paragraph 4, changed: annex 1 → annex 2\n\
         ",
    );
    says(
        |case| {
            case.edit(
                "annexes.csv",
                "duties,survey,,\n",
                "chart,lo,,\nduties,survey,,\n",
            );
        },
        "\
         annexes.csv:2: annex chart lo, added\n\
         what follows from these:\n\
         \x20\x20annexes.csv:3: annex duties survey, renumbered: 1 → 2\n\
         \x20\x20annexes.csv:4: annex duties beam, renumbered: 2 → 3\n\
         \x20\x20annexes.csv:5: annex chart hls, renumbered: 3 → 4\n\
         \x20\x20body.zh.hbs:9: item 2(a), changed: annex 2 → annex 3\n\
         \x20\x20body.zh.hbs:21: paragraph 4, changed: annex 1, annex 3 → annex 2, annex 4\n\
         \x20\x20body.zh.hbs:25: paragraph 5, changed: annex [-1-]{+2+}, annex [-2-]{+3+}, annex [-3-]{+4+}\n\
         \x20\x20body.en.hbs:9: item 2(a), changed: annex 2 → annex 3\n\
         \x20\x20body.en.hbs:21: paragraph 4, changed: annex 1, annex 3 → annex 2, annex 4\n\
         \x20\x20body.en.hbs:25: paragraph 5, changed: annex [-1-]{+2+}, annex [-2-]{+3+}, annex [-3-]{+4+}\n\
         ",
    );
}

#[test]
fn words_of_the_bodies_are_told_by_paragraph_and_values_follow() {
    says(
        |case| {
            case.edit(
                "body.zh.hbs",
                "油燈每晚須由人點燃。",
                "油燈每晚都須由人點燃。",
            )
            .edit(
                "body.en.hbs",
                "= Cost\n",
                "A lamp costs little.\n\n= Cost\n",
            )
            .edit("figures.csv", "1234567", "1334567");
        },
        "\
         figures.csv:2: figure cost, changed: value 1234567 → 1334567\n\
         body.zh.hbs:19: paragraph 3, reworded: 油燈每晚須由人點燃。電燈則不須。 → 油燈每晚都須由人點燃。電燈則不須。\n\
         body.en.hbs:27: paragraph 6, added: A lamp costs little.\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:29: paragraph 6, reworded: 建議每年涉及1,234,567元。…已述明理由。 → 建議每年涉及1,334,567元。…已述明理由。\n\
         \x20\x20body.en.hbs:31: paragraph 7, reworded: The proposal costs $[-1,234,567-]{+1,334,567+} a year; … give the reas…\n\
         \x20\x20body.en.hbs:31: paragraph 7, renumbered: 6 → 7\n\
         ",
    );
}

#[test]
fn settings_and_files_are_told() {
    says(
        |case| {
            case.edit("paper.toml", "2031-11-03", "2031-11-10").write(
                "templates/page.typ",
                fs::read(root().join("templates/page.typ")).expect("it is there"),
            );
        },
        "\
         paper.toml:4: setting date, changed: 2031-11-03 → 2031-11-10\n\
         templates/page.typ: file templates/page.typ, added\n\
         ",
    );
}

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
    let said = "::notice file=papers/a%2Cb/duties.csv,line=3::duty survey 2 reworded 每季出版浮標表 → 每月出版浮標表\n";
    assert_eq!(github, said);
    let markdown = show::markdown(&found, &[]);
    let row = "| duty reworded | survey 2 | 每季出版浮標表 → 每月出版浮標表 | duties.csv:3 |\n";
    assert!(markdown.ends_with(row), "{markdown}");
}

/// A version is the same whichever way it is kept.
#[test]
fn a_zip_and_a_revision_are_versions() {
    let case = Case::small();
    let path = case.path("paper");
    let paper = Utf8Path::from_path(&path).expect("a path in UTF-8");
    let git = |args: &[&str]| {
        let output = std::process::Command::new("git")
            .current_dir(case.folder())
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .output()
            .expect("git is there");
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    git(&["archive", "--format=zip", "-o", "old.zip", "HEAD"]);
    // The files at the root of the zip: a paper without an id is called as its folder.
    git(&["archive", "--format=zip", "-o", "flat.zip", "HEAD:paper"]);
    case.edit("duties.csv", "每季出版浮標表", "每月出版浮標表");
    let zips = ["old.zip", "flat.zip"].map(|name| case.path(name));
    let zips = zips
        .each_ref()
        .map(|zip| zip.to_str().expect("a path in UTF-8"));
    for name in ["git:HEAD", zips[0], zips[1]] {
        let old = Old::open(paper, name).expect("a version");
        let found = compare(&loaded(&old.folder), &version(&case));
        assert_eq!(found.differences.len(), 1, "{name}: {found:?}");
    }
    for (name, said) in [
        ("git:nowhere", "git says"),
        ("git:-o/x", "a revision is a name"),
        ("git:", "a revision is a name"),
        ("nowhere.zip", "nowhere.zip is not there"),
        ("Cargo.toml", "is no zip of a paper's folder"),
    ] {
        let error = Old::open(paper, name).expect_err(name).to_string();
        assert!(error.contains(said), "{name}: {error}");
    }
}

/// In a clone of the last commits alone, another revision is told with the way to it.
#[test]
fn a_shallow_clone_is_told() {
    let case = Case::small();
    let git = |folder: &str, args: &[&str]| {
        let output = std::process::Command::new("git")
            .current_dir(case.path(folder))
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .output()
            .expect("git is there");
        assert!(output.status.success(), "{output:?}");
    };
    git("", &["init", "--quiet"]);
    git("", &["add", "."]);
    git("", &["commit", "--quiet", "-m", "first"]);
    git("", &["tag", "first"]);
    git("", &["commit", "--quiet", "--allow-empty", "-m", "second"]);
    let from = format!("file://{}", case.folder().display());
    git(
        "",
        &[
            "clone",
            "--quiet",
            "--depth",
            "1",
            "--no-tags",
            &from,
            "clone",
        ],
    );
    let path = case.path("clone/paper");
    let paper = Utf8Path::from_path(&path).expect("a path in UTF-8");
    Old::open(paper, "git:HEAD").expect("the last commit is there");
    for revision in ["git:HEAD~1", "git:first"] {
        let error = Old::open(paper, revision).expect_err(revision).to_string();
        let way_out = "this clone is shallow, it has the last commits alone: fetch";
        assert!(error.contains(way_out), "{error}");
    }
    git("clone", &["fetch", "--quiet", "--unshallow", "--tags"]);
    Old::open(paper, "git:first").expect("it is there now");
    let error = Old::open(paper, "git:none")
        .expect_err("no revision")
        .to_string();
    assert!(!error.contains("shallow"), "{error}");
}

#[test]
fn an_annex_of_prose_is_told_by_its_passages_and_comes_and_goes_as_a_file() {
    let edit = |case: &Case| {
        case.write("annexes.csv", "kind,subject,title_zh,title_en\nduties,survey,,\nduties,beam,,\nchart,hls,,\ntext,terms,詞彙,Terms\n")
            .write("annex-terms.zh.hbs", "電燈是燈塔的燈。\n")
            .write("annex-terms.en.hbs", "Beams are lights.\n");
    };
    let (before, after) = (Case::small(), Case::small());
    edit(&before);
    edit(&after);
    after.write(
        "annex-terms.en.hbs",
        "Electric beams are lights.\n\nLamps burn oil.\n",
    );
    let (before, after) = (version(&before), version(&after));
    let text = show::plain(&compare(&before, &after), &after.names());
    assert_eq!(
        text,
        "\
         annex-terms.en.hbs:1: paragraph 1, reworded: [-Beams-]{+Electric beams+} are lights.\n\
         annex-terms.en.hbs:3: paragraph 2, added: Lamps burn oil.\n\
         "
    );
    let (_, text) = compared(edit);
    for said in [
        "annexes.csv:5: annex text terms, 詞彙, added\n",
        "annex-terms.en.hbs: file annex-terms.en.hbs, added\n",
        "annex-terms.zh.hbs: file annex-terms.zh.hbs, added\n",
    ] {
        assert!(text.contains(said), "{text}");
    }
}

/// What no word of a text shows: calls, levels, looks, what stands between paragraphs.
#[test]
fn nothing_that_was_edited_is_passed_over() {
    let edits: [(&str, &str, &str); 12] = [
        (
            "body.en.hbs",
            "{{annex \"survey\" \"hls\"}}",
            "{{annex \"beam\"}}",
        ),
        (
            "body.en.hbs",
            "{{para from=\"proposal\" to=\"light\"}}",
            "{{para \"light\"}}",
        ),
        ("body.en.hbs", "== Electric light", "= Electric light"),
        ("body.en.hbs", "  + re-rank it", "+ re-rank it"),
        (
            "body.en.hbs",
            "+ create {{count",
            "{{list \"i\"}}\n\n+ create {{count",
        ),
        ("body.en.hbs", "Somebody must", "*Somebody* must"),
        (
            "body.en.hbs",
            "nobody. <light>",
            "nobody.#footnote[Or few.] <light>",
        ),
        ("body.en.hbs", "= Cost\n", "{{table \"posts\"}}\n\n= Cost\n"),
        ("body.zh.hbs", "= 編制\n", "#pagebreak()\n\n= 編制\n"),
        (
            "paper.toml",
            "\n[zh]\n",
            "\n[chart.marks]\ncreated = {}\n\n[zh]\n",
        ),
        (
            "paper.toml",
            "languages = [\"zh\", \"en\"]\ndate = 2031-11-03\n",
            "date = 2031-11-03\nlanguages = [\"zh\", \"en\"]\n",
        ),
        ("annexes.csv", "duties,beam,,\n", "duties,beam,電燈,\n"),
    ];
    for (file, from, to) in &edits {
        let (found, text) = compared(|case| {
            case.edit(file, from, to);
        });
        assert!(!found.differences.is_empty(), "{from:?} → {to:?}: {text}");
    }
}

/// The columns of a table of the author's own are printed in their order.
#[test]
fn columns_in_another_order_are_told() {
    let table = |case: &Case, rows: &str| {
        case.write("steps.csv", rows)
            .edit(
                "paper.toml",
                "\n[zh]\n",
                "\n[table.steps]\ncaption_zh = \"步驟\"\ncaption_en = \"Steps\"\n\n[zh]\n",
            )
            .edit("body.en.hbs", "= Cost\n", "{{table \"steps\"}}\n\n= Cost\n")
            .edit(
                "body.zh.hbs",
                "= 財政影響\n",
                "{{table \"steps\"}}\n\n= 財政影響\n",
            );
    };
    let (before, after) = (Case::small(), Case::small());
    table(&before, "year,lamps\n2031,4\n");
    table(&after, "lamps,year\n4,2031\n");
    let (before, after) = (version(&before), version(&after));
    let text = show::plain(&compare(&before, &after), &after.names());
    assert!(
        text.contains("steps.csv: columns of steps.csv, moved"),
        "{text}"
    );
}

#[test]
fn what_stands_between_the_items_of_an_invitation_is_told() {
    let invited = |case: &Case, style: &str| {
        case.edit("paper.toml", "type = \"panel\"", "type = \"ec\"")
            .write(
                "invitation.en.hbs",
                format!("Members are invited -\n\n{style}+ to eat\n+ to sleep\n"),
            )
            .write("invitation.zh.hbs", "請各委員－\n\n+ 甲\n+ 乙\n");
    };
    let (before, after) = (Case::small(), Case::small());
    invited(&before, "");
    invited(&after, "{{list \"i\"}}\n\n");
    let (before, after) = (version(&before), version(&after));
    let text = show::plain(&compare(&before, &after), &after.names());
    assert_eq!(text, "invitation.en.hbs:3: line {{list \"i\"}}, added\n");
}

#[test]
fn a_post_with_another_id_is_renamed_and_nothing_else() {
    says(
        |case| {
            case.edit("posts.csv", "lo,survey,", "lo,fairway,").edit(
                "posts.csv",
                "hls,survey,",
                "hls,fairway,",
            );
            for row in ["每季", "測量維港", "調查船隻"] {
                case.edit(
                    "duties.csv",
                    &format!("survey,{row}"),
                    &format!("fairway,{row}"),
                );
            }
            case.edit("annexes.csv", "duties,survey", "duties,fairway");
            for lang in ["zh", "en"] {
                let file = format!("body.{lang}.hbs");
                let text = fs::read_to_string(case.path("paper").join(&file)).expect("a body");
                let text = text.replace("\"survey\"", "\"fairway\"");
                fs::write(case.path("paper").join(&file), text).expect("a body");
            }
        },
        "\
         posts.csv:3: post fairway existing, 航道測量主任, renamed: id survey → fairway\n\
         posts.csv:7: post fairway proposed, 航道測量總監, renamed: id survey → fairway\n\
         ",
    );
}

#[test]
fn words_are_told_key_by_key_and_pictures_of_templates_too() {
    let folder = |case: &Case| case.path("paper").join("templates");
    let write = |case: &Case, name: &str, text: &str| {
        fs::create_dir_all(folder(case)).expect("a folder");
        fs::write(folder(case).join(name), text).expect("a file");
    };
    let (before, after) = (Case::small(), Case::small());
    for (case, word, picture) in [(&before, "Grade", "<svg/>"), (&after, "Class", "<svg />")] {
        write(
            case,
            "words.en.toml",
            &format!("[layout]\nrank = \"{word}\"\n"),
        );
        write(case, "front.typ", "#let front() = image(\"crest.svg\")\n");
        write(case, "crest.svg", picture);
    }
    let (before, after) = (version(&before), version(&after));
    let found = compare(&before, &after);
    assert_eq!(
        show::plain(&found, &after.names()),
        "templates/words.en.toml:2: word layout.rank, changed: Grade → Class\n\
         templates/crest.svg: file templates/crest.svg, changed\n"
    );
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

#[test]
fn what_nobody_sees_is_no_difference() {
    says(
        |case| {
            case.edit(
                "body.en.hbs",
                "Somebody must light",
                "Somebody  must   light",
            )
            .edit("body.en.hbs", "  + re-rank it", "  +  re-rank it")
            .edit("paper.toml", "\n[zh]\n", "\n# A comment.\n[zh]\n");
        },
        "nothing is different\n",
    );
}

#[test]
fn paragraphs_that_are_pushed_on_unequally_are_told_apart() {
    let (_, text) = compared(|case| {
        case.edit("body.en.hbs", "Somebody must", "One.\n\nSomebody must")
            .edit("body.en.hbs", "The works in", "Two.\n\nThe works in");
    });
    for said in [
        "paragraph 4, renumbered: 3 → 4",
        "paragraph 6 and 2 more, renumbered: 4 → 6",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_rank_and_an_office_with_another_id_are_renamed() {
    let again = |case: &Case, file: &str, from: &str, to: &str| {
        let path = case.path("paper").join(file);
        let text = fs::read_to_string(&path).expect("a table");
        fs::write(path, text.replace(from, to)).expect("a table");
    };
    let (_, text) = compared(|case| {
        again(case, "ranks.csv", "plo,", "chief,");
        again(case, "posts.csv", ",plo,", ",chief,");
    });
    assert_eq!(
        text,
        "ranks.csv:3: rank chief, 首席燈務主任, renamed: id plo → chief\n"
    );
    let (_, text) = compared(|case| {
        again(case, "offices.csv", "hls,", "lights,");
        again(case, "posts.csv", "hls,", "lights,");
        again(case, "annexes.csv", "chart,hls", "chart,lights");
        for body in ["body.zh.hbs", "body.en.hbs"] {
            again(case, body, "\"hls\"", "\"lights\"");
        }
    });
    assert!(text.contains("renamed: id hls → lights"), "{text}");
    assert!(
        !text.contains("removed") && !text.contains("moved"),
        "{text}"
    );
}
