// SPDX-License-Identifier: EUPL-1.2
//! The dialogs and views of the editor as a test walks them, and what a saved catalogue has to be, reckoned here.

use fantoccini::Locator;
use serde_json::{Map, Value, json};

use crate::page::{Page, equal};
use crate::runner::Outcome;

/// Reads the dialog that is open.
const OPEN: &str = "return root.querySelector('dialog[open]')?.dataset.feDialog ?? null;";

impl Page {
    /// Opens the editor with a catalogue of one's own making.
    pub async fn edit_json(&self, catalog: &Value) -> Outcome {
        self.open_editor().await?;
        let file = self.scratch("catalog.json", pretty(catalog))?;
        self.edit(&file).await
    }

    /// The editor anew, as somebody else opens it: nothing warns, no draft is there.
    pub async fn open_another_editor(&self) -> Outcome {
        let leave = "addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
            try { localStorage.clear(); } catch { }";
        self.run(leave, vec![]).await?;
        self.open_editor().await
    }

    /// Chooses from the menu of the head and waits for the dialog.
    pub async fn menu(&self, item: &str, dialog: &str) -> Outcome {
        self.click(".fe-menu > summary").await?;
        self.click(&format!("[data-fe-menu={item}]")).await?;
        self.dialog(Some(dialog)).await
    }

    /// Waits until this dialog is open, or none.
    pub async fn dialog(&self, name: Option<&str>) -> Outcome {
        self.eventually("The open dialog", OPEN, vec![], &json!(name)).await
    }

    /// Gives an answer in the open dialog.
    pub async fn reply(&self, answer: &str) -> Outcome {
        self.click(&format!("dialog[open] [data-fe-answer={answer}]")).await
    }

    /// Closes the dialog by its button.
    pub async fn close(&self) -> Outcome {
        self.click("dialog[open] [data-fe-close]").await?;
        self.dialog(None).await
    }

    /// Shows one of the views on the whole.
    pub async fn show(&self, view: &str) -> Outcome {
        let button = format!("[data-fe-view={view}]");
        self.click(&button).await?;
        let current = "return root.querySelector(arguments[0]).getAttribute('aria-current');";
        self.eventually("The view", current, vec![json!(button)], &json!("page")).await
    }

    /// Hands a file to the field of the open dialog.
    pub async fn hand_to_dialog(&self, file: &std::path::Path) -> Outcome {
        let input = self.client.find(Locator::Css("dialog[open] input[type=file]")).await;
        let input = input.map_err(|error| format!("The dialog takes no file: {error}"))?;
        input.send_keys(&file.to_string_lossy()).await.map_err(|error| format!("{} is not taken: {error}", file.display()))
    }

    /// Puts a value into a field as typing or choosing would, where browsers take keys differently.
    pub async fn put_into(&self, selector: &str, value: &str) -> Outcome {
        let put = "const field = root.querySelector(arguments[0]);
            field.focus();
            field.value = arguments[1];
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(put, vec![json!(selector), json!(value)]).await.map(|_| ())
    }

    /// Whether there is something to save.
    pub async fn is_unsaved(&self, what: &str, expected: bool) -> Outcome {
        let script = "return root.querySelector('[data-fe-save]').classList.contains('fe-primary');";
        self.eventually(what, script, vec![], &json!(expected)).await
    }

    /// Takes so many steps back: then everything is as it was opened. Then does them again.
    pub async fn back_and_again(&self, steps: usize) -> Outcome {
        self.is_unsaved("Something is done", true).await?;
        for step in ["back", "again"] {
            for _ in 0..steps {
                self.click(&format!("[data-fe-step={step}]")).await?;
            }
            let end = "return root.querySelector(arguments[0]).disabled;";
            let button = format!("[data-fe-step={step}]");
            self.eventually(&format!("{steps} steps {step}"), end, vec![json!(button)], &json!(true)).await?;
            self.is_unsaved(&format!("Unsaved after {steps} steps {step}"), step == "again").await?;
        }
        Ok(())
    }

    /// The catalogue as it is saved now.
    pub async fn saved_json(&self) -> Result<Value, String> {
        self.click("[data-fe-save]").await?;
        self.dialog(Some("saving")).await?;
        if self.has("dialog[open] [data-fe-accept]").await? {
            self.click("dialog[open] [data-fe-accept] input").await?;
        }
        self.click("dialog[open] [data-fe-target=json]").await?;
        let text = self.caught("catalog.json").await?;
        self.is_unsaved("Everything is saved", false).await?;
        serde_json::from_str(&text).map_err(|error| format!("What is saved is no JSON: {error}"))
    }

    /// Saves and compares, with what saving itself sets for the entries that changed.
    pub async fn saves(&self, mut expected: Value, changed: &[&str]) -> Outcome {
        stamp(&mut expected, &self.today().await?.to_string(), changed)?;
        equal("The saved catalogue", &self.saved_json().await?, &expected)
    }

    /// Texts of what the selector finds.
    pub async fn texts(&self, selector: &str) -> Result<Vec<String>, String> {
        let script = "return [...root.querySelectorAll(arguments[0])].map((e) => e.textContent.trim());";
        let texts = self.run(script, vec![json!(selector)]).await?;
        Ok(texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// One attribute of everything that the selector finds.
    pub async fn each(&self, selector: &str, attribute: &str) -> Result<Value, String> {
        let script = "return [...root.querySelectorAll(arguments[0])].map((e) => e.getAttribute(arguments[1]));";
        self.run(script, vec![json!(selector), json!(attribute)]).await
    }
}

/// As a file.
pub fn pretty(catalog: &Value) -> String {
    serde_json::to_string_pretty(catalog).unwrap_or_default() + "\n"
}

/// The shipped catalogue as JSON.
pub fn shipped(page: &Page) -> Result<Value, String> {
    serde_json::from_slice(&page.world.bytes).map_err(|error| format!("The catalogue is no JSON: {error}"))
}

/// The entry `measures/bvb`.
pub fn entry<'c>(catalog: &'c mut Value, place: &str) -> Result<&'c mut Map<String, Value>, String> {
    let (list, id) = place.split_once('/').ok_or_else(|| format!("{place} is no place."))?;
    let entries = catalog.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    let mut found = entries.filter_map(Value::as_object_mut).filter(|entry| entry.get("id").is_some_and(|own| own == id));
    found.next().ok_or_else(|| format!("There is no {place}."))
}

/// Sets a field of an entry.
pub fn set(catalog: &mut Value, place: &str, key: &str, value: Value) -> Outcome {
    entry(catalog, place)?.insert(key.to_owned(), value);
    Ok(())
}

/// What saving sets, by the rules of the format: the day at each entry that changed, the list of changes, the format.
fn stamp(catalog: &mut Value, today: &str, changed: &[&str]) -> Outcome {
    let mut item = Map::from_iter([("on".to_owned(), json!(today))]);
    for place in changed {
        set(catalog, place, "changed_on", json!(today))?;
        let (list, id) = place.split_once('/').ok_or("That is no place.")?;
        let ids = item.entry(list).or_insert_with(|| json!([]));
        ids.as_array_mut().ok_or("That is no list.")?.push(json!(id));
    }
    let root = catalog.as_object_mut().ok_or("The catalogue is no object.")?;
    if !changed.is_empty() {
        root.insert("changes".to_owned(), json!([item]));
    }
    Ok(())
}
