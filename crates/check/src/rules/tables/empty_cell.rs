//! A cell that the paper cannot do without must not be empty.
//!
//! Ids, names and duties always; a post's title wherever it is printed, that
//! is in a proposed office or an annex of duties (the chart of an existing
//! office shows the rank where a title is not known); the superior of an
//! office's head where the head has an annex of duties, which names it. A title
//! of spaces and other characters that nobody sees is empty, of an annex too. The annex
//! of a table has its caption for a title, and needs one of them.
//!
//! Example: a proposed post whose title_zh is empty.
//!
//! Fix: fill in the cell.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule};
use tables::characters::as_seen;
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Post, Project, Structure, Text};
use tables::source::{RowRef, Sources};

const NAME: &str = "tables/empty-cell";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("empty_cell.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let annexes = project.annexes.iter();
    let of_duties = annexes.filter(|annex| annex.kind == content::annex::duties::NAME);
    let mut empties = Empties {
        project,
        described: of_duties.map(|annex| annex.subject.as_str()).collect(),
        sources,
        findings: Vec::new(),
    };
    let establishment = &project.establishment;
    for office in establishment.offices() {
        empties.cell(office.row, "id", &office.id);
        empties.text(office.row, "name", &office.name);
        empties.text(office.row, "short", &office.short);
    }
    for head in establishment.heads() {
        empties.cell(head.row, "id", &head.id);
        empties.text(head.row, "name", &head.name);
    }
    for staff in establishment.staff() {
        empties.cell(staff.row, "id", &staff.id);
        empties.cell(staff.row, "office", &staff.office);
    }
    for rank in establishment.ranks() {
        empties.cell(rank.row, "id", &rank.id);
        empties.text(rank.row, "name", &rank.name);
    }
    for post in establishment.posts() {
        empties.post(post);
    }
    for duty in &project.duties {
        empties.cell(duty.row, "post", &duty.post);
        empties.text(duty.row, "text", &duty.text);
    }
    for annex in &project.annexes {
        empties.cell(annex.row, "kind", &annex.kind);
        empties.cell(annex.row, "subject", &annex.subject);
        // What a text is about, nothing else says.
        match annex.kind.as_str() {
            content::annex::text::NAME => empties.text(annex.row, "title", &annex.title),
            _ => empties.looks_empty(annex.row, "title", &annex.title),
        }
        if annex.kind == content::annex::table::NAME {
            empties.table(annex);
        }
    }
    for figure in &project.figures {
        empties.cell(figure.row, "id", &figure.id);
    }
    empties.findings
}

struct Empties<'a> {
    project: &'a Project,
    /// The posts that have an annex of duties.
    described: BTreeSet<&'a str>,
    sources: &'a Sources,
    findings: Vec<Diagnostic>,
}

impl Empties<'_> {
    fn post(&mut self, post: &Post) {
        for (column, value) in [
            ("office", &post.office),
            ("id", &post.id),
            ("rank", &post.rank),
        ] {
            self.cell(post.row, column, value);
        }
        // Of a post in an unknown office nobody can say where it is printed.
        let Some(structure) = self.project.establishment.structure_of(post) else {
            return;
        };
        let proposed = structure == Structure::Proposed;
        let described = self.described.contains(post.id.as_str());
        let stands_before_only = !proposed
            && self
                .project
                .establishment
                .post_in(Structure::Proposed, &post.id)
                .is_none();
        let described_here = described && (proposed || stands_before_only);
        if proposed || described_here {
            self.text(post.row, "title", &post.title);
        } else {
            self.looks_empty(post.row, "title", &post.title);
        }
        let is_head = || {
            let establishment = &self.project.establishment;
            let whole = establishment.largest_whole(&post.office);
            let mut posts = establishment.posts_within(whole, structure);
            let head = posts.find(|post| post.reports_to.is_none());
            head.is_some_and(|head| head.row == post.row)
        };
        // A second head is another rule's business.
        if described_here && post.reports_to.is_none() && is_head() {
            self.text(post.row, "superior", &post.superior);
        }
    }

    /// Of an annex of an own table, whether it would have no title at all.
    fn table(&mut self, annex: &Annex) {
        let Some(table) = self.project.own_table(&annex.subject) else {
            return;
        };
        let section = format!("[table.{}]", table.name);
        for body in &self.project.bodies {
            let code = body.lang.code();
            let texts = [&table.caption, &annex.title];
            if texts.iter().all(|text| text.get(body.lang).is_empty()) {
                let span = self.sources.cell_span(annex.row, "subject");
                let message =
                    format!("this annex has no title in title_{code}, and its table no caption");
                let finding = Diagnostic::error(NAME, message).at(span);
                self.findings.push(finding.help(format!(
                    "fill in title_{code} of this row, or give caption_{code} in {section} of paper.toml"
                )));
            }
        }
    }

    /// A text that is needed in each language of the paper.
    fn text(&mut self, row: RowRef, stem: &str, text: &Text) {
        let langs: Vec<Lang> = self.project.bodies.iter().map(|body| body.lang).collect();
        for lang in langs {
            self.cell(row, &format!("{stem}_{}", lang.code()), text.get(lang));
        }
    }

    /// A text that may be left out, but not look so while characters that
    /// nobody sees are printed.
    fn looks_empty(&mut self, row: RowRef, stem: &str, text: &Text) {
        let langs: Vec<Lang> = self.project.bodies.iter().map(|body| body.lang).collect();
        for lang in langs {
            let value = text.get(lang);
            if !value.trim_matches(' ').is_empty() {
                self.cell(row, &format!("{stem}_{}", lang.code()), value);
            }
        }
    }

    fn cell(&mut self, row: RowRef, column: &str, value: &str) {
        if as_seen(value).is_empty() {
            self.findings.push(
                Diagnostic::error(NAME, format!("`{column}` is empty"))
                    .at(self.sources.cell_span(row, column))
                    .help(format!("fill in the {column} of this row")),
            );
        }
    }
}
