//! Names with their abbreviations, as a paper has them where it first names
//! something.

use tables::model::{Office, Post, Rank, Text};

use super::{Said, Unsaid};

impl Said<'_> {
    /// The abbreviation of a rank.
    ///
    /// # Errors
    ///
    /// Where ranks.csv has none.
    pub fn abbr(&self, rank: &Rank) -> Result<String, Unsaid> {
        self.of_rank(rank, ("abbr", "abbreviation", &rank.abbr))
    }

    /// The grade of a rank.
    ///
    /// # Errors
    ///
    /// Where ranks.csv has none.
    pub fn grade(&self, rank: &Rank) -> Result<String, Unsaid> {
        self.of_rank(rank, ("grade", "grade", &rank.grade))
    }

    /// A text of a rank, which must not be empty.
    fn of_rank(
        &self,
        rank: &Rank,
        (column, what, text): (&str, &str, &Text),
    ) -> Result<String, Unsaid> {
        let text = text.get(self.lang);
        if text.is_empty() {
            let message = format!("the {what} of the rank `{}` is not known", rank.id);
            let help = format!("fill in {column}_{} in ranks.csv", self.lang.code());
            return Err(Unsaid::new("body/no-text-of-rank", message, help));
        }
        Ok(text.to_owned())
    }

    /// The title of a post.
    ///
    /// # Errors
    ///
    /// Where posts.csv has none.
    pub fn title(&self, post: &Post) -> Result<String, Unsaid> {
        let title = post.title.get(self.lang);
        if title.is_empty() {
            let message = format!("the title of `{}` is not known", post.id);
            let help = "fill in its title in posts.csv, or write its rank";
            return Err(Unsaid::new("body/no-title", message, help));
        }
        Ok(title.to_owned())
    }

    /// A rank with its abbreviation: Principal Government Engineer (PGE).
    ///
    /// # Errors
    ///
    /// Where it has none.
    pub fn defined_rank(&self, rank: &Rank) -> Result<String, Unsaid> {
        let short = self.abbr(rank)?;
        Ok(self.defined(rank.name.get(self.lang), &short))
    }

    /// An office with its short name.
    pub fn defined_office(&self, office: &Office) -> String {
        self.defined(office.name.get(self.lang), office.short.get(self.lang))
    }

    /// A title that begins with its rank, with the rank's abbreviation in its
    /// place: Chief Engineer (Works) (CE(Works)).
    ///
    /// # Errors
    ///
    /// Where there is no title, where it does not begin with the rank, and where
    /// the rank has no abbreviation.
    pub fn defined_title(&self, post: &Post, rank: &Rank) -> Result<String, Unsaid> {
        let title = self.title(post)?;
        let Some(rest) = title.strip_prefix(rank.name.get(self.lang)) else {
            let message = format!(
                "the title of `{}` has no abbreviation: it does not begin with its rank",
                post.id
            );
            let help = format!("write {{{{rank \"{}\" define=true}}}} beside it", post.id);
            return Err(Unsaid::new("body/no-text-of-rank", message, help));
        };
        let short = self.abbr(rank)? + rest.trim_start();
        Ok(self.defined(&title, &short))
    }

    /// A name with its short form; the name alone where the table repeats it.
    fn defined(&self, name: &str, short: &str) -> String {
        if short.is_empty() || short == name {
            return name.to_owned();
        }
        let values = [("name", name), ("short", short)];
        self.words.define.fill(&values)
    }
}
