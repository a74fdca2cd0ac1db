// SPDX-License-Identifier: EUPL-1.2
//! Open cards: every finding, the way to what is missing, and whom to ask.

use foerderkompass_core::{Answer, Catalog, Criterion, Dates, Facts, Kind, Presence, Profile, Shape, presence, report};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// The text of an open card's details, its spaces made plain.
const DETAIL: &str = "
    const article = root.querySelector(`article[data-measure=\"${arguments[0]}\"]`);
    const detail = root.getElementById(article.querySelector('button').getAttribute('aria-controls'));
    return detail.getClientRects().length > 0 ? detail.innerText.replace(/\\s+/g, ' ') : '';";

async fn open_card(page: &Page, measure: &str) -> Result<String, String> {
    let button = format!("article[data-measure=\"{measure}\"] button[aria-expanded]");
    page.click(&button).await?;
    let expanded = format!("return root.querySelector('{button}').getAttribute('aria-expanded');");
    page.eventually("The card", &expanded, vec![], &json!("true")).await?;
    let text = page.run(DETAIL, vec![json!(measure)]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// The wordings that a reader has to find for a criterion: those of its leaves, or, where a negation
/// has a wording of its own, that one.
fn wordings(catalog: &Catalog, criterion: &Criterion, found: &mut Vec<String>) {
    match &criterion.shape {
        Shape::All(parts) | Shape::Any(parts) => parts.iter().for_each(|part| wordings(catalog, part, found)),
        Shape::Not(part) if criterion.text.is_none() => wordings(catalog, part, found),
        Shape::Not(_) | Shape::Leaf(_) => found.push(Language::German.wording().criterion(catalog, criterion)),
    }
}

/// For each of several measures, without and with answers, the details name every part of every
/// condition.
pub async fn findings(page: Page) -> Outcome {
    let catalog = &page.world.catalog;
    let persona = catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    for profile in [Profile::default(), persona] {
        page.open_single_file().await?;
        page.give(&profile).await?;
        page.shows_all(&profile).await?;
        let mut seen = 0;
        for measure in catalog.measures().iter().step_by(5) {
            let text = open_card(&page, &measure.id).await?;
            let criteria = measure.must.iter().chain(&measure.should);
            let mut wanted = Vec::new();
            let hurdles = measure.hurdles.iter().map(|hurdle| &hurdle.criterion);
            criteria.chain(hurdles).for_each(|criterion| wordings(catalog, criterion, &mut wanted));
            wanted.extend(measure.checks.iter().chain(&measure.uncertain).cloned());
            wanted.extend(measure.steps.iter().cloned());
            wanted.extend(measure.legal.iter().map(|legal| legal.norm.clone()));
            for wording in &wanted {
                let plain = wording.split_whitespace().collect::<Vec<_>>().join(" ");
                holds(&format!("{}: “{plain}” is missing in: {text}", measure.id), text.contains(&plain))?;
            }
            seen += wanted.len();
        }
        holds("Hardly anything was to be shown.", seen > 20)?;
    }
    Ok(())
}

/// From an unmet hurdle, one click leads to the measure that solves it: opened, and in focus.
pub async fn solver(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let dates = Dates::on_day(page.today().await?);
    let hurdle = catalog.personas().iter().find_map(|persona| {
        let measures = report(catalog, &persona.answers, dates).measures;
        let measure = measures.into_iter().find(|measure| !measure.hurdles.is_empty())?;
        Some((persona, measure.id, measure.hurdles.first()?.clone()))
    });
    let (persona, measure, solver) = hurdle.ok_or("No persona has a hurdle.")?;
    page.give(&persona.answers).await?;
    page.shows_all(&persona.answers).await?;
    open_card(&page, &measure).await?;
    let title = catalog.measure_at(&solver).and_then(|at| catalog.measures().get(at)).map(|found| found.title.clone());
    page.click_button(&format!("article[data-measure=\"{measure}\"]"), &title.ok_or("The solver is unknown.")?).await?;
    let focused = "const article = root.activeElement?.closest('article[data-measure]');
        return [article?.dataset.measure ?? null, article?.querySelector('button[aria-expanded]').getAttribute('aria-expanded')];";
    page.eventually("The focus", focused, vec![], &json!([solver, "true"])).await
}

/// Where it depends on an unanswered question whom to ask, that question can be answered in the card.
pub async fn asks_what_decides(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let dates = Dates::on_day(page.today().await?);
    let facts = Facts::new(catalog, &Profile::default(), dates);
    // A question with a list of answers that decides about the Kümmerer of a measure.
    let decided = catalog.measures().iter().find_map(|measure| {
        let deciding = measure.responsible(&facts).deciding;
        let listed = |at: &usize| catalog.attributes().get(*at).is_some_and(|a| matches!(a.kind, Kind::Choice(_)));
        Some((measure, deciding.into_iter().find(listed)?))
    });
    let (measure, at) = decided.ok_or("No Kümmerer depends on a question.")?;
    let attribute = catalog.attributes().get(at).ok_or("The question is unknown.")?;
    let option = attribute.options().first().ok_or("The question has no answers.")?;
    open_card(&page, &measure.id).await?;
    let mark = "const labels = [...root.querySelectorAll(`article[data-measure=\"${arguments[0]}\"] label`)];
        const label = labels.find((label) => label.querySelector('select') && label.textContent.startsWith(arguments[1]));
        label.querySelector('select').id = 'test-ask';";
    page.run(mark, vec![json!(measure.id), json!(attribute.label)]).await?;
    let list = page.find("#test-ask").await?;
    list.select_by_label(&option.label).await.map_err(|error| format!("{} cannot be chosen: {error:?}", option.id))?;
    let mut profile = Profile::default();
    profile.set(catalog, at, Some(Answer::Option(0)));
    page.shows_all(&profile).await
}

/// The details show each Kümmerer with mailbox and phone, and who stands in on that day.
pub async fn contacts(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let today = page.today().await?;
    let shown = report(catalog, &Profile::default(), Dates::on_day(today));
    for measure in shown.measures.iter().step_by(4) {
        let text = open_card(&page, &measure.id).await?;
        for id in &measure.responsible {
            let at = catalog.contacts().iter().position(|contact| contact.id == *id).ok_or("A Kümmerer is unknown.")?;
            let stand_in = match presence(catalog, at, today) {
                Presence::Represented { by, .. } => Some(by),
                Presence::Present | Presence::AllAbsent { .. } => None,
            };
            for contact in [Some(at), stand_in].into_iter().flatten().filter_map(|at| catalog.contacts().get(at)) {
                let mailbox = contact.mailbox.as_ref().map(|mailbox| mailbox.as_str());
                let phone = contact.phone.as_ref().map(|phone| phone.as_str());
                // Of several Kümmerer it is only said how to reach them.
                let hours = contact.hours.as_deref().filter(|_| measure.responsible.len() == 1);
                for part in [mailbox, phone, contact.role.as_deref(), hours].into_iter().flatten() {
                    holds(&format!("{}: {part} is missing in: {text}", measure.id), text.contains(part))?;
                }
            }
        }
        let links =
            "return [...root.querySelectorAll(`article[data-measure=\"${arguments[0]}\"] a[href]`)].map((a) => a.protocol);";
        let links = page.run(links, vec![json!(measure.id)]).await?;
        let known = |link: &Value| ["https:", "http:", "mailto:", "tel:"].iter().any(|known| *link == json!(known));
        holds(&format!("{}: links are {links}", measure.id), links.as_array().is_some_and(|list| list.iter().all(known)))?;
    }
    let absent = catalog.contacts().iter().enumerate().filter(|(at, _)| presence(catalog, *at, today) != Presence::Present);
    let absent: Vec<&str> = absent.map(|(_, contact)| contact.id.as_str()).collect();
    // Where somebody is absent, the row says so.
    let noted = "return arguments[0].filter((id) => {
        const line = root.querySelector(`.fk-row [data-contact=\"${id}\"]`);
        return line && !line.querySelector('.fk-absence');
    });";
    equal("Absences not noted", &page.run(noted, vec![json!(absent)]).await?, &json!([]))
}
