//! The preview's server: GET, and POST of one path, for who was told the address, and
//! nothing but what the preview shows.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::files::PREVIEW;
use super::room::{Connection, Link, Room};
use super::token::Token;
use super::{Preview, Shared};

/// The first port that is tried.
const FIRST_PORT: u16 = 7260;

/// How many ports are tried before any free one is taken.
const PORTS: u16 = 40;

/// How many requests may be coming in at once.
const HEADS: usize = 64;

/// How many answers may be going out at once.
const ANSWERS: usize = 32;

/// How many streams of news there may be: a browser has one for each window.
const STREAMS: usize = 16;

/// How many threads there may be: those of connections that were ended are there
/// for another moment.
const THREADS: usize = 2 * (HEADS + ANSWERS + STREAMS);

/// What a thread needs to answer: it may have to compare two versions.
const STACK: usize = 2 << 20;

/// The longest head of a request.
const LONGEST_HEAD: usize = 8 * 1024;

/// How long a browser may take over its request, from the first byte to the
/// last.
const PATIENCE: Duration = Duration::from_secs(3);

/// The same over reading an answer, or one piece of news.
const READING: Duration = Duration::from_secs(10);

/// How often a stream with no news is tried: a browser that has gone is noticed
/// then.
const PULSE: Duration = Duration::from_secs(10);

/// How long to wait where the system has no room for another connection.
const AGAIN: Duration = Duration::from_millis(20);

/// What a page posts to that has changes told from now on.
const MARK: &str = "/mark";

/// What changed since a state, whose id stands behind this, is told here.
const SINCE: &str = "/since/";

const JSON: &str = "application/json";

/// What stands in the head of every answer. A page of the preview may load
/// itself, tells nobody its address, and is for no other page to show.
const GUARDS: &str = "Content-Security-Policy: default-src 'none'; img-src 'self'; \
     style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'\r\n\
     X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
     Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n";

/// Why the preview cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("cannot serve the preview on 127.0.0.1")]
pub(crate) struct ServeError(#[from] io::Error);

/// A server that answers until the process ends.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    token: Token,
}

impl Server {
    /// Serves a preview on the first free port, under an address that nobody can
    /// guess.
    ///
    /// # Errors
    /// When no port or no random number can be had.
    pub(crate) fn start(preview: &Preview) -> Result<Self, ServeError> {
        let token = Token::new()?;
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let first = (FIRST_PORT..FIRST_PORT + PORTS).find_map(|port| bind(port).ok());
        let listener = match first {
            Some(listener) => listener,
            None => bind(0)?,
        };
        let address = listener.local_addr()?;
        let desk = Arc::new(Desk {
            shared: Arc::clone(&preview.shared),
            address,
            token: token.clone(),
            heads: Room::new(HEADS),
            answers: Room::new(ANSWERS),
            streams: Room::new(STREAMS),
        });
        thread::spawn(move || accept(&listener, &desk));
        Ok(Self { address, token })
    }

    /// Where the preview is, the secret included.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/{}/", self.address, self.token.text())
    }
}

/// What every connection is answered from.
struct Desk {
    shared: Arc<Shared>,
    address: SocketAddr,
    token: Token,
    heads: Room,
    answers: Room,
    streams: Room,
}

/// Answers each browser in a thread of its own: a stream stays open.
fn accept(listener: &TcpListener, desk: &Arc<Desk>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            thread::sleep(AGAIN);
            continue;
        };
        if Arc::strong_count(desk) > THREADS {
            drop(stream);
            continue;
        }
        let own = Arc::clone(desk);
        let thread = thread::Builder::new().stack_size(STACK);
        // Where there is no thread for it, the connection ends.
        let _ = thread.spawn(move || {
            let connection = Link::new(stream);
            // A browser that has gone is told nothing.
            let _ = own.answer(&connection);
            connection.end();
        });
    }
}

/// A response that is not a stream.
struct Response<'a> {
    status: &'a str,
    kind: &'a str,
    /// Whether a browser may keep it for good.
    keep: bool,
    body: &'a [u8],
}

fn refusal(status: &str) -> Response<'_> {
    Response {
        status,
        kind: "text/plain; charset=utf-8",
        keep: false,
        body: status.as_bytes(),
    }
}

impl Desk {
    fn answer(&self, stream: &Connection) -> io::Result<()> {
        let place = self.heads.enter(stream);
        let head = head(stream)?;
        drop(place);
        let Some(head) = head else {
            return self.send(stream, &refusal("431 Request Header Fields Too Large"));
        };
        let (method, path, host) = parts(&head);
        // A page elsewhere may have its own name lead here: only ours is answered.
        let port = self.address.port();
        let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        if !own.iter().any(|own| Some(own.as_str()) == host) {
            return self.send(stream, &refusal("421 Misdirected Request"));
        }
        let Some(path) = self.token.behind(path) else {
            return self.send(stream, &refusal("403 Forbidden"));
        };
        match method {
            "GET" => {}
            "POST" if path == MARK => {
                self.shared.mark();
                return self.send(stream, &refusal("200 OK"));
            }
            _ => return self.send(stream, &refusal("405 Method Not Allowed")),
        }
        if path == "/events" {
            return self.events(stream);
        }
        if let Some(file) = PREVIEW.iter().find(|file| file.path == path) {
            let response = Response {
                status: "200 OK",
                kind: file.kind,
                keep: false,
                body: file.text.as_bytes(),
            };
            return self.send(stream, &response);
        }
        let since = path.strip_prefix(SINCE);
        let found = match since {
            Some(id) => self.shared.changes(id).map(|changes| (JSON, changes)),
            None => path.strip_prefix('/').and_then(|path| self.page(path)),
        };
        let Some((kind, body)) = found else {
            return self.send(stream, &refusal("404 Not Found"));
        };
        let response = Response {
            status: "200 OK",
            kind,
            keep: since.is_none(),
            body: body.as_bytes(),
        };
        self.send(stream, &response)
    }

    /// The picture or the words of a page, with their type.
    fn page(&self, path: &str) -> Option<(&'static str, Arc<str>)> {
        let told = self.shared.told();
        told.state.pages.iter().find_map(|page| {
            if page.path == path {
                return Some(("image/svg+xml", Arc::clone(&page.svg)));
            }
            let words = (JSON, Arc::clone(&page.words));
            (page.words_path == path).then_some(words)
        })
    }

    fn send(&self, stream: &Connection, response: &Response<'_>) -> io::Result<()> {
        let _place = self.answers.enter(stream);
        let Response {
            status,
            kind,
            keep,
            body,
        } = response;
        let length = body.len();
        let cache = match keep {
            true => "private, max-age=31536000, immutable",
            false => "no-store",
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: {cache}\r\nAllow: GET\r\n{GUARDS}Connection: close\r\n\r\n"
        );
        let until = Instant::now() + READING;
        stream.write(head.as_bytes(), until)?;
        stream.write(body, until)
    }

    /// Tells the state, and each new one as it comes.
    fn events(&self, stream: &Connection) -> io::Result<()> {
        let _place = self.streams.enter(stream);
        // One that gave way is to see it now.
        drop(self.shared.told());
        self.shared.news.notify_all();
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
             {GUARDS}Connection: close\r\n\r\n"
        );
        stream.write(head.as_bytes(), Instant::now() + READING)?;
        let mut seen = 0;
        loop {
            let told = self.shared.told();
            let waited = self
                .shared
                .news
                .wait_timeout_while(told, PULSE, |told| told.turn == seen && !stream.is_ended());
            let (told, _) = waited.unwrap_or_else(std::sync::PoisonError::into_inner);
            let state = (told.turn != seen).then(|| Arc::clone(&told.text));
            seen = told.turn;
            drop(told);
            let text = match state {
                Some(state) => format!("data: {state}\n\n"),
                None => ":\n\n".to_owned(),
            };
            stream.write(text.as_bytes(), Instant::now() + READING)?;
        }
    }
}

/// The head of a request; nothing where it is too long.
fn head(stream: &Link) -> io::Result<Option<String>> {
    let until = Instant::now() + PATIENCE;
    let mut bytes = Vec::new();
    let mut part = [0; 1024];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        if bytes.len() > LONGEST_HEAD {
            return Ok(None);
        }
        match stream.read(&mut part, until)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => bytes.extend_from_slice(&part[..count]),
        }
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The method, path and host of a request; two hosts are none.
fn parts(head: &str) -> (&str, &str, Option<&str>) {
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (method, path) = (first.next(), first.next());
    let hosts = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then(|| value.trim())
    });
    let hosts: Vec<&str> = hosts.collect();
    let host = match hosts[..] {
        [host] => Some(host),
        _ => None,
    };
    (method.unwrap_or_default(), path.unwrap_or_default(), host)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn requests_are_read() {
        let head = "GET /a HTTP/1.1\r\nHOST: 127.0.0.1:1\r\nX: y\r\n\r\n";
        assert_eq!(parts(head), ("GET", "/a", Some("127.0.0.1:1")));
        let two = "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n";
        assert_eq!(parts(two), ("GET", "/", None));
        assert_eq!(parts("\r\n\r\n"), ("", "", None));
    }
}
