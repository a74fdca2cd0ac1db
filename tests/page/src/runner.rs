// SPDX-License-Identifier: EUPL-1.2
//! Runs the tests: the engines side by side, the tests of an engine one after another in one browser.
//!
//! A test that fails or hangs costs its browser, so that the next one begins clean. It is tried once more at the end: a
//! browser has faults of its own, which come once in some thousand tests (WebKitGTK's compiler has let this page reach past
//! its memory, which safe code cannot and no other browser did). What passes only then is named and counted in the record,
//! and more than [`UNSTEADY`] of them fail the run: then it is the page, or the test.

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

/// So many tests of a run may pass at the second try only.
const UNSTEADY: usize = 2;

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

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    /// Of those that passed, those that did so at the second try only.
    pub unsteady: usize,
}

impl Counts {
    /// So many that pass at the second try only are a fault.
    fn judged(mut self) -> Counts {
        if self.unsteady > UNSTEADY {
            let trouble = format!("{} tests passed at the second try only: that is no accident any more.", self.unsteady);
            tell("page::unsteady", &Err(trouble));
            self.failed += 1;
        }
        self
    }
}

/// Runs every test whose `ENGINE::NAME` contains the filter.
pub fn run(world: &Rc<World>, cases: &[Case], filter: &str) -> Counts {
    let counts = Rc::new(Cell::new(Counts::default()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tell("page::runtime", &Err(error.to_string()));
            return Counts { failed: 1, ..Counts::default() };
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
                    count("page::runner", Err("The runner broke off.".to_owned()), &counts);
                }
            }
        };
        // Interrupted, the browsers are closed all the same: dropping the tasks ends them.
        tokio::select! {
            () = all => {}
            _ = tokio::signal::ctrl_c() => count("page::runner", Err("Interrupted.".to_owned()), &counts),
        }
    });
    counts.get().judged()
}

async fn run_engine(engine: Engine, world: Rc<World>, cases: Vec<(String, Test)>, counts: Rc<Cell<Counts>>) {
    if cases.is_empty() {
        return;
    }
    let mut station = Station { driver: Driver::start(engine, &world), browser: None, engine, world };
    let mut again = Vec::new();
    for (name, case) in cases {
        match station.run(&case).await {
            Ok(()) => count(&name, Ok(()), &counts),
            Err(trouble) => {
                println!("test {name} ... tried again at the end\n    {}", indented(&trouble));
                again.push((name, case, trouble));
            }
        }
    }
    for (name, case, first) in again {
        match station.run(&case).await {
            Ok(()) => {
                count(&format!("{name} (second try)"), Ok(()), &counts);
                counts.set(Counts { unsteady: counts.get().unsteady + 1, ..counts.get() });
            }
            Err(second) => count(&name, Err(format!("{second}\nAt the first try: {first}")), &counts),
        }
    }
    station.close().await;
}

/// An engine with its driver and, between tests, its browser.
struct Station {
    engine: Engine,
    world: Rc<World>,
    driver: Result<Driver, String>,
    browser: Option<Client>,
}

impl Station {
    async fn run(&mut self, case: &Test) -> Outcome {
        let begin = Instant::now();
        let outcome = match &mut self.driver {
            Err(trouble) => Err(trouble.clone()),
            Ok(driver) => run_case(self.engine, driver, &mut self.browser, &self.world, case).await,
        };
        if outcome.is_err() {
            self.close().await;
            // The old one ends before the new one begins.
            self.driver = Err("The driver was ended.".to_owned());
            self.driver = Driver::start(self.engine, &self.world);
        }
        outcome.map_err(|trouble| format!("{trouble}\n(after {:.1} s)", begin.elapsed().as_secs_f32()))
    }

    /// A browser that hangs is ended with its driver.
    async fn close(&mut self) {
        if let Some(client) = self.browser.take() {
            let _ = tokio::time::timeout(Duration::from_secs(5), client.close()).await;
        }
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

fn count(name: &str, outcome: Outcome, counts: &Cell<Counts>) {
    tell(name, &outcome);
    let now = counts.get();
    counts.set(match outcome {
        Ok(()) => Counts { passed: now.passed + 1, ..now },
        Err(_) => Counts { failed: now.failed + 1, ..now },
    });
}

fn tell(name: &str, outcome: &Outcome) {
    match outcome {
        Ok(()) => println!("test {name} ... ok"),
        Err(trouble) => println!("test {name} ... FAILED\n    {}", indented(trouble)),
    }
}

fn indented(trouble: &str) -> String {
    trouble.replace('\n', "\n    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_may_pass_at_the_second_try_only() {
        let some = Counts { passed: 9, failed: 1, unsteady: UNSTEADY };
        assert_eq!(some.judged(), some);
        let many = Counts { unsteady: UNSTEADY + 1, ..some };
        assert_eq!(many.judged(), Counts { failed: 2, ..many });
    }
}
