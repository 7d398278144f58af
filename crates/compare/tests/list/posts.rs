//! Posts, ranks and offices.

use std::fs;

use super::support::{compared, says, version};
use panelpaper_compare::compare;
use testing::Case;

#[test]
fn posts_ranks_figures_and_duties_are_told_with_both_values() {
    says(
        |case| {
            case.edit("ranks.csv", "plo,D1", "plo,D2")
                .edit("figures.csv", "1234567", "1334567")
                .edit(
                    "posts.csv",
                    "hls,survey,航道測量總監",
                    "hls,survey,航道測量署長",
                )
                .edit("duties.csv", "每季出版浮標表", "每月出版浮標表")
                .edit(
                    "duties.csv",
                    "survey,調查船隻擱淺的成因,To find out why ships run aground\n",
                    "",
                );
        },
        "\
         posts.csv:7: post survey proposed, 航道測量署長, retitled: title_zh 航道測量總監 → 航道測量署長\n\
         ranks.csv:3: rank plo, 首席燈務主任, changed: pay_point D1 → D2\n\
         figures.csv:2: figure cost, changed: value 1234567 → 1334567\n\
         duties.csv:3: duty survey 2, reworded: text_zh 每季出版浮標表 → 每月出版浮標表\n\
         duties.csv:4 (before): duty survey 3, removed: 調查船隻擱淺的成因\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:11: item 2(b)(i), reworded: 把航道測量主任改稱航道測量總監 → 把航道測量主任改稱航道測量署長\n\
         \x20\x20body.zh.hbs:12: item 2(b)(ii), reworded: …總薪級第49點)重訂為首席燈務主任(首長級薪級第[-1-]{+2+}點)\n\
         \x20\x20body.zh.hbs:29: paragraph 6, reworded: 建議每年涉及1,234,567元。…已述明理由。 → 建議每年涉及1,334,567元。…已述明理由。\n\
         \x20\x20body.en.hbs:12: item 2(b)(ii), reworded: …incipal Lights Officer ([-D1-]{+D2+})\n\
         \x20\x20body.en.hbs:29: paragraph 6, reworded: The proposal costs $[-1,234,567-]{+1,334,567+} a year; … give the reas…\n\
         ",
    );
}

#[test]
fn posts_come_go_and_move() {
    says(
        |case| {
            case.edit(
                "posts.csv",
                "hls,beam,",
                "hls,lens,透鏡總監,Director of Lenses,plo,keeper,,,permanent\nhls,beam,",
            )
            .edit(
                "posts.csv",
                "lo,oil,燈油供應主任,Lamp Oil Officer,slo,keeper",
                "lo,oil,燈油供應主任,Lamp Oil Officer,slo,survey",
            );
        },
        "\
         posts.csv:8: post lens proposed, 透鏡總監, added\n\
         posts.csv:4: post oil existing, 燈油供應主任, moved: reports_to keeper → survey\n\
         what follows from these:\n\
         \x20\x20body.zh.hbs:9: item 2(a), reworded: 開設1個編外職位，即電燈改裝總監(職責載於…) → 開設2個編外職位，即電燈改裝總監(職責載於…)\n\
         \x20\x20body.zh.hbs:25: paragraph 5, reworded: 燈務署會有3個職位，即…，詳情載於…。 → 燈務署會有4個職位，即…，詳情載於…。\n\
         \x20\x20body.en.hbs:9: item 2(a), reworded: create [-one-]{+two+} supernumerary post, the…\n\
         \x20\x20body.en.hbs:25: paragraph 5, reworded: The HLS will have [-three-]{+four+} posts: …. Details are i…\n\
         \x20\x20total posts after, changed: 3 → 4\n\
         \x20\x20total posts created, changed: 1 → 2\n\
         \x20\x20total net posts, changed: 0 → 1\n\
         ",
    );
}

#[test]
fn a_post_with_another_id_is_renamed_and_nothing_else() {
    says(
        |case| {
            case.edit("posts.csv", "lo,survey,", "lo,fairway,").edit(
                "posts.csv",
                "hls,survey,",
                "hls,fairway,",
            );
            for row in ["每季", "測量維港", "調查船隻"] {
                case.edit(
                    "duties.csv",
                    &format!("survey,{row}"),
                    &format!("fairway,{row}"),
                );
            }
            case.edit("annexes.csv", "duties,survey", "duties,fairway");
            for lang in ["zh", "en"] {
                let file = format!("body.{lang}.hbs");
                let text = fs::read_to_string(case.path("paper").join(&file)).expect("a body");
                let text = text.replace("\"survey\"", "\"fairway\"");
                fs::write(case.path("paper").join(&file), text).expect("a body");
            }
        },
        "\
         posts.csv:3: post fairway existing, 航道測量主任, renamed: id survey → fairway\n\
         posts.csv:7: post fairway proposed, 航道測量總監, renamed: id survey → fairway\n\
         ",
    );
}

/// Replaces a text of a file wherever it stands.
fn again(case: &Case, file: &str, from: &str, to: &str) {
    let path = case.path("paper").join(file);
    let text = fs::read_to_string(&path).expect("a table");
    fs::write(path, text.replace(from, to)).expect("a table");
}

#[test]
fn a_rank_and_an_office_with_another_id_are_renamed() {
    let (_, text) = compared(|case| {
        again(case, "ranks.csv", "plo,", "chief,");
        again(case, "posts.csv", ",plo,", ",chief,");
    });
    assert_eq!(
        text,
        "ranks.csv:3: rank chief, 首席燈務主任, renamed: id plo → chief\n"
    );
    let (_, text) = compared(|case| {
        again(case, "offices.csv", "hls,", "lights,");
        again(case, "posts.csv", "hls,", "lights,");
        again(case, "annexes.csv", "chart,hls", "chart,lights");
        for body in ["body.zh.hbs", "body.en.hbs"] {
            again(case, body, "\"hls\"", "\"lights\"");
        }
    });
    assert!(text.contains("renamed: id hls → lights"), "{text}");
    assert!(
        !text.contains("removed") && !text.contains("moved"),
        "{text}"
    );
}

/// What names a post, by itself or in a call, follows its new id.
#[test]
fn what_names_a_renamed_post_is_the_same() {
    let paper = |case: &Case, id: &str| {
        let again = |file: &str, from: &str, to: &str| again(case, file, from, to);
        again(
            "paper.toml",
            "[checks.levels]",
            "[refs]\ntables = true\n\n[table.steps]\n\n[checks.levels]",
        );
        again("posts.csv", "tenure\n", "tenure,offset_by,held_against\n");
        again("posts.csv", ",permanent\n", ",permanent,,\n");
        again(
            "posts.csv",
            "海事局局長,Secretary for Maritime Affairs,\n",
            "海事局局長,Secretary for Maritime Affairs,,,\n",
        );
        again(
            "posts.csv",
            "hls,survey,航道測量總監,Director of Fairways,plo,keeper,,,permanent,,",
            &format!(
                "hls,survey,航道測量總監,Director of Fairways,plo,keeper,,,permanent,{id};clerks,"
            ),
        );
        again(
            "posts.csv",
            ",supernumerary\n",
            &format!(",supernumerary,,{id}\n"),
        );
        again("posts.csv", "lo,oil,", &format!("lo,{id},"));
        for body in ["body.zh.hbs", "body.en.hbs"] {
            again(body, "\"oil\"", &format!("\"{id}\""));
        }
        let staff = format!("id,office,rank,count,structure,post\nclerks,lo,slo,2,existing,{id}\n");
        fs::write(case.path("paper/nondirectorate.csv"), staff).expect("a table");
        let own = format!("step,what\nSee {{{{title \"{id}\"}}}},To ask {{{{title \"{id}\"}}}}\n");
        fs::write(case.path("paper/steps.csv"), own).expect("a table");
    };
    let case = Case::small();
    paper(&case, "oil");
    let after = Case::small();
    paper(&after, "lamp-oil");
    let (before, after) = (version(&case), version(&after));
    let text = panelpaper_compare::show::plain(&compare(&before, &after), &after.names());
    assert_eq!(
        text,
        "posts.csv:4: post lamp-oil existing, 燈油供應主任, renamed: id oil → lamp-oil\n"
    );
}

/// Totals are those of `{{count}}` and `{{net}}`: directorate posts alone in a paper that
/// tells posts apart by more than the first columns, whatever rank the new post has.
#[test]
fn totals_count_the_posts_that_the_helpers_count() {
    let new = |case: &Case, rank: &str| {
        let own = format!("hls,lamp,燈務主任,Lamp Officer,{rank},keeper,,,permanent\nhls,beam,");
        case.edit("posts.csv", "hls,beam,", &own);
    };
    let totals = |rank: &str, first: &dyn Fn(&Case)| -> Vec<String> {
        let (before, after) = (Case::small(), Case::small());
        for version in [&before, &after] {
            first(version);
        }
        new(&after, rank);
        let found = compare(&version(&before), &version(&after));
        let totals = found.follows.iter().filter(|own| own.of == "total");
        let value = |own: &Option<String>| own.clone().unwrap_or_default();
        totals
            .map(|own| {
                format!(
                    "{}: {} → {}",
                    own.name,
                    value(&own.before),
                    value(&own.after)
                )
            })
            .collect()
    };
    let plain = |_: &Case| {};
    let told = [
        "posts after: 3 → 4",
        "posts created: 1 → 2",
        "net posts: 0 → 1",
    ];
    assert_eq!(totals("slo", &plain), told);
    // The existing oil officer is no directorate post either.
    let apart = |case: &Case| {
        let ranks = case
            .read("ranks.csv")
            .replace("name_en\n", "name_en,midpoint\n");
        case.write("ranks.csv", ranks.replace("Officer\n", "Officer,\n"));
    };
    assert_eq!(totals("slo", &apart), [""; 0]);
    let told = [
        "posts after: 3 → 4",
        "posts created: 1 → 2",
        "net posts: 2 → 3",
    ];
    assert_eq!(totals("plo", &apart), told);
}
