//! The prose of bodies and invitations.

use super::support::{compared, says, version};
use panelpaper_compare::{compare, show};
use testing::Case;

#[test]
fn words_of_the_bodies_are_told_by_paragraph_and_values_follow() {
    says(
        |case| {
            case.edit(
                "body.zh.hbs",
                "油燈每晚須由人點燃。",
                "油燈每晚都須由人點燃。",
            )
            .edit(
                "body.en.hbs",
                "= Cost\n",
                "A lamp costs little.\n\n= Cost\n",
            )
            .edit("figures.csv", "1234567", "1334567");
        },
        "\
         figures.csv:2: figure cost, changed: value 1234567 → 1334567\n\
         body.zh.hbs:19: paragraph 3, reworded: 油燈每晚須由人點燃。電燈則不須。 → 油燈每晚都須由人點燃。電燈則不須。\n\
         body.en.hbs:27: paragraph 6, added: A lamp costs little.\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:29: paragraph 6, reworded: 建議每年涉及1,234,567元。…已述明理由。 → 建議每年涉及1,334,567元。…已述明理由。\n\
         \x20\x20body.en.hbs:31: paragraph 7, reworded: The proposal costs $[-1,234,567-]{+1,334,567+} a year; … give the reas…\n\
         \x20\x20body.en.hbs:31: paragraph 7, renumbered: 6 → 7\n\
         ",
    );
}

#[test]
fn what_stands_between_the_items_of_an_invitation_is_told() {
    let invited = |case: &Case, style: &str| {
        case.edit("paper.toml", "type = \"panel\"", "type = \"ec\"")
            .write(
                "invitation.en.hbs",
                format!("Members are invited -\n\n{style}+ to eat\n+ to sleep\n"),
            )
            .write("invitation.zh.hbs", "請各委員－\n\n+ 甲\n+ 乙\n");
    };
    let (before, after) = (Case::small(), Case::small());
    invited(&before, "");
    invited(&after, "{{list \"i\"}}\n\n");
    let (before, after) = (version(&before), version(&after));
    let text = show::plain(&compare(&before, &after), &after.names());
    assert_eq!(text, "invitation.en.hbs:3: line {{list \"i\"}}, added\n");
}

#[test]
fn paragraphs_that_are_pushed_on_unequally_are_told_apart() {
    let (_, text) = compared(|case| {
        case.edit("body.en.hbs", "Somebody must", "One.\n\nSomebody must")
            .edit("body.en.hbs", "The works in", "Two.\n\nThe works in");
    });
    for said in [
        "paragraph 4, renumbered: 3 → 4",
        "paragraph 6 and 2 more, renumbered: 4 → 6",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}
