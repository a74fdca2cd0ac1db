// SPDX-License-Identifier: EUPL-1.2
//! „Geprüft“, „Meine Einträge“, „Meine Plätze“, absence and stand-in: what comes first, and what exactly they change.

use serde_json::{Value, json};

use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::walking_editor::{entry, set, shipped};

/// One click says that an entry is right: the day and who looked, nothing else. With a role it is the role.
pub async fn confirmed(page: Page) -> Outcome {
    let today = page.today().await?.to_string();
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.entry("measures", "bvb").await?;
    page.click("[data-fe-do=confirm]").await?;
    page.back_and_again(1).await?;
    let mut expected = shipped(&page)?;
    set(&mut expected, "measures/bvb", "checked_on", json!(today))?;
    page.saves(expected.clone(), &[]).await?;

    page.show("mine").await?;
    page.choose("#fe-role option[value=team-reha]").await?;
    page.show("entries").await?;
    page.entry("measures", "berufliche-rehabilitation").await?;
    page.click("[data-fe-do=confirm]").await?;
    page.entry("contacts", "team-reha").await?;
    page.click("[data-fe-do=confirm]").await?;
    set(&mut expected, "measures/berufliche-rehabilitation", "checked_on", json!(today))?;
    set(&mut expected, "measures/berufliche-rehabilitation", "checked_by", json!("Team Reha und Schwerbehinderung"))?;
    set(&mut expected, "contacts/team-reha", "checked_on", json!(today))?;
    page.saves(expected, &[]).await
}

/// What is overdue stands first, then outdated places, then faults; one click and it is in order.
pub async fn mine(page: Page) -> Outcome {
    let mut catalog = shipped(&page)?;
    let role = "qualifizierung-a-k";
    set(&mut catalog, "measures/fbw-grundkompetenzen", "checked_on", json!("2020-01-01"))?;
    set(&mut catalog, "measures/fbw-teilqualifizierung", "check_every_months", json!("oft"))?;
    let offer = entry(&mut catalog, "measures/fbw-umschulung")?.get_mut("offers").and_then(|offers| offers.get_mut(0));
    let places = offer.and_then(|offer| offer.get_mut("places")).and_then(Value::as_object_mut);
    places.ok_or("There are no places.")?.insert("as_of".to_owned(), json!("2020-01-01"));
    page.edit_json(&catalog).await?;
    page.show("mine").await?;
    page.choose(&format!("#fe-role option[value={role}]")).await?;
    let order =
        "return [...root.querySelectorAll('.fe-v-mine [data-fe-entry]')].map((e) => [e.dataset.feEntry, e.dataset.feDue]);";
    let first = [
        ["measures/fbw-grundkompetenzen", "true"],
        ["measures/fbw-umschulung", "true"],
        ["measures/fbw-teilqualifizierung", "true"],
    ];
    let due = format!("{} .filter(([, due]) => due === 'true');", order.trim_end_matches(';'));
    page.eventually("What is due", &due, vec![], &json!(first)).await?;
    page.click("#fe-mine-check-0").await?;
    page.eventually("What is left", &due, vec![], &json!(first.get(1..))).await?;
    page.comes_to("The focus is at the next one", "#fe-mine-check-0").await?;
    let own = "return [...root.querySelectorAll('.fe-v-mine [data-fe-entry]')].map((e) => e.dataset.feEntry).sort();";
    let all = [
        "contacts/qualifizierung-a-k",
        "measures/fbw-grundkompetenzen",
        "measures/fbw-teilqualifizierung",
        "measures/fbw-umschulung",
    ];
    page.eventually("All own entries", own, vec![], &json!(all)).await?;
    page.back_and_again(1).await?;
    let today = page.today().await?.to_string();
    set(&mut catalog, "measures/fbw-grundkompetenzen", "checked_on", json!(today))?;
    set(&mut catalog, "measures/fbw-grundkompetenzen", "checked_by", json!("Kümmerin Qualifizierung A–K"))?;
    page.saves(catalog, &[]).await
}

/// „unverändert“ sets the day alone; a new number sets both; what cannot be is refused and stays.
pub async fn places(page: Page) -> Outcome {
    let today = page.today().await?.to_string();
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.show("places").await?;
    let rows = page.each(".fe-v-places tr[data-fe-entry]", "data-fe-entry").await?;
    equal("So many offers", &json!(rows.as_array().map(Vec::len)), &json!(27))?;
    equal("The first", rows.get(0).unwrap_or(&Value::Null), &json!("integrationskurs-allgemein/ik-mitte"))?;
    page.click("#fe-places-unchanged-0").await?;
    page.type_into("#fe-places-free-1", "99").await?;
    page.click("#fe-places-title").await?;
    let wrong = "return root.querySelector('#fe-places-free-1').getAttribute('aria-invalid');";
    page.eventually("More than there are", wrong, vec![], &json!("true")).await?;
    page.type_into("#fe-places-free-1", "5").await?;
    page.click("#fe-places-title").await?;
    page.eventually("Five", wrong, vec![], &json!(null)).await?;
    let changed = "return root.querySelectorAll('.fe-v-places tr.fe-v-changed').length;";
    page.eventually("Both rows are marked", changed, vec![], &json!(2)).await?;
    page.back_and_again(2).await?;
    let mut expected = shipped(&page)?;
    for (at, free) in [(0, 4), (1, 5)] {
        let offers = entry(&mut expected, "measures/integrationskurs-allgemein")?.get_mut("offers");
        let places = offers.and_then(|offers| offers.get_mut(at)).and_then(|offer| offer.get_mut("places"));
        let places = places.and_then(Value::as_object_mut).ok_or("There are no places.")?;
        places.insert("as_of".to_owned(), json!(today));
        places.insert("free".to_owned(), json!(free));
    }
    page.saves(expected, &[]).await
}

/// Days of absence and who stands in; half a range is none.
pub async fn absence(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.show("mine").await?;
    page.choose("#fe-role option[value=team-reha]").await?;
    page.put_into("#fe-away-new-from", "2199-12-24").await?;
    page.click(".fe-v-absence form:has(#fe-away-new-from) button").await?;
    let wrong = "return root.querySelector('#fe-away-new-until').getAttribute('aria-invalid');";
    page.eventually("Half a range", wrong, vec![], &json!("true")).await?;
    page.put_into("#fe-away-new-until", "2199-12-31").await?;
    page.click(".fe-v-absence form:has(#fe-away-new-from) button").await?;
    let warned = "return root.querySelectorAll('.fe-v-absence .fe-v-warn').length;";
    page.eventually("Nobody stands in", warned, vec![], &json!(1)).await?;
    page.choose("#fe-deputy option[value=familie]").await?;
    page.eventually("Somebody stands in", warned, vec![], &json!(0)).await?;
    page.back_and_again(2).await?;
    let mut expected = shipped(&page)?;
    set(&mut expected, "contacts/team-reha", "absent", json!([{"from": "2199-12-24", "until": "2199-12-31"}]))?;
    set(&mut expected, "contacts/team-reha", "deputies", json!(["familie"]))?;
    // Who stands in is content, when somebody is away is not.
    page.saves(expected, &["contacts/team-reha"]).await?;
    page.click("#fe-deputy-remove-0").await?;
    page.eventually("Nobody again", warned, vec![], &json!(1)).await?;
    page.sees_focus("Having removed the deputy").await?;
    page.comes_to("The focus is at the next choice", "#fe-deputy").await
}
