// SPDX-License-Identifier: EUPL-1.2
//! Which personas come out otherwise than in the opened catalogue, and why.

use std::rc::Rc;

use foerderkompass_cockpit::{OutcomeDiff, PersonaDiff, personas};
use foerderkompass_core::{Catalog, Outcome};
use foerderkompass_wording::Language;
use yew::prelude::*;

/// The two catalogues to compare.
#[derive(Clone, Properties)]
pub struct FlipsProps {
    /// As it was opened; read once by the app.
    pub opened: Option<Rc<Catalog>>,
    /// As it stands now (`Shown::catalog`).
    pub current: Option<Rc<Catalog>>,
    /// The id of the measure that is being edited: its changes come first, and without its title.
    #[prop_or_default]
    pub measure: Option<AttrValue>,
    /// Level of the heading, 2 to 6.
    #[prop_or(3)]
    pub level: u8,
}

impl PartialEq for FlipsProps {
    fn eq(&self, other: &FlipsProps) -> bool {
        same(self.opened.as_ref(), other.opened.as_ref())
            && same(self.current.as_ref(), other.current.as_ref())
            && self.measure == other.measure
            && self.level == other.level
    }
}

/// Whether both are the very same catalogue.
pub(super) fn same(one: Option<&Rc<Catalog>>, other: Option<&Rc<Catalog>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// A persona for whom a measure comes out otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    pub persona: String,
    pub persona_title: String,
    /// The persona itself answers otherwise, which may be the reason.
    pub answers_changed: bool,
    pub measure: String,
    pub measure_title: String,
    pub old: Outcome,
    pub new: Outcome,
    /// Without „weil“.
    pub why: String,
    /// What the persona expects of the measure, if it says so.
    pub expected: Option<Outcome>,
}

/// What changed for the personas of both catalogues: those of the measure `first` first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flipped {
    pub flips: Vec<Flip>,
    /// Titles of measures that could be assessed when the catalogue was opened and cannot now.
    pub left_out: Vec<String>,
}

/// Compares what comes out for the personas.
pub fn flips(opened: &Catalog, current: &Catalog, first: &str) -> Flipped {
    let mut flips = Vec::new();
    for persona in personas(opened, current) {
        flips.extend(persona.outcomes.iter().map(|outcome| flip(current, &persona, outcome)));
    }
    flips.sort_by_key(|flip| flip.measure != first);
    let gone = current.left_out().iter().filter(|one| opened.measure_at(&one.id).is_some());
    Flipped { flips, left_out: gone.map(|one| one.title.clone()).collect() }
}

fn flip(current: &Catalog, persona: &PersonaDiff, outcome: &OutcomeDiff) -> Flip {
    let expects = current.personas().iter().find(|one| one.id == persona.id);
    let of_measure = |target| current.target(target).is_some_and(|(id, _)| id == outcome.measure);
    let expected = expects.and_then(|one| one.expect.iter().find(|(target, _)| of_measure(*target)));
    Flip {
        persona: persona.id.clone(),
        persona_title: persona.title.clone(),
        answers_changed: persona.answers_changed,
        measure: outcome.measure.clone(),
        measure_title: outcome.title.clone(),
        old: outcome.old,
        new: outcome.new,
        why: outcome.why.clone(),
        expected: expected.map(|(_, expected)| *expected),
    }
}

impl Flip {
    /// What stands before the sentence: „P2“, with the measure unless it is the one at hand.
    pub fn lead(&self, measure: &str) -> String {
        let whose = format!("{} ({})", self.persona.to_uppercase(), self.persona_title);
        if self.measure == measure { whose } else { format!("{whose}, {}", self.measure_title) }
    }

    /// What stands behind it.
    pub fn note(&self) -> &'static str {
        match self.expected {
            Some(expected) if expected == self.new => "So ist es erwartet.",
            Some(_) => "Das widerspricht dem erwarteten Ergebnis.",
            None if self.answers_changed => "Auch die Angaben der Beispielperson sind geändert.",
            None => "",
        }
    }
}

/// The persona flips, to be shown beside the form.
#[component]
pub fn Flips(props: &FlipsProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("flips");
    let (Some(opened), Some(current)) = (&props.opened, &props.current) else { return Html::default() };
    let measure = props.measure.as_deref().unwrap_or_default();
    let Flipped { flips, left_out } =
        if Rc::ptr_eq(opened, current) { Flipped::default() } else { flips(opened, current, measure) };
    let heading = format!("h{}", props.level.clamp(2, 6));
    let none = flips.is_empty() && left_out.is_empty();
    html! {
        <section class="fe-flips">
            <@{heading}>{ "Was sich für die Beispielpersonen ändert" }</@>
            if none {
                <p class="fe-flips-none">{ "Für keine Beispielperson kommt etwas anderes heraus." }</p>
            }
            <ul>
                { for left_out.iter().map(|title| html! {
                    <li class="fe-flip fe-flip-out">{ format!("„{title}“ lässt sich gerade nicht auswerten: Es steckt noch ein Fehler darin.") }</li>
                }) }
                { for flips.iter().map(|flip| line(flip, measure)) }
            </ul>
        </section>
    }
}

fn line(flip: &Flip, measure: &str) -> Html {
    let said = |outcome: Outcome| html! { <em class={format!("fe-flip-{}", outcome.key())}>{ Language::German.wording().outcome(outcome) }</em> };
    html! {
        <li class="fe-flip">
            <b>{ flip.lead(measure) }</b>{ " war " }{ said(flip.old) }{ ", wird " }{ said(flip.new) }
            { format!(", weil {}. ", flip.why.trim_end_matches('.')) }{ flip.note() }
        </li>
    }
}
