// SPDX-License-Identifier: EUPL-1.2
//! A page in a browser, worked the way a person works it: real clicks and keys on elements of the
//! open shadow root, which are looked up by script.

use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use foerderkompass_core::{Answer, Attribute, Date};
use serde_json::{Value, json};
use webdriver::common::ELEMENT_KEY;

use crate::engine::Engine;
use crate::runner::Outcome;
use crate::witness;
use crate::world::World;

/// How long the page may take to show what a click means; on a busy machine it needs some of it.
const SETTLE: Duration = Duration::from_secs(10);

/// Keys as WebDriver writes them.
const ENTER: &str = "\u{E007}";
const CONTROL: &str = "\u{E009}";
const BACKSPACE: &str = "\u{E003}";

#[derive(Clone)]
pub struct Page {
    pub client: Client,
    pub engine: Engine,
    pub world: Rc<World>,
    /// Which of the page's elements is meant, counted from 0.
    host: usize,
}

impl Page {
    pub fn new(client: Client, engine: Engine, world: Rc<World>) -> Page {
        Page { client, engine, world, host: 0 }
    }

    /// The same page, seen at another of its elements.
    pub fn at(&self, host: usize) -> Page {
        Page { host, ..self.clone() }
    }

    /// Opens an address and waits until the element has settled on `ready` or `failed`.
    pub async fn open(&self, url: &str, state: &str) -> Outcome {
        self.go(url).await?;
        self.state(state).await
    }

    /// Opens the single file from the drive.
    pub async fn open_single_file(&self) -> Outcome {
        self.open(&self.world.single_file(), "ready").await
    }

    /// Opens an address, unless the page that is left has complained: its witness goes with it.
    pub async fn go(&self, url: &str) -> Outcome {
        self.no_trouble().await?;
        self.client.goto(url).await.map_err(|error| format!("{url} cannot be opened: {error}"))?;
        self.run(witness::SCRIPT, vec![]).await.map(|_| ())
    }

    /// Waits for `data-state`.
    pub async fn state(&self, state: &str) -> Outcome {
        let script = "const app = root && root.querySelector('[data-fk=app]'); return app && app.dataset.state;";
        let reached = self.eventually("data-state", script, vec![], &json!(state)).await;
        let Err(trouble) = reached else { return Ok(()) };
        let says = self.run("return root && root.textContent.slice(0, 500);", vec![]).await;
        Err(format!("{trouble}\nThe page says: {says:?}\nIt complains: {:?}", self.trouble().await))
    }

    /// Runs a script that knows `host`, the element, and `root`, its shadow root. The editor is no element: there `root` is
    /// the document.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let script = format!(
            "const host = Document.prototype.querySelectorAll.call(document, 'foerder-kompass')[{}] ?? null;
            const root = host ? host.shadowRoot : document.querySelector('.fe-app') && document;\n{script}",
            self.host
        );
        self.client.execute(&script, arguments).await.map_err(|error| format!("A script fails: {error}"))
    }

    /// Waits until a script returns this value.
    pub async fn eventually(&self, what: &str, script: &str, arguments: Vec<Value>, expected: &Value) -> Outcome {
        self.within(SETTLE, what, script, arguments, expected).await
    }

    /// Waits so long until a script returns this value.
    pub async fn within(&self, limit: Duration, what: &str, script: &str, arguments: Vec<Value>, expected: &Value) -> Outcome {
        let begin = Instant::now();
        loop {
            let found = self.run(script, arguments.clone()).await;
            match found {
                Ok(found) if found == *expected => return Ok(()),
                found if begin.elapsed() > limit => {
                    return match found {
                        Ok(found) => Err(format!("{what}: {}", difference(expected, &found))),
                        Err(trouble) => Err(format!("{what}: {trouble}")),
                    };
                }
                _ => tokio::time::sleep(Duration::from_millis(40)).await,
            }
        }
    }

    /// Lets so many milliseconds go by in the browser, where nothing can be waited for because nothing is to happen.
    pub async fn pause(&self, milliseconds: u32) -> Outcome {
        let wait = format!("setTimeout(arguments[0], {milliseconds});");
        self.client.execute_async(&wait, vec![]).await.map(|_| ()).map_err(|error| format!("The browser does not wait: {error}"))
    }

    /// The first element of the shadow root that the selector finds, once there is one.
    pub async fn find(&self, selector: &str) -> Result<Element, String> {
        let there = "return root?.querySelector(arguments[0]) != null;";
        self.eventually(&format!("{selector} is there"), there, vec![json!(selector)], &json!(true)).await?;
        self.find_by("return root.querySelector(arguments[0]);", vec![json!(selector)])
            .await?
            .ok_or_else(|| format!("Nothing matches {selector}."))
    }

    async fn find_by(&self, script: &str, arguments: Vec<Value>) -> Result<Option<Element>, String> {
        let found = self.run(script, arguments).await?;
        let id = found.get(ELEMENT_KEY).and_then(Value::as_str);
        Ok(id.map(|id| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))))
    }

    /// Clicks what the selector finds, once it can be seen.
    pub async fn click(&self, selector: &str) -> Outcome {
        let visible = "const e = root.querySelector(arguments[0]); return e !== null && e.getClientRects().length > 0;";
        self.eventually(&format!("{selector} can be seen"), visible, vec![json!(selector)], &json!(true)).await?;
        let element = self.find(selector).await?;
        self.click_on(&element, selector).await
    }

    /// Clicks the button with exactly this text inside what the selector finds.
    pub async fn click_button(&self, inside: &str, text: &str) -> Outcome {
        let script = "const all = [...root.querySelectorAll(arguments[0])].flatMap((e) => [...e.querySelectorAll('button')]);
            return all.find((b) => b.textContent.trim() === arguments[1]) ?? null;";
        let button = self.find_by(script, vec![json!(inside), json!(text)]).await?;
        let button = button.ok_or_else(|| format!("There is no button “{text}” in {inside}."))?;
        self.click_on(&button, text).await
    }

    /// Scrolls an element to the middle, as a person would, and clicks it with the pointer.
    async fn click_on(&self, element: &Element, what: &str) -> Outcome {
        let argument = json!({ (ELEMENT_KEY): &*element.element_id() });
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });", vec![argument]).await?;
        element.click().await.map_err(|error| format!("{what} cannot be clicked: {error:?}"))
    }

    /// Types into a field in place of what stands there.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        let field = self.find(selector).await?;
        let failed = |error| format!("Nothing can be typed into {selector}: {error}");
        // Everything marked and deleted; the driver's own command to clear a field tells the page less.
        // The second control key lets go of the first.
        let keys = format!("{CONTROL}a{CONTROL}{BACKSPACE}{text}");
        field.send_keys(&keys).await.map_err(failed)
    }

    /// Answers a question by its native inputs: unfolds it if need be, then clicks or types.
    pub async fn answer(&self, attribute: &Attribute, answer: &Answer) -> Outcome {
        let fieldset = format!("fieldset[data-attribute=\"{}\"]", attribute.id);
        self.unfold(&fieldset).await?;
        let option = |at: usize| attribute.options().get(at).ok_or_else(|| format!("{} has no option {at}.", attribute.id));
        match answer {
            Answer::Flag(flag) => self.click(&format!("{fieldset} input[value=\"{flag}\"]")).await,
            Answer::Option(at) => {
                let option = option(*at)?;
                let filter = format!("{fieldset} [data-filter]");
                if self.has(&filter).await? {
                    self.type_into(&filter, &option.label).await?;
                }
                self.click(&format!("{fieldset} input[value=\"{}\"]", option.id)).await
            }
            Answer::Options(chosen) => {
                for (at, option) in attribute.options().iter().enumerate() {
                    let input = format!("{fieldset} input[value=\"{}\"]", option.id);
                    let checked = self.run("return root.querySelector(arguments[0]).checked;", vec![json!(input)]).await?;
                    if checked != json!(chosen.contains(&at)) {
                        self.click(&input).await?;
                    }
                }
                Ok(())
            }
            Answer::Integer(number) => {
                let input = format!("{fieldset} input[type=number]");
                self.type_into(&input, &format!("{number}{ENTER}")).await
            }
        }
    }

    /// Takes an answer back by "keine Angabe", which has the empty value.
    pub async fn unanswer(&self, attribute: &Attribute) -> Outcome {
        let fieldset = format!("fieldset[data-attribute=\"{}\"]", attribute.id);
        if self.has(&format!("{fieldset} input[type=number]")).await? {
            return self.type_into(&format!("{fieldset} input[type=number]"), ENTER).await;
        }
        let filter = format!("{fieldset} [data-filter]");
        if self.has(&filter).await? {
            self.type_into(&filter, "").await?;
        }
        self.click(&format!("{fieldset} input[value=\"\"]")).await
    }

    /// Opens a question that is folded.
    pub async fn unfold(&self, fieldset: &str) -> Outcome {
        let folded = format!("{fieldset} > button[aria-expanded=false]");
        if !self.has(&folded).await? {
            return Ok(());
        }
        self.click(&folded).await?;
        let open = "return root.querySelector(arguments[0]) === null;";
        self.eventually("The question is open", open, vec![json!(folded)], &json!(true)).await
    }

    pub async fn has(&self, selector: &str) -> Result<bool, String> {
        let found = self.run("return root.querySelector(arguments[0]) !== null;", vec![json!(selector)]).await?;
        Ok(found == json!(true))
    }

    /// The day on which the browser's machine is.
    pub async fn today(&self) -> Result<Date, String> {
        // A driver may run scripts beside the window; the clock that a test has set is that of the window.
        let script = "const d = new window.Date(), two = (n) => String(n).padStart(2, '0');
            return d.getFullYear() + '-' + two(d.getMonth() + 1) + '-' + two(d.getDate());";
        let day = self.run(script, vec![]).await?;
        day.as_str().and_then(Date::parse).ok_or_else(|| format!("{day} is no day."))
    }

    /// What the page complained about since it was opened.
    pub async fn trouble(&self) -> Result<Value, String> {
        self.run("return window.fkWitness ?? [];", vec![]).await
    }

    pub async fn no_trouble(&self) -> Outcome {
        match self.trouble().await? {
            Value::Array(notes) if notes.is_empty() => Ok(()),
            notes => Err(format!("The page complains: {notes}")),
        }
    }
}

/// Says where two values differ, of large ones only the differing parts.
pub fn difference(expected: &Value, found: &Value) -> String {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let keys: std::collections::BTreeSet<_> = expected.keys().chain(found.keys()).collect();
            let null = Value::Null;
            let parts = keys.into_iter().filter_map(|key| {
                let (one, other) = (expected.get(key).unwrap_or(&null), found.get(key).unwrap_or(&null));
                (one != other).then(|| format!("{key}: {}", difference(one, other)))
            });
            parts.collect::<Vec<_>>().join("\n")
        }
        _ => format!("expected {expected}, found {found}"),
    }
}

/// Says no when two values differ.
pub fn equal(what: &str, found: &Value, expected: &Value) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{what}: {}", difference(expected, found))) }
}

/// Says no when something does not hold.
pub fn holds(what: &str, truth: bool) -> Outcome {
    if truth { Ok(()) } else { Err(what.to_owned()) }
}
