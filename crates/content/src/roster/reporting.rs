//! Who reports to whom: ids into places, and all that is wrong with them.

use std::collections::BTreeMap;

use tables::characters::{difference, fold};
use tables::diag::{Diagnostic, Severity};
use tables::model::{Roster, RosterPost, circles};
use tables::source::{Sources, Span};

/// The posts of a roster that can be drawn, with their superiors: a tree, or
/// several side by side.
#[derive(Debug, Clone, Default)]
pub struct Reporting<'a> {
    /// The posts, in table order.
    pub posts: Vec<&'a RosterPost>,
    /// By post, the place of its superior in `posts`.
    pub superiors: Vec<Option<usize>>,
    /// By post, the places of the others to which it also reports.
    pub dotted: Vec<Vec<usize>>,
}

/// What published tables write where there is no superior.
const NO_SUPERIOR: &str = "XX";

/// A post's key: ids are an office's own.
type Key<'a> = (&'a str, &'a str);

impl<'a> Reporting<'a> {
    /// Finds each post's superior. What is wrong is an error or, where the
    /// reading is lenient, a warning and passed over: of two rows with one id
    /// the first counts, a post whose superior is not there becomes a head, and
    /// a circle is opened at its first row. Of one office, a post whose superior is
    /// in another is a head.
    pub fn new(
        roster: &'a Roster,
        office: Option<&str>,
        sources: &Sources,
        lenient: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let mut reader = Reader {
            roster,
            sources,
            lenient,
            whole: office.is_none(),
            findings: Vec::new(),
            index: BTreeMap::new(),
            only: BTreeMap::new(),
            folded: BTreeMap::new(),
        };
        let wanted = |post: &&RosterPost| office.is_none_or(|office| post.office == office);
        let posts = reader.unique(roster.posts.iter().filter(wanted));
        let superiors = posts.iter().map(|post| reader.superior(post)).collect();
        let dotted = posts.iter().map(|post| reader.dotted(post)).collect();
        let mut reporting = Self {
            posts,
            superiors,
            dotted,
        };
        reader.open_circles(&mut reporting);
        reader.several_tops(&reporting);
        (reporting, reader.findings)
    }
}

struct Reader<'a, 's> {
    roster: &'a Roster,
    sources: &'s Sources,
    lenient: bool,
    /// Whether all offices are drawn.
    whole: bool,
    findings: Vec<Diagnostic>,
    index: BTreeMap<Key<'a>, usize>,
    /// By id, the only post that has it in any office.
    only: BTreeMap<&'a str, Option<usize>>,
    /// By folded id, the first post that has one like it.
    folded: BTreeMap<String, usize>,
}

impl<'a> Reader<'a, '_> {
    /// The place of one of our columns in a row.
    fn span(&self, post: &RosterPost, column: &str) -> Span {
        let header = self.roster.columns.header(column).unwrap_or(column);
        self.sources.cell_span(post.row, header)
    }

    fn report(&mut self, mut finding: Diagnostic) {
        if self.lenient {
            finding.severity = Severity::Warning;
        }
        self.findings.push(finding);
    }

    /// The way out of a finding, and what a lenient reading makes of it.
    fn help(&self, mend: &str, otherwise: &str) -> String {
        if self.lenient {
            format!("{mend}; {otherwise}")
        } else {
            format!("{mend}; with --lenient, {otherwise}")
        }
    }

    /// The posts with an id that no earlier one of their office has.
    fn unique(&mut self, rows: impl Iterator<Item = &'a RosterPost>) -> Vec<&'a RosterPost> {
        let mut posts: Vec<&RosterPost> = Vec::new();
        for post in rows {
            let span = self.span(post, "id");
            if post.id.is_empty() {
                let help = self.help("give it an id", "the row is left out");
                let finding = Diagnostic::error("posts/empty-id", "this post has no id");
                self.report(finding.at(span).help(help));
                continue;
            }
            let key = (post.office.as_str(), post.id.as_str());
            if let Some(&first) = self.index.get(&key) {
                let earlier = self.span(posts[first], "id");
                let help = self.help(
                    "give one of them another id, or remove it",
                    "the first is drawn",
                );
                let message = format!("the id `{}` stands twice", post.id);
                let finding = Diagnostic::error("posts/duplicate-id", message).at(span);
                self.report(finding.with(earlier, "first here").help(help));
                continue;
            }
            self.index.insert(key, posts.len());
            let like = *self.folded.entry(fold(&post.id)).or_insert(posts.len());
            if let Some(&first) = posts.get(like) {
                self.alike(post, first);
            }
            let only = self.only.entry(&post.id);
            only.and_modify(|only| *only = None)
                .or_insert(Some(posts.len()));
            posts.push(post);
        }
        posts
    }

    /// An id that looks like another's where nobody sees what parts them.
    fn alike(&mut self, post: &RosterPost, first: &RosterPost) {
        if let Some(difference) = difference(&post.id, &first.id) {
            let message = format!("`{}` and `{}` look like one id", post.id, first.id);
            let finding = Diagnostic::error("tables/look-alike-id", message)
                .at(self.span(post, "id"))
                .saying(difference)
                .with(self.span(first, "id"), "the other");
            let help = self.help("write one id in one way", "they are two posts");
            self.report(finding.help(help));
        }
    }

    /// The post of an id: in the same office, or the only one of any.
    fn find(&self, post: &'a RosterPost, id: &'a str) -> Option<usize> {
        let own = self.index.get(&(post.office.as_str(), id)).copied();
        own.or_else(|| self.only.get(id).copied().flatten())
    }

    /// Whether an id is that of a post of an office that is not drawn.
    fn is_elsewhere(&self, id: &str) -> bool {
        !self.whole && self.roster.posts.iter().any(|post| post.id == id)
    }

    fn superior(&mut self, post: &'a RosterPost) -> Option<usize> {
        let id = post.reports_to.as_deref()?;
        if let Some(superior) = self.find(post, id) {
            return Some(superior);
        }
        if id.eq_ignore_ascii_case(NO_SUPERIOR) || self.is_elsewhere(id) {
            return None;
        }
        let span = self.span(post, "reports_to");
        let help = self.help(
            "correct it, or leave it empty for a head",
            "the post stands at the top",
        );
        let finding = self.unknown("posts/unknown-superior", "superior", post, id, span);
        self.report(finding.help(help));
        None
    }

    fn dotted(&mut self, post: &'a RosterPost) -> Vec<usize> {
        let mut found = Vec::new();
        for id in &post.dotted_to {
            let other = self.find(post, id);
            match other.filter(|&other| !found.contains(&other)) {
                Some(other) if self.roster_id(post) == Some(other) => {
                    let span = self.span(post, "dotted_to");
                    let help = self.help("name another post", "no line is drawn");
                    let message = format!("`{id}` also reports to itself");
                    let finding = Diagnostic::error("posts/reporting-cycle", message);
                    self.report(finding.at(span).help(help));
                }
                Some(other) => found.push(other),
                None if other.is_some() || self.is_elsewhere(id) => {}
                None => {
                    let span = self.span(post, "dotted_to");
                    let help = self.help("correct it", "no line is drawn");
                    let finding = self.unknown("posts/unknown-dotted-to", "post", post, id, span);
                    self.report(finding.help(help));
                }
            }
        }
        found
    }

    fn roster_id(&self, post: &'a RosterPost) -> Option<usize> {
        self.find(post, &post.id)
    }

    fn unknown(
        &self,
        rule: &'static str,
        what: &str,
        post: &RosterPost,
        id: &str,
        span: Span,
    ) -> Diagnostic {
        let ids = self
            .index
            .keys()
            .filter(|(office, _)| *office == post.office);
        Diagnostic::error(rule, format!("the {what} `{id}` is not in this table"))
            .at(span)
            .did_you_mean(id, ids.map(|(_, id)| *id))
    }

    /// Makes heads of the first posts of circles.
    fn open_circles(&mut self, reporting: &mut Reporting<'a>) {
        let superiors = &reporting.superiors;
        let circles = circles(superiors.len(), |at| superiors[at]);
        for circle in circles {
            let ids = circle.iter().chain(&circle[..1]);
            let ids: Vec<&str> = ids.map(|&at| reporting.posts[at].id.as_str()).collect();
            const SHOWN: usize = 8;
            let round = if ids.len() > SHOWN {
                let (first, last) = (&ids[..SHOWN - 1], ids[ids.len() - 1]);
                format!("{} → … → {last}", first.join(" → "))
            } else {
                ids.join(" → ")
            };
            let help = self.help(
                "correct one of these superiors",
                "the first stands at the top",
            );
            let message = format!("posts report in a circle: {round}");
            let span = |at: usize| self.span(reporting.posts[at], "reports_to");
            let mut finding = Diagnostic::error("posts/reporting-cycle", message)
                .at(span(circle[0]))
                .help(help);
            for &at in circle[1..].iter().take(SHOWN) {
                finding = finding.with(span(at), "and this");
            }
            self.report(finding);
            reporting.superiors[circle[0]] = None;
        }
    }

    /// Warns where an office has more than one head.
    fn several_tops(&mut self, reporting: &Reporting<'a>) {
        let mut tops: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, post) in reporting.posts.iter().enumerate() {
            if reporting.superiors[at].is_none() {
                tops.entry(&post.office).or_default().push(at);
            }
        }
        for (office, tops) in tops.into_iter().filter(|(_, tops)| tops.len() > 1) {
            let whose = match office {
                "" => "this table".to_owned(),
                office => format!("the office `{office}`"),
            };
            let span = |at: usize| self.span(reporting.posts[at], "reports_to");
            let message = format!("{whose} has {} posts at the top", tops.len());
            let finding = Diagnostic::warning("posts/several-heads", message)
                .at(span(tops[1]))
                .with(span(tops[0]), "the first")
                .help("give all but one a superior; they are drawn side by side");
            self.findings.push(finding);
        }
    }
}
