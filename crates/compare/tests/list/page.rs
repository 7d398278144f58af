//! The list as a page has it: for readers, in the language of the edition.

use content::wording::Fate;
use panelpaper_compare::{compare, page};
use tables::model::Lang;
use testing::Case;

use super::support::version;

/// The lines of a page, what was changed and what follows, with `[-…-]` and `{+…+}`.
fn lines(lang: Lang, edit: impl Fn(&Case)) -> Vec<String> {
    let (before, after) = (Case::small(), Case::small());
    edit(&after);
    let (before, after) = (version(&before), version(&after));
    let names = after.names();
    let found = compare(&before, &after);
    let (list, follows) = page::lines(&found, (&before, &after), &names, lang);
    let line = |line: Vec<content::wording::Stretch>| -> String {
        let told = line.into_iter().map(|own| match own.fate {
            Fate::Removed => format!("[-{}-]", own.text),
            Fate::Added => format!("{{+{}+}}", own.text),
            Fate::Kept => own.text,
        });
        told.collect()
    };
    list.into_iter().chain(follows).map(line).collect()
}

#[track_caller]
fn says(edit: impl Fn(&Case), zh: &[&str], en: &[&str]) {
    assert_eq!(lines(Lang::Zh, &edit), zh);
    assert_eq!(lines(Lang::En, &edit), en);
}

#[test]
fn posts_are_called_by_their_titles_and_what_is_said_of_them_by_names() {
    says(
        |case| {
            case.edit(
                "posts.csv",
                "lo,oil,燈油供應主任,Lamp Oil Officer,slo,keeper,,,permanent",
                "lo,oil,燈油供應主任,Lamp Oil Officer,plo,survey,,,supernumerary",
            );
        },
        &[
            "職位 燈油供應主任，改職級：高級燈務主任 → 首席燈務主任",
            "職位 燈油供應主任，移位（直屬上司）：燈塔總管 → 航道測量主任",
            "職位 燈油供應主任，更改（職位類別）：常額 → 編外",
        ],
        &[
            "post Lamp Oil Officer, re-ranked: Senior Lights Officer → Principal Lights Officer",
            "post Lamp Oil Officer, moved (Responsible to): Keeper of the Lights → Fairway Surveyor",
            "post Lamp Oil Officer, changed (Tenure): permanent → supernumerary",
        ],
    );
    // A post of both structures says which, and its duties too.
    says(
        |case| {
            case.edit(
                "posts.csv",
                "航道測量總監,Director of Fairways",
                "航道總監,Director of All Fairways",
            );
            case.edit("duties.csv", "調查船隻擱淺的成因", "調查船隻為何擱淺");
        },
        &[
            "職位 航道總監（擬議），改名：航道測量總監 → 航道總監",
            "職責 航道總監（擬議）第3項，改寫：調查船隻擱淺的成因 → 調查船隻為何擱淺",
            "項目 2(b)(i)，改寫：把航道測量主任改稱航道測量總監 → 把航道測量主任改稱航道總監",
        ],
        &[
            "post Director of All Fairways (proposed), retitled: Director of Fairways → Director of All Fairways",
            "item 2(b)(i), reworded: …the Fairway Surveyor as [-Director of Fairways-]{+Director of All Fairways+}",
        ],
    );
}

#[test]
fn annexes_have_their_labels_and_tables_their_amounts() {
    says(
        |case| {
            case.edit("annexes.csv", "duties,survey,,\n", "");
            case.edit("figures.csv", "1234567", "1334567");
        },
        &[
            "數字，更改：1,234,567 → 1,334,567",
            "附件1，航道測量總監，刪除",
            "附件1，電燈改裝總監，改編號：附件2 → 附件1",
            "附件2，海港燈務署擬議組織圖，改編號：附件3 → 附件2",
            "項目 2(a)，更改：附件2 → 附件1",
            "段落 4，更改：附件3 → 附件2",
            "段落 5，更改：附件2及附件3 → 附件1及附件2",
            "段落 6，改寫：建議每年涉及1,234,567元。…已述明理由。 → 建議每年涉及1,334,567元。…已述明理由。",
        ],
        &[
            "figure, changed: 1,234,567 → 1,334,567",
            "Annex 1, Director of Fairways, removed",
            "Annex 1, Director of Electric Beams, renumbered: Annex 2 → Annex 1",
            "Annex 2, Proposed Organisation Chart of the Harbour Lights Service, renumbered: Annex 3 → Annex 2",
            "item 2(a), changed: Annex 2 → Annex 1",
            "paragraph 4, changed: Annex 3 → Annex 2",
            "paragraph 5, changed: Annex 2 and Annex 3 → Annex 1 and Annex 2",
            "paragraph 6, reworded: The proposal costs $[-1,234,567-]{+1,334,567+} a year; … give the reas…",
        ],
    );
}

#[test]
fn what_readers_do_not_see_is_counted() {
    says(
        |case| {
            case.edit("figures.csv", "The yearly cost", "Yearly cost");
            case.edit("paper.toml", "date = 2031-11-03", "date = 2031-11-10");
            case.edit(
                "paper.toml",
                "[checks.levels]",
                "[chart]\nteams = true\n\n[checks.levels]",
            );
            case.edit("paper.toml", "[\"海事局\", \"燈塔處\"]", "[\"海事局\"]");
        },
        &[
            "會議日期，更改：2031年11月3日 → 2031年11月10日",
            "簽署部門，更改：海事局及燈塔處 → 海事局",
            "另有2項設定、版面或檔案的更改，沒有列出。",
        ],
        &[
            "date of the meeting, changed: 3 November 2031 → 10 November 2031",
            "2 more changes, of settings, the layout or files, are not listed.",
        ],
    );
    says(|_| {}, &["沒有分別。"], &["Nothing is different."]);
}
