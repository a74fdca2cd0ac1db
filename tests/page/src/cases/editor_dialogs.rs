// SPDX-License-Identifier: EUPL-1.2
//! Every dialog of the editor opened and carried out: what then stands in the saved catalogue is exactly what was meant.

use foerderkompass_core::{Severity, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::walking_editor::{entry, pretty, set, shipped};

const PHONE: &str = "030 23125-777";
const TITLE: &str = "Berufsvorbereitung";

/// A change is handed in as a file and as a mail; in another editor one entry is taken over and one is not.
pub async fn handed_in(page: Page) -> Outcome {
    let (file, body) = handing_in(&page, &["contacts/sprache-nord", "measures/bvb"]).await?;
    let package: Value = serde_json::from_str(&file).map_err(|error| format!("The package is no JSON: {error}"))?;
    // A whole measure is too long for a mail: that one says which file to attach.
    let name = format!("aenderung-{}.json", page.today().await?);
    holds(&format!("The mail names the file: {body}"), body.contains(&name) && !body.contains('{'))?;
    let head = ["role", "note", "day", "catalog", "version"].map(|key| package.get(key).cloned().unwrap_or_default());
    let old = shipped(&page)?;
    let own = |key: &str| old.get(key).cloned().unwrap_or_default();
    let day = json!(page.today().await?.to_string());
    equal("The head", &json!(head), &json!(["Kümmerer Probe", "Neue Nummer", day, own("title"), own("version")]))?;

    page.open_another_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.hand_in(&page.scratch("aenderung.json", &file)?).await?;
    page.dialog(Some("taking-over")).await?;
    partly_taken(&page).await?;
    let mut expected = shipped(&page)?;
    set(&mut expected, "contacts/sprache-nord", "phone", json!(PHONE))?;
    page.saves(expected, &["contacts/sprache-nord"]).await
}

/// The same by the text of the mail; a text that is none is refused with a reason.
pub async fn mailed(page: Page) -> Outcome {
    let (file, body) = handing_in(&page, &["contacts/sprache-nord"]).await?;
    let mailed = body.find('{').zip(body.rfind('}')).and_then(|(from, to)| body.get(from..=to)).unwrap_or_default();
    let mailed: Value = serde_json::from_str(mailed).map_err(|error| format!("The mail holds no package: {error}\n{body}"))?;
    let package: Value = serde_json::from_str(&file).map_err(|error| format!("The package is no JSON: {error}"))?;
    equal("The mail", &mailed, &package)?;
    page.open_another_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.menu("take-over", "taking-over").await?;
    page.put_into("dialog[open] [name=package]", "Guten Tag, {kein Paket}").await?;
    page.reply("open").await?;
    let said = "return root.querySelectorAll('dialog[open] [role=alert] li').length;";
    page.eventually("One reason", said, vec![], &json!(1)).await?;
    page.put_into("dialog[open] [name=package]", &body).await?;
    page.reply("open").await?;
    page.click("dialog[open] [data-fe-answer=take]").await?;
    let standing = "return [...root.querySelectorAll('dialog[open] [data-fe-standing]')].map((e) => e.dataset.feStanding);";
    page.eventually("It is taken", standing, vec![], &json!(["taken"])).await?;
    page.close().await?;
    page.back_and_again(1).await?;
    let mut expected = shipped(&page)?;
    set(&mut expected, "contacts/sprache-nord", "phone", json!(PHONE))?;
    page.saves(expected, &["contacts/sprache-nord"]).await
}

/// Changes two entries and hands those of them in: the text of the file, and that of the mail.
async fn handing_in(page: &Page, wanted: &[&str]) -> Result<(String, String), String> {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.menu("submit", "submitting").await?;
    holds("Nothing can be handed in yet", !page.has("dialog[open] [data-fe-answer=file]").await?)?;
    page.close().await?;
    page.entry("contacts", "sprache-nord").await?;
    page.type_into("[data-field=phone] input", PHONE).await?;
    page.entry("measures", "bvb").await?;
    page.type_into("[data-field=title] input", TITLE).await?;
    page.menu("submit", "submitting").await?;
    equal(
        "What is handed in",
        &page.each("dialog[open] [data-fe-entry]", "data-fe-entry").await?,
        &json!(["contacts/sprache-nord", "measures/bvb"]),
    )?;
    for place in ["contacts/sprache-nord", "measures/bvb"].iter().filter(|place| !wanted.contains(place)) {
        page.click(&format!("dialog[open] [data-fe-entry='{place}'] input")).await?;
    }
    page.type_into("dialog[open] [name=role]", "Kümmerer Probe").await?;
    page.type_into("dialog[open] [name=note]", "Neue Nummer").await?;
    page.type_into("dialog[open] [name=to]", "katalog@jobcenter.example").await?;
    page.reply("file").await?;
    let file = page.caught(&format!("aenderung-{}.json", page.today().await?)).await?;
    let link = "const link = new URL(root.querySelector('dialog[open] [data-fe-answer=mail]').href);
        const asked = new URLSearchParams(link.search.replaceAll('+', '%2B'));
        return [link.protocol + link.pathname, asked.get('body')];";
    let mail = page.run(link, vec![]).await?;
    equal("The recipient", mail.get(0).unwrap_or(&Value::Null), &json!("mailto:katalog@jobcenter.example"))?;
    page.is_unsaved("Handing in saves nothing", true).await?;
    page.close().await?;
    let body = mail.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok((file, body))
}

/// Takes the first of the two over and leaves the second.
async fn partly_taken(page: &Page) -> Outcome {
    let standing = "return [...root.querySelectorAll('dialog[open] [data-fe-entry]')].map((e) =>
        [e.dataset.feEntry, e.querySelector('[data-fe-standing]').dataset.feStanding]);";
    let expected = |one: &str, other: &str| json!([["contacts/sprache-nord", one], ["measures/bvb", other]]);
    page.eventually("Both are ready", standing, vec![], &expected("ready", "ready")).await?;
    let lines = page.texts("dialog[open] [data-fe-entry='contacts/sprache-nord'] .fe-d-diff li").await?;
    holds(
        &format!("The diff says the new number: {lines:?}"),
        lines.len() == 1 && lines.iter().all(|line| line.contains(PHONE)),
    )?;
    page.click("dialog[open] [data-fe-entry='contacts/sprache-nord'] [data-fe-answer=take]").await?;
    page.click("dialog[open] [data-fe-entry='measures/bvb'] [data-fe-answer=leave]").await?;
    page.eventually("One is taken, one is not", standing, vec![], &expected("taken", "left")).await?;
    page.close().await?;
    page.back_and_again(1).await
}

/// The mail of „Eintrag stimmt nicht“ opens the entry at the field; a text that is none is answered with a sentence.
pub async fn reported(page: Page) -> Outcome {
    let words = Language::German.wording();
    let title = page.world.catalog.measure_at("bvb").and_then(|at| page.world.catalog.measures().get(at));
    let title = title.map(|measure| measure.title.clone()).ok_or("There is no bvb.")?;
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.menu("pasted", "pasted").await?;
    page.put_into("dialog[open] [name=mail]", "Guten Tag,\nmorgen bin ich nicht da.\n").await?;
    let said = "return root.querySelectorAll('dialog[open] .fe-d-strong').length;";
    page.eventually("A sentence", said, vec![], &json!(1)).await?;
    holds("Nothing can be opened", !page.has("dialog[open] [data-fe-answer=open]").await?)?;
    let reason = words.labels().wrong_contact;
    let mail = format!(
        "Betreff: {}\n\n{}Die Nummer ist alt.\n",
        words.wrong_subject(reason, &title, "bvb"),
        words.wrong_body(reason, &title, "bvb", "2026.11")
    );
    page.put_into("dialog[open] [name=mail]", &mail).await?;
    page.reply("open").await?;
    page.dialog(None).await?;
    let at = "return [root.querySelector('[data-entry][aria-current]')?.dataset.entry ?? null,
        document.activeElement.closest('[data-field=responsible]') !== null];";
    page.eventually("The field of the entry", at, vec![], &json!(["bvb", true])).await?;
    page.is_unsaved("Nothing is changed", false).await
}

/// What others name does not go, and says who names it; what nobody names goes, or goes to the archive and comes back.
pub async fn removed(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.entry("contacts", "sprache-mitte").await?;
    page.click("[data-fe-do=remove]").await?;
    page.dialog(Some("removing")).await?;
    holds("It can be removed", !page.has("dialog[open] [data-fe-answer]").await?)?;
    let names = "return root.querySelectorAll('dialog[open] li button').length;";
    page.eventually("Who names it", names, vec![], &json!(references(&shipped(&page)?, "sprache-mitte"))).await?;
    page.click("dialog[open] li button").await?;
    page.dialog(None).await?;
    let there = "const kind = root.querySelector('[data-fe-kind][aria-current]').dataset.feKind;
        return [kind, root.querySelector('[data-entry][aria-current]').dataset.entry,
            document.activeElement.closest('[data-field]')?.dataset.field.split('[')[0] ?? null];";
    page.eventually("The first of them", there, vec![], &json!(["contacts", "sprache-nord", "deputies"])).await?;
    page.is_unsaved("Nothing is changed", false).await?;

    page.entry("measures", "bvb").await?;
    page.click("[data-fe-do=duplicate]").await?;
    let mut copied = shipped(&page)?;
    let copy = copy_of_bvb(&mut copied)?;
    let now = "return root.querySelector('[data-entry][aria-current]')?.dataset.entry ?? null;";
    page.eventually("The copy is shown", now, vec![], &json!(copy)).await?;
    page.back_and_again(1).await?;
    page.saves(copied.clone(), &[&format!("measures/{copy}")]).await?;

    page.entry("measures", &copy).await?;
    page.click("[data-fe-do=remove]").await?;
    page.dialog(Some("removing")).await?;
    page.reply("remove").await?;
    page.dialog(None).await?;
    let gone = "return root.querySelector(`[data-entry='${arguments[0]}']`) === null;";
    page.eventually("The copy is gone", gone, vec![json!(copy)], &json!(true)).await?;
    page.sees_focus("Having removed").await?;
    page.comes_to("The focus is at the next entry", "#fe-entry").await?;
    // What saving noted of the copy stays noted.
    let mut expected = shipped(&page)?;
    let today = page.today().await?.to_string();
    let root = expected.as_object_mut().ok_or("The catalogue is no object.")?;
    root.insert("changes".to_owned(), json!([{"on": today, "measures": [copy]}]));
    equal("The saved catalogue", &page.saved_json().await?, &expected)
}

/// Puts the copy of bvb behind it, as „Verdoppeln“ does, and says its id.
fn copy_of_bvb(catalog: &mut Value) -> Result<String, String> {
    let mut copy = entry(catalog, "measures/bvb")?.clone();
    let title = format!("{} (Kopie)", copy.get("title").and_then(Value::as_str).unwrap_or_default());
    for key in ["changed_on", "checked_on", "checked_by"] {
        copy.remove(key);
    }
    // The id of the title: letters in their plain form.
    let plain = title.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    copy.insert("title".to_owned(), json!(title));
    copy.insert("id".to_owned(), json!(id));
    let list = catalog.get_mut("measures").and_then(Value::as_array_mut).ok_or("There are no measures.")?;
    let at = list.iter().position(|one| one.get("id").is_some_and(|id| id == "bvb")).ok_or("There is no bvb.")?;
    list.insert(at + 1, Value::Object(copy));
    Ok(id)
}

/// So many places of the catalogue name a contact.
fn references(catalog: &Value, contact: &str) -> usize {
    let lists = [("measures", "responsible"), ("contacts", "deputies")];
    let all = lists.iter().flat_map(|(list, key)| {
        catalog.get(*list).and_then(Value::as_array).into_iter().flatten().filter_map(|entry| entry.get(*key))
    });
    let names = all.flat_map(|names| names.as_array().into_iter().flatten());
    names.filter(|name| *name == contact || name.get("contact").is_some_and(|named| named == contact)).count()
}

/// Into the archive and back, by the buttons of the entry.
pub async fn archived(page: Page) -> Outcome {
    let mut catalog = shipped(&page)?;
    let loose = json!({"id": "lose-aufgabe", "role": "Lose Aufgabe", "mailbox": "lose@jobcenter.example"});
    let list = catalog.get_mut("contacts").and_then(Value::as_array_mut).ok_or("There are no contacts.")?;
    list.push(loose.clone());
    page.edit_json(&catalog).await?;
    page.entry("contacts", "lose-aufgabe").await?;
    page.click("[data-fe-do=archive]").await?;
    page.back_and_again(1).await?;
    let today = page.today().await?.to_string();
    let mut expected = catalog.clone();
    expected.get_mut("contacts").and_then(Value::as_array_mut).ok_or("There are no contacts.")?.pop();
    let mut put_away = loose;
    put_away.as_object_mut().ok_or("It is no entry.")?.insert("archived_on".to_owned(), json!(today));
    let root = expected.as_object_mut().ok_or("The catalogue is no object.")?;
    root.insert("archive".to_owned(), json!({"contacts": [put_away]}));
    page.saves(expected, &[]).await?;
    page.entry("contacts", "lose-aufgabe").await?;
    page.click("[data-fe-do=restore]").await?;
    page.is_unsaved("It is back", true).await?;
    set(&mut catalog, "contacts/lose-aufgabe", "changed_on", json!(today))?;
    let back = page.saved_json().await?;
    equal("The contacts", back.get("contacts").unwrap_or(&Value::Null), catalog.get("contacts").unwrap_or(&Value::Null))?;
    equal("The measures", back.get("measures").unwrap_or(&Value::Null), catalog.get("measures").unwrap_or(&Value::Null))
}

/// The first start: the answers make a catalogue that the core reads without errors, still marked as sample.
pub async fn started(page: Page) -> Outcome {
    page.open_editor().await?;
    page.click("[data-fe-begin]").await?;
    page.dialog(Some("starting")).await?;
    let stays = "return root.querySelector('dialog[open] [data-fe-answer=next]').disabled;";
    page.eventually("Without a name it does not go on", stays, vec![], &json!(true)).await?;
    page.type_into("dialog[open] [name=publisher]", "Jobcenter Probe").await?;
    page.click("dialog[open] [name=fe-house][value=municipal]").await?;
    page.reply("next").await?;
    page.type_into("dialog[open] [name=sites]", "Nord\nSüd").await?;
    page.reply("next").await?;
    page.type_into("dialog[open] [name=letters]", "A–K\nM–Z").await?;
    page.eventually("Nobody has L", stays, vec![], &json!(true)).await?;
    page.type_into("dialog[open] [name=letters]", "a-k\nl bis z").await?;
    page.reply("next").await?;
    page.click("dialog[open] input[type=checkbox]").await?;
    page.type_into("dialog[open] [name=young]", "Team Jugend").await?;
    page.reply("next").await?;
    let team = |id: &str, rest: &str| format!("dialog[open] [data-fe-team={id}] {rest}");
    page.type_into(&team("team-sprache", "[name=team]"), "Team Deutsch").await?;
    page.choose(&team("team-sprache", "option[value=sites]")).await?;
    page.type_into(&team("team-ausbildung", "[name=team]"), "Team Lehre").await?;
    page.choose(&team("team-ausbildung", "option[value=letters]")).await?;
    page.reply("next").await?;
    page.reply("begin").await?;
    page.dialog(None).await?;
    page.is_unsaved("The catalogue is nowhere yet", true).await?;
    let left = "return Number(root.querySelector('[data-fe-sample-left]')?.dataset.feSampleLeft ?? -1) > 0;";
    page.eventually("Sample is left", left, vec![], &json!(true)).await?;
    own_catalogue(&page).await
}

async fn own_catalogue(page: &Page) -> Outcome {
    let mut own = page.saved_json().await?;
    let text = pretty(&own);
    let reading = read(text.as_bytes(), page.today().await?).map_err(|faults| format!("{} faults", faults.len()))?;
    let errors = reading.faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    equal("Errors", &json!(errors), &json!(0))?;
    equal("Measures", &json!(reading.catalog.measures().len()), &json!(page.world.catalog.measures().len()))?;
    equal("Publisher and banner", &json!([own.get("publisher"), own.get("sample")]), &json!(["Jobcenter Probe", true]))?;
    let rules = entry(&mut own, "measures/integrationskurs-allgemein")?.get("responsible").cloned().unwrap_or_default();
    let contacts: Vec<&Value> = rules.as_array().into_iter().flatten().filter_map(|rule| rule.get("contact")).collect();
    equal("Who has the language", &json!(contacts), &json!(["team-deutsch-nord", "team-deutsch-sued", "team-deutsch"]))?;
    let rules = entry(&mut own, "measures/bvb")?.get("responsible").cloned().unwrap_or_default();
    let contacts: Vec<&Value> = rules.as_array().into_iter().flatten().filter_map(|rule| rule.get("contact")).collect();
    equal("Who has the training", &json!(contacts), &json!(["team-jugend", "team-lehre-a-k", "team-lehre-l-z", "team-lehre"]))?;
    let mailbox = entry(&mut own, "contacts/team-jugend")?.get("mailbox").cloned().unwrap_or_default();
    equal("A mailbox until there is a real one", &mailbox, &json!("team-jugend@jobcenter.example"))?;
    holds("Nobody is sent to the municipality", !text.contains("\"Kommunaler Träger\""))?;
    holds("No offer is left", !text.contains("\"offers\""))
}

/// The law comes from another catalogue; what is local stays, and a new title is none of the law's.
pub async fn adopted(page: Page) -> Outcome {
    let mut reference = shipped(&page)?;
    let mut expected = reference.clone();
    let must = entry(&mut reference, "measures/bsk-basis-b2")?.get("must").cloned().ok_or("There is no condition.")?;
    let legal = entry(&mut reference, "measures/bsk-basis-b2")?.get("legal").cloned().ok_or("There is no norm.")?;
    for (catalog, whole) in [(&mut reference, true), (&mut expected, false)] {
        set(catalog, "measures/bvb", "must", must.clone())?;
        set(catalog, "measures/bvb", "legal", legal.clone())?;
        set(catalog, "measures/arbeitsgelegenheit", "checks", json!(["Neu zu prüfen"]))?;
        set(catalog, "attributes/alter", "help", json!("Neuer Hinweis zum Recht"))?;
        catalog.as_object_mut().ok_or("It is no object.")?.insert("law_as_of".to_owned(), json!("2027-01-01"));
        if whole {
            set(catalog, "measures/bvb", "title", json!("Anderer Titel"))?;
            set(catalog, "measures/bvb", "hint", json!("Hinweis von anderswo"))?;
            set(catalog, "measures/bvb", "responsible", json!([{"contact": "team-reha"}]))?;
            set(catalog, "measures/bvb", "offers", json!([]))?;
            set(catalog, "contacts/sprache-nord", "phone", json!("1"))?;
            entry(catalog, "measures/arbeitsgelegenheit")?.remove("offers");
        }
    }
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.menu("adopt", "adopting").await?;
    page.hand_to_dialog(&page.scratch("kein-katalog.json", "{}")?).await?;
    page.eventually("A refusal", "return root.querySelectorAll('dialog[open] [role=alert]').length;", vec![], &json!(1)).await?;
    page.hand_to_dialog(&page.scratch("recht.json", pretty(&reference))?).await?;
    let entries = "return [...root.querySelectorAll('dialog[open] [data-fe-entry]')].map((e) => e.dataset.feEntry);";
    let places = ["head", "attributes/alter", "measures/bvb", "measures/arbeitsgelegenheit"];
    let mut places = places.to_vec();
    places.get_mut(2..).into_iter().for_each(|measures| measures.sort_by_key(|place| at(&expected, place)));
    page.eventually("What the law changes", entries, vec![], &json!(places)).await?;
    page.reply("all").await?;
    let standing =
        "return [...root.querySelectorAll('dialog[open] [data-fe-standing]')].every((e) => e.dataset.feStanding === 'taken');";
    page.eventually("All are taken", standing, vec![], &json!(true)).await?;
    page.close().await?;
    page.back_and_again(1).await?;
    page.saves(expected, places.get(1..).unwrap_or_default()).await
}

/// Where an entry stands in its list.
fn at(catalog: &Value, place: &str) -> Option<usize> {
    let (list, id) = place.split_once('/')?;
    catalog.get(list)?.as_array()?.iter().position(|one| one.get("id").is_some_and(|own| own == id))
}

/// Before saving it is said what has changed; the day is set, absences that are over go.
pub async fn summed_up(page: Page) -> Outcome {
    let mut catalog = shipped(&page)?;
    set(&mut catalog, "contacts/sprache-nord", "absent", json!([{"from": "2026-01-01", "until": "2026-01-09"}]))?;
    page.edit_json(&catalog).await?;
    page.entry("measures", "bvb").await?;
    page.type_into("[data-field=title] input", TITLE).await?;
    page.entry("measures", "fbw-teilqualifizierung").await?;
    page.choose("[data-field=should] select option[value=\"45_54\"]").await?;
    page.click("[data-fe-save]").await?;
    page.dialog(Some("saving")).await?;
    equal(
        "What has changed",
        &page.each("dialog[open] [data-fe-entry]", "data-fe-entry").await?,
        &json!(["measures/fbw-teilqualifizierung", "measures/bvb"]),
    )?;
    let old = entry(&mut catalog, "measures/bvb")?.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let lines = page.texts("dialog[open] [data-fe-entry='measures/bvb'] .fe-d-diff-text").await?;
    holds(&format!("The titles are said: {lines:?}"), lines.iter().any(|line| line.contains(&old) && line.contains(TITLE)))?;
    let lines = page.texts("dialog[open] [data-fe-entry='measures/fbw-teilqualifizierung'] .fe-d-diff-text").await?;
    holds(&format!("The condition is said: {lines:?}"), lines.iter().any(|line| line.contains("45–54")))?;
    let words = page.texts("dialog[open] .fe-d-bullets li").await?;
    let day = Language::German.wording().date(page.today().await?);
    holds(&format!("The day is said: {words:?}"), words.iter().any(|line| line.contains(&day)))?;
    holds(&format!("The absence is said: {words:?}"), words.iter().any(|line| line.contains("Kümmerer Sprache")))?;
    page.close().await?;
    page.back_and_again(2).await?;
    entry(&mut catalog, "contacts/sprache-nord")?.remove("absent");
    set(&mut catalog, "measures/bvb", "title", json!(TITLE))?;
    let should = entry(&mut catalog, "measures/fbw-teilqualifizierung")?.get_mut("should").and_then(Value::as_object_mut);
    should.ok_or("There is no condition.")?.insert("min".to_owned(), json!("45_54"));
    page.saves(catalog, &["measures/fbw-teilqualifizierung", "measures/bvb"]).await
}

/// Changes the title of a file on disk that somebody else gives another title meanwhile; what that one wrote.
pub async fn differing(page: &Page) -> Result<String, String> {
    let old = String::from_utf8_lossy(&page.world.bytes).into_owned();
    page.run(super::editor::WRITABLE, vec![json!(old)]).await?;
    page.click("[data-fe-open]").await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Meiner").await?;
    let others = old.replacen("\"title\": \"", "\"title\": \"Anderer ", 1);
    page.run("window.fkFile.text = arguments[0];", vec![json!(others)]).await?;
    Ok(others)
}

/// Leaving the dialog that shows both sides writes nothing, and saving again shows it again.
pub async fn not_overwritten(page: Page) -> Outcome {
    page.open_editor().await?;
    let others = differing(&page).await?;
    let file = "return [window.fkFile.written, window.fkFile.text === arguments[0]];";
    for _ in 0..2 {
        page.click("[data-fe-save]").await?;
        page.click("dialog[open] [data-fe-target=file]").await?;
        page.dialog(Some("merging")).await?;
        page.reads("Nothing is written", file, vec![json!(others)], &json!([0, true])).await?;
        page.press(&[crate::keys::ESCAPE]).await?;
        page.dialog(None).await?;
    }
    page.click("[data-fe-save]").await?;
    page.click("dialog[open] [data-fe-target=file]").await?;
    page.dialog(Some("merging")).await?;
    // The shortcut for saving does not take the question away.
    page.press(&[crate::keys::CONTROL, 's']).await?;
    page.dialog(Some("merging")).await?;
    let open = "return root.querySelector('dialog[open] [data-fe-answer=merge]').disabled;";
    page.eventually("One place is open", open, vec![], &json!(true)).await?;
    page.click("dialog[open] input[type=radio][value=theirs]").await?;
    page.reply("merge").await?;
    page.dialog(None).await?;
    let title = "return root.querySelector('.fe-brand h1').textContent.startsWith('Anderer ');";
    page.eventually("The other title", title, vec![], &json!(true)).await
}
