// SPDX-License-Identifier: EUPL-1.2
//! The same page again and again: out of the browser's memory of pages, and loaded anew five hundred times.

use foerderkompass_core::Profile;
use serde_json::{Value, json};

use super::canaries::{LEFT, kept as kept_by, nothing};
use super::embedded::{ELEMENT, INCLUDED, host, site};
use super::waiting::clock;
use crate::engine::Engine;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::HTML;
use crate::witness;
use crate::world::file_url;

/// Counts what listens at the window, the document and the element, the repeating timers, and what the page is told.
/// With every time that the page is left, a day passes.
const COUNT: &str = "(() => {
    window.fkHeard = 0; window.fkTimers = 0; window.fkTold = 0;
    const ours = (target) => [undefined, window, document].includes(target) || target.localName === 'foerder-kompass';
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...given) {
      if (ours(this)) window.fkHeard += 1;
      return addEventListener.apply(this ?? window, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
      if (ours(this)) window.fkHeard -= 1;
      return removeEventListener.apply(this ?? window, given);
    };
    const [every, never] = [window.setInterval, window.clearInterval];
    window.setInterval = (...given) => { window.fkTimers += 1; return every(...given); };
    window.clearInterval = (timer) => { window.fkTimers -= 1; never(timer); };
    addEventListener.call(document, 'fk-measure', () => { window.fkTold += 1; });
    addEventListener.call(window, 'pageshow', (event) => { window.kept = event.persisted; });
    addEventListener.call(window, 'pagehide', () => window.fkPass(1440));
  })();";

const HEARD: &str = "return [window.fkHeard, window.fkTimers];";

/// Comes back to the page by the button of the browser, and, where this browser keeps no page, as if it had: no answer is
/// left, the day is the new one, nothing listens twice, and one click does one thing.
pub async fn kept(page: Page) -> Outcome {
    let head = format!("<script>{}{COUNT}</script>{INCLUDED}", clock(Some("2026-12-30T12:00:00")));
    let server = site(&page)
        .page("/host.html", HTML, host(&head, ELEMENT))
        .page("/other.html", HTML, host("", "<p>Andere Seite</p>"))
        .start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    page.eventually("One timer", "return window.fkTimers;", vec![], &json!(1)).await?;
    let heard = page.run(HEARD, vec![]).await?;
    let mut days = Vec::new();
    for by in ["the button", "an event", "an event"] {
        page.click("fieldset[data-attribute=alter] input[value=\"30_44\"]").await?;
        page.mark("anerkennungsberatung").await?;
        page.type_into("[role=search] input", "zqsuche").await?;
        let day = page.today().await?;
        if by == "the button" {
            page.go(&server.url("/other.html")).await?;
            page.client.back().await.map_err(|error| format!("The browser does not go back: {error}"))?;
        } else {
            let leaves = "window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
                window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));";
            page.run(leaves, vec![]).await?;
        }
        page.state("ready").await?;
        let kept = if by == "the button" { kept_by(&page).await? } else { true };
        let when = format!("After coming back by {by} (kept: {kept})");
        page.eventually(&when, LEFT, vec![], &nothing()).await?;
        let today = page.today().await?;
        holds(&format!("{when}: the clock is at {today}"), !kept || today == day.add_days(1))?;
        let shown = "return root.querySelector('input[type=date]').value;";
        page.eventually(&format!("{when}: the day"), shown, vec![], &json!(today.to_string())).await?;
        page.shows_all(&Profile::default()).await?;
        page.eventually(&format!("{when}: listeners and timers"), HEARD, vec![], &heard).await?;
        page.run("window.fkTold = 0;", vec![]).await?;
        page.open_card("anerkennungsberatung").await?;
        page.eventually(&format!("{when}: cards told"), "return window.fkTold;", vec![], &json!(1)).await?;
        days.push(today);
    }
    holds(&format!("No day has passed: {days:?}"), days.last() > days.first())
}

/// What a browser may write into its own books meanwhile, in bytes: two blocks of its databases.
const BOOKS: u64 = 2 * 4096;

/// What could grow from load to load.
const STORED: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const count = async (read) => { try { return await read(); } catch (error) { return error.name; } };
      return [history.length, document.cookie, await count(() => localStorage.length), await count(() => sessionStorage.length),
        await count(async () => (await indexedDB.databases()).length), await count(async () => (await caches.keys()).length),
        await count(async () => (await navigator.storage.estimate()).usage)];
    })().then(done);";

async fn stored(page: &Page) -> Result<Value, String> {
    page.client.execute_async(STORED, vec![]).await.map_err(|error| format!("What is stored cannot be read: {error}"))
}

/// Documents that Chromium still holds, once it has thrown away what it can.
async fn documents(page: &Page) -> Result<u64, String> {
    page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let counters = page.devtools("Memory.getDOMCounters", json!({})).await?;
    counters.get("documents").and_then(Value::as_u64).ok_or_else(|| format!("{counters} holds no documents."))
}

/// The single file is loaded so many times. Each time it works and knows nothing of the last time; nothing grows.
pub async fn reloads(page: Page, times: usize) -> Outcome {
    let file = page.world.dist.join("foerderkompass.html");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let file = page.scratch("reloaded.html", witness::with_witness(&text)?)?;
    page.open(&file_url(&file), "ready").await?;
    // Everything that a load shows, then one answer for the next load to forget.
    let look = "const chosen = root?.querySelectorAll('fieldset[data-attribute] input:checked:not([value=\"\"])').length;
        if (root?.querySelector('[data-fk=app]')?.dataset.state !== 'ready' || window.fkLooked) return null;
        const seen = [root.querySelectorAll('article[data-measure]').length, chosen, root.querySelectorAll('[role=status]').length];
        root.querySelector('fieldset[data-attribute=rechtskreis] input[value=sgb2]').click();
        window.fkLooked = true;
        return seen;";
    let expected = json!([page.world.catalog.measures().len(), 0, 1]);
    let (before, chromium) = (stored(&page).await?, page.engine == Engine::Chromium);
    let mut first = 0;
    for time in 0..times {
        page.eventually(&format!("Load {time}"), look, vec![], &expected).await?;
        let taken = "return root.querySelectorAll('.fk-chips li').length;";
        page.eventually(&format!("The answer of load {time}"), taken, vec![], &json!(1)).await?;
        page.no_trouble().await.map_err(|trouble| format!("Load {time}: {trouble}"))?;
        page.client.refresh().await.map_err(|error| format!("Load {time}: {error}"))?;
        if chromium && time == 3 {
            page.state("ready").await?;
            first = documents(&page).await?;
        }
    }
    page.state("ready").await?;
    let after = stored(&page).await?;
    // The last is how many bytes the browser counts. Its own books are among them, which it writes and throws away when it
    // likes: Firefox counted one block of them more after 100 loads.
    let counted = |stored: &Value| stored.as_array().and_then(|all| all.split_last()).map(|(_, all)| all.to_vec());
    equal("What is stored", &json!(counted(&after)), &json!(counted(&before)))?;
    let bytes = |stored: &Value| stored.as_array().and_then(|all| all.last()?.as_u64()).unwrap_or(0);
    holds(&format!("Bytes that are stored grew: {before} {after}"), bytes(&after) <= bytes(&before) + BOOKS)?;
    page.give_five().await?;
    if chromium && times > 3 {
        let last = documents(&page).await?;
        holds(&format!("Documents in memory grew from {first} to {last}"), last <= first + 2)?;
    }
    Ok(())
}
