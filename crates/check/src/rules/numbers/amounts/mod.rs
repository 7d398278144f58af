//! The amounts that the tables of posts give, each with the calls that print it: salaries,
//! costs, pay, ceilings.

mod costed;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::happens::{last_change, tells_of_staff};
use super::rounded::nearly;
use crate::Context;
use crate::prose::{Passage, filters, sentence};
use content::said::{Cost, Said};
use costed::selections;
use tables::model::{Change, Directorate, Happening, Lang, Structure};

/// A call that prints an amount, with the posts whose cost it is.
struct Call<'a> {
    helper: String,
    posts: BTreeSet<&'a str>,
    /// Their ranks.
    ranks: BTreeSet<&'a str>,
    change: Option<Change>,
    /// Whether they are meant as they are.
    existing: bool,
    staff: bool,
    /// Whether it prints two amounts, from this one or to it.
    range: bool,
}

/// The amounts of the tables, each with the calls that print it.
pub(super) struct Amounts<'a>(BTreeMap<usize, Vec<Call<'a>>>);

/// The amounts that the tables of posts give in an edition.
pub(super) fn amounts<'a>(context: &Context<'a>, lang: Lang) -> Amounts<'a> {
    let establishment = &context.project.establishment;
    let mut found = Amounts(BTreeMap::new());
    let mut words = context.project.words.iter();
    let Some((_, words)) = words.find(|(known, _)| *known == lang) else {
        return found;
    };
    let said = Said {
        project: context.project,
        lang,
        words,
    };
    for (selection, net) in selections(establishment) {
        let all = selection.posts(establishment);
        let ranks: BTreeSet<&str> = all.iter().map(|post| post.rank.as_str()).collect();
        let posts: BTreeSet<&str> = all.iter().map(|post| post.id.as_str()).collect();
        for (cost, name) in [(Cost::Nams, "nams"), (Cost::Full, "full_cost")] {
            let net_of = net.map(|net| format!(" net={net}")).unwrap_or_default();
            let call = Call {
                helper: format!("{{{{{name}{}{net_of}}}}}", filters(&selection)),
                posts: posts.clone(),
                ranks: ranks.clone(),
                change: selection.change.first().and_then(|it| match it {
                    Happening::Change(change) => Some(*change),
                    Happening::Gained | Happening::Lost => None,
                }),
                existing: selection.structure == Some(Structure::Existing),
                staff: selection.directorate == Some(Directorate::No),
                range: false,
            };
            found.add(said.cost(cost, &selection, net).ok(), call);
        }
    }
    for rank in establishment.ranks() {
        let pay = establishment.pay_of(rank);
        for amount in [pay.from, pay.to].into_iter().flatten() {
            let call = Call {
                range: pay.from != pay.to,
                ..Call::other(format!("{{{{pay \"{}\"}}}}", rank.id))
            };
            found.add(i64::try_from(amount).ok(), call);
        }
    }
    for ceiling in establishment.ceilings() {
        let amounts = [
            Some(ceiling.existing),
            ceiling.total(),
            Some(ceiling.change.unsigned_abs()),
        ];
        for amount in amounts.into_iter().flatten() {
            let helper = format!("{{{{ceiling head=\"{}\"}}}}", ceiling.head);
            found.add(i64::try_from(amount).ok(), Call::other(helper));
        }
    }
    found
}

impl Call<'_> {
    fn other(helper: String) -> Self {
        Self {
            helper,
            posts: BTreeSet::new(),
            ranks: BTreeSet::new(),
            change: None,
            existing: false,
            staff: false,
            range: false,
        }
    }
}

impl<'a> Amounts<'a> {
    fn add(&mut self, value: Option<i64>, call: Call<'a>) {
        let value = value.and_then(|value| usize::try_from(value).ok());
        if let Some(value) = value.filter(|value| *value > 0) {
            self.0.entry(value).or_default().push(call);
        }
    }

    /// The call for an amount, by what its sentence says of the posts.
    pub(super) fn helper(
        &self,
        context: &Context<'_>,
        passage: &Passage,
        at: &Range<usize>,
        value: usize,
    ) -> Option<&str> {
        let ranged = is_of_range(&passage.text, at);
        let calls = self.0.get(&value)?.iter();
        let calls: Vec<&Call<'_>> = calls.filter(|call| ranged || !call.range).collect();
        if let [only] = calls[..] {
            return Some(&only.helper);
        }
        let (before, after) = sentence(passage.lang, &passage.text, at);
        let nameable = context.nameable(passage.lang);
        let mut named = nameable.within(&format!("{before} {after}"));
        let mut change = last_change(before).or_else(|| last_change(after));
        if named.posts.is_empty() && named.ranks.is_empty() && change.is_none() {
            // The full cost is, of what the sentence before tells of.
            let earlier = &passage.text[..at.start - before.len()];
            let earlier = earlier.trim_end_matches(['.', '。', '；', ' ']);
            let (earlier, _) = sentence(passage.lang, earlier, &(earlier.len()..earlier.len()));
            named = nameable.within(earlier);
            change = last_change(earlier);
        }
        let has = |words: &[&str]| words.iter().any(|word| before.contains(word));
        let behind = after
            .split([',', '，', ';', '；'])
            .next()
            .unwrap_or_default();
        let now = NOW.iter().any(|word| behind.contains(word)) || has(&NOW);
        let staff = tells_of_staff(before);
        let fits = |call: &Call<'_>| {
            let of_posts = call.posts.iter().any(|id| named.posts.contains(id));
            let of_rank = call.ranks.iter().any(|id| named.ranks.contains(id));
            let told = [
                (of_posts, 4),
                (of_rank, 4),
                (call.change.is_some() && call.change == change, 3),
                (call.staff == staff, 2),
                (call.existing == now, 1),
            ];
            told.iter()
                .filter(|(fits, _)| *fits)
                .map(|(_, weight)| weight)
                .sum::<i32>()
        };
        let best = calls.iter().map(|call| fits(call)).max()?;
        let call = calls.iter().find(|call| fits(call) == best)?;
        Some(&call.helper)
    }

    /// The call that prints an amount, where all that do tell of posts to which something
    /// else happens.
    pub(super) fn of_another(&self, value: usize, change: Change) -> Option<&str> {
        let calls = self.0.get(&value)?;
        let other = |call: &Call<'_>| call.change.is_some_and(|own| own != change);
        let all = calls.iter().all(other);
        calls
            .first()
            .filter(|_| all)
            .map(|call| call.helper.as_str())
    }

    /// Whether posts to which something happens cost anything by the tables.
    pub(super) fn has(&self, change: Change) -> bool {
        let mut calls = self.0.values().flatten();
        calls.any(|call| call.change == Some(change))
    }

    /// The amount that another is but for a slip, which none of the tables is.
    pub(super) fn near(&self, value: usize) -> Option<usize> {
        /// Smaller amounts, and rounder ones, are alike by chance.
        const SMALLEST: usize = 100_000;
        let round = value.to_string().trim_end_matches('0').len() < 3;
        // What prints two amounts is not meant by one.
        let single = |calls: &[Call<'_>]| calls.iter().any(|call| !call.range);
        let mut known = self.0.iter().filter(|(_, calls)| single(calls));
        let known = known.find(|(known, _)| nearly(**known, value))?;
        (value >= SMALLEST && !round && !self.0.contains_key(&value)).then_some(*known.0)
    }
}

/// Whether an amount is one end of a range: $280,000 - $297,000, 280,000元至297,000元.
fn is_of_range(text: &str, at: &Range<usize>) -> bool {
    const GAPS: [char; 7] = ['-', '–', '至', ' ', '\u{A0}', '元', '$'];
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let digit = |c: char| c.is_ascii_digit();
    let joint = |gap: &str| gap.contains(['-', '–', '至']);
    let front = before.trim_end_matches(GAPS);
    let front_to = before.trim_end_matches('$').strip_suffix(" to ");
    let back = after.trim_start_matches(GAPS);
    let back_to = after.strip_prefix(" to $");
    (front.ends_with(digit) && joint(&before[front.len()..]))
        || (back.starts_with(digit) && joint(&after[..after.len() - back.len()]))
        || front_to.is_some_and(|it| it.ends_with(digit))
        || back_to.is_some_and(|it| it.starts_with(digit))
}

/// Words of what there is now.
const NOW: [&str; 6] = [
    "at present",
    "currently",
    "existing",
    "現時",
    "現有",
    "目前",
];
