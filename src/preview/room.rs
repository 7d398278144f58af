//! How many connections of a kind there may be. The oldest gives way to a new
//! one: a browser of this machine needs moments, and who takes longest is the
//! slowest.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A connection.
#[derive(Debug)]
pub(super) struct Link {
    stream: TcpStream,
    ended: AtomicBool,
}

/// One that several hold.
pub(super) type Connection = Arc<Link>;

/// Room for some connections of a kind.
#[derive(Debug)]
pub(super) struct Room {
    most: usize,
    open: Mutex<VecDeque<Connection>>,
}

/// A connection's place in a room, until it is dropped.
pub(super) struct Permit<'a> {
    room: &'a Room,
    own: Connection,
}

impl Room {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            open: Mutex::default(),
        }
    }

    /// Takes a place; where all are taken the oldest connection is ended.
    pub(super) fn enter(&self, own: &Connection) -> Permit<'_> {
        let mut open = self.open();
        if open.len() >= self.most
            && let Some(oldest) = open.pop_front()
        {
            oldest.end();
        }
        open.push_back(Arc::clone(own));
        Permit {
            room: self,
            own: Arc::clone(own),
        }
    }

    fn open(&self) -> MutexGuard<'_, VecDeque<Connection>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut open = self.room.open();
        open.retain(|other| !Arc::ptr_eq(other, &self.own));
    }
}

impl Link {
    pub(super) fn new(stream: TcpStream) -> Connection {
        Arc::new(Self {
            stream,
            ended: AtomicBool::new(false),
        })
    }

    /// Ends it, whoever is reading or writing.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        // One that has ended already needs no end.
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// Whether it was ended from here.
    pub(super) fn is_ended(&self) -> bool {
        self.ended.load(Ordering::SeqCst)
    }

    /// Reads what there is, before a time.
    pub(super) fn read(&self, part: &mut [u8], until: Instant) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(left(until)?))?;
        (&self.stream).read(part)
    }

    /// Writes everything before a time: one byte a second is too slow, however
    /// steady it is.
    pub(super) fn write(&self, mut bytes: &[u8], until: Instant) -> io::Result<()> {
        while !bytes.is_empty() {
            self.stream.set_write_timeout(Some(left(until)?))?;
            match (&self.stream).write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    match left.is_zero() {
        true => Err(io::ErrorKind::TimedOut.into()),
        false => Ok(left),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::{TcpListener, TcpStream};

    use super::{Link, Room};

    #[test]
    fn the_oldest_gives_way() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let room = Room::new(2);
        let mut browsers = Vec::new();
        let mut places = Vec::new();
        for _ in 0..3 {
            browsers.push(TcpStream::connect(address).expect("it listens"));
            let (served, _) = listener.accept().expect("a connection");
            places.push(room.enter(&Link::new(served)));
        }
        let mut byte = [0];
        assert_eq!(browsers[0].read(&mut byte).expect("an end"), 0);
        browsers[2].set_nonblocking(true).expect("set");
        assert!(browsers[2].read(&mut byte).is_err(), "still open");
        drop(places);
        assert!(room.open().is_empty());
    }
}
