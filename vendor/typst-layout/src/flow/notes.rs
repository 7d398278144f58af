// PANELPAPER: a file of our own. It keeps a footnote on the page of its mark.
//
// Typst places a note as soon as it meets its mark, and begins the page anew. Here
// a line, block or part of a block is placed together with its notes or not at all;
// of a block that breaks across pages, as much is placed as has room beside its
// notes. How often a block is laid out for that does not depend on how many notes
// it has.

use rustc_hash::FxHashSet;
use typst_library::diag::SourceResult;
use typst_library::engine::Engine;
use typst_library::foundations::Packed;
use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Abs, Frame, FrameItem, Region, Regions};
use typst_library::model::FootnoteElem;
use typst_library::text::TextElem;
use typst_utils::Numeric;

use super::collect::{LineChild, MultiSpill};
use super::compose::{
    Composer, Insertions, find_in_frame, find_in_frame_impl, layout_footnote,
    layout_footnote_separator,
};
use super::distribute::Distributor;
use super::{Child, FlowMode, FlowResult, Stop};

/// A footnote's mark, and how far down it stands in its frame.
type Mark = (Abs, Packed<FootnoteElem>);

/// A part of a breakable block, and what is left of it.
pub type Part<'a, 'b> = (Frame, Option<MultiSpill<'a, 'b>>);

/// Lays out a part of a breakable block.
pub type PartLayout<'a, 'b, 'l> =
    &'l dyn Fn(&mut Engine, Regions) -> SourceResult<Part<'a, 'b>>;

/// How many ends of a part are tried that follow from where its marks stand, and
/// how many are tried by halving if none of them will do.
const ENDS: usize = 6;
const HALVINGS: usize = 6;

/// Less than this is no difference.
fn hair() -> Abs {
    Abs::pt(0.01)
}

/// The notes of a column so far.
#[derive(Clone)]
pub struct Notes<'a, 'b> {
    insertions: Insertions<'a, 'b>,
    spill: Option<std::vec::IntoIter<Frame>>,
    queue: Vec<Packed<FootnoteElem>>,
}

/// Whether nothing in a frame can be seen: it has tags alone.
pub fn holds_nothing(frame: &Frame) -> bool {
    frame.items().all(|(_, item)| match item {
        FrameItem::Tag(_) => true,
        FrameItem::Group(group) => holds_nothing(&group.frame),
        _ => false,
    })
}

impl<'a, 'b> Composer<'a, 'b, '_, '_> {
    /// The notes of the column so far.
    pub fn notes(&self) -> Notes<'a, 'b> {
        Notes {
            insertions: self.column_insertions.clone(),
            spill: self.footnote_spill.clone(),
            queue: self.footnote_queue.clone(),
        }
    }

    /// Goes back to earlier notes.
    pub fn restore_notes(&mut self, notes: Notes<'a, 'b>) {
        self.column_insertions = notes.insertions;
        self.footnote_spill = notes.spill;
        self.footnote_queue = notes.queue;
    }

    /// How much of the column its notes and floats take.
    pub fn inserted(&self) -> Abs {
        self.column_insertions.height()
    }

    /// The marks that come with a frame whose notes are not placed.
    fn marks(&self, frame: &Frame) -> Vec<Mark> {
        let mut marks = vec![];
        if self.config.mode != FlowMode::Root {
            return marks;
        }
        for tag in &self.work.tags {
            let Tag::Start(elem, _) = tag else { continue };
            let Some(note) = elem.to_packed::<FootnoteElem>() else { continue };
            marks.push((Abs::zero(), note.clone()));
        }
        find_in_frame_impl::<FootnoteElem>(&mut marks, frame, Abs::zero());
        marks.retain(|(_, note)| !note.is_ref() && !self.skipped(note.location().unwrap()));
        marks
    }

    /// Places the notes of marks beside what needs `need` of the room, and queues
    /// those that have none.
    fn place_notes(&mut self, regions: &Regions, marks: &[Mark], need: Abs) -> FlowResult<()> {
        let mut left = *regions;
        for (_, note) in marks {
            match self.footnote(note.clone(), &mut left, need, false) {
                Ok(()) | Err(Stop::Relayout(_)) => {}
                err => return err,
            }
        }
        Ok(())
    }

    /// Places the notes of marks beside what needs `need` of the room, if there is
    /// room for all of them; of the last, for its beginning, unless it is to be
    /// `whole`. Else places none.
    fn try_notes(
        &mut self,
        regions: &Regions,
        marks: &[Mark],
        need: Abs,
        whole: bool,
    ) -> FlowResult<bool> {
        if marks.is_empty() {
            return Ok(true);
        }
        let before = self.notes();
        let spilt = before.spill.is_some();
        self.place_notes(regions, marks, need)?;
        let waiting = self.footnote_queue.len() > before.queue.len();
        if waiting || (whole && !spilt && self.footnote_spill.is_some()) {
            self.restore_notes(before);
            return Ok(false);
        }
        Ok(true)
    }

    /// The height of a note, with the gap above it and the notes in it.
    fn note_height(&mut self, note: &Packed<FootnoteElem>, regions: &Regions) -> FlowResult<Abs> {
        let mut pod = *regions;
        pod.expand.y = false;
        pod.size.y = Abs::inf();
        pod.backlog = &[];
        pod.last = None;
        let frames = layout_footnote(self.engine, self.config, note, pod)?;
        let mut height = self.config.footnote.gap;
        for frame in frames.iter() {
            height += frame.height();
            for (_, inner) in find_in_frame::<FootnoteElem>(frame) {
                if !inner.is_ref() && inner.location() != note.location() {
                    height += self.note_height(&inner, regions)?;
                }
            }
        }
        Ok(height)
    }

    /// How much of a note can begin in some room; zero if nothing.
    fn beginning(
        &mut self,
        note: &Packed<FootnoteElem>,
        regions: &Regions,
        room: Abs,
    ) -> FlowResult<Abs> {
        let mut pod = *regions;
        pod.expand.y = false;
        pod.size.y = room;
        let frames = layout_footnote(self.engine, self.config, note, pod)?.into_frames();
        Ok(frames.first().filter(|frame| !holds_nothing(frame)).map_or(Abs::zero(), Frame::height))
    }

    /// Where a part of a block could end so that its notes have room, the furthest
    /// down first; and where it could if a short note went on overleaf. `marks` are
    /// those of the part laid out in all of `regions`.
    fn ends(&mut self, regions: &Regions, marks: &[Mark]) -> FlowResult<(Vec<Abs>, Vec<Abs>)> {
        let mut marks: Vec<_> = marks.iter().collect();
        marks.sort_by_key(|(y, _)| *y);
        let line = 1.5 * self.config.shared.resolve(TextElem::size);
        let gap = self.config.footnote.gap;

        // The room that is left beside the first notes, none, one, two, …
        let mut left = regions.size.y;
        if self.column_insertions.footnotes.is_empty() {
            let separator =
                layout_footnote_separator(self.engine, self.config, regions.base())?;
            left -= self.config.footnote.clearance + separator.height();
        }
        let mut rooms = vec![left];
        for (_, note) in &marks {
            if left > Abs::zero() {
                left -= self.note_height(note, regions)?;
            }
            rooms.push(left);
        }

        let (mut ends, mut last) = (vec![], vec![]);
        for kept in (0..=marks.len()).rev() {
            let room = if kept == 0 { regions.size.y } else { rooms[kept] };
            let above = if kept == 0 { Abs::zero() } else { marks[kept - 1].0 };
            let below = marks.get(kept).map(|(y, _)| *y - hair());
            // The next note begins here and goes on overleaf.
            if let Some((y, note)) = marks.get(kept)
                && last.is_empty()
                && rooms[kept] - *y > line
            {
                let beyond = marks[kept + 1..].iter().map(|(y, _)| *y).find(|next| next > y);
                for slack in [4.0 * line, line, Abs::zero()] {
                    let free = rooms[kept] - gap;
                    let begun = self.beginning(note, regions, free - *y - slack)?;
                    if !begun.is_zero() {
                        last.push((free - begun).min(beyond.map_or(free, |y| y - hair())));
                    }
                }
                if rooms[kept] - rooms[kept + 1] > regions.base().y / 3.0 {
                    ends.append(&mut last.clone());
                }
            }
            if room > above && below.is_none_or(|below| below > above) {
                ends.push(below.map_or(room, |below| room.min(below)));
            }
            if ends.len() >= ENDS {
                break;
            }
        }
        for ends in [&mut ends, &mut last] {
            ends.retain(|end| *end > Abs::zero() && *end < regions.size.y);
            ends.truncate(ENDS);
        }
        Ok((ends, last))
    }

    /// Takes out of a finished column what has no mark in it: notes whose marks
    /// have gone to the next column come there. `pending` are the notes that were
    /// left over from earlier columns.
    pub fn settle(&mut self, pending: &[Packed<FootnoteElem>], inner: &mut Frame, expand: bool) {
        if self.column_insertions.notes.is_empty() && self.footnote_queue.is_empty() {
            return;
        }
        let mut known: FxHashSet<Location> = FxHashSet::default();
        known.extend(pending.iter().filter_map(|note| note.location()));
        for area in [&self.page_insertions, &self.column_insertions] {
            for (_, frame) in area.top_floats.iter().chain(&area.bottom_floats) {
                add_marks(&mut known, frame);
            }
        }
        add_marks(&mut known, inner);

        let gap = self.config.footnote.gap;
        let clearance = self.config.footnote.clearance;
        let area = &mut self.column_insertions;
        let frames = std::mem::take(&mut area.footnotes);
        let notes = std::mem::take(&mut area.notes);
        let spills = frames.len() - notes.len();
        let movable = !holds_nothing(inner);
        let mut freed = Abs::zero();
        let mut last_gone = false;
        for (i, frame) in frames.into_iter().enumerate() {
            let note = i.checked_sub(spills).map(|i| notes[i]);
            last_gone = movable && note.is_some_and(|note| !known.contains(&note));
            if last_gone {
                freed += gap + frame.height();
                area.skips.retain(|skip| Some(*skip) != note);
                continue;
            }
            add_marks(&mut known, &frame);
            area.notes.extend(note);
            area.footnotes.push(frame);
        }
        if last_gone {
            self.footnote_spill = None;
        }
        for frame in self.footnote_spill.iter().flat_map(|spill| spill.as_slice()) {
            add_marks(&mut known, frame);
        }
        if area.footnotes.is_empty()
            && let Some(separator) = area.footnote_separator.take()
        {
            freed += clearance + separator.height();
        }
        area.bottom_size -= freed;
        if expand && !freed.is_zero() {
            inner.size_mut().y += freed;
        }
        self.footnote_queue.retain(|note| note.location().is_some_and(|at| known.contains(&at)));
    }
}

/// Adds the marks in a frame.
fn add_marks(known: &mut FxHashSet<Location>, frame: &Frame) {
    let marks = find_in_frame::<FootnoteElem>(frame).into_iter();
    known.extend(marks.filter_map(|(_, note)| note.location()));
}

impl<'a, 'b> Distributor<'a, 'b, '_, '_, '_> {
    /// Places the notes of a frame that does not break, which needs `need` of the
    /// room. If there is none for them, the frame moves on; false if that is of no
    /// use. Short notes of a sticky frame do not go on overleaf.
    pub fn notes_of(&mut self, frame: &Frame, need: Abs, sticky: bool) -> FlowResult<bool> {
        let marks = self.composer.marks(frame);
        let before = self.composer.inserted();
        let mut whole = false;
        if sticky && self.may_move() {
            let mut height = Abs::zero();
            for (_, note) in &marks {
                height += self.composer.note_height(note, &self.regions)?;
            }
            whole = height <= self.regions.base().y / 3.0;
        }
        if !self.composer.try_notes(&self.regions, &marks, need, whole)? {
            return if self.may_move() { Err(Stop::Finish(false)) } else { Ok(false) };
        }
        self.regions.size.y -= self.composer.inserted() - before;
        Ok(true)
    }

    /// Whether a line has room for its notes and for those of the lines that stay with
    /// it, which all need `need` of the room; or cannot move on.
    pub fn have_room(&mut self, line: &LineChild, need: Abs) -> FlowResult<bool> {
        let mut kept = vec![];
        for frame in &line.kept {
            find_in_frame_impl::<FootnoteElem>(&mut kept, frame, Abs::zero());
        }
        kept.retain(|(_, note)| !note.is_ref());
        if kept.is_empty() || !self.may_move() {
            return Ok(true);
        }
        let mut marks = self.composer.marks(&line.frame);
        marks.extend(kept);
        let before = self.composer.notes();
        let placed = self.composer.try_notes(&self.regions, &marks, need, false)?;
        self.composer.restore_notes(before);
        Ok(placed)
    }

    /// Places those notes of a frame that have room; the others have to wait.
    pub fn some_notes_of(&mut self, frame: &Frame, need: Abs) -> FlowResult<()> {
        let marks = self.composer.marks(frame);
        let before = self.composer.inserted();
        self.composer.place_notes(&self.regions, &marks, need)?;
        self.regions.size.y -= self.composer.inserted() - before;
        Ok(())
    }

    /// Whether it can be of use to leave the rest to the next region. Not if it
    /// leaves behind headings that stand at the top of this one.
    fn may_move(&self) -> bool {
        self.regions.may_progress() && self.stickable != Some(false)
    }

    /// The room for the frame of a block that sticks to what follows it, and for
    /// the beginning of that.
    pub fn need_of_sticky(&mut self, frame: &Frame) -> FlowResult<Abs> {
        let own = frame.height();
        if self.composer.marks(frame).is_empty() {
            return Ok(own);
        }
        let base = self.regions.base();
        let mut need = own;
        let mut weak = Abs::zero();
        let children = self.composer.work.children;
        for child in children.iter().skip(1) {
            let height = match child {
                Child::Tag(_) => continue,
                Child::Rel(amount, weakness) => {
                    let amount = amount.relative_to(base.y);
                    if *weakness > 0 {
                        weak.set_max(amount);
                    } else {
                        need += amount;
                    }
                    continue;
                }
                Child::Line(line) => line.need,
                Child::Single(single) => {
                    let region = Region::new(base, self.regions.expand);
                    single.layout(self.composer.engine, region)?.height()
                }
                Child::Multi(_) => 3.0 * self.composer.config.shared.resolve(TextElem::size),
                _ => break,
            };
            need += std::mem::take(&mut weak) + height;
            let sticky = match child {
                Child::Single(single) => single.sticky,
                Child::Multi(multi) => multi.sticky,
                _ => false,
            };
            if !sticky {
                break;
            }
        }
        Ok(if need < 0.75 * base.y { need } else { own })
    }

    /// As much of a breakable block as has room beside its notes, which are placed.
    /// `part` is what there is of it without notes, `layout` lays it out anew. None
    /// if all of it should move on.
    pub fn with_notes(
        &mut self,
        part: Part<'a, 'b>,
        layout: PartLayout<'a, 'b, '_>,
    ) -> FlowResult<Option<Part<'a, 'b>>> {
        let marks = self.composer.marks(&part.0);
        if marks.is_empty() {
            return Ok(Some(part));
        }
        let before = self.composer.inserted();
        let found = self.fitting(part, &marks, layout)?;
        self.regions.size.y -= self.composer.inserted() - before;
        Ok(found)
    }

    /// See `with_notes`.
    fn fitting(
        &mut self,
        part: Part<'a, 'b>,
        marks: &[Mark],
        layout: PartLayout<'a, 'b, '_>,
    ) -> FlowResult<Option<Part<'a, 'b>>> {
        let regions = self.regions;
        if self.composer.try_notes(&regions, marks, part.0.height(), true)? {
            return Ok(Some(part));
        }
        if !regions.may_break() {
            self.composer.place_notes(&regions, marks, part.0.height())?;
            return Ok(Some(part));
        }

        let (ends, last) = self.composer.ends(&regions, marks)?;
        for end in ends {
            if let Some(found) = self.ending_at(end, layout)? {
                return Ok(Some(found));
            }
        }

        // Where marks do not stand one below the other, as in columns, they move
        // when the part becomes shorter.
        if marks.windows(2).any(|pair| pair[0].0 > pair[1].0 + hair())
            && let Some(found) = self.halved(layout)?
        {
            return Ok(Some(found));
        }
        if self.may_move() {
            return Ok(None);
        }
        for end in last {
            if let Some(found) = self.ending_at(end, layout)? {
                return Ok(Some(found));
            }
        }

        // It cannot be: some notes have to wait.
        let line = 1.5 * self.composer.config.shared.resolve(TextElem::size);
        let first = marks.iter().map(|(y, _)| *y).min().unwrap_or_default();
        for lines in [1.0, 4.0, 10.0] {
            let mut less = regions;
            less.size.y.set_min(first + lines * line);
            let part = layout(self.composer.engine, less)?;
            let marks = self.composer.marks(&part.0);
            if !marks.is_empty() && !holds_nothing(&part.0) {
                self.composer.place_notes(&regions, &marks, part.0.height())?;
                return Ok(Some(part));
            }
        }
        let part = layout(self.composer.engine, regions)?;
        self.composer.place_notes(&regions, marks, part.0.height())?;
        Ok(Some(part))
    }

    /// The longest part that is found by halving.
    fn halved(&mut self, layout: PartLayout<'a, 'b, '_>) -> FlowResult<Option<Part<'a, 'b>>> {
        let mut found = None;
        let (mut low, mut high) = (Abs::zero(), self.regions.size.y);
        let mut notes = self.composer.notes();
        let before = notes.clone();
        for _ in 0..HALVINGS {
            let middle = (low + high) / 2.0;
            match self.ending_at(middle, layout)? {
                Some(part) => {
                    low = middle;
                    found = Some(part);
                    notes = self.composer.notes();
                    self.composer.restore_notes(before.clone());
                }
                None => high = middle,
            }
        }
        self.composer.restore_notes(notes);
        Ok(found)
    }

    /// The part that ends at some height at the latest, if it holds something and
    /// there is room for its notes, which are placed.
    fn ending_at(
        &mut self,
        end: Abs,
        layout: PartLayout<'a, 'b, '_>,
    ) -> FlowResult<Option<Part<'a, 'b>>> {
        let mut less = self.regions;
        less.size.y = end;
        let part = layout(self.composer.engine, less)?;
        if holds_nothing(&part.0) {
            return Ok(None);
        }
        let marks = self.composer.marks(&part.0);
        let fits = self.composer.try_notes(&self.regions, &marks, part.0.height(), false)?;
        Ok(fits.then_some(part))
    }
}
