//! The typed counts of posts in bodies.

use super::claimed::Claim;
use super::claims;
use super::titles::Titles;
use crate::prose::{Kind, Passage, Prose};
use tables::model::Project;

/// The typed counts of posts in bodies, each with its passage.
pub fn body_claims<'a>(project: &'a Project, prose: &'a Prose) -> Vec<(&'a Passage, Claim<'a>)> {
    let mut found = Vec::new();
    for body in prose.parts() {
        // What leads into a list tells what its items count.
        let mut lead: Option<&str> = None;
        let texts = prose.pieces(body).map(|(_, passage)| passage.text.as_str());
        let titles = Titles::of(&project.establishment, body.lang, texts);
        for (piece, passage) in prose.pieces(body) {
            if matches!(piece.kind, Kind::Paragraph(_)) {
                lead = last_sentence(&passage.text);
            }
            let lead = lead.filter(|_| matches!(piece.kind, Kind::Item(_)));
            let claims = claims(project, &titles, passage, lead).into_iter();
            found.extend(claims.map(|claim| (passage, claim)));
        }
    }
    found
}

/// The last sentence of a text.
fn last_sentence(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let inside = text.trim_end_matches(['。', '.', '—', '－', '-', '–', ' ', ':', '：']);
    let start = inside.rfind(['。', '；']).or_else(|| inside.rfind(". "));
    text.get(start.unwrap_or(0)..)
}
