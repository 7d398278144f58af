//! Who reads the list: an edition's language, its words, and both versions.

use content::edition::EditionContext;
use content::said::Said;
use content::sheet::SheetCache;
use tables::characters::as_set;
use tables::model::words::Pattern;
use tables::model::{Annex, Lang, OwnRow, OwnTable, Post, Structure, Text, Words};
use tables::source::RowRef;

use crate::subject::Sides;
use crate::version::Version;

/// What a list for readers is told by.
pub(super) struct Reader<'v> {
    before: &'v Version,
    after: &'v Version,
    pub(super) lang: Lang,
    pub(super) words: &'v Words,
}

/// A row of a version.
#[derive(Clone, Copy)]
pub(super) struct Cells<'v> {
    pub(super) version: &'v Version,
    pub(super) row: RowRef,
}

impl<'v> Cells<'v> {
    /// What stands in a column.
    pub(super) fn text(&self, column: &str) -> String {
        let text = self.version.sources.cell_text(self.row, column);
        as_set(text.unwrap_or_default().trim())
    }

    /// The post of the row.
    pub(super) fn post(&self) -> Option<&'v Post> {
        let mut posts = self.version.project.establishment.posts().iter();
        posts.find(|post| post.row == self.row)
    }

    /// The annex of the row.
    pub(super) fn annex(&self) -> Option<&'v Annex> {
        let mut annexes = self.version.project.annexes.iter();
        annexes.find(|annex| annex.row == self.row)
    }

    /// The own table that has the row, with it.
    pub(super) fn own_table(&self) -> Option<(&'v OwnTable, &'v OwnRow)> {
        let mut tables = self.version.project.own_tables.iter();
        tables.find_map(|table| {
            let row = table.rows.iter().find(|row| row.row == self.row)?;
            Some((table, row))
        })
    }
}

impl<'v> Reader<'v> {
    /// None where the later version has no words of the language.
    pub(super) fn new((before, after): (&'v Version, &'v Version), lang: Lang) -> Option<Self> {
        let mut words = after.project.words.iter();
        let (_, words) = words.find(|(own, _)| *own == lang)?;
        Some(Self {
            before,
            after,
            lang,
            words,
        })
    }

    /// A word of the layout.
    pub(super) fn word(&self, key: &str) -> &'v str {
        self.words.of_layout(key)
    }

    /// A word of the layout with what stands in its places.
    pub(super) fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        Pattern::from(self.word(key)).fill(values)
    }

    /// Two names, the one of what the other is in.
    pub(super) fn both(&self, first: &str, second: &str) -> String {
        match (first.is_empty(), second.is_empty()) {
            (false, false) => self.filled("within", &[("first", first), ("second", second)]),
            _ => format!("{first}{second}"),
        }
    }

    /// The versions, the later one first.
    pub(super) fn versions(&self) -> [&'v Version; 2] {
        [self.after, self.before]
    }

    /// The row in the later version, else in the earlier one.
    pub(super) fn latest(&self, rows: &Sides<RowRef>) -> Option<Cells<'v>> {
        let [was, is] = self.each(rows);
        is.or(was)
    }

    /// The row in both versions.
    pub(super) fn each(&self, rows: &Sides<RowRef>) -> [Option<Cells<'v>>; 2] {
        let cells =
            |version: &'v Version, row: Option<RowRef>| row.map(|row| Cells { version, row });
        [cells(self.before, rows.was), cells(self.after, rows.is)]
    }

    /// What a version says of facts.
    pub(super) fn said(&self, version: &'v Version) -> Said<'v> {
        Said {
            project: &version.project,
            lang: self.lang,
            words: self.words,
        }
    }

    /// A text in the language of the edition, else in the other one.
    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        let own = [self.lang].into_iter().chain(Lang::ALL);
        let mut texts = own.map(|lang| text.get(lang));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// A typed text as it is printed: calls that name posts, ranks and offices by these,
    /// and others, whose words a build alone knows, as left out.
    pub(super) fn printed(&self, version: &'v Version, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, call)) = rest.split_once("{{") {
            let (call, after) = call.split_once("}}").unwrap_or((call, ""));
            out += before;
            let name = self.called_by(version, call);
            let name = name.filter(|name| !name.is_empty());
            out += name.as_deref().unwrap_or("…");
            rest = after;
        }
        out + rest
    }

    /// What a call prints that names one thing.
    fn called_by(&self, version: &'v Version, call: &str) -> Option<String> {
        let parts: Vec<&str> = call.split('"').map(str::trim).collect();
        let (helper, id, structure) = match parts[..] {
            [helper, id, ""] => (helper, id, None),
            [helper, id, "structure=", structure, ""] => (helper, id, Some(structure)),
            _ => return None,
        };
        let all = &version.project.establishment;
        let post = || match structure {
            None => all.post(id),
            Some("existing") => all.post_in(Structure::Existing, id),
            Some(_) => all.post_in(Structure::Proposed, id),
        };
        Some(match (helper, structure) {
            ("title", _) => self.title_of_post(version, post()?),
            ("rank", _) => self.rank(version, &post()?.rank),
            ("office", None) => self.office(version, id),
            ("short", None) => self.text(&all.office(id)?.short).to_owned(),
            _ => return None,
        })
    }

    /// The label of an annex of a version: 附件2.
    pub(super) fn label(&self, version: &Version, number: usize) -> String {
        self.words
            .annex
            .label(number, version.project.annexes.len())
    }

    /// An annex of a version by its label and title.
    pub(super) fn annex(&self, version: &'v Version, annex: &Annex) -> String {
        let title = self.title_of(version, annex);
        self.both(&self.label(version, annex.number), &title)
    }

    /// The title of an annex of a version, given or computed.
    pub(super) fn title_of(&self, version: &'v Version, annex: &Annex) -> String {
        let context = EditionContext {
            project: &version.project,
            lang: self.lang,
            words: self.words,
            measure: &|_| 1.0,
            cache: &SheetCache::default(),
        };
        self.printed(version, &context.title(annex).replace('\n', " "))
    }

    /// A Head of expenditure by its number and name.
    pub(super) fn head(&self, version: &Version, id: &str) -> String {
        let head = version.project.establishment.head(id);
        match head.map_or("", |head| self.text(&head.name)) {
            "" => format!("{} {id}", self.word("of_head")),
            name => (self.words.tables.head).fill(&[("head", id), ("name", name)]),
        }
    }
}
