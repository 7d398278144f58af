//! `{{ranks …}}`: ranks without a number of posts, such as those to be created.

use tables::model::{Rank, RankChange};

use super::answer::Answer;
use super::args::HelperArgs;
use super::facts::Facts;
use super::listed;

/// Ranks as a list: all of them, or those that are created or abolished.
pub(super) fn ranks(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let listing = listed::listing(args, listed::OF_RANKS)?.unwrap_or_default();
    let change = args.word("change", &RankChange::WORDS, RankChange::from_word)?;
    let all = facts.edition.project.establishment.ranks().iter();
    let ranks: Vec<&Rank> = all.filter(|rank| rank.answers(change)).collect();
    if ranks.is_empty() {
        let finding = args.error("body/no-rank", "no rank matches this");
        return Err(finding.help("give the rank its structure in ranks.csv, proposed for a new one and existing for one to be abolished"));
    }
    let said = facts.edition.said().ranks(&ranks, &listing);
    said.map(Into::into).map_err(|unsaid| args.unsaid(unsaid))
}
