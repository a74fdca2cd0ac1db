// SPDX-License-Identifier: EUPL-1.2
//! Catalogue text with paragraphs and list lines. Text is text: nothing in it becomes markup.

use std::ops::Range;

use yew::prelude::*;

/// Paragraphs between blank lines; in them, lines that begin with `- ` are a list.
pub fn prose(text: &str) -> Html {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
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
            bullets(&run)
        } else {
            html! { <p>{ run.join(" ") }</p> }
        });
    }
    html! { <>{ for parts }</> }
}

/// A plain list of catalogue texts.
pub fn bullets(items: &[String]) -> Html {
    html! { <ul class="fk-bullets">{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul> }
}

/// Steps in their order.
pub fn steps(items: &[String]) -> Html {
    html! { <ol class="fk-steps">{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ol> }
}

/// A text in which what was searched for stands out.
pub fn marked(text: &str, found: &[Range<usize>]) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut from = 0;
    for range in found {
        let (before, hit) = (text.get(from..range.start).unwrap_or(""), text.get(range.clone()).unwrap_or(""));
        parts.push(html! { <>{ before }<mark>{ hit }</mark></> });
        from = range.end;
    }
    html! { <>{ for parts }{ text.get(from..).unwrap_or("") }</> }
}
