//! The list of changes, for people and for machines.

use serde_json::{Value, json};

use super::changes::{Listed, Stand};
use tables::model::{Change, Lang};

impl Listed<'_> {
    /// The post as it will be, or was.
    fn latest(&self) -> Option<&Stand<'_>> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// The words of its changes, with commas between.
    fn words(&self) -> Vec<&'static str> {
        self.changes.iter().map(|change| change.word()).collect()
    }

    /// One line for people: what happens, the post, and what it was and will
    /// be.
    pub fn line(&self, lang: Lang) -> String {
        let Some(Stand { post, .. }) = self.latest() else {
            return String::new();
        };
        let what = self.words().join(", ");
        let title = post.title.get(lang);
        let mut line = format!("{what}: {} {title}", post.id);
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return line;
        };
        let is = |change| self.changes.contains(&change);
        let one = |change, old: String, new: String| is(change).then_some((old, new));
        let titles = is(Change::Retitled).then(|| retitled(before, after, lang));
        let moved = one(
            Change::Redeployed,
            before.superior_id(),
            after.superior_id(),
        );
        let details = one(Change::Transferred, before.office(), after.office())
            .into_iter()
            .chain(one(Change::ReRanked, before.rank(), after.rank()))
            .chain(titles.into_iter().flatten())
            .chain(moved);
        for (old, new) in details {
            line += &format!("; {old} -> {new}");
        }
        line
    }

    /// A JSON object for machines.
    pub fn json(&self, lang: Lang) -> Value {
        let stand = |stand: &Option<Stand<'_>>| {
            stand.as_ref().map(|stand| {
                json!({
                    "office": stand.post.office,
                    "title": stand.title(lang),
                    "rank": stand.post.rank,
                    "point": stand.post.point,
                    "reports_to": stand.superior.map(|post| &post.id),
                })
            })
        };
        json!({
            "id": self.latest().map(|stand| &stand.post.id),
            "changes": self.words(),
            "before": stand(&self.before),
            "after": stand(&self.after),
        })
    }
}

/// The titles that differ: that of the list, and that of another language with its
/// code, since nobody would look for it there.
fn retitled(before: &Stand<'_>, after: &Stand<'_>, lang: Lang) -> Vec<(String, String)> {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let titles = std::iter::once(lang).chain(others).map(|own| {
        let code = match own == lang {
            true => String::new(),
            false => format!("{}: ", own.code()),
        };
        (code, before.title(own), after.title(own))
    });
    let known = titles.filter(|(_, old, new)| !old.is_empty() && !new.is_empty() && old != new);
    let mut told: Vec<(String, String)> = Vec::new();
    let mut seen = Vec::new();
    for (code, old, new) in known {
        // A table may have one title for all languages.
        if !seen.contains(&(old.clone(), new.clone())) {
            told.push((format!("{code}{old}"), new.clone()));
            seen.push((old, new));
        }
    }
    told
}

impl Stand<'_> {
    fn office(&self) -> String {
        self.post.office.clone()
    }

    fn title(&self, lang: Lang) -> String {
        self.post.title.get(lang).to_owned()
    }

    /// The rank with its pay point.
    fn rank(&self) -> String {
        match self.post.point.as_str() {
            "" => self.post.rank.clone(),
            point => format!("{} [{point}]", self.post.rank),
        }
    }

    fn superior_id(&self) -> String {
        self.superior.map_or("nobody", |post| &post.id).to_owned()
    }
}
