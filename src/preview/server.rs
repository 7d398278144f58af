//! The preview's server: GET alone, for this machine alone, and nothing but
//! what the preview shows.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::{Preview, Shared};
use crate::assets::preview::PREVIEW;

/// The first port that is tried.
const FIRST_PORT: u16 = 7260;

/// How many ports are tried before any free one is taken.
const PORTS: u16 = 40;

/// How many requests are answered at once, streams included.
const AT_ONCE: usize = 64;

/// The longest head of a request.
const LONGEST_HEAD: usize = 8 * 1024;

/// How long a browser may take over its request.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a stream with no news is tried: a browser that has gone is noticed
/// then.
const PULSE: Duration = Duration::from_secs(10);

/// What a page of the preview may load: itself.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Why the preview cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("cannot serve the preview on 127.0.0.1")]
pub struct ServeError(#[from] io::Error);

/// A server that answers until the process ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
}

impl Server {
    /// Serves a preview on the first free port.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(preview: &Preview) -> Result<Self, ServeError> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let first = (FIRST_PORT..FIRST_PORT + PORTS).find_map(|port| bind(port).ok());
        let listener = match first {
            Some(listener) => listener,
            None => bind(0)?,
        };
        let address = listener.local_addr()?;
        let shared = Arc::clone(&preview.shared);
        thread::spawn(move || accept(&listener, &shared, address));
        Ok(Self { address })
    }

    /// Where the preview is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Answers each browser in a thread of its own: a stream stays open.
fn accept(listener: &TcpListener, shared: &Arc<Shared>, address: SocketAddr) {
    let busy = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        let (shared, busy) = (Arc::clone(shared), Arc::clone(&busy));
        if busy.fetch_add(1, Ordering::SeqCst) >= AT_ONCE {
            busy.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        thread::spawn(move || {
            // A browser that has gone is told nothing.
            let _ = answer(stream, &shared, address);
            busy.fetch_sub(1, Ordering::SeqCst);
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

fn answer(mut stream: TcpStream, shared: &Shared, address: SocketAddr) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(head) = head(&mut stream)? else {
        return send(&mut stream, &refusal("431 Request Header Fields Too Large"));
    };
    let (method, path, host) = parts(&head);
    // A page elsewhere may have its own name lead here: only ours is answered.
    let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", address.port()));
    if !own.iter().any(|own| Some(own.as_str()) == host) {
        return send(&mut stream, &refusal("421 Misdirected Request"));
    }
    if method != "GET" {
        return send(&mut stream, &refusal("405 Method Not Allowed"));
    }
    if path == "/events" {
        return events(&mut stream, shared);
    }
    if let Some(file) = PREVIEW.iter().find(|file| file.path == path) {
        let response = Response {
            status: "200 OK",
            kind: file.kind,
            keep: false,
            body: file.text.as_bytes(),
        };
        return send(&mut stream, &response);
    }
    let pages = shared.told().pages.clone();
    match pages.iter().find(|page| page.path == path) {
        Some(page) => send(
            &mut stream,
            &Response {
                status: "200 OK",
                kind: "image/svg+xml",
                keep: true,
                body: page.svg.as_bytes(),
            },
        ),
        None => send(&mut stream, &refusal("404 Not Found")),
    }
}

/// The head of a request; nothing where it is too long.
fn head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut part = [0; 1024];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        if bytes.len() > LONGEST_HEAD {
            return Ok(None);
        }
        match stream.read(&mut part)? {
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

fn send(stream: &mut TcpStream, response: &Response<'_>) -> io::Result<()> {
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
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: {cache}\r\nAllow: GET\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Connection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}

/// Tells the state, and each new one as it comes.
fn events(stream: &mut TcpStream, shared: &Shared) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n"
    )?;
    let mut seen = 0;
    loop {
        let told = shared.told();
        let waited = shared
            .news
            .wait_timeout_while(told, PULSE, |told| told.turn == seen);
        let (told, _) = waited.unwrap_or_else(std::sync::PoisonError::into_inner);
        let text = match told.turn == seen {
            true => ":\n\n".to_owned(),
            false => format!("data: {}\n\n", told.state),
        };
        seen = told.turn;
        drop(told);
        stream.write_all(text.as_bytes())?;
    }
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
