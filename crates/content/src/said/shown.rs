//! Posts and ranks listed with what a call asks to be shown, in a sentence or on
//! lines of their own.

use tables::model::words::{Pattern, ShownWords};
use tables::model::{Lang, Office, Post, Rank, Tenure, by_rank};

use super::{Said, Unsaid};

/// What a list of posts shows beside their rank and point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Whether they are permanent.
    Tenure,
    /// Their title.
    Title,
    /// Their pay a month.
    Pay,
    /// The abbreviation of their rank.
    Abbr,
    /// The office that they stand in.
    Office,
}

impl Show {
    /// Every part with its word.
    const ALL: [(&'static str, Self); 5] = [
        ("tenure", Self::Tenure),
        ("title", Self::Title),
        ("pay", Self::Pay),
        ("abbr", Self::Abbr),
        ("office", Self::Office),
    ];
    /// The words of the argument for posts.
    pub const OF_POSTS: [&'static str; 5] = ["tenure", "title", "pay", "abbr", "office"];
    /// The words of the argument for ranks.
    pub const OF_RANKS: [&'static str; 2] = ["pay", "abbr"];

    /// The part of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(known, _)| *known == word);
        found.map(|(_, show)| show)
    }
}

/// How posts or ranks are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// What is shown.
    pub shown: Vec<Show>,
    /// Whether each has lines of its own; these always have the pay.
    pub lines: bool,
    /// Whether numbers are in words; `None` for what is usual.
    pub numeral: Option<bool>,
}

impl Listing {
    /// Reads the words of `show=`, of those that are known; the first that is none
    /// of them where there is one. No word at all counts as one that is not known.
    ///
    /// # Errors
    ///
    /// The word that is not known.
    pub fn read(text: &str, known: &[&str]) -> Result<Vec<Show>, String> {
        let read = |word: &str| {
            let found = Show::from_word(word).filter(|_| known.contains(&word));
            found.ok_or_else(|| word.to_owned())
        };
        match text.trim().is_empty() {
            true => Err(String::new()),
            false => text.split_whitespace().map(read).collect(),
        }
    }

    fn has(&self, show: Show) -> bool {
        self.shown.contains(&show) || (self.lines && show == Show::Pay)
    }
}

/// Posts that are said to be the same, with the first of them.
struct Alike<'a> {
    post: &'a Post,
    count: u64,
}

impl<'a> Said<'a> {
    /// Posts as a list: rank by rank, and apart where what is shown differs.
    ///
    /// # Errors
    ///
    /// Where something that is asked for is not known.
    pub fn posts(&self, posts: &[&Post], listing: &Listing) -> Result<String, Unsaid> {
        let mut found = Vec::new();
        for (id, _) in by_rank(posts, &self.project.establishment) {
            let of_rank = posts.iter().filter(|post| post.rank == id);
            for alike in self.alike(of_rank, listing) {
                found.push(self.phrase(&alike, listing)?);
            }
        }
        Ok(self.listed(&found, listing))
    }

    /// Ranks as a list, without numbers.
    ///
    /// # Errors
    ///
    /// Where something that is asked for is not known.
    pub fn ranks(&self, ranks: &[&Rank], listing: &Listing) -> Result<String, Unsaid> {
        let words = self.shown_words(listing);
        let found = ranks.iter().map(|rank| {
            let parts = self.parts_of_rank(rank, listing)?;
            Ok(filled(&words.rank, &parts))
        });
        Ok(self.listed(&found.collect::<Result<Vec<_>, _>>()?, listing))
    }

    fn listed(&self, found: &[String], listing: &Listing) -> String {
        match listing.lines {
            true => found.join("\n"),
            false => self.words.list.join(found),
        }
    }

    fn shown_words(&self, listing: &Listing) -> &'a ShownWords {
        match listing.lines {
            true => &self.words.posts.lines,
            false => &self.words.posts.show,
        }
    }

    /// Posts of one rank, those together that nothing shown tells apart.
    fn alike<'p>(
        &self,
        posts: impl Iterator<Item = &'p &'p Post>,
        listing: &Listing,
    ) -> Vec<Alike<'p>> {
        type Told<'t> = (Option<Tenure>, Option<&'t str>, Option<&'t str>);
        let told = |post: &'p Post| -> Told<'p> {
            (
                listing.has(Show::Tenure).then_some(post.tenure),
                listing
                    .has(Show::Title)
                    .then_some(post.title.get(self.lang)),
                listing.has(Show::Office).then_some(post.office.as_str()),
            )
        };
        let mut found: Vec<Alike<'p>> = Vec::new();
        for post in posts {
            match found.iter_mut().find(|one| told(one.post) == told(post)) {
                Some(one) => one.count += 1,
                None => found.push(Alike { post, count: 1 }),
            }
        }
        found
    }

    fn phrase(&self, alike: &Alike<'_>, listing: &Listing) -> Result<String, Unsaid> {
        let establishment = &self.project.establishment;
        let words = self.shown_words(listing);
        // An unknown rank is a rule's business.
        let Some(rank) = establishment.rank(&alike.post.rank) else {
            return Ok(String::new());
        };
        let mut parts = self.parts_of_rank(rank, listing)?;
        let numeral = listing
            .numeral
            .unwrap_or(!listing.lines && self.words.posts.numeral);
        let ranks = rank.noun(self.lang).agreeing(alike.count).to_owned();
        parts.push(("count", self.words.count(alike.count, numeral)));
        parts.push(("ranks", ranks));
        let part = |show: Show, name: &'static str, pattern: &Pattern, text: String| {
            let shown = listing.has(show) && !text.is_empty();
            let text = shown.then(|| pattern.fill(&[(name, &text)]));
            (name, text.unwrap_or_default())
        };
        let tenure = self.words.tenure.get(alike.post.tenure).to_owned();
        parts.push(part(Show::Tenure, "tenure", &words.tenure, tenure));
        let title = match listing.has(Show::Title) {
            true => self.title(alike.post)?,
            false => String::new(),
        };
        parts.push(part(Show::Title, "title", &words.title, title));
        let office = establishment.office(&alike.post.office);
        let office = office.map(|office| self.with_article(office));
        let office = office.unwrap_or_default();
        parts.push(part(Show::Office, "office", &words.office, office));
        let pattern = match alike.count {
            1 => &words.one,
            _ => &words.many,
        };
        Ok(filled(pattern, &parts))
    }

    /// The rank, its abbreviation, point and pay.
    fn parts_of_rank(
        &self,
        rank: &Rank,
        listing: &Listing,
    ) -> Result<Vec<(&'static str, String)>, Unsaid> {
        let words = self.shown_words(listing);
        let part = |name: &'static str, pattern: &Pattern, text: String| match text.is_empty() {
            true => (name, text),
            false => (name, pattern.fill(&[(name, &text)])),
        };
        let asked = |show: Show, text: &dyn Fn() -> Result<String, Unsaid>| match listing.has(show)
        {
            true => text(),
            false => Ok(String::new()),
        };
        let name = rank.name.get(self.lang);
        let mut abbr = asked(Show::Abbr, &|| self.abbr(rank))?;
        // As in a definition: what is short already has no other form.
        if abbr == name {
            abbr.clear();
        }
        let pay = asked(Show::Pay, &|| self.pay(rank))?;
        // Words for pay off any scale stand for the point where no pay is shown.
        let point = match rank.pay_point.is_none() && !pay.is_empty() {
            true => String::new(),
            false => self.point_of(rank),
        };
        Ok(vec![
            ("rank", name.to_owned()),
            part("abbr", &words.abbr, abbr),
            part("point", &words.point, point),
            part("pay", &words.pay, pay),
        ])
    }

    /// An office's name, in English with its article: the Harbour Office; the name
    /// alone where offices.csv says that it has none.
    pub fn with_article(&self, office: &Office) -> String {
        let name = office.name.get(self.lang);
        match self.lang == Lang::En && office.article != Some(false) {
            true => format!("the {name}"),
            false => name.to_owned(),
        }
    }
}

/// A pattern with its parts; a line that has none of them is left out.
fn filled(pattern: &Pattern, parts: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let text = pattern.fill(&values);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
