// SPDX-License-Identifier: EUPL-1.2
//! What is drawn while somebody types in a catalogue of a thousand measures, counted in a real browser: one form, and at a
//! pause the line of the list that names the entry.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use foerderkompass_editor::{App, AppProps, Asked, Message, Outside, Wanted, counting};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AppHandle, Callback};

wasm_bindgen_test_configure!(run_in_browser);

const MEASURES: usize = 1_000;

/// The shipped catalogue with copies of its measures up to a thousand.
fn large() -> Vec<u8> {
    let mut catalog: Value = serde_json::from_str(include_str!("../../catalog.json")).unwrap();
    let measures = catalog["measures"].as_array_mut().unwrap();
    let shipped = measures.clone();
    for number in shipped.len()..MEASURES {
        let mut copy = shipped[number % shipped.len()].clone();
        copy["id"] = json!(format!("m{number}"));
        copy["title"] = json!(format!("Maßnahme {number}"));
        measures.push(copy);
    }
    catalog.to_string().into_bytes()
}

/// The editor with a catalogue, gone at the end of the test.
struct Mounted {
    root: Element,
    handle: Option<AppHandle<App>>,
}

impl Mounted {
    async fn new() -> Mounted {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let outside = Outside {
            pick: Callback::noop(),
            accept: Callback::noop(),
            write: Callback::noop(),
            copy: Callback::from(|_| true),
            mail: Callback::noop(),
            keep: Callback::from(|_| true),
            unsaved: Callback::noop(),
            frame: Callback::from(|element| element),
            print: Callback::noop(),
        };
        let props = AppProps { outside, widget: "".into(), draft: "".into() };
        let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
        let name = "catalog.json".into();
        handle.send_message(Message::File(Asked { wanted: Wanted::Catalog, name, bytes: large().into(), writable: false }));
        yew::scheduler::flush().await;
        Mounted { root, handle: Some(handle) }
    }

    fn one<T: JsCast>(&self, selector: &str) -> T {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    fn count(&self, selector: &str) -> usize {
        self.root.query_selector_all(selector).unwrap().length() as usize
    }

    async fn click(&self, selector: &str) {
        self.one::<HtmlElement>(selector).click();
        yew::scheduler::flush().await;
        counting::drawn();
    }

    /// What is drawn after an event at an element.
    async fn after(&self, element: &Element, event: &str) -> BTreeMap<&'static str, usize> {
        counting::drawn();
        let init = EventInit::new();
        init.set_bubbles(true);
        element.dispatch_event(&Event::new_with_event_init_dict(event, &init).unwrap()).unwrap();
        yew::scheduler::flush().await;
        counting::drawn()
    }

    async fn type_title(&self, text: &str) -> BTreeMap<&'static str, usize> {
        let input: HtmlInputElement = self.one("[data-field=title] input");
        input.set_value(text);
        self.after(&input, "input").await
    }

    /// The field is left: what waits for a pause happens at once.
    async fn leave(&self) -> BTreeMap<&'static str, usize> {
        self.after(&self.one("[data-field=title] input"), "focusout").await
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take().unwrap().destroy();
        self.root.remove();
    }
}

fn parts<const N: usize>(parts: [(&'static str, usize); N]) -> BTreeMap<&'static str, usize> {
    parts.into_iter().collect()
}

#[wasm_bindgen_test]
async fn a_keystroke_draws_the_form_and_a_pause_the_line_that_names_the_entry() {
    let page = Mounted::new().await;
    assert_eq!(page.count("[data-entry]"), MEASURES);
    page.click("[data-entry=m500]").await;
    assert!(page.count(".fe-criterion") > 0);
    // The first one also changes the head: „nicht gespeichert“, and what can be undone.
    assert_eq!(page.type_title("A").await, parts([("app", 1), ("form", 1), ("head", 1)]));
    assert_eq!(page.type_title("Ab").await, parts([("app", 1), ("form", 1)]));
    assert_eq!(page.type_title("Abc").await, parts([("app", 1), ("form", 1)]));
    assert_eq!(page.one::<HtmlElement>("#fe-entry").inner_text(), "Abc");

    let lists = page.root.query_selector_all(".fe-form select").unwrap();
    let lists = (0..lists.length()).map(|at| lists.item(at).unwrap().unchecked_into::<HtmlSelectElement>());
    let of_measures = lists.filter(|list| list.length() as usize >= MEASURES).count();
    let mut drawn = page.leave().await;
    // Lists of measures show the new title.
    assert_eq!(drawn.remove("pick").unwrap_or(0), of_measures);
    assert_eq!(drawn, parts([("app", 1), ("form", 1), ("list", 1), ("row", 1)]));
    assert_eq!(page.one::<HtmlElement>("[data-entry=m500] .fe-entry-title").inner_text(), "Abc");
    // Nothing was done since: nothing is drawn.
    assert_eq!(page.leave().await, parts([]));
}

#[wasm_bindgen_test]
async fn a_keystroke_in_a_condition_draws_that_condition_and_none_beside() {
    let page = Mounted::new().await;
    page.click("[data-entry=m512]").await;
    let conditions = page.count(".fe-criterion");
    assert!(conditions > 1, "{conditions}");
    let area: HtmlTextAreaElement = page.one("[data-field=must] textarea");
    for text in ["Dauer der Arbeitslosigkeit mindestens 1", "Dauer der Arbeitslosigkeit mindestens 12"] {
        area.set_value(text);
        let mut drawn = page.after(&area, "input").await;
        drawn.remove("head");
        assert_eq!(drawn, parts([("app", 1), ("form", 1), ("condition", 1)]), "{text}");
    }
    // Quick typing is one step, and all of it counts.
    page.leave().await;
    assert!(area.value().starts_with("Dauer der Arbeitslosigkeit mindestens 12"), "{}", area.value());
    let said: HtmlElement = page.one("[data-fe-step=back]");
    let label = said.get_attribute("aria-label").unwrap();
    assert!(label.contains("Bedingung geändert"), "{label}");
    page.click("[data-fe-step=back]").await;
    assert!(page.one::<HtmlElement>("[data-fe-step=back]").has_attribute("disabled"));
}
