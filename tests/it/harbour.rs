//! The example of the Harbour Office: it builds with nothing to report, its known
//! answers stand in both editions, and they follow its cells.

use super::support::{Case, Run, root, squeeze};

fn harbour() -> Case {
    Case::copy_of(&root().join("data/harbour-2027"))
}

/// The text of an edition.
fn text(case: &Case, lang: &str) -> String {
    case.pages(&format!("{lang}/paper.pdf")).concat()
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(&squeeze(wanted)), "{wanted}\n{text}");
}

#[test]
fn it_builds_with_nothing_to_report_and_says_what_is_known() {
    let case = harbour();
    let outcome = case.run(&["build", "--deny-warnings", "paper"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let zh = text(&case, "zh");
    for wanted in [
        "現有12個首長級職位",
        "由12個增至14個，淨增2個",
        "由3個減至2個",
        "首長級職位淨增1個",
        "各界普遍支持本文件第5至6段的建議",
        "至於第2(c)段的意見",
        "並向副處長(運作)匯報進度",
        "由財務委員會批准當日起生效，為期三年",
        "年薪開支淨額為2,496,000元",
        "上述建議另涉及30個非首長級職位",
        "提高16,776,000元，即由214,380,000元增至231,156,000元",
        "降低9,864,000元，即由96,250,000元減至86,386,000元",
    ] {
        says(&zh, wanted);
    }
    let en = text(&case, "en");
    for wanted in [
        "has 12 directorate posts",
        "from 12 to 14, a net increase of two",
        "from three to two",
        "as a whole is one",
        "The proposals in paragraphs 5 and 6 of the paper were generally supported",
        "On the view in paragraph 2(a), the Assistant Director (Harbour Reform)",
        "to report its progress to the Deputy Director (Operations)",
        "upon approval of the Finance Committee for a period of three years",
        "salary cost at mid-point of $2,496,000",
        "involve 30 non-directorate posts",
        "from $214,380,000 by $16,776,000 to $231,156,000",
        "from $96,250,000 by $9,864,000 to $86,386,000",
    ] {
        says(&en, wanted);
    }
}

/// One cell of each kind: prose, counts and costs follow in both editions.
#[test]
fn its_prose_follows_its_cells() {
    for (file, from, to, zh, en) in [
        (
            "posts.csv",
            "permanent,proposed,2027-10-01",
            "permanent,proposed,2027-11-01",
            "建議由2027年11月1日起，把該職位轉為",
            "with effect from 1 November 2027",
        ),
        (
            "pay.csv",
            "214200,208000",
            "214200,209000",
            "年薪開支淨額為2,508,000元",
            "salary cost at mid-point of $2,508,000",
        ),
        (
            "posts.csv",
            "cho,ad-port,,,permanent,,,,,",
            "cho,ad-port,,,supernumerary,,,2029-03-31,,",
            "當中9個屬常額職位，其餘3個屬編外職位",
            "of which nine are permanent and three supernumerary",
        ),
        (
            "offices.csv",
            "wall,,海堤科,海堤科,Sea Walls Division,Sea Walls Division,fo,",
            "wall,,海堤科,海堤科,Sea Walls Division,Sea Walls Division,fo,210",
            "增至14個，淨增1個",
            "from 12 to 14, a net increase of one",
        ),
        (
            "nondirectorate.csv",
            "chdo,,6912000",
            "chdo,,6912012",
            "年薪開支為21,984,012元",
            "salary cost at mid-point is $21,984,012",
        ),
        (
            "nondirectorate.csv",
            "data,proposed,,9",
            "data,proposed,,10",
            "上述建議另涉及31個非首長級職位",
            "supported by ten non-directorate posts",
        ),
    ] {
        let case = harbour();
        case.edit(file, from, to);
        let outcome = case.run(&["build", "paper"]);
        assert_eq!(outcome.status, 0, "{file} {to}: {}", outcome.stderr);
        says(&text(&case, "zh"), zh);
        says(&text(&case, "en"), en);
    }
}

/// A call, and what it prints in Chinese and in English.
const CALLS: [(&str, &str, &str); 9] = [
    (
        "{{ranks change=\"created\" lines=true}}",
        "總海港數據主任(首長級薪級第1點)(165,000元至180,600元)",
        "Chief Harbour Data Officer (D1) ($165,000 - $180,600)",
    ),
    (
        "{{ranks change=\"created\" show=\"abbr\"}}",
        "總海港數據主任(總數據主任)(首長級薪級第1點)",
        "Chief Harbour Data Officer (CHDO) (D1)",
    ),
    (
        "{{posts rank=\"ce\" lines=true}}",
        "3個總工程師職位(首長級薪級第1點)(165,000元至180,600元)",
        "3 Chief Engineer (D1) ($165,000 - $180,600)",
    ),
    (
        "{{posts rank=\"ce\" show=\"tenure abbr\"}}",
        "1個總工程師(總工)編外職位(首長級薪級第1點)",
        "one supernumerary Chief Engineer (CE) (D1) post",
    ),
    (
        "{{posts rank=\"ce\" tenure=\"permanent\" show=\"tenure abbr office pay\"}}",
        "航道科2個總工程師(總工)常額職位(首長級薪級第1點)(165,000元至180,600元)",
        "two permanent Chief Engineer (CE) (D1) ($165,000 - $180,600) posts in the Fairways Division",
    ),
    (
        "{{title \"ce-fuel\" define=true}}",
        "總工程師(綠色燃料)(總工(綠色燃料))",
        "Chief Engineer (Green Fuels) (CE(Green Fuels))",
    ),
    (
        "{{rank \"ce\" define=true}}",
        "總工程師(總工)",
        "Chief Engineer (CE)",
    ),
    (
        "{{office \"ho\" define=true}}",
        "海港事務處(海港處)",
        "Harbour Office (HO)",
    ),
    (
        "{{office \"port\" define=true}}",
        "港務科",
        "Port Operations Division",
    ),
];

#[test]
fn lists_show_what_is_asked_for() {
    let case = harbour();
    for lang in ["zh", "en"] {
        let lines = CALLS.iter().enumerate();
        let lines = lines.map(|(at, (call, ..))| format!("[{at}: {call} :{at}]\n\n"));
        case.write(&format!("body.{lang}.hbs"), lines.collect::<String>());
        // It cites paragraphs that are gone.
        case.write(&format!("annex-views.{lang}.hbs"), "A.\n");
    }
    case.build();
    let (zh, en) = (text(&case, "zh"), text(&case, "en"));
    for (at, (_, in_zh, in_en)) in CALLS.iter().enumerate() {
        // The tenures differ: a list has both.
        if at == 3 {
            says(&zh, in_zh);
            says(&en, in_en);
            continue;
        }
        says(&zh, &format!("[{at}: {in_zh} :{at}]"));
        says(&en, &format!("[{at}: {in_en} :{at}]"));
    }
}

/// What is asked for wrongly is told with the words that are known.
#[test]
fn wrong_words_are_told_with_the_known_ones() {
    for (call, wanted) in [
        (
            "{{posts rank=\"ce\" show=\"tenur\"}}",
            "tenure, title, pay, abbr, office",
        ),
        ("{{posts rank=\"ce\" show=\"\"}}", "`show=` names nothing"),
        ("{{posts rank=\"ce\" lines=\"yes\"}}", "true, false"),
        ("{{ranks show=\"title\"}}", "write one of: pay, abbr"),
        ("{{ranks change=\"lost\"}}", "created, deleted"),
        ("{{ranks change=\"deleted\"}}", "no rank matches this"),
        ("{{rank \"ce\" define=\"x\"}}", "true, false"),
        (
            "{{title \"ad-port\" define=true}}",
            "the title of `ad-port` has no abbreviation",
        ),
    ] {
        let case = harbour();
        for lang in ["zh", "en"] {
            case.write(&format!("body.{lang}.hbs"), format!("{call}\n"));
        }
        let outcome = case.run(&["build", "paper"]);
        assert_eq!(outcome.status, 1, "{call}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains(wanted),
            "{call}: {}",
            outcome.stderr
        );
    }
}

/// What is asked of the new columns by annexes is told by its cell; what no annex has
/// leaves them as they are.
#[test]
fn annexes_tell_the_cells_that_changed() {
    let case = harbour();
    case.build();
    for (file, from, to, wanted) in [
        (
            "ranks.csv",
            "ce,D1,總工程師",
            "ce,D2,總工程師",
            "en/annex-05.pdf  Annex 5 Chief Engineer (Dredging)\n    ranks.csv:9 pay_point\n",
        ),
        (
            "duties.csv",
            "To consult the shipping trade",
            "To meet the shipping trade",
            "(Harbour Reform)\n    duties.csv:4 text_en\n",
        ),
        ("pay.csv", "172800", "172900", "nothing changed"),
        (
            "heads.csv",
            "Foreshore Office",
            "Foreshore Services",
            "nothing changed",
        ),
        ("ceilings.csv", "16776000", "16776001", "nothing changed"),
        (
            "nondirectorate.csv",
            "6,time-limited",
            "7,time-limited",
            "nothing changed",
        ),
    ] {
        case.edit(file, from, to);
        let outcome = case.run(&["annexes", "paper", "--list", "--why", "--lang", "en"]);
        let told = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(told.contains(wanted), "{file}: {told}");
        case.edit(file, to, from);
    }
}
