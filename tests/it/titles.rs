//! The texts of paper.toml that take helpers, and the number of an edition.

use std::fs;

use super::support::{Case, Run, manifest, pdf_pages, squeeze};

const TITLE_ZH: &str = "title = \"改組燈塔處\"";
const TITLE_EN: &str = "title = \"Reorganisation of the Lighthouse Office\"";
const SIGNED_EN: &str = "signatories = [\"Maritime Bureau\", \"Lighthouse Office\"]";

/// The document title in a PDF's metadata.
fn document_title(case: &Case, name: &str) -> String {
    let bytes = fs::read(case.path("output/paper").join(name)).expect("the PDF");
    let text = String::from_utf8_lossy(&bytes);
    let (_, rest) = text.split_once("<dc:title>").expect("a title");
    let (title, _) = rest.split_once("</dc:title>").expect("its end");
    let (_, title) = title.split_once("<rdf:li").expect("a text");
    let (_, title) = title.split_once('>').expect("a text");
    title.split('<').next().unwrap_or_default().to_owned()
}

#[test]
fn a_title_says_what_the_tables_say_wherever_it_stands() {
    let case = Case::small();
    case.edit(
        "paper.toml",
        TITLE_ZH,
        "title = \"開設 {{count change=\\\"created\\\"}} 個職位並改組{{office \\\"lo\\\"}}\"",
    )
    .edit(
        "paper.toml",
        TITLE_EN,
        "title = 'Creation of {{#posts change=\"created\"}}{{this.rank}}{{/posts}}, {{annex \"beam\"}}: *a* #b \\{{c}}'",
    )
    .edit(
        "paper.toml",
        SIGNED_EN,
        "signatories = [\"Maritime Bureau\", '{{office \"lo\"}}']",
    );
    case.build();
    // On the page the gaps are the layout's; elsewhere they are as they are typed.
    let zh = "開設 1 個職位並改組燈塔處";
    let en = "Creation of Principal Lights Officer, Annex 2: *a* #b {{c}}";
    assert!(case.pages("zh/paper.pdf")[0].contains(&squeeze(zh)));
    let page = case.pages("en/paper.pdf");
    assert!(page[0].contains(&squeeze(en)), "{}", page[0]);
    assert!(
        page[1].contains("MaritimeBureauLighthouseOffice"),
        "{}",
        page[1]
    );
    assert_eq!(document_title(&case, "zh/paper.pdf"), zh);
    assert_eq!(document_title(&case, "en/paper.pdf"), en);
    let annex = document_title(&case, "en/annex-02.pdf");
    assert!(annex.starts_with(&format!("{en} Annex 2 ")), "{annex}");
    let manifest = manifest(&case.path("output/paper"));
    let titles: Vec<&str> = manifest["editions"]
        .as_array()
        .expect("the editions")
        .iter()
        .filter_map(|edition| edition["title"].as_str())
        .collect();
    assert_eq!(titles, [zh, en]);
    // A change of the tables is a change of the title.
    case.edit("offices.csv", "燈塔處,塔處", "燈樓處,塔處")
        .build();
    let changed = zh.replace("燈塔處", "燈樓處");
    assert!(case.pages("zh/paper.pdf")[0].contains(&squeeze(&changed)));
    let annex = document_title(&case, "zh/annex-01.pdf");
    assert!(annex.starts_with(&format!("{changed} 附件1 ")), "{annex}");
}

/// The page of all papers of a batch has the title that is printed, also where
/// nothing of the paper is made again.
#[test]
fn the_index_has_the_title_that_is_printed() {
    let case = Case::small();
    case.edit("paper.toml", TITLE_ZH, "title = '改組{{office \"lo\"}}'")
        .edit(
            "paper.toml",
            TITLE_EN,
            "title = 'Future of the {{short \"lo\"}}'",
        );
    for round in ["new", "by its receipt", "by its manifest"] {
        if round == "by its manifest" {
            fs::remove_dir_all(case.path("output/.panelpaper")).expect("the receipts");
        }
        let outcome = case.run(&["batch", "paper"]);
        assert_eq!(outcome.status, 0, "{round}: {}", outcome.stderr);
        let page = fs::read_to_string(case.path("output/index.html")).expect("the page");
        for title in ["改組燈塔處", "Future of the LO"] {
            assert!(page.contains(title), "{round}: {title} in {page}");
        }
        assert!(!page.contains("{{"), "{round}: {page}");
    }
}

#[test]
fn figures_named_in_a_title_are_used() {
    let case = Case::small();
    case.edit("paper.toml", "\"figures/unused\" = \"allow\"\n", "")
        .edit("figures.csv", "id,value,note", "id,value,note\nlamps,96,");
    let short = ["check", "paper", "--format", "short", "--lang", "en"];
    let before = case.run(&short).stderr;
    assert!(
        before.contains("figures/unused") && before.contains("lamps"),
        "{before}"
    );
    case.edit(
        "paper.toml",
        TITLE_EN,
        "title = 'Change of {{number \"lamps\"}} lamps'",
    );
    let after = case.run(&short).stderr;
    assert!(!after.contains("lamps"), "{after}");
}

/// Each edition has its own number, and the common one where it has none.
#[test]
fn an_edition_may_have_a_number_of_its_own() {
    let case = Case::small();
    let common = "CB(4)7/2031-32(02)";
    let numbers = |case: &Case| {
        case.build();
        ["zh", "en"].map(|lang| {
            let page = pdf_pages(&case.path(&format!("output/paper/{lang}/paper.pdf")));
            let known = [common, "CB(4)8/2031-32(03)", "CB(4)9/2031-32(01)"];
            let mut found = known.into_iter().filter(|number| page[0].contains(number));
            (found.next(), found.next())
        })
    };
    assert_eq!(numbers(&case), [(Some(common), None); 2]);
    case.edit(
        "paper.toml",
        SIGNED_EN,
        &format!("{SIGNED_EN}\nnumber = \"CB(4)9/2031-32(01)\""),
    );
    let own = (Some("CB(4)9/2031-32(01)"), None);
    assert_eq!(numbers(&case), [(Some(common), None), own]);
    case.edit(
        "paper.toml",
        TITLE_ZH,
        &format!("{TITLE_ZH}\nnumber = \"CB(4)8/2031-32(03)\""),
    )
    .edit("paper.toml", &format!("number = \"{common}\"\n"), "");
    assert_eq!(numbers(&case), [(Some("CB(4)8/2031-32(03)"), None), own]);
    case.edit("paper.toml", "number = \"CB(4)8/2031-32(03)\"\n", "");
    assert_eq!(numbers(&case), [(None, None), own]);
}
