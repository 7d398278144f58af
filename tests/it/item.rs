//! Papers of the Establishment Subcommittee: the second paper of a proposal from the
//! same tables, its first page, its enclosures, and what stands in its margins.

use std::collections::BTreeSet;
use std::fs;

use tables::model::Lang;
use typeset::pages::PrintedLine;

use super::page::edition;
use super::support::{Case, Run, copy, manifest, panelpaper, root, squeeze};

/// Both papers of one proposal, in folders side by side.
fn both() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["harbour-2027", "harbour-2027-ec"] {
        copy(&root().join("data").join(name), &dir.path().join(name));
    }
    dir
}

/// The text of a PDF, page by page, with its white space.
fn pages(dir: &tempfile::TempDir, name: &str) -> Vec<String> {
    let bytes = fs::read(dir.path().join("output").join(name)).expect("a PDF");
    pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("a readable PDF")
}

/// The amounts of a text: figures with commas.
fn amounts(pages: &[String]) -> BTreeSet<String> {
    let text = pages.join("\n");
    let figures = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    let figures = figures.map(|figure| figure.trim_matches(','));
    let amounts = figures.filter(|figure| figure.contains(','));
    amounts.map(str::to_owned).collect()
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(&squeeze(wanted)), "{wanted}\n{text}");
}

/// One batch makes both papers with nothing to report. All their amounts are the same,
/// but for the pay that the invitation has beside each post; and what is said of the
/// post whose tenure differs follows the second paper's own table.
#[test]
fn both_papers_of_a_proposal_have_the_same_numbers() {
    let dir = both();
    let outcome = panelpaper(dir.path(), &["batch", ".", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}{}", outcome.stdout, outcome.stderr);
    let pay = fs::read_to_string(dir.path().join("harbour-2027/pay.csv")).expect("pay.csv");
    let pay = pay.lines().flat_map(|line| line.split(','));
    let grouped = |figure: &str| {
        let (thousands, rest) = figure.split_at(figure.len().saturating_sub(3));
        format!("{thousands},{rest}")
    };
    let pay: BTreeSet<String> = pay.map(grouped).collect();
    for (lang, before, after) in [
        (
            "en",
            "one supernumerary Government Harbour Officer",
            "one permanent Government Harbour Officer",
        ),
        (
            "zh",
            "1個職銜為助理處長(海港改革)的政府海港主任編外職位",
            "1個職銜為助理處長(海港改革)的政府海港主任常額職位",
        ),
    ] {
        let panel = pages(&dir, &format!("harbour-2027/{lang}/paper.pdf"));
        let item = pages(&dir, &format!("harbour-2027-ec/{lang}/paper.pdf"));
        let (of_panel, of_item) = (amounts(&panel), amounts(&item));
        assert!(of_panel.len() > 12, "{of_panel:?}");
        let lost: Vec<&String> = of_panel.difference(&of_item).collect();
        let more: Vec<&String> = of_item.difference(&of_panel).collect();
        assert!(lost.is_empty(), "{lang} lacks {lost:?}");
        assert!(
            !more.is_empty() && more.iter().all(|it| pay.contains(*it)),
            "{lang}: {more:?}"
        );
        says(&squeeze(&panel.concat()), before);
        says(&squeeze(&item.concat()), after);
    }
}

/// A committee that is named stands in place of the subcommittee's name alone: what the
/// paper is and the day of the meeting are printed all the same, once.
#[test]
fn an_item_with_a_committee_of_its_own_keeps_its_date() {
    let named = |zh: &str, words: &str| {
        let dir = both();
        let paper = dir.path().join("harbour-2027-ec");
        let text = fs::read_to_string(paper.join("paper.toml")).expect("paper.toml");
        let text = text.replace("[zh]", &format!("[zh]\ncommittee = \"{zh}\""));
        fs::write(paper.join("paper.toml"), text).expect("written");
        if !words.is_empty() {
            let folder = paper.join("templates");
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("words.zh.toml"), words).expect("written");
        }
        let outcome = panelpaper(dir.path(), &["build", "harbour-2027-ec", "--lang", "zh"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        squeeze(&pages(&dir, "harbour-2027-ec/zh/paper.pdf")[0])
    };
    says(
        &named("立法會某小組委員會", ""),
        "立法會某小組委員會討論文件2027年4月21日",
    );
    let own = "[types.ec.item]\nbehind = \"文件\\n{date}\"\n";
    says(&named("甲委員會", own), "甲委員會文件2027年4月21日");
    let own = "[types.ec.item]\nleft = \"供{date}討論\"\nbehind = \"\"\n";
    says(&named("乙委員會", own), "供2027年4月21日討論");
}

/// What stands on the first page, in the margins and on the enclosures.
#[test]
fn an_item_has_its_head_its_marks_and_its_enclosures() {
    let dir = both();
    let outcome = panelpaper(dir.path(), &["build", "harbour-2027-ec", "--deny-warnings"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let annexes = manifest(&dir.path().join("output/harbour-2027-ec")).to_string();
    assert!(
        annexes.contains("Enclosure 4") && annexes.contains("附件4"),
        "{annexes}"
    );
    for (lang, head, marks, letters) in [
        (
            "en",
            &[
                "For discussion on 21 April 2027",
                "EC(2027-28)3",
                "ITEM FOR ESTABLISHMENT SUBCOMMITTEE OF FINANCE COMMITTEE",
                "HEAD 210 – HARBOUR OFFICE HEAD 211 – FORESHORE OFFICE Subhead 000 Operational expenses",
                "Members are invited",
            ][..],
            &["Encls. 1 and 2", "Encl. 3", "Encls. 8 and 9"][..],
            &["(d) the retention", "(e) the transfer"][..],
        ),
        (
            "zh",
            &[
                "EC(2027-28)3",
                "財務委員會人事編制小組委員會討論文件2027年4月21日",
                "總目210－海港事務處總目211－前濱事務處分目000 運作開支",
                "請各委員",
            ],
            &["附件1至2", "附件3"],
            &["(d) 保留", "(e) 把下述"],
        ),
    ] {
        let item = pages(&dir, &format!("harbour-2027-ec/{lang}/paper.pdf"));
        let item: Vec<String> = item.iter().map(|page| squeeze(page)).collect();
        for wanted in head {
            says(&item[0], wanted);
        }
        let text = item.concat();
        for wanted in marks.iter().chain(letters) {
            says(&text, wanted);
        }
        let title = if lang == "en" {
            "Staffing Proposals for"
        } else {
            "的人員編制建議"
        };
        assert!(
            !text.contains(&squeeze(title)),
            "the title is printed\n{}",
            item[0]
        );
        let (second, corner) = match lang {
            "en" => ("EC(2027-28)3Page2", "Enclosure3toEC(2027-28)3"),
            _ => ("EC(2027-28)3第2頁", "EC(2027-28)3附件3"),
        };
        assert!(item[1].contains(second), "{}", item[1]);
        led_over(&item, lang);
        assert!(text.contains(corner), "{text}");
    }
}

/// Each page of a body that ends with a catchword leads to the next.
fn led_over(pages: &[String], lang: &str) {
    let mut led = 0;
    for (at, pair) in pages.windows(2).enumerate() {
        let dots = if lang == "en" { "….." } else { "....." };
        let Some((before, _)) = pair[0].rsplit_once(dots) else {
            continue;
        };
        let (sign, head) = match lang {
            "en" => ('/', format!("EC(2027-28)3Page{}", at + 2)),
            _ => ('／', format!("EC(2027-28)3第{}頁", at + 2)),
        };
        let (_, word) = before.rsplit_once(sign).expect("a catchword");
        let text = pair[1].replacen(&head, "", 1);
        // The text of a table begins with its upper heads, the eye with its first.
        let table = text.starts_with("按薪級中點") || text.starts_with("NAMS");
        let first = text.find(word).is_some_and(|at| at < 80);
        assert!(
            text.starts_with(word) || table && first,
            "page {}: {word}, not {text}",
            at + 1
        );
        led += 1;
    }
    assert!(led > 5, "{lang}: {led} catchwords");
}

/// An English paper of the type from the small one, with this body and invitation.
fn small_item(invitation: &str, body: &str) -> Case {
    let case = Case::small();
    case.edit(
        "paper.toml",
        "type = \"panel\"\nlanguages = [\"zh\", \"en\"]",
        "type = \"ec\"\nlanguages = [\"en\"]",
    );
    case.edit("paper.toml", "CB(4)7/2031-32(02)", "EC(2031-32)7");
    case.edit(
        "paper.toml",
        "committee = \"Legislative Council Panel on Maritime Affairs and Lighthouses\"\n",
        "",
    );
    case.write(
        "heads.csv",
        "id,name_zh,name_en\n47,海港燈務,Harbour Lights\n48,燈油,Lamp Oil\n",
    );
    case.edit("offices.csv", "short_en,succeeds", "short_en,succeeds,head");
    case.edit(
        "offices.csv",
        "Lighthouse Office,LO,",
        "Lighthouse Office,LO,,48",
    );
    case.edit("offices.csv", "HLS,lo", "HLS,lo,47");
    case.edit(
        "ranks.csv",
        "id,pay_point,name_zh,name_en",
        "id,pay_point,name_zh,name_en,pay_from,pay_to",
    );
    for (rank, pay) in [
        ("Chief", "2000,3000"),
        ("Principal", "1500,1900"),
        ("Senior", "900,"),
    ] {
        let name = format!("{rank} Lights Officer");
        case.edit("ranks.csv", &name, &format!("{name},{pay}"));
    }
    case.write("invitation.en.hbs", invitation);
    case.write("body.en.hbs", body);
    case
}

/// Every page of a long body but the last ends with the first word of the next, which
/// is a number, a letter, a heading's or any word; no enclosure does.
#[test]
fn catchwords_lead_over_sixty_pages() {
    let mut body = String::new();
    for part in 0..200 {
        if part % 6 == 0 {
            body += &format!("= PART{part:04} AND MORE\n\n");
        }
        let words = |from: usize, count: usize| -> String {
            let words = (from..from + count).map(|word| format!("w{part:03}{word:04}"));
            words.collect::<Vec<_>>().join(" ")
        };
        body += &format!("{}.\n\n", words(0, 40 + part * 7 % 90));
        if part % 4 == 0 {
            body += &format!("{} -\n\n", words(1000, 9));
            for item in 2..6 {
                body += &format!("+ {}\n", words(item * 1000, 12 + item * part % 20));
            }
            body += "\n";
        }
    }
    let case = small_item("{{posts change=\"created\" lines=true}}\n", &body);
    case.build();
    let pages = case.pages("en/paper.pdf");
    let first = pages
        .iter()
        .position(|page| page.contains("toEC(2031-32)7"));
    let (body, enclosures) = pages.split_at(first.expect("an enclosure"));
    assert!(body.len() > 61, "{} pages", body.len());
    let word = |page: &str| {
        let (before, _) = page.rsplit_once("…..")?;
        Some(before.rsplit_once('/')?.1.to_owned())
    };
    let mut kinds = BTreeSet::new();
    for (at, pair) in body.windows(2).enumerate() {
        let word = word(&pair[0]).unwrap_or_else(|| panic!("page {} has none", at + 1));
        let head = format!("EC(2031-32)7Page{}", at + 2);
        let text = pair[1].replacen(&head, "", 1);
        assert!(
            text.starts_with(&word),
            "page {}: {word}, not {text}",
            at + 1
        );
        let kind = match word.chars().next() {
            Some('w') => ("word", 8),
            Some('P') => ("heading", 8),
            Some('(') => ("item", 3),
            _ => ("paragraph", word.find('.').map_or(0, |at| at + 1)),
        };
        assert_eq!(word.len(), kind.1, "page {}: {word}", at + 1);
        kinds.insert(kind.0);
    }
    assert!(kinds.len() > 2, "{kinds:?}");
    let last = body.last().into_iter();
    for page in last.chain(enclosures) {
        assert_eq!(word(page), None, "{page}");
    }
}

/// Wherever the page ends, what leads into posts ends it no more than a heading does.
#[test]
fn a_lead_in_stands_with_its_posts() {
    for down in (280..640).step_by(20) {
        let invitation = format!(
            "Members are invited -\n\n#v({down}pt)\n\n+ the creation of LEADP -\n\n\
             \u{20} {{{{posts change=\"created\" lines=true}}}}\n\n+ nothing else\n"
        );
        let case = small_item(&invitation, DARK);
        let pages = edition(&case.path("paper"), Lang::En).lines();
        let page_of = |text: &str| {
            let holds = |line: &PrintedLine| line.text.contains(text);
            pages.iter().position(|page| page.iter().any(holds))
        };
        let (lead, posts) = (page_of("LEADP"), page_of("($1,500"));
        assert!(
            lead.is_some() && lead == posts,
            "{down} pt: {lead:?}, {posts:?}"
        );
    }
}

/// A single enclosure, letters that run on over Heads, and the invitation's posts.
#[test]
fn letters_run_on_and_one_enclosure_is_the_enclosure() {
    let invitation = "Members are invited to recommend -\n\n\
        {{#heads}}\n*{{this.name}}*\n\n{{list \"a\" continue=true}}\n\n\
        + the changes of Head {{this.id}} (see {{para \"later\"}}) -\n\n\
        \u{20} {{posts head=this.id change=\"created gained lost\" directorate=\"all\" lines=true}}\n\n\
        + nothing else\n\n{{/heads}}\n";
    let body = "= PROBLEM\n\nIt is dark.\n\n= PROPOSAL\n\nWe propose -\n\n+ one\n+ two\n\n\
        Then -\n\n{{list \"a\" continue=true}}\n\n+ three <third>\n+ four\n\n\
        Of {{para \"third\"}} the duties are at {{annex \"beam\"}}, and {{annex \"beam\" case=\"sentence\"}} is long. <later>\n";
    let case = small_item(invitation, body);
    case.write("annexes.csv", "kind,subject\nduties,beam\n");
    let duty = "beam,寫報告,To write report {n} on the state of each of the lamps of the harbour\n";
    let duties: String = (0..40)
        .map(|n| duty.replace("{n}", &n.to_string()))
        .collect();
    case.write("duties.csv", case.read("duties.csv") + &duties);
    case.build();
    let pages = case.pages("en/paper.pdf");
    let text = pages.concat();
    for wanted in [
        "HEAD 47 – HARBOUR LIGHTS HEAD 48 – LAMP OIL",
        "Harbour Lights (a) the changes of Head 47 (see paragraph 4) -",
        "(b) nothing else; Lamp Oil (c) the changes of Head 48",
        "(d) nothing else.",
        "($1,500 - $1,900); (b)",
        "(a) one; (b) two; 3.",
        "(c) three; and (d) four.",
        "Of paragraph 3(c) the duties are at",
        "the Enclosure, and",
        "The Enclosure is long.",
        "Enclosure to EC(2031-32)7 (Page 1 of 2)",
        "Enclosure to EC(2031-32)7 (Page 2 of 2)",
    ] {
        says(&text, wanted);
    }
    assert_eq!(text.matches("Encl.").count(), 1, "{text}");
    // Set by itself an enclosure is what it is in the paper.
    let name = case.path("output/paper/en/annex-01.pdf");
    let before = fs::read(&name).expect("the enclosure");
    fs::remove_file(&name).expect("it was there");
    let outcome = case.run(&["annexes", "paper"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(
        fs::read(&name).expect("the enclosure") == before,
        "it differs"
    );
}

/// Posts in lines of their own may stand between the words of the invitation and its
/// items, and between a list's items.
#[test]
fn posts_in_lines_lead_into_a_list() {
    for invitation in [
        "Members are invited -\n\n{{posts change=\"created\" lines=true}}\n\n+ the creation\n",
        "Members are invited -\n\n{{posts rank=\"plo\" lines=true}}\n\n{{list \"a\"}}\n\n+ it\n",
        "+ one\n\n{{posts change=\"created\" lines=true}}\n\n{{list \"a\" continue=true}}\n\n+ two\n",
    ] {
        let case = small_item(invitation, DARK);
        case.write("annexes.csv", "kind,subject\n");
        case.build();
        let text = case.pages("en/paper.pdf").concat();
        says(&text, "($1,500 - $1,900) (");
    }
    let body = "We propose -\n\n+ to create:\n\n  {{posts change=\"created\" lines=true}}\n\n\
                \u{20} + now\n  + then\n";
    let case = small_item(GOOD, &format!("{DARK}\n{body}"));
    case.write("annexes.csv", "kind,subject\n");
    case.build();
    let bytes = fs::read(case.path("output/paper/en/paper.pdf")).expect("a PDF");
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("a readable PDF");
    let line = text.lines().find(|line| line.contains("create:"));
    assert!(!line.expect("the item").contains("Officer"), "{text}");
}

/// The number of an enclosure's page has a line of its own between the label and the
/// title; on the other pages it stands behind the label, a centimetre from the edge.
#[test]
fn the_label_of_an_enclosure_has_room_on_each_page() {
    let case = small_item(GOOD, DARK);
    case.write("annexes.csv", "kind,subject\nduties,beam\n");
    let duty = "beam,寫報告,To write report {n} on the state of each of the lamps of the harbour\n";
    let duties = (0..80).map(|n| duty.replace("{n}", &n.to_string()));
    case.write(
        "duties.csv",
        case.read("duties.csv") + &duties.collect::<String>(),
    );
    let pages = edition(&case.path("paper"), Lang::En).lines();
    let labelled = pages
        .iter()
        .filter(|page| page.iter().any(|line| line.text.contains("(Page ")));
    let labelled: Vec<&Vec<PrintedLine>> = labelled.collect();
    assert!(labelled.len() > 2, "{}", labelled.len());
    let [label, number, title, ..] = &labelled[0][..] else {
        panic!("{:?}", labelled[0]);
    };
    assert!(number.text.starts_with("(Page 1 of "), "{number:?}");
    for (above, below) in [(label, number), (number, title)] {
        assert!(below.y - above.y > 20.0, "{above:?} {below:?}");
    }
    for page in &labelled[1..] {
        let first = &page[0];
        assert!(
            first.text.contains("Enclosure to EC(2031-32)7"),
            "{first:?}"
        );
        assert!(first.text.contains("(Page ") && first.y > 36.0, "{first:?}");
    }
}

const GOOD: &str = "{{posts change=\"created\" lines=true}}\n";
const DARK: &str = "= PROBLEM\n\nIt is dark.\n";

/// An invitation and a body of which one is wrong, and what is said of it.
const MISTAKES: [(&str, &str, &str); 8] = [
    (
        "Members are invited. <asked>\n",
        DARK,
        "invitation.en.hbs:1:22: error[body/stray-label]",
    ),
    (
        "Members are invited -\n\n+ to look <asked>\n",
        DARK,
        "invitation.en.hbs:3:11: error[body/stray-label]",
    ),
    (
        "{{title \"bean\"}}\n",
        DARK,
        "invitation.en.hbs:1:10: error[body/unknown-post]",
    ),
    ("#let x = (\n", DARK, "invitation.en.hbs:1"),
    (
        "{{#heads}}{{this.rank}}{{/heads}}\n",
        DARK,
        "a round has this.id, this.name",
    ),
    (
        "{{heads tenure=\"supernumerary\" change=\"lost\"}}\n",
        DARK,
        "error[body/no-head]",
    ),
    (
        GOOD,
        "= PROBLEM\n\n{{list \"a\" continue=\"on\"}}\n\n+ one\n",
        "write one of: true, false",
    ),
    (
        GOOD,
        "= PROBLEM\n\n{{list \"a\" continue=true}}\n\nNone.\n",
        "error[body/stray-list]",
    ),
];

/// What is written wrongly is told at its place.
#[test]
fn mistakes_in_an_item_are_told_at_their_places() {
    let said = |case: &Case| {
        let short = case.run(&["check", "paper", "--format", "short"]).stderr;
        short + &case.run(&["check", "paper"]).stderr
    };
    for (invitation, body, wanted) in MISTAKES {
        let said = said(&small_item(invitation, body));
        assert!(said.contains(wanted), "{wanted}: {said}");
        assert!(said.contains("error"), "{said}");
    }
    for (settings, wanted) in [
        ("[ec]\nsubhead = \"000\"\n", "[ec] lacks `subhead_en`"),
        (
            "[ec]\nheads = \"47\"\n",
            "`heads` must be a list of ids of heads.csv",
        ),
        ("[ec]\nhead = [\"47\"]\n", "did you mean `heads`?"),
    ] {
        let case = small_item(GOOD, DARK);
        let paper = case.read("paper.toml");
        case.write("paper.toml", format!("{paper}\n{settings}"));
        let said = said(&case);
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

/// An enclosure that is sent round again says so where it has its label.
#[test]
fn a_revised_enclosure_is_marked_at_its_corner() {
    let dir = both();
    let done = |args: &[&str]| {
        let outcome = panelpaper(dir.path(), args);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    };
    done(&["build", "harbour-2027-ec"]);
    let built = dir.path().join("output/harbour-2027-ec");
    copy(&built, &dir.path().join("sent"));
    let duties = dir.path().join("harbour-2027/duties.csv");
    let text = fs::read_to_string(&duties).expect("the duties");
    let text = text
        .replace("legislation,", "legislation in full,")
        .replace("統籌修訂附屬", "統籌全面修訂附屬")
        .replace("harbour data,", "all harbour data,")
        .replace("制訂和推行海港數據", "制訂和推行各項海港數據");
    fs::write(&duties, text).expect("the duties");
    done(&["annexes", "harbour-2027-ec", "--since", "sent", "--revised"]);
    for (lang, number, wanted) in [
        ("en", 3, "Enclosure 3 (Revised) to EC(2027-28)3"),
        ("en", 4, "Enclosure 4 (Revised) to EC(2027-28)3"),
        ("zh", 3, "EC(2027-28)3附件3(修訂本)"),
        ("zh", 4, "EC(2027-28)3附件4(修訂本)"),
    ] {
        let name = format!("harbour-2027-ec/{lang}/annex-{number:02}-revised.pdf");
        let first = squeeze(&pages(&dir, &name)[0]);
        says(&first, wanted);
    }
}

/// A paragraph of an enclosure names that enclosure: in the words of a sentence, with its
/// mark in the margin, and so that nothing says it were mentioned nowhere.
#[test]
fn an_enclosure_is_named_by_its_paragraphs() {
    let body = "= PROBLEM\n\nIt is dark.\n\n= VIEWS\n\nSee {{para \"v1\"}}.\n";
    let invitation = "Members are invited to note this.\n";
    let views = "The views are these. <v1>\n";
    for (annexes, reference, mark) in [
        (
            "text,views,Views\n",
            "paragraph 1 of the Enclosure.",
            "Encl.",
        ),
        (
            "text,views,Views\nduties,beam,\n",
            "paragraph 1 of Enclosure 1.",
            "Encl. 1",
        ),
    ] {
        let case = small_item(invitation, body);
        case.write("annexes.csv", format!("kind,subject,title_en\n{annexes}"))
            .write("annex-views.en.hbs", views);
        let found = case.run(&["check", "paper", "--format", "short"]).stderr;
        assert!(!found.contains("annex 1 is mentioned nowhere"), "{found}");
        case.build();
        let text = case.pages("en/paper.pdf").concat();
        says(&text, reference);
        assert_eq!(text.matches(&squeeze(mark)).count(), 1, "{mark}: {text}");
    }
}
