//! The duties of each post.

use std::collections::{BTreeMap, BTreeSet};

use content::wording::{Aligned, align};
use tables::characters::letters;
use tables::model::{Duty, DutyNumber, Lang, Structure};
use tables::source::RowRef;

use super::renames::Renames;
use crate::difference::{Change, Comparison, Difference};
use crate::subject::{Sides, Subject};
use crate::version::Version;

/// The columns of a duty that are compared where two duties are the same one.
const TEXTS: [(Lang, &str); 2] = [(Lang::Zh, "text_zh"), (Lang::En, "text_en")];

/// Compares the duties of each post, in each structure.
pub(crate) fn compare(
    versions: (&Version, &Version),
    renames: &Renames,
    names: &[&str],
    found: &mut Comparison,
) {
    let mut seen = BTreeSet::new();
    let mut posts = Vec::new();
    for version in [versions.1, versions.0] {
        for duty in &version.project.duties {
            let post = renames.now(&duty.post);
            if seen.insert(post) {
                posts.push(post);
            }
        }
    }
    for post in posts {
        for structure in Structure::ALL {
            let was = renames.before(post);
            of_post(
                versions,
                [(was, structure), (post, structure)],
                names,
                found,
            );
        }
    }
}

/// A version's duties of a post in a structure that are not in the other structure
/// too, so that one row is told once.
fn duties<'v>(version: &'v Version, (post, structure): (&'v str, Structure)) -> Vec<&'v Duty> {
    let duties = version.project.duties_in(structure, post);
    let once = |duty: &&Duty| {
        structure == Structure::Proposed || !version.project.stands_in(duty, Structure::Proposed)
    };
    duties.filter(once).collect()
}

/// The numbers that the job description of a post in a structure prints, row by row.
fn numbers(
    version: &Version,
    (post, structure): (&str, Structure),
) -> BTreeMap<RowRef, DutyNumber> {
    let duties: Vec<&Duty> = version.project.duties_in(structure, post).collect();
    let rows = duties.iter().map(|duty| duty.row);
    rows.zip(DutyNumber::of_list(duties.iter().map(|duty| duty.level)))
        .collect()
}

/// The words of duties, in the first language of the paper that has some.
fn texts(version: &Version, duties: &[&Duty]) -> Vec<String> {
    let texts = duties.iter().map(|duty| version.first(&duty.text));
    texts.map(str::to_owned).collect()
}

/// What a duty of a post is called in the list.
fn name(post: &str, number: DutyNumber) -> String {
    match number {
        DutyNumber::LeadIn => format!("{post} lead-in"),
        DutyNumber::Item(n) => format!("{post} {n}"),
        DutyNumber::Below(n, below) => format!("{post} {n}({})", letters(below)),
    }
}

fn of_post(
    (before, after): (&Version, &Version),
    [was, of]: [(&str, Structure); 2],
    names: &[&str],
    found: &mut Comparison,
) {
    let (old, new) = (duties(before, was), duties(after, of));
    let (old_texts, new_texts) = (texts(before, &old), texts(after, &new));
    let lines = align(&strs(&old_texts), &strs(&new_texts), names);
    let gone = |text: &str| {
        let mut left = lines.iter().filter(|line| line.after.is_none());
        left.any(|line| line.before.is_some_and(|at| old_texts[at] == text))
    };
    let come = |text: &str| {
        let mut new = lines.iter().filter(|line| line.before.is_none());
        new.any(|line| line.after.is_some_and(|at| new_texts[at] == text))
    };
    let numbers = [numbers(before, was), numbers(after, of)];
    let number = |line: &Aligned| match (line.before, line.after) {
        (_, Some(at)) => numbers[1].get(&new[at].row).copied().unwrap_or_default(),
        (Some(at), None) => numbers[0].get(&old[at].row).copied().unwrap_or_default(),
        (None, None) => DutyNumber::default(),
    };
    let name = |line: &Aligned| name(of.0, number(line));
    let subject = |line: &Aligned| Subject::Duty {
        post: line.after.map_or(was.0, |_| of.0).to_owned(),
        structure: of.1,
        number: number(line),
        rows: Sides::new(
            line.before.map(|at| old[at].row),
            line.after.map(|at| new[at].row),
        ),
    };
    for line in &lines {
        let was = line.before.map(|at| before.cell(old[at].row, "text_zh"));
        let is = line.after.map(|at| after.cell(new[at].row, "text_zh"));
        match (line.before, line.after) {
            (Some(earlier), Some(later)) => {
                reworded(
                    (before, old[earlier]),
                    (after, new[later]),
                    (&name(line), subject(line)),
                    found,
                );
            }
            (None, Some(later)) => {
                let text = &new_texts[later];
                let change = if gone(text) {
                    Change::Moved
                } else {
                    Change::Added
                };
                let difference = Difference::new("duty", name(line), change);
                let difference = difference.values(None, Some(text)).places(None, is);
                found.differences.push(difference.of(subject(line)));
            }
            (Some(earlier), None) if !come(&old_texts[earlier]) => {
                let difference = Difference::new("duty", name(line), Change::Removed);
                let difference = difference.values(Some(&old_texts[earlier]), None);
                let difference = difference.places(was, None);
                found.differences.push(difference.of(subject(line)));
            }
            _ => {}
        }
    }
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The columns in which a duty is another than it was.
fn reworded(
    (before, old): (&Version, &Duty),
    (after, new): (&Version, &Duty),
    (name, subject): (&str, Subject),
    found: &mut Comparison,
) {
    let texts = TEXTS.map(|(lang, column)| {
        let texts = (old.text.get(lang).to_owned(), new.text.get(lang).to_owned());
        (Change::Reworded, column, texts)
    });
    let cell = |version: &Version, duty: &Duty, column: &str| {
        let text = version.sources.cell_text(duty.row, column);
        text.unwrap_or_default().trim().to_owned()
    };
    let others = ["level", "structure"].map(|column| {
        let values = (cell(before, old, column), cell(after, new, column));
        (Change::Changed, column, values)
    });
    for (change, column, (was, is)) in texts.into_iter().chain(others) {
        if was != is {
            found.differences.push(
                Difference::new("duty", name, change)
                    .column(column)
                    .values(Some(&was), Some(&is))
                    .places(
                        Some(before.cell(old.row, column)),
                        Some(after.cell(new.row, column)),
                    )
                    .of(subject.clone()),
            );
        }
    }
}
