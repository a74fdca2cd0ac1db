// SPDX-License-Identifier: EUPL-1.2
//! The plain fields of every kind of entry, with their German names. One list per kind of entry.

use foerderkompass_core::*;

use crate::change::{Field, Item, fact, flag, keyed, list, text};
use crate::condition::{answer_mark, german};
use crate::words;

fn day(date: Option<Date>) -> Option<String> {
    date.map(words::date)
}

pub(crate) fn about(about: &About) -> Vec<Field> {
    vec![
        text("title", "Titel", Some(&about.title)),
        text("publisher", "Herausgeber", Some(&about.publisher)),
        text("version", "Fassung", Some(&about.version)),
        fact("as_of", "Stand", day(Some(about.as_of))),
        fact("law_as_of", "Rechtsstand", day(Some(about.law_as_of))),
        fact("review_by", "Zu ersetzen nach", day(about.review_by)),
        flag("sample", "Beispieldaten", about.sample),
    ]
}

pub(crate) fn category(_: &Catalog, category: &Category) -> Vec<Field> {
    vec![text("label", "Name", Some(&category.label)), flag("last", "Steht am Ende", category.last)]
}

pub(crate) fn focus(catalog: &Catalog, focus: &Focus) -> Vec<Field> {
    vec![text("label", "Name", Some(&focus.label)), keyed("categories", "Bereiche", categories(catalog, &focus.categories))]
}

fn categories(catalog: &Catalog, at: &[CategoryAt]) -> Vec<Item> {
    at.iter().filter_map(|at| catalog.categories().get(*at)).map(|one| Item::new(&one.id, &one.label)).collect()
}

pub(crate) fn attribute(_: &Catalog, attribute: &Attribute) -> Vec<Field> {
    let options = attribute.options();
    let range = if let Kind::Integer(range) = &attribute.kind { Some(range) } else { None };
    let changeable = match &attribute.changeable {
        Changeable::No => Vec::new(),
        Changeable::Step => vec![Item::new("", "der nächste Schritt")],
        Changeable::To(to) => {
            to.iter().filter_map(|at| options.get(*at)).map(|option| Item::new(&option.id, &option.label)).collect()
        }
    };
    let help = options.iter().filter_map(|option| option_text(option, option.help.as_ref()?));
    let group = options.iter().filter_map(|option| option_text(option, option.group.as_ref()?));
    vec![
        text("label", "Name", Some(&attribute.label)),
        fact("kind", "Art", Some(words::kind(attribute.kind_name()).into())),
        text("question", "Frage", attribute.question.as_ref()),
        text("help", "Erläuterung", attribute.help.as_ref()),
        text("group", "Gruppe", attribute.group.as_ref()),
        keyed("options.help", "Erläuterung zu Antworten", help.collect()),
        keyed("options.group", "Gruppen von Antworten", group.collect()),
        fact("min", "Kleinste Zahl", range.map(|range| range.min.to_string())),
        fact("max", "Größte Zahl", range.map(|range| range.max.to_string())),
        text("unit", "Einheit", range.and_then(|range| range.unit.as_ref())),
        fact(
            "advances",
            "Wächst mit der Zeit",
            range.and_then(|range| range.advances).map(|advances| words::advances(advances).into()),
        ),
        flag("start", "Gehört zu den ersten Fragen", attribute.start),
        flag("sensitive", "Heikel", attribute.sensitive),
        flag("desk", "Gehört zum Arbeitsplatz", attribute.desk),
        keyed("changeable", "Darauf kann man hinarbeiten", changeable),
    ]
}

fn option_text(option: &Choice, text: &str) -> Option<Item> {
    Some(Item::new(format!("{}: {text}", option.id), format!("{}: {text}", option.label)))
}

pub(crate) fn contact(catalog: &Catalog, contact: &Contact) -> Vec<Field> {
    let deputies =
        contact.deputies.iter().filter_map(|at| catalog.contacts().get(*at)).map(|deputy| Item::new(&deputy.id, role(deputy)));
    let absent = contact.absent.iter().map(|absence| german().absent_between(absence.from, absence.until));
    vec![
        text("role", "Rolle", contact.role.as_ref()),
        text("person", "Person", contact.person.as_ref()),
        text("team", "Team", contact.team.as_ref()),
        text("site", "Standort", contact.site.as_ref()),
        text("room", "Raum", contact.room.as_ref()),
        fact("mailbox", "Postfach", contact.mailbox.as_ref().map(|mailbox| mailbox.as_str().to_owned())),
        fact("phone", "Telefon", contact.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        text("hours", "Sprechzeiten", contact.hours.as_ref()),
        text("note", "Bemerkung", contact.note.as_ref()),
        list("absent", "Abwesenheiten", &absent.collect::<Vec<_>>()),
        keyed("deputies", "Vertretung", deputies.collect()),
        fact("client_contact", "Für Kundinnen und Kunden", contact.client_contact.as_ref().map(client)),
        fact("checked_on", "Geprüft am", day(contact.checked_on)),
    ]
}

fn client(contact: &ClientContact) -> String {
    let phone = contact.phone.as_ref().map(|phone| phone.as_str());
    let mail = contact.mail.as_ref().map(|mail| mail.as_str());
    [phone, mail, contact.address.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A translation in one line.
fn translation(tag: &str, text: &Translation) -> String {
    let reviewed = text.reviewed.map_or_else(|| "nicht geprüft".to_owned(), |day| format!("geprüft {}", words::date(day)));
    format!("{tag}: {} – {} {} ({reviewed})", text.title, text.summary, text.steps.join(" "))
}

/// What the sheet for clients says whatever the measure.
pub(crate) fn sheet(catalog: &Catalog) -> Vec<Field> {
    let sheet = catalog.sheet();
    let interpreter = sheet.interpreter.as_ref().map(|service| {
        let phone = service.phone.as_ref().map(|phone| phone.as_str());
        let mail = service.mail.as_ref().map(|mail| mail.as_str());
        [service.text.as_deref(), phone, mail].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let words =
        sheet.words.0.iter().flat_map(|(tag, words)| words.0.iter().map(move |(key, word)| format!("{tag} {key}: {word}")));
    vec![
        fact("sheet.interpreter", "Dolmetschdienst", interpreter),
        list("sheet.words", "Wörter des Kundenblatts", &words.collect::<Vec<_>>()),
    ]
}

/// The role of a contact, else its id.
pub(crate) fn role(contact: &Contact) -> String {
    contact.role.clone().unwrap_or_else(|| contact.id.clone())
}

pub(crate) fn measure(catalog: &Catalog, measure: &Measure) -> Vec<Field> {
    let main = categories(catalog, &[measure.category]);
    let legal = measure.legal.iter().map(|legal| match &legal.url {
        Some(url) => format!("{} ({})", legal.norm, url.as_str()),
        None => legal.norm.clone(),
    });
    let effects = measure.effects.iter().filter_map(|effect| {
        let attribute = catalog.attributes().get(effect.attribute)?;
        let item = answer_item(attribute, &effect.to);
        Some(match &effect.text {
            Some(text) => Item::new(format!("{} {text}", item.key), format!("{} ({text})", item.shown)),
            None => item,
        })
    });
    let relations = measure.relations.iter().filter_map(|relation| {
        let (id, title) = catalog.target(relation.measure)?;
        let text = relation.text.as_deref();
        Some(Item::new(words::relation(relation.kind, id, text), words::relation(relation.kind, title, text)))
    });
    let translations = measure.translations.iter().map(|(tag, text)| translation(tag, text));
    vec![
        text("title", "Titel", Some(&measure.title)),
        text("short", "Kurzname", measure.short.as_ref()),
        text("summary", "Kurzbeschreibung", Some(&measure.summary)),
        keyed("category", "Bereich", main),
        keyed("also", "Weitere Bereiche", categories(catalog, &measure.also)),
        list("synonyms", "Andere Namen", &measure.synonyms),
        text("description", "Beschreibung", measure.description.as_ref()),
        list("legal", "Rechtsgrundlagen", &legal.collect::<Vec<_>>()),
        flag("voluntary", "Freiwillig", measure.voluntary),
        flag("apply_before_start", "Antrag vor Beginn", measure.apply_before_start),
        list("checks", "Von Hand prüfen", &measure.checks),
        list("uncertain", "Vor Ort prüfen", &measure.uncertain),
        text("duration", "Dauer", measure.duration.as_ref()),
        fact("weeks", "Dauer in Wochen", measure.weeks.map(words::weeks)),
        text("hint", "Hinweis", measure.hint.as_ref()),
        list("formats", "Form", &measure.formats),
        list("steps", "Schritte", &measure.steps),
        list("documents", "Unterlagen", &measure.documents),
        keyed("effects", "Wirkung", effects.collect()),
        keyed("relations", "Zusammenhänge", relations.collect()),
        list("examples", "Gelungene Beispiele", &stories(catalog, &measure.examples)),
        list("translations", "Übersetzungen", &translations.collect::<Vec<_>>()),
        fact("valid_from", "Gültig ab", day(measure.valid_from)),
        fact("valid_until", "Gültig bis", day(measure.valid_until)),
        fact("changed_on", "Geändert am", day(measure.changed_on)),
        fact("checked_on", "Geprüft am", day(measure.checked_on)),
        text("checked_by", "Geprüft von", measure.checked_by.as_ref()),
        fact("check_every_months", "Prüfen alle … Monate", measure.check_every_months.map(|months| months.to_string())),
    ]
}

pub(crate) fn offer(_: &Catalog, offer: &Offer) -> Vec<Field> {
    let places = offer.places.as_ref();
    let client = offer.client_contact.as_ref();
    vec![
        text("provider", "Anbieter", Some(&offer.provider)),
        text("site", "Standort", offer.site.as_ref()),
        text("number", "Maßnahmenummer", offer.number.as_ref()),
        list("formats", "Form", &offer.formats),
        fact("places.free", "Freie Plätze", places.map(|places| places.free.to_string())),
        fact("places.total", "Plätze insgesamt", places.and_then(|places| places.total).map(|total| total.to_string())),
        fact("places.as_of", "Stand der Plätze", day(places.map(|places| places.as_of))),
        fact("next_start", "Nächster Beginn", day(offer.next_start)),
        fact(
            "client_contact.phone",
            "Telefon für Kundinnen und Kunden",
            client.and_then(|c| c.phone.as_ref()).map(|p| p.as_str().to_owned()),
        ),
        fact(
            "client_contact.mail",
            "E-Mail für Kundinnen und Kunden",
            client.and_then(|c| c.mail.as_ref()).map(|m| m.as_str().to_owned()),
        ),
        text("client_contact.address", "Anschrift", client.and_then(|c| c.address.as_ref())),
        text("note", "Bemerkung", offer.note.as_ref()),
    ]
}

pub(crate) fn persona(catalog: &Catalog, persona: &Persona) -> Vec<Field> {
    let answers = persona.answers.answered().filter_map(|(at, answer)| {
        let attribute = catalog.attributes().get(at)?;
        Some(answer_item(attribute, answer))
    });
    let expect = persona.expect.iter().filter_map(|(target, outcome)| {
        let (id, title) = catalog.target(*target)?;
        Some(Item::new(format!("{id}: {}", outcome.key()), format!("{title}: {}", german().outcome(*outcome))))
    });
    vec![
        text("title", "Titel", Some(&persona.title)),
        keyed("answers", "Angaben", answers.collect()),
        keyed("expect", "Erwartetes Ergebnis", expect.collect()),
    ]
}

/// Each story with the measures that were taken.
fn stories(catalog: &Catalog, examples: &[Example]) -> Vec<String> {
    let titles = |example: &Example| -> Vec<String> {
        example.chain.iter().filter_map(|target| Some(words::quoted(catalog.target(*target)?.1))).collect()
    };
    let story = |example: &Example| match titles(example).as_slice() {
        [] => example.text.clone(),
        titles => format!("{} ({})", example.text, titles.join(", ")),
    };
    examples.iter().map(story).collect()
}

fn answer_item(attribute: &Attribute, answer: &Answer) -> Item {
    let shown = format!("{}: {}", attribute.label, german().answer(attribute, answer));
    Item::new(format!("{}={}", attribute.id, answer_mark(attribute, answer)), shown)
}
