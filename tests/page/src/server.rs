// SPDX-License-Identifier: EUPL-1.2
//! A small web server for the tests that embed the element: pages from memory, folders from disk, on
//! loopback only. It keeps the list of what was asked for. Answers may drip, break off, or lie about their length.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is served under which path.
#[derive(Default)]
pub struct Site {
    pages: BTreeMap<String, Served>,
    folders: BTreeMap<String, PathBuf>,
    hanging: BTreeSet<String>,
    dripping: BTreeMap<String, Vec<Vec<u8>>>,
    raw: BTreeMap<String, Vec<u8>>,
    /// Whatever a test puts in the place of what was served before.
    replaced: Mutex<BTreeMap<String, Vec<u8>>>,
    /// How many parts of a dripping answer may leave.
    dripped: AtomicUsize,
}

struct Served {
    kind: &'static str,
    /// Lines of the head, each with its end.
    more: String,
    body: Vec<u8>,
}

pub const HTML: &str = "text/html; charset=utf-8";
pub const JSON: &str = "application/json";
pub const SCRIPT: &str = "text/javascript; charset=utf-8";

impl Site {
    /// Serves the files of a folder below `/NAME/`.
    pub fn folder(mut self, name: &str, path: &Path) -> Site {
        self.folders.insert(format!("/{name}/"), path.to_owned());
        self
    }

    pub fn page(mut self, path: &str, kind: &'static str, body: impl Into<Vec<u8>>) -> Site {
        let served = Served { kind, more: String::new(), body: body.into() };
        self.pages.insert(path.to_owned(), served);
        self
    }

    /// A page with a `Content-Security-Policy` header.
    pub fn strict_page(mut self, path: &str, policy: &'static str, body: impl Into<Vec<u8>>) -> Site {
        let more = format!("Content-Security-Policy: {policy}\r\n");
        let served = Served { kind: HTML, more, body: body.into() };
        self.pages.insert(path.to_owned(), served);
        self
    }

    /// A page that caches may keep for an hour.
    pub fn kept_page(mut self, path: &str, kind: &'static str, body: impl Into<Vec<u8>>) -> Site {
        let served = Served { kind, more: "Cache-Control: max-age=3600\r\n".to_owned(), body: body.into() };
        self.pages.insert(path.to_owned(), served);
        self
    }

    /// A page that comes in so many parts, each when [`Server::drip`] lets it.
    pub fn dripping(mut self, path: &str, body: &[u8], parts: usize) -> Site {
        let size = body.len().div_ceil(parts).max(1);
        self.dripping.insert(path.to_owned(), body.chunks(size).map(<[u8]>::to_vec).collect());
        self
    }

    /// An answer whose head is written by the test, byte by byte as it is given; then the connection is closed.
    pub fn raw(mut self, path: &str, head: &str, body: &[u8]) -> Site {
        self.raw.insert(path.to_owned(), [head.as_bytes(), b"\r\n\r\n", body].concat());
        self
    }

    /// A path that is never answered, as long as the server runs.
    pub fn hanging(mut self, path: &str) -> Site {
        self.hanging.insert(path.to_owned());
        self
    }

    /// # Errors
    /// A sentence when there is no port.
    pub fn start(self) -> Result<Server, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("No port is free: {error}."))?;
        let port = listener.local_addr().map_err(|error| format!("The port has no number: {error}."))?.port();
        let (requests, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let site = Arc::new(self);
        let (noted, over, serving) = (Arc::clone(&requests), Arc::clone(&ended), Arc::clone(&site));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let (site, noted, over) = (Arc::clone(&serving), Arc::clone(&noted), Arc::clone(&over));
                // A visitor who hangs up early needs no answer.
                std::thread::spawn(move || site.answer(stream, &noted, &over).ok());
            }
        });
        Ok(Server { port, requests, ended, site })
    }

    fn answer(&self, mut stream: TcpStream, noted: &Mutex<Vec<String>>, over: &AtomicBool) -> std::io::Result<()> {
        let mut line = String::new();
        let mut reader = BufReader::new(stream.try_clone()?);
        reader.read_line(&mut line)?;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header == "\r\n" {
                break;
            }
        }
        let path = line.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").to_owned();
        if let Ok(mut noted) = noted.lock() {
            noted.push(path.clone());
        }
        if self.hanging.contains(&path) {
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(50));
            }
            return Ok(());
        }
        if let Some(answer) = self.raw.get(&path) {
            return stream.write_all(answer);
        }
        if let Some(parts) = self.dripping.get(&path) {
            return self.drip(&mut stream, parts, over);
        }
        let (status, kind, more, body) = match self.find(&path) {
            Some((kind, more, body)) => ("200 OK", kind, more, body),
            None => ("404 Not Found", "text/plain", String::new(), b"not here".to_vec()),
        };
        let replaced = self.replaced.lock().ok().and_then(|replaced| replaced.get(&path).cloned());
        let body = replaced.unwrap_or(body);
        let length = body.len();
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    }

    /// One part after the other, each when it may leave.
    fn drip(&self, stream: &mut TcpStream, parts: &[Vec<u8>], over: &AtomicBool) -> std::io::Result<()> {
        let length: usize = parts.iter().map(Vec::len).sum();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        for (at, part) in parts.iter().enumerate() {
            while self.dripped.load(Ordering::Relaxed) <= at {
                if over.load(Ordering::Relaxed) {
                    return Ok(());
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            stream.write_all(part)?;
            stream.flush()?;
        }
        Ok(())
    }

    fn find(&self, path: &str) -> Option<(&'static str, String, Vec<u8>)> {
        if let Some(served) = self.pages.get(path) {
            return Some((served.kind, served.more.clone(), served.body.clone()));
        }
        let (name, folder) = self.folders.iter().find(|(name, _)| path.starts_with(name.as_str()))?;
        let rest = path.strip_prefix(name.as_str())?;
        // The folders are flat; whatever leads elsewhere is not there.
        if rest.contains('/') || rest.contains("..") {
            return None;
        }
        let kind = match rest.rsplit('.').next() {
            Some("html") => HTML,
            Some("js") => SCRIPT,
            Some("json") => JSON,
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        Some((kind, String::new(), std::fs::read(folder.join(rest)).ok()?))
    }
}

/// A site that is being served until this value goes.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
    site: Arc<Site>,
}

impl Server {
    /// The address of a path, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Lets so many parts of what drips leave, counted from the first.
    pub fn drip(&self, parts: usize) {
        self.site.dripped.store(parts, Ordering::Relaxed);
    }

    /// From now on this is served there, with the same head.
    pub fn replace(&self, path: &str, body: impl Into<Vec<u8>>) {
        if let Ok(mut replaced) = self.site.replaced.lock() {
            replaced.insert(path.to_owned(), body.into());
        }
    }

    /// The paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().map(|list| list.clone()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the thread so that it sees the end.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}
