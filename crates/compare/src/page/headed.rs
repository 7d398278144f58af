//! What the columns are called whose values readers see.

use super::reader::Reader;
use crate::difference::{Change, Difference};
use crate::subject::Subject;

impl Reader<'_> {
    /// What the column of a difference is called; none where the change says it, or
    /// where it is none of a reader's.
    pub(super) fn headed(&self, difference: &Difference) -> Option<String> {
        let column = difference.column.as_deref()?;
        if difference.of == "row" {
            return self.own_column(difference, column);
        }
        let plain = column.strip_suffix(&format!("_{}", self.lang.code()));
        let plain = plain.unwrap_or(column);
        let heads = &self.words.tables.columns;
        let is_said = matches!(
            difference.change,
            Change::Retitled | Change::ReRanked | Change::Reworded
        );
        Some(match plain {
            "note" => self.word("note").to_owned(),
            "alt" => self.word("of_picture").to_owned(),
            _ if is_said => return None,
            "office" => heads.office.clone(),
            "rank" => heads.rank.clone(),
            "reports_to" | "superior" => self.word("superior").to_owned(),
            "tenure" => heads.tenure.clone(),
            "effective" | "from" => heads.from.clone(),
            "until" => heads.until.clone(),
            "pay_point" | "point" => heads.point.clone(),
            "post" => heads.supports.clone(),
            "head" => heads.head.clone(),
            "nams" => heads.nams.clone(),
            "full_cost" => heads.full_cost.clone(),
            "existing" => heads.ceiling.clone(),
            "change" => heads.change.clone(),
            "count" => heads.posts.clone(),
            "supernumerary" => self.words.tenure.supernumerary.clone(),
            "vacant" | "pay_from" | "pay_to" | "midpoint" | "period" => {
                self.word(&format!("head_{plain}")).to_owned()
            }
            _ => return None,
        })
    }

    /// The head of a column of an own table.
    fn own_column(&self, difference: &Difference, column: &str) -> Option<String> {
        let Subject::Row(rows) = &difference.subject else {
            return None;
        };
        let cells = self.latest(rows)?;
        let (table, _) = cells.own_table()?;
        let plain = column.strip_suffix(&format!("_{}", self.lang.code()));
        let at = table.column(plain.unwrap_or(column))?;
        let head = self.printed(cells.version, self.text(&table.columns[at].head));
        Some(head).filter(|head| !head.is_empty())
    }
}
