//! The fixed words of an edition: what papers always say around the facts.
//!
//! They stand in `templates/words.<lang>.toml` and nowhere else, so that code,
//! helpers and templates cannot say the same thing in two ways. A pattern
//! holds `{name}` where a fact goes.

mod annex;
mod chart;
mod item;
mod shown;
mod tables;
mod time;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PayPoint;

pub use annex::{AnnexWords, MarginWords};
pub use chart::ChartWords;
pub use item::{ItemWords, SectionWords};
pub use shown::ShownWords;
pub use tables::{ColumnWords, EstablishmentWords, GroupWords, TableWords};
pub use time::{TenureWords, TimeWords};

/// A text with `{name}` places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pattern(String);

impl From<&str> for Pattern {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Pattern {
    /// The text with its places as they are written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has a place for a value.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&format!("{{{name}}}"))
    }

    /// The text with each `{name}` replaced by its value; a place that no
    /// value is given for stays as it is written.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.0.as_str();
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            let end = rest.find('}').map_or(rest.len(), |close| close + 1);
            let name = rest[..end].trim_matches(['{', '}']);
            let value = values.iter().find(|(known, _)| *known == name);
            out.push_str(value.map_or(&rest[..end], |(_, value)| value));
            rest = &rest[end..];
        }
        out + rest
    }
}

/// Singular and plural of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    /// For one.
    pub one: Pattern,
    /// For several.
    pub many: Pattern,
}

/// How things are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListWords {
    /// `{from}` to `{to}`.
    pub range: Pattern,
    /// How many neighbours make a range; fewer are named one by one.
    pub range_from: usize,
    /// Between two of several.
    pub comma: String,
    /// Before the last.
    pub last: String,
}

impl ListWords {
    /// A run of neighbours, none of them left out: as a range where they are
    /// enough for one, and else one by one.
    pub(super) fn run(&self, run: &[String]) -> Vec<String> {
        match run {
            [first, .., last] if run.len() >= self.range_from => {
                vec![self.range.fill(&[("from", first), ("to", last)])]
            }
            _ => run.to_vec(),
        }
    }

    /// The items with commas and the word before the last.
    pub fn join(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [firsts @ .., last] => firsts.join(&self.comma) + &self.last + last,
        }
    }
}

/// How numbers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// From how many digits on figures are in groups of three.
    pub grouped_from: usize,
    /// The same of counts in tables.
    pub in_tables_from: usize,
    /// None of something, in words.
    pub none: String,
}

/// How paragraphs are referred to: `{n}`, or `{list}` for several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParagraphWords {
    /// One.
    pub one: Pattern,
    /// Several.
    pub many: Pattern,
    /// Whether items of one paragraph share its number: 2(a) and (b).
    pub items_share: bool,
    /// `{list}` of an annex, `{annex}`, where another part of the paper names it.
    pub in_annex: Pattern,
    /// `{list}` of the paper itself, where an annex names it.
    pub in_paper: Pattern,
}

/// How posts of one rank are listed: `{count}`, `{rank}`, `{point}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostsWords {
    /// One post.
    pub one: Pattern,
    /// Several.
    pub many: Pattern,
    /// Whether their number is in words, as far as there are words.
    pub numeral: bool,
    /// The same with what a call asks for.
    pub show: ShownWords,
    /// The same on lines of their own.
    pub lines: ShownWords,
}

/// Numbers in rising order with runs of neighbours as ranges: 1、3至5及7.
pub fn merged(numbers: &[usize], words: &ListWords) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let runs = runs.map(|run| run.iter().map(usize::to_string).collect::<Vec<_>>());
    let items: Vec<String> = runs.flat_map(|run| words.run(&run)).collect();
    words.join(&items)
}

/// What the layout prints after the items of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Separators {
    /// After all but the last two.
    pub item: String,
    /// After the last but one.
    pub penultimate: String,
    /// After the last.
    pub last: String,
}

impl Separators {
    /// The text without a separator typed at its end: the layout prints it.
    /// An English full stop stays, since it may end an abbreviation.
    pub fn strip<'t>(&self, text: &'t str) -> &'t str {
        [&self.penultimate, &self.item, &self.last]
            .into_iter()
            .filter(|separator| separator.as_str() != ".")
            .find_map(|separator| text.strip_suffix(separator.as_str()))
            .unwrap_or(text)
    }

    /// The separator after item `index` (from 0) of `count`.
    pub fn after(&self, index: usize, count: usize) -> &str {
        match count.saturating_sub(index) {
            0 | 1 => &self.last,
            2 => &self.penultimate,
            _ => &self.item,
        }
    }
}

/// The words of annexes of duties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutiesWords {
    /// The second line of the heading.
    pub heading: String,
    /// The same for a created post.
    pub proposed: String,
    /// The same for a post whose duties are said to be revised.
    pub revised: String,
    /// The head of what is compared: as it is.
    pub before: String,
    /// As it is proposed.
    pub after: String,
    /// `{rank}` with its `{point}`.
    pub rank: Pattern,
}

/// The words of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyWords {
    /// Pay on several points: `{from}`, `{to}`.
    pub pay_range: Pattern,
    /// Pay on one point: `{pay}`.
    pub pay_one: Pattern,
    /// Millions, or 萬: `{n}`.
    pub million: Pattern,
    /// Billions, or 億: `{n}`.
    pub billion: Pattern,
    /// A ceiling that is raised: `{existing}`, `{change}`, `{total}`.
    pub ceiling_up: Pattern,
    /// The same of one that is lowered.
    pub ceiling_down: Pattern,
}

/// Every fixed word of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// A day: `{year}`, `{month}`, `{day}`, and `{name}` of the month.
    pub date: Pattern,
    /// A month: `{year}`, `{month}`, `{name}`.
    pub month: Pattern,
    /// The paper's `{number}` at its head.
    pub number: Pattern,
    /// The label of an annex that is sent round again: `{label}`.
    pub revised: Pattern,
    /// A full `{name}` with its abbreviation, `{short}`.
    pub define: Pattern,
    /// The names of the months, where the language has them.
    #[serde(default)]
    pub months: Vec<String>,
    /// Numbers in words, from one; larger ones are printed in digits.
    pub numerals: Vec<String>,
    /// How numbers are written.
    pub numbers: NumberWords,
    /// Lists.
    pub list: ListWords,
    /// Annexes.
    pub annex: AnnexWords,
    /// Paragraph references.
    pub paragraph: ParagraphWords,
    /// Pay points by scale; `other` for a scale not named: `{scale}`, `{n}`.
    pub points: BTreeMap<String, Pattern>,
    /// Both ends of a range of points: `{from}`, `{to}`.
    pub point_range: Pattern,
    /// Posts of one rank.
    pub posts: PostsWords,
    /// Tenures.
    pub tenure: TenureWords,
    /// Time.
    pub time: TimeWords,
    /// Money.
    pub money: MoneyWords,
    /// Separators of lists.
    pub separators: Separators,
    /// Annexes of duties.
    pub duties: DutiesWords,
    /// Charts.
    pub chart: ChartWords,
    /// Tables on the page.
    pub tables: TableWords,
    /// The headings that papers of the type have, in their order.
    #[serde(default)]
    pub sections: Vec<SectionWords>,
    /// The head of an item for a subcommittee, where the paper's type has one.
    #[serde(default)]
    pub item: Option<ItemWords>,
    /// Words that only the Typst templates use, handed on as they are.
    pub layout: BTreeMap<String, LayoutWord>,
}

impl Words {
    /// A pay point: 首長級薪級第2點. Of a range and of a choice the numbers stand
    /// together where the scale is one: 總薪級第45至49點.
    pub fn point(&self, point: &PayPoint) -> String {
        let one_scale = point.or.iter().all(|other| other.scale == point.scale);
        let all = std::iter::once(point).chain(&point.or);
        let number = |point: &PayPoint| self.numbers(point);
        if one_scale && self.points.contains_key(&point.scale) {
            let numbers: Vec<String> = all.map(number).collect();
            return self.scaled(&point.scale, &numbers.join("/"));
        }
        let points: Vec<String> = all
            .map(|point| self.scaled(&point.scale, &number(point)))
            .collect();
        points.join("/")
    }

    fn scaled(&self, scale: &str, number: &str) -> String {
        let points = &self.points;
        match points.get(scale).or_else(|| points.get("other")) {
            Some(pattern) => pattern.fill(&[("scale", scale), ("n", number)]),
            None => format!("{scale}{number}"),
        }
    }

    /// The number of a point, or both ends of a range.
    fn numbers(&self, point: &PayPoint) -> String {
        let letter = point.letter.map(String::from).unwrap_or_default();
        let first = format!("{}{letter}", point.number);
        match point.to {
            Some(to) => self
                .point_range
                .fill(&[("from", &first), ("to", &to.to_string())]),
            None => first,
        }
    }

    /// A paper's number as its head has it; one that is typed so stands as it is.
    pub fn paper_number(&self, number: &str) -> String {
        let before = self.number.as_str().split('{').next().unwrap_or_default();
        match number.starts_with(before) && !before.is_empty() {
            true => number.to_owned(),
            false => self.number.fill(&[("number", number)]),
        }
    }

    /// A word of the layout; empty where there is none of the name.
    pub fn of_layout(&self, name: &str) -> &str {
        self.layout.get(name).map_or("", |word| &word.0)
    }
}

/// A word that is handed on to the layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LayoutWord(String);

#[cfg(test)]
impl Words {
    /// The words that the program carries.
    pub(super) fn built_in(lang: super::Lang) -> Self {
        let name = format!("words.{}.toml", lang.code());
        let mut all = crate::assets::templates::TEMPLATES.iter();
        let template = all.find(|template| template.name == name);
        let text = template.expect("a file of words").text;
        let mut words: ::toml::Table = text.parse().expect("TOML");
        words.remove("types");
        words.try_into().expect("words")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_filled_once() {
        let pattern = Pattern("第{n}段{x}".to_owned());
        assert_eq!(pattern.fill(&[("n", "{x}")]), "第{x}段{x}");
        assert_eq!(Pattern("a{".to_owned()).fill(&[]), "a{");
    }
}
