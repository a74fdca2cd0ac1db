// SPDX-License-Identifier: EUPL-1.2
//! Answers taken away: one by one, and all at once for the next person.

use foerderkompass_core::{Answer, Profile};
use foerderkompass_wording::Language;
use serde_json::json;

use crate::page::{Page, equal};
use crate::runner::Outcome;

/// A persona who also says something about the workplace, and the place of that answer.
fn with_desk(page: &Page) -> Result<Profile, String> {
    let catalog = &page.world.catalog;
    let desk = catalog.attributes().iter().position(|attribute| attribute.desk).ok_or("No question is about the desk.")?;
    let persona = catalog.personas().first().ok_or("There is no persona.")?;
    let mut profile = Profile::default();
    for (at, answer) in persona.answers.answered().take(4) {
        profile.set(catalog, at, Some(answer.clone()));
    }
    profile.set(catalog, desk, Some(Answer::Option(0)));
    Ok(profile)
}

/// The chips above the results take their answer away, and only it.
pub async fn chips(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let mut profile = with_desk(&page)?;
    page.give(&profile).await?;
    page.shows_all(&profile).await?;
    // The second button of a chip takes its answer away; the first goes to the question.
    let mark = "const chips = [...root.querySelectorAll('.fk-chips li')];
        const chip = chips.find((chip) => chip.textContent.startsWith(arguments[0]));
        chip.querySelectorAll('button')[1].id = 'test-remove';
        return chip.querySelectorAll('button')[1].ariaLabel.includes(arguments[0]);";
    let chips: Vec<usize> = profile.answered().map(|(at, _)| at).collect();
    for at in chips {
        let label = &catalog.attributes().get(at).ok_or("An answer belongs to no question.")?.label;
        let named = page.run(mark, vec![json!(label)]).await?;
        equal("The button says what it removes", &named, &json!(true))?;
        page.click("#test-remove").await?;
        profile.set(catalog, at, None);
        page.shows_all(&profile).await.map_err(|trouble| format!("Without {label}: {trouble}"))?;
    }
    Ok(())
}

/// "Neue Person" clears everything but the desk's own answers; undone, everything is as before.
pub async fn begins(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = with_desk(&page)?;
    page.give(&profile).await?;
    page.shows_all(&profile).await?;
    let kept = profile.desk_only(&page.world.catalog);
    page.click("[data-new-person]").await?;
    page.shows_all(&kept).await?;
    page.click_button(".fk-notices", Language::German.wording().labels().undo).await?;
    page.shows_all(&profile).await?;
    page.click("[data-new-person]").await?;
    page.shows_all(&kept).await
}

/// After five seconds there is no way back.
pub async fn undo_expires(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = with_desk(&page)?;
    page.give(&profile).await?;
    page.click("[data-new-person]").await?;
    let undo = Language::German.wording().labels().undo;
    let offered =
        "return [...root.querySelectorAll('.fk-notices button')].some((button) => button.textContent === arguments[0]);";
    page.eventually("The undo", offered, vec![json!(undo)], &json!(true)).await?;
    page.eventually("The undo", offered, vec![json!(undo)], &json!(false)).await?;
    page.shows_all(&profile.desk_only(&page.world.catalog)).await
}
