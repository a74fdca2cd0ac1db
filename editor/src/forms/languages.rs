// SPDX-License-Identifier: EUPL-1.2
//! What stands there once for each language: translations of a measure, words of the sheet for clients.

use foerderkompass_core::SheetWord;
use foerderkompass_upkeep::Path;
use foerderkompass_wording::sheet_word;
use serde_json::{Value, json};
use yew::prelude::*;

use super::context::{Context, help_line, mark_list, text_of};
use super::fields::{Field, Input, TRANSLATION};
use super::input::field;

/// An object by language tag; with `words` those of the sheet, else translations.
pub fn by_language(context: Context<'_>, of: &Field, path: &Path, words: bool) -> Html {
    let id = context.id(path);
    let tags: Vec<String> =
        context.get(path).and_then(Value::as_object).into_iter().flat_map(|map| map.keys().cloned()).collect();
    let one = |tag: &String| language(context, path, tag, words);
    html! {
        <fieldset class="fe-list fe-whole" data-field={path.to_string()}>
            <legend>{ of.label }</legend>
            <div>{ help_line(&id, of.help) }</div>
            <div>{ mark_list(&id, &context.marks(path, false)) }</div>
            <ul class="fe-items">{ for tags.iter().map(one) }</ul>
            { adding(context, path, words) }
        </fieldset>
    }
}

fn language(context: Context<'_>, path: &Path, tag: &str, words: bool) -> Html {
    let place = path.key(tag);
    let remove = context.put(&place, "Sprache").reform(|_: MouseEvent| None);
    let wrong = context.marks(&place, true).len();
    let inside = if words {
        SheetWord::ALL.iter().map(|word| field(context, &word_field(*word), &place)).collect::<Html>()
    } else {
        TRANSLATION.iter().map(|one| field(context, one, &place)).collect::<Html>()
    };
    html! {
        <li key={tag.to_owned()} class="fe-item">
            <details>
                <summary>
                    <span>{ tag }</span>
                    if wrong > 0 { <span class="fe-badge fe-error">{ wrong }{ " zu prüfen" }</span> }
                </summary>
                <div>{ mark_list(&context.id(&place), &context.marks(&place, false)) }</div>
                <div class="fe-fields">{ inside }</div>
            </details>
            <div class="fe-item-tools">
                <button type="button" class="fe-button fe-small" aria-label={format!("Sprache {tag} entfernen")} onclick={remove}>
                    { "Entfernen" }
                </button>
            </div>
        </li>
    }
}

/// The field of a word is called as the word is in German: that is what is to be translated.
fn word_field(word: SheetWord) -> Field {
    let label = if word == SheetWord::Name { "Name der Sprache in der Auswahl" } else { sheet_word(word) };
    Field { key: word.key(), label, help: "", input: Input::Line, required: false }
}

/// A new language is added by its tag.
fn adding(context: Context<'_>, path: &Path, words: bool) -> Html {
    let id = format!("{}-new", context.id(path));
    let object = context.get(path).and_then(Value::as_object).cloned().unwrap_or_default();
    let onchange = context.put(path, "Sprache").reform(move |event: Event| {
        let tag = text_of(&event).trim().to_owned();
        if !tag.is_empty() && !object.contains_key(&tag) {
            let new = if words { json!({}) } else { json!({ "title": "", "summary": "" }) };
            return Some(Value::Object(object.clone().into_iter().chain([(tag, new)]).collect()));
        }
        (!object.is_empty()).then(|| Value::Object(object.clone()))
    });
    html! {
        <div class="fe-field">
            <label for={id.clone()}>{ "Sprache hinzufügen (Kürzel, zum Beispiel uk)" }</label>
            <input {id} type="text" autocomplete="off" autocapitalize="off" spellcheck="false" value="" {onchange} />
        </div>
    }
}
