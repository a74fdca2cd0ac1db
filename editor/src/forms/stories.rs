// SPDX-License-Identifier: EUPL-1.2
//! Success stories: a text that must be anonymous, and the measures that were taken. A text that points to a person stays in
//! its field and does not come into the catalogue.

use foerderkompass_core::{FaultKind, personal};
use foerderkompass_upkeep::{Kind, Path};
use foerderkompass_wording::Language;
use serde_json::{Map, Value};
use yew::prelude::*;

use super::context::{Context, as_text, mark_list, text_of};
use super::fields::{Field, Item};
use super::items::items_with;
use super::refs::chips;

pub fn stories(context: Context<'_>, field: &Field, path: &Path, item: &Item) -> Html {
    items_with(context, field, path, item, &|place| story(context, place))
}

fn story(context: Context<'_>, place: &Path) -> Html {
    let item = context.get(place);
    let known = item.is_some_and(|item| item.is_string() || item.is_object());
    if !known {
        return html! { <code>{ as_text(item) }</code> };
    }
    let item = item.cloned().unwrap_or_default();
    let id = format!("{}-text", context.id(place));
    let on_put = {
        let item = item.clone();
        context.typed(place, LABEL).reform(move |text: String| Some(with_text(&item, text)))
    };
    let chain = item.get("chain").and_then(Value::as_array).cloned().unwrap_or_default();
    let on_chain = {
        let item = item.clone();
        context.put(place, LABEL).reform(move |chain: Vec<Value>| Some(with_chain(&item, chain)))
    };
    let chain_at = place.key("chain");
    html! {
        <div class="fe-fields">
            <div class="fe-field" data-field={place.key("text").to_string()}>
                <label for={id.clone()}>{ "Was gelungen ist" }</label>
                <Story {id} value={text_in(&item)} {on_put} />
                <div>{ mark_list(&context.id(&place.key("text")), &context.marks(&place.key("text"), true)) }</div>
            </div>
            <fieldset class="fe-many fe-whole" data-field={chain_at.to_string()}>
                <legend>{ "Der Weg" }</legend>
                <p class="fe-help">{ "Die Maßnahmen in der Reihenfolge, in der sie besucht wurden. Kann leer bleiben." }</p>
                { chips(context, "Maßnahme", &chain_at, Kind::Measure, chain, Some(&item), on_chain) }
                <div>{ mark_list(&context.id(&chain_at), &context.marks(&chain_at, true)) }</div>
            </fieldset>
        </div>
    }
}

const LABEL: &str = "Gelungenes Beispiel";

fn text_in(item: &Value) -> String {
    as_text(if item.is_object() { item.get("text") } else { Some(item) })
}

/// The story with another text; what else it holds stays.
fn with_text(item: &Value, text: String) -> Value {
    match item {
        Value::Object(map) => {
            let mut map = map.clone();
            map.insert("text".to_owned(), text.into());
            Value::Object(map)
        }
        _ => text.into(),
    }
}

/// The story with another chain. One that is nothing but a text is written as a text.
fn with_chain(item: &Value, chain: Vec<Value>) -> Value {
    let mut map = match item {
        Value::Object(map) => map.clone(),
        text => Map::from_iter([("text".to_owned(), text.clone())]),
    };
    if chain.is_empty() {
        map.shift_remove("chain");
    } else {
        map.insert("chain".to_owned(), Value::Array(chain));
    }
    match map.get("text") {
        Some(text) if map.len() == 1 => text.clone(),
        _ => Value::Object(map),
    }
}

/// Why a text is not taken.
fn refused(text: &str) -> Option<String> {
    let (what, found) = personal(text)?;
    let sentence = Language::German.faults().fault(&FaultKind::NotAnonymous { what, found });
    Some(format!("{sentence} Im Katalog steht weiter der Text von vorher."))
}

#[derive(Clone, Properties, PartialEq)]
struct StoryProps {
    id: String,
    value: String,
    on_put: Callback<String>,
}

/// The text of a story. While it points to a person, the catalogue has what stood there before.
#[component]
fn Story(props: &StoryProps) -> Html {
    // What is typed and not taken.
    let typed = use_state(|| None::<String>);
    // What stood there when the field was entered, and what was handed over since: keystrokes may come faster than the page
    // is drawn, so what was drawn last is not what was handed over last.
    let sent = use_mut_ref(|| vec![props.value.clone()]);
    {
        let (typed, sent) = (typed.clone(), sent.clone());
        use_effect_with(props.value.clone(), move |value| {
            // Undone or changed elsewhere, or the story of another place now.
            if typed.is_some() && !sent.borrow().contains(value) {
                typed.set(None);
            }
        });
    }
    let onfocus = {
        let (typed, sent, value) = (typed.clone(), sent.clone(), props.value.clone());
        Callback::from(move |_: FocusEvent| {
            if typed.is_none() {
                sent.replace(vec![value.clone()]);
            }
        })
    };
    let oninput = {
        let (typed, on_put) = (typed.clone(), props.on_put.clone());
        Callback::from(move |event: InputEvent| {
            let text = text_of(&event).replace(['\n', '\r'], " ");
            let is_refused = refused(&text).is_some();
            let before = sent.borrow().first().cloned().unwrap_or_default();
            let taken = if is_refused { before } else { text.clone() };
            typed.set(is_refused.then_some(text));
            if sent.borrow().last() != Some(&taken) {
                sent.borrow_mut().push(taken.clone());
                on_put.emit(taken);
            }
        })
    };
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    let why = typed.as_deref().and_then(refused);
    let told = format!("{}-w", props.id);
    let rows = (1 + value.len() / 90).clamp(2, 12).to_string();
    html! {
        <>
            <textarea id={props.id.clone()} {rows} {value} {onfocus} {oninput}
                aria-invalid={why.is_some().then_some("true")} aria-describedby={why.is_some().then(|| told.clone())} />
            if let Some(why) = why {
                <ul class="fe-marks" id={told}><li class="fe-error"><b>{ "Nicht übernommen:" }</b>{ " " }{ why }</li></ul>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_story_keeps_what_it_holds() {
        assert_eq!(with_text(&json!("a"), "b".into()), json!("b"));
        assert_eq!(
            with_text(&json!({"text": "a", "chain": ["x"], "neu": 1}), "b".into()),
            json!({"text": "b", "chain": ["x"], "neu": 1})
        );
        assert_eq!(with_chain(&json!("a"), vec![json!("x")]), json!({"text": "a", "chain": ["x"]}));
        assert_eq!(with_chain(&json!("a"), Vec::new()), json!("a"));
        assert_eq!(with_chain(&json!({"text": "a", "chain": ["x"]}), Vec::new()), json!("a"));
        assert_eq!(with_chain(&json!({"text": "a", "chain": ["x"], "neu": 1}), Vec::new()), json!({"text": "a", "neu": 1}));
    }

    #[test]
    fn what_points_to_a_person_is_refused_with_a_reason() {
        assert_eq!(refused("Eine Frau mit zwei Kindern fand 2024 Arbeit."), None);
        let why = refused("Frau Müller fand Arbeit.").expect("a name");
        assert!(why.starts_with("„Frau Müller“ sieht aus wie ein Name. Gelungene Beispiele müssen anonym sein."), "{why}");
        assert!(refused("Geboren am 3.5.1990").is_some_and(|why| why.contains("„3.5.1990“ sieht aus wie ein Datum")));
        assert!(refused("Unter 030 123456 fragen").is_some_and(|why| why.contains("Telefon- oder Kundennummer")));
    }
}
