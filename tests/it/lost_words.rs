//! Words that are typed and would not be printed, or as others: each is printed, or is an
//! error at its place. In both languages.

use std::fs;

use super::braces::{fails, printed};
use super::support::{Case, Run, manifest};

const LANGS: [&str; 2] = ["zh", "en"];

/// The text of a PDF with its gaps, each as one space.
fn spaced(case: &Case, name: &str) -> String {
    let path = case.path("output/paper").join(name);
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("a readable PDF");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Replaces the title of an edition by a line of TOML.
fn titled(case: &Case, title: &str) {
    let settings = case.read("paper.toml");
    let lines = settings.lines().map(|line| match line {
        line if line.starts_with("title = ") => title,
        line => line,
    });
    let lines: Vec<&str> = lines.collect();
    case.write("paper.toml", lines.join("\n") + "\n");
}

/// The settings, and the words of the paper's own, with line ends of Windows make the
/// same documents as with those of others.
#[test]
fn line_ends_of_settings_are_those_of_pages() {
    let words =
        "number = \"\"\"LC Paper\nNo. {number}\"\"\"\n[annex]\none = \"\"\"Annex\n{n}\"\"\"\n";
    let settings = "\"\"\"Reorganisation of\nthe Office\"\"\"";
    let made = |ends: &str, title: &str| {
        let case = Case::small();
        titled(&case, &format!("title = {title}"));
        let settings = case
            .read("paper.toml")
            .replace("languages =", "outputs = [\"docx\", \"html\"]\nlanguages =");
        case.write("paper.toml", settings.replace('\n', ends));
        case.write("templates/words.en.toml", words.replace('\n', ends));
        case.build();
        let manifest = manifest(&case.path("output/paper")).to_string();
        assert!(!manifest.contains("\\r"), "{manifest}");
        LANGS.map(|lang| {
            let html = fs::read_to_string(case.path(&format!("output/paper/{lang}/paper.html")));
            let html = html.expect("HTML");
            assert!(!html.contains('\r'), "{title}");
            html
        })
    };
    let plain = made("\n", settings);
    assert_eq!(made("\r\n", settings), plain);
    assert_eq!(made("\n", "\"Reorganisation of\\r\\nthe Office\""), plain);
    assert_eq!(made("\n", "\"Reorganisation of\\rthe Office\""), plain);
}

/// A tab is a gap, in cells and in settings.
#[test]
fn a_tab_is_a_gap() {
    let case = Case::small();
    case.edit("duties.csv", "To publish the list", "To publish\tthe list");
    case.edit("duties.csv", "每季出版浮標表", "每季出版Beta\tGamma");
    titled(&case, "title = \"Creation\\tof a Post\"");
    case.build();
    let annexes = LANGS.map(|lang| spaced(&case, &format!("{lang}/annex-01.pdf")));
    assert!(annexes[0].contains("Beta Gamma"), "{}", annexes[0]);
    assert!(annexes[1].contains("publish the list"), "{}", annexes[1]);
    for lang in LANGS {
        let paper = spaced(&case, &format!("{lang}/paper.pdf"));
        assert!(paper.contains("Creation of a Post"), "{paper}");
    }
}

/// The paragraphs of a footnote do not run into one another.
#[test]
fn paragraphs_of_notes_are_apart() {
    for (body, apart) in [
        ("Text#footnote[Alpha\n\nBeta] goes on.", "Alpha Beta"),
        (
            "Text#footnote[Gamma#parbreak()Delta] goes on.",
            "Gamma Delta",
        ),
        ("Text#footnote[_Eta_\n\n*Theta*] goes on.", "Eta Theta"),
    ] {
        for lang in LANGS {
            let case = Case::small();
            let file = format!("body.{lang}.hbs");
            case.write(&file, format!("{}\n{body}\n", case.read(&file)));
            case.build();
            let text = spaced(&case, &format!("{lang}/paper.pdf"));
            assert!(text.contains(apart), "{body}: {text}");
        }
    }
}

/// The small paper with a picture in both bodies: what a build says.
fn with_picture(svg: &str) -> String {
    let case = Case::small();
    let inside = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"60\">{svg}</svg>"
    );
    case.write("map.svg", inside);
    for lang in LANGS {
        let file = format!("body.{lang}.hbs");
        let body = case.read(&file);
        case.write(
            &file,
            format!("{body}\n{{{{picture \"map.svg\" alt=\"Map\"}}}}\n"),
        );
    }
    let outcome = case.run(&[
        "build",
        "paper",
        "--format",
        "short",
        "--pdf-standard",
        "none",
    ]);
    let is_made = outcome.status == 0;
    assert_eq!(is_made, case.path("output/paper/zh/paper.pdf").exists());
    match is_made {
        true => String::new(),
        false => outcome.stderr,
    }
}

/// Words of a picture that no page can show are an error at the call.
#[test]
fn words_of_pictures_are_shown() {
    let text = |words: &str| format!("<text x=\"5\" y=\"30\">{words}</text>");
    let html = |words: &str| format!("<foreignObject><p>{words}</p></foreignObject>");
    for (svg, told) in [
        (html("The lights"), "Thelights"),
        (html("燈塔"), "燈塔"),
        (
            format!("<switch>{}{}</switch>", html("The lights"), text("The…")),
            "Thelights",
        ),
        (text("Lights 😀"), "😀 (U+1F600)"),
        (text("燈&#x1F600;塔"), "😀 (U+1F600)"),
        (text("<tspan>𝕏</tspan>"), "𝕏 (U+1D54F)"),
    ] {
        let said = with_picture(&svg);
        for lang in LANGS {
            let place = format!("paper/body.{lang}.hbs:");
            let own = said.lines().find(|line| line.starts_with(&place));
            let own = own.unwrap_or_else(|| panic!("{svg}: {said}"));
            assert!(own.contains("error[body/no-picture]"), "{svg}: {said}");
            assert!(
                own.contains(told) && own.contains("map.svg"),
                "{svg}: {said}"
            );
        }
    }
    for svg in [
        text("The lights 燈塔"),
        html(" "),
        format!("<switch>{}{}</switch>", html("燈 塔"), text("燈塔")),
    ] {
        assert_eq!(with_picture(&svg), "", "{svg}");
    }
}

/// A condition that the tables do not decide, and that hides words.
#[test]
fn typed_conditions_hide_no_words() {
    let message = "words of this block are never printed: whatever the tables say, its condition \
        is the same";
    for lang in LANGS {
        for hidden in [
            "{{#if false}}words{{/if}}",
            "{{#if (eq 1 2)}}words{{/if}}",
            "{{#if (not true)}}words{{/if}}",
            "{{#unless true}}words{{/unless}}",
            "{{#if true}}b{{else}}words{{/if}}",
            "{{#if (and (count) false)}}words{{/if}}",
            "{{#unless (or (count) (gt 2 1))}}words{{/unless}}",
        ] {
            fails(lang, &format!("A {hidden}."), &[&format!("1:3 {message}")]);
        }
        let text = printed(
            lang,
            "A{{#if true}}b{{/if}}{{#unless false}}c{{/unless}}{{#if (or (count) false)}}d{{else}}e{{/if}}.",
        );
        assert!(text.contains("Abcd."), "{text}");
    }
}

/// A line's end inside the quotes of an argument is told at its call.
#[test]
fn a_line_ends_in_no_argument() {
    for lang in LANGS {
        for (body, place) in [
            ("{{picture \"m.svg\" alt=\"Map of\nthe site\"}}", "1:23"),
            ("A {{title \"sur\nvey\"}}.", "1:11"),
            (
                "A.\n\nB {{#if (eq (rank \"survey\") \"D\n1\")}}c{{/if}}.",
                "3:29",
            ),
        ] {
            fails(
                lang,
                body,
                &[&format!("{place} a line ends inside these quotes")],
            );
        }
    }
}

/// What asks for a list's numbers right below words says that it needs a blank line.
#[test]
fn a_list_is_asked_for_below_a_blank_line() {
    for lang in LANGS {
        for (body, way_out) in [
            ("Thus:\n{{list \"i\"}}\n+ a\n", "put a blank line before it"),
            (
                "Thus:\r\n{{list \"1\"}}\r\n+ a\r\n",
                "put a blank line before it",
            ),
            ("Thus: {{list \"i\"}}\n", "put it on a line of its own"),
        ] {
            let case = Case::small();
            let file = format!("body.{lang}.hbs");
            case.write(&file, format!("{}\n{body}", case.read(&file)));
            let said = case.run(&["build", "paper"]).stderr;
            assert!(
                said.contains("body/stray-list") && said.contains(way_out),
                "{body}: {said}"
            );
        }
    }
}

/// A body whose lines end with CR alone is held against the other edition as it is
/// printed.
#[test]
fn a_body_of_old_line_ends_has_its_parts() {
    for lang in LANGS {
        let case = Case::small();
        let file = format!("body.{lang}.hbs");
        case.write(&file, case.read(&file).replace('\n', "\r"));
        case.edit("paper.toml", "\"editions/parts\" = \"allow\"\n", "");
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        let said = outcome.stderr + &outcome.stdout;
        assert!(!said.contains("editions/"), "{said}");
    }
}

/// What a paste of a Word document leaves for an object is none of anybody's words.
#[test]
fn what_stands_for_an_object_is_refused() {
    for (file, from, to) in [
        ("duties.csv", "每季", "每\u{FFFC}季"),
        ("duties.csv", "each quarter", "each \u{FFFC}quarter"),
        ("body.zh.hbs", "委員", "委\u{FFFC}員"),
        ("body.en.hbs", "Members", "Members\u{FFFC}"),
        ("paper.toml", "改組", "\u{FFFC}改組"),
    ] {
        let case = Case::small();
        let text = case.read(file).replacen(from, to, 1);
        case.write(file, text);
        let outcome = case.run(&["check", "paper", "--format", "short"]);
        let said = outcome.stderr + &outcome.stdout;
        assert!(
            said.contains("U+FFFC is what stands for an object"),
            "{said}"
        );
        assert_eq!(outcome.status, 1, "{file}");
    }
}

/// Typst passes over a block in a line of text.
#[test]
fn a_table_in_a_line_of_text_is_an_error() {
    let stray = "a table or picture stands in the middle of a text";
    for lang in LANGS {
        for (body, column) in [
            ("#par[{{table \"posts\"}}]", 6),
            ("#footnote[{{table \"posts\"}}]", 11),
            ("#align(center)[#par[{{table \"posts\"}}]]", 21),
        ] {
            fails(lang, body, &[&format!("1:{column} {stray}")]);
        }
        let printed = printed(lang, "#align(center)[{{table \"posts\"}}]");
        assert!(printed.contains(["燈塔總管", "KeeperoftheLights"][usize::from(lang == "en")]));
    }
}

/// What else Typst would pass over with a warning.
#[test]
fn what_would_be_passed_over_is_an_error() {
    for lang in LANGS {
        for body in [
            "#par[甲#block[乙]丙]",
            "#footnote[甲#block[乙]]",
            "#par[#table[甲]]",
        ] {
            let case = super::braces::paper(lang, body);
            let outcome = case.run(&["build", "paper", "--lang", lang]);
            assert_eq!(outcome.status, 1, "{body}\n{}", outcome.stderr);
            assert!(outcome.stderr.contains("was ignored"), "{}", outcome.stderr);
        }
    }
}
