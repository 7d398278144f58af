//! What changed since a state that the reader chooses.

use std::path::Path;

use serde_json::{Value, json};

use super::super::support::{Run, copy};
use super::{Browser, Case, Instant, LONG, Served, narrow_and_accessible};

/// What is told once it is as wanted, and still is told then.
fn told(served: &Served, is_wanted: impl Fn(&Value) -> bool) -> Value {
    let start = Instant::now();
    loop {
        let state = served.state();
        if is_wanted(&state) && served.state()["turn"] == state["turn"] {
            return state;
        }
        assert!(start.elapsed() < LONG, "{state:#}");
    }
}

/// What is told where the changes since a state are asked for.
fn since(served: &Served, id: &str) -> Value {
    let answer = served.get(&format!("since/{id}"));
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    serde_json::from_str(body).unwrap_or_else(|_| panic!("{id}: {answer}"))
}

/// What the states are called that changes are told since.
fn names(state: &Value) -> Vec<&str> {
    let all = state["since"].as_array().expect("a list").iter();
    all.filter_map(|base| base["name"].as_str()).collect()
}

/// The marks of a page: each with the words that it is of.
fn marks(served: &Served, state: &Value, id: &str, page: &str) -> Vec<String> {
    let pages = state["pages"].as_array().expect("pages");
    let at = pages.iter().position(|own| own["id"] == page);
    let words = super::words_of(served, state, at.expect("the page"));
    let changes = since(served, id);
    let Some(all) = changes["pages"][page].as_object() else {
        return Vec::new();
    };
    let mut all: Vec<(usize, &Value)> = all
        .iter()
        .map(|(word, marks)| (word.parse().expect("a number"), marks))
        .collect();
    all.sort_by_key(|(word, _)| *word);
    let mut out = Vec::new();
    for (word, marks) in all {
        let marks = marks.as_array().expect("marks");
        if marks.is_empty() {
            out.push(format!("elsewhere: {}", words[word].0));
        }
        for mark in marks {
            let number = |at: usize| mark[at].as_u64().and_then(|it| usize::try_from(it).ok());
            let (from, to) = (number(1).expect("from"), number(2).expect("to"));
            let text: String = words[word].0.chars().skip(from).take(to - from).collect();
            let text = mark[3].as_str().map_or(text, str::to_owned);
            out.push(format!("{}: {text}", mark[0].as_str().expect("a kind")));
        }
    }
    out
}

/// The list: each entry in a line, with the page that it leads to.
fn list(served: &Served, id: &str) -> Vec<String> {
    let changes = since(served, id);
    let list = changes["list"].as_array().expect("a list").iter();
    let line = |entry: &Value| {
        let page = entry["at"]["zh"][0]
            .as_str()
            .or(entry["at"]["en"][0].as_str());
        let text = entry["text"].as_str().expect("a text");
        format!("{text} [{}]", page.unwrap_or_default())
    };
    list.map(line).collect()
}

/// Words, rows that moved, and boxes; since the last save, a mark and a version.
#[test]
fn changes_are_told_since_what_is_chosen() {
    let case = Case::small();
    copy(&case.path("paper"), &case.path("before"));
    case.edit(
        "duties.csv",
        "To find out why ships",
        "To find out when ships",
    );
    let path = std::env::var("PATH").expect("a path");
    let served = Served::with(case, &["--since", "before"], &path);
    let state = told(&served, |state| names(state).len() == 2);
    assert_eq!(names(&state), ["the preview was opened", "before"]);
    assert_eq!(list(&served, "opened"), Vec::<String>::new());
    assert_eq!(list(&served, "named"), ["duty survey 3, reworded [en-3]"]);
    let reworded = ["removed: why", "added: when"];
    assert_eq!(marks(&served, &state, "named", "en-3"), reworded);
    assert_eq!(marks(&served, &state, "named", "zh-3"), [""; 0]);
    // Lines break elsewhere, a paragraph is new, and one is gone.
    let (old, new) = (
        "油燈每晚須由人點燃。電燈則不須。",
        "新增的一段。\n\n油燈每晚均須由人點燃，而電燈則不須。",
    );
    served.case.edit("body.zh.hbs", old, new);
    let state = told(&served, |_| list(&served, "opened").len() > 1);
    let lines = list(&served, "opened");
    let expected = ["paragraph 3, added [zh-1]", "paragraph 4, reworded [zh-1]"];
    assert!(
        expected
            .iter()
            .all(|own| lines.contains(&(*own).to_owned())),
        "{lines:?}"
    );
    assert_eq!(
        marks(&served, &state, "opened", "zh-1")[..4],
        [
            "added: 新增的一段。",
            "added: 均",
            "removed: 。",
            "added: ，而"
        ]
    );
    assert_eq!(list(&served, "last"), lines);
    // The same saved again is no new save.
    let turn = state["turn"].clone();
    served
        .case
        .write("body.zh.hbs", served.case.read("body.zh.hbs"));
    let state = told(&served, |state| state["turn"] != turn);
    assert_eq!(list(&served, "last"), lines);
    let page = &state["pages"][0];
    assert_eq!(
        (&page["id"], &page["changed"]),
        (&"zh-1".into(), &true.into())
    );
    told_from_now_on(&served, &lines);
    moved_rows_and_boxes(&served);
}

/// From now on nothing changed, and since the preview was opened what did.
fn told_from_now_on(served: &Served, lines: &[String]) {
    let (host, secret) = (&served.address, &served.secret);
    let post = |path: &str| served.raw(&format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    assert!(post(&format!("{secret}mark")).starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(post("/mark").starts_with("HTTP/1.1 403 "));
    assert!(post(&format!("{secret}events")).starts_with("HTTP/1.1 405 "));
    assert!(served.get("mark").starts_with("HTTP/1.1 404 "));
    assert!(served.get("since/nothing").starts_with("HTTP/1.1 404 "));
    assert_eq!(list(served, "mark"), [""; 0]);
    assert_eq!(list(served, "opened"), lines);
}

fn moved_rows_and_boxes(served: &Served) {
    // Two duties change places.
    let duties = served.case.read("duties.csv");
    let rows: Vec<&str> = duties.lines().collect();
    let (second, third) = (rows[1], rows[2]);
    served.case.edit(
        "duties.csv",
        &format!("{second}\n{third}"),
        &format!("{third}\n{second}"),
    );
    let state = told(served, |_| !list(served, "mark").is_empty());
    assert_eq!(list(served, "mark").len(), 1, "{:?}", list(served, "mark"));
    for page in ["zh-3", "en-3"] {
        let marked = marks(served, &state, "mark", page);
        assert!(
            marked.iter().any(|mark| mark.starts_with("moved: ")),
            "{marked:?}"
        );
        let is_other = |mark: &String| mark.starts_with("added: ") && mark.len() > 30;
        assert!(!marked.iter().any(is_other), "{marked:?}");
    }
    // A box stands below another one: none of its words is another.
    let (keeper, survey) = ("Beams,plo,keeper,", "Beams,plo,survey,");
    served.case.edit("posts.csv", keeper, survey);
    let state = told(served, |_| list(served, "mark").len() == 2);
    assert_eq!(
        list(served, "last"),
        ["post beam proposed, 電燈改裝總監, moved [zh-4]"]
    );
    let marked = marks(served, &state, "last", "zh-5");
    assert_eq!(
        marked[..2],
        ["elsewhere: 電燈改裝總監", "elsewhere: (首席燈務主任)"]
    );
}

fn key(key: &str) -> String {
    format!(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
    )
}

fn text(name: &str) -> String {
    format!("document.querySelector('{name}').textContent")
}

#[test]
fn a_browser_shows_changes_to_hands_and_keys() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let served = Served::new(Case::small());
    browser.open(&served.url());
    browser.until("document.querySelectorAll('figure .words span').length > 100");
    // Nothing is marked before it is asked for; a change below the screen is told of.
    browser.value("document.querySelector('#zh-1').scrollIntoView()");
    served.case.edit("body.zh.hbs", "我們建議", "我們現建議");
    browser.until("document.querySelector('#zh-1').classList.contains('changed')");
    assert_eq!(
        browser.value("document.querySelectorAll('.words ins').length"),
        json!(0)
    );
    served.case.edit("duties.csv", "每季", "每月");
    browser.until(&format!(
        "{}.includes('changed elsewhere: zh-3 (n)')",
        text("#place")
    ));
    // A key shows what changed since the preview was opened.
    browser.value(&key("s"));
    assert_eq!(
        browser.value("document.querySelector('#since').value"),
        json!("opened")
    );
    browser.until(&format!(
        "{} === '2 changes since the preview was opened'",
        text("#count")
    ));
    let marked = "[...document.querySelectorAll('.words ins, .words del')].map((mark) =>
        [mark.localName, mark.textContent, mark.dataset.gone || ''].join())";
    let expected = json!(["ins,現,", "del,,季", "ins,月,"]);
    assert_eq!(browser.value(marked), expected);
    is_told_aloud(&mut browser);
    keys_lead_from_change_to_change(&mut browser);
    // An entry of the list leads to its words.
    browser.value("[...document.querySelectorAll('#changes a')].find((link) => link.textContent.includes('duty')).click()");
    browser.until(&format!(
        "{}.startsWith('duties.csv:3 text_zh')",
        text("#place")
    ));
    narrow_and_accessible(&mut browser);
    // From now on, by a key; then nothing again.
    browser.value(&key("m"));
    browser.until(&format!(
        "{}.startsWith('Nothing changed since the mark')",
        text("#count")
    ));
    assert_eq!(
        browser.value("document.querySelectorAll('.words ins, .bars i').length"),
        json!(0)
    );
    served.case.edit("duties.csv", "每月", "每年");
    browser.until("document.querySelectorAll('.words ins').length === 1");
    browser.value(&key("s"));
    browser.until("document.querySelectorAll('.words ins').length === 0");
    assert_eq!(
        browser.value("document.querySelector('#since').value"),
        json!("")
    );
}

/// Told without colour, and aloud; what is gone is none of the page's text.
fn is_told_aloud(browser: &mut Browser) {
    let style = |of: &str, what: &str| {
        format!("getComputedStyle(document.querySelector('.words {of}'), '{what}')")
    };
    let line = browser.value(&format!("{}.textDecorationLine", style("ins", "")));
    assert_eq!(line, json!("underline"));
    let gone = browser.value(&format!("{}.content", style("del", "::after")));
    assert!(
        gone.as_str().is_some_and(|it| it.contains("deleted")),
        "{gone}"
    );
    let aloud = browser.value(&format!("{}.content", style("ins", "::before")));
    assert!(
        aloud.as_str().is_some_and(|it| it.contains("inserted")),
        "{aloud}"
    );
    assert_eq!(
        browser.value("document.querySelectorAll('.bars i').length"),
        json!(2)
    );
    let label = "document.querySelector('#zh-3').getAttribute('aria-label')";
    assert_eq!(browser.value(label), json!("Page 3 (zh), 1 changed"));
}

/// From change to change, and back.
fn keys_lead_from_change_to_change(browser: &mut Browser) {
    for (name, page) in [
        ("n", "zh-1, 1 of 2: inserted: 現"),
        ("n", "zh-3, 2 of 2: deleted: 季; inserted: 月"),
        ("p", "zh-1, 1 of 2: inserted: 現"),
    ] {
        browser.value(&key(name));
        assert_eq!(
            browser.value(&text("#place")),
            json!(format!("changed: {page}"))
        );
        let seen = "(() => { const { top, bottom } = document.querySelector('.here').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()";
        browser.until(seen);
    }
}

/// A version that is not there, or has errors, is told before anything is served.
#[test]
fn a_version_that_cannot_be_shown_is_told() {
    let case = Case::small();
    copy(&case.path("paper"), &case.path("broken"));
    let broken = case.path("broken").join("posts.csv");
    let posts = std::fs::read_to_string(&broken).expect("posts");
    std::fs::write(&broken, posts.replace(",plo,", ",plop,")).expect("written");
    let says = |since: &str, expected: &str| {
        let run = case.run(&["watch", "paper", "--serve", "--since", since]);
        assert_eq!(run.status, 2, "{}", run.stderr);
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert!(!run.stderr.contains("preview: "), "{}", run.stderr);
    };
    says("nowhere", "nowhere is not there: name a folder");
    says(
        "broken",
        "broken has errors, so that no changes can be shown since it",
    );
    assert!(Path::new(&broken).exists());
    let run = case.run(&["watch", "paper", "--since", "paper"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("--serve"), "{}", run.stderr);
}
