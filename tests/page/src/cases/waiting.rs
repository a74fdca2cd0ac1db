// SPDX-License-Identifier: EUPL-1.2
//! Time that passes while the page is open: nobody is there, or the day changes. The clock is moved by the test, and
//! the widget looks at it far more often than otherwise.

use foerderkompass_core::{Date, Profile};
use foerderkompass_wording::Language;
use serde_json::json;

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// A clock that begins at `FROM`, or now, and moves on by itself and by `fkPass`; `fkLooks` counts how often the widget
/// has looked since it moved.
const CLOCK: &str = "(() => {
    const Real = Date, now = Real.now.bind(Real), every = window.setInterval;
    let ahead = FROM === null ? 0 : new Real(FROM).getTime() - now();
    window.fkLooks = 0;
    window.fkPass = (minutes) => { ahead += minutes * 60000; window.fkLooks = 0; };
    window.Date = class extends Real {
      constructor(...given) { if (given.length > 0) super(...given); else super(now() + ahead); }
      static now() { return now() + ahead; }
    };
    window.setInterval = (call, pause, ...rest) =>
      every((...given) => { call(...given); window.fkLooks += 1; }, pause >= 10000 ? 50 : pause, ...rest);
  })();";

/// The script of such a clock. What `from` says is the time of the machine, or with a `Z` that of Greenwich.
pub fn clock(from: Option<&str>) -> String {
    CLOCK.replace("FROM", &json!(from).to_string())
}

/// Runs a test in a page with such a clock.
pub async fn with_clock<F: Future<Output = Outcome>>(page: &Page, from: Option<&str>, test: F) -> Outcome {
    let added = page.with_script(&clock(from)).await?;
    let outcome = test.await;
    page.without_script(added).await?;
    outcome
}

/// Lets minutes pass and the widget notice it.
pub async fn pass(page: &Page, minutes: f64) -> Outcome {
    page.run("window.fkPass(arguments[0]);", vec![json!(minutes)]).await?;
    page.eventually("Looks at the clock", "return window.fkLooks >= 3;", vec![], &json!(true)).await
}

pub async fn warns(page: &Page, expected: bool, when: &str) -> Outcome {
    let warning = "return root.querySelector('[role=alert]').textContent.includes(arguments[0]);";
    let text = json!(Language::German.wording().labels().idle_warning);
    equal(&format!("The warning {when}"), &page.run(warning, vec![text]).await?, &json!(expected))
}

/// After ten minutes without anybody it warns, after two more the answers are gone for good; whoever does something in
/// time keeps them.
pub async fn idle(page: Page) -> Outcome {
    with_clock(&page, None, nobody(&page)).await
}

async fn nobody(page: &Page) -> Outcome {
    page.open_single_file().await?;
    // Without answers there is nothing to warn of.
    pass(page, 13.0).await?;
    warns(page, false, "without answers").await?;
    let profile = page.give_five().await?;
    page.mark("anerkennungsberatung").await?;
    pass(page, 9.9).await?;
    warns(page, false, "after less than ten minutes").await?;
    // Somebody is there: the ten minutes begin again.
    page.press(&[crate::keys::SHIFT]).await?;
    pass(page, 9.9).await?;
    warns(page, false, "after less than ten minutes since the key").await?;
    pass(page, 0.2).await?;
    warns(page, true, "after ten minutes").await?;
    page.shows_all(&profile).await?;
    page.click("[data-continue]").await?;
    page.eventually("The warning", "return root.querySelector('[data-continue]') === null;", vec![], &json!(true)).await?;
    pass(page, 9.9).await?;
    warns(page, false, "after going on").await?;
    pass(page, 0.2).await?;
    warns(page, true, "after ten minutes more").await?;
    pass(page, 1.8).await?;
    warns(page, true, "before two minutes more").await?;
    page.shows_all(&profile).await?;
    pass(page, 0.3).await?;
    page.shows_all(&Profile::default()).await?;
    warns(page, false, "in the end").await?;
    let says = "return [root.querySelector('[data-notice] p')?.textContent ?? null, root.querySelectorAll('.fk-said').length,
        root.querySelectorAll('.fk-keep[aria-pressed=true]').length];";
    let cleared = Language::German.wording().labels().idle_cleared;
    // No more than this notice, so nothing that would bring the answers back.
    page.eventually("What is said", says, vec![], &json!([cleared, 1, 0])).await
}

/// At midnight the page says which day it is and counts anew: who was absent until then is back.
pub async fn midnight(page: Page) -> Outcome {
    with_clock(&page, Some("2026-12-04T23:58:00"), overnight(&page)).await
}

async fn overnight(page: &Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    let day = "return root.querySelector('input[type=date]').value;";
    page.eventually("The day", day, vec![], &json!("2026-12-04")).await?;
    let absent = "return [...root.querySelectorAll('.fk-row [data-contact=sprache-mitte] .fk-absence')].length > 0;";
    equal("The absence on the last day", &page.run(absent, vec![]).await?, &json!(true))?;
    let notice = "return root.querySelector('[data-notice] p')?.textContent ?? null;";
    equal("The notice", &page.run(notice, vec![]).await?, &json!(null))?;
    pass(page, 5.0).await?;
    let tomorrow = Date::parse("2026-12-05").ok_or("The day is none.")?;
    page.eventually("The notice", notice, vec![], &json!(Language::German.wording().new_day(tomorrow))).await?;
    page.eventually("The day", day, vec![], &json!("2026-12-05")).await?;
    page.eventually("The absence", absent, vec![], &json!(false)).await?;
    holds("The browser is on another day.", page.today().await? == tomorrow)?;
    page.shows_all(&profile).await
}
