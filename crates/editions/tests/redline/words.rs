//! Inside a passage: which words are marked.

use content::wording::{self, Fate};
use panelpaper_editions::redline::merge;

use crate::support::{blocks, typed, word};

/// Pairs of wordings, with what is marked: each was looked at.
const PAIRS: &[(&str, &str, &str)] = &[
    (
        "To plan the works",
        "To plan the works",
        "To plan the works",
    ),
    (
        "To plan the works",
        "To plan all the works",
        "To plan {+all +}the works",
    ),
    (
        "To plan all the works",
        "To plan the works",
        "To plan [-all -]the works",
    ),
    // A number is whole, with its commas and its sign.
    (
        "costs $1,250,000 a year",
        "costs $1,280,000 a year",
        "costs $[-1,250,000-]{+1,280,000+} a year",
    ),
    (
        "a rise of 3% a year",
        "a rise of 13% a year",
        "a rise of [-3%-]{+13%+} a year",
    ),
    (
        "管理 1 250 個泊位",
        "管理 1 350 個泊位",
        "管理 [-1 250-]{+1 350+} 個泊位",
    ),
    // A name of the tables is.
    (
        "to the Chief Engineer of Works",
        "to the Chief Officer of Works",
        "to the [-Chief Engineer-]{+Chief Officer+} of Works",
    ),
    (
        "協助海港事務處副處長工作",
        "協助海港事務處處長工作",
        "協助[-海港事務處副處長-]{+海港事務處處長+}工作",
    ),
    // What a helper printed is, however much of it is the same.
    (
        "with {3 posts of clerks} in all",
        "with {4 posts of clerks} in all",
        "with [-3 posts of clerks-]{+4 posts of clerks+} in all",
    ),
    (
        "共{三個職位}，另有{一個職位}。",
        "共{四個職位}，另有{一個職位}。",
        "共[-三個職位-]{+四個職位+}，另有一個職位。",
    ),
    // And a reference.
    (
        "see <Annexes 1 and 3> for it",
        "see <Annexes 1 and 2> for it",
        "see [-Annexes 1 and 3-]{+<Annexes 1 and 2>+} for it",
    ),
    (
        "詳情載於<附件2>。",
        "詳情載於<附件3>。",
        "詳情載於[-附件2-]{+<附件3>+}。",
    ),
    // Words that look otherwise are others.
    (
        "to *lead* the team",
        "to lead the team",
        "to [-*lead*-]{+lead+} the team",
    ),
    (
        "負責*統籌*工作",
        "負責*統籌*及監督工作",
        "負責*統籌*{+及監督+}工作",
    ),
    // Notes at one place are one; others come and go.
    (
        "lamps^Of oil.^ burn",
        "lamps^Of whale oil.^ burn",
        "lamps^Of {+whale +}oil.^ burn",
    ),
    (
        "lamps burn",
        "lamps^Of oil.^ burn",
        "lamps{+^Of oil.^+} burn",
    ),
    ("燈^見報告。^火", "燈火", "燈[-^見報告。^-]火"),
    // Notes are told by what they say, not by where they stand.
    (
        "lamps^First.^^Second.^ burn",
        "lamps^Second.^ burn",
        "lamps[-^First.^-]^Second.^ burn",
    ),
    (
        "lamps^Second.^ burn",
        "lamps^First.^^Second.^ burn",
        "lamps{+^First.^+}^Second.^ burn",
    ),
    (
        "燈^一則。^^又一則。^火",
        "燈^又一則。^火",
        "燈[-^一則。^-]^又一則。^火",
    ),
    (
        "lamps^Of oil.^ burn",
        "lamps^See the report.^ burn",
        "lamps[-^Of oil.^-]{+^See the report.^+} burn",
    ),
    // One that is as it was is not struck with the words around it.
    (
        "這些職位^見附件。^須予開設",
        "該等編外職級^見附件。^應當刪除",
        "[-這些-]{+該等編外+}職[-位-]{+級+}^見附件。^[-須予開設-]{+應當刪除+}",
    ),
    // Chinese is told character by character, in runs that read well.
    (
        "統籌海港的規劃工作",
        "統籌海港及航道的規劃工作",
        "統籌海港{+及航道+}的規劃工作",
    ),
    (
        "監督疏浚合約的管理",
        "監督海堤工程的施工",
        "監督[-疏浚合約的管理-]{+海堤工程的施工+}",
    ),
    (
        "每季出版浮標表",
        "每月出版浮標表及海圖",
        "每[-季-]{+月+}出版浮標表{+及海圖+}",
    ),
    (
        "To lead and to plan",
        "To plan and to lead",
        "To [-lead-]{+plan+} and to [-plan-]{+lead+}",
    ),
    (
        "Members' views",
        "Members’ views",
        "Members[-'-]{+’+} views",
    ),
];

const NAMES: &[&str] = &[
    "Chief Engineer",
    "Chief Officer",
    "海港事務處副處長",
    "海港事務處處長",
];

#[test]
fn the_words_that_are_marked_are_the_words_that_changed() {
    let mut wrong = String::new();
    for (before, after, said) in PAIRS {
        let merged = merge(&typed(before), &typed(after), NAMES);
        let found = blocks(&merged.body, &merged.notes).join("\n");
        if &found != said {
            wrong += &format!("{before} → {after}\n  {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What annexes side by side and the list mark is what a redline marks.
#[test]
fn there_is_one_notion_of_changed() {
    for (before, after, _) in PAIRS {
        let plain = |text: &str| text.replace(['{', '}', '*', '^', '<', '>'], "");
        let (before, after) = (plain(before), plain(after));
        let stretches = wording::compare(&before, &after, NAMES);
        let stretches: String = stretches
            .iter()
            .map(|own| match own.fate {
                Fate::Kept => own.text.clone(),
                Fate::Removed => format!("[-{}-]", own.text),
                Fate::Added => format!("{{+{}+}}", own.text),
            })
            .collect();
        let merged = merge(&typed(&before), &typed(&after), NAMES);
        assert_eq!(blocks(&merged.body, &merged.notes).join(""), stretches);
    }
}

/// Word may end a line between the two, and divides neither: the sign that says so is one
/// that came and went.
#[test]
fn word_has_a_joint_of_neither_version_between_two_values() {
    for (before, after, joints) in [
        ("costs 2,407,800 in all", "costs 2,469,600 in all", 1),
        ("由三年改為兩年", "由四年改為五年", 2),
        ("ends here", "ends here, and there", 0),
        ("it ends here", "it ends", 0),
    ] {
        let xml = word(&merge(&typed(before), &typed(after), NAMES));
        let parts: Vec<&str> = xml.split('\u{200B}').collect();
        assert_eq!(parts.len(), joints + 1, "{before}: {xml}");
        for part in &parts[..joints] {
            let run = part.rsplit("<w:ins ").next().unwrap_or_default();
            let run: Vec<&str> = run.split("<w:del ").collect();
            assert!(run.len() == 2 && !run[0].contains("</w:ins>"), "{part}");
            assert!(run[1].contains("<w:delText"), "{part}");
        }
    }
}
