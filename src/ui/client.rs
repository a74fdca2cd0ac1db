// SPDX-License-Identifier: EUPL-1.2
//! The measure in the client's language: title and summary in an open card, and the sheet to take home.

use foerderkompass_core::{Measure, MeasureAt, Offer, SheetWord};
use foerderkompass_wording::sheet_word;
use yew::prelude::Html;

use super::Scene;
use super::export::{print, way};
use super::filters::select;
use super::tag::{Tag, button, tag, tag_of};
use crate::extract::{Cell, ClientSheet, Fact, Row, Said, Side, client_sheet, is_right_to_left, is_unreviewed, translated};
use crate::state::{Jump, Message};

/// In an open card: the choice of the language, what the measure is in it, and the way to the sheet.
pub fn for_client(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Tag {
    let sheet = button("fk-button", scene.on_click(Message::OpenedSheet(at))).set("data-client-sheet", "");
    let row = tag_of("div", "fk-quick").maybe(language(scene, measure)).tag(sheet.text(scene.labels().client_sheet));
    let chosen = translated(measure, &scene.state.language).map(|(language, text)| {
        let word = scene.catalog().sheet_word(language, SheetWord::Unreviewed);
        let word = Said { text: word.unwrap_or(sheet_word(SheetWord::Unreviewed)).to_owned(), german: word.is_none() };
        let unreviewed = is_unreviewed(measure, text).then(|| said(tag("small"), &word));
        let part = spoken(tag_of("div", "fk-box"), language).set("data-translated", "");
        part.tag(tag("b").text(&text.title)).tag(tag("p").text(&text.summary)).maybe(unreviewed)
    });
    tag_of("div", "fk-stack").tag(row).place(chosen)
}

/// Says in which language and direction an element is.
fn spoken(element: Tag, tag: &str) -> Tag {
    element.put("lang", tag).set("dir", if is_right_to_left(tag) { "rtl" } else { "ltr" })
}

/// The languages that the measure is translated to.
fn language(scene: Scene<'_>, measure: &Measure) -> Option<Tag> {
    let (catalog, labels) = (scene.catalog(), scene.labels());
    let entry = |(tag, _): &(String, _)| {
        (catalog.sheet_word(tag, SheetWord::Name).unwrap_or(tag).to_owned(), Message::ChoseLanguage(tag.clone()))
    };
    let entries: Vec<(String, Message)> = measure.translations.iter().map(entry).collect();
    let chosen = measure.translations.iter().position(|(tag, _)| *tag == scene.state.language);
    let none = (labels.no_translation, Message::ChoseLanguage(String::new()));
    (!entries.is_empty()).then(|| select(scene, "language", labels.translation, none, entries, chosen))
}

/// The sheet, as it will be printed, below what it depends on.
pub fn client(scene: Scene<'_>, at: MeasureAt) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let (Some(measure), Some(sheet)) = (state.catalog.measures().get(at), client_sheet(state, at)) else {
        return Html::default();
    };
    let back =
        button("fk-button", scene.on_click(Message::Jumped(Jump::Measure(at)))).set("data-back", "").text(labels.to_measure);
    let buttons = tag_of("div", "fk-quick")
        .maybe(language(scene, measure))
        .maybe(offer(scene, measure))
        .tag(way("data-print", print(scene)).class("fk-primary").text(labels.print))
        .tag(back);
    let title = scene.words.heading(3).class("fk-lane-title").tag(tag("span").text(labels.client_sheet));
    tag_of("section", "fk-view fk-export")
        .set("data-shown", "client")
        .tag(title.tag(tag_of("span", "fk-lane-count").of_catalog(scene.words).text(&measure.title)))
        .tag(buttons)
        .tag(paper(&sheet, scene))
        .end()
}

fn offer(scene: Scene<'_>, measure: &Measure) -> Option<Tag> {
    let labels = scene.labels();
    let entry = |(at, offer): (usize, &Offer)| {
        let parts: Vec<&str> = [Some(&offer.provider), offer.site.as_ref()].into_iter().flatten().map(String::as_str).collect();
        (parts.join(", "), Message::ChoseOffer(Some(at)))
    };
    let entries: Vec<(String, Message)> = measure.offers.iter().enumerate().map(entry).collect();
    let none = (labels.no_offer, Message::ChoseOffer(None));
    (!entries.is_empty()).then(|| select(scene, "offer", labels.client_offer, none, entries, scene.state.offer))
}

fn paper(sheet: &ClientSheet, scene: Scene<'_>) -> Tag {
    let rows = sheet.rows.iter().enumerate().map(|(at, one)| row(one, &sheet.sides, at == 0, scene));
    let publisher = tag_of("p", "fk-muted").set("lang", "de").text(&sheet.publisher);
    tag_of("div", "fk-paper fk-client-paper").tag(publisher).each(rows)
}

fn row(row: &Row, sides: &[Side], first: bool, scene: Scene<'_>) -> Tag {
    let cells = row.cells.iter().zip(sides).map(|(one, side)| cell(one, side, first, scene));
    let blanks = row.blanks.iter().map(|labels| {
        let labels =
            labels.iter().zip(sides).map(|(label, side)| spoken(tag("bdi"), &side.tag).tag(said(tag("span"), label)).text(":"));
        tag_of("p", "fk-fill").each(labels)
    });
    tag_of("section", "fk-pair").tag(tag_of("div", "fk-sides").each(cells)).each(blanks)
}

fn cell(cell: &Cell, side: &Side, first: bool, scene: Scene<'_>) -> Tag {
    let there = |text: &Said, element: Tag| (!text.text.is_empty()).then(|| said(element, text));
    let shown = spoken(tag("div"), &side.tag)
        .maybe(there(&cell.over, tag_of("p", "fk-muted")))
        .maybe(there(&cell.heading, scene.words.heading(if first { 4 } else { 5 })));
    let lines = cell.lines.iter().map(|one| line(one, if cell.ordered { "li" } else { "p" }));
    if cell.ordered { shown.tag(tag("ol").each(lines)) } else { shown.each(lines) }
}

/// German among other words says that it is German.
fn said(element: Tag, said: &Said) -> Tag {
    let element = if said.german { spoken(element, "de") } else { element };
    element.text(&said.text)
}

fn line(line: &Fact, name: &'static str) -> Tag {
    if line.value.is_empty() {
        return said(tag(name), &line.said);
    }
    let shown = tag(name);
    let shown = if line.said.text.is_empty() { shown } else { shown.tag(said(tag("bdi"), &line.said)).text(": ") };
    shown.tag(spoken(tag("bdi"), "de").text(&line.value))
}
