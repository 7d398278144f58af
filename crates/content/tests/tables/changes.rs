//! The table of changes and the helpers say the same.

use tables::model::{Happening, Lang, Project, Selection};

use crate::paper::{computed, drawn, project, said};

/// Two departments into one, of which a wing of a third goes there too; no Heads.
const OFFICES: &str = "id,structure,name_zh,short_zh,name_en,short_en,succeeds,part_of\n\
    ho,existing,海港處,港,Harbour Office,HO,,\nmo,existing,海事處,海,Marine Office,MO,,\n\
    pa,proposed,港口署,署,Ports Agency,PA,ho;mo,\n\
    fo,,前濱處,濱,Foreshore Office,FO,,\nwing,,海濱科,科,Promenades,Pr,,fo\n";

const POSTS: &str = "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,until,structure\n\
    ho,head,處長,Head,d3,,長,PS,,,\nho,a,甲,A,d1,head,,,,,\nmo,b,乙,B,d2,,長,PS,,,\n\
    pa,head,處長,Head,d3,,長,PS,,,\npa,a,甲,A,d1,head,,,,,\npa,b,乙,B,d2,head,,,,,\n\
    pa,again,再,Again,d1,head,,,supernumerary,2030-03-31,\n\
    ho,again,再,Again,d1,head,,,supernumerary,2026-03-31,\n\
    fo,f,濱長,F,d2,,長,PS,,,\nwing,w,海濱,W,d1,,長,PS,,,existing\npa,w,海濱,W,d1,head,,,,,proposed\n";

fn lines() -> Project {
    project(&[
        ("offices.csv", OFFICES),
        ("posts.csv", POSTS),
        ("nondirectorate.csv", "id,office,count\nx,fo,1\n"),
    ])
}

#[test]
fn a_line_of_offices_is_one_row() {
    let table = |lang| computed(&lines(), lang, "changes", &[("by", "office")]);
    assert_eq!(
        table(Lang::En),
        "Office | Existing | Increase | Decrease | Proposed\n\
         Ports Agency | 3 | +2 | - | 5\n\
         Foreshore Office | 2 | - | -1 | 1\n\
         Total | 5 | +2 | -1 | 6"
    );
    assert!(table(Lang::Zh).contains("\n港口署 | 3 | +2 | - | 5\n"));
}

/// Six of a rank come from the other department, and three of none are new; five stay,
/// of whom two go.
const STAFF: &str = "id,office,structure,rank,count,from\nteam,ho,proposed,sho,6,fo\n\
                     new,ho,proposed,,3,\nstay,fo,,sho,5,\ngo,fo,existing,,2,\n";

/// The table counts them where the helpers do.
#[test]
fn non_directorate_posts_are_counted_where_they_are_asked_for() {
    let project = project(&[("nondirectorate.csv", STAFF)]);
    let table = |lang, by, directorate: &str| {
        let asked = [("by", by), ("directorate", directorate)];
        computed(&project, lang, "changes", &asked)
    };
    assert_eq!(
        table(Lang::En, "head", "no"),
        "Head | Existing | Increase | Decrease | Proposed\n\
         Head 210 – Harbour Office | 0 | +9 | - | 9\n\
         Head 211 – Foreshore Office | 13 | - | -8 | 5\nTotal | 13 | +9 | -8 | 14"
    );
    assert_eq!(
        table(Lang::Zh, "rank", "no"),
        "職級 | 現有 | 增加 | 減少 | 擬議\n\
         高(總薪級第45至49點) | 11 | +6 | -6 | 11\n其他職位 | 2 | +3 | -2 | 3\n總計 | 13 | +9 | -8 | 14"
    );
    let last = |by, directorate| {
        let table = table(Lang::En, by, directorate);
        table.lines().last().expect("a row").to_owned()
    };
    for by in ["rank", "office", "head"] {
        assert_eq!(last(by, "all"), "Total | 19 | +14 | -11 | -1 | 21", "{by}");
    }
}

/// Under one Head a post that goes to another line is neither gained nor lost.
#[test]
fn what_is_neither_gained_nor_lost_has_a_column_of_its_own() {
    let lines = OFFICES.lines().enumerate();
    let headed = lines.map(|(at, line)| match at {
        0 => format!("{line},head\n"),
        _ => format!("{line},210\n"),
    });
    let offices: String = headed.collect();
    let project = project(&[
        ("offices.csv", &offices),
        ("posts.csv", POSTS),
        ("nondirectorate.csv", "id,office,count\nx,fo,1\n"),
    ]);
    let table = |lang| computed(&project, lang, "changes", &[("by", "office")]);
    assert_eq!(
        table(Lang::En),
        "Office | Existing | Increase | Decrease | Other moves | Proposed\n\
         Ports Agency | 3 | +1 | - | +1 | 5\n\
         Foreshore Office | 2 | - | - | -1 | 1\n\
         Total | 5 | +1 | - | - | 6"
    );
    assert!(table(Lang::Zh).starts_with("部門 | 現有 | 增加 | 減少 | 其他調動 | 擬議\n"));
}

/// The last row of the table says what the helpers count, whatever the rows are of.
#[test]
fn the_last_row_says_what_is_counted() {
    for (project, bys) in [
        (lines(), &["rank", "office"][..]),
        (project(&[]), &["rank", "office", "head"]),
    ] {
        for by in bys {
            for filters in [&[][..], &[("rank", "d1")], &[("office", "fo")]] {
                let mut asked = vec![("by", *by)];
                asked.extend(filters);
                let table = computed(&project, Lang::En, "changes", &asked);
                let last = table.lines().last().expect("a row").to_owned();
                let cells: Vec<&str> = last.split(" | ").collect();
                let number = |at: usize| cells[at].trim_matches(['+', '-']).parse().unwrap_or(0);
                let count = |change| {
                    let value = |name: &str| {
                        let mut filters = filters.iter();
                        let found = filters.find(|(known, _)| *known == name);
                        found.map(|(_, value)| (*value).to_owned())
                    };
                    let filters = Selection::read(&project.establishment, value).expect("filters");
                    let selection = Selection {
                        change: vec![change],
                        ..filters
                    };
                    selection.posts(&project.establishment).len()
                };
                let counted = (count(Happening::Gained), count(Happening::Lost));
                assert_eq!((number(2), number(3)), counted, "{asked:?}: {table}");
            }
        }
    }
}

#[test]
fn without_heads_there_is_no_table_of_heads() {
    let project = lines();
    for lang in Lang::ALL {
        let built_in = panelpaper_content::table::built_in("changes").expect("a table");
        let asked = panelpaper_content::table::TableAsked {
            by: panelpaper_content::table::By::from_word("head"),
            ..Default::default()
        };
        let unsaid = (built_in.tables)(&said(&project, lang), &asked).expect_err("no Head");
        assert_eq!(unsaid.rule, "body/empty-table");
    }
}

#[test]
fn re_ranked_posts_are_told_by_their_titles_where_rows_are_of_posts() {
    for (lang, title) in [(Lang::En, "Up"), (Lang::Zh, "升")] {
        let table = computed(&project(&[]), lang, "costs", &[("by", "post")]);
        let row = format!("\n{title} | (1) | 1,200,000 | 1,200,000 | 1,800,000\n");
        assert!(table.contains(&row), "{row} in {table}");
    }
}

/// Whether directorate posts are meant is no description of posts.
#[test]
fn directorate_alone_leaves_what_is_gained_and_lost() {
    let project = project(&[(
        "nondirectorate.csv",
        "id,office,structure,count,nams,full_cost\nnew,ho,proposed,2,1000000,1500000\n\
         stays,ho,,3,2000000,2500000\ngoes,ho,existing,1,300000,400000\n",
    )]);
    let said = said(&project, Lang::En);
    let nams = |directorate: &str, net| {
        let read = |name: &str| (name == "directorate").then(|| directorate.to_owned());
        let selection = Selection::read(&project.establishment, read).expect("filters");
        let cost = panelpaper_content::said::Cost::Nams;
        said.cost(cost, &selection, net).expect("a sum")
    };
    assert_eq!(nams("no", None), 700_000);
    assert_eq!(nams("no", Some(false)), 1_000_000);
    assert_eq!(nams("all", None), nams("yes", None) + 700_000);
}

/// Charts have the posts that are counted: a day of their own shows those of that day.
#[test]
fn a_chart_of_what_exists_leaves_out_what_has_ended() {
    let annexes = "kind,subject,id,structure,as_at\nchart,ho,now,existing,\n\
                   chart,ho,then,existing,2026-01-31\nchart,pa,new,proposed,\n";
    let project = project(&[
        ("offices.csv", OFFICES),
        ("posts.csv", POSTS),
        ("nondirectorate.csv", "id,office,count\nx,fo,1\n"),
        ("annexes.csv", annexes),
    ]);
    assert_eq!(
        drawn(&project, |_| true),
        [
            vec!["head", "a"],
            vec!["head", "a", "again"],
            vec!["head", "a", "b", "again", "w"]
        ]
    );
}
