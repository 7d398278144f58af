//! The list as a page has it: for readers, in the language of the edition.

use content::wording::Fate;
use panelpaper_compare::{compare, page};
use tables::model::Lang;
use testing::Case;

use super::support::version;

/// The lines of a page, what was changed and what follows, with `[-…-]` and `{+…+}`.
fn lines(lang: Lang, edit: impl Fn(&Case)) -> Vec<String> {
    lines_after(lang, |_| {}, edit)
}

/// The same, where both versions are made by an edit of their own first.
fn lines_after(lang: Lang, first: impl Fn(&Case), edit: impl Fn(&Case)) -> Vec<String> {
    let (before, after) = (Case::small(), Case::small());
    first(&before);
    first(&after);
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

/// The end of a line has a sign that every font has, whatever value it stands in.
#[test]
fn values_of_several_lines_are_shown_on_one() {
    says(
        |case| {
            case.edit(
                "paper.toml",
                "\"立法會海事及燈塔事務委員會\"",
                "\"立法會\\n海事事務委員會\"",
            )
            .edit(
                "paper.toml",
                "\"Reorganisation of the Lighthouse Office\"",
                "\"Reorganisation\\nof the Office\"",
            )
            .edit(
                "paper.toml",
                "\"Maritime Bureau\", ",
                "\"Maritime\\nBureau\", ",
            );
        },
        &["委員會名稱，更改：立法會海事及燈塔事務委員會 → 立法會 / 海事事務委員會"],
        &[
            "signatories, changed: Maritime[- -]{+ / +}Bureau and Lighthouse Of…",
            "title of the paper, changed: Reorganisation[- -]{+ / +}of the [-Lighthouse Office-]{+Office+}",
        ],
    );
}

/// Duties have the numbers that the page prints.
#[test]
fn duties_below_others_have_their_printed_numbers() {
    let levels = |case: &Case| {
        case.write(
            "duties.csv",
            "post,text_zh,text_en,structure,level\n\
             beam,負責：,To do:,,0\n\
             beam,改用電燈,To change to electric light,,\n\
             beam,大燈,large lamps,,2\n\
             beam,小燈,small lamps,,2\n\
             beam,管理燈塔,To keep the lights,,\n",
        );
    };
    let edit = |case: &Case| {
        case.edit("duties.csv", "大燈,large", "大型燈,very large")
            .edit("duties.csv", "管理燈塔,To keep", "看管燈塔,To look after")
            .edit("duties.csv", "負責：,To do:", "負責以下：,To do this:");
    };
    assert_eq!(
        lines_after(Lang::Zh, levels, edit),
        [
            "職責 電燈改裝總監引言，改寫：負責： → 負責以下：",
            "職責 電燈改裝總監第1(a)項，改寫：大燈 → 大型燈",
            "職責 電燈改裝總監第2項，改寫：管理燈塔 → 看管燈塔"
        ]
    );
    assert_eq!(
        lines_after(Lang::En, levels, edit),
        [
            "duty lead-in of Director of Electric Beams, reworded: To do: → To do this:",
            "duty (1)(a) of Director of Electric Beams, reworded: large lamps → very large lamps",
            "duty (2) of Director of Electric Beams, reworded: To keep the lights → To look after the lights"
        ]
    );
}

#[test]
fn notes_have_their_printed_numbers() {
    let notes = |case: &Case| {
        case.edit(
            "body.en.hbs",
            "needs nobody.",
            "needs nobody.#footnote[Or few.]",
        )
        .edit(
            "body.en.hbs",
            "into the {{office",
            "into#footnote[By law.] the {{office",
        )
        .edit(
            "body.zh.hbs",
            "電燈則不須。",
            "電燈則不須。#footnote[或少。]",
        )
        .edit("body.zh.hbs", "徵詢", "#footnote[依法。]徵詢");
    };
    let edit = |case: &Case| {
        case.edit("body.en.hbs", "[Or few.]", "[Or very few.]")
            .edit("body.zh.hbs", "[或少。]", "[或很少。]");
    };
    assert_eq!(
        lines_after(Lang::Zh, notes, edit),
        ["註釋 2，改寫：或少。 → 或很少。"]
    );
    assert_eq!(
        lines_after(Lang::En, notes, edit),
        ["note 2, reworded: Or few. → Or very few."]
    );
}

#[test]
fn long_headings_are_cut_at_a_word() {
    says(
        |case| {
            case.edit(
                "body.en.hbs",
                "== Electric light",
                "== Electric light, and what else the harbour wants at night",
            )
            .edit("body.zh.hbs", "== 電燈", "== 改用電燈");
        },
        &["標題 改用電燈，改寫：電燈 → 改用電燈"],
        &[
            "heading Electric light, and what else the…, reworded: Electric light{+, and what else the harbour wants at night+}",
        ],
    );
}

#[test]
fn what_pay_heads_and_own_tables_are_called() {
    let first = |case: &Case| {
        case.write("pay.csv", "point,date,midpoint\nD1,2031-04-01,150000\nD2,2031-04-01,180000\nMPS 49,2031-04-01,110000\n")
            .write("heads.csv", "id,structure,name_zh,name_en\n48,,潮汐署,Tides Department\n49,,,\n")
            .write("steps.csv", "step_zh,step_en,cost\n甲{{title \"beam\"}},The {{title \"beam\"}},\"1,200,000\"\n")
            .edit(
                "paper.toml",
                "[checks.levels]",
                "[table.steps]\ncaption_zh = '{{short \"hls\"}}的步驟'\ncaption_en = 'Steps of {{short \"hls\"}}'\nheads_zh = [\"步驟\", \"開支\"]\nheads_en = [\"Step\", \"Cost\"]\n\n[checks.levels]",
            );
    };
    let edit = |case: &Case| {
        case.edit("pay.csv", "D1,2031-04-01,150000", "D1,2031-04-01,151000")
            .edit(
                "heads.csv",
                "潮汐署,Tides Department",
                "潮汐局,Tides Bureau",
            )
            .edit("steps.csv", "1,200,000", "1,300,000");
    };
    assert_eq!(
        lines_after(Lang::Zh, first, edit),
        [
            "總目48－潮汐局，改名：潮汐署 → 潮汐局",
            "薪酬 首長級薪級第1點，2031年4月1日，更改（薪級中點月薪（元））：150,000 → 151,000",
            "資料列 燈務署的步驟，甲電燈改裝總監，更改（開支）：1,200,000 → 1,300,000"
        ]
    );
    assert_eq!(
        lines_after(Lang::En, first, edit),
        [
            "Head 48 – Tides Bureau, retitled: Tides Department → Tides Bureau",
            "pay D1, 1 April 2031, changed (Mid-point salary a month ($)): 150,000 → 151,000",
            "row Steps of HLS, The Director of Electric Beams, changed (Cost): 1,200,000 → 1,300,000"
        ]
    );
}

/// Amounts have the commas that the table gives them, also where none are typed; a
/// period, a month and a beginning that is no day are in words.
#[test]
fn values_are_shown_as_the_paper_prints_them() {
    let first = |case: &Case| {
        case.write(
            "works.csv",
            "work,cost,metres\nRoads,17500000,1200\nDrains,500000,80\n",
        )
        .edit(
            "paper.toml",
            "[checks.levels]",
            "[table.works]\nheads_zh = [\"工程\", \"開支\", \"長度\"]\n\
             heads_en = [\"Work\", \"Cost\", \"Length\"]\ntotal = [\"cost\"]\n\n[checks.levels]",
        )
        .edit(
            "paper.toml",
            "date = 2031-11-03",
            "date = 2031-11-03\napproval = \"2032-01\"",
        );
        let posts = case.read("posts.csv");
        let row = |line: &str| match line {
            head if head.starts_with("office,") => format!("{head},effective,period\n"),
            remark if remark.starts_with('#') => format!("{remark}\n"),
            beam if beam.ends_with("supernumerary") => format!("{beam},approval,36 months\n"),
            other => format!("{other},,\n"),
        };
        case.write("posts.csv", posts.lines().map(row).collect::<String>());
    };
    let edit = |case: &Case| {
        case.edit("works.csv", "17500000,1200", "99000000,1500")
            .edit("paper.toml", "\"2032-01\"", "\"2032-02\"")
            .edit("posts.csv", "approval,36 months", "2032-04-01,30 months");
    };
    assert_eq!(
        lines_after(Lang::Zh, first, edit),
        [
            "職位 電燈改裝總監，更改（生效日期）：財務委員會批准當日 → 2032年4月1日",
            "職位 電燈改裝總監，更改（開設期）：三年 → 兩年六個月",
            "資料列 Roads，更改（開支）：17,500,000 → 99,000,000",
            "資料列 Roads，更改（長度）：1200 → 1500",
            "預計批准的月份，更改：2032年1月 → 2032年2月",
        ]
    );
    assert_eq!(
        lines_after(Lang::En, first, edit),
        [
            "post Director of Electric Beams, changed (From): [-the date of approval of the Finance Committee-]{+1 April 2032+}",
            "post Director of Electric Beams, changed (Period): three years → two years and six months",
            "row Roads, changed (Cost): 17,500,000 → 99,000,000",
            "row Roads, changed (Length): 1200 → 1500",
            "expected month of approval, changed: January 2032 → February 2032",
        ]
    );
}
