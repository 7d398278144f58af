//! The small paper of `tests/it/small`, in two languages: nothing of the
//! program is tied to the founding paper.

use std::sync::OnceLock;

use pdf_extract::{Document, Object};
use serde_json::json;

use super::support::{Case, Run, manifest, squeeze};

/// The paper, built once for all tests here.
fn small() -> &'static Case {
    static SMALL: OnceLock<Case> = OnceLock::new();
    SMALL.get_or_init(|| {
        let case = Case::small();
        case.build();
        case
    })
}

/// Each text must stand on the page, in this order.
#[track_caller]
fn check_order(page: &str, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        let text = squeeze(text);
        let at = page[from..].find(&text);
        from += at.unwrap_or_else(|| panic!("{text} is not after {:?}", &page[..from]));
        from += text.len();
    }
}

/// A page must say this and nothing else, white space aside.
#[track_caller]
fn check_whole(page: &str, text: &str) {
    assert_eq!(page, squeeze(text));
}

#[test]
fn the_chinese_body_is_whole() {
    let pages = small().pages("zh/paper.pdf");
    assert_eq!(pages.len(), 5);
    check_whole(
        &pages[..2].concat(),
        "2031年11月3日 討論文件 CB(4)7/2031-32(02)
        立法會海事及燈塔事務委員會
        改組燈塔處
        目的
        本文件就改組燈塔處(塔處)為海港燈務署(燈務署)的建議徵詢委員的意見。
        建議
        2. 我們建議—
        (a) 開設1個編外職位，即電燈改裝總監(職責載於附件2)；
        (b) 改動一個職位，即—
        (i) 把航道測量主任改稱航道測量總監；以及
        (ii) 把其職級由高級燈務主任(總薪級第49點)重訂為首席燈務主任(首長級薪級第1點)；以及
        (c) 刪除1個職位，即燈油供應主任。
        理由
        電燈
        3. 油燈每晚須由人點燃。電燈則不須。
        4. 上文第3段所述的工程由電燈改裝總監監督；第2(b)(ii)段所述的重訂見附件1及3。
        編制
        5. 燈務署會有3個職位，即1個總燈務主任職位(首長級薪級第2點)及2個首席燈務主任職位(首長級薪級第1點)，詳情載於附件1至3。
        -2-
        財政影響
        6. 建議每年涉及1,234,567元。第2至3段已述明理由。
        海事局 燈塔處 2031年10月",
    );
}

#[test]
fn the_english_body_is_whole() {
    let pages = small().pages("en/paper.pdf");
    assert_eq!(pages.len(), 5);
    check_whole(
        &pages[..2].concat(),
        "For discussion on 3 November 2031 LC Paper No. CB(4)7/2031-32(02)
        Legislative Council Panel on Maritime Affairs and Lighthouses
        Reorganisation of the Lighthouse Office
        Purpose
        This paper seeks Members’ views on turning the Lighthouse Office (LO)
        into the Harbour Lights Service (HLS).
        Proposal
        2. We propose to –
        (a) create one supernumerary post, the Director of Electric Beams (see Annex 2);
        (b) alter 1 post, namely to
        (i) retitle the Fairway Surveyor as Director of Fairways; and
        (ii) re-rank it from Senior Lights Officer (MPS 49) to Principal Lights Officer (D1); and
        (c) delete 1 post, the Lamp Oil Officer.
        Reasons
        Electric light
        3. Somebody must light an oil lamp each evening. Electric light needs nobody.
        4. The works in paragraph 3 will be watched by the Director of Electric Beams;
        for the re-ranking in paragraph 2(b)(ii) see Annexes 1 and 3.
        Establishment
        5. The HLS will have three posts: one Chief Lights Officer post (D2) and
        two Principal Lights Officer posts (D1). Details are in Annexes 1 to 3.
        -2-
        Cost
        6. The proposal costs $1,234,567 a year; paragraphs 2 and 3 give the reasons.
        Maritime Bureau Lighthouse Office October 2031",
    );
}

#[test]
fn words_keep_their_spaces_in_english() {
    let bytes = std::fs::read(small().path("output/paper/en/paper.pdf")).expect("the paper");
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("a readable PDF");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for phrase in [
        "For discussion",
        "turning the Lighthouse Office (LO) into the Harbour Lights Service (HLS).",
        "see Annexes 1 and 3",
        "Details are in Annexes 1 to 3",
    ] {
        assert!(text.contains(phrase), "{phrase}: {text}");
    }
}

#[test]
fn annexes_of_duties_are_whole() {
    let zh = small().pages("zh/paper.pdf");
    check_whole(
        &zh[2],
        "附件1 航道測量總監 職責說明
        職級： 首席燈務主任(首長級薪級第1點)
        直屬上司： 燈塔總管
        主要職務和職責：
        (1) 測量維港及各避風塘的航道；
        (2) 每季出版浮標表；以及
        (3) 調查船隻擱淺的成因。",
    );
    // A created post's duties are proposed ones; one duty has no separator.
    check_whole(
        &zh[3],
        "附件2 電燈改裝總監 擬議職責說明
        職級： 首席燈務主任(首長級薪級第1點)
        直屬上司： 燈塔總管
        主要職務和職責：
        (1) 在三年內把所有燈塔由油燈改為電燈。",
    );
    let en = small().pages("en/paper.pdf");
    check_whole(
        &en[2],
        "Annex 1 Director of Fairways Job Description
        Rank: Principal Lights Officer (D1)
        Responsible to: Keeper of the Lights
        Main Duties and Responsibilities:
        (1) To survey the fairways of the harbour and of the typhoon shelters;
        (2) To publish the list of buoys each quarter; and
        (3) To find out why ships run aground.",
    );
    check_order(&en[3], &["Annex 2", "Proposed Job Description"]);
}

#[test]
fn the_chart_has_the_usual_marks() {
    let zh = small().pages("zh/paper.pdf");
    check_whole(
        &zh[4],
        "附件3 海港燈務署擬議組織圖
        燈塔總管 (總燈務主任) [D2]
        航道測量總監 (首席燈務主任) [D1]
        電燈改裝總監 (首席燈務主任) [D1]
        說明 擬設的編外職位 擬重訂的常額職位 () 所屬職系的職級 [] 首長級薪級表的薪點",
    );
    let en = small().pages("en/paper.pdf");
    check_order(
        &en[4],
        &[
            "Annex 3",
            "Proposed Organisation Chart of the Harbour Lights Service",
            "Keeper of the Lights (Chief Lights Officer) [D2]",
            "Legend",
            "supernumerary post to be created",
            "permanent post to be re-ranked",
        ],
    );
}

#[test]
fn each_annex_is_a_file_with_the_same_words() {
    for lang in ["zh", "en"] {
        let paper = small().pages(&format!("{lang}/paper.pdf"));
        for number in 1..=3 {
            let annex = small().pages(&format!("{lang}/annex-0{number}.pdf"));
            assert_eq!(annex, [paper[number + 1].as_str()], "{lang} {number}");
        }
    }
}

#[test]
fn the_manifest_says_where_annexes_stand() {
    let manifest = manifest(&small().path("output/paper"));
    assert_eq!(manifest["paper"], "paper");
    let files = manifest["files"].as_array().expect("files");
    let facts: Vec<_> = files
        .iter()
        .map(|file| (file["path"].as_str().unwrap_or_default(), &file["pages"]))
        .collect();
    let (one, five) = (json!(1), json!(5));
    let expected = [
        ("zh/paper.pdf", &five),
        ("zh/annex-01.pdf", &one),
        ("zh/annex-02.pdf", &one),
        ("zh/annex-03.pdf", &one),
        ("en/paper.pdf", &five),
        ("en/annex-01.pdf", &one),
        ("en/annex-02.pdf", &one),
        ("en/annex-03.pdf", &one),
    ];
    assert_eq!(facts, expected);
    let annexes = manifest["annexes"].as_array().expect("annexes");
    let facts: Vec<_> = annexes
        .iter()
        .map(|annex| {
            let text = |key: &str| annex[key].as_str().unwrap_or_default().to_owned();
            let page = |key: &str| annex[key].as_u64().unwrap_or_default();
            assert_eq!(page("first_page"), page("last_page"));
            (
                text("lang"),
                text("label"),
                text("subject"),
                text("title"),
                page("first_page"),
            )
        })
        .collect();
    let expected = [
        ("zh", "附件1", "survey", "航道測量總監", 3),
        ("zh", "附件2", "beam", "電燈改裝總監", 4),
        ("zh", "附件3", "hls", "海港燈務署擬議組織圖", 5),
        ("en", "Annex 1", "survey", "Director of Fairways", 3),
        ("en", "Annex 2", "beam", "Director of Electric Beams", 4),
        (
            "en",
            "Annex 3",
            "hls",
            "Proposed Organisation Chart of the Harbour Lights Service",
            5,
        ),
    ];
    let expected = expected.map(|(lang, label, subject, title, page)| {
        let own = |text: &str| text.to_owned();
        (own(lang), own(label), own(subject), own(title), page)
    });
    assert_eq!(facts, expected);
}

/// How many links each page of a PDF has.
fn links(name: &str) -> Vec<usize> {
    let pdf = Document::load(small().path(name)).expect("a readable PDF");
    let is_link = |note: &&&pdf_extract::Dictionary| {
        note.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Link")
    };
    pdf.get_pages()
        .values()
        .map(|page| {
            let notes = pdf.get_page_annotations(*page).expect("annotations");
            notes.iter().filter(is_link).count()
        })
        .collect()
}

#[test]
fn references_are_links() {
    // Page 1: annexes 2, 1 and 3, 1 to 3; paragraphs 3 and 2(b)(ii). Page 2:
    // paragraphs 2 and 3.
    assert_eq!(links("output/paper/zh/paper.pdf"), [5, 1, 0, 0, 0]);
    let english = links("output/paper/en/paper.pdf");
    // A link that breaks over two lines is two.
    assert!(english[0] >= 5 && english[1] == 1, "{english:?}");
}

#[test]
fn a_paper_may_state_its_id_and_lack_annexes() {
    let case = Case::small();
    case.write("annexes.csv", "kind,subject,title_zh,title_en\n")
        .edit("paper.toml", "type =", "id = \"lights 2031\"\ntype =")
        .edit("paper.toml", "[\"zh\", \"en\"]", "[\"zh\"]")
        .write("body.zh.hbs", "= 目的\n\n只有一段。\n");
    let outcome = case.run(&["build", "paper"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let pages = super::support::pdf_pages(&case.path("output/lights 2031/zh/paper.pdf"));
    assert_eq!(pages.len(), 1);
    check_order(&pages[0], &["目的", "只有一段。", "海事局", "燈塔處"]);
    assert!(case.path("output/lights 2031/lights 2031.zip").exists());
}
