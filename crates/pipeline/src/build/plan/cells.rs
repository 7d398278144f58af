//! The cells that an annex is made of: for telling why it is made again.
//!
//! What decides is the closure; these only explain it.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::fingerprint::short_sum;
use crate::build::store::manifest::Sums;
use content::annex::{SubjectTable, chart, kind_of, table};
use tables::model::{
    Annex, Duty, Lang, PICTURE_KIND, Post, Project, Structure, TEXT_KIND, text_file,
};
use tables::source::{RowRef, Sources, Span};

/// One cell with its sum.
#[derive(Debug, Clone)]
pub(crate) struct Used {
    /// Its name in the manifest: `posts.csv dpo/cdp title_zh`.
    pub(crate) key: String,
    pub(crate) sum: String,
    /// Where people find it: `posts.csv:9 title_zh`.
    pub(crate) place: String,
    /// Where it is typed, if it is one cell.
    pub(crate) cell: Option<Span>,
}

/// The cells of an annex in one language.
pub(crate) fn used(project: &Project, sources: &Sources, annex: &Annex, lang: Lang) -> Vec<Used> {
    let mut cells = UsedCells {
        project,
        sources,
        code: lang.code(),
        used: Vec::new(),
        seen: BTreeSet::new(),
    };
    let own = cells.languages("title");
    cells.row("annexes.csv", &annex.subject, annex.row, &["kind"]);
    cells.row(
        "annexes.csv",
        &annex.subject,
        annex.row,
        &[&own, "structure", &cells.languages("note")],
    );
    let kind = kind_of(annex);
    let columns = kind.map_or(&[][..], |kind| kind.columns);
    let more = columns.iter().filter(|column| **column != "structure");
    let more: Vec<&str> = more.copied().collect();
    cells.row("annexes.csv", &annex.subject, annex.row, &more);
    match kind.map(|kind| kind.subject) {
        Some(SubjectTable::Posts) => cells.of_post(annex),
        Some(SubjectTable::Offices) => cells.of_office(annex),
        Some(SubjectTable::Names) if annex.kind == table::NAME => cells.of_table(annex),
        Some(SubjectTable::Names) if annex.kind == PICTURE_KIND => cells.of_picture(annex),
        Some(SubjectTable::Names) if annex.kind == TEXT_KIND => cells.of_text(annex, lang),
        Some(SubjectTable::Names) | None => {}
    }
    cells.used
}

/// Where a cell is: the line of a table, `posts.csv:9`, or `tables.xlsx posts!C9`.
pub(crate) fn place(sources: &Sources, table: &str, span: Span) -> String {
    let file = sources.file(span.file);
    match file.cell(span) {
        Some(cell) => {
            let name = file.path.file_name().unwrap_or_default();
            format!("{name} {}", cell.whole())
        }
        None => format!("{table}:{}", file.line(span.start)),
    }
}

/// The same with the column: `posts.csv:9 title_zh`.
pub(crate) fn cell_place(sources: &Sources, table: &str, span: Span, column: &str) -> String {
    let place = place(sources, table, span);
    match sources.file(span.file).sheet {
        Some(_) => place,
        None => format!("{place} {column}"),
    }
}

/// The cells as the manifest keeps them.
pub(crate) fn sums(used: &[Used]) -> Sums {
    let pair = |cell: &Used| (cell.key.clone(), cell.sum.clone());
    used.iter().map(pair).collect()
}

pub(super) struct UsedCells<'a> {
    pub(super) project: &'a Project,
    pub(super) sources: &'a Sources,
    pub(super) code: &'static str,
    pub(super) used: Vec<Used>,
    seen: BTreeSet<(&'static str, String)>,
}

impl UsedCells<'_> {
    fn languages(&self, column: &str) -> String {
        format!("{column}_{}", self.code)
    }

    /// The cells of a row; one that the table does not have counts as empty.
    fn row(&mut self, table: &'static str, id: &str, row: RowRef, columns: &[&str]) {
        for column in columns {
            let text = self.sources.cell_text(row, column).unwrap_or_default();
            let span = self.sources.cell_span(row, column);
            self.used.push(Used {
                key: format!("{table} {id} {column}"),
                sum: short_sum(text),
                place: cell_place(self.sources, table, span, column),
                cell: Some(span),
            });
        }
    }

    /// The lines of a text, which count by what they say: one that is put in moves the
    /// others.
    fn of_text(&mut self, annex: &Annex, lang: Lang) {
        let Some(text) = self.project.annex_text(annex.number, lang) else {
            return;
        };
        let file = self.sources.file(text.file);
        let name = text_file(&annex.subject, lang);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, line) in (1..).zip(file.text.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            let sum = short_sum(line);
            let count = counts.entry(line).or_default();
            *count += 1;
            self.used.push(Used {
                key: format!("{name} {sum}/{count} line"),
                sum,
                place: format!("{name}:{number}"),
                cell: None,
            });
        }
    }

    /// Whether a row was not taken yet.
    fn first(&mut self, table: &'static str, id: &str) -> bool {
        self.seen.insert((table, id.to_owned()))
    }

    fn post(&mut self, post: &Post, columns: &[&str]) {
        let id = format!("{}/{}", post.office, post.id);
        // Before and after may be two rows of one office.
        let row = format!("{id} {}", post.row.index);
        if self.first("posts.csv", &row) {
            let again = !self.first("posts", &id);
            let key = if again { format!("{id}/2") } else { id };
            self.row("posts.csv", &key, post.row, columns);
        }
    }

    fn rank(&mut self, id: &str) {
        let name = self.languages("name");
        let project = self.project;
        if let Some(rank) = project.establishment.rank(id)
            && self.first("ranks.csv", id)
        {
            self.row("ranks.csv", id, rank.row, &["pay_point", &name]);
        }
    }

    /// A job description: the post, its rank, its superior's title, its duties.
    fn of_post(&mut self, annex: &Annex) {
        let id = annex.subject.as_str();
        let project = self.project;
        let establishment = &project.establishment;
        let (title, outside) = (self.languages("title"), self.languages("superior"));
        let shown = match annex.structure {
            Some(structure) => establishment.post_in(structure, id),
            None => establishment.post(id),
        };
        let Some(post) = shown else {
            return;
        };
        let structure = annex.structure.or_else(|| establishment.structure_of(post));
        let structure = structure.unwrap_or(Structure::Proposed);
        let other = annex.compare.then_some(Structure::Existing);
        let other = other.and_then(|it| Some((it, establishment.post_in(it, id)?)));
        for (structure, post) in [(structure, post)].into_iter().chain(other) {
            self.post(post, &[&title, "rank", "reports_to", &outside]);
            self.rank(&post.rank);
            if let Some(superior) = establishment.superior_in(structure, post) {
                self.post(superior, &[&title]);
            }
        }
        // Whether the post is a created one.
        if let Some(before) = establishment.post_in(Structure::Existing, id) {
            self.post(before, &["id"]);
        }
        let text = self.languages("text");
        let shown = |duty: &&Duty| annex.compare || project.stands_in(duty, structure);
        let duties = project.duties_of(id).filter(shown);
        for (number, duty) in (1..).zip(duties) {
            let duty_id = format!("{id}/{number}");
            self.row(
                "duties.csv",
                &duty_id,
                duty.row,
                &[&text, "structure", "level"],
            );
        }
    }

    /// The non-directorate posts of a structure.
    fn staff(&mut self, structure: Structure) {
        let rows = self.project.establishment.staff();
        for row in rows.iter().filter(|row| row.structure.includes(structure)) {
            let columns = ["office", "rank", "count", "post"];
            self.row("nondirectorate.csv", &row.id, row.row, &columns);
        }
    }

    /// A chart: the office, its posts with their ranks, and the same posts in
    /// the other structure, which decide the marks.
    fn of_office(&mut self, annex: &Annex) {
        let id = annex.subject.as_str();
        let project = self.project;
        let establishment = &project.establishment;
        let (name, title) = (self.languages("name"), self.languages("title"));
        let Some(office) = establishment.office(id) else {
            return;
        };
        let columns = [name.as_str(), "article_en", "structure", "succeeds"];
        self.row("offices.csv", id, office.row, &columns);
        let note = self.languages("note");
        let columns = [
            &title,
            &note,
            "vacant",
            "rank",
            "reports_to",
            "tenure",
            "staff",
            "dotted_to",
            "structure",
            "effective",
            "until",
            "period",
            "outside",
        ];
        let structure = chart::structure_of(annex, office);
        for own in chart::drawn(establishment, annex, office) {
            self.post(own.post, &columns);
            self.rank(&own.post.rank);
        }
        if annex.part.drawn.staff || project.paper.teams {
            self.staff(structure);
        }
        for post in establishment.posts_within(id, structure) {
            if post.office != id
                && let Some(part) = establishment.office(&post.office)
                && self.first("offices.csv", &part.id)
            {
                self.row("offices.csv", &part.id, part.row, &["part_of", "succeeds"]);
            }
            for structure in Structure::ALL {
                if let Some(other) = establishment.post_in(structure, &post.id) {
                    self.post(other, &[&title, "rank", "reports_to", "office"]);
                }
            }
        }
    }
}
