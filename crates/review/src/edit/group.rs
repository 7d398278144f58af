//! Steps that one reviewer made in one go, put together.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::base::Base;
use super::flat::Flat;
use super::steps::Step;
use crate::document::{END, Track};

/// Who made a change, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Nobody that the document names: it was not tracked, or was accepted.
    Untracked,
    /// A reviewer, by name; of a move with its name.
    Tracked(String, Option<String>),
    /// One put in what another took out: nothing of it is left.
    Nothing(String),
}

/// A stretch of changes.
#[derive(Debug, Clone)]
pub struct Group {
    /// Who made it.
    pub by: By,
    /// When: the last day and time of it.
    pub date: Option<String>,
    /// The words that are gone, the ends of paragraphs among them.
    pub removed: String,
    /// The words that have come, likewise.
    pub added: String,
    /// The characters that are gone, by their places in what was.
    pub gone: Vec<usize>,
    /// The last character before it that was there, and the first behind it.
    pub around: (Option<usize>, Option<usize>),
    /// The bookmark that what has come stands in.
    pub mark: Option<String>,
    /// Whether what has come is what fields show, and nothing else.
    pub in_field: bool,
    /// Whether some of what has come is what fields show.
    pub has_field: bool,
    /// Whether what has come stands in a paragraph that was not there.
    pub is_new: bool,
    /// Whether the end of a paragraph has come or is gone.
    has_end: bool,
    /// The paragraphs of the document that what has come stands in.
    paragraphs: Vec<usize>,
    /// Whether nothing else has come in these paragraphs.
    pub is_alone: bool,
    /// The styles of the paragraphs that what has come stands in, one after the other.
    pub forms: Vec<String>,
    /// Whether it is a half of a paragraph that was parted or joined without a track.
    pub is_half: bool,
    /// Why it is no change by itself, if it is none.
    pub hangs: Option<&'static str>,
    /// Its steps among all.
    pub steps: Range<usize>,
}

/// What a step is.
enum Fate<'d> {
    Kept,
    Gone(Option<&'d Rc<Track>>),
    Come(Option<&'d Rc<Track>>),
    Nothing(Option<&'d Rc<Track>>, &'d Rc<Track>),
}

fn fate<'d>(step: &Step, flat: &'d Flat<'_>) -> Fate<'d> {
    let Some(item) = step.is else {
        return Fate::Gone(None);
    };
    let own = flat.stretches[flat.items[item].1].fate;
    match (step.was, &own.put_in, &own.taken_out) {
        (Some(_), _, None) => Fate::Kept,
        (Some(_), _, Some(track)) => Fate::Gone(Some(track)),
        (None, put_in, None) => Fate::Come(put_in.as_ref()),
        (None, put_in, Some(track)) => Fate::Nothing(put_in.as_ref(), track),
    }
}

fn by(fate: &Fate<'_>) -> Option<By> {
    let of = |track: &Option<&Rc<Track>>| match track {
        Some(track) => By::Tracked(track.author.clone(), track.moved.clone()),
        None => By::Untracked,
    };
    Some(match fate {
        Fate::Kept => return None,
        Fate::Gone(track) | Fate::Come(track) => of(track),
        Fate::Nothing(put_in, track) => {
            let own = put_in.map_or("", |track| track.author.as_str());
            By::Nothing(match own == track.author || own.is_empty() {
                true => track.author.clone(),
                false => format!("{own}, then {}", track.author),
            })
        }
    })
}

/// Which characters stand in a paragraph that was not there: nothing of it was, but the
/// end of one that was parted there.
fn new_paragraphs(flat: &Flat<'_>, steps: &[Step]) -> Vec<bool> {
    let mut paragraph = 0;
    let mut of = Vec::with_capacity(flat.items.len());
    let mut is_parted = vec![false];
    for (c, stretch) in &flat.items {
        of.push(paragraph);
        if *c == END {
            paragraph += 1;
            is_parted.push(flat.stretches[*stretch].fate.put_in.is_some());
        }
    }
    let mut is_new = vec![true; paragraph + 1];
    for step in steps {
        if let (Some(_), Some(item)) = (step.was, step.is) {
            let own = of[item];
            if flat.items[item].0 != END || !is_parted[own] {
                is_new[own] = false;
            }
        }
    }
    of.into_iter().map(|own| is_new[own]).collect()
}

/// The stretches of some steps.
pub(super) fn groups(base: &Base, flat: &Flat<'_>, steps: &[Step], forms: &[&str]) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut open = false;
    let mut last = None;
    let new = new_paragraphs(flat, steps);
    for (at, step) in steps.iter().enumerate() {
        let fate = fate(step, flat);
        let is_new = step.is.is_some_and(|item| new[item]);
        let Some(by) = by(&fate) else {
            open = false;
            last = step.was;
            continue;
        };
        let goes_on = open
            && out
                .last()
                .is_some_and(|group| group.by == by && group.is_open(is_new));
        if !goes_on {
            out.push(Group {
                by,
                date: None,
                removed: String::new(),
                added: String::new(),
                gone: Vec::new(),
                around: (last, None),
                mark: None,
                in_field: true,
                has_field: false,
                is_new,
                has_end: false,
                is_alone: true,
                is_half: false,
                hangs: None,
                forms: Vec::new(),
                paragraphs: Vec::new(),
                steps: at..at,
            });
        }
        open = true;
        if let Some(group) = out.last_mut() {
            group.take(step, &fate, flat, base);
            group.stands_in(step, flat, forms);
            group.steps.end = at + 1;
        }
        last = step.was.or(last);
    }
    let mut behind = steps.iter().enumerate().rev().peekable();
    let mut next = None;
    for group in out.iter_mut().rev() {
        while let Some((_, step)) = behind.next_if(|(at, _)| *at >= group.steps.end) {
            next = step.was.or(next);
        }
        group.around.1 = next;
    }
    note_alone(&mut out);
    out
}

/// Notes which groups share their paragraphs with others. What was put in and taken out
/// again is nowhere.
fn note_alone(groups: &mut [Group]) {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    let stays = groups
        .iter()
        .filter(|group| !matches!(group.by, By::Nothing(_)));
    for paragraph in stays.flat_map(|group| &group.paragraphs) {
        *count.entry(*paragraph).or_default() += 1;
    }
    for group in groups {
        let mut own = group.paragraphs.iter();
        group.is_alone = own.all(|paragraph| count.get(paragraph) == Some(&1));
    }
}

impl Group {
    /// Whether it goes on: not behind the end of a paragraph with words of it, nor from
    /// a new paragraph into one that was there.
    fn is_open(&self, is_new: bool) -> bool {
        let ends = |text: &str| text.ends_with(END) && text.len() > END.len_utf8();
        !ends(&self.removed) && !ends(&self.added) && (self.has_end || self.is_new == is_new)
    }

    /// Notes the paragraph that a word that has come stands in.
    fn stands_in(&mut self, step: &Step, flat: &Flat<'_>, forms: &[&str]) {
        let Some(item) = step.is.filter(|item| flat.items[*item].0 != END) else {
            return;
        };
        let paragraph = flat.paragraph(item);
        if self.paragraphs.last() != Some(&paragraph) {
            self.paragraphs.push(paragraph);
            let form = forms.get(paragraph).copied().unwrap_or_default();
            self.forms.push(form.to_owned());
        }
    }

    fn take(&mut self, step: &Step, fate: &Fate<'_>, flat: &Flat<'_>, base: &Base) {
        let tracks = match fate {
            Fate::Kept => [None, None],
            Fate::Gone(track) | Fate::Come(track) => [*track, None],
            Fate::Nothing(put_in, track) => [*put_in, Some(*track)],
        };
        for track in tracks.into_iter().flatten() {
            self.date = self.date.take().max(track.date.clone());
        }
        let stretch = step
            .is
            .map(|item| (flat.items[item].0, &flat.stretches[flat.items[item].1]));
        match fate {
            Fate::Gone(_) => {
                if let Some(was) = step.was {
                    self.has_end |= base.characters[was].0 == END;
                    self.removed.push(base.characters[was].0);
                    self.gone.push(was);
                }
            }
            _ => {
                if let Some((c, stretch)) = stretch {
                    self.has_end |= c == END;
                    self.added.push(c);
                    self.mark = self.mark.take().or(stretch.mark.map(str::to_owned));
                    self.in_field &= stretch.in_field;
                    self.has_field |= stretch.in_field;
                }
            }
        }
    }
}
