// SPDX-License-Identifier: EUPL-1.2
//! A list of texts as one field, one text a line.

use serde_json::Value;
use yew::prelude::*;

use super::context::{as_text, text_of};

#[derive(Clone, Properties, PartialEq)]
pub struct LinesProps {
    pub id: String,
    pub described: Option<String>,
    pub value: Option<Value>,
    pub on_put: Callback<Option<Value>>,
}

/// What is typed stays as it is typed, empty lines too; the list holds what is not empty.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    let typed = use_state(String::new);
    let value = if listed(&typed) == props.value { (*typed).clone() } else { written(props.value.as_ref()) };
    let oninput = {
        let (typed, on_put) = (typed.clone(), props.on_put.clone());
        Callback::from(move |event: InputEvent| {
            let text = text_of(&event);
            on_put.emit(listed(&text));
            typed.set(text);
        })
    };
    let rows = value.split('\n').map(|line| 1 + line.len() / 90).sum::<usize>().clamp(2, 12).to_string();
    html! { <textarea id={props.id.clone()} dir="auto" aria-describedby={props.described.clone()} {rows} {value} {oninput} /> }
}

/// The list in a text; none for an empty one.
fn listed(text: &str) -> Option<Value> {
    let lines: Vec<Value> = text.lines().filter(|line| !line.trim().is_empty()).map(Value::from).collect();
    (!lines.is_empty()).then_some(Value::Array(lines))
}

/// The text for a list; what is no list of texts is shown as it stands in the file.
fn written(value: Option<&Value>) -> String {
    match value {
        Some(Value::Array(list)) => list.iter().map(|one| as_text(Some(one))).collect::<Vec<_>>().join("\n"),
        other => as_text(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_written_and_read_line_by_line() {
        assert_eq!(listed("a\n\n b \n"), Some(json!(["a", " b "])));
        assert_eq!(listed(" \n"), None);
        assert_eq!(written(Some(&json!(["a", 1, ["b"]]))), "a\n1\n[\"b\"]");
        assert_eq!(written(Some(&json!("x"))), "x");
        assert_eq!(listed(&written(Some(&json!(["a", "b"])))), Some(json!(["a", "b"])));
    }
}
