// SPDX-License-Identifier: EUPL-1.2
//! The first start: step by step from the sample to the own catalogue, and what is still sample afterwards.

use std::rc::Rc;

use foerderkompass_upkeep::{Document, EntryId, House, Joining, Split, named, sample_left, start, without_banner};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::asked::{Asked, AskedTeam, Step};
use super::field::{Area, Text};
use super::{Modal, counted};
use crate::shared::OnMake;
use crate::{Make, Shown};

#[derive(Properties, Clone)]
pub struct StartingProps {
    /// The catalogue that is shipped.
    pub sample: Rc<Document>,
    /// Takes the own catalogue.
    pub on_start: Callback<Document>,
    pub on_close: Callback<()>,
}

impl PartialEq for StartingProps {
    fn eq(&self, other: &StartingProps) -> bool {
        Rc::ptr_eq(&self.sample, &other.sample) && self.on_start == other.on_start && self.on_close == other.on_close
    }
}

/// Changes the answers.
type Change = Callback<Box<dyn FnOnce(&mut Asked)>>;

#[component]
pub fn Starting(props: &StartingProps) -> Html {
    let asked = use_state(|| Asked::of(&props.sample));
    let step = use_state(|| Step::House);
    let heading = use_node_ref();
    // A new step begins at its heading, also for those who do not see it.
    use_effect_with(*step, {
        let heading = heading.clone();
        move |step| {
            if *step != Step::House
                && let Some(heading) = heading.cast::<web_sys::HtmlElement>()
            {
                let _ = heading.focus();
            }
        }
    });
    let change: Change = {
        let asked = asked.clone();
        Callback::from(move |change: Box<dyn FnOnce(&mut Asked)>| {
            let mut next = (*asked).clone();
            change(&mut next);
            asked.set(next);
        })
    };
    let go = |to: Option<Step>| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(to) = to {
                step.set(to);
            }
        })
    };
    let missing = asked.missing(*step);
    let begin = {
        let (sample, asked, on_start) = (props.sample.clone(), asked.clone(), props.on_start.clone());
        Callback::from(move |_: MouseEvent| on_start.emit(start(&sample, &asked.start())))
    };
    html! {
        <Modal name="starting" title="Eigenen Katalog beginnen" on_close={props.on_close.clone()}>
            <h3 ref={heading} tabindex="-1">{ format!("Schritt {} von {}: {}", step.at() + 1, Step::ALL.len(), title(*step)) }</h3>
            { body(*step, &asked, &change) }
            if let Some(sentence) = &missing { <p class="fe-d-strong" aria-live="polite">{ sentence }</p> }
            <div class="fe-d-actions">
                if step.before().is_some() {
                    <button type="button" class="fe-button" data-fe-answer="back" onclick={go(step.before())}>{ "Zurück" }</button>
                }
                if *step == Step::Summary {
                    <button type="button" class="fe-button fe-primary" data-fe-answer="begin" onclick={begin}>{ "Katalog anlegen" }</button>
                } else {
                    <button type="button" class="fe-button fe-primary" data-fe-answer="next" disabled={missing.is_some()} onclick={go(step.next())}>{ "Weiter" }</button>
                }
            </div>
        </Modal>
    }
}

fn title(step: Step) -> &'static str {
    match step {
        Step::House => "Ihr Jobcenter",
        Step::Sites => "Standorte",
        Step::Letters => "Buchstaben",
        Step::Young => "Menschen unter 25",
        Step::Teams => "Teams",
        Step::Summary => "Zusammenfassung",
    }
}

fn body(step: Step, asked: &Asked, change: &Change) -> Html {
    match step {
        Step::House => house(asked, change),
        Step::Sites => {
            area("sites", "Ein Standort je Zeile; leer, wenn es nur einen gibt", &asked.sites, change, |asked, text| {
                asked.sites = text
            })
        }
        Step::Letters => area(
            "letters",
            "Ein Teil des Alphabets je Zeile, zum Beispiel „A–F“; leer, wenn nicht nach Nachnamen aufgeteilt wird",
            &asked.letters,
            change,
            |asked, text| asked.letters = text,
        ),
        Step::Young => young(asked, change),
        Step::Teams => html! {
            <>
                <p>{ "Wie heißen diese Teams bei Ihnen? Was leer bleibt, behält vorerst das Team des Beispiels." }</p>
                { for asked.teams.iter().enumerate().map(|(at, one)| team(at, one, asked, change)) }
            </>
        },
        Step::Summary => html! {
            <>
                <ul class="fe-d-bullets">{ for asked.lines().into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                <p>{ "Maßnahmen und ihre Voraussetzungen bleiben. Angebote des Beispiels entfallen. Jedes Team bekommt ein Postfach, das auf „.example“ endet, bis Sie das richtige eintragen." }</p>
            </>
        },
    }
}

fn area(name: &'static str, label: &'static str, value: &str, change: &Change, set: fn(&mut Asked, String)) -> Html {
    let change = change.clone();
    let on_text = Callback::from(move |text: String| change.emit(Box::new(move |asked| set(asked, text))));
    html! { <Area {name} {label} value={value.to_string()} {on_text} rows={6} /> }
}

fn house(asked: &Asked, change: &Change) -> Html {
    let on_text = {
        let change = change.clone();
        Callback::from(move |text: String| change.emit(Box::new(move |asked| asked.publisher = text)))
    };
    let choice = |house: House, value: &'static str, label: &'static str| {
        let change = change.clone();
        let onchange = Callback::from(move |_: Event| change.emit(Box::new(move |asked| asked.house = house)));
        html! {
            <label class="fe-d-tick"><input type="radio" name="fe-house" {value} checked={asked.house == house} {onchange} />{ label }</label>
        }
    };
    html! {
        <>
            <Text name="publisher" label="Name des Jobcenters" value={asked.publisher.clone()} {on_text} />
            <fieldset class="fe-d-group">
                <legend>{ "Wer trägt es?" }</legend>
                { choice(House::Joint, "joint", "gemeinsame Einrichtung (gE)") }
                { choice(House::Municipal, "municipal", "zugelassener kommunaler Träger (zkT)") }
            </fieldset>
        </>
    }
}

fn young(asked: &Asked, change: &Change) -> Html {
    let tick = {
        let change = change.clone();
        Callback::from(move |_: Event| change.emit(Box::new(|asked| asked.has_young = !asked.has_young)))
    };
    let on_text = {
        let change = change.clone();
        Callback::from(move |text: String| change.emit(Box::new(move |asked| asked.young = text)))
    };
    html! {
        <>
            <label class="fe-d-tick">
                <input type="checkbox" checked={asked.has_young} onchange={tick} />{ "Für Menschen unter 25 gibt es ein eigenes Team" }
            </label>
            if asked.has_young { <Text name="young" label="Name dieses Teams" value={asked.young.clone()} {on_text} /> }
        </>
    }
}

fn team(at: usize, team: &AskedTeam, asked: &Asked, change: &Change) -> Html {
    let on_text = {
        let change = change.clone();
        Callback::from(move |text: String| {
            change.emit(Box::new(move |asked| {
                if let Some(team) = asked.teams.get_mut(at) {
                    team.name = text;
                }
            }));
        })
    };
    let onchange = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            let split = match value.as_str() {
                "sites" => Split::Sites,
                "letters" => Split::Letters,
                _ => Split::None,
            };
            change.emit(Box::new(move |asked| {
                if let Some(team) = asked.teams.get_mut(at) {
                    team.split = split;
                }
            }));
        })
    };
    let start = asked.start();
    let option = |value: &'static str, split: Split, label: &'static str, there: bool| {
        html! { <option {value} selected={team.split == split} disabled={!there}>{ label }</option> }
    };
    html! {
        <fieldset class="fe-d-group" data-fe-team={team.replaces.clone()} key={at}>
            <legend>{ format!("Im Beispiel: {}", team.sample) }</legend>
            <Text name="team" label="Name bei Ihnen" value={team.name.clone()} {on_text} />
            <label class="fe-d-labelled">
                <span>{ "Aufgeteilt" }</span>
                <select class="fe-d-input" {onchange}>
                    { option("none", Split::None, "gar nicht", true) }
                    { option("sites", Split::Sites, "nach Standorten", start.sites.len() > 1) }
                    { option("letters", Split::Letters, "nach Buchstaben", start.letters.len() > 1) }
                </select>
            </label>
        </fieldset>
    }
}

#[derive(Properties, Clone)]
pub struct SampleLeftProps {
    pub shown: Shown,
    pub sample: Rc<Document>,
    pub on_open: Callback<EntryId>,
    pub on_make: OnMake,
}

impl PartialEq for SampleLeftProps {
    fn eq(&self, other: &SampleLeftProps) -> bool {
        // The callbacks are new ones at every drawing and do the same.
        self.shown == other.shown && Rc::ptr_eq(&self.sample, &other.sample)
    }
}

/// The banner „Beispieldaten“ of the editor: what is still sample. No dialog; nothing where there is no sample.
#[component]
pub fn SampleLeft(props: &SampleLeftProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("sample");
    let document = &props.shown.document;
    if document.root().get("sample").is_none_or(|sample| *sample != true) {
        return Html::default();
    }
    let left = sample_left(document, &props.sample);
    if let Some(edit) = without_banner(document, &props.sample) {
        let make = Make { label: "„Beispieldaten“ entfernt".to_string(), edits: vec![edit], joining: Joining::Alone };
        let onclick = props.on_make.reform(move |_: MouseEvent| make.clone());
        return html! {
            <div class="fe-d-sample" data-fe-sample-left="0">
                <p>{ "Nichts in diesem Katalog ist mehr Beispiel." }</p>
                <button type="button" class="fe-button" {onclick}>{ "Hinweis „Beispieldaten“ entfernen" }</button>
            </div>
        };
    }
    let line = |id: &EntryId| {
        let path = foerderkompass_upkeep::find(document, id);
        let name = path.map_or_else(|| id.id.clone(), |path| named(&foerderkompass_upkeep::entry_at(document, &path)));
        let id = id.clone();
        let onclick = props.on_open.reform(move |_: MouseEvent| id.clone());
        html! { <li><button type="button" class="fe-link" {onclick}>{ name }</button></li> }
    };
    html! {
        <details class="fe-d-sample" data-fe-sample-left={left.len().to_string()}>
            <summary>{ format!("Beispieldaten: {} noch zu ersetzen", counted(left.len(), "Eintrag ist", "Einträge sind")) }</summary>
            <p>{ "Postfächer, die auf „.example“ enden, und Beispiele aus dem Musterkatalog. So lange zeigt der Förderkompass „Beispieldaten“." }</p>
            <ul class="fe-d-bullets">{ for left.iter().map(line) }</ul>
        </details>
    }
}
