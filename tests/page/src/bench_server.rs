// SPDX-License-Identifier: EUPL-1.2
//! The web server of the benchmark: files of a few folders on loopback, isolated from other origins so that the clock is
//! fine, and the reports that its pages send.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Serves until the program ends.
pub struct BenchServer {
    port: u16,
    reports: Receiver<(String, Value)>,
}

/// Without another origin in its process a page has a clock of 5 µs.
const ISOLATED: &str = "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n";

impl BenchServer {
    /// Serves each folder below its name.
    pub fn start(folders: Vec<(&'static str, PathBuf)>) -> Result<BenchServer, String> {
        let trouble = |error| format!("The server of the benchmark does not start: {error}.");
        let listener = TcpListener::bind("127.0.0.1:0").map_err(trouble)?;
        let port = listener.local_addr().map_err(trouble)?.port();
        let (sender, reports) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folders, sender) = (folders.clone(), sender.clone());
                // A visitor who hangs up early needs no answer.
                std::thread::spawn(move || answer(stream, &folders, &sender).ok());
            }
        });
        Ok(BenchServer { port, reports })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Waits for what a page reports under this name; `None` when that takes too long.
    pub fn report(&self, what: &str, limit: Duration) -> Result<Option<Value>, String> {
        let end = Instant::now() + limit;
        loop {
            match self.reports.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok((name, value)) if name == what => return trouble_of(value).map(Some),
                // A page that was given up may still say something.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err("The server of the benchmark has ended.".to_owned()),
            }
        }
    }
}

/// A page reports what went wrong as `trouble`.
fn trouble_of(value: Value) -> Result<Value, String> {
    match value.get("trouble").and_then(Value::as_str) {
        Some(trouble) => Err(format!("A page of the benchmark fails: {trouble}")),
        None => Ok(value),
    }
}

fn answer(mut stream: TcpStream, folders: &[(&str, PathBuf)], sender: &Sender<(String, Value)>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header == "\r\n" {
            break;
        }
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut parts = first.split(' ');
    let (method, path) = (parts.next().unwrap_or(""), parts.next().unwrap_or("/").split('?').next().unwrap_or("/"));
    if let ("POST", Some(what)) = (method, path.strip_prefix("/report/")) {
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let value = serde_json::from_slice(&body).unwrap_or(Value::Null);
        // Nobody listens any more when the run ends.
        let _ = sender.send((what.to_owned(), value));
        return write!(stream, "HTTP/1.1 204 No Content\r\n{ISOLATED}Connection: close\r\n\r\n");
    }
    match find(path, folders) {
        Some((kind, body)) => {
            let length = body.len();
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n");
            write!(stream, "{head}{ISOLATED}Connection: close\r\n\r\n")?;
            stream.write_all(&body)
        }
        None => write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    }
}

fn find(path: &str, folders: &[(&str, PathBuf)]) -> Option<(&'static str, Vec<u8>)> {
    let (name, file) = path.strip_prefix('/')?.split_once('/')?;
    // The folders are flat; whatever leads elsewhere is not there.
    if file.contains('/') || file.contains("..") {
        return None;
    }
    let (_, folder) = folders.iter().find(|(folder, _)| *folder == name)?;
    let kind = match Path::new(file).extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    Some((kind, std::fs::read(folder.join(file)).ok()?))
}
