//! The page of all papers, in a real browser and without one.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::browser::Browser;
use super::tree::Tree;

/// A tree with a paper of an odd name, one of an odd title and a broken one.
fn tree() -> Tree {
    let tree = Tree::of(&["papers/a", "papers/甲 & <b>", "papers/z"]);
    let settings = tree.read("papers/z/paper.toml");
    let title = settings
        .lines()
        .find(|line| line.starts_with("title = "))
        .expect("a title");
    let odd = settings.replacen(title, "title = \"費用 <i>R&D</i> \\\"甲\\\"\"", 1);
    tree.write("papers/z/paper.toml", &odd);
    // The odd name can name no folder on Windows.
    let odd = "papers/甲 & <b>/paper.toml";
    let settings = tree.read(odd);
    tree.write(odd, &format!("id = \"甲 & b\"\n{settings}"));
    let posts = tree.read("papers/a/posts.csv").replace(",slo,", ",<u>,");
    tree.write("papers/a/posts.csv", &posts);
    let outcome = tree.batch(&["papers", "-q"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    tree
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let page = tree().read("output/index.html");
    for part in [
        "<script", "http:", "https:", "src=", "url(", "@import", "<link",
    ] {
        assert!(!page.contains(part), "{part}");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(
        page.contains("費用 &lt;i&gt;R&amp;D&lt;/i&gt; &quot;甲&quot;"),
        "{page}"
    );
    assert!(page.contains("papers/甲 &amp; &lt;b&gt;"), "{page}");
}

#[test]
fn a_browser_shows_every_paper_and_its_links_lead_to_files() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let tree = tree();
    let folder = tree.path().join("output");
    browser.open(&format!("file://{}/index.html", folder.display()));
    browser.until("document.readyState === 'complete' && !!document.querySelector('tbody')");
    let texts =
        |what: &str| format!("[...document.querySelectorAll('{what}')].map((e) => e.innerText)");
    let shown = |browser: &mut Browser, what: &str| browser.value(&texts(what));
    assert_eq!(
        shown(&mut browser, "thead th").as_array().map(Vec::len),
        Some(7)
    );
    assert_eq!(
        shown(&mut browser, "tbody .path"),
        json!(["papers/a", "papers/z", "papers/甲 & <b>"])
    );
    assert_eq!(
        shown(&mut browser, "tbody tr td.status"),
        json!(["✗ failed", "✓ built", "✓ built"])
    );
    let titles = shown(&mut browser, "tbody tr:nth-child(2) .title");
    assert_eq!(titles[0], "費用 <i>R&D</i> \"甲\"");
    let counts = shown(&mut browser, ".counts");
    assert_eq!(
        counts,
        json!(["3 papers: 2 built, 1 failed · 6 editions · 20 pages"])
    );
    assert_eq!(
        shown(&mut browser, ".wrong li"),
        json!(["papers/a: failed"])
    );
    // The findings of a paper are folded, and open without a script.
    assert_eq!(
        browser.value("document.querySelector('details').open"),
        json!(false)
    );
    browser.value("document.querySelector('summary').click()");
    let finding = browser.value("document.querySelector('details li').innerText");
    let finding = finding.as_str().expect("a text");
    assert!(
        finding.contains("papers/a/posts.csv:") && finding.contains("<u>"),
        "{finding}"
    );
    check_links(&mut browser, &folder);
    check_looks(&mut browser);
}

/// Every link leads to a file of the folder, or into the page.
fn check_links(browser: &mut Browser, folder: &Path) {
    let links = "[...document.querySelectorAll('a[href]')].map((a) => a.href)";
    let links = browser.value(links);
    let links = links
        .as_array()
        .expect("links")
        .iter()
        .filter_map(Value::as_str);
    let start = format!(
        "file://{}/",
        folder.canonicalize().expect("a folder").display()
    );
    let mut files = 0;
    for link in links {
        let name = link
            .strip_prefix(&start)
            .unwrap_or_else(|| panic!("{link} leads outside"));
        match name.split_once('#') {
            Some((_, anchor)) => {
                let found = format!("!!document.getElementById('{anchor}')");
                assert_eq!(browser.value(&found), json!(true), "{link}");
            }
            None => {
                assert!(fs::metadata(folder.join(decoded(name))).is_ok(), "{link}");
                files += 1;
            }
        }
    }
    assert_eq!(files, 6, "two editions and a zip of two papers");
}

/// Nothing was asked for, nothing stands out of a narrow window, and the page
/// is dark where that is wanted.
fn check_looks(browser: &mut Browser) {
    let asked = "performance.getEntriesByType('resource').length";
    assert_eq!(browser.value(asked), json!(0));
    let narrow = json!({ "width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    browser.call("Emulation.setDeviceMetricsOverride", &narrow);
    browser.until("innerWidth === 360");
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(browser.value(fits), json!(true));
    for kept in ["light", "dark"] {
        let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": kept }] });
        browser.call("Emulation.setEmulatedMedia", &scheme);
        let light = "getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] > 128";
        browser.until(&format!("({light}) === {}", kept == "light"));
    }
}

/// A part of an address as the name of a file.
fn decoded(address: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(address);
    bytes.decode_utf8().expect("UTF-8").into_owned()
}

#[test]
fn an_edition_that_is_not_made_has_no_link() {
    let tree = Tree::of(&["p"]);
    assert_eq!(tree.batch(&["p", "-q", "--lang", "en"]).status, 0);
    let page = tree.read("output/index.html");
    assert!(
        page.contains("p/en/paper.pdf") && !page.contains("p/zh/paper.pdf"),
        "{page}"
    );
}
