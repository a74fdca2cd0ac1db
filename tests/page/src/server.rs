// SPDX-License-Identifier: EUPL-1.2
//! A small web server for the tests that embed the element: pages from memory, folders from disk, on
//! loopback only. It keeps the list of what was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is served under which path.
#[derive(Default)]
pub struct Site {
    pages: BTreeMap<String, Served>,
    folders: BTreeMap<String, PathBuf>,
    hanging: BTreeSet<String>,
}

struct Served {
    kind: &'static str,
    policy: Option<&'static str>,
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
        let served = Served { kind, policy: None, body: body.into() };
        self.pages.insert(path.to_owned(), served);
        self
    }

    /// A page with a `Content-Security-Policy` header.
    pub fn strict_page(mut self, path: &str, policy: &'static str, body: impl Into<Vec<u8>>) -> Site {
        let served = Served { kind: HTML, policy: Some(policy), body: body.into() };
        self.pages.insert(path.to_owned(), served);
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
        let (noted, over, site) = (Arc::clone(&requests), Arc::clone(&ended), Arc::new(self));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let (site, noted, over) = (Arc::clone(&site), Arc::clone(&noted), Arc::clone(&over));
                // A visitor who hangs up early needs no answer.
                std::thread::spawn(move || site.answer(stream, &noted, &over).ok());
            }
        });
        Ok(Server { port, requests, ended })
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
        let (status, kind, policy, body) = match self.find(&path) {
            Some((kind, policy, body)) => ("200 OK", kind, policy, body),
            None => ("404 Not Found", "text/plain", None, b"not here".to_vec()),
        };
        let policy = policy.map(|policy| format!("Content-Security-Policy: {policy}\r\n")).unwrap_or_default();
        let length = body.len();
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{policy}Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    }

    fn find(&self, path: &str) -> Option<(&'static str, Option<&'static str>, Vec<u8>)> {
        if let Some(served) = self.pages.get(path) {
            return Some((served.kind, served.policy, served.body.clone()));
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
        Some((kind, None, std::fs::read(folder.join(rest)).ok()?))
    }
}

/// A site that is being served until this value goes.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// The address of a path, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
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
