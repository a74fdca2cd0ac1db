// SPDX-License-Identifier: EUPL-1.2
//! What is taken along: a note for the case file, a sheet of paper, a table.

use web_sys::{Element, HtmlElement};
use yew::prelude::{Callback, Event, Html, MouseEvent, TargetCast};

use super::desk::hidden;
use super::tag::{Tag, button, tag, tag_of};
use super::{Scene, Symbol, Words, icon};
use crate::extract::{Block, Entry, Extract, Line, extract, extract_shown};
use crate::state::Message;
use crate::table::table;

/// What the saved table is called. File names stay ASCII, so that every system and archive keeps them as they are.
const TABLE_FILE: &str = "massnahmen.csv";

pub fn export(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let shown = extract_shown(state, scene.words.0);
    let of_result = state.marked.is_empty();
    let which = if of_result { labels.export_result } else { labels.export_marked };
    let dispatch = scene.dispatch.clone();
    let tick = Callback::from(move |_: Event| dispatch.dispatch(Message::ToggledAnswers));
    let check = tag("input").set("type", "checkbox").checked(state.with_answers).on_change(tick).set("data-with-answers", "");
    let hint = tag_of("small", "fk-muted").text(labels.with_answers_hint);
    let copy = way("data-copy-note", copy_note(scene)).class("fk-primary").with(icon(Symbol::Copy));
    let buttons = tag_of("div", "fk-quick")
        .tag(copy.text(labels.note_copy))
        .tag(way("data-print", print(scene)).text(labels.print))
        .tag(way("data-table", save_table(scene)).text(labels.table_save));
    let words = scene.words;
    let title = words.heading(3).class("fk-lane-title").tag(tag("span").text(labels.view_export));
    tag_of("section", "fk-view fk-export")
        .set("data-shown", "export")
        .tag(title.tag(tag_of("span", "fk-lane-count").text(which)))
        .place(hidden(scene).filter(|_| of_result))
        .tag(tag_of("label", "fk-check").tag(check).tag(tag("span").tag(tag("b").text(labels.with_answers)).tag(hint)))
        .tag(buttons)
        .tag(sheet(&shown, words))
        .end()
}

/// Copies the note, which is whole, however much of it the sheet shows; so it is made on the click.
fn copy_note(scene: Scene<'_>) -> Callback<MouseEvent> {
    let (dispatch, state, words) = (scene.dispatch.clone(), scene.state.clone(), scene.words);
    Callback::from(move |_: MouseEvent| dispatch.copy_now(&extract(&state, words.0).text()))
}

/// A button that is found by an attribute.
pub fn way(mark: &'static str, call: Callback<MouseEvent>) -> Tag {
    button("fk-button", call).set(mark, "")
}

/// Prints the paper that stands beside the button.
pub fn print(scene: Scene<'_>) -> Callback<MouseEvent> {
    let outlet = scene.dispatch.outlet.clone();
    Callback::from(move |event: MouseEvent| {
        let view = event.target_dyn_into::<HtmlElement>().and_then(|button| button.closest(".fk-export").ok().flatten());
        let sheet: Option<Element> = view.and_then(|view| view.query_selector(".fk-paper").ok().flatten());
        if let Some(sheet) = sheet {
            outlet.print(&sheet);
        }
    })
}

fn save_table(scene: Scene<'_>) -> Callback<MouseEvent> {
    let (dispatch, catalog, words) = (scene.dispatch.clone(), scene.state.catalog.clone(), scene.words);
    Callback::from(move |_: MouseEvent| {
        dispatch.outlet.save(TABLE_FILE, &table(&catalog, words.0));
        dispatch.dispatch(Message::Saved);
    })
}

/// The sheet as it will be printed.
fn sheet(extract: &Extract, words: Words) -> Tag {
    let head = extract.head.iter().enumerate().map(|(i, line)| {
        let shown = if i == 0 { words.heading(4) } else { tag_of("p", "fk-muted") };
        shown.text(line)
    });
    let entries = extract.entries.iter().flat_map(|one| {
        let cut = (!one.cut.is_empty()).then(|| tag_of("p", "fk-muted").text(&one.cut));
        [Some(entry(one, words)), cut].into_iter().flatten()
    });
    let sheet = tag_of("div", "fk-paper").each(head).each(entries);
    let sheet = extract.answers.iter().fold(sheet, |sheet, answers| block(sheet, answers, words));
    let blanks = extract.fields.iter().map(|field| tag_of("p", "fk-blank").text(field));
    sheet.each(blanks).tag(tag_of("p", "fk-muted").text(extract.orientation))
}

fn entry(entry: &Entry, words: Words) -> Tag {
    let mut section = tag("section").tag(words.heading(5).text(&entry.title)).tag(tag("p").tag(tag("b").text(&entry.status)));
    if !entry.badges.is_empty() {
        section = section.tag(tag("p").text(&entry.badges));
    }
    entry.blocks.iter().fold(section, |section, one| block(section, one, words))
}

/// Adds a block to what it belongs to.
fn block(mut shown: Tag, block: &Block, words: Words) -> Tag {
    if !block.heading.is_empty() {
        shown = shown.tag(words.heading(6).text(block.heading));
    }
    shown.tag(tag("ul").each(block.lines.iter().map(line)))
}

fn line(line: &Line) -> Tag {
    let shown = tag("li").class_if(line.depth > 0, "fk-deeper");
    let shown = match line.mark {
        Some(ticked) => shown.text(if ticked { "☑ " } else { "☐ " }),
        None => shown,
    };
    shown.text(&line.text)
}
