// SPDX-License-Identifier: EUPL-1.2
//! What ids, conditions and days in a catalogue's values are called to people.

use std::collections::HashMap;

use foerderkompass_core::{Catalog, Date, Outcome};
use foerderkompass_upkeep::{Document, EntryId, Kind, entries};
use foerderkompass_wording::{Language, notation};
use serde_json::{Map, Value, json};

const KINDS: [Kind; 8] =
    [Kind::Category, Kind::Focus, Kind::Attribute, Kind::Option, Kind::Contact, Kind::Measure, Kind::Offer, Kind::Persona];

/// The day on which conditions are read: nothing of them depends on it.
const ANY_DAY: &str = "2026-01-01";

/// The names of one or several catalogues; where two name the same id, the first one counts.
pub struct Naming {
    titles: HashMap<EntryId, String>,
    /// Each catalogue's attributes alone, to read a condition with.
    readers: Vec<Map<String, Value>>,
}

impl Naming {
    pub fn of(documents: &[&Document]) -> Naming {
        let mut titles = HashMap::new();
        for entry in documents.iter().flat_map(|document| KINDS.into_iter().flat_map(|kind| entries(document, kind))) {
            if !entry.title.is_empty() {
                titles.entry(entry.id).or_insert(entry.title);
            }
        }
        Naming { titles, readers: documents.iter().map(|document| reader(document)).collect() }
    }

    /// The title of an entry; its id where it has none.
    pub fn title(&self, kind: Kind, id: &str) -> String {
        self.titles.get(&EntryId::new(kind, id)).cloned().unwrap_or_else(|| id.to_string())
    }

    /// What an option of an attribute is called.
    pub fn option(&self, attribute: &str, id: &str) -> String {
        self.inside(Kind::Option, attribute, id)
    }

    /// The title of an entry that may stand in another one.
    pub fn inside(&self, kind: Kind, owner: &str, id: &str) -> String {
        let owner = if kind.owner().is_some() { owner } else { "" };
        self.titles.get(&EntryId::inside(kind, owner, id)).cloned().unwrap_or_else(|| id.to_string())
    }

    /// A condition in the notation. `None` if no catalogue can read it.
    pub fn condition(&self, condition: &Value) -> Option<String> {
        self.readers.iter().find_map(|reader| {
            let catalog = with_condition(reader, condition)?;
            let must = catalog.measures().first()?.must.as_ref()?;
            Some(notation::print(&catalog, must))
        })
    }
}

/// A catalogue of the attributes of another one.
fn reader(document: &Document) -> Map<String, Value> {
    let mut head = Map::new();
    for (key, text) in [("format", "1"), ("title", "x"), ("publisher", "x"), ("version", "1")] {
        head.insert(key.into(), text.into());
    }
    for key in ["as_of", "law_as_of"] {
        head.insert(key.into(), ANY_DAY.into());
    }
    head.insert("categories".into(), json!([{"id": "x", "label": "x"}]));
    if let Some(attributes) = document.root().get("attributes") {
        head.insert("attributes".into(), attributes.clone());
    }
    head
}

/// The core reads the condition: what it means is its business alone.
fn with_condition(reader: &Map<String, Value>, condition: &Value) -> Option<Catalog> {
    let mut root = reader.clone();
    let measure = json!({"id": "x", "title": "x", "summary": "x", "category": "x", "must": condition});
    root.insert("measures".into(), json!([measure]));
    let catalog = Document::new(Value::Object(root))?.read(Date::parse(ANY_DAY)?).ok()?.catalog;
    catalog.left_out().is_empty().then_some(catalog)
}

/// A text that is a day, as people write it.
pub fn day(text: &str) -> Option<String> {
    Date::parse(text).map(date)
}

pub fn date(date: Date) -> String {
    Language::German.wording().date(date)
}

/// What an outcome is called, by its key.
pub fn outcome(key: &str) -> Option<&'static str> {
    let all = [Outcome::Excluded, Outcome::Open, Outcome::Unlikely, Outcome::FitsAfterHurdle, Outcome::Fits];
    all.into_iter().find(|outcome| outcome.key() == key).map(|outcome| Language::German.wording().outcome(outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::shipped;

    #[test]
    fn names_and_conditions_read_as_on_the_screen() {
        let sample = shipped();
        let naming = Naming::of(&[&sample]);
        assert_eq!(naming.title(Kind::Contact, "sprache-mitte"), "Kümmerin Sprache");
        assert_eq!(naming.title(Kind::Contact, "gibt-es-nicht"), "gibt-es-nicht");
        assert_eq!(naming.option("alter", "18_24"), "18–24");
        let condition = json!({"all": [{"attribute": "sprache", "min": "a2"}, {"attribute": "schulpflicht", "is": false}]});
        assert_eq!(
            naming.condition(&condition).as_deref(),
            Some("Deutschniveau mindestens A2 und Vollzeitschulpflicht erfüllt: nein")
        );
        assert_eq!(naming.condition(&json!({"attribute": "gibt-es-nicht", "is": true})), None);
        assert_eq!(naming.condition(&json!(7)), None);
        assert_eq!((day("2026-11-22").as_deref(), outcome("fits")), (Some("22.11.2026"), Some("kommt in Betracht")));
    }

    #[test]
    fn every_condition_of_the_shipped_catalogue_can_be_said() {
        let sample = shipped();
        let naming = Naming::of(&[&sample]);
        let mut said = 0;
        for measure in entries(&sample, Kind::Measure) {
            for key in ["must", "should"] {
                if let Some(condition) = sample.get(&measure.path.key(key)) {
                    assert!(naming.condition(condition).is_some(), "{} {key}", measure.title);
                    said += 1;
                }
            }
        }
        assert!(said > 32, "{said}");
    }
}
