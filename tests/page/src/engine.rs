// SPDX-License-Identifier: EUPL-1.2
//! The three engines and how their browsers are started.

use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::processes::Program;
use crate::world::{World, programs};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// How long a driver and its browser may take to start.
const START: Duration = Duration::from_secs(60);

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    fn driver(self, world: &World, port: u16) -> Result<Command, String> {
        let (driver, browser) = programs(self)?;
        let mut command = match self {
            Engine::Chromium => Command::new(driver),
            Engine::Firefox => {
                let mut command = Command::new(driver);
                // Its second port is fixed otherwise, and taken when two run at once.
                command.args(["--websocket-port", "0"]);
                command
            }
            Engine::WebKit => {
                // The browser has no mode without a screen; `browser` is what gives it one.
                let mut command = Command::new(browser);
                command.args(["-a", "-s", "-screen 0 1400x1000x24"]).arg(driver);
                command
            }
        };
        command.arg(format!("--port={port}"));
        command.env("TMPDIR", &world.scratch);
        Ok(command)
    }

    fn capabilities(self, world: &World) -> Result<Map<String, Value>, String> {
        let (_, browser) = programs(self)?;
        let browser = browser.to_string_lossy();
        let capabilities = match self {
            Engine::Chromium => json!({
                "goog:chromeOptions": { "binary": browser, "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage",
                    format!("--user-data-dir={}", world.scratch.join("chromium").display()),
                ]},
                "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
            }),
            Engine::Firefox => {
                json!({ "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] } })
            }
            Engine::WebKit => {
                json!({ "webkitgtk:browserOptions": { "binary": mini_browser()?, "args": ["--automation"] } })
            }
        };
        match capabilities {
            Value::Object(capabilities) => Ok(capabilities),
            _ => Err("Capabilities are an object.".to_owned()),
        }
    }
}

/// WebKit's small browser; its folder differs by architecture.
fn mini_browser() -> Result<String, String> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let files = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    let found = files.into_iter().find(|file| file.is_file());
    found.map(|file| file.to_string_lossy().into_owned()).ok_or_else(|| "WebKit's MiniBrowser is not installed.".to_owned())
}

/// A driver that runs, with at most one browser at a time.
pub struct Driver {
    engine: Engine,
    program: Program,
    address: String,
}

impl Driver {
    pub fn start(engine: Engine, world: &World) -> Result<Driver, String> {
        Driver::started(engine, world, None)
    }

    /// One more beside the engine's own, whose browser is in another time zone.
    pub fn start_in(engine: Engine, world: &World, zone: &str) -> Result<Driver, String> {
        Driver::started(engine, world, Some(zone))
    }

    fn started(engine: Engine, world: &World, zone: Option<&str>) -> Result<Driver, String> {
        let port = free_port()?;
        let mut command = engine.driver(world, port)?;
        let name = zone.map_or_else(|| engine.name().to_owned(), |zone| format!("{}-{zone}", engine.name()));
        command.envs(zone.map(|zone| ("TZ", zone)));
        let program = Program::start(&mut command, &name)?;
        Ok(Driver { engine, program, address: format!("http://127.0.0.1:{port}") })
    }

    /// Opens a browser without any history.
    pub async fn browser(&mut self, world: &World) -> Result<Client, String> {
        let begin = Instant::now();
        let capabilities = self.engine.capabilities(world)?;
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let builder = builder.capabilities(capabilities.clone());
            match tokio::time::timeout(START, builder.connect(&self.address)).await {
                Ok(Ok(client)) => {
                    let sized = client.set_window_size(1280, 960).await;
                    sized.map_err(|error| format!("The window cannot be sized: {error}."))?;
                    return Ok(client);
                }
                Err(_) => return Err(format!("{} does not start.", self.engine.name())),
                Ok(Err(error)) if begin.elapsed() > START || !self.program.alive() => {
                    return Err(format!("{} cannot be started: {error}.", self.engine.name()));
                }
                // The driver needs a moment before it listens.
                Ok(Err(_)) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        }
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0");
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("No port is free: {error}."))
}
