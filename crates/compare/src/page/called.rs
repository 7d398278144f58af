//! What things are called.

use tables::characters::letters;
use tables::model::{Date, DutyNumber, PayPoint, Post, Structure, grouped};

use super::reader::{Cells, Reader};
use crate::difference::{Change, Difference};
use crate::subject::{Sides, Subject};
use crate::version::Version;

/// What something is, by its word of the layout, and which one it is.
pub(super) type Called = (String, String);

/// What something is whose name says it: an annex by its label, a Head by its number.
pub(super) const LABELLED: &str = "";

impl Reader<'_> {
    /// What a difference is of; none where it is of what readers do not see.
    pub(super) fn called(&self, difference: &Difference) -> Option<Called> {
        let of = difference.of.to_lowercase().replace([' ', '-'], "_");
        let name = match (&difference.subject, difference.of) {
            // Another id.
            _ if difference.change == Change::Renamed => return None,
            (Subject::Row(rows), _) => self.row(difference, self.latest(rows)?)?,
            (Subject::Duty { .. }, _) => self.duty(&difference.subject)?,
            (_, "columns of") => self.caption(difference.name.strip_suffix(".csv")?)?,
            (_, "heading" | "paragraph" | "item" | "note") => self.passage(difference),
            (_, "total") => {
                let key = format!("total_{}", difference.name.replace(' ', "_"));
                self.word(&key).to_owned()
            }
            (_, "setting") => return self.setting(&difference.name),
            (_, "line") => return self.placed(&difference.name),
            (_, "file") => return self.picture(&difference.name),
            _ => return None,
        };
        let of = match difference.of {
            "annex" | "Head" => LABELLED.to_owned(),
            _ => of,
        };
        Some((of, name))
    }

    fn row(&self, difference: &Difference, cells: Cells<'_>) -> Option<String> {
        let own = |column: &str| cells.text(&format!("{column}_{}", self.lang.code()));
        let shown = difference.column.as_deref();
        Some(match difference.of {
            "post" => self.post(cells),
            "office" | "rank" => own("name"),
            "Head" => self.head(cells.version, &cells.text("id")),
            "non-directorate post" => {
                let office = self.office(cells.version, &cells.text("office"));
                let rank = match cells.text("rank") {
                    none if none.is_empty() => self.words.tables.open_rank.clone(),
                    rank => self.rank(cells.version, &rank),
                };
                self.both(&office, &rank)
            }
            "pay" => {
                let point = cells.text("point");
                let point = PayPoint::parse(&point).map_or(point, |own| self.words.point(&own));
                self.both(&point, &self.day(cells, "date"))
            }
            // Its name is an id, and its note is for those who type it.
            "figure" if shown == Some("value") => String::new(),
            "establishment" => {
                let head = self.head(cells.version, &cells.text("head"));
                let head = self.both(&head, &cells.text("category"));
                self.both(&self.day(cells, "date"), &head)
            }
            "ceiling" => {
                let head = self.head(cells.version, &cells.text("head"));
                self.both(&head, &cells.text("year"))
            }
            "annex" if shown != Some("id") => self.annex(cells.version, cells.annex()?),
            "row" => self.own_row(cells)?,
            _ => return None,
        })
    }

    /// A day in the words of the edition, or as it is typed.
    fn day(&self, cells: Cells<'_>, column: &str) -> String {
        let text = cells.text(column);
        let date = Date::parse(&text);
        date.map_or(text, |date| self.said(cells.version).date(date))
    }

    /// A post by its title, else its rank; with its structure where the other one has a
    /// row of its own.
    fn post(&self, cells: Cells<'_>) -> String {
        let all = &cells.version.project.establishment;
        let Some(post) = cells.post() else {
            return String::new();
        };
        let title = self.title_of_post(cells.version, post);
        let is_twice = all.posts().iter().filter(|own| own.id == post.id).count() > 1;
        match all.structure_of(post).filter(|_| is_twice) {
            Some(Structure::Existing) => self.filled("name_existing", &[("name", &title)]),
            Some(Structure::Proposed) => self.filled("name_proposed", &[("name", &title)]),
            None => title,
        }
    }

    /// The title of the superior of an id of a post, in the structure of that post.
    pub(super) fn superior(&self, cells: Cells<'_>, id: &str) -> Option<String> {
        let all = &cells.version.project.establishment;
        let post = cells.post()?;
        let structure = all.structure_of(post)?;
        let mut here = all.posts_of(&post.office).filter(|own| own.id == id);
        let superior = here.find(|own| all.stands_in(own, structure));
        let superior = superior.or_else(|| all.post(id));
        superior.map(|superior| self.title_of_post(cells.version, superior))
    }

    /// The title of a post of an id, as proposed where it has several.
    pub(super) fn title(&self, version: &Version, id: &str) -> Option<String> {
        let post = version.project.establishment.post(id)?;
        Some(self.title_of_post(version, post))
    }

    pub(super) fn title_of_post(&self, version: &Version, post: &Post) -> String {
        match self.text(&post.title) {
            "" => self.rank(version, &post.rank),
            title => title.to_owned(),
        }
    }

    /// The name of a rank of an id.
    pub(super) fn rank(&self, version: &Version, id: &str) -> String {
        let rank = version.project.establishment.rank(id);
        rank.map_or("", |rank| self.text(&rank.name)).to_owned()
    }

    /// The name of an office of an id.
    pub(super) fn office(&self, version: &Version, id: &str) -> String {
        let office = version.project.establishment.office(id);
        office
            .map_or("", |office| self.text(&office.name))
            .to_owned()
    }

    fn duty(&self, subject: &Subject) -> Option<String> {
        let Subject::Duty {
            post,
            structure,
            number,
            rows,
        } = subject
        else {
            return None;
        };
        let cells = self.latest(rows)?;
        let all = &cells.version.project.establishment;
        let post = all.post_in(*structure, post).or_else(|| all.post(post));
        let post = post.map(|post| Cells {
            row: post.row,
            ..cells
        });
        let post = post.map(|post| self.post(post)).unwrap_or_default();
        let of = |key: &str, own: &[(&str, &str)]| {
            self.filled(key, &[&[("post", post.as_str())], own].concat())
        };
        Some(match number {
            DutyNumber::LeadIn => of("duty_lead_in", &[]),
            DutyNumber::Item(n) => of("duty_of", &[("n", &n.to_string())]),
            DutyNumber::Below(n, below) => {
                let letter = letters(*below);
                of("duty_below", &[("n", &n.to_string()), ("letter", &letter)])
            }
        })
    }

    /// A passage by its number or first words, and the annex that it stands in.
    fn passage(&self, difference: &Difference) -> String {
        let name = match &difference.subject {
            Subject::Run { first, more } if *more > 0 => {
                let more = grouped(i64::try_from(*more).unwrap_or(i64::MAX), ',', 5);
                self.filled("and_more", &[("name", first), ("count", &more)])
            }
            _ => difference.name.clone(),
        };
        let sides = Sides::new(difference.was.as_ref(), difference.is.as_ref());
        let [later, earlier] = self.versions();
        let places = [(later, sides.is), (earlier, sides.was)];
        let annex = places.into_iter().find_map(|(version, place)| {
            let file = &place?.file;
            let mut texts = version.project.annex_texts.iter();
            let text = texts.find(|text| version.file(text.file) == *file)?;
            Some(self.label(version, text.annex))
        });
        match annex {
            Some(annex) if name.is_empty() => annex,
            Some(annex) => self.filled("within_annex", &[("name", &name), ("annex", &annex)]),
            None => name,
        }
    }
}
