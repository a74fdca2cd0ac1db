// SPDX-License-Identifier: EUPL-1.2
//! What the form calls a place of the catalogue: the way of a fault, in the labels of the fields.

use foerderkompass_upkeep::{Kind, Path, Step};

use super::fields::{Field, Input, parts};

/// The field at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Labelled {
    /// „Nächster Beginn“; `None` outside of every field.
    pub label: Option<&'static str>,
    /// The list in whose items the field stands: „Angebote“.
    pub list: Option<&'static str>,
    /// Whether the place lies inside a condition.
    pub in_condition: bool,
    /// The words to choose from.
    pub words: &'static [(&'static str, &'static str)],
}

impl Labelled {
    /// „Angebote, Nächster Beginn“
    pub fn whole(&self) -> Option<String> {
        let label = self.label?;
        Some(self.list.map_or_else(|| label.to_string(), |list| format!("{list}, {label}")))
    }
}

/// The innermost field in which a place of the catalogue lies.
pub fn labelled(path: &Path) -> Labelled {
    let (kind, rest) = match path.0.as_slice() {
        [Step::Key(list), Step::At(_), rest @ ..] => match Kind::of_list(list) {
            Some(kind) => (kind, rest),
            None => (Kind::Head, path.0.as_slice()),
        },
        steps => (Kind::Head, steps),
    };
    walk(kind, rest)
}

/// What the form of a kind of entry calls one of its own keys.
pub fn label_of(kind: Kind, key: &str) -> Option<&'static str> {
    own_fields(kind).find(|field| field.key == key).map(|field| field.label)
}

fn own_fields(kind: Kind) -> impl Iterator<Item = &'static Field> {
    parts(kind).iter().flat_map(|part| part.fields)
}

fn walk(kind: Kind, steps: &[Step]) -> Labelled {
    let mut found = Labelled::default();
    let mut fields: Vec<&'static Field> = own_fields(kind).collect();
    for step in steps {
        let Step::Key(key) = step else { continue };
        let Some(field) = fields.iter().copied().find(|field| field.key == key) else {
            // What no field knows lies in no field; answers by attribute and conditions have keys of their own.
            return if fields.is_empty() { found } else { Labelled::default() };
        };
        found.label = Some(field.label);
        found.words = &[];
        fields = Vec::new();
        match &field.input {
            Input::List(item) => {
                found.list = Some(field.label);
                fields = item.fields.iter().collect();
            }
            Input::Group(inner) => fields = inner.iter().collect(),
            Input::Condition => found.in_condition = true,
            Input::Word(words) => found.words = words,
            _ => {}
        }
    }
    found.list = found.list.filter(|list| found.label != Some(list));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_upkeep::words;

    #[test]
    fn a_way_is_told_in_the_labels_of_the_form() {
        let rows = [
            ("title", Some("Titel"), false),
            ("measures[3].must.all[1].in[0]", Some("Gesetzliche Voraussetzungen"), true),
            ("measures[3].offers[0].next_start", Some("Angebote, Nächster Beginn"), false),
            ("measures[3].offers[0].places.free", Some("Angebote, Freie Plätze"), false),
            ("measures[3].responsible[1].when", Some("Kümmerer, Wenn"), true),
            ("measures[3].steps[2]", Some("Schritte"), false),
            ("contacts[0].absent[0].until", Some("Abwesenheiten, Bis einschließlich"), false),
            ("attributes[2].options[1].label", Some("Antworten, Name"), false),
            ("personas[0].answers.alter", Some("Angaben"), false),
            ("personas[0].expect.fits[0]", Some("Erwartetes Ergebnis"), false),
            ("measures[3].farbe", None, false),
            ("measures[3]", None, false),
            ("", None, false),
        ];
        for (way, expected, in_condition) in rows {
            let found = labelled(&Path::parse(way).unwrap());
            assert_eq!((found.whole().as_deref(), found.in_condition), (expected, in_condition), "{way}");
        }
        assert_eq!(labelled(&Path::parse("attributes[0].kind").unwrap()).words.len(), 5);
    }

    /// One word per thing: comparisons and summaries call a field as its form does.
    #[test]
    fn every_field_is_called_alike_everywhere() {
        // These keys stand in several places; the one name serves all of them.
        let shared = ["as_of"];
        for kind in Kind::LISTS.into_iter().chain([Kind::Head]) {
            for field in own_fields(kind).filter(|field| !shared.contains(&field.key) && !matches!(field.input, Input::Fixed)) {
                let said = words::field(field.key);
                let said = said.chars().next().into_iter().flat_map(char::to_uppercase).chain(said.chars().skip(1));
                assert_eq!(said.collect::<String>(), field.label, "{kind:?} {}", field.key);
            }
        }
    }

    /// The labels of the report on changes and of the workbook are those of the forms.
    #[test]
    fn comparison_and_workbook_use_the_labels_of_the_forms() {
        let mut labels: Vec<&str> = Vec::new();
        let mut open: Vec<&'static Field> = Kind::LISTS.into_iter().chain([Kind::Head]).flat_map(own_fields).collect();
        while let Some(field) = open.pop() {
            labels.push(field.label);
            match &field.input {
                Input::List(item) => open.extend(item.fields),
                Input::Group(inner) => open.extend(*inner),
                _ => {}
            }
        }
        // Said of an offer, of several answers, or of what the form shows in another way.
        let others = [
            "Erläuterung zu Antworten",
            "Gruppen von Antworten",
            "Telefon für Kundinnen und Kunden",
            "E-Mail für Kundinnen und Kunden",
            "Anschrift für Kundinnen und Kunden",
            "Bis",
            "Wochen mindestens",
            "Wochen höchstens",
            "Andere Maßnahme",
            "kommt in Betracht",
            "erst ein Schritt nötig",
            "nur im Einzelfall",
            "noch zu klären",
            "derzeit nicht möglich",
            "Text",
        ];
        let sources = [
            (include_str!("../../../cockpit/src/fields.rs"), ["(\"", "\", \""]),
            (include_str!("../../../sheets/src/layout.rs"), ["column(\"", "must(\""]),
        ];
        let mut seen = 0;
        for (source, starts) in sources {
            for label in called(source, starts) {
                seen += 1;
                assert!(labels.contains(&label) || others.contains(&label), "„{label}“ is no label of a form");
            }
        }
        assert!(seen > 100, "{seen}");
    }

    /// The labels in a source: in the cockpit the second text of a call, in the workbook the first.
    fn called(source: &'static str, starts: [&str; 2]) -> Vec<&'static str> {
        let mut found = Vec::new();
        let code = source.split("mod tests").next().unwrap_or_default();
        for line in code.lines().map(str::trim) {
            let texts: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            let cockpit = starts[0] == "(\"";
            if cockpit && ["text(", "fact(", "flag(", "keyed("].iter().any(|call| line.starts_with(call)) {
                found.extend(texts.get(1));
            }
            if !cockpit && starts.iter().any(|start| line.starts_with(start)) {
                found.extend(texts.first());
            }
        }
        found
    }
}
