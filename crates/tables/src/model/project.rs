//! A whole paper as loaded: tables, settings and where its prose stands.

use super::{
    Annex, AnnexText, Duty, Establishment, Figure, Head, Lang, OwnTable, Paper, Picture, Selection,
    SettingText, Structure, Words,
};
use camino::Utf8PathBuf;

use crate::source::FileId;

/// The prose of one language.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Its language.
    pub lang: Lang,
    /// The body's file.
    pub file: FileId,
    /// The file of what members are invited to do, where the paper's type has such a
    /// block and it is there.
    pub invitation: Option<FileId>,
}

impl Body {
    /// Its files, in the order in which they are printed.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.invitation.into_iter().chain([self.file])
    }
}

/// Everything that a paper's folder says. Ids in it may dangle: `check` tells.
#[derive(Debug, Clone)]
pub struct Project {
    /// paper.toml.
    pub paper: Paper,
    /// offices.csv, ranks.csv and posts.csv.
    pub establishment: Establishment,
    /// duties.csv.
    pub duties: Vec<Duty>,
    /// annexes.csv.
    pub annexes: Vec<Annex>,
    /// figures.csv.
    pub figures: Vec<Figure>,
    /// The author's own tables, in the order of paper.toml.
    pub own_tables: Vec<OwnTable>,
    /// The pictures that annexes show.
    pub pictures: Vec<Picture>,
    /// The bodies, one a language.
    pub bodies: Vec<Body>,
    /// The prose of annexes, in their order, a language each.
    pub annex_texts: Vec<AnnexText>,
    /// The files of prose in the folder that nothing is made of, as messages show them.
    pub stray_prose: Vec<Utf8PathBuf>,
    /// The fixed words, one set a language in the order of the bodies.
    pub words: Vec<(Lang, Words)>,
    /// The Typst templates by name, the paper's own in place of built-in ones.
    pub templates: Vec<(String, FileId)>,
    /// The tables that could not be read; they are empty here, and what names
    /// their ids is not wrong for that.
    pub unread: Vec<&'static str>,
    /// The tables of this folder that are read in place of those that another lends,
    /// and that folder, as paper.toml names it.
    pub instead_of_lent: (Vec<String>, String),
    /// Whether loading found no error. Where it did, stand-ins let the rest be
    /// looked at, and no paper may come of it.
    pub sound: bool,
}

impl Project {
    /// The duties of a post, in table order.
    pub fn duties_of<'a>(&'a self, post: &'a str) -> impl Iterator<Item = &'a Duty> {
        self.duties.iter().filter(move |duty| duty.post == post)
    }

    /// The duties of a post in a structure, in table order. Of a post that stands in
    /// one structure alone all duties are of that one.
    pub fn duties_in<'a>(
        &'a self,
        structure: Structure,
        post: &'a str,
    ) -> impl Iterator<Item = &'a Duty> {
        let duties = self.duties_of(post);
        duties.filter(move |duty| self.stands_in(duty, structure))
    }

    /// Whether a duty is of its post in a structure.
    pub fn stands_in(&self, duty: &Duty, structure: Structure) -> bool {
        let stands = |structure| self.establishment.post_in(structure, &duty.post).is_some();
        let both = || stands(Structure::Existing) && stands(Structure::Proposed);
        duty.structure.includes(structure) || !both()
    }

    /// The Heads of expenditure that stand at the head of the paper: those that
    /// paper.toml names, else those that the tables touch, in the order of heads.csv.
    pub fn heads(&self) -> Vec<&Head> {
        let stated = &self.paper.item.heads;
        if stated.is_empty() {
            return self.establishment.touched_heads();
        }
        let head = |stated: &SettingText| self.establishment.head(&stated.text);
        stated.iter().filter_map(head).collect()
    }

    /// The Heads of the posts that answer to a description: those at the head of the
    /// paper first. A description of nothing means all of these. A retitled Head is as
    /// it is in the structure that the description names.
    pub fn heads_of<'a>(&'a self, selection: &Selection) -> Vec<&'a Head> {
        let mut heads = self.heads();
        if *selection == Selection::default() {
            return heads;
        }
        let wanted = self.establishment.heads_of(selection);
        heads.retain(|head| wanted.iter().any(|it| it.id == head.id));
        for head in wanted {
            if heads.iter().all(|it| it.id != head.id) {
                heads.push(head);
            }
        }
        let named = |head: &'a Head| {
            let structure = selection.structure?;
            self.establishment.head_in(structure, &head.id)
        };
        heads
            .iter_mut()
            .for_each(|head| *head = named(head).unwrap_or(head));
        heads
    }

    /// The figure of an id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The picture of a path.
    pub fn picture(&self, path: &str) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.path == path)
    }

    /// The files of prose: the bodies, then the texts of annexes.
    pub fn prose_files(&self) -> Vec<FileId> {
        let bodies = self.bodies.iter().flat_map(Body::files);
        let texts = self.annex_texts.iter().map(|text| text.file);
        bodies.chain(texts).collect()
    }

    /// The prose of an annex in a language.
    pub fn annex_text(&self, annex: usize, lang: Lang) -> Option<&AnnexText> {
        let mut texts = self.annex_texts.iter();
        texts.find(|text| text.annex == annex && text.lang == lang)
    }

    /// The author's own table of a name.
    pub fn own_table(&self, name: &str) -> Option<&OwnTable> {
        self.own_tables.iter().find(|table| table.name == name)
    }
}
