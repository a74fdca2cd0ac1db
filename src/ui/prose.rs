// SPDX-License-Identifier: EUPL-1.2
//! Catalogue text with paragraphs and list lines. Text is text: nothing in it becomes markup.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ProseProps {
    pub text: AttrValue,
}

#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let blocks = props.text.split("\n\n").filter(|block| !block.trim().is_empty());
    html! { <div class="fk-prose">{ for blocks.map(block) }</div> }
}

/// A run of lines: list lines become a list, the others a paragraph.
fn block(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(first) = lines.peek() {
        let listed = first.starts_with("- ");
        let mut run = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("- ") == listed) {
            run.push(line.strip_prefix("- ").unwrap_or(line).to_owned());
        }
        parts.push(if listed {
            html! { <ul class="fk-bullets">{ for run.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul> }
        } else {
            html! { <p>{ run.join(" ") }</p> }
        });
    }
    html! { <>{ for parts }</> }
}

#[derive(PartialEq, Properties)]
pub struct BulletsProps {
    pub items: Vec<String>,
    #[prop_or_default]
    pub ordered: bool,
}

/// A plain list of catalogue texts.
#[component]
pub fn Bullets(props: &BulletsProps) -> Html {
    let items = props.items.iter().map(|item| html! { <li>{ item }</li> });
    if props.ordered { html! { <ol class="fk-steps">{ for items }</ol> } } else { html! { <ul class="fk-bullets">{ for items }</ul> } }
}
