//! The numbers that two texts should both say, compared by what they are worth.

mod meant;
mod points;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::prose::{Quantity, quantities};
use tables::model::Lang;

/// What stands in a passage for words that only a build knows.
const UNKNOWN: char = '\u{FFFC}';

/// The numbers of one text.
pub(super) struct Told<'t> {
    lang: Lang,
    text: &'t str,
    all: Vec<Quantity>,
    /// Whether each is that of a reference or name, or goes on with those of one:
    /// such are compared by themselves.
    referred: Vec<bool>,
    /// Whether each is a part of a pay point or title, which counts nothing.
    named: Vec<bool>,
}

impl<'t> Told<'t> {
    /// Those of a text. What joins on to words that only a build knows may be a part
    /// of their reference.
    pub(super) fn of(lang: Lang, text: &'t str) -> Self {
        const LABELS: [&str; 6] = ["paragraph", "paragraphs", "Annex", "Annexes", "第", "附件"];
        const JOINS: [&str; 6] = ["至", "及", "、", "to", "and", ","];
        let all = quantities(lang, text);
        let mut last = None;
        let mut referred = Vec::new();
        for it in &all {
            let before = text[..it.range.start].trim_end();
            let labelled = LABELS.iter().any(|word| before.ends_with(word));
            let joined = JOINS.iter().any(|word| {
                before.strip_suffix(word).is_some_and(|front| {
                    let front = without_item(front.trim_end());
                    front.trim_end_matches('段').ends_with(UNKNOWN)
                        || last.is_some_and(|end| front.len() == end)
                })
            });
            last = (labelled || joined).then_some(it.range.end);
            referred.push(labelled || joined);
        }
        let named = all.iter().map(|it| points::is_of_name(lang, text, it));
        Self {
            lang,
            text,
            named: named.collect(),
            all,
            referred,
        }
    }

    /// The places of the numbers that another text lacks, of those that are `wanted`.
    /// A number that is said again in one language need not be in the other, and what
    /// one language has in a name the other may say by itself: 第八十三號, No. 83; what one
    /// says by a number the other may say in words.
    pub(super) fn lacking(
        &self,
        other: &Told<'_>,
        wanted: impl Fn(&Quantity) -> bool,
    ) -> Vec<Range<usize>> {
        let all: BTreeSet<usize> = other.all.iter().map(|it| it.value).collect();
        let own_names: BTreeSet<usize> = self.names().collect();
        let others_names: BTreeSet<usize> = other.names().collect();
        // What both have in names is in neither a count of anything.
        let counts = other.all.iter().zip(&other.named);
        let counts = counts.filter(|(_, named)| !**named);
        let counts = counts.map(|(it, _)| it.value);
        let plain: BTreeSet<usize> = counts
            .chain(others_names.difference(&own_names).copied())
            .collect();
        let mut seen = BTreeSet::new();
        let own = self.all.iter().zip(&self.referred).zip(&self.named);
        let own = own.filter(|((it, referred), _)| !**referred && wanted(it));
        let own = own.filter(|((it, _), named)| match named {
            true => !all.contains(&it.value),
            false => !plain.contains(&it.value),
        });
        let own = own.filter(|((it, _), _)| seen.insert(it.value));
        own.filter(|((it, _), _)| !meant::says_in_words(self, it, other))
            .map(|((it, _), _)| it.range.clone())
            .collect()
    }

    /// The numbers that are parts of names.
    fn names(&self) -> impl Iterator<Item = usize> + '_ {
        let all = self.all.iter().zip(&self.named);
        all.filter(|(_, named)| **named).map(|(it, _)| it.value)
    }

    /// The places of the points of the Directorate Pay Scale that another text, which has
    /// some, lacks.
    pub(super) fn points_lacking(&self, other: &Told<'_>) -> Vec<Range<usize>> {
        let theirs = points::points(other.lang, other.text).into_iter();
        let theirs: BTreeSet<usize> = theirs.map(|(point, _)| point).collect();
        let own = points::points(self.lang, self.text).into_iter();
        let lacks = |point: usize| !theirs.contains(&point);
        own.filter(|(point, _)| !theirs.is_empty() && lacks(*point))
            .map(|(_, place)| place)
            .collect()
    }
}

/// A text without the letter of an item at its end: paragraph 2(a).
fn without_item(text: &str) -> &str {
    let item = text.strip_suffix([')', '）']).and_then(|inside| {
        let front = inside.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        let short = inside.len() - front.len() <= 4;
        front.strip_suffix(['(', '（']).filter(|_| short)
    });
    item.unwrap_or(text)
}

/// Whether a number is surely one, and is more than one: `one` is a pronoun too.
pub(super) fn is_sure(quantity: &Quantity) -> bool {
    quantity.sure && quantity.value > 1
}

#[cfg(test)]
mod tests {
    use super::{Told, is_sure};
    use tables::model::Lang;

    #[track_caller]
    fn differ(zh: &str, en: &str, only: [&[&str]; 2]) {
        let (a, b) = (Told::of(Lang::Zh, zh), Told::of(Lang::En, en));
        let words = |text: &str, places: Vec<std::ops::Range<usize>>| {
            let words = places.into_iter().map(|place| text[place].to_owned());
            words.collect::<Vec<_>>()
        };
        assert_eq!(words(zh, a.lacking(&b, is_sure)), only[0], "{zh} / {en}");
        assert_eq!(words(en, b.lacking(&a, is_sure)), only[1], "{zh} / {en}");
    }

    #[test]
    fn words_that_end_like_a_joint_are_none() {
        for (zh, en) in [
            (
                "第\u{FFFC}段涉及12個部門",
                "paragraph \u{FFFC} involves 12 departments",
            ),
            (
                "涉及1,250萬元(見\u{FFFC})",
                "involves $12.5 million (see \u{FFFC})",
            ),
            (
                "\u{FFFC}提及12個部門，以及3個組",
                "\u{FFFC} names 12 departments and 3 units",
            ),
            ("第\u{FFFC}及5段", "paragraphs \u{FFFC} and 5"),
            ("第\u{FFFC}(a)及2(c)段", "paragraphs 2(a) and 2(c)"),
            ("\u{FFFC}", "paragraphs 2(a), 2(b) and 3(c)"),
            ("\u{FFFC}", "paragraphs 12(ii) to 14"),
        ] {
            differ(zh, en, [&[], &[]]);
        }
        let (zh, en) = (
            "第\u{FFFC}段設2個科及3個組",
            "\u{FFFC} has 2 branches and 4 units",
        );
        differ(zh, en, [&["3"], &["4"]]);
        differ(
            "\u{FFFC}涉及12個部門",
            "\u{FFFC} several departments",
            [&["12"], &[]],
        );
    }

    #[test]
    fn what_one_language_has_in_a_name_the_other_may_say_by_itself() {
        differ(
            "《條例》(第2章)第8條",
            "section 8 of the Ordinance (Cap. 2)",
            [&[], &[]],
        );
        differ("第八十三號報告書", "Report No. 83", [&[], &[]]);
        differ("第2章", "Cap. 3", [&[], &["3"]]);
    }

    #[test]
    fn what_is_in_a_name_counts_nothing() {
        differ(
            "兩名總監(首長級薪級第2點)",
            "three Directors (D2)",
            [&["兩"], &["three"]],
        );
        differ(
            "副秘書長(福利)2轄下有兩個組",
            "Deputy Secretary (Welfare) 2 has four teams",
            [&["兩"], &["four"]],
        );
        differ("副秘書長(福利)2", "DS(W)2", [&[], &[]]);
        differ(
            "兩名總監(首長級薪級第2點)",
            "two Directors (D2)",
            [&[], &[]],
        );
        let told = |lang, text| Told::of(lang, text);
        let (zh, en) = ("屬首長級薪級第2點", "is at D1");
        let (zh, en) = (told(Lang::Zh, zh), told(Lang::En, en));
        assert_eq!(zh.points_lacking(&en).len(), 1);
        assert_eq!(en.points_lacking(&zh).first(), Some(&(6..8)));
        assert!(en.points_lacking(&told(Lang::Zh, "屬該職級")).is_empty());
    }

    #[test]
    fn what_one_language_counts_the_other_may_say_in_words() {
        for (zh, en) in [
            ("兩個職位的職責不同", "The posts have different duties"),
            ("這三個編外職位須保留", "These posts need to be retained"),
            ("有關職位", "the two posts"),
            ("廚餘量增加了兩倍", "Food waste has tripled"),
            ("增加一倍", "doubled"),
            ("增至三倍", "rose to three times"),
            ("約一半來自食肆", "about 50% comes from restaurants"),
            ("五成", "half"),
            ("四分之一", "25 per cent"),
            ("數十個屋苑", "dozens of estates"),
            ("數百名人員", "hundreds of staff"),
            ("為期18個月", "for one and a half years"),
            ("一年半", "18 months"),
            ("半年", "six months"),
            ("24個月", "two years"),
            ("九十年代", "in the 1990s"),
            ("24小時", "round the clock"),
            ("由二級行政主任支援", "supported by an Executive Officer II"),
            ("一名三級工程師", "a Technician III"),
            (
                "兩個屬首長級薪級第2點，一個屬第3點，一個屬第8點",
                "two at D2, one at D3 and one at D8",
            ),
        ] {
            differ(zh, en, [&[], &[]]);
        }
        differ("為期18個月", "for two years", [&["18"], &["two"]]);
        differ("增加了兩倍", "quadrupled", [&["兩"], &[]]);
        differ("約一半", "about 40%", [&[], &["40"]]);
        differ("開設兩個職位", "create three posts", [&["兩"], &["three"]]);
        differ("八十年代", "the 1990s", [&["八十"], &["1990"]]);
        differ("總數十個", "a total of nine", [&["十"], &["nine"]]);
        differ(
            "由二級行政主任支援",
            "an Executive Officer I",
            [&["二"], &[]],
        );
        differ("三級制", "II tiers", [&["三"], &[]]);
    }
}
