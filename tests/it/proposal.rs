//! What helpers say of posts, of time and of money, in both languages.

use super::support::{Case, Run, root, squeeze};

/// Each call with what the Chinese and the English edition print.
const SAID: &[(&str, &str, &str)] = &[
    ("{{net}}", "2", "2"),
    ("{{net numeral=true}}", "兩", "two"),
    ("{{net tenure=\"supernumerary\"}}", "2", "2"),
    ("{{net tenure=\"permanent\"}}", "0", "0"),
    ("{{net rank=\"plo\"}}", "0", "0"),
    ("{{count}}", "5", "5"),
    ("{{count directorate=\"all\"}}", "16", "16"),
    ("{{count directorate=\"no\"}}", "11", "11"),
    ("{{count directorate=\"no\" superior=\"beam\"}}", "10", "10"),
    (
        "{{count directorate=\"no\" change=\"deleted\"}}",
        "10",
        "10",
    ),
    (
        "{{count directorate=\"no\" change=\"transferred\"}}",
        "4",
        "4",
    ),
    (
        "{{count directorate=\"no\" tenure=\"time-limited\"}}",
        "4",
        "4",
    ),
    (
        "{{count directorate=\"no\" from=\"Marine Department\"}}",
        "4",
        "4",
    ),
    (
        "{{posts directorate=\"no\" tenure=\"permanent\" superior=\"beam\"}}",
        "6個高級燈務主任職位(總薪級第45至49點)",
        "six Senior Lights Officer posts (MPS 45 - 49)",
    ),
    (
        "{{nams directorate=\"no\" rank=\"slo\" tenure=\"permanent\" office=\"elb\"}}",
        "10,430,460",
        "10,430,460",
    ),
    (
        "{{full_cost directorate=\"no\" office=\"elb\"}}",
        "15,800,000",
        "15,800,000",
    ),
    ("{{count office=\"hls\"}}", "5", "5"),
    ("{{count office=\"elb\"}}", "3", "3"),
    ("{{count head=\"47\"}}", "5", "5"),
    ("{{count change=\"gained\"}}", "3", "3"),
    ("{{count change=\"lost\"}}", "1", "1"),
    ("{{count change=\"created redeployed\"}}", "4", "4"),
    ("{{count change=\"deleted created\"}}", "4", "4"),
    ("{{count rank=\"clo plo\"}}", "4", "4"),
    ("{{count point=\"D1 D2\" office=\"elb\"}}", "3", "3"),
    (
        "{{effective \"beam\"}}",
        "財務委員會批准當日",
        "the date of approval of the Finance Committee",
    ),
    (
        "{{effective \"judge\"}}",
        "《燈塔條例》生效之日",
        "the commencement of the Lighthouse Ordinance",
    ),
    ("{{until \"beam\"}}", "2035年3月31日", "31 March 2035"),
    ("{{lapses \"beam\"}}", "2035年4月1日", "1 April 2035"),
    ("{{until \"keeper\"}}", "2034年2月28日", "28 February 2034"),
    (
        "{{period \"beam\"}}",
        "約兩年十一個月",
        "about two years and 11 months",
    ),
    (
        "{{period \"beam2\"}}",
        "三年九個月",
        "three years and nine months",
    ),
    ("{{period \"keeper\"}}", "兩年", "two years"),
    (
        "{{timing \"beam\"}}",
        "由財務委員會批准當日起生效，至2035年3月31日止",
        "with immediate effect upon approval of the Finance Committee up to 31 March 2035",
    ),
    (
        "{{timing \"beam2\"}}",
        "由2032年6月1日或財務委員會批准當日起生效(以較後的日期為準)，為期三年九個月",
        "with effect from 1 June 2032 or upon approval of the Finance Committee (whichever is later) \
         for a period of three years and nine months",
    ),
    (
        "{{timing \"judge\"}}",
        "由《燈塔條例》生效之日起生效",
        "with effect from the commencement of the Lighthouse Ordinance",
    ),
    (
        "{{timing \"keeper\"}}",
        "由2032年3月1日起生效，為期兩年",
        "with effect from 1 March 2032 for a period of two years",
    ),
    (
        "{{timing \"clerk\"}}",
        "由2032-33年度起生效",
        "with effect from 2032-33",
    ),
    (
        "{{timing \"survey\"}}",
        "由2031年2月8日起追溯生效",
        "with retrospective effect from 8 February 2031",
    ),
    (
        "{{pay \"beam\"}}",
        "189,150元至206,700元",
        "$189,150 - $206,700",
    ),
    ("{{pay \"plo\"}}", "162,650元", "$162,650"),
    ("{{pay \"judge\"}}", "另定的薪酬", "pay fixed otherwise"),
    ("{{point \"plo\"}}", "首長級薪級第1點", "D1"),
    ("{{point \"slo\"}}", "總薪級第45至49點", "MPS 45 - 49"),
    (
        "{{rank \"plo\"}}",
        "首席燈務主任",
        "Principal Lights Officer",
    ),
    ("{{abbr \"beam\"}}", "總燈", "CLO"),
    ("{{grade \"clo\"}}", "燈務主任職系", "Lights Officer Grade"),
    (
        "{{posts rank=\"clo\" tenure=\"supernumerary\" show=\"tenure abbr\"}}",
        "1個總燈務主任(總燈)編外職位(首長級薪級第2點)",
        "one supernumerary Chief Lights Officer (CLO) (D2) post",
    ),
    (
        "{{posts rank=\"clo\" lines=true}}",
        "2個總燈務主任職位(首長級薪級第2點)(189,150元至206,700元)",
        "2 Chief Lights Officer (D2) ($189,150 - $206,700)",
    ),
    (
        "{{posts rank=\"judge\" lines=true}}",
        "1個燈塔裁判官職位(另定的薪酬)",
        "1 Lighthouse Magistrate (pay fixed otherwise)",
    ),
    (
        "{{rank \"clo\" define=true}}",
        "總燈務主任(總燈)",
        "Chief Lights Officer (CLO)",
    ),
    (
        "{{office \"hls\" define=true}}",
        "海港燈務署(燈務署)",
        "Harbour Lights Service (HLS)",
    ),
    (
        "{{nams rank=\"clo plo\" net=true}}",
        "2,407,800",
        "2,407,800",
    ),
    (
        "{{nams tenure=\"supernumerary\"}}",
        "4,359,600",
        "4,359,600",
    ),
    (
        "{{full_cost rank=\"clo plo\" net=true}}",
        "3,617,328",
        "3,617,328",
    ),
    (
        "{{money \"cost\" unit=\"million\"}}",
        "885萬",
        "8.85 million",
    ),
    ("{{money \"cost\" unit=\"萬\"}}", "885萬", "8.85 million"),
    ("{{money \"cost\"}}", "8,850,000", "8,850,000"),
    (
        "{{annex \"hls\" structure=\"existing\"}}",
        "附件3",
        "Annex 3",
    ),
    (
        "{{annex \"hls\" structure=\"proposed\"}}",
        "附件4",
        "Annex 4",
    ),
    (
        "{{ceiling head=\"47\"}}",
        "提高1,451,460元，即由14,966,000元增至16,417,460元",
        "from $14,966,000 by $1,451,460 to $16,417,460",
    ),
];

/// The fixture with a body of numbered calls.
fn paper(calls: &[&str]) -> Case {
    let case = Case::copy_of(&root().join("tests/it/proposal"));
    for lang in ["zh", "en"] {
        let lines = calls.iter().enumerate();
        let lines = lines.map(|(at, call)| format!("[{at}: {call} :{at}]\n\n"));
        case.write(&format!("body.{lang}.hbs"), lines.collect::<String>());
    }
    case
}

#[test]
fn each_helper_says_it_in_both_languages() {
    let calls: Vec<&str> = SAID.iter().map(|(call, ..)| *call).collect();
    let case = paper(&calls);
    case.build();
    for lang in ["zh", "en"] {
        let pages = case.pages(&format!("{lang}/paper.pdf")).concat();
        for (at, (call, zh, en)) in SAID.iter().enumerate() {
            let wanted = if lang == "zh" { zh } else { en };
            let wanted = squeeze(&format!("[{at}: {wanted} :{at}]"));
            let start = pages.find(&format!("[{at}:")).unwrap_or_default();
            let found: String = pages[start..].chars().take(160).collect();
            assert!(
                pages.contains(&wanted),
                "{lang} {call}: {wanted} is not in {found}"
            );
        }
    }
}

/// Changes one cell of the fixture, and gives what a call then prints in English.
fn said_after(file: &str, from: &str, to: &str, call: &str) -> String {
    let case = paper(&[call]);
    case.edit(file, from, to).build();
    let pages = case.pages("en/paper.pdf").concat();
    let start = pages.find("[0:").expect("the call is printed") + 3;
    let end = pages[start..].find(":0]").expect("to its end");
    pages[start..start + end].to_owned()
}

/// A table with a text and what takes its place, a call, and what it says then.
const CHANGES: [(&str, &str, &str, &str, &str); 11] = [
    (
        "posts.csv",
        "approval,2035-03-31",
        "2032-04-01,2035-03-31",
        "{{period \"beam\"}}",
        "threeyears",
    ),
    (
        "posts.csv",
        "2035-03-31",
        "2034-03-31",
        "{{lapses \"beam\"}}",
        "1April2034",
    ),
    (
        "posts.csv",
        "3 years 9 months",
        "18 months",
        "{{period \"beam2\"}}",
        "oneyearandsixmonths",
    ),
    (
        "posts.csv",
        "plo,beam,,,supernumerary",
        "plo,beam,,,permanent",
        "{{net tenure=\"permanent\"}}",
        "1",
    ),
    (
        "paper.toml",
        "approval = \"2032-05\"",
        "approval = \"2032-04\"",
        "{{period \"beam\"}}",
        "aboutthreeyears",
    ),
    (
        "pay.csv",
        "206700,200650",
        "206700,200000",
        "{{nams rank=\"clo\" net=true}}",
        "2,400,000",
    ),
    (
        "pay.csv",
        "2032-04-01",
        "2031-05-01",
        "{{pay \"clo\"}}",
        "$199,150-$216,700",
    ),
    (
        "ranks.csv",
        ",3617328,",
        ",3617329,",
        "{{full_cost rank=\"clo\" net=true}}",
        "3,617,329",
    ),
    ("ranks.csv", ",yes", ",no", "{{net}}", "1"),
    (
        "ceilings.csv",
        "1451460",
        "-1451460",
        "{{ceiling}}",
        "from$14,966,000by$1,451,460to$13,514,540",
    ),
    (
        "nondirectorate.csv",
        "slo,6",
        "slo,7",
        "{{count directorate=\"no\"}}",
        "12",
    ),
];

/// One cell of each kind: what is said follows.
#[test]
fn a_cell_changes_what_is_said() {
    for (file, from, to, call, wanted) in CHANGES {
        assert_eq!(
            said_after(file, from, to, call),
            wanted,
            "{file} {to} {call}"
        );
    }
}

/// Duties with a lead-in and items below items; the separators count what has
/// nothing below it.
#[test]
fn duties_have_levels_and_structures() {
    let case = Case::copy_of(&root().join("tests/it/proposal"));
    case.write(
        "duties.csv",
        "post,text_zh,text_en,structure,level\n\
         survey,主管須－,The surveyor is -,proposed,0\n\
         survey,測量－,To survey -,proposed,1\n\
         survey,海港,the harbour,proposed,2\n\
         survey,避風塘,the shelters,proposed,2\n\
         survey,出版浮標表,To publish the list of buoys,,\n\
         survey,駕駛快艇,To steer the launch,existing,1\n\
         beam,改裝燈塔,To change the lighthouses,,\n",
    );
    case.build();
    let pages = case.pages("en/annex-01.pdf").concat();
    let wanted = "The surveyor is - (1) To survey - (a) the harbour; (b) the shelters; and \
                  (2) To publish the list of buoys.";
    assert!(pages.contains(&squeeze(wanted)), "{pages}");
    assert!(!pages.contains("launch"), "{pages}");
    case.edit(
        "annexes.csv",
        "duties,survey,,,",
        "duties,survey,,,existing",
    );
    case.build();
    let pages = case.pages("en/annex-01.pdf").concat();
    let wanted = "(1) To publish the list of buoys; and (2) To steer the launch.";
    assert!(pages.contains(&squeeze(wanted)), "{pages}");
}

/// One office, typed once, has a chart before and one after.
#[test]
fn an_office_has_a_chart_before_and_after() {
    let case = Case::copy_of(&root().join("tests/it/proposal"));
    case.build();
    let [before, after] = ["en/annex-03.pdf", "en/annex-04.pdf"];
    let [before, after] = [before, after].map(|name| case.pages(name).concat());
    for (page, there, gone) in [
        (&before, "LampOilOfficer", "DirectorofElectricBeams"),
        (&after, "DirectorofElectricBeams", "LampOilOfficer"),
    ] {
        assert!(page.contains(there) && !page.contains(gone), "{page}");
    }
    assert!(before.contains("ExistingOrganisationChart"), "{before}");
    assert!(after.contains("ProposedOrganisationChart"), "{after}");
}

/// The days of two meetings stand at the head.
#[test]
fn two_meetings_stand_at_the_head() {
    let case = Case::copy_of(&root().join("tests/it/proposal"));
    case.build();
    let page = |name: &str| case.pages(name).concat();
    assert!(page("en/paper.pdf").contains("3and6November2031"));
    assert!(page("zh/paper.pdf").contains("2031年11月3及6日"));
    case.edit(
        "paper.toml",
        "[2031-11-03, 2031-11-06]",
        "[2031-11-30, 2031-12-02]",
    );
    case.build();
    assert!(page("en/paper.pdf").contains("30November2031and2December2031"));
}
