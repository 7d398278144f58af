//! `panelpaper watch --serve`: what it answers, and what a real browser shows.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::{Value, json};

use super::browser::Browser;
use super::support::{Case, LONG};

/// A paper that is watched and served.
struct Served {
    case: Case,
    child: Child,
    address: String,
}

impl Served {
    fn new(case: Case) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_panelpaper"))
            .args(["watch", "paper", "--serve"])
            .current_dir(case.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let address = loop {
            let line = lines.next().expect("a line").expect("UTF-8");
            if let Some(url) = line.strip_prefix("preview: http://") {
                break url.trim_end_matches('/').to_owned();
            }
        };
        // Nobody reads on, and nothing may be held up by that.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self {
            case,
            child,
            address,
        }
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

    fn get(&self, path: &str) -> String {
        let host = &self.address;
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"))
    }

    /// The first state that is told.
    fn state(&self) -> Value {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let host = &self.address;
        write!(stream, "GET /events HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("sent");
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
    let page = served.get("/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(
        page.contains("Content-Security-Policy: default-src 'none'; img-src 'self'"),
        "{page}"
    );
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "nothing from outside"
    );
    for path in ["/preview.css", "/preview.js"] {
        assert_eq!(status(served.get(path)), "HTTP/1.1 200 OK", "{path}");
    }
    for path in [
        "/paper.toml",
        "/../paper/paper.toml",
        "/%2e%2e/paper/paper.toml",
        "//etc/passwd",
        "/page/zh-00.svg",
        "/?x",
        "",
    ] {
        assert_eq!(status(served.get(path)), "HTTP/1.1 404 Not Found", "{path}");
    }
    let host = &served.address;
    for method in ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        let answer = served.raw(&format!("{method} / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 405 "), "{method}: {answer}");
        assert!(answer.contains("\r\nAllow: GET\r\n"), "{answer}");
    }
    for host in ["evil.example", "evil.example:7260", "127.0.0.1", ""] {
        let answer = served.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
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
    browser.open(&format!("http://{}/", served.address));
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
