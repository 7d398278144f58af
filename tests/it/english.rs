//! English as papers print it: numbers, plurals, lists and ranges, letters; and
//! what of it does not hold for Chinese.

use std::fmt::Write;
use std::fs;

use camino::Utf8Path;
use panelpaper::Request;
use pipeline::build::emit_typst;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::support::{Case, Run};

/// The small paper with these paragraphs behind the first of an edition's body.
fn paper(lang: &str, body: &str) -> Case {
    let case = Case::small();
    let first = if lang == "zh" {
        "首段。"
    } else {
        "The first."
    };
    case.write(&format!("body.{lang}.hbs"), format!("{first}\n\n{body}\n"));
    case
}

/// What the body of an edition says: the text of its Typst source, values and
/// references included.
#[track_caller]
fn said(case: &Case, lang: &str) -> String {
    let path = |name: &str| {
        let path = case.path(name);
        Utf8Path::from_path(&path)
            .expect("a path in UTF-8")
            .to_owned()
    };
    emit_typst(&Request::new(path("paper")), &path("typst")).expect("a folder to write to");
    let file = path("typst").join("paper").join(lang).join("body.typ");
    let source = fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("no source: {}", case.run(&["check", "paper"]).stderr));
    let mut text = String::new();
    let mut rest = source.as_str();
    // Values are string literals in code, `#"…";`.
    while let Some((before, value)) = rest.split_once("#\"") {
        let (value, after) = value.split_once("\";").expect("the end of a value");
        text += before;
        text += value;
        rest = after;
    }
    text + rest
}

#[track_caller]
fn prints(lang: &str, body: &str, expected: &str) {
    let text = said(&paper(lang, body), lang);
    assert!(text.contains(expected), "{body}\n{text}");
}

/// The one error of a body, at this column of its third line.
#[track_caller]
fn fails(lang: &str, body: &str, expected: &str) {
    let case = paper(lang, body);
    let outcome = case.run(&[
        "check", "paper", "--lang", lang, "--format", "short", "--quiet",
    ]);
    let errors: Vec<&str> = outcome
        .stderr
        .lines()
        .filter(|line| line.contains(": error["))
        .collect();
    let expected = format!("paper/body.{lang}.hbs:3:{expected}");
    assert_eq!(errors, [expected], "{body}");
}

#[test]
fn counts_are_figures_unless_words_are_asked() {
    prints("en", "A {{count}} B", "A 3 B");
    prints("en", "A {{count numeral=true}} B", "A three B");
    prints(
        "en",
        "A {{count office=\"hls\" rank=\"slo\" numeral=true}} B",
        "A no B",
    );
    prints("zh", "甲{{count numeral=true}}乙{{count}}丙", "甲三乙3丙");
    prints(
        "zh",
        "甲{{count office=\"hls\" rank=\"slo\" numeral=true}}丙",
        "甲0丙",
    );
}

#[test]
fn posts_are_listed_in_words_and_figures() {
    let english = "one Chief Lights Officer post (D2) and two Principal Lights Officer posts (D1)";
    prints("en", "A {{posts}}.", &format!("A {english}."));
    let capital = english.replacen("one", "One", 1);
    prints("en", "{{posts case=\"sentence\"}}.", &format!("{capital}."));
    let figures = english.replacen("one", "1", 1).replacen("two", "2", 1);
    prints("en", "A {{posts numeral=false}}.", &format!("A {figures}."));
    let chinese = "個總燈務主任職位(首長級薪級第2點)及";
    prints("zh", "甲{{posts}}", &format!("甲1{chinese}2個"));
    prints(
        "zh",
        "甲{{posts numeral=true}}",
        &format!("甲一{chinese}兩個"),
    );
}

#[test]
fn nouns_agree_with_their_number() {
    prints(
        "en",
        "A {{count change=\"transferred\" noun=\"post\"}}.",
        "A no posts.",
    );
    prints(
        "en",
        "A {{count change=\"created\" noun=\"post\"}}.",
        "A one post.",
    );
    prints(
        "en",
        "A {{count rank=\"plo\" noun=\"post\"}}.",
        "A two posts.",
    );
    prints(
        "en",
        "A {{count noun=\"post\" numeral=false}}.",
        "A 3 posts.",
    );
    prints(
        "en",
        "{{count noun=\"Deputy Secretary\" case=\"sentence\"}}.",
        "Three Deputy Secretaries.",
    );
    prints(
        "en",
        "A {{count noun=\"ox\" plural=\"oxen\"}}.",
        "A three oxen.",
    );
    // A rank's own plural is known by its name.
    let case = paper(
        "en",
        "A {{count rank=\"plo\" noun=(rank \"survey\")}}, {{#posts}}{{this.count}} {{this.ranks}}{{/posts}}.",
    );
    case.write(
        "ranks.csv",
        "id,pay_point,name_zh,name_en,plural_en\nclo,D2,總燈務主任,Chief Lights Officer,\n\
         plo,D1,首席燈務主任,Principal Lights Officer,Principals of the Lights\nslo,MPS 49,高級燈務主任,Senior Lights Officer,\n",
    );
    let expected =
        "A two Principals of the Lights, 1 Chief Lights Officer and 2 Principals of the Lights.";
    assert!(
        said(&case, "en").contains(expected),
        "{}",
        said(&case, "en")
    );
}

#[test]
fn nouns_that_cannot_agree_are_errors() {
    let rule = "error[body/wrong-argument]: ";
    fails(
        "en",
        "A {{count noun=\"posts\"}}.",
        &format!("17: {rule}`posts` looks like a plural, and `noun=` takes the word for one"),
    );
    fails(
        "en",
        "A {{count noun=\"職位\"}}.",
        &format!("17: {rule}`職位` is no English noun"),
    );
    fails(
        "en",
        "A {{count noun=\"\"}}.",
        &format!("3: {rule}`` is no English noun"),
    );
    fails(
        "en",
        "A {{count plural=\"oxen\"}}.",
        &format!("19: {rule}`plural=` lacks its `noun=`"),
    );
    fails(
        "zh",
        "甲{{count noun=\"post\"}}。",
        &format!("10: {rule}`noun=` makes an English plural, and this body is Chinese"),
    );
    fails(
        "en",
        "A {{posts noun=\"post\"}}.",
        "11: error[body/unknown-argument]: this helper takes no `noun=`",
    );
    fails(
        "en",
        "A {{count numeral=\"yes\"}}.",
        &format!("20: {rule}`yes` is no numeral"),
    );
}

#[test]
fn rounds_agree_with_their_count() {
    let rounds =
        "A {{#posts numeral=true}}{{this.count}} {{this.ranks}} ({{this.rank}}){{/posts}}.";
    prints(
        "en",
        rounds,
        "A one Chief Lights Officer (Chief Lights Officer) and two Principal Lights Officers (Principal Lights Officer).",
    );
    prints(
        "en",
        "A {{#posts}}{{this.count}} {{this.rank}}{{/posts}}.",
        "A 1 Chief Lights Officer and 2 Principal Lights Officer.",
    );
    prints(
        "zh",
        "甲{{#posts numeral=true}}{{this.count}}名{{this.ranks}}{{/posts}}。",
        "甲一名總燈務主任及兩名首席燈務主任。",
    );
    fails(
        "en",
        "A {{#posts case=\"title\"}}x{{/posts}}.",
        "12: error[body/unknown-argument]: this helper takes no `case=`",
    );
}

#[test]
fn figures_have_a_space_from_a_thousand_in_english() {
    for (value, en, zh, words) in [
        ("3", "3", "3", "three"),
        ("999", "999", "999", "999"),
        ("1823", "1\u{202F}823", "1823", "1\u{202F}823"),
        ("-1000", "-1\u{202F}000", "-1000", "-1\u{202F}000"),
        (
            "194000",
            "194\u{202F}000",
            "194\u{202F}000",
            "194\u{202F}000",
        ),
    ] {
        let case = paper(
            "en",
            "A {{number \"cost\"}} B {{number \"cost\" numeral=true}} C {{money \"cost\"}}",
        );
        case.edit("figures.csv", "1234567", value)
            .write("body.zh.hbs", "首段。\n\n甲{{number \"cost\"}}乙\n");
        let text = said(&case, "en");
        let money = en.replace('\u{202F}', ",");
        assert!(
            text.contains(&format!("A {en} B {words} C {money}")),
            "{text}"
        );
        assert!(said(&case, "zh").contains(&format!("甲{zh}乙")), "{value}");
    }
}

/// A call prints this for each case, in the order of messages.
#[track_caller]
fn check_cases(call: &str, expected: [&str; 3]) {
    let cases = ["sentence", "title", "upper"];
    let calls = cases.map(|case| format!("Q{{{{{call} case=\"{case}\"}}}}"));
    let labels = "One.<one>\n\nTwo --<two>\n\n+ x <item-a>\n+ y <item-b>";
    let case = paper("en", &format!("{}\n\n{labels}", calls.join(" ")));
    case.edit("figures.csv", "1234567", "7");
    let text = said(&case, "en");
    let mut found = text.split('Q').skip(1);
    for expected in expected {
        // A link's target stands before its text.
        let part = found.next().and_then(|part| part.lines().next());
        let part = part.expect("a call");
        assert!(part.contains(expected), "{call}: {part}");
    }
}

#[test]
fn letters_change_where_they_are_asked_to() {
    check_cases(
        "annex \"survey\" \"beam\"",
        ["Annexes 1 and 2", "Annexes 1 and 2", "ANNEXES 1 AND 2"],
    );
    check_cases(
        "para \"one\" \"two\"",
        [
            "Paragraphs 3 and 4",
            "Paragraphs 3 and 4",
            "PARAGRAPHS 3 AND 4",
        ],
    );
    check_cases(
        "para \"item-a\" \"item-b\"",
        [
            "Paragraph 4(a) and (b)",
            "Paragraph 4(a) and (b)",
            "PARAGRAPH 4(a) AND (b)",
        ],
    );
    check_cases(
        "title \"keeper\"",
        [
            "Keeper of the Lights",
            "Keeper of the Lights",
            "KEEPER OF THE LIGHTS",
        ],
    );
    check_cases("short \"hls\"", ["HLS"; 3]);
    check_cases(
        "count rank=\"plo\" noun=\"post of head\"",
        [
            "Two posts of head",
            "Two Posts of Head",
            "TWO POSTS OF HEAD",
        ],
    );
    check_cases("number \"cost\" numeral=true", ["Seven", "Seven", "SEVEN"]);
}

#[test]
fn letters_of_chinese_and_of_figures_stay() {
    let body = "甲{{point \"keeper\" case=\"upper\"}}乙{{rank \"keeper\" case=\"title\"}}";
    prints("zh", body, "甲首長級薪級第2點乙總燈務主任");
    fails(
        "en",
        "A {{annex \"beam\" case=\"Upper\"}}.",
        "24: error[body/wrong-argument]: `Upper` is no case",
    );
    fails(
        "en",
        "A {{money \"cost\" case=\"upper\"}}.",
        "18: error[body/unknown-argument]: this helper takes no `case=`",
    );
}

/// The words of numbers, by how papers print them.
const WORDS: [&str; 11] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

/// Holds that a phrase says how many there are of what has these names.
fn check_count(phrase: &str, count: usize, one: &str, many: &str) {
    let (number, noun) = phrase.split_once(' ').expect("a number and a noun");
    let word = WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned());
    assert_eq!(number, word, "{phrase}");
    assert_eq!(noun, if count == 1 { one } else { many }, "{phrase}");
}

/// How many posts of a rank are permanent and supernumerary, before and after.
#[derive(Debug, Clone, Copy)]
struct Posts {
    rank: usize,
    existing: bool,
    supernumerary: bool,
    count: usize,
}

/// Ranks with their plurals, the highest first.
const RANKS: [(&str, &str, &str); 4] = [
    ("a", "Chief Engineer", "Chief Engineers"),
    ("b", "Deputy Secretary", "Deputy Secretaries"),
    ("c", "Judge of the Court", "Judges of the Court"),
    ("d", "Head, Efficiency Unit", "Heads, Efficiency Unit"),
];

fn any_posts() -> impl Strategy<Value = Vec<Posts>> {
    let posts = (0..RANKS.len(), any::<bool>(), any::<bool>(), 1..13_usize);
    let posts = posts.prop_map(|(rank, existing, supernumerary, count)| Posts {
        rank,
        existing,
        supernumerary,
        count,
    });
    prop::collection::vec(posts, 0..7)
}

/// Every filter of the test with whether it lets posts through.
fn filters() -> Vec<(String, impl Fn(&Posts) -> bool)> {
    let mut filters = Vec::new();
    for structure in [None, Some(true), Some(false)] {
        for tenure in [None, Some(true), Some(false)] {
            for rank in [None, Some(0), Some(1), Some(2), Some(3)] {
                let mut text = String::new();
                if let Some(existing) = structure {
                    text += if existing {
                        " structure=\"existing\""
                    } else {
                        " structure=\"proposed\""
                    };
                }
                if let Some(supernumerary) = tenure {
                    text += if supernumerary {
                        " tenure=\"supernumerary\""
                    } else {
                        " tenure=\"permanent\""
                    };
                }
                if let Some(rank) = rank {
                    let _ = write!(text, " rank=\"{}\"", RANKS[rank].0);
                }
                filters.push((text, move |posts: &Posts| {
                    let existing = structure.unwrap_or(false);
                    posts.existing == existing
                        && tenure.is_none_or(|it| posts.supernumerary == it)
                        && rank.is_none_or(|it| posts.rank == it)
                }));
            }
        }
    }
    filters
}

/// The small paper with these posts under a head of the first rank in each
/// office, which the posts of the first rank are counted with.
fn establishment(all: &[Posts]) -> Case {
    let case = Case::small();
    let mut ranks = String::from("id,pay_point,name_zh,name_en\n");
    for (at, (id, name, _)) in RANKS.iter().enumerate() {
        let _ = writeln!(ranks, "{id},D{},級,\"{name}\"", 4 - at);
    }
    let mut posts = String::from(
        "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure\n",
    );
    for office in ["lo", "hls"] {
        let _ = writeln!(posts, "{office},head,甲,Head,a,,乙,Secretary,permanent");
    }
    for (at, group) in all.iter().enumerate() {
        for number in 0..group.count {
            let office = if group.existing { "lo" } else { "hls" };
            let tenure = if group.supernumerary {
                "supernumerary"
            } else {
                "permanent"
            };
            let _ = writeln!(
                posts,
                "{office},p{at}-{number},甲,Officer,{},head,,,{tenure}",
                RANKS[group.rank].0
            );
        }
    }
    case.write("ranks.csv", ranks)
        .write("posts.csv", posts)
        .write("duties.csv", "post,text_zh,text_en\n")
        .write(
            "annexes.csv",
            "kind,subject,title_zh,title_en\nchart,hls,,\n",
        )
        .edit("paper.toml", "[\"zh\", \"en\"]", "[\"en\"]");
    case
}

#[test]
fn any_filter_prints_grammatical_english() {
    let mut runner = TestRunner::new(Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    });
    let run = runner.run(&any_posts(), |mut all| {
        let case = establishment(&all);
        let head = |existing| Posts { rank: 0, existing, supernumerary: false, count: 1 };
        all.extend([head(true), head(false)]);
        let mut body = String::from("The first.\n");
        for (filter, _) in filters() {
            let _ = write!(body, "\nQ{{{{count{filter} noun=\"post\"}}}}|{{{{count{filter} noun=\"duty\"}}}}|\
                {{{{#if (gt (count{filter}) 0)}}}}{{{{posts{filter}}}}}{{{{/if}}}}|\
                {{{{#posts{filter} numeral=true}}}}{{{{this.count}}}} {{{{this.ranks}}}}{{{{else}}}}{{{{/posts}}}}|\n");
        }
        case.write("body.en.hbs", body);
        let text = said(&case, "en");
        let lines: Vec<&str> = text.split('Q').skip(1).collect();
        assert_eq!(lines.len(), filters().len());
        for (line, (filter, holds)) in lines.iter().zip(filters()) {
            let of_rank = |rank: usize| -> usize {
                let posts = all.iter().filter(|posts| posts.rank == rank && holds(posts));
                posts.map(|posts| posts.count).sum()
            };
            let counts: Vec<usize> = (0..RANKS.len()).map(of_rank).collect();
            let count = counts.iter().sum();
            let parts: Vec<&str> = line.split('|').collect();
            check_count(parts[0], count, "post", "posts");
            check_count(parts[1], count, "duty", "duties");
            let found: Vec<usize> = (0..RANKS.len()).filter(|rank| counts[*rank] > 0).collect();
            let phrase = |with_posts: bool| {
                let phrases = found.iter().map(|&rank| {
                    let (count, (_, one, many)) = (counts[rank], RANKS[rank]);
                    let word = WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned());
                    match (with_posts, count) {
                        (true, 1) => format!("{word} {one} post (D{})", 4 - rank),
                        (true, _) => format!("{word} {one} posts (D{})", 4 - rank),
                        (false, 1) => format!("{word} {one}"),
                        (false, _) => format!("{word} {many}"),
                    }
                });
                let phrases: Vec<String> = phrases.collect();
                match &phrases[..] {
                    [] => String::new(),
                    [one] => one.clone(),
                    [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
                }
            };
            assert_eq!(parts[2], phrase(true), "{filter}");
            assert_eq!(parts[3], phrase(false), "{filter}");
        }
        // What is printed so is never found fault with.
        let told = case.run(&["check", "paper", "--format", "short"]).stderr;
        assert!(!told.contains("words/number-agreement"), "{told}");
        Ok(())
    });
    run.expect("grammatical English");
}

/// The numbers that a reference names, and whether its form is right: ranges of
/// three and more alone, and no such run named one by one.
fn numbers(list: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut singly = 0;
    for part in list.replace(" and ", ", ").split(", ") {
        let ends: Vec<usize> = part
            .split(" to ")
            .map(|end| end.parse().expect("a number"))
            .collect();
        let (first, last) = (ends[0], ends[ends.len() - 1]);
        let follows = found.last().is_some_and(|before| before + 1 == first);
        assert!(ends.len() == 1 || (last - first > 1 && !follows), "{list}");
        singly = if follows { singly + 1 } else { 1 };
        assert!(singly < 3, "{list}");
        assert!(found.last().is_none_or(|before| *before < first), "{list}");
        found.extend(first..=last);
    }
    let joints = list.matches(" and ").count();
    assert_eq!(
        joints,
        usize::from(list.contains(", ") || joints > 0),
        "{list}"
    );
    found
}

#[test]
fn any_annexes_and_paragraphs_are_listed_as_papers_list_them() {
    let chosen = prop::collection::vec(1..10_usize, 1..9);
    let mut runner = TestRunner::new(Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    });
    let run = runner.run(&chosen, |chosen| {
        let case = establishment(&[Posts {
            rank: 1,
            existing: false,
            supernumerary: false,
            count: 9,
        }]);
        let rows = (0..9).map(|at| format!("duties,p0-{at},,\n"));
        case.write(
            "annexes.csv",
            "kind,subject,title_zh,title_en\n".to_owned() + &rows.collect::<String>(),
        );
        let ids: String = chosen
            .iter()
            .map(|number| format!(" \"p0-{}\"", number - 1))
            .collect();
        let labels: String = chosen
            .iter()
            .map(|number| format!(" \"par{number}\""))
            .collect();
        let mut body = format!("X{{{{annex{ids}}}}}Y X{{{{para{labels}}}}}Y<par1>\n");
        for number in 2..10 {
            let _ = write!(body, "\nText.<par{number}>\n");
        }
        case.write("body.en.hbs", body);
        let text = said(&case, "en");
        let mut sorted = chosen.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let found: Vec<&str> = text
            .split('X')
            .skip(1)
            .take(2)
            .map(|part| part.split('Y').next().unwrap_or_default())
            .collect();
        for (found, one, many) in [
            (found[0], "Annex ", "Annexes "),
            (found[1], "paragraph ", "paragraphs "),
        ] {
            let word = if sorted.len() == 1 { one } else { many };
            let list = found
                .split_once(word)
                .unwrap_or_else(|| panic!("{found}"))
                .1;
            let list = list.trim_end_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(numbers(list), sorted, "{found}");
        }
        Ok(())
    });
    run.expect("lists as papers have them");
}
