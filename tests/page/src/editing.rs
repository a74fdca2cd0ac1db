// SPDX-License-Identifier: EUPL-1.2
//! What the tests of the editor do: opening a file in it, choosing an entry, and catching what it hands out.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::witness;
use crate::world::file_url;

/// Keeps what would become a download, by name: its bytes, and those as a text.
const CATCH: &str = "window.fkCaught = {};
    window.fkBytes = {};
    const blobs = new Map();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { const url = make(blob); blobs.set(url, blob); return url; };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      const name = this.download;
      blobs.get(this.href).arrayBuffer().then((buffer) => {
        window.fkBytes[name] = [...new Uint8Array(buffer)];
        window.fkCaught[name] = new TextDecoder().decode(buffer);
      });
    };";

impl Page {
    /// Opens the editor from the drive and waits for its start.
    pub async fn open_editor(&self) -> Outcome {
        self.open_editor_at(&self.world.dist.join("foerderkompass-editor.html")).await
    }

    /// The editor's file, also where a test has changed it.
    pub async fn open_editor_at(&self, file: &Path) -> Outcome {
        self.open_editor_url(&file_url(file)).await
    }

    /// The editor at this address.
    pub async fn open_editor_url(&self, url: &str) -> Outcome {
        self.go(url).await?;
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
        self.desk().await
    }

    /// Drops a file on the page, as a hand does.
    pub async fn drop_file(&self, name: &str, bytes: &[u8]) -> Outcome {
        let drop = "const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(arguments[1])], arguments[0]));
            const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
            document.querySelector('.fe-app').dispatchEvent(event);
            return event.defaultPrevented;";
        equal("The browser itself does nothing with it", &self.run(drop, vec![json!(name), json!(bytes)]).await?, &json!(true))
    }

    /// Waits until something can be edited.
    pub async fn desk(&self) -> Outcome {
        let open = "return root.querySelector('[data-fe=desk]') !== null;";
        self.eventually("The desk", open, vec![], &json!(true)).await
    }

    /// Waits for what stands under the title: which file is open and whether it is saved.
    pub async fn state_is(&self, state: &str) -> Outcome {
        let brand = "return root.querySelector('.fe-brand p')?.textContent;";
        self.eventually("The state", brand, vec![], &json!(state)).await
    }

    /// Waits for the dialog with this title.
    pub async fn dialog_is(&self, title: Option<&str>) -> Outcome {
        let dialog = "return root.querySelector('dialog[open] h2')?.textContent ?? null;";
        self.eventually("The dialog", dialog, vec![], &json!(title)).await
    }

    /// Closes the dialog by its button.
    pub async fn close_dialog(&self) -> Outcome {
        self.click_button("dialog[open] .fe-modal-head", "Schließen").await?;
        self.dialog_is(None).await
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
        if self.has("dialog[open] .fe-d-tick input").await? {
            self.click("dialog[open] .fe-d-tick input").await?;
        }
        self.click_button("dialog[open]", button).await
    }

    /// Saves by the button with this text and gives the text of the file.
    pub async fn saved(&self, button: &str, name: &str) -> Result<String, String> {
        self.save_by(button).await?;
        self.caught(name).await
    }

    /// Saves as a workbook and gives its bytes.
    pub async fn saved_workbook(&self) -> Result<Vec<u8>, String> {
        self.save_by("Excel herunterladen").await?;
        self.caught("katalog.xlsx").await?;
        let bytes = self.run("return window.fkBytes['katalog.xlsx'];", vec![]).await?;
        serde_json::from_value(bytes).map_err(|error| format!("The bytes are none: {error}"))
    }

    /// The text of what became a download, once.
    pub async fn caught(&self, name: &str) -> Result<String, String> {
        let caught = "return typeof window.fkCaught[arguments[0]];";
        self.eventually("What is saved", caught, vec![json!(name)], &json!("string")).await?;
        let take = "const text = window.fkCaught[arguments[0]]; delete window.fkCaught[arguments[0]]; return text;";
        let text = self.run(take, vec![json!(name)]).await?;
        text.as_str().map(str::to_owned).ok_or_else(|| format!("{name} is no text."))
    }

    /// From now on leaving is not warned of; a driver may not answer that everywhere.
    pub async fn stay_silent(&self) -> Outcome {
        self.run("addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);", vec![]).await.map(|_| ())
    }

    /// A file of this run.
    pub fn scratch(&self, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf, String> {
        let file = self.world.scratch.join(format!("{}-{name}", self.engine.name()));
        std::fs::write(&file, content).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }
}

/// A file of this run: the editor with a script of the test in front.
pub fn editor_with(page: &Page, name: &str, script: &str) -> Result<PathBuf, String> {
    let editor = page.world.dist.join("foerderkompass-editor.html");
    let text = std::fs::read_to_string(&editor).map_err(|error| format!("{}: {error}", editor.display()))?;
    page.scratch(name, witness::with_script(&text, &format!("{}{script}", witness::SCRIPT))?)
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
