//! Word's numbering of paragraphs, headings and lists.

use tables::characters::{letters, roman};

use super::names::W;
use crate::document::List;
use crate::xml::Xml;

/// The numbering of paragraphs, from 2.
pub(super) const PARAGRAPHS: usize = 1;
/// That of headings: the third level alone shows its number.
const HEADINGS: usize = 2;
/// That of bullets.
pub(super) const BULLETS: usize = 3;
/// How far a level is set in, in twentieths of a point.
pub(super) const STEP: usize = 700;
/// The levels that Word has.
const LEVELS: usize = 9;

/// The numberings of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The patterns of lists, and whether their numbers stand at the margin.
    patterns: Vec<(Vec<String>, bool)>,
    /// The lists: which definition they are of, and the number of the first item.
    lists: Vec<(usize, usize)>,
    /// The list that was begun last, its pattern, and the number that comes next.
    last: Option<(usize, Vec<String>, usize)>,
    /// The numbering of paragraphs in force, and the number that comes next.
    paragraphs: Option<(usize, usize)>,
}

impl Numbering {
    /// A list, which may run on from the one before; gives what it is called.
    pub(super) fn list(&mut self, list: &List) -> usize {
        let (pattern, start) = (&list.pattern, list.start);
        let next = start + list.items.len();
        if let Some((id, last, expected)) = self.last.take()
            && last == *pattern
            && start > 1
            && start == expected
        {
            self.last = Some((id, last, next));
            return id;
        }
        let id = self.new_list((pattern, list.at_margin), start);
        self.last = Some((id, pattern.clone(), next));
        id
    }

    fn new_list(&mut self, (pattern, at_margin): (&[String], bool), start: usize) -> usize {
        let is = |(known, own): &(Vec<String>, bool)| known == pattern && *own == at_margin;
        let known = self.patterns.iter().position(is);
        let at = known.unwrap_or_else(|| {
            self.patterns.push((pattern.to_vec(), at_margin));
            self.patterns.len() - 1
        });
        self.instance(BULLETS + 1 + at, start)
    }

    fn instance(&mut self, definition: usize, start: usize) -> usize {
        self.lists.push((definition, start));
        BULLETS + self.lists.len()
    }

    /// The numbering that gives a paragraph its number; none where its style does.
    pub(super) fn paragraph(&mut self, number: usize) -> Option<usize> {
        let (own, next) = self.paragraphs.unwrap_or((PARAGRAPHS, 2));
        let own = match number == next {
            true => own,
            false => self.instance(PARAGRAPHS, number),
        };
        self.paragraphs = Some((own, number + 1));
        (own != PARAGRAPHS).then_some(own)
    }

    /// The numbering in force; none where a paragraph's style gives it.
    pub(super) fn current(&self) -> Option<usize> {
        let own = self.paragraphs.map(|(own, _)| own);
        own.filter(|own| *own != PARAGRAPHS)
    }

    /// The part.
    pub(super) fn part(&self) -> String {
        let mut xml = Xml::part();
        xml.open("w:numbering", &[("xmlns:w", W)]);
        let paragraphs = Level {
            pattern: "2.",
            style: Some("PaperParagraph"),
            left: 0,
            hanging: 0,
            tab: Some(STEP),
        };
        abstracted(&mut xml, PARAGRAPHS, &[paragraphs]);
        let heading = |pattern, style| Level {
            pattern,
            style: Some(style),
            left: 0,
            hanging: 0,
            tab: None,
        };
        let headings = [
            heading("", "Heading1"),
            heading("", "Heading2"),
            heading("(I)", "Heading3"),
        ];
        abstracted(&mut xml, HEADINGS, &headings);
        let bullet = ["•".to_owned()];
        abstracted(&mut xml, BULLETS, &list_levels(&bullet, false));
        for (at, (pattern, at_margin)) in self.patterns.iter().enumerate() {
            abstracted(
                &mut xml,
                BULLETS + 1 + at,
                &list_levels(pattern, *at_margin),
            );
        }
        for own in [PARAGRAPHS, HEADINGS, BULLETS] {
            instance(&mut xml, own, own, None);
        }
        for (at, (definition, start)) in self.lists.iter().enumerate() {
            instance(&mut xml, BULLETS + 1 + at, *definition, Some(*start));
        }
        xml.done()
    }
}

/// A level of a definition.
struct Level<'a> {
    /// How its numbers look: `2.`, `(a)`, `•`.
    pattern: &'a str,
    style: Option<&'static str>,
    left: usize,
    hanging: usize,
    tab: Option<usize>,
}

/// How far the texts of a level's items are set in.
pub(super) fn text_at(level: usize, at_margin: bool) -> usize {
    (level + 2 - usize::from(at_margin)) * STEP
}

fn list_levels(pattern: &[String], at_margin: bool) -> Vec<Level<'_>> {
    let level = |at: usize| Level {
        pattern: pattern
            .get(at)
            .or(pattern.last())
            .map_or("", String::as_str),
        style: None,
        left: text_at(at, at_margin),
        hanging: STEP,
        tab: None,
    };
    (0..LEVELS).map(level).collect()
}

/// The kind of a number in Word's words.
pub(super) fn format(pattern: &str) -> &'static str {
    let sign = pattern.chars().find(|c| c.is_alphanumeric());
    match sign {
        Some('a') => "lowerLetter",
        Some('i') => "lowerRoman",
        Some('A') => "upperLetter",
        Some('I') => "upperRoman",
        Some(_) => "decimal",
        None if pattern.is_empty() => "none",
        None => "bullet",
    }
}

fn abstracted(xml: &mut Xml, id: usize, levels: &[Level<'_>]) {
    let id = id.to_string();
    xml.open("w:abstractNum", &[("w:abstractNumId", &id)]);
    xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
    for (at, level) in levels.iter().enumerate() {
        let format = format(level.pattern);
        let start = if level.pattern == "2." { "2" } else { "1" };
        xml.open("w:lvl", &[("w:ilvl", &at.to_string())]);
        xml.empty("w:start", &[("w:val", start)]);
        xml.empty("w:numFmt", &[("w:val", format)]);
        if let Some(style) = level.style {
            xml.empty("w:pStyle", &[("w:val", style)]);
        }
        if let ("none", _) | ("upperRoman", Some(_)) = (format, level.style) {
            let suffix = if format == "none" { "nothing" } else { "space" };
            xml.empty("w:suff", &[("w:val", suffix)]);
        }
        let own = format!("%{}", at + 1);
        let text = match format {
            "bullet" => level.pattern.to_owned(),
            _ => level.pattern.replace(|c: char| c.is_alphanumeric(), &own),
        };
        xml.empty("w:lvlText", &[("w:val", &text)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        xml.open("w:pPr", &[]);
        if let Some(tab) = level.tab {
            xml.open("w:tabs", &[]);
            xml.empty("w:tab", &[("w:val", "num"), ("w:pos", &tab.to_string())]);
            xml.close();
        }
        let (left, hanging) = (level.left.to_string(), level.hanging.to_string());
        match level.hanging {
            0 => xml.empty("w:ind", &[("w:left", &left), ("w:firstLine", "0")]),
            _ => xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]),
        }
        xml.close_many(2);
    }
    xml.close();
}

fn instance(xml: &mut Xml, id: usize, definition: usize, start: Option<usize>) {
    xml.open("w:num", &[("w:numId", &id.to_string())]);
    xml.empty("w:abstractNumId", &[("w:val", &definition.to_string())]);
    if let Some(start) = start {
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.empty("w:startOverride", &[("w:val", &start.to_string())]);
        xml.close();
    }
    xml.close();
}

/// A number as Word writes it: `(a)` of 1. Letters as far as everybody counts alike:
/// Word goes on with aa, bb.
pub(super) fn printed(pattern: &str, number: usize) -> Option<String> {
    let letter = || (1..=26).contains(&number).then(|| letters(number));
    let roman = || (1..400).contains(&number).then(|| roman(number));
    let sign = match format(pattern) {
        "decimal" => number.to_string(),
        "lowerLetter" => letter()?,
        "lowerRoman" => roman()?,
        "upperLetter" => letter()?.to_ascii_uppercase(),
        "upperRoman" => roman()?.to_ascii_uppercase(),
        _ => return None,
    };
    Some(pattern.replace(|c: char| c.is_alphanumeric(), &sign))
}

#[cfg(test)]
mod tests {
    use super::{Numbering, printed};

    #[test]
    fn numbers_are_those_of_word() {
        let printed = |pattern, number| printed(pattern, number).unwrap_or_default();
        assert_eq!(printed("(a)", 26), "(z)");
        assert_eq!(printed("(a)", 27), "");
        assert_eq!(printed("(i)", 14), "(xiv)");
        assert_eq!(printed("(1)", 30), "(30)");
    }

    #[test]
    fn paragraphs_count_by_their_style_until_they_begin_anew() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.paragraph(2), None);
        assert_eq!(numbering.paragraph(3), None);
        let anew = numbering.paragraph(1);
        assert!(anew.is_some());
        assert_eq!(numbering.paragraph(2), anew);
    }
}
