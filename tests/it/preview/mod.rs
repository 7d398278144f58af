//! `panelpaper watch --serve`: what it answers, and what a real browser shows.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::Browser;
use super::depfile::files;
use super::support::{Case, LONG};

mod changes;

/// A paper that is watched and served.
struct Served {
    case: Case,
    child: Child,
    address: String,
    /// The secret folder of the address, with both slashes.
    secret: String,
}

impl Served {
    fn new(case: Case) -> Self {
        let path = std::env::var("PATH").expect("a path");
        Self::with(case, &[], &path)
    }

    /// The same with more options, and programs from elsewhere.
    fn with(case: Case, options: &[&str], path: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
            .args(["watch", "paper", "--serve"])
            .args(options)
            .env("PATH", path)
            .current_dir(case.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let url = loop {
            let line = lines.next().expect("a line").expect("UTF-8");
            if let Some(url) = line.strip_prefix("preview: http://") {
                break url.to_owned();
            }
        };
        let (address, secret) = url.split_once('/').expect("a path");
        let (address, secret) = (address.to_owned(), format!("/{secret}"));
        // Nobody reads on, and nothing may be held up by that.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self {
            case,
            child,
            address,
            secret,
        }
    }

    /// The address of the preview.
    fn url(&self) -> String {
        format!("http://{}{}", self.address, self.secret)
    }

    /// What is answered to a request as it is sent.
    fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(LONG)).expect("set");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        answer
    }

    /// What is answered to a path below the secret.
    fn get(&self, path: &str) -> String {
        self.get_bare(&format!("{}{path}", self.secret))
    }

    /// What is answered to a whole path.
    fn get_bare(&self, path: &str) -> String {
        let host = &self.address;
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"))
    }

    /// The first state that is told.
    fn state(&self) -> Value {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let (host, secret) = (&self.address, &self.secret);
        write!(
            stream,
            "GET {secret}events HTTP/1.1\r\nHost: {host}\r\n\r\n"
        )
        .expect("sent");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        let mut told = lines.filter_map(|line| Some(line.strip_prefix("data: ")?.to_owned()));
        serde_json::from_str(&told.next().expect("a state")).expect("JSON")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_the_preview_is_answered() {
    let served = Served::new(Case::small());
    assert!(served.address.starts_with("127.0.0.1:"));
    let status = |answer: String| answer.lines().next().unwrap_or_default().to_owned();
    let page = served.get("");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(
        page.contains("Content-Security-Policy: default-src 'none'; img-src 'self'"),
        "{page}"
    );
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "nothing from outside"
    );
    for path in ["preview.css", "preview.js"] {
        assert_eq!(status(served.get(path)), "HTTP/1.1 200 OK", "{path}");
    }
    for path in [
        "paper.toml",
        "../paper/paper.toml",
        "%2e%2e/paper/paper.toml",
        "/etc/passwd",
        "page/zh-00.svg",
        "?x",
    ] {
        assert_eq!(status(served.get(path)), "HTTP/1.1 404 Not Found", "{path}");
    }
    let (host, secret) = (&served.address, &served.secret);
    for method in ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        let answer = served.raw(&format!(
            "{method} {secret} HTTP/1.1\r\nHost: {host}\r\n\r\n"
        ));
        assert!(answer.starts_with("HTTP/1.1 405 "), "{method}: {answer}");
        assert!(answer.contains("\r\nAllow: GET\r\n"), "{answer}");
    }
    for host in ["evil.example", "evil.example:7260", "127.0.0.1", ""] {
        let answer = served.raw(&format!("GET {secret} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(status(answer), "HTTP/1.1 421 Misdirected Request", "{host}");
    }
    let answer = served.raw("GET / HTTP/1.1\r\n\r\n");
    assert_eq!(status(answer), "HTTP/1.1 421 Misdirected Request");
    let long = "x".repeat(20_000);
    let mut stream = TcpStream::connect(host_of(&served)).expect("it listens");
    let _ = write!(stream, "GET / HTTP/1.1\r\nX: {long}\r\n\r\n");
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 431 "),
        "{answer}"
    );
}

fn host_of(served: &Served) -> &str {
    &served.address
}

#[test]
fn the_state_has_the_pages_of_the_paper() {
    let served = Served::new(Case::small());
    let state = served.state();
    let pages = state["pages"].as_array().expect("pages");
    assert_eq!(pages.len(), 10, "five of each language");
    for page in pages {
        let picture = served.get(page["src"].as_str().expect("a path"));
        assert!(
            picture.contains("Content-Type: image/svg+xml\r\n"),
            "{page}"
        );
        assert!(picture.contains("<svg"), "{page}");
        assert_eq!(page["changed"], false);
    }
    let outline = state["outline"].as_array().expect("an outline");
    assert_eq!(outline.len(), 6);
    assert_eq!(
        outline[1],
        json!({ "text": "附件2 電燈改裝總監", "page": "zh-4" })
    );
    assert_eq!(
        (&state["broken"], &state["findings"]),
        (&json!(false), &json!([]))
    );
}

/// Whether there is something dark on a picture.
const INK: &str = "(name) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [400, 560];
    const paint = canvas.getContext('2d');
    paint.drawImage(document.querySelector(name), 0, 0, 400, 560);
    const { data } = paint.getImageData(0, 0, 400, 560);
    return data.some((value, at) => at % 4 === 0 && value < 100 && data[at + 3] > 200);
}";

#[test]
fn a_browser_shows_edits_and_findings_in_place() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let served = Served::new(Case::small());
    browser.open(&served.url());
    // It loads, and its pictures do.
    browser.until("document.querySelectorAll('figure').length === 10");
    browser.until("document.querySelector('#zh-1 img').naturalWidth > 0");
    browser.until(&format!("({INK})('#zh-1 img')"));
    assert_eq!(
        browser.value("document.querySelectorAll('#outline a').length"),
        json!(6)
    );
    // An edit arrives at its page, which is marked, and nothing moves.
    browser.value("document.querySelector('#zh-3').scrollIntoView()");
    browser.until("scrollY > 500");
    let scroll = browser.value("scrollY");
    let source = browser.value("document.querySelector('#zh-3 img').src");
    browser.value("window.same = document.querySelector('#zh-3 img')");
    served.case.edit("duties.csv", "每季", "每月");
    browser.until(&format!(
        "document.querySelector('#zh-3 img').src !== {source}"
    ));
    browser.until("same.complete && same.naturalWidth > 0");
    assert_eq!(browser.value("scrollY"), scroll);
    let changed = "[...document.querySelectorAll('.changed')].map((page) => page.id)";
    assert_eq!(browser.value(changed), json!(["zh-3"]));
    assert_eq!(
        browser.value("same === document.querySelector('#zh-3 img')"),
        json!(true)
    );
    // A finding is shown, with a link to its page; the good pages stay.
    let (good, bad) = ("Electric Beams,plo", "Electric Beams,plop");
    served.case.edit("posts.csv", good, bad);
    browser.until("document.querySelectorAll('#findings li.error').length === 1");
    let finding = browser.value("document.querySelector('#findings li').innerText");
    let finding = finding.as_str().expect("a text");
    for part in [
        "no rank has the id",
        "plop",
        "paper/posts.csv:8",
        "did you mean",
    ] {
        assert!(finding.contains(part), "{finding}");
    }
    assert_eq!(
        browser.value("document.querySelectorAll('figure').length"),
        json!(10)
    );
    assert_eq!(browser.value("scrollY"), scroll);
    browser.value("document.querySelector('#findings a').click()");
    browser.until("location.hash === '#en-5' || location.hash === '#en-4'");
    // The mend clears it.
    served.case.edit("posts.csv", bad, good);
    browser.until("document.querySelectorAll('#findings li').length === 0");
    browser.until("!document.querySelector('#status').classList.contains('broken')");
    assert!(fs::read(served.case.path("output/paper/zh/paper.pdf")).is_ok());
}

/// The places that the words of a page lead to, each with its words.
fn words_of(served: &Served, state: &Value, page: usize) -> Vec<(String, String)> {
    let path = state["pages"][page]["words"].as_str().expect("a path");
    let answer = served.get(path);
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.contains("Content-Type: application/json"), "{head}");
    let words: Value = serde_json::from_str(body).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let words = words.as_array().expect("words").iter();
    words.map(|word| (text(&word[0]), text(&word[5]))).collect()
}

/// Words of the body, of settings, of duties and of charts lead to where they are typed.
#[test]
fn words_lead_to_where_they_are_typed() {
    let served = Served::new(Case::small());
    let state = served.state();
    let headings = state["headings"].as_array().expect("headings");
    assert_eq!(headings[0], json!({ "text": "目的", "page": "zh-1" }));
    for (page, part, place) in [
        (0, "海事及燈塔事務委員會", "paper.toml:9"),
        (0, "改組燈塔處", "paper.toml:10"),
        (0, "我們建議", "body.zh.hbs:7"),
        (2, "每季", "duties.csv:3 text_zh"),
        (4, "燈塔總管", "posts.csv:6 title_zh"),
        // Its rank and its point are in its box.
        (4, "[D1]", "posts.csv:"),
        (5, "We propose", "body.en.hbs:"),
        (9, "Keeper", "posts.csv:"),
    ] {
        let words = words_of(&served, &state, page);
        let found = words.iter().find(|(text, _)| text.contains(part));
        let (_, at) = found.unwrap_or_else(|| panic!("{part} in {words:#?}"));
        assert!(at.starts_with(place), "{part}: {at}");
    }
}

#[test]
fn pages_are_text_for_hands_and_keys() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    let served = Served::new(Case::small());
    browser.open(&served.url());
    browser.until("document.querySelectorAll('figure .words span').length > 100");
    // The text lies over the picture, word by word.
    let off = "[...document.querySelectorAll('#zh-1 .words span')].filter((words) => {
        const wide = words.getBoundingClientRect().width / document.querySelector('#zh-1').clientWidth;
        return Math.abs(wide - words.dataset.wide) > 0.01;
    }).length";
    browser.until("document.querySelector('#zh-1').clientWidth > 300");
    browser.until(&format!("{off} === 0"));
    // A click tells where a duty is typed.
    let duty = "[...document.querySelectorAll('#zh-3 .words span')].find((words) => words.textContent.includes('每季'))";
    browser.value(&format!("{duty}.click()"));
    browser
        .until("document.querySelector('#place').textContent.startsWith('duties.csv:3 text_zh')");
    // One edition at a time; a key changes it, and a link does.
    let key = |key: &str| {
        format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
        )
    };
    let seen =
        "[...document.querySelectorAll('figure:not([hidden])')].map((page) => page.lang).join()";
    assert_eq!(browser.value(seen), json!("zh-HK,zh-HK,zh-HK,zh-HK,zh-HK"));
    browser.value(&key("e"));
    assert_eq!(browser.value(seen), json!("en-GB,en-GB,en-GB,en-GB,en-GB"));
    browser.value("document.querySelector('#outline a[href=\"#zh-4\"]').click()");
    browser
        .until("!document.querySelector('#zh-4').hidden && document.querySelector('#en-1').hidden");
    // From line to line by keys alone.
    browser.value(&key("j"));
    let first = browser.value("document.querySelector('.here').textContent");
    browser.value(&key("j"));
    assert_ne!(
        browser.value("document.querySelector('.here').textContent"),
        first
    );
    browser.value(&key("k"));
    assert_eq!(
        browser.value("document.querySelector('.here').textContent"),
        first
    );
    // A change that is not seen is told of, and a key leads there.
    browser.value("document.querySelector('#zh-1').scrollIntoView()");
    served.case.edit("duties.csv", "每季", "每月");
    browser.until("document.querySelector('#place').textContent.includes('zh-3')");
    browser.value(&key("n"));
    browser.until("Math.abs(document.querySelector('#zh-3').getBoundingClientRect().top) < 300");
    // A finding points at its words.
    served.case.edit("duties.csv", "每月", "每月每月");
    served
        .case
        .edit("posts.csv", "Electric Beams,plo", "Electric Beams,plop");
    browser.until("document.querySelectorAll('.words .error').length > 0");
    let marked = browser.value("document.querySelector('.words .error').textContent");
    assert!(
        marked
            .as_str()
            .is_some_and(|text| text.contains("Electric")),
        "{marked}"
    );
    narrow_and_accessible(&mut browser);
}

/// On a narrow screen nothing is beside it, and axe has no complaint.
fn narrow_and_accessible(browser: &mut Browser) {
    let narrow = json!({ "width": 760, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    browser.call("Emulation.setDeviceMetricsOverride", &narrow);
    browser.until("innerWidth === 760 && document.documentElement.scrollWidth <= 760");
    let Some(axe) = std::env::var_os("PANELPAPER_AXE") else {
        let told = "skipped: PANELPAPER_AXE names no axe.min.js\n";
        return std::io::stderr().write_all(told.as_bytes()).expect("told");
    };
    browser.value(&fs::read_to_string(axe).expect("axe.min.js"));
    let run = "axe.run().then((said) => { window.said = said.violations.map((found) => found.id + ' ' + found.nodes[0].html) }); 0";
    browser.value(run);
    browser.until("Array.isArray(window.said)");
    assert_eq!(browser.value("window.said"), json!([]));
}

/// Another user of the machine can reach the port, and knows no more than that.
#[test]
fn nobody_looks_without_the_address() {
    let served = Served::new(Case::small());
    let (host, secret) = (&served.address, &served.secret);
    let token = secret.trim_matches('/');
    assert!(
        token.len() >= 32 && token.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "{secret}"
    );
    let state = served.state();
    let page = state["pages"][0]["src"]
        .as_str()
        .expect("a path")
        .to_owned();
    let guess = format!("/{}/", "0".repeat(token.len()));
    let upper = format!("/{}/", token.to_uppercase());
    let longer = format!("/{token}0/");
    for front in [
        "/",
        &guess,
        &upper,
        &longer,
        &format!("/{}/", &token[1..]),
        &format!("/x{secret}"),
        &format!("/?token={token}&x=/"),
        "",
    ] {
        for path in ["", "preview.css", "preview.js", "events", &page] {
            if front == "/" && path.starts_with(token) {
                continue;
            }
            let answer = served.get_bare(&format!("{front}{path}"));
            assert!(
                answer.starts_with("HTTP/1.1 403 Forbidden\r\n"),
                "{front}{path}: {answer}"
            );
            assert!(!answer.contains(token), "{answer}");
        }
    }
    for header in [
        "Cookie: token=x",
        "Authorization: token x",
        "Referer: http://127.0.0.1/",
    ] {
        let answer = served.raw(&format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\n{header}\r\n\r\n"
        ));
        assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    }
    check_kept_secret(&served, &state, &page);
    // Another run has another.
    let other = Served::new(Case::small());
    assert_ne!(other.secret, served.secret);
}

/// What is told does not tell the secret, and no other page may have it.
fn check_kept_secret(served: &Served, state: &Value, page: &str) {
    let token = served.secret.trim_matches('/');
    for path in ["", "preview.js", page] {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
        assert!(
            answer.contains("\r\nReferrer-Policy: no-referrer\r\n"),
            "{path}"
        );
        assert!(
            !answer.contains(token) && !answer.contains("Set-Cookie"),
            "{path}"
        );
    }
    assert!(!state.to_string().contains(token));
    for folder in ["output", "paper"] {
        for (path, bytes) in files(&served.case.path(folder)) {
            let found = bytes
                .windows(token.len())
                .any(|part| part == token.as_bytes());
            assert!(!found, "{path}");
        }
    }
}

/// However slow others are, and however many: the page comes at once.
#[test]
fn slow_connections_do_not_keep_the_page_from_anybody() {
    let served = Served::new(Case::small());
    let connect = || TcpStream::connect(&served.address).expect("it listens");
    let prompt = |what: &str| {
        let start = Instant::now();
        let page = served.get("");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{what}: {page}");
        let state = served.state();
        assert_eq!(state["broken"], false, "{what}");
        assert!(start.elapsed() < LONG, "{what}");
    };
    // Heads that never end, more than there is room for.
    let mut slow: Vec<TcpStream> = (0..200).map(|_| connect()).collect();
    for stream in &mut slow {
        let _ = stream.write_all(b"GET / HT");
    }
    prompt("heads");
    for _ in 0..3 {
        for stream in &mut slow {
            let _ = stream.write_all(b"x");
        }
        prompt("trickling");
    }
    // They are let go, one byte after another or not.
    let last = slow.last_mut().expect("one");
    last.set_read_timeout(Some(LONG)).expect("set");
    let end = last.read(&mut [0; 64]);
    assert!(end.is_err() || end.is_ok_and(|count| count == 0));
    drop(slow);
    // Answers that nobody reads, and streams of news that are only held.
    let (host, secret) = (&served.address, &served.secret);
    let page = served.state()["pages"][0]["src"]
        .as_str()
        .expect("a path")
        .to_owned();
    let mut held = Vec::new();
    for path in [page.as_str(), "events"] {
        for _ in 0..100 {
            let mut stream = connect();
            let _ = write!(
                stream,
                "GET {secret}{path} HTTP/1.1\r\nHost: {host}\r\n\r\n"
            );
            held.push(stream);
        }
        prompt(path);
    }
    check_news(&served);
}

/// Holds that news comes still. A stream that makes room for others is opened
/// again, as a browser does.
fn check_news(served: &Served) {
    let (host, secret) = (&served.address, &served.secret);
    let listen = || {
        let mut stream = TcpStream::connect(host).expect("it listens");
        let head = format!("GET {secret}events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sent");
        stream.set_read_timeout(Some(LONG)).expect("set");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter(|line| line.starts_with("data: "))
    };
    let start = Instant::now();
    let mut told = listen();
    let mut next = || {
        loop {
            if let Some(state) = told.next() {
                return state;
            }
            assert!(start.elapsed() < LONG, "no news");
            told = listen();
        }
    };
    let before = next();
    served.case.edit("duties.csv", "每季", "每月");
    while next() == before {}
}

/// The command that opens the browser is seen by every user: the secret is not
/// in it.
#[cfg(unix)]
#[test]
fn the_browser_is_opened_by_a_page_of_the_users_own() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::small();
    let script = "#!/bin/sh\nls -l \"$1\" > opened.facts\ncp \"$1\" opened.part\necho \"$1\" > opened.path\nmv opened.part opened\n";
    fs::create_dir(case.path("bin")).expect("a folder");
    for name in ["xdg-open", "open"] {
        let path = case.path("bin").join(name);
        fs::write(&path, script).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
    }
    let path = std::env::var("PATH").expect("a path");
    let path = format!("{}:{path}", case.path("bin").display());
    let served = Served::with(case, &["--open"], &path);
    let start = Instant::now();
    while !served.case.path("opened").exists() {
        assert!(start.elapsed() < LONG, "never opened");
        thread::sleep(Duration::from_millis(5));
    }
    let read = |name: &str| fs::read_to_string(served.case.path(name)).expect("it is there");
    assert!(read("opened").contains(&format!("url={}\"", served.url())));
    assert!(
        read("opened.facts").starts_with("-rw-------"),
        "{}",
        read("opened.facts")
    );
    assert!(!read("opened.path").contains(served.secret.trim_matches('/')));
}

/// Without a program that opens it, the preview is served all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_browser_that_cannot_be_opened_is_told() {
    let case = Case::small();
    let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
        .args(["watch", "paper", "--serve", "--open"])
        .env("PATH", case.path("nothing"))
        .current_dir(case.path(""))
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let lines = lines.map_while(Result::ok);
    let told: Vec<String> = lines
        .skip_while(|line| !line.starts_with("preview: "))
        .take(3)
        .collect();
    child.kill().expect("it runs on");
    child.wait().expect("it ends");
    assert!(
        told[1].starts_with("cannot open the browser with sh: No such file"),
        "{told:?}"
    );
    assert!(told[2].starts_with("watching paper"), "{told:?}");
}
