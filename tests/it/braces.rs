//! Handlebars in bodies: what is typed there is printed, or it is an error with
//! its place. In both languages.

use serde_json::Value;

use super::support::{Case, Run, squeeze};

/// The small paper with these paragraphs for the body of an edition.
pub(super) fn paper(lang: &str, body: &str) -> Case {
    let case = Case::small();
    let (heading, first) = match lang {
        "zh" => ("目的", "首段。"),
        _ => ("Purpose", "The first paragraph."),
    };
    let body = format!("= {heading}\n\n{first}\n\n{body}\n");
    case.write(&format!("body.{lang}.hbs"), body);
    case
}

/// What the pages of an edition say behind its first paragraph, without white
/// space.
#[track_caller]
pub(super) fn printed(lang: &str, body: &str) -> String {
    let case = paper(lang, body);
    let outcome = case.run(&["build", "paper", "--lang", lang]);
    assert_eq!(outcome.status, 0, "{body}\n{}", outcome.stderr);
    let text = case.pages(&format!("{lang}/paper.pdf")).concat();
    let (_, text) = text
        .split_once(["首段。", "Thefirstparagraph."][usize::from(lang == "en")])
        .expect("the first paragraph");
    text.to_owned()
}

#[track_caller]
pub(super) fn prints(lang: &str, body: &str, expected: &str) {
    let text = printed(lang, body);
    assert!(text.contains(&squeeze(expected)), "{body}\n{text}");
}

/// The errors of a body: line and column within `body`, and the message.
#[track_caller]
fn errors(lang: &str, body: &str) -> Vec<String> {
    let case = paper(lang, body);
    let outcome = case.run(&["check", "paper", "--lang", lang, "--format", "json"]);
    assert_eq!(outcome.status, 1, "{body}\n{}", outcome.stdout);
    let findings = outcome.stdout.lines();
    let findings = findings.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let told = findings.map(|finding| {
        let line = finding["line"].as_u64().expect("a line") - 4;
        let message = finding["message"].as_str().expect("a message");
        format!("{line}:{} {message}", finding["column"])
    });
    told.collect()
}

#[track_caller]
pub(super) fn fails(lang: &str, body: &str, expected: &[&str]) {
    assert_eq!(errors(lang, body), expected, "{body}");
}

#[test]
fn the_right_branch_is_printed() {
    prints(
        "zh",
        "甲{{#if (eq (count) 0)}}零{{else if (eq (count) 3)}}三{{else}}多{{/if}}乙。",
        "甲三乙。",
    );
    prints(
        "en",
        "We have {{#if (gt (count) 5)}}many{{else if (gt (count) 4)}}five{{else unless (eq (count) 3)}}no{{else}}three{{/if}} posts.",
        "We have three posts.",
    );
    prints(
        "zh",
        "甲{{#unless (count)}}零{{elseif (eq (count) 1)}}一{{^if (eq (count) 2)}}二{{else if (eq (count) 3)}}{{#if (eq (count) 99)}}誤{{else if (eq 1 1)}}{{count}}{{/if}}個{{/unless}}乙。",
        "甲3個乙。",
    );
}

#[test]
fn branches_of_rounds_are_printed() {
    let rounds = "{{#posts office=\"hls\"}}{{#if @first}}A{{else if @last}}Z{{else}}M{{/if}}{{this.count}}{{/posts}}";
    prints("zh", &format!("有{rounds}。"), "有A1及Z2。");
    prints(
        "en",
        &format!("There are {rounds}."),
        "There are A1 and Z2.",
    );
    // A round that prints nothing takes no separator.
    let rounds = "{{#posts office=\"hls\"}}{{#unless @first}}{{this.rank}}{{/unless}}{{/posts}}";
    prints("zh", &format!("有{rounds}。"), "有首席燈務主任。");
    // A block may have posts in a branch of its own, and a branch for none.
    prints(
        "zh",
        "{{#if (eq (count) 99)}}甲{{else posts office=\"hls\" rank=\"clo\"}}{{this.rank}}{{/if}}{{#posts change=\"deleted\" office=\"hls\"}}乙{{else}}無{{/posts}}。",
        "總燈務主任無。",
    );
}

#[test]
fn branches_on_lines_of_their_own_are_printed() {
    let body = "{{#if (eq (count) 1)}}\nOne.\n{{else if (eq (count) 3)}}\nThree of them.\n{{else}}\nMany.\n{{/if}}";
    prints("en", body, "2.Three of them.");
    assert!(!printed("en", body).contains("Many"));
}

#[test]
fn mistakes_in_branches_are_at_their_places() {
    fails(
        "zh",
        "甲{{#if (count)}}一{{else if (eq (count offce=\"lo\") 1)}}{{title \"nobody\"}}{{else}}{{rank oil}}{{/if}}",
        &["1:88 there is no value `oil` here"],
    );
    fails(
        "en",
        "A {{#if (eq (count) 99)}}x{{else if (eq (count office=\"loo\") 1)}}{{else if (cuont change=\"created\")}}y{{/if}}.",
        &["1:66 there is no helper `cuont`"],
    );
    fails(
        "en",
        "A {{#if (eq (count) 99)}}x{{else if (eq (count office=\"loo\") 1)}}y{{/if}}.",
        &["1:56 no office has the id `loo`"],
    );
    fails(
        "zh",
        "甲{{else}}乙",
        &["1:2 this `else` stands in no block"],
    );
    fails(
        "zh",
        "甲{{#if (count)}}一{{else}}二{{else if (count)}}三{{/if}}",
        &["1:27 this `else` comes after the last one of its block"],
    );
    fails("en", "A{{/if}}.", &["1:2 this closes no block"]);
}

#[test]
fn comments_that_lack_their_end_are_found() {
    let never = "this comment is never closed";
    for (lang, body) in [
        ("zh", "甲{{! 備註 }\n\n乙{{title \"beam\"}}丙。"),
        ("en", "A{{! note }\n\nB }} C."),
        ("zh", "甲{{!-- 備註 }}乙。\n\n丙{{!-- 備註 --}}丁。"),
        ("en", "A{{!-- note -->\n\nB {{title \"beam\"}}."),
        ("zh", "甲{{! 備註\n\n乙。"),
        ("en", "A{{!-- note"),
        ("en", "A{{! -- note }} B {{!-- note --}} C"),
    ] {
        fails(lang, body, &[&format!("1:2 {never}")]);
    }
    let body = "甲{{! 一行\n\n+ {二} }}乙{{!-- {{title \"beam\"}}\n\n= 三 --}}丙。\n\n上文{{para \"a\"}}。<a>";
    prints("zh", body, "2.甲乙丙。3.上文第3段。");
}

#[test]
fn numbers_are_compared_with_numbers() {
    let body = "{{#if (eq (count) \"3\")}}three{{/if}}{{#if (ne (count) \"3\")}}wrong{{/if}}{{#gt (money \"cost\") 1000000}}dear{{/gt}}.";
    prints("en", body, "2.threedear.");
    prints(
        "zh",
        "{{#if (eq (count numeral=true) \"三\")}}三個{{/if}}。",
        "三個。",
    );
    let point = "{{#if (eq (point \"beam\") 1)}}甲{{/if}}。";
    let told = "1:1 `eq` compares a number with text: \"首長級薪級第1點\" and 1";
    fails("zh", point, &[told]);
    let told = "1:1 `gt` compares a number with text: 3 and \"two\"";
    fails("en", "{{#if (gt (count) \"two\")}}A{{/if}}.", &[told]);
    let told = "1:1 `lt` cannot compare \"甲\" and \"乙\"";
    fails("zh", "{{#if (lt \"甲\" \"乙\")}}A{{/if}}.", &[told]);
}

/// Bodies, and what is reported of each.
const PASSED_OVER: &[(&str, &str)] = &[
    (
        "{{#if (count) 3}}A{{/if}}",
        "1:1 `if` takes one condition, and is given 2",
    ),
    (
        "{{#if}}A{{/if}}",
        "1:1 `if` takes one condition, and is given 0",
    ),
    (
        "{{#if (eq (count) 3 office=\"hls\")}}A{{/if}}",
        "1:1 `eq` takes no `office=`",
    ),
    (
        "{{#if (eq (count))}}A{{/if}}",
        "1:1 `eq` takes two values, and is given 1",
    ),
    (
        "{{#if \"count\"}}A{{/if}}",
        "1:1 \"count\" is not a condition: whatever the tables say, it is the same",
    ),
    (
        "{{#if missing}}A{{/if}}",
        "1:7 there is no value `missing` here",
    ),
    (
        "{{#if title \"beam\"}}A{{/if}}",
        "1:7 there is no value `title` here",
    ),
    (
        "{{#with (count)}}A{{/with}}",
        "1:1 there is no helper `with`",
    ),
    (
        "{{#each (count)}}A{{/each}}",
        "1:1 there is no helper `each`",
    ),
    ("{{lookup (count) 1}}", "1:1 there is no helper `lookup`"),
    ("{{log \"a\"}}", "1:1 there is no helper `log`"),
    ("{{@index}}", "1:1 there is no value `@index` here"),
    (
        "{{#posts}}{{@first}}{{/posts}}",
        "1:11 `@first` prints nothing by itself",
    ),
    (
        "{{(count)}}",
        "1:1 an expression begins with the name of a helper",
    ),
    (
        "{{#if (if (count))}}A{{/if}}",
        "1:1 `if` prints nothing by itself",
    ),
    (
        "{{{{if true}}}}{{title}}{{{{/if}}}}",
        "1:1 a body has no raw blocks",
    ),
    (
        "{{#posts change=\"deleted\" office=\"hls\"}}A{{/posts}}",
        "1:1 no post matches these filters",
    ),
    (
        "{{count change=\"created\" change=\"deleted\"}}",
        "1:1 `change=` is given twice",
    ),
    (
        "{title \"beam\"}",
        "1:1 `{title` has one brace, and would be printed",
    ),
    ("}} {{count}}", "1:1 these braces close nothing"),
    (
        "｛｛count｝｝",
        "1:1 `｛｛` are full-width braces, and would be printed",
    ),
    (
        "{{#if (eq (count) null)}}A{{/if}}",
        "1:1 `null` is not a value that a paper has",
    ),
    (
        "{{#if (eq (len 3) 1)}}A{{/if}}",
        "1:1 `len` counts the characters of a text, and 3 is none",
    ),
];

#[test]
fn what_handlebars_would_pass_over_is_an_error() {
    for &(body, told) in PASSED_OVER {
        fails("en", &format!("{body} B."), &[told]);
        fails("zh", &format!("{body}乙。"), &[told]);
    }
}

#[test]
fn tildes_take_white_space_alone() {
    let body = "A {{~count~}} B {{~#if (count)~}} C {{~/if~}} D.";
    prints("en", body, "A3BCD.");
    prints("zh", "甲\n{{~count~}}\n乙。", "甲3乙。");
}

#[test]
fn rounds_on_lines_of_their_own_are_items() {
    let rounds = "{{#posts office=\"hls\"}}\n+ {{this.rank}}\n{{/posts}}";
    prints(
        "zh",
        &format!("職級如下－\n\n{rounds}\n\n末段。"),
        "2.職級如下－(a)總燈務主任；以及(b)首席燈務主任。3.末段。",
    );
    prints(
        "en",
        &format!("The ranks are --\n\n{rounds}\n+ others\n\nThe last."),
        "(a)ChiefLightsOfficer;(b)PrincipalLightsOfficer;and(c)others.3.Thelast.",
    );
    // Below an item, between others.
    let nested = "A --\n\n+ B\n  {{#posts office=\"hls\"}}\n  + {{this.rank}}\n  {{/posts}}\n+ C";
    prints(
        "en",
        nested,
        "(a)B(i)ChiefLightsOfficer;and(ii)PrincipalLightsOfficer;and(b)C.",
    );
    // The last tag, or the first, beside an item.
    for rounds in [
        "{{#posts office=\"hls\"}}\n+ {{this.rank}}{{/posts}}",
        "{{#posts office=\"hls\"}}+ {{this.rank}}\n{{/posts}}",
        "{{#posts office=\"hls\"}}+ {{this.rank}}{{/posts}}",
        "{{#posts office=\"hls\"}}\n\n+ {{this.rank}}\n\n{{/posts}}",
        "{{#posts office=\"hls\"}}\n{{#if (eq this.count 1)}}\n+ {{this.rank}}\n{{else if (eq this.count 2)}}\n+ {{this.rank}}\n{{/if}}\n{{/posts}}",
    ] {
        let body = format!("甲－\n\n{rounds}\n\n末段。");
        prints("zh", &body, "(a)總燈務主任；以及(b)首席燈務主任。3.末段。");
    }
    let conditional =
        "甲－\n\n+ 乙\n{{#if (count)}}\n+ 丙\n{{else}}\n+ 丁\n{{/if}}\n+ 戊\n\n末段。";
    prints("zh", conditional, "(a)乙；(b)丙；以及(c)戊。3.末段。");
}

#[test]
fn rounds_in_a_sentence_keep_their_separators() {
    let rounds = "{{#posts office=\"hls\"}}\n{{this.count}} x {{this.rank}}\n{{/posts}}\n";
    prints(
        "en",
        &format!("We have\n{rounds}in all."),
        "We have 1 x Chief Lights Officer and 2 x Principal Lights Officer in all.",
    );
    prints(
        "zh",
        &format!("設有\n{rounds}職位。"),
        "1x總燈務主任及2x首席燈務主任職位。",
    );
    // Paragraphs of their own have none.
    let paragraphs = "{{#posts office=\"hls\"}}\n{{this.rank}}。\n\n{{/posts}}";
    prints("zh", paragraphs, "2.總燈務主任。3.首席燈務主任。");
}

#[test]
fn a_misspelt_helper_comes_alone() {
    fails(
        "zh",
        "甲{{cuont change=\"created\"}}乙。",
        &["1:2 there is no helper `cuont`"],
    );
    fails(
        "en",
        "A {{anex \"beam\"}} B.",
        &["1:3 there is no helper `anex`"],
    );
    fails(
        "en",
        "A {{title \"beam}} B.",
        &["1:3 a quote opens here and never closes"],
    );
}

/// What a body does not say because of a slip in it is no finding beside.
#[test]
fn what_follows_of_a_slip_is_not_said() {
    for (file, from, to, told) in [
        (
            "body.zh.hbs",
            "{{annex \"survey\" \"hls\"}}",
            "{{anex \"survey\" \"hls\"}}",
            "body/unknown-helper",
        ),
        (
            "body.en.hbs",
            "{{money \"cost\"}}",
            "{{mony \"cost\"}}",
            "body/unknown-helper",
        ),
        (
            "body.zh.hbs",
            "{{annex \"survey\" \"beam\" \"hls\"}}",
            "{{annex \"survey\" \"beam\" \"hls}}",
            "body/handlebars",
        ),
        (
            "body.en.hbs",
            "{{money \"cost\"}}",
            "{{money \"costs\"}}",
            "body/unknown-figure",
        ),
        (
            "body.en.hbs",
            "{{count numeral=true}}",
            "{{! note }",
            "body/handlebars",
        ),
    ] {
        let case = Case::small();
        let settings = std::fs::read_to_string(case.path("paper/paper.toml")).expect("settings");
        let (settings, _) = settings.split_once("[checks.levels]").expect("levels");
        case.write("paper.toml", settings).edit(file, from, to);
        let outcome = case.run(&["check", "paper", "--format", "json"]);
        let findings = outcome.stdout.lines();
        let findings = findings.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let rules: Vec<Value> = findings.map(|finding| finding["rule"].clone()).collect();
        assert_eq!(rules, [told], "{to}");
    }
}

/// Handlebars drops the backslash of `\{{`: what stands behind it is where it was typed.
#[test]
fn what_stands_behind_escaped_braces_is_told_where_it_stands() {
    for (lang, text, column) in [
        ("zh", r"我們建\{{議—<proposal", 9),
        ("zh", r"甲\{{乙\{{丙 <丁", 11),
        ("en", r"\{{We\{{ propose <this", 18),
    ] {
        let case = Case::small();
        let file = format!("body.{lang}.hbs");
        case.write(&file, format!("= A\n\n{text}"));
        let said = case.run(&["check", "paper", "--lang", lang, "--format", "short"]);
        let place = format!("paper/{file}:3:{column}: error[body/stray-label]");
        assert!(said.stderr.contains(&place), "{place}\n{}", said.stderr);
    }
}
