// SPDX-License-Identifier: EUPL-1.2
//! Runs the tests: the engines side by side, the tests of an engine one after another in one browser.
//!
//! A test that fails or hangs costs its browser, so that the next one begins clean.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::Client;

use crate::engine::{ALL, Driver, Engine};
use crate::page::Page;
use crate::witness;
use crate::world::World;

/// Longer than this no test of every day takes, on a slow machine either.
const LIMIT: Duration = Duration::from_secs(150);

/// `Err` says what is wrong.
pub type Outcome = Result<(), String>;
type Running = Pin<Box<dyn Future<Output = Outcome>>>;

#[derive(Clone)]
struct Test {
    run: Rc<dyn Fn(Page) -> Running>,
    limit: Duration,
}

/// One test and where it runs.
pub struct Case {
    pub name: String,
    pub engines: Vec<Engine>,
    test: Test,
}

impl Case {
    pub fn new<F, R>(name: impl Into<String>, engines: &[Engine], run: F) -> Case
    where
        F: Fn(Page) -> R + 'static,
        R: Future<Output = Outcome> + 'static,
    {
        let run = Rc::new(move |page: Page| -> Running { Box::pin(run(page)) });
        Case { name: name.into(), engines: engines.to_vec(), test: Test { run, limit: LIMIT } }
    }

    /// One of those that take long: it may take so many minutes.
    pub fn of_minutes(mut self, minutes: u64) -> Case {
        self.test.limit = Duration::from_secs(minutes * 60);
        self
    }
}

#[derive(Clone, Copy, Default)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

/// Runs every test whose `ENGINE::NAME` contains the filter.
pub fn run(world: &Rc<World>, cases: &[Case], filter: &str) -> Counts {
    let counts = Rc::new(Cell::new(Counts::default()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            println!("test page::runtime ... FAILED\n    {error}");
            return Counts { passed: 0, failed: 1 };
        }
    };
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let mut engines = Vec::new();
        for engine in ALL {
            let chosen = cases.iter().filter(|case| case.engines.contains(&engine));
            let chosen = chosen.map(|case| (format!("{}::{}", engine.name(), case.name), case.test.clone()));
            let chosen: Vec<_> = chosen.filter(|(name, _)| name.contains(filter)).collect();
            let (world, counts) = (Rc::clone(world), Rc::clone(&counts));
            engines.push(tokio::task::spawn_local(run_engine(engine, world, chosen, counts)));
        }
        let all = async {
            for engine in engines {
                if engine.await.is_err() {
                    tell("page::runner", Err("The runner broke off.".to_owned()), Duration::ZERO, &counts);
                }
            }
        };
        // Interrupted, the browsers are closed all the same: dropping the tasks ends them.
        tokio::select! {
            () = all => {}
            _ = tokio::signal::ctrl_c() => tell("page::runner", Err("Interrupted.".to_owned()), Duration::ZERO, &counts),
        }
    });
    counts.get()
}

async fn run_engine(engine: Engine, world: Rc<World>, cases: Vec<(String, Test)>, counts: Rc<Cell<Counts>>) {
    if cases.is_empty() {
        return;
    }
    let mut driver = Driver::start(engine, &world);
    let mut browser: Option<Client> = None;
    for (name, case) in cases {
        let begin = Instant::now();
        let outcome = match &mut driver {
            Err(trouble) => Err(trouble.clone()),
            Ok(driver) => run_case(engine, driver, &mut browser, &world, &case).await,
        };
        if outcome.is_err() {
            if let Some(client) = browser.take() {
                // A browser that hangs is ended with its driver.
                let _ = tokio::time::timeout(Duration::from_secs(5), client.close()).await;
            }
            drop(driver);
            driver = Driver::start(engine, &world);
        }
        tell(&name, outcome, begin.elapsed(), &counts);
    }
    if let Some(client) = browser.take() {
        let _ = tokio::time::timeout(Duration::from_secs(5), client.close()).await;
    }
}

async fn run_case(engine: Engine, driver: &mut Driver, browser: &mut Option<Client>, world: &Rc<World>, case: &Test) -> Outcome {
    let new = browser.is_none();
    let client = match browser {
        Some(client) => client.clone(),
        None => browser.insert(driver.browser(world).await?).clone(),
    };
    let page = Page::new(client, engine, Rc::clone(world));
    if new && engine == Engine::Chromium {
        // Here the witness can be in every page before anything else; elsewhere it comes with the page or after it.
        page.with_script(witness::SCRIPT).await?;
    }
    let watched = page.clone();
    // A task of its own, so that a test that panics is a failed test and not the end of the run.
    let mut task = tokio::task::spawn_local((case.run)(page));
    match tokio::time::timeout(case.limit, &mut task).await {
        Ok(Ok(outcome)) => outcome?,
        Ok(Err(broken)) => return Err(format!("The test broke off: {broken}.")),
        Err(_) => {
            task.abort();
            return Err(format!("It did not end within {} s.", case.limit.as_secs()));
        }
    }
    watched.no_trouble().await
}

fn tell(name: &str, outcome: Outcome, took: Duration, counts: &Cell<Counts>) {
    let mut now = counts.get();
    match outcome {
        Ok(()) => {
            now.passed += 1;
            println!("test {name} ... ok");
        }
        Err(trouble) => {
            now.failed += 1;
            let indented = trouble.replace('\n', "\n    ");
            println!("test {name} ... FAILED\n    {indented}\n    (after {:.1} s)", took.as_secs_f32());
        }
    }
    counts.set(now);
}
