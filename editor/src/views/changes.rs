// SPDX-License-Identifier: EUPL-1.2
//! What changed, by meaning: since the catalogue was opened, or from one file to another.

use std::rc::Rc;

use foerderkompass_cockpit::{Change, Diff, EntryDiff, EntryList, PersonaDiff, What};
use foerderkompass_upkeep::{Difference, Document, Fate, Kind, find};
use yew::prelude::*;

use super::bits::{Capped, opener, opener_told, section, unreadable, use_comparison};
use super::computed::Compared;
use super::locate::{field, inside, kind_of};
use super::{OnOpen, words};
use crate::shared::Shown;

/// A file to compare with.
#[derive(Clone)]
pub struct Other {
    /// Name of the file.
    pub name: String,
    pub document: Rc<Document>,
}

impl PartialEq for Other {
    fn eq(&self, other: &Other) -> bool {
        self.name == other.name && Rc::ptr_eq(&self.document, &other.document)
    }
}

#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    pub shown: Shown,
    /// The file to compare with; without one, the catalogue as it was opened.
    #[prop_or_default]
    pub other: Option<Other>,
    pub on_open: OnOpen,
    /// The user wants to pick a file to compare with.
    pub on_compare: Callback<()>,
    /// Back to the comparison with what was opened.
    pub on_end: Callback<()>,
}

/// The comparison as a page. It is reckoned once for two documents.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let turned = use_state(|| false);
    let shown = &props.shown;
    let before = props.other.as_ref().map_or(&shown.opened, |other| &other.document);
    let is_turned = *turned && props.other.is_some();
    let (old, new) = if is_turned { (&shown.document, before) } else { (before, &shown.document) };
    let compared = use_comparison(old, new, shown.today);
    let told = match compared.as_deref() {
        None => html! { <p>{ "Der Vergleich läuft …" }</p> },
        Some(Err(faults)) => unreadable(&shown.document, faults, &props.on_open),
        Some(Ok(compared)) => page(compared, &Scene { document: &shown.document, on_open: &props.on_open }),
    };
    html! {
        <section class="fe-v-changes" aria-labelledby="fe-changes-title">
            <h2 id="fe-changes-title">{ "Änderungen" }</h2>
            { between(props, is_turned, turned) }
            { told }
        </section>
    }
}

/// Between what is compared, and what else could be.
fn between(props: &ChangesProps, is_turned: bool, turned: UseStateHandle<bool>) -> Html {
    let compare = props.on_compare.reform(|_: MouseEvent| ());
    let Some(other) = &props.other else {
        return html! {
            <>
                <p>{ "Von der geöffneten Fassung zum Stand von jetzt." }</p>
                <p><button type="button" class="fe-button" onclick={compare}>{ "Mit einer Datei vergleichen …" }</button></p>
            </>
        };
    };
    let told = match is_turned {
        false => format!("Von der Datei „{}“ zum Stand von jetzt.", other.name),
        true => format!("Vom Stand von jetzt zur Datei „{}“.", other.name),
    };
    html! {
        <>
            <p>{ told }</p>
            <p class="fe-v-buttons">
                <button type="button" class="fe-button" onclick={move |_: MouseEvent| turned.set(!is_turned)}>
                    { "Richtung umkehren" }
                </button>
                <button type="button" class="fe-button" onclick={compare}>{ "Mit einer anderen Datei vergleichen …" }</button>
                <button type="button" class="fe-button" onclick={props.on_end.reform(|_: MouseEvent| ())}>
                    { "Zurück zu meinen Änderungen" }
                </button>
            </p>
        </>
    }
}

struct Scene<'s> {
    /// Where entries are opened.
    document: &'s Document,
    on_open: &'s OnOpen,
}

const LISTS: [(EntryList, &str); 6] = [
    (EntryList::Measures, "fe-diff-measures"),
    (EntryList::Contacts, "fe-diff-contacts"),
    (EntryList::Attributes, "fe-diff-attributes"),
    (EntryList::Categories, "fe-diff-categories"),
    (EntryList::Focus, "fe-diff-focus"),
    (EntryList::Personas, "fe-diff-personas"),
];

fn page(compared: &Compared, scene: &Scene<'_>) -> Html {
    let diff = &compared.diff;
    let nothing = diff.is_empty() && compared.besides.is_empty();
    html! {
        <>
            <p class="fe-v-lead">{ if nothing || !diff.is_empty() { diff.summary.clone() } else { words::ONLY_BESIDES.into() } }</p>
            if !diff.personas.is_empty() {
                { section("fe-diff-outcomes", "Beispielpersonen mit anderem Ergebnis", outcomes(diff, scene)) }
            }
            if !diff.about.is_empty() {
                { section("fe-diff-head", "Kopf und Reihenfolge", about(diff, scene)) }
            }
            { for LISTS.map(|(list, id)| entries(diff, list, id, scene)) }
            if !compared.besides.is_empty() {
                { section("fe-diff-besides", "Ohne Wirkung auf die Auswertung", besides(&compared.besides, scene)) }
            }
        </>
    }
}

fn outcomes(diff: &Diff, scene: &Scene<'_>) -> Html {
    let persona = |one: &PersonaDiff| {
        let name = format!("{}: {}", one.id.to_uppercase(), one.title);
        let lines = one.outcomes.iter().map(|outcome| {
            let place = inside(scene.document, Kind::Measure, &outcome.measure, "");
            html! { <li>{ opener_told(&outcome.sentence, place, scene.on_open) }</li> }
        });
        html! {
            <li class="fe-v-entry">
                <h4>{ opener(&name, inside(scene.document, Kind::Persona, &one.id, ""), scene.on_open) }</h4>
                if one.answers_changed { <p>{ "Auch die Angaben der Beispielperson sind geändert." }</p> }
                <ul class="fe-v-lines">{ for lines }</ul>
            </li>
        }
    };
    html! { <Capped items={diff.personas.iter().map(persona).collect::<Vec<_>>()} class="fe-v-entries" /> }
}

fn about(diff: &Diff, scene: &Scene<'_>) -> Html {
    let lines = diff.about.iter().map(|change| {
        let place = super::locate::at(scene.document, &change.field);
        html! { <li>{ opener(&change.lines.join("; "), Some(place), scene.on_open) }</li> }
    });
    html! { <Capped items={lines.collect::<Vec<_>>()} /> }
}

fn entries(diff: &Diff, list: EntryList, id: &'static str, scene: &Scene<'_>) -> Html {
    let items: Vec<Html> = diff.entries.iter().filter(|entry| entry.list == list).map(|one| entry(one, scene)).collect();
    if items.is_empty() {
        return html! {};
    }
    section(id, words::list(list).0, html! { <Capped {items} class="fe-v-entries" /> })
}

fn entry(entry: &EntryDiff, scene: &Scene<'_>) -> Html {
    let kind = kind_of(entry.list);
    let title = if entry.title.is_empty() { &entry.id } else { &entry.title };
    let class = match entry.what {
        What::Added | What::Repaired => "fe-v-word fe-v-came",
        What::Removed | What::Broken => "fe-v-word fe-v-gone",
        What::Changed => "fe-v-word",
    };
    html! {
        <li class="fe-v-entry">
            <h4>
                { opener(title, inside(scene.document, kind, &entry.id, ""), scene.on_open) }{ " " }
                <span {class}>{ words::what(entry.what) }</span>
            </h4>
            if !entry.changes.is_empty() {
                <ul class="fe-v-lines">{ for entry.changes.iter().map(|one| change(one, kind, &entry.id, scene)) }</ul>
            }
        </li>
    }
}

/// One changed field; of a rule also what that does, with one example.
fn change(change: &Change, kind: Kind, id: &str, scene: &Scene<'_>) -> Html {
    let place = field(scene.document, kind, id, &change.field);
    let labelled = |line: &String| {
        if line.starts_with(&change.label) { line.clone() } else { format!("{}: {line}", change.label) }
    };
    let lines = if change.lines.is_empty() { vec![change.label.clone()] } else { change.lines.iter().map(labelled).collect() };
    html! {
        <li>
            { for lines.iter().map(|line| html! { <div>{ opener(line, place.clone(), scene.on_open) }</div> }) }
            if let Some(rule) = &change.rule { <div class="fe-v-quiet">{ sentence_of(&rule.sentence) }</div> }
        </li>
    }
}

/// What a changed rule does, as a sentence of its own.
fn sentence_of(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

fn besides(all: &[Difference], scene: &Scene<'_>) -> Html {
    let items = all.iter().map(|one| {
        let name =
            foerderkompass_upkeep::words::titled(one.entry.kind, if one.title.is_empty() { &one.entry.id } else { &one.title });
        let fields: Vec<&str> = one.fields.iter().map(|key| foerderkompass_upkeep::words::field(key)).collect();
        let told = match one.fate {
            Fate::Added => format!("{name}: {}", words::what(What::Added)),
            Fate::Removed => format!("{name}: {}", words::what(What::Removed)),
            Fate::Changed => format!("{name}: {}", fields.join(", ")),
        };
        let place = find(scene.document, &one.entry).map(|way| (one.entry.clone(), way));
        html! { <li>{ opener(&told, place, scene.on_open) }</li> }
    });
    html! { <Capped items={items.collect::<Vec<_>>()} /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_s_effect_is_a_sentence() {
        assert_eq!(
            sentence_of("wirkt anders. Beispiel „A“: war x, ist jetzt y."),
            "Wirkt anders. Beispiel „A“: war x, ist jetzt y."
        );
        assert_eq!(sentence_of("bedeutet dasselbe"), "Bedeutet dasselbe.");
        assert_eq!(sentence_of(""), ".");
    }
}
