//! Words of a paper's own, over the built-in ones, and Typst's own words.

use super::support::{Case, Run, squeeze};

#[test]
fn a_file_of_words_holds_only_what_it_changes() {
    let case = Case::small();
    case.write(
        "templates/words.en.toml",
        "months = [\"Jan\", \"Feb\", \"Mar\", \"Apr\", \"May\", \"Jun\", \"Jul\", \"Aug\", \"Sep\", \"Oct\", \"Nov\", \"Dec\"]\n\
         [annex]\none = \"Appendix {n}\"\n[points]\nD = \"Directorate Point {n}\"\n",
    );
    case.write("templates/words.zh.toml", "[layout]\nsuperior = \"上級\"\n");
    case.build();
    let page = case.pages("en/paper.pdf").concat();
    for said in [
        "3Nov2031",
        "(seeAppendix2)",
        "(DirectoratePoint1)",
        "Annexes1and3",
        "Fordiscussion",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let annex = case.pages("zh/annex-01.pdf").concat();
    assert!(
        annex.starts_with("附件1") && annex.contains("上級"),
        "{annex}"
    );
    assert!(
        annex.contains("職級") && !annex.contains("直屬上司"),
        "{annex}"
    );
    // What the file no longer says is as built in again, in the output of before.
    case.write("templates/words.en.toml", "[points]\nD = \"Point {n}\"\n")
        .build();
    let page = case.pages("en/paper.pdf").concat();
    for said in ["3November2031", "(seeAnnex2)", "(Point1)"] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

/// Further words of the layout, for a template of the paper's own.
#[test]
fn a_template_of_its_own_may_have_words_of_its_own() {
    let case = Case::small();
    let words = "[layout]\nseal = \"印鑑\"\n";
    case.write("templates/words.zh.toml", words);
    let outcome = case.run(&["check", "paper", "--format", "short"]);
    assert!(
        outcome
            .stderr
            .contains("words.zh.toml:2:1: error[paper/unknown-key]"),
        "{}",
        outcome.stderr
    );
    let front = std::fs::read_to_string(super::support::root().join("templates/front.typ"));
    let front = front.expect("the template");
    let at = front.rfind('}').expect("its end");
    let sealed = format!(
        "{}  par(words.at(\"seal\", default: \"\"))\n}}\n",
        &front[..at]
    );
    case.write("templates/front.typ", sealed).build();
    assert!(case.pages("zh/paper.pdf")[0].contains("印鑑"));
}

const FIGURES: &str = "= 目的\n\n甲。\n\n\
    #set heading(numbering: \"1.\")\n#set math.equation(numbering: \"(1)\")\n\n\
    #figure(rect(), alt: \"a\", caption: [乙]) <one>\n\n\
    #figure(table(columns: 1, [丙]), caption: [丁]) <two>\n\n\
    #figure(kind: table, [戊], caption: [己]) <three>\n\n\
    #figure(raw(\"x\"), caption: [庚]) <four>\n\n\
    見#ref(<one>)、#ref(<two>)、#ref(<three>)、#ref(<four>)。\n\n#outline()\n";

/// No simplified word of Typst's own is on a Chinese page.
#[test]
fn typsts_words_are_traditional_ones() {
    let case = Case::small();
    case.write("body.zh.hbs", FIGURES);
    let outcome = case.run(&["build", "paper", "--lang", "zh"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let text = case.pages("zh/paper.pdf").concat();
    for said in ["圖1", "表1", "表2", "程式碼1", "見圖1", "表1、", "目錄"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for simplified in ["图", "录", "节", "码", "参", "献"] {
        assert!(!text.contains(simplified), "{simplified} in {text}");
    }
    // They are words like others.
    case.write("templates/words.zh.toml", "[layout]\nfigure = \"附圖\"\n");
    case.run(&["build", "paper", "--lang", "zh"]);
    let text = case.pages("zh/paper.pdf").concat();
    assert!(text.contains("附圖1") && text.contains("見附圖1"), "{text}");
}

#[test]
fn english_figures_have_english_words() {
    let case = Case::small();
    let body = FIGURES.replace("= 目的", "= Purpose").replace("見", "See ");
    let body: String = body
        .chars()
        .map(|c| if c.is_ascii() { c } else { 'a' })
        .collect();
    case.write("body.en.hbs", body);
    let outcome = case.run(&["build", "paper", "--lang", "en"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let text = case.pages("en/paper.pdf").concat();
    for said in ["Figure 1", "Table 1", "Table 2", "Listing 1", "Contents"] {
        assert!(text.contains(&squeeze(said)), "{said} in {text}");
    }
}
