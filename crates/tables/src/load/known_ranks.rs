//! The list of ranks that the program carries, as values.

use std::sync::LazyLock;

use crate::assets::ranks::RANKS;
use crate::model::known_rank::{KnownRank, Sure};
use crate::model::{PayPoint, Text};
use crate::source::{Row, Sources, Table};

/// Every row; a test holds that none is lost.
static KNOWN: LazyLock<Vec<KnownRank>> = LazyLock::new(|| {
    let file = Sources::default().add("ranks.csv".into(), String::new(), Vec::new());
    let (table, _) = Table::parse(file, RANKS);
    let rows = table.rows.iter();
    rows.filter_map(|row| rank(&table, row)).collect()
});

/// The ranks of the list, in its order.
pub fn known_ranks() -> &'static [KnownRank] {
    &KNOWN
}

fn rank(table: &Table, row: &Row) -> Option<KnownRank> {
    let text = |column: &str| {
        let cell = row.cells.get(table.column(column)?)?;
        Some(cell.text.clone())
    };
    Some(KnownRank {
        id: text("id")?,
        pay_point: PayPoint::parse(&text("pay_point")?),
        name: Text {
            zh: text("name_zh")?,
            en: text("name_en")?,
        },
        sure: Sure::from_word(&text("sure")?)?,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::characters::fold;
    use crate::model::known_rank::{matching, meant, nearest_word};

    #[test]
    fn the_list_is_read_whole_and_nothing_stands_in_it_twice() {
        let ranks = known_ranks();
        assert_eq!(ranks.len(), RANKS.lines().count() - 1);
        let mut told = BTreeSet::new();
        for (line, rank) in RANKS.lines().skip(1).zip(ranks) {
            let point = line.split(',').nth(1).expect("a point");
            assert_eq!(rank.cell("pay_point"), point, "{line}");
            let id = rank.id.bytes().all(|byte| byte.is_ascii_alphanumeric());
            assert!(
                id && !rank.id.is_empty() && !rank.name.en.is_empty(),
                "{line}"
            );
            for text in [&rank.id, &rank.name.zh, &rank.name.en] {
                assert!(text.is_empty() || told.insert(fold(text)), "{text}");
            }
        }
    }

    fn ids(word: &str) -> Vec<&'static str> {
        let found = matching(known_ranks(), word);
        found.iter().map(|rank| rank.id.as_str()).collect()
    }

    #[test]
    fn words_find_ids_names_and_points() {
        assert_eq!(ids("aosgb"), ["aosgb1", "aosgb"]);
        assert_eq!(ids("ＡＯＳＧＣ"), ["aosgc"]);
        assert_eq!(ids("efficiency  unit"), ["heu", "dheu"]);
        assert_eq!(ids("STRUCT"), ["gse", "cse"]);
        assert_eq!(ids("丙級政務官"), ["aosgc"]);
        assert_eq!(ids("效率促進組"), ["heu", "dheu"]);
        assert_eq!(ids("jsps 8"), ["mag"]);
        assert_eq!(ids("DL3"), ["pgc"]);
        assert_eq!(ids("dl"), ["pgc", "dpgc", "apgc", "dps", "aps"]);
        assert_eq!(ids("gds(c)1"), ["dcfo"]);
        assert_eq!(ids("D4"), ["aosgb1", "gecon", "heu", "cons"]);
        assert_eq!(ids("MPS 27-44"), ["ao"]);
        assert_eq!(ids("").len(), known_ranks().len());
        // Inside a word it is no word: officer.
        assert_eq!(ids("fficer"), [""; 0]);
        assert_eq!(ids("D7"), [""; 0]);
        assert_eq!(ids("牧羊人"), [""; 0]);
    }

    #[test]
    fn near_words_are_named() {
        let near = |word| nearest_word(known_ranks(), word);
        assert_eq!(near("Enginer"), Some("Engineer"));
        assert_eq!(near("衛生署署長"), Some("衞生署署長"));
        assert_eq!(near("aosgd"), Some("aosga"));
        assert_eq!(near("shepherd"), None);
    }

    #[test]
    fn what_stands_for_an_id_means_a_rank_or_none() {
        let id = |written| meant(known_ranks(), written).map(|rank| rank.id.as_str());
        assert_eq!(id("AOSGC"), Some("aosgc"));
        assert_eq!(id("首長級丙級政務官"), Some("aosgc"));
        assert_eq!(id("chief engineer"), Some("ce"));
        assert_eq!(id("Cheif Engineer"), Some("ce"));
        assert_eq!(id("adtis"), Some("adits"));
        for none in ["", "pl0", "sol", "asistant", "shepherd", "cxx", "牧羊人"] {
            assert_eq!(id(none), None, "{none}");
        }
    }
}
