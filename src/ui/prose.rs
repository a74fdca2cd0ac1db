// SPDX-License-Identifier: EUPL-1.2
//! Catalogue text with paragraphs and list lines. Text is text: nothing in it becomes markup.

use std::ops::Range;

use yew::prelude::Html;

use super::tag::{Tag, list, tag, tag_of, text};

/// Paragraphs between blank lines; in them, lines that begin with `- ` are a list.
pub fn prose(text: &str) -> Html {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    blocks.fold(tag_of("div", "fk-prose"), block).end()
}

/// Runs of lines: list lines become a list, the others a paragraph.
fn block(mut shown: Tag, text: &str) -> Tag {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(first) = lines.peek() {
        let listed = first.starts_with("- ");
        let mut run = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("- ") == listed) {
            run.push(line.strip_prefix("- ").unwrap_or(line).to_owned());
        }
        shown = if listed { shown.with(bullets(&run)) } else { shown.tag(tag("p").text(&run.join(" "))) };
    }
    shown
}

/// A plain list of catalogue texts.
pub fn bullets(items: &[String]) -> Html {
    entries(tag_of("ul", "fk-bullets"), items)
}

/// Steps in their order.
pub fn steps(items: &[String]) -> Html {
    entries(tag_of("ol", "fk-steps"), items)
}

fn entries(shown: Tag, items: &[String]) -> Html {
    shown.each(items.iter().map(|item| tag("li").text(item))).end()
}

/// A text whose "§" stays with its number where the line is short.
pub fn unbroken(text: &str) -> String {
    text.replace("§ ", "§\u{a0}")
}

/// A text in which what was searched for stands out.
pub fn marked(whole: &str, found: &[Range<usize>]) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut from = 0;
    for range in found {
        let (before, hit) = (whole.get(from..range.start).unwrap_or(""), whole.get(range.clone()).unwrap_or(""));
        parts.push(text(before));
        parts.push(tag("mark").text(hit).end());
        from = range.end;
    }
    parts.push(text(whole.get(from..).unwrap_or("")));
    list(parts)
}
