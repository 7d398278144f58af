//! Which of the places where a passage may stand is its own, by how far lines moved.

use std::collections::BTreeSet;
use std::ops::Range;

use tables::source::Span;

use super::around;
use super::find::{Files, only};
use crate::origin::{Kind, Passage};

impl Files<'_> {
    /// The one place where a passage stands with a text, which it may have in place of
    /// its own.
    pub(crate) fn find(&self, passage: &Passage, text: &str) -> Option<Span> {
        let all = self.all(passage, text);
        if !self.others.contains(&passage.file) {
            let as_it_stood = |span: &Span| {
                let place = self.file(*span).place(span.start);
                (place.line, place.column) == (passage.line, passage.column)
            };
            return only(all.into_iter().filter(as_it_stood));
        }
        let fits = all.into_iter().filter(|span| self.fits(passage, *span));
        let fits: Vec<Span> = fits.collect();
        let is_line_told = matches!(passage.kind, Kind::Cell(_))
            || passage.file.ends_with(".toml")
            || fits.len() > 1
            || self.has_double(passage);
        if !is_line_told {
            return only(fits);
        }
        let [before, behind] = self.lines_around(passage);
        let [moved_before, moved_behind] = [before, behind].map(|it| it.map(moved_by));
        let has_double = self.has_double(passage);
        let is_one = fits.len() == 1 && !has_double;
        if before.is_some() && behind.is_some() && moved_before != moved_behind && has_double {
            return None;
        }
        let own = passage.line;
        let up = self.leaving(passage, before.map_or(0, |(was, _)| was)..own);
        let down = self.leaving(passage, own..behind.map_or(own, |(was, _)| was));
        let moved = |span: &Span| {
            let by = moved_by((passage.line, self.line(*span)));
            // Nothing before it is known, and it is where it was.
            let is_alone = before.is_none() && by == 0 && (behind.is_none() || is_one);
            // Others went from between what stood around it, or to its other side.
            let is_between = moved_behind.is_some_and(|behind| {
                let before = moved_before.unwrap_or_default();
                let may_be = behind.min(before - up)..=before.max(behind + down);
                is_one && may_be.contains(&by)
            });
            moved_before == Some(by) || moved_behind == Some(by) || is_alone || is_between
        };
        only(fits.into_iter().filter(moved))
    }

    /// The line of a passage by how far what stands next to it moved.
    pub(crate) fn line_now(&self, passage: &Passage) -> usize {
        let [before, behind] = self.lines_around(passage);
        let by = before.or(behind).map_or(0, moved_by);
        passage.line.saturating_add_signed(by)
    }

    /// How many lines the document takes from between others and a passage.
    fn leaving(&self, passage: &Passage, between: Range<usize>) -> isize {
        let all = self.becomes.leave.iter();
        let own = all.filter(|(file, _)| *file == passage.file);
        let lines: BTreeSet<usize> = own.map(|(_, (line, _))| *line).collect();
        let is_inside = |line: &&usize| between.contains(*line) && **line != between.start;
        lines.iter().filter(is_inside).count().cast_signed()
    }

    /// The lines of what stands next before a passage, and behind it: as they were, and as
    /// they are.
    fn lines_around(&self, passage: &Passage) -> [Option<(usize, usize)>; 2] {
        let known = self.standing.get(passage.file.as_str());
        let known = || known.into_iter().flatten();
        let before = known().rfind(|(was, _)| was.line < passage.line);
        let behind = known().find(|(was, _)| was.line > passage.line);
        let lines = |(was, is): &(&Passage, Span)| (was.line, self.line(*is));
        [before.map(lines), behind.map(lines)]
    }

    /// Whether another passage of the file has the same words, and on a line with others
    /// the same ones around it.
    fn has_double(&self, passage: &Passage) -> bool {
        let all = self.passages(&passage.file);
        let is_cell = matches!(passage.kind, Kind::Cell(_));
        all.iter().any(|other| {
            let same = (&other.kind, &other.typed) == (&passage.kind, &passage.typed);
            let is_other = same && other.start() != passage.start();
            is_other && (is_cell || around::are_alike(all, other, passage))
        })
    }
}

/// How far a line moved.
fn moved_by((was, is): (usize, usize)) -> isize {
    is.cast_signed() - was.cast_signed()
}
