// SPDX-License-Identifier: EUPL-1.2
//! What is not saved: closing warns of it, a draft keeps it, and neither a browser that stores nothing nor a program that
//! breaks loses it.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::trapping::TRAP;
use crate::editing::editor_with;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

const KEPT: &str = "return (localStorage.getItem('foerderkompass-editor') ?? '').includes(arguments[0]);";
const DRAFT: &str = "foerderkompass-entwurf.json";

/// Whether closing would be warned of, and whether anything listens for it since `LISTEN`.
const WARNS: &str = "const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return [event.defaultPrevented, window.fkListens ?? false];";

/// Notes whether something listens for the page being left.
const LISTEN: &str = "for (const name of ['addEventListener', 'removeEventListener']) {
      const plain = window[name];
      window[name] = (type, ...rest) => {
        if (type === 'beforeunload') window.fkListens = name === 'addEventListener';
        return plain.call(window, type, ...rest);
      };
    }";

/// Storage that refuses, as in a browser whose policy forbids it; counts how often it was asked.
const REFUSING: &str = "window.fkAsked = 0;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get() { window.fkAsked += 1; throw new DOMException('no', 'SecurityError'); } });
    }";

async fn title(page: &Page, title: &str) -> Outcome {
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", title).await
}

async fn warns(page: &Page, when: &str, expected: bool) -> Outcome {
    page.eventually(&format!("Warned of closing {when}"), WARNS, vec![], &json!([expected, expected])).await
}

/// Closing is warned of exactly while something is unsaved.
pub async fn warned(page: Page) -> Outcome {
    page.open_editor().await?;
    page.run(LISTEN, vec![]).await?;
    warns(&page, "at the start", false).await?;
    page.click("[data-fe-sample]").await?;
    page.state_is("catalog.json · gespeichert").await?;
    warns(&page, "the example", false).await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    warns(&page, "what is only open", false).await?;
    title(&page, "Angefangenes").await?;
    page.state_is("catalog.json · nicht gespeichert").await?;
    warns(&page, "after typing", true).await?;
    page.click("[data-fe-step=back]").await?;
    page.state_is("catalog.json · gespeichert").await?;
    warns(&page, "after undo", false).await?;
    page.click("[data-fe-step=again]").await?;
    warns(&page, "after redo", true).await?;
    page.saved("catalog.json herunterladen", "catalog.json").await?;
    page.state_is("catalog.json · gespeichert").await?;
    warns(&page, "after saving", false).await
}

/// A draft waits until it is taken or thrown away; opening another file leaves it where it is.
pub async fn drafts(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    title(&page, "Wartendes").await?;
    page.eventually("The draft is kept", KEPT, vec![json!("Wartendes")], &json!(true)).await?;
    page.stay_silent().await?;

    page.open_editor().await?;
    // What the editor would do in a second is done at once; the driver has longer times of its own.
    let at_once =
        "const later = setTimeout; window.setTimeout = (act, after, ...rest) => later(act, after < 2000 ? 0 : after, ...rest);";
    page.run(at_once, vec![]).await?;
    page.edit(&page.world.dist.join("foerderkompass.html")).await?;
    page.click("[data-fe-kind=contacts]").await?;
    page.click("[data-fe-kind=measures]").await?;
    page.click("[data-fe-kind=head]").await?;
    page.eventually("It is still there", KEPT, vec![json!("Wartendes")], &json!(true)).await?;

    page.open_editor().await?;
    let offered = "return root.querySelector('.fe-start .fe-note p')?.textContent ?? null;";
    let sentence = json!("Beim letzten Mal wurde „catalog.json“ nicht gespeichert.");
    page.eventually("It is offered", offered, vec![], &sentence).await?;
    page.click_button(".fe-start", "Entwurf verwerfen").await?;
    page.eventually("It is thrown away", offered, vec![], &json!(null)).await?;
    let left = "return localStorage.getItem('foerderkompass-editor');";
    page.eventually("What is left", left, vec![], &json!(null)).await?;
    page.open_editor().await?;
    page.eventually("It is not offered again", offered, vec![], &json!(null)).await
}

/// The module traps; the page says so and gives the draft, which opens again.
pub async fn stopped(page: Page) -> Outcome {
    let file = editor_with(&page, "trapping.html", TRAP)?;
    page.open_editor_at(&file).await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    title(&page, "Unterbrochenes").await?;
    page.eventually("The draft is kept", KEPT, vec![json!("Unterbrochenes")], &json!(true)).await?;
    trap(&page).await?;
    page.eventually("Warned although it is kept", WARNS, vec![], &json!([false, false])).await?;
    press(&page).await?;
    let draft = page.caught(DRAFT).await?;
    forget(&page).await?;

    page.open_editor().await?;
    page.click_button(".fe-start", "Entwurf verwerfen").await?;
    page.edit(&page.scratch(DRAFT, draft)?).await?;
    page.state_is("catalog.json · nicht gespeichert").await?;
    let brand = "return root.querySelector('.fe-brand h1').textContent;";
    page.eventually("The title of the draft", brand, vec![], &json!("Unterbrochenes")).await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    holds("The draft is not what is saved", text.contains("\"title\": \"Unterbrochenes\""))?;
    let gone = "return localStorage.getItem('foerderkompass-editor');";
    page.eventually("No draft is left", gone, vec![], &json!(null)).await
}

/// Where nothing can be stored, everything else works, and what was typed outlives a trap in the page itself.
pub async fn storeless(page: Page) -> Outcome {
    let file = editor_with(&page, "storeless.html", &format!("{REFUSING}{TRAP}"))?;
    page.open_editor_at(&file).await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    title(&page, "Angefangenes").await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    holds("It is not saved", text.contains("\"title\": \"Angefangenes\""))?;
    page.state_is("catalog.json · gespeichert").await?;
    let asked = page.run("return window.fkAsked;", vec![]).await?;
    holds("Storage was not asked", asked.as_u64().is_some_and(|asked| asked > 0))?;
    title(&page, "Weiteres").await?;
    let brand = "return root.querySelector('.fe-brand h1').textContent;";
    page.eventually("The title", brand, vec![], &json!("Weiteres")).await?;
    // From here on, whatever is tried to keep holds the title.
    page.run("window.fkAsked = 0;", vec![]).await?;
    page.click("[data-fe-kind=measures]").await?;
    page.eventually("Keeping was tried", "return window.fkAsked > 0;", vec![], &json!(true)).await?;
    page.no_trouble().await?;

    trap(&page).await?;
    let warned =
        "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented;";
    page.eventually("Warned of closing before it is saved", warned, vec![], &json!(true)).await?;
    press(&page).await?;
    let draft: Value = serde_json::from_str(&page.caught(DRAFT).await?).map_err(|error| error.to_string())?;
    equal("The draft", draft.pointer("/document/title").unwrap_or(&Value::Null), &json!("Weiteres"))?;
    page.eventually("Warned of closing afterwards", warned, vec![], &json!(false)).await?;
    forget(&page).await
}

/// Lets the module trap inside a click, and waits for what the page says then.
async fn trap(page: &Page) -> Outcome {
    page.run("window.trap = true; root.querySelector('[data-fe-kind=contacts]').click();", vec![]).await?;
    let said = "return document.querySelector('main[role=alert] h1')?.textContent;";
    page.eventually("What the page says", said, vec![], &json!("Der Editor ist stehen geblieben.")).await
}

/// Clicks the only button of the page that has stopped.
async fn press(page: &Page) -> Outcome {
    let button = page.client.find(Locator::Css("main[role=alert] button")).await;
    let button = button.map_err(|error| format!("There is nothing to save by: {error}"))?;
    button.click().await.map_err(|error| format!("Nothing can be saved: {error}"))
}

/// A trap is complained about, by the shell and by the browser, which may not say of what; nothing else is.
async fn forget(page: &Page) -> Outcome {
    let odd = "return window.fkWitness.filter((note) => !/RuntimeError|unreachable|Script error/.test(note));";
    page.eventually("Other complaints", odd, vec![], &json!([])).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}
