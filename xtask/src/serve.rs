// SPDX-License-Identifier: EUPL-1.2
//! Serves `dist/` on this machine only, for looking at it. Not a server for anybody else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::build;
use crate::project::Project;

/// Serves until the program is ended.
pub fn run(project: &Project) -> Result<(), String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("No port can be opened: {error}."))?;
    let address = listener.local_addr().map_err(|error| format!("The port cannot be named: {error}."))?;
    println!();
    println!("Förderkompass in a page:  http://{address}/");
    println!("As a single file:         {}", build::single_file(project).display());
    println!("Serving until you press Ctrl+C.");
    for stream in listener.incoming().flatten() {
        let root = project.dist.clone();
        std::thread::spawn(move || {
            // A browser that goes away in the middle is no concern of ours.
            let _ = answer(stream, &root);
        });
    }
    Ok(())
}

/// Answers one request and closes the connection.
fn answer(mut stream: TcpStream, root: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = BufReader::new(Read::take(stream.try_clone()?, 16_384));
    let mut request = String::new();
    head.read_line(&mut request)?;
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }

    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let file = match method {
        "GET" | "HEAD" => file(root, target),
        _ => None,
    };
    let (status, kind, body) = match file.and_then(|file| Some((kind(&file), std::fs::read(&file).ok()?))) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"Not found\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request means; `None` for anything that could lead out of the folder.
fn file(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains(['%', '\\', '\0']) {
        return None;
    }
    let file = root.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stay_in_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file(root, "/Cargo.toml?x#y"), Some(root.join("Cargo.toml")));
        assert_eq!(file(root, "/"), Some(root.join("index.html")));
        for target in ["/../Cargo.toml", "//etc/passwd", "/%2e%2e/Cargo.toml", "/a\\b", "Cargo.toml", ""] {
            assert_eq!(file(root, target), None, "{target}");
        }
    }

    #[test]
    fn a_file_arrives_with_its_type() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = std::thread::spawn(move || {
            let (stream, _) = listener.accept().expect("a request");
            answer(stream, Path::new(env!("CARGO_MANIFEST_DIR"))).expect("an answer");
        });
        let mut client = TcpStream::connect(address).expect("a connection");
        client.write_all(b"GET /src/main.rs HTTP/1.1\r\nHost: x\r\n\r\n").expect("sent");
        let mut answer = String::new();
        client.read_to_string(&mut answer).expect("text");
        server.join().expect("the server ends");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"), "{answer}");
        assert!(answer.contains("The commands of the project"));
    }
}
