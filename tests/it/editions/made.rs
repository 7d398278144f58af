//! When the editions are made, and when again.

use std::fs;

use super::super::support::{Case, Run, manifest};

#[test]
fn they_are_made_where_asked_for_and_kept_as_long_as_they_are_right() {
    let case = Case::small();
    let build = |args: &[&str]| {
        let mut all = vec!["build", "paper", "--lang", "en"];
        all.extend(args);
        let outcome = case.run(&all);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        outcome.stderr
    };
    let path = |name: &str| case.path(&format!("output/paper/en/{name}"));
    build(&[]);
    assert!(!path("paper.docx").exists());
    build(&["--with", "docx,html"]);
    let first = [path("paper.docx"), path("paper.html")].map(|path| fs::read(path).expect("made"));
    let listed = manifest(&case.path("output/paper"));
    let files = listed["files"].as_array().expect("files");
    let listed: Vec<&str> = files
        .iter()
        .filter_map(|file| file["path"].as_str())
        .collect();
    assert!(
        listed.contains(&"en/paper.docx") && listed.contains(&"en/paper.html"),
        "{listed:?}"
    );
    let zip = fs::read(case.path("output/paper/paper.zip")).expect("the zip");
    let zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
    assert!(zip.index_for_name("en/paper.docx").is_some());
    assert!(build(&["--with", "html,docx"]).starts_with("nothing changed"));
    // A comment moves the rows that Word's marks name, and changes no page.
    let table = case.read("duties.csv");
    case.write("duties.csv", format!("# a comment\n{table}"));
    build(&["--with", "docx,html"]);
    let second = [path("paper.docx"), path("paper.html")].map(|path| fs::read(path).expect("made"));
    assert_ne!(first[0], second[0]);
    assert_eq!(first[1], second[1]);
    case.write("duties.csv", table);
    fs::remove_dir_all(case.path("output")).expect("removed");
    // In the place of a comment, so that no line moves.
    let comment = "# An invented paper, small and in both languages, for the tests.";
    let asked = "outputs = [\"pdf\", \"docx\", \"html\"]";
    case.edit("paper.toml", comment, asked);
    build(&[]);
    let third = [path("paper.docx"), path("paper.html")].map(|path| fs::read(path).expect("made"));
    assert_eq!(first, third);
    // What nobody asks for any longer goes, and that is said.
    case.edit("paper.toml", asked, comment);
    let told = "note: removed from output/paper and its zip, since this build does not make it: ";
    let gone = build(&[]);
    assert!(
        gone.contains(&format!("{told}en/paper.docx, en/paper.html\n")),
        "{gone}"
    );
    let other = case.run(&["build", "paper", "--lang", "zh"]).stderr;
    assert!(other.contains(&format!("{told}en/ (")), "{other}");
    assert!(
        !case
            .run(&["build", "paper", "--lang", "zh"])
            .stderr
            .contains("removed")
    );
    assert!(!path("paper.pdf").exists());
    build(&[]);
    assert!(!path("paper.docx").exists() && !path("paper.html").exists());
}

#[test]
fn a_batch_makes_them_too() {
    let case = Case::small();
    let outcome = case.run(&["batch", ".", "--with", "docx,html", "--quiet"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    for lang in ["zh", "en"] {
        for end in ["docx", "html"] {
            assert!(
                case.path(&format!("output/paper/{lang}/paper.{end}"))
                    .exists()
            );
        }
    }
}

/// What neither can hold is an error at its place, and nothing is written.
/// Lists that run on, and the notes of an annex after those of the body, have their
/// numbers in all editions.
#[test]
fn numbers_run_on_and_begin_anew_as_on_the_pages() {
    let case = Case::small();
    case.edit(
        "body.en.hbs",
        "= Reasons\n",
        "Also -#footnote[Of the body.]\n\n{{list \"a\" continue=true}}\n\n+ publish a yak <yak>\n+ sell a gnu <gnu>\n\nSee {{para \"yak\"}}.\n\n= Reasons\n",
    )
    .edit("annexes.csv", "duties,survey,,\n", "duties,survey,,\ntext,terms,詞彙,Terms\n")
    .write("annex-terms.zh.hbs", "甲#footnote[乙]\n")
    .write("annex-terms.en.hbs", "Beams#footnote[Of the annex.] are lights.\n");
    let made = case.run(&["build", "paper", "--with", "docx,html"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let folder = case.path("output/paper/en");
    let html = fs::read_to_string(folder.join("paper.html")).expect("paper.html");
    for said in [
        ">(d)</span> publish a yak",
        ">(e)</span> sell a gnu",
        "id=\"annex-2-paragraph-1\"",
        "aria-label=\"Note 1\" id=\"mark-2\">1</a>",
    ] {
        assert!(html.contains(said), "{said}");
    }
    let word = super::word::Word::open(fs::read(folder.join("paper.docx")).expect("paper.docx"));
    let said = word.said().text;
    for said_of in ["(d)publishayak", "(e)sellagnu", "1.Beams1arelights."] {
        assert!(said.contains(said_of), "{said_of} in {said}");
    }
}

/// A reference into another text leads there, and so does the number of that annex.
#[test]
fn references_into_other_texts_lead_there() {
    let case = Case::small();
    let terms = "Beams.\n\nLamps, as {{para \"sale\"}} has it. <lamps>\n\n+ oil <oil>\n+ gas\n";
    for lang in ["zh", "en"] {
        let body = format!("body.{lang}.hbs");
        let text = case.read(&body);
        let last = text.rfind("\n= ").expect("a heading");
        let (before, behind) = text.split_at(last);
        let cites = "See {{para \"lamps\"}} and {{para \"oil\"}}. <sale>";
        case.write(&body, format!("{before}\n{cites}\n{behind}"))
            .write(&format!("annex-terms.{lang}.hbs"), terms);
    }
    case.edit(
        "annexes.csv",
        "duties,survey,,\n",
        "duties,survey,,\ntext,terms,詞彙,Terms\n",
    );
    let made = case.run(&["build", "paper", "--with", "docx"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    for lang in ["zh", "en"] {
        let path = case.path(&format!("output/paper/{lang}/paper.docx"));
        let word = super::word::Word::open(fs::read(path).expect("paper.docx"));
        let said = word.said();
        let mut into: Vec<&str> = Vec::new();
        for (code, stored) in said
            .fields
            .iter()
            .filter(|(code, _)| code.contains("REF _"))
        {
            let mark = code.split_whitespace().nth(1).expect("a bookmark");
            let (number, words) = &said.marks[mark];
            let wanted = match mark.starts_with("_Ref_annex") {
                true => words,
                false => number.trim_end_matches('.'),
            };
            assert_eq!(stored, wanted, "{lang}: {code}");
            into.push(mark);
        }
        // Both references name the paragraph and the annex; the last one is of the body.
        let count = |start: &str| into.iter().filter(|mark| mark.starts_with(start)).count();
        assert_eq!(count("_Ref_t2_p2"), 2, "{lang}: {into:?}");
        assert_eq!(count("_Ref_t2_i"), 1, "{lang}: {into:?}");
        assert!(count("_Ref_annex_2") >= 2, "{lang}: {into:?}");
        assert!(count("_Ref_t0_p") >= 1, "{lang}: {into:?}");
    }
}

/// A document in which somebody has worked is kept where a build makes it anew or takes
/// it away; one that nobody touched, or that is broken, is not.
#[test]
fn documents_in_which_somebody_worked_are_kept() {
    let case = Case::small();
    let build = ["build", "paper", "--with", "docx"];
    assert_eq!(case.run(&build).status, 0);
    let [zh, en] = ["zh", "en"].map(|lang| case.path(&format!("output/paper/{lang}/paper.docx")));
    let worked_in = edited(&fs::read(&zh).expect("paper.docx"));
    fs::write(&zh, &worked_in).expect("written");
    fs::write(&en, "broken").expect("written");
    let again = case.run(&build);
    assert_eq!(again.status, 0, "{}", again.stderr);
    let said =
        "somebody has worked in output/paper/zh/paper.docx: it is kept as zh/paper-edited.docx";
    assert!(again.stderr.contains(said), "{}", again.stderr);
    assert_eq!(again.stderr.matches("somebody has worked").count(), 1);
    let kept = |name: &str| fs::read(case.path(&format!("output/paper/zh/{name}"))).ok();
    assert_eq!(kept("paper-edited.docx").as_deref(), Some(&worked_in[..]));
    assert_ne!(kept("paper.docx").as_deref(), Some(&worked_in[..]));
    // Nothing more is kept, and what was kept stays.
    let words = case.read("body.en.hbs");
    case.write("body.en.hbs", words.replacen("lamp", "light", 1));
    assert!(!case.run(&build).stderr.contains("somebody has worked"));
    // What goes is kept too, under a name of its own.
    let more = edited(&kept("paper.docx").expect("paper.docx"));
    fs::write(&zh, &more).expect("written");
    let without = case.run(&["build", "paper"]);
    assert_eq!(without.status, 0, "{}", without.stderr);
    assert!(!zh.exists());
    assert!(kept("paper-edited.docx").is_some());
    let other = kept("paper-edited-2.docx").or(kept("paper-edited.docx"));
    assert_eq!(other.as_deref(), Some(&more[..]), "{}", without.stderr);
}

/// A document as somebody saved it with another word.
fn edited(docx: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("XML");
            bytes = text.replacen("</w:t>", " indeed</w:t>", 1).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).expect("a part");
        out.write_all(&bytes).expect("its bytes");
    }
    out.finish().expect("a zip").into_inner()
}

/// A picture between the paragraphs of an annex of prose is an input as any other.
#[test]
fn another_picture_in_an_annex_of_prose_makes_them_again() {
    let case = Case::small();
    let picture = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"{colour}\"/></svg>"
        )
    };
    let text = "{{picture \"lamp.svg\" alt=\"A lamp\" width=\"2cm\"}}\n";
    case.edit(
        "annexes.csv",
        "duties,survey,,\n",
        "duties,survey,,\ntext,terms,詞彙,Terms\n",
    )
    .write("annex-terms.zh.hbs", format!("甲\n\n{text}"))
    .write("annex-terms.en.hbs", format!("Beams.\n\n{text}"));
    let made = |colour: &str| {
        case.write("lamp.svg", picture(colour));
        let outcome = case.run(&["build", "paper", "--with", "html"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        fs::read(case.path("output/paper/en/paper.html")).expect("paper.html")
    };
    let first = made("red");
    assert_ne!(first, made("blue"));
    assert_eq!(first, made("red"));
}

#[test]
fn what_they_cannot_hold_is_an_error() {
    let case = Case::small();
    case.edit(
        "body.en.hbs",
        "Electric light needs nobody.",
        "Electric light needs #align(center)[nobody].",
    );
    case.write(
        "templates/annex.typ",
        include_str!("../../../templates/annex.typ"),
    );
    let outcome = case.run(&[
        "build", "paper", "--lang", "en", "--with", "html", "--format", "short",
    ]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    for wanted in [
        "paper/body.en.hbs:19:69: error[body/unheld]: neither the Word document nor the HTML edition can hold `align`",
        "paper/templates/annex.typ: error[templates/unheld]",
    ] {
        assert!(outcome.stderr.contains(wanted), "{}", outcome.stderr);
    }
    assert!(!case.path("output/paper/en").exists());
    let outcome = case.run(&["build", "paper", "--lang", "en"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}

/// What a chart marks, its list says: no more, and no less.
#[test]
fn the_list_of_a_chart_says_what_the_chart_marks() {
    for (marks, said) in [
        ("", &["to be created", "to be re-ranked"][..]),
        ("retitled = {}\n", &["to be retitled"]),
        (
            "created = {}\nretitled = {}\n",
            &["to be created", "to be retitled"],
        ),
    ] {
        let case = Case::small();
        if !marks.is_empty() {
            case.edit(
                "paper.toml",
                "[checks.levels]",
                &format!("[chart.marks]\n{marks}\n[checks.levels]"),
            );
        }
        let outcome = case.run(&["build", "paper", "--lang", "en", "--with", "html"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let html = fs::read_to_string(case.path("output/paper/en/paper.html")).expect("made");
        let start = html.find("<svg").expect("a chart");
        let list = &html[start..];
        let list = &list[list.find("</svg>").expect("its end")..];
        for change in ["to be created", "to be re-ranked", "to be retitled"] {
            assert_eq!(
                list.contains(change),
                said.contains(&change),
                "{marks} {change}"
            );
        }
    }
}
