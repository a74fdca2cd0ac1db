// SPDX-License-Identifier: EUPL-1.2
//! Every text of `tests/hostile/` in the editor: every entry in its form with its faults, every view, the summary before
//! saving. Texts stay texts, and the editor lives.

use std::path::{Path, PathBuf};

use foerderkompass_core::Date;
use foerderkompass_upkeep::open;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// Texts are shared out to so many tests, because a slow machine needs its time.
pub const PARTS: usize = 3;

/// Shows everything there is, one thing after the other, as quickly as the page draws it: how many entries were shown,
/// how many faults were listed beside them, and what should not be there.
const WALK: &str = "const walk = window.fkWalk = { over: false, entries: 0, faults: 0, foreign: [] };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const drawn = async (is) => {
      for (let turn = 0; turn < 200; turn += 1) {
        await new Promise((done) => setTimeout(done));
        if (is()) return;
      }
      throw new Error('It is not drawn: ' + is);
    };
    const ours = new Set(('a aside b br button datalist dd details dialog div dl dt fieldset footer form h1 h2 h3 h4 h5 header i input ' +
      'label legend li main nav ol optgroup option output p pre q section select small span strong summary table tbody td textarea th ' +
      'thead tr ul code em').split(' '));
    const look = () => {
      for (const element of all('.fe-app, .fe-app *')) {
        const odd = [...element.attributes].filter(({ name, value }) => /^on|^style$|^src|^action$|^formaction$/.test(name) ||
          (name === 'href' && !/^(#|https?:|mailto:|tel:)/.test(value)));
        if (!ours.has(element.localName) || element.localName === 'form' || odd.length) {
          walk.foreign.push(element.cloneNode().outerHTML.slice(0, 200));
        }
      }
    };
    (async () => {
      document.querySelector('[data-fe-side=faults]').click();
      for (const kind of all('[data-fe-kind]')) {
        kind.click();
        await drawn(() => kind.getAttribute('aria-current') === 'true');
        const count = all('.fe-entries [data-entry]').length;
        const head = kind.dataset.feKind === 'head';
        for (let at = 0; at < (head ? 1 : count); at += 1) {
          const entry = all('.fe-entries [data-entry]')[at];
          entry?.click();
          await drawn(() => head || all('.fe-entries [data-entry]')[at].getAttribute('aria-current') === 'true');
          walk.entries += 1;
          walk.faults += all('.fe-side-body > .fe-marks > li').length;
          look();
        }
      }
      for (const tab of [...all('[data-fe-side=personas]'), ...all('.fe-views button')]) {
        tab.click();
        await drawn(() => tab.hasAttribute('aria-current'));
        look();
      }
      all('.fe-views button')[0].click();
      document.querySelector('[data-fe-save]').click();
      await drawn(() => all('dialog[open]').length === 1);
      look();
      document.querySelector('dialog[open] .fe-modal-head button').click();
      await drawn(() => all('dialog[open]').length === 0);
    })().catch((error) => walk.foreign.push(String(error))).finally(() => { walk.over = true; });";

/// The texts in their order.
fn texts(page: &Page) -> Result<Vec<PathBuf>, String> {
    let folder = page.world.root.join("tests/hostile");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    holds(&format!("There are only {} texts.", files.len()), files.len() >= 90)?;
    Ok(files)
}

/// Every third text, beginning with this one.
pub async fn part(page: Page, part: usize) -> Outcome {
    let today = page.today().await?;
    page.open_editor().await?;
    // One that opens, so that there is something that stays when another one is refused.
    page.edit(&page.world.dist.join("catalog.json")).await?;
    let (mut opened, mut refused) = (0, 0);
    for file in texts(&page)?.iter().skip(part).step_by(PARTS) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let outcome = one(&page, file, &name, today).await;
        match outcome.map_err(|trouble| format!("{name}: {trouble}"))? {
            true => opened += 1,
            false => refused += 1,
        }
        page.no_trouble().await.map_err(|trouble| format!("{name}: {trouble}"))?;
    }
    holds(&format!("{opened} opened, {refused} refused"), opened >= 15 && refused >= 5)
}

/// What stands in a list and is no entry can be seen and taken away, and comes back by undo.
pub async fn stray(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.root.join("tests/hostile/measure-is-a-number.json")).await?;
    page.click("[data-fe-kind=measures]").await?;
    let rows = "return root.querySelectorAll('.fe-entries [data-entry]').length;";
    page.eventually("The rows", rows, vec![], &json!(3)).await?;
    page.click(".fe-entries li:last-child button").await?;
    let shown = "return root.querySelector('.fe-pane pre')?.textContent;";
    page.eventually("What it is", shown, vec![], &json!("7")).await?;
    page.click_button(".fe-pane", "Löschen").await?;
    page.eventually("It is gone", rows, vec![], &json!(2)).await?;
    page.click("[data-fe-step=back]").await?;
    page.eventually("It is back", rows, vec![], &json!(3)).await?;
    page.state_is("measure-is-a-number.json · gespeichert").await
}

/// One text; whether it opened.
async fn one(page: &Page, file: &Path, name: &str, today: Date) -> Result<bool, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    page.hand_in(file).await?;
    match open(&bytes, today) {
        Ok(expected) => {
            page.state_is(&format!("{name} · gespeichert")).await?;
            page.run(WALK, vec![]).await?;
            page.eventually("The walk", "return window.fkWalk.over;", vec![], &json!(true)).await?;
            let walk = page.run("return window.fkWalk;", vec![]).await?;
            equal("What should not be there", walk.get("foreign").unwrap_or(&Value::Null), &json!([]))?;
            let faults = expected.document.faults(today).len();
            equal("Faults listed", walk.get("faults").unwrap_or(&Value::Null), &json!(faults))?;
            Ok(true)
        }
        Err(unopened) => {
            page.dialog_is(Some("Diese Datei lässt sich nicht öffnen")).await?;
            let said = "const body = root.querySelector('dialog[open] .fe-modal-body');
                return [body.querySelector('p').textContent, body.querySelectorAll('li').length];";
            let listed = unopened.faults.len().min(20);
            page.eventually("What is said", said, vec![], &json!([unopened.sentence, listed])).await?;
            page.close_dialog().await?;
            Ok(false)
        }
    }
}
