//! The tables that are computed.

use panelpaper_content::said::Cost;
use tables::model::{Lang, Selection};

use crate::paper::{computed, project, said};

#[track_caller]
fn check(name: &str, asked: &[(&str, &str)], expected: &str) {
    let project = project(&[]);
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    let found = computed(&project, Lang::En, name, asked);
    assert_eq!(found, expected.join("\n").trim(), "{name} {asked:?}");
}

#[test]
fn costs_are_grouped_and_what_is_lost_is_taken_off_once() {
    check(
        "costs",
        &[],
        "Rank | Number of posts | Notional annual salary cost at mid-point ($) | Full annual average staff cost ($)
         Each post | All posts
         Permanent posts
         Beta (D2) | 2 | 2,400,000 | 4,800,000 | 7,200,000
         Alpha (D1) | 1 | 1,200,000 | 1,200,000 | 1,800,000
         Supernumerary posts
         Alpha (D1) | 1 | 1,200,000 | 1,200,000 | 1,800,000
         Posts to be re-ranked
         Alpha (D1) to Beta (D2) | (1) | 1,200,000 | 1,200,000 | 1,800,000
         Less
         Alpha (D1) | -2 | 1,200,000 | -2,400,000 | -3,600,000
         Net | 2 |  | 6,000,000 | 9,000,000",
    );
}

#[test]
fn costs_with_filters_are_those_of_the_posts_that_answer() {
    check(
        "costs",
        &[("change", "created"), ("by", "post")],
        "Post | Number of posts | Notional annual salary cost at mid-point ($) | Full annual average staff cost ($)
         Each post | All posts
         Permanent posts
         New one | 1 | 2,400,000 | 2,400,000 | 3,600,000
         New two | 1 | 2,400,000 | 2,400,000 | 3,600,000
         Supernumerary posts
         Temporary | 1 | 1,200,000 | 1,200,000 | 1,800,000
         Total | 3 |  | 6,000,000 | 9,000,000",
    );
    check(
        "costs",
        &[("directorate", "no")],
        "Rank | Number of posts | Notional annual salary cost at mid-point ($) | Full annual average staff cost ($)
         Each post | All posts
         Permanent posts
         Other posts | 2 | 500,000 | 1,000,000 | 1,500,000
         Time-limited posts
         Senior (MPS 45 - 49) | 6 | 1,000,000 | 6,000,000 | 9,000,000
         Total | 8 |  | 7,000,000 | 10,500,000",
    );
}

/// The sums of the table and those of the helpers come of one function.
#[test]
fn the_last_row_says_what_the_helpers_say() {
    let project = project(&[]);
    let said = said(&project, Lang::En);
    for filters in [
        &[][..],
        &[("change", "created")],
        &[("head", "210"), ("net", "true")],
    ] {
        let value = |name: &str| {
            let mut filters = filters.iter();
            filters
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        };
        let selection = Selection::read(&project.establishment, value).expect("filters");
        let net = value("net").map(|net| net == "true");
        let cost = |cost| said.amount(said.cost(cost, &selection, net).expect("a sum"));
        let table = computed(&project, Lang::En, "costs", filters);
        let last = table.lines().last().expect("a row").to_owned();
        let expected = format!("| {} | {}", cost(Cost::Nams), cost(Cost::Full));
        assert!(
            last.ends_with(&expected),
            "{filters:?}: {last} has not {expected}"
        );
    }
}

#[test]
fn changes_add_up_in_every_row() {
    check(
        "changes",
        &[],
        "Rank | Existing | Increase | Decrease | To lapse | Proposed
         Gamma (D3) | 2 | - | - | - | 2
         Beta (D2) | 0 | +3 | - | - | 3
         Alpha (D1) | 4 | +2 | -3 | -1 | 2
         Total | 6 | +5 | -3 | -1 | 7",
    );
    for by in ["rank", "office", "head"] {
        let project = project(&[]);
        let table = computed(&project, Lang::En, "changes", &[("by", by)]);
        for row in table.lines().skip(1) {
            let cells = row.split(" | ").skip(1);
            let numbers = cells.map(|cell| cell.replace(['+'], "").parse().unwrap_or(0));
            let numbers: Vec<i64> = numbers.collect();
            let (proposed, rest) = numbers.split_last().expect("numbers");
            assert_eq!(rest.iter().sum::<i64>(), *proposed, "{by}: {row}");
        }
    }
}

#[test]
fn an_establishment_is_a_table_a_head() {
    check(
        "establishment",
        &[("head", "210")],
        "Establishment
         (Note) | Number of posts
         Existing
         (As at 1 December 2026) | As at
         1 April 2026
         A | 15+(1)# | 14
         B | 1_214 | 1_200+(2)
         C | - | -
         Total | 1_229+(1) | 1_214+(2)
         Notes:
         A - ranks in the directorate pay scale or equivalent
         B - non-directorate ranks, the maximum pay point of which is above MPS Point 33 or equivalent
         ( ) - number of supernumerary posts
         # - as at 1 December 2026, there was no unfilled directorate post",
    );
    let both = computed(&project(&[]), Lang::Zh, "establishment", &[]);
    for line in [
        "[總目210－海港處]",
        "[總目211－前濱處]",
        "#－ 截至2026年12月1日，有1個懸空的首長級職位",
    ] {
        assert!(both.lines().any(|found| found == line), "{line} in {both}");
    }
}

#[test]
fn teams_ceilings_and_posts_are_listed() {
    check(
        "nondirectorate",
        &[],
        "In support of | Rank | Tenure | Number of posts | Notional annual salary cost at mid-point ($) | Full annual average staff cost ($)
         New one | Senior (MPS 45 - 49) | time-limited | 6 | 6,000,000 | 9,000,000
         Temporary | Other posts | permanent | 2 | 1,000,000 | 1,500,000
         Total |  |  | 8 | 7,000,000 | 10,500,000",
    );
    check(
        "ceilings",
        &[],
        "Head | Financial year | Existing ceiling ($) | Change ($) | New ceiling ($)
         Head 210 – Harbour Office | 2027-28 | 214,380,000 | +16,776,000 | 231,156,000
         Head 211 – Foreshore Office | 2027-28 | 96,250,000 | -9,864,000 | 86,386,000",
    );
    check(
        "posts",
        &[("tenure", "supernumerary")],
        "Post | Rank | Pay point | Tenure | From | Until
         Temporary | Alpha | D1 | supernumerary | - | 31 March 2030",
    );
}

/// A period is no end: the head is true of both.
#[test]
fn a_column_of_ends_and_periods_is_called_so() {
    let posts = "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,structure,until,period\n\
        ho,head,處長,Head,d3,,長,PS,permanent,,,\n\
        ho,new,新一,New one,d2,head,,,permanent,proposed,,\n\
        ho,temp,臨時,Temporary,d1,head,,,supernumerary,proposed,2030-03-31,\n";
    let period = "ho,two,二,Two,d1,head,,,supernumerary,proposed,,2 years\n";
    for (more, zh, en) in [("", "開設期至", "Until"), (period, "期限", "Until, or for")] {
        let posts = format!("{posts}{more}");
        let project = project(&[("posts.csv", &posts)]);
        for (lang, head) in [(Lang::Zh, zh), (Lang::En, en)] {
            let found = computed(&project, lang, "posts", &[]);
            let first = found.lines().next().unwrap_or_default();
            assert_eq!(first.split(" | ").last(), Some(head), "{found}");
        }
    }
}

#[test]
fn a_table_without_a_row_says_so() {
    let project = project(&[("establishment.csv", "date,head,category,count\n")]);
    let said = said(&project, Lang::En);
    let built_in = panelpaper_content::table::built_in("establishment").expect("a table");
    let unsaid = (built_in.tables)(&said, &Default::default()).expect_err("no row");
    assert_eq!(unsaid.rule, "body/empty-table");
}
