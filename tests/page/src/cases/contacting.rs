// SPDX-License-Identifier: EUPL-1.2
//! The Kümmerer: found by what a colleague knows of them, and told apart by answers that can be given right there.

use foerderkompass_core::{Answer, Dates, Facts, Kind, Profile};
use foerderkompass_wording::Language;
use serde_json::json;

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

const PEOPLE: &str =
    "return [...root.querySelectorAll('[data-shown=contacts] .fk-person > .fk-contact')].map((e) => e.dataset.contact);";

/// By role, team, room, a part of the phone number, a measure; nobody is said to be nobody.
pub async fn found(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.view("contacts").await?;
    let catalog = &page.world.catalog;
    let count = "return root.querySelector('[data-shown=contacts] [aria-live]').textContent;";
    for text in
        ["", "Kümmerin Familie", "kuemmerin familie", "Team 530", "2.14", "030 23125-150", "23125150", "EGZ", "gibtesnicht"]
    {
        page.type_into("[data-contact-search]", text).await?;
        let found = catalog.find_contacts(text);
        let ids: Vec<&str> = found.iter().filter_map(|at| catalog.contacts().get(*at)).map(|one| one.id.as_str()).collect();
        let hits = text.is_empty() || text == "gibtesnicht" || (!ids.is_empty() && ids.len() < 8);
        holds(&format!("“{text}” finds {ids:?}."), hits)?;
        let shown = page.eventually("Contacts", PEOPLE, vec![], &json!(ids)).await;
        shown.map_err(|trouble| format!("Searching “{text}”: {trouble}"))?;
        page.eventually("Their number", count, vec![], &json!(Language::German.wording().contacts(ids.len()))).await?;
    }
    let none = "return [...root.querySelectorAll('[data-shown=contacts] .fk-nothing')].some((e) => !e.hidden);";
    page.eventually("Nobody", none, vec![], &json!(true)).await
}

/// A question on which it depends who is responsible, answered in the contacts: the others step back.
pub async fn routed(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.view("contacts").await?;
    let catalog = &page.world.catalog;
    let at = catalog.attribute_at("standort").ok_or("There is no question about the site.")?;
    let attribute = catalog.attributes().get(at).ok_or("The question is missing.")?;
    let Kind::Choice(options) = &attribute.kind else { return Err("The site is no choice.".to_owned()) };
    let muted = "const found = {};
        for (const person of root.querySelectorAll('[data-shown=contacts] .fk-person'))
          found[person.querySelector('.fk-contact').dataset.contact] = [...person.querySelectorAll('.fk-relations > li')].map((e) => e.classList.contains('fk-muted'));
        return found;";
    let expected = |profile: &Profile, dates: Dates| {
        let facts = Facts::new(catalog, profile, dates);
        let of = |contact: usize| -> Vec<bool> {
            let measures = catalog.measures_of(contact).into_iter().filter_map(|(measure, _)| catalog.measures().get(measure));
            measures.map(|measure| !measure.responsible(&facts).entries.contains(&contact)).collect()
        };
        let people = catalog.contacts().iter().enumerate().map(|(at, contact)| (contact.id.clone(), json!(of(at))));
        serde_json::Value::Object(people.collect())
    };
    let dates = Dates::on_day(page.today().await?);
    page.eventually("Whom nobody rules out", muted, vec![], &expected(&Profile::default(), dates)).await?;
    ask_here(&page, "[data-shown=contacts]", &attribute.label, &options.first().ok_or("The site has no answers.")?.label).await?;
    let mut profile = Profile::default();
    profile.set(catalog, at, Some(Answer::Option(0)));
    let after = expected(&profile, dates);
    holds("The answer rules nobody out.", after != expected(&Profile::default(), dates))?;
    page.eventually("Whom the answer rules out", muted, vec![], &after).await?;
    // The same answer stands at the question itself, and the question is not asked here any more.
    let gone = "return [...root.querySelectorAll('[data-shown=contacts] .fk-ask-here span')].some((e) => e.textContent === arguments[0]);";
    page.eventually("The question", gone, vec![json!(attribute.label)], &json!(false)).await?;
    page.view("measures").await?;
    page.shows_all(&profile).await
}

/// Chooses an answer from a list that stands beside what depends on it.
async fn ask_here(page: &Page, inside: &str, question: &str, answer: &str) -> Outcome {
    let mark = "const labels = [...root.querySelectorAll(arguments[0] + ' .fk-ask-here')];
        const label = labels.find((label) => label.querySelector('span').textContent === arguments[1]);
        label.querySelector('select').id = 'test-ask';";
    page.run(mark, vec![json!(inside), json!(question)]).await?;
    let list = page.find("#test-ask").await?;
    list.select_by_label(answer).await.map_err(|error| format!("“{answer}” cannot be chosen: {error:?}"))
}

/// A Kümmerer is reached from here: a measure that they look after opens with its card.
pub async fn lead_to_measures(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.view("contacts").await?;
    let catalog = &page.world.catalog;
    let at = catalog.contacts().iter().position(|contact| contact.id == "familie").ok_or("There is no such contact.")?;
    let (measure, _) = catalog.measures_of(at).into_iter().next().ok_or("They look after nothing.")?;
    let measure = catalog.measures().get(measure).ok_or("The measure is missing.")?;
    page.type_into("[data-contact-search]", "Familie").await?;
    page.click_button("[data-shown=contacts] .fk-person", &measure.title).await?;
    let focused = "const article = root.activeElement?.closest('article');
        return [article?.dataset.measure ?? null, article?.classList.contains('fk-is-open') ?? null];";
    page.eventually("The focus", focused, vec![], &json!([measure.id, true])).await?;
    // A mail without a measure has no subject; nobody is written to about nothing.
    page.view("contacts").await?;
    let links = "return [...root.querySelectorAll('[data-shown=contacts] a.fk-mailbox')].map((a) => a.href.includes('?'));";
    let links = page.run(links, vec![]).await?;
    let without = links.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(|has| *has == json!(false)));
    equal("Links without a subject", &json!(without), &json!(true))
}
