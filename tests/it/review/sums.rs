//! Amounts of the author's own tables, and their totals, which are computed.

use tables::model::Lang;

use super::docx::{Docx, How, TEXT};
use super::whole::{document, table_in_bodies};
use super::{Case, applied};
use crate::support::Run;

const HOWS: [How<'_>; 2] = [How::Untracked, How::Tracked("Lee")];

/// The small paper with a table that has a total.
fn case() -> Case {
    let case = Case::small();
    case.write(
        "bill.csv",
        "what_zh,what_en,cost\n燈,Lamps,1200\n浮標,Buoys,800\n漆,Paint,\"1,500\"\n",
    );
    let settings = case.read("paper.toml");
    case.write(
        "paper.toml",
        format!(
            "{settings}\n[table.bill]\nheads_zh = [\"項目\", \"開支\"]\n\
             heads_en = [\"Item\", \"Cost\"]\ntotal = [\"cost\"]\n"
        ),
    );
    table_in_bodies(&case, "bill");
    case
}

/// Gives the cells with some words others.
fn change(docx: &mut Docx, changes: &[[&str; 2]], how: How<'_>) {
    for [was, is] in changes {
        let texts = docx.texts();
        let at = texts.iter().position(|text| text == was).expect("the cell");
        docx.change_at(TEXT, at, 0..was.chars().count(), is, how);
    }
}

/// Each amount is written, and the total is computed from them: it stands there when the
/// document is reviewed again, if it is their sum.
#[test]
fn amounts_are_written_and_totals_follow() {
    for (lang, changes, total, [was, is]) in [
        (
            Lang::En,
            &[["1,200", "1,300"]][..],
            ["3,500", "3,600"],
            ["Lamps,1200", "Lamps,1300"],
        ),
        (
            Lang::Zh,
            &[["1,200", "900"]],
            ["3,500", "3,200"],
            ["Lamps,1200", "Lamps,900"],
        ),
        (
            Lang::En,
            &[["800", "1,000,800"], ["Paint", "Paints"]],
            ["3,500", "1,003,500"],
            ["Buoys,800\n漆,Paint", "Buoys,1000800\n漆,Paints"],
        ),
        (
            Lang::Zh,
            &[["1,500", "1,700"]],
            ["3,500", "3,700"],
            ["\"1,500\"", "\"1,700\""],
        ),
    ] {
        for how in HOWS {
            let case = case();
            let rows = case.read("bill.csv");
            let mut docx = document(&case, lang);
            change(&mut docx, changes, how);
            change(&mut docx, &[total], how);
            let said = applied(&case, &docx);
            assert_eq!(case.read("bill.csv"), rows.replace(was, is), "{said}");
            let count = changes.len();
            assert!(
                said.contains(&format!("{count} written, 1 left to you")),
                "{said}"
            );
            let from = "computed from bill.csv:2 cost, bill.csv:3 cost, bill.csv:4 cost";
            assert!(said.contains(from), "{said}");
            assert!(said.contains("its words are computed"), "{said}");
            let again = applied(&case, &docx);
            let all = format!("{} in the files already, 0 comments", count + 1);
            assert!(again.contains(&all), "{again}");
        }
    }
}

/// Once the rows are written their total is in the files too: one pass is enough, and what
/// is no sum is left.
#[test]
fn a_total_is_settled_by_the_rows_that_are_written() {
    for (lang, changes, total, left) in [
        (Lang::En, &[["1,200", "1,300"]][..], ["3,500", "3,600"], 0),
        (
            Lang::Zh,
            &[["1,200", "900"], ["800", "1,800"]],
            ["3,500", "4,200"],
            0,
        ),
        (Lang::En, &[["1,200", "1,300"]], ["3,500", "3,700"], 1),
    ] {
        let case = case();
        let mut docx = document(&case, lang);
        change(&mut docx, changes, How::Tracked("Lee"));
        change(&mut docx, &[total], How::Tracked("Lee"));
        std::fs::write(case.path("back.docx"), docx.bytes()).expect("written");
        let outcome = case.run(&["review", "paper", "back.docx", "--apply"]);
        let said = &outcome.stdout;
        assert_eq!(outcome.status, left, "{said}{}", outcome.stderr);
        let count = format!(
            "{} written, 1 in the files already, 0 comments",
            changes.len()
        );
        assert_eq!(said.contains(&count), left == 0, "{said}");
    }
}

/// A total that is not the sum, and an amount that is no number, are left.
#[test]
fn what_is_no_sum_and_no_number_is_left() {
    for how in HOWS {
        let case = case();
        let mut docx = document(&case, Lang::En);
        change(&mut docx, &[["1,200", "1,300"], ["3,500", "3,700"]], how);
        applied(&case, &docx);
        let again = applied(&case, &docx);
        assert!(
            again.contains("1 in the files already, 1 left to you"),
            "{again}"
        );
        let case = self::case();
        let rows = case.read("bill.csv");
        let mut docx = document(&case, Lang::En);
        change(&mut docx, &[["1,200", "1,200 or so"]], how);
        let said = applied(&case, &docx);
        assert!(
            said.contains("the cell is a number, and `1,200 or so` is none"),
            "{said}"
        );
        assert_eq!(case.read("bill.csv"), rows);
    }
}
