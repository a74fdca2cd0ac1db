// SPDX-License-Identifier: EUPL-1.2
//! The main walk through the widget by native clicks, in every engine: answers, a card, the Merkliste, the comparison,
//! the note, the next person.

use foerderkompass_core::Profile;
use foerderkompass_wording::Language;
use serde_json::json;

use crate::page::{Page, holds};
use crate::runner::Outcome;

pub async fn whole(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    page.open_card("anerkennungsberatung").await?;
    let detail = "return root.getElementById('fk-detail-anerkennungsberatung').getClientRects().length > 0;";
    page.eventually("The details", detail, vec![], &json!(true)).await?;
    let marked = ["bsk-spezial-a2-b1", "anerkennungsberatung"];
    for measure in marked {
        page.mark(measure).await?;
    }
    page.view("marked").await?;
    let columns = "return [...root.querySelectorAll('[data-compare] thead th')].map((e) => e.textContent);";
    let title = |id: &str| page.world.catalog.measure_at(id).and_then(|at| page.world.catalog.measures().get(at));
    let titles: Vec<&str> = marked.iter().filter_map(|id| title(id)).map(|measure| measure.title.as_str()).collect();
    page.eventually("The comparison", columns, vec![], &json!(titles)).await?;
    page.view("export").await?;
    let sheet = "return [...root.querySelectorAll('.fk-paper h5')].map((e) => e.textContent);";
    page.eventually("The sheet", sheet, vec![], &json!(titles)).await?;
    let text = page.run("return root.querySelector('.fk-paper').textContent;", vec![]).await?;
    let heading = Language::German.wording().note_heading(page.today().await?);
    holds(&format!("The sheet says {text}"), text.as_str().is_some_and(|text| text.starts_with(&heading)))?;
    for view in ["starts", "contacts", "measures"] {
        page.view(view).await?;
    }
    page.shows_all(&profile).await?;
    page.click("[data-new-person]").await?;
    page.shows_all(&Profile::default()).await?;
    let kept = "return root.querySelectorAll('.fk-keep[aria-pressed=true], article.fk-is-open').length;";
    page.eventually("What is kept", kept, vec![], &json!(0)).await
}
