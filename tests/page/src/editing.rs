// SPDX-License-Identifier: EUPL-1.2
//! What the tests of the editor do: opening a file in it, choosing an entry, and catching what it hands out.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::page::{Page, holds};
use crate::runner::Outcome;
use crate::world::file_url;

/// Keeps what would become a download, by name, as bytes in letters.
const CATCH: &str = "window.fkCaught = {};
    const blobs = new Map();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { const url = make(blob); blobs.set(url, blob); return url; };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      const name = this.download;
      blobs.get(this.href).text().then((text) => { window.fkCaught[name] = text; });
    };";

impl Page {
    /// Opens the editor from the drive and waits for its start.
    pub async fn open_editor(&self) -> Outcome {
        self.go(&file_url(&self.world.dist.join("foerderkompass-editor.html"))).await?;
        self.eventually("The start", "return !!root?.querySelector('[data-fe=start]');", vec![], &json!(true)).await?;
        self.run(CATCH, vec![]).await.map(|_| ())
    }

    /// Hands a file to the editor, as its picker does.
    pub async fn hand_in(&self, file: &Path) -> Outcome {
        let input = Locator::Css("body > input[type=file]");
        let input = self.client.find(input).await.map_err(|error| format!("There is no input for files: {error}"))?;
        let path = file.to_string_lossy();
        input.send_keys(&path).await.map_err(|error| format!("{path} cannot be handed in: {error}"))
    }

    /// The same, and waits until it can be edited.
    pub async fn edit(&self, file: &Path) -> Outcome {
        self.hand_in(file).await?;
        let open = "return root.querySelector('[data-fe=desk]') !== null;";
        self.eventually("The desk", open, vec![], &json!(true)).await
    }

    /// Shows the entries of a kind and one of them.
    pub async fn entry(&self, kind: &str, id: &str) -> Outcome {
        self.click(&format!("[data-fe-kind={kind}]")).await?;
        let entry = format!("[data-entry=\"{id}\"]");
        self.click(&entry).await?;
        let current = "return root.querySelector(arguments[0])?.getAttribute('aria-current');";
        self.eventually("The chosen entry", current, vec![json!(entry)], &json!("true")).await
    }

    /// Chooses an option of a list by clicking it.
    pub async fn choose(&self, option: &str) -> Outcome {
        let list = "root.querySelector(arguments[0]).closest('select').scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.run(list, vec![json!(option)]).await?;
        let element = self.find(option).await?;
        element.click().await.map_err(|error| format!("{option} cannot be chosen: {error:?}"))
    }

    /// Saves by the button with this text.
    pub async fn save_by(&self, button: &str) -> Outcome {
        self.click("[data-fe-save]").await?;
        let open = "return root.querySelector('dialog[open]') !== null;";
        self.eventually("The dialog", open, vec![], &json!(true)).await?;
        // Errors in the catalogue want to be read first.
        if self.has("dialog[open] .fe-tick input").await? {
            self.click("dialog[open] .fe-tick input").await?;
        }
        self.click_button("dialog[open]", button).await
    }

    /// Saves by the button with this text and gives the text of the file.
    pub async fn saved(&self, button: &str, name: &str) -> Result<String, String> {
        self.save_by(button).await?;
        let caught = "return typeof window.fkCaught[arguments[0]];";
        self.eventually("What is saved", caught, vec![json!(name)], &json!("string")).await?;
        let text = self.run("return window.fkCaught[arguments[0]];", vec![json!(name)]).await?;
        text.as_str().map(str::to_owned).ok_or_else(|| format!("{name} is no text."))
    }

    /// A file of this run.
    pub fn scratch(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let file = self.world.scratch.join(format!("{}-{name}", self.engine.name()));
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }
}

/// The catalogue in a saved page.
pub fn catalog_in(page: &str) -> Result<Value, String> {
    let (_, rest) = page.split_once("<script type=\"application/json\">").ok_or("There is no catalogue in the page.")?;
    let (catalog, _) = rest.split_once("</script>").ok_or("The catalogue does not end.")?;
    serde_json::from_str(catalog).map_err(|error| format!("The catalogue is no JSON: {error}"))
}

/// The entry of a list with this id.
pub fn entry_in<'c>(catalog: &'c Value, list: &str, id: &str) -> Result<&'c Value, String> {
    let entries = catalog.get(list).and_then(Value::as_array).into_iter().flatten();
    entries
        .into_iter()
        .find(|entry| entry.get("id").is_some_and(|found| found == id))
        .ok_or_else(|| format!("{list} has no {id}."))
}

/// The lines in which two texts of as many lines differ.
pub fn differing<'t>(old: &'t str, new: &'t str) -> Result<Vec<(&'t str, &'t str)>, String> {
    holds("The texts have as many lines", old.lines().count() == new.lines().count())?;
    Ok(old.lines().zip(new.lines()).filter(|(old, new)| old != new).collect())
}
