//! The abbreviations that texts give to titles of posts, in brackets behind them.

use tables::model::{Establishment, Lang, PayPoint};

/// What stands in brackets behind a title, and is no rank, point or pay of it.
pub(super) fn abbreviations<'t>(
    all: &Establishment,
    text: &'t str,
    title: &str,
) -> impl Iterator<Item = &'t str> {
    let mut places: Vec<(usize, &str)> = match title.is_empty() {
        true => Vec::new(),
        false => text.match_indices(title).collect(),
    };
    if !places.is_empty() {
        // Of a longer title, Deputy Director (Waste), the bracket is a part.
        let longer = longer_titles(all, title);
        places.retain(|(at, _)| {
            let covers = |(own, longer): &(usize, &str)| {
                let from = at.checked_sub(*own).and_then(|from| text.get(from..));
                from.is_some_and(|from| from.starts_with(longer))
            };
            !longer.iter().any(covers)
        });
    }
    let found: Vec<&str> = places
        .into_iter()
        .filter_map(|(at, _)| {
            let rest = text[at + title.len()..].trim_start();
            let inside = rest.strip_prefix(['(', '（'])?;
            let mut depth = 0_usize;
            let end = inside.find(|c| {
                let closes = matches!(c, ')' | '）');
                let ends = closes && depth == 0;
                match c {
                    '(' | '（' => depth += 1,
                    _ if closes => depth = depth.saturating_sub(1),
                    _ => {}
                }
                ends
            })?;
            Some(inside[..end].trim())
        })
        .collect();
    let is_rank = |abbr: &str| {
        all.ranks().iter().any(|rank| {
            Lang::ALL.iter().any(|lang| {
                let names = [rank.name.get(*lang), rank.abbr.get(*lang)];
                names.contains(&abbr)
            })
        })
    };
    let kept: Vec<&str> = found
        .into_iter()
        .filter(|abbr| {
            let letters = abbr.chars().filter(|c| c.is_alphabetic()).count();
            let short = letters > 1 && abbr.chars().count() <= LONGEST;
            let plain = !abbr.contains(['，', ',', '。', '.', '$', '元']);
            let point = PayPoint::parse(abbr).is_some() || abbr.starts_with("首長級薪級");
            short && plain && !point && !is_rank(abbr)
        })
        .collect();
    kept.into_iter()
}

/// The titles of posts that have another in them, each with where it stands there.
fn longer_titles<'a>(all: &'a Establishment, title: &str) -> Vec<(usize, &'a str)> {
    let posts = all.posts().iter();
    let titles = posts.flat_map(|post| Lang::ALL.map(|lang| post.title.get(lang)));
    let longer = titles.filter(|it| it.len() > title.len());
    longer
        .filter_map(|longer| Some((longer.find(title)?, longer)))
        .collect()
}

/// How long an abbreviation may be.
const LONGEST: usize = 16;
