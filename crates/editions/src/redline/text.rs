//! What a block says, to tell it by.

use crate::document::{Beside, Block, Inline, Item, Table, text_of};

/// The words of a text.
pub(super) fn said(inside: &[Inline]) -> String {
    text_of(inside).trim().to_owned()
}

/// The words of a block, line by line.
pub(super) fn of_block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => said(&heading.inside),
        Block::Paragraph(paragraph) => said(&paragraph.inside),
        Block::List(list) => of_items(&list.items),
        Block::Bullets(items) => of_items(items),
        Block::Plain(inside) | Block::Posts(inside) => said(inside),
        Block::Facts(facts) => {
            let facts = facts
                .iter()
                .map(|(term, text)| format!("{term}{}", said(text)));
            lines(facts)
        }
        Block::Table(table) => of_table(table),
        Block::Beside(beside) => lines(beside.rows.iter().map(of_row)),
        Block::Picture(picture) => format!(
            "{} {}",
            picture.path,
            picture.caption.as_deref().unwrap_or_default()
        ),
        Block::Chart(chart) => lines(chart.page.boxes.iter().map(|own| own.text.clone())),
        Block::PageBreak => String::new(),
        Block::Changed(_, blocks) => lines(blocks.iter().map(of_block)),
    }
}

/// The words of an item, with those of the lists below it.
pub(super) fn of_item(item: &Item) -> String {
    let below = item.below.iter().map(of_block);
    lines([said(&item.inside)].into_iter().chain(below))
}

/// The words of a row of two columns.
pub(super) fn of_row(row: &[(usize, Vec<Inline>); 2]) -> String {
    let [left, right] = row;
    format!("{}\t{}", said(&left.1), said(&right.1))
}

fn of_items(items: &[Item]) -> String {
    lines(items.iter().map(of_item))
}

fn of_table(table: &Table) -> String {
    let data = &table.data;
    let heads = data.header.iter().flatten().map(|cell| cell.text.clone());
    let rows = data.rows.iter().map(|row| row.cells.join("\t"));
    lines(
        data.caption
            .iter()
            .cloned()
            .chain(heads)
            .chain(rows)
            .chain(data.note_lines()),
    )
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<String>>().join("\n")
}

/// Whether two columns of texts have the same heads.
pub(super) fn same_heads(old: &Beside, new: &Beside) -> bool {
    old.heads == new.heads
}
