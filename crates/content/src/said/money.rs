//! Sums of money: pay, salaries, costs, ceilings.

use std::borrow::Cow;

use tables::model::{Ceiling, Lang, Post, Rank, Selection, Staff, grouped};

use super::{Said, Unsaid};

/// A unit that large sums are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Millions, which Chinese counts in 萬.
    Million,
    /// Billions, which Chinese counts in 億.
    Billion,
}

impl Unit {
    /// The words of the argument.
    pub const WORDS: [&'static str; 4] = ["million", "billion", "萬", "億"];

    /// The unit of a word of the argument.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "million" | "萬" => Some(Self::Million),
            "billion" | "億" => Some(Self::Billion),
            _ => None,
        }
    }

    /// How many zeros it has in a language.
    fn zeros(self, lang: Lang) -> usize {
        match (self, lang) {
            (Self::Million, Lang::Zh) => 4,
            (Self::Million, Lang::En) => 6,
            (Self::Billion, Lang::Zh) => 8,
            (Self::Billion, Lang::En) => 9,
        }
    }
}

/// What a cost is made of.
#[derive(Debug, Clone, Default)]
pub struct Bill<'a> {
    /// The posts that are counted.
    pub posts: Vec<&'a Post>,
    /// The rows of non-directorate posts that are counted.
    pub staff: Vec<Cow<'a, Staff>>,
    /// The posts that are taken off.
    pub less: Vec<&'a Post>,
    /// The rows of non-directorate posts that are taken off.
    pub less_staff: Vec<Cow<'a, Staff>>,
}

/// What a post costs a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Its notional annual mid-point salary.
    Nams,
    /// Its full cost, salary and on-cost together.
    Full,
}

impl<'a> Said<'a> {
    /// A sum with commas: 2,407,800.
    pub fn amount(&self, sum: i64) -> String {
        grouped(sum, ',', 0)
    }

    /// A sum in a unit, to the last digit that is none: 885萬, 8.85 million.
    pub fn in_unit(&self, sum: i64, unit: Unit) -> String {
        let zeros = unit.zeros(self.lang);
        let digits = format!("{:0width$}", sum.unsigned_abs(), width = zeros + 1);
        let (whole, rest) = digits.split_at(digits.len() - zeros);
        let whole = grouped(whole.parse().unwrap_or(i64::MAX), ',', 0);
        let rest = rest.trim_end_matches('0');
        let sign = if sum < 0 { "-" } else { "" };
        let number = match rest.is_empty() {
            true => format!("{sign}{whole}"),
            false => format!("{sign}{whole}.{rest}"),
        };
        let words = &self.words.money;
        let pattern = match unit {
            Unit::Million => &words.million,
            Unit::Billion => &words.billion,
        };
        pattern.fill(&[("n", &number)])
    }

    /// The pay of a rank: 189,150元至206,700元, or its words where it is off any
    /// scale.
    ///
    /// # Errors
    ///
    /// Where it is not known.
    pub fn pay(&self, rank: &Rank) -> Result<String, Unsaid> {
        let pay = self.project.establishment.pay_of(rank);
        let words = &self.words.money;
        let own = rank.pay_words.get(self.lang);
        let amount = |sum: u64| grouped(i64::try_from(sum).unwrap_or(i64::MAX), ',', 0);
        Ok(match (pay.from, pay.to) {
            _ if !own.is_empty() => own.to_owned(),
            (Some(from), Some(to)) if from != to => {
                let (from, to) = (amount(from), amount(to));
                words.pay_range.fill(&[("from", &from), ("to", &to)])
            }
            (Some(one), _) | (None, Some(one)) => words.pay_one.fill(&[("pay", &amount(one))]),
            (None, None) => {
                let message = format!("the pay of the rank `{}` is not known", rank.id);
                let help =
                    "fill in pay_from and pay_to in ranks.csv, or a row of pay.csv for its point";
                return Err(Unsaid::new("body/no-amount", message, help));
            }
        })
    }

    /// What is counted for a description: what is gained and what is lost, or where
    /// it says more than whether directorate posts are meant, the posts that answer.
    /// `net` chooses otherwise: true for what is gained and lost among them, false for
    /// what is gained.
    pub fn bill(&self, selection: &Selection, net: Option<bool>) -> Bill<'a> {
        let all = &self.project.establishment;
        match (net, !selection.is_unfiltered()) {
            (Some(true), _) | (None, false) => Bill {
                posts: all.gained(selection),
                staff: selection.staff_gained(all),
                less: all.lost(selection),
                less_staff: selection.staff_lost(all),
            },
            (Some(false), false) => Bill {
                posts: all.gained(selection),
                staff: selection.staff_gained(all),
                ..Bill::default()
            },
            (_, true) => Bill {
                posts: selection.posts(all),
                staff: selection.staff(all),
                ..Bill::default()
            },
        }
    }

    /// What posts cost, in whole HK$ a year: what [`Said::bill`] counts less what it
    /// takes off.
    ///
    /// # Errors
    ///
    /// Where the cost of one of them is not known.
    pub fn cost(
        &self,
        cost: Cost,
        selection: &Selection,
        net: Option<bool>,
    ) -> Result<i64, Unsaid> {
        let bill = self.bill(selection, net);
        let plus = self.together(cost, &bill.posts, &bill.staff)?;
        let less = self.together(cost, &bill.less, &bill.less_staff)?;
        plus.checked_sub(less).ok_or_else(too_large)
    }

    /// What the posts of a description cost more or less: those gained less those
    /// lost, in whole HK$ a year.
    ///
    /// # Errors
    ///
    /// Where the cost of one of them is not known.
    pub fn net_cost(&self, cost: Cost, selection: &Selection) -> Result<i64, Unsaid> {
        self.cost(cost, selection, Some(true))
    }

    /// What posts and rows of non-directorate posts cost together, in whole HK$ a year.
    ///
    /// # Errors
    ///
    /// Where the cost of one of them is not known.
    pub fn together(
        &self,
        cost: Cost,
        posts: &[&Post],
        staff: &[Cow<'_, Staff>],
    ) -> Result<i64, Unsaid> {
        let posts = self.sum(cost, posts)?;
        let staff = self.staff_cost(cost, staff)?;
        posts.checked_add(staff).ok_or_else(too_large)
    }

    /// What posts cost together, in whole HK$ a year.
    ///
    /// # Errors
    ///
    /// Where the cost of one of them is not known.
    pub fn sum(&self, cost: Cost, posts: &[&Post]) -> Result<i64, Unsaid> {
        let mut sum: i64 = 0;
        for post in posts {
            let one = i64::try_from(self.cost_of(cost, post)?).ok();
            sum = one
                .and_then(|one| sum.checked_add(one))
                .ok_or_else(too_large)?;
        }
        Ok(sum)
    }

    /// What rows of non-directorate posts cost together, in whole HK$ a year.
    fn staff_cost(&self, cost: Cost, rows: &[Cow<'_, Staff>]) -> Result<i64, Unsaid> {
        let mut sum: i64 = 0;
        for row in rows {
            let (column, found) = match cost {
                Cost::Nams => ("nams", row.nams),
                Cost::Full => ("full_cost", row.full_cost),
            };
            let one = found.ok_or_else(|| {
                let message = format!("the {column} of the row `{}` is not known", row.id);
                let help = format!("fill in {column} in nondirectorate.csv");
                Unsaid::new("body/no-amount", message, help)
            })?;
            let one = i64::try_from(one).ok();
            sum = one
                .and_then(|one| sum.checked_add(one))
                .ok_or_else(too_large)?;
        }
        Ok(sum)
    }

    fn cost_of(&self, cost: Cost, post: &Post) -> Result<u64, Unsaid> {
        let establishment = &self.project.establishment;
        let rank = establishment.rank(&post.rank);
        let found = rank.and_then(|rank| match cost {
            Cost::Nams => establishment.pay_of(rank).nams(),
            Cost::Full => rank.full_cost,
        });
        found.ok_or_else(|| {
            let (what, help) = match cost {
                Cost::Nams => (
                    "mid-point",
                    "fill in midpoint in ranks.csv, or a row of pay.csv for its point, not after the paper's day",
                ),
                Cost::Full => ("full cost", "fill in full_cost in ranks.csv"),
            };
            let message = format!(
                "the {what} of the rank `{}` is not known, which `{}` has",
                post.rank, post.id
            );
            Unsaid::new("body/no-amount", message, help)
        })
    }

    /// A ceiling with its change and the new total.
    ///
    /// # Errors
    ///
    /// Where the new total is below zero.
    pub fn ceiling(&self, ceiling: &Ceiling) -> Result<String, Unsaid> {
        let words = &self.words.money;
        let [existing, change, total] = self.parts_of_ceiling(ceiling)?;
        let pattern = match ceiling.change < 0 {
            true => &words.ceiling_down,
            false => &words.ceiling_up,
        };
        Ok(pattern.fill(&[
            ("existing", &existing),
            ("change", &change),
            ("total", &total),
        ]))
    }

    /// A ceiling as it stands, by how much it changes without a sign, and the new one.
    ///
    /// # Errors
    ///
    /// Where the new total is below zero.
    pub fn parts_of_ceiling(&self, ceiling: &Ceiling) -> Result<[String; 3], Unsaid> {
        let total = ceiling.total().ok_or_else(|| {
            let message = format!("the new ceiling of Head {} is below zero", ceiling.head);
            let help = "correct existing or change in ceilings.csv";
            Unsaid::new("body/no-amount", message, help)
        })?;
        let amount = |sum: u64| grouped(i64::try_from(sum).unwrap_or(i64::MAX), ',', 0);
        let change = ceiling.change.unsigned_abs();
        Ok([ceiling.existing, change, total].map(amount))
    }
}

fn too_large() -> Unsaid {
    let message = "the sum is larger than any that can be printed".to_owned();
    Unsaid::new(
        "body/no-amount",
        message,
        "correct the amounts in the tables",
    )
}
