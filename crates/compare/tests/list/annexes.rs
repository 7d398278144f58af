//! Annexes, and the passages of those of prose.

use super::support::{compared, says, version};
use panelpaper_compare::{compare, show};
use testing::Case;

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
