// SPDX-License-Identifier: EUPL-1.2
//! How long a keystroke in the editor takes, in Chromium, with the shipped catalogue and with a thousand measures.
//!
//! Reported, never asserted. What counts is the last line: how many times longer a keystroke takes in the large catalogue.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::bench::{Plan, at, report};
use crate::engine::{Driver, Engine};
use crate::page::Page;
use crate::world::World;

const KEYSTROKES: usize = 60;
const PAUSES: usize = 8;
const LARGE: usize = 1_000;

/// Milliseconds that one letter more in the title keeps the page busy, and until the frame that shows it is done.
const KEYSTROKE: &str = "const done = arguments[0];
    const input = document.querySelector('[data-field=title] input');
    const begin = performance.now();
    input.value += 'x';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    let busy;
    const first = new MessageChannel();
    first.port1.onmessage = () => { busy = performance.now() - begin; };
    first.port2.postMessage(0);
    requestAnimationFrame(() => {
        const next = new MessageChannel();
        next.port1.onmessage = () => done([busy ?? performance.now() - begin, performance.now() - begin]);
        next.port2.postMessage(0);
    });";

/// The same when the field is left after a letter: everything that looks at the whole catalogue happens.
const PAUSE: &str = "const done = arguments[0];
    const input = document.querySelector('[data-field=title] input');
    input.value += 'x';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    setTimeout(() => {
        const begin = performance.now();
        input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        const next = new MessageChannel();
        next.port1.onmessage = () => done([performance.now() - begin, performance.now() - begin]);
        next.port2.postMessage(0);
    }, 30);";

/// Times of a keystroke and of a pause, by the number of measures.
pub async fn measure(world: &Rc<World>, plan: &Plan) -> Result<Value, String> {
    let mut driver = Driver::start(Engine::Chromium, world)?;
    println!("Editor from file://, milliseconds:");
    let shipped: Value = serde_json::from_slice(&world.bytes).map_err(|error| error.to_string())?;
    let count = shipped.get("measures").and_then(Value::as_array).map_or(0, Vec::len);
    let (mut medians, mut found) = (Vec::new(), Vec::new());
    for measures in [count, LARGE] {
        let client = driver.browser(world).await?;
        let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
        let (catalog, last) = grown(&shipped, measures);
        let file = world.scratch.join("catalog.json");
        std::fs::write(&file, catalog.to_string()).map_err(|error| error.to_string())?;
        page.open_editor().await?;
        page.edit(&file).await?;
        page.entry("measures", &last).await?;
        let [mut busy, mut shown] = samples(&page, KEYSTROKE, KEYSTROKES.min(plan.samples * 2)).await?;
        let [mut pause, _] = samples(&page, PAUSE, PAUSES.min(plan.samples)).await?;
        report(&format!("{measures} measures, a keystroke in a title keeps the page busy"), &mut busy);
        report(&format!("{measures} measures, until the next frame is done"), &mut shown);
        report(&format!("{measures} measures, what a pause in typing does"), &mut pause);
        medians.push(at(&busy, 0.5));
        found.push(json!({ "measures": measures, "busy": busy, "shown": shown, "pause": pause }));
        client.close().await.map_err(|error| error.to_string())?;
    }
    if let [small, large] = medians.as_slice() {
        println!("  a keystroke among {LARGE} measures takes {:.1} times as long as among {count}", large / small);
    }
    Ok(Value::from(found))
}

async fn samples(page: &Page, script: &str, count: usize) -> Result<[Vec<f64>; 2], String> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let found = page.client.execute_async(script, vec![]).await.map_err(|error| error.to_string())?;
        let time = |index: usize| found.get(index).and_then(Value::as_f64).ok_or("The page gives no time.");
        first.push(time(0)?);
        second.push(time(1)?);
    }
    Ok([first, second])
}

/// The catalogue with copies of its measures up to a number, and the id of the last one.
fn grown(shipped: &Value, measures: usize) -> (Value, String) {
    let mut catalog = shipped.clone();
    let mut last = String::new();
    if let Some(list) = catalog.get_mut("measures").and_then(Value::as_array_mut) {
        let own = list.clone();
        for (number, copy) in (own.len()..measures).zip(own.iter().cycle()) {
            let mut copy = copy.clone();
            if let Some(entry) = copy.as_object_mut() {
                entry.insert("id".into(), json!(format!("m{number}")));
                entry.insert("title".into(), json!(format!("Maßnahme {number}")));
            }
            list.push(copy);
        }
        last = list.last().and_then(|entry| entry.get("id")?.as_str()).unwrap_or_default().to_owned();
    }
    (catalog, last)
}
