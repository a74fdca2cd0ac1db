// SPDX-License-Identifier: EUPL-1.2
//! An open card: why, what to check by hand, how to go on; beside it whom to ask and where there are places.

use foerderkompass_core::{Answer, Finding, Kind, Measure, MeasureAt, RelationKind, SafeUrl, Validity, Verdict};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Dispatch;
use super::card::{MeasureLink, verdict_mark};
use super::contact::ContactBox;
use super::findings::{Tree, findings};
use super::offers::offers;
use super::prose::{Bullets, Prose};
use crate::app::Words;
use crate::shared::Shared;
use crate::state::{Jump, Message, State};

#[derive(PartialEq, Properties)]
pub struct DetailProps {
    pub at: MeasureAt,
    pub state: Shared<State>,
    pub dispatch: Dispatch,
}

#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let Some(measure) = props.state.catalog.measures().get(props.at) else { return Html::default() };
    html! {
        <>
            <div class="fk-main">
                <p class="fk-summary">{ &measure.summary }</p>
                { almost(props, words) }
                { why(props, measure, words) }
                { checks(props, measure, words) }
                { texts(measure, words) }
            </div>
            <div class="fk-aside">
                { contacts(props, measure, words) }
                { carriers(props, measure, words) }
                { keeping(props, measure, words) }
                { relations(props, measure, words) }
            </div>
        </>
    }
}

/// A part of the details with its heading.
fn part(title: &'static str, inside: Html) -> Html {
    html! { <section class="fk-part"><h5>{ title }</h5>{ inside }</section> }
}

fn why(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let (state, labels) = (&props.state, words.0.labels());
    let judged = measure.judge::<Finding<'_>>(&state.results.facts, state.dates.on);
    let tree = Tree { catalog: &state.catalog, facts: &state.results.facts, dispatch: &props.dispatch, words };
    let validity = match judged.validity {
        Validity::Valid => None,
        Validity::NotYet(from) => Some(words.0.not_yet(from)),
        Validity::Ended(until) => Some(words.0.ended(until)),
    };
    let nothing = judged.must.is_none() && judged.should.is_none() && judged.hurdles.is_empty();
    html! {
        <section class="fk-part">
            <h5>{ labels.why }</h5>
            if let Some((lead, text)) = validity { <p>{ verdict_mark(Verdict::Unmet, words) }{ lead }{ " " }{ text }</p> }
            if let Some(must) = &judged.must { <h6>{ labels.must }</h6>{ findings(tree, must) } }
            if let Some(should) = &judged.should { <h6>{ labels.should }</h6>{ findings(tree, should) } }
            if !judged.hurdles.is_empty() {
                <h6>{ labels.hurdles }</h6>
                { for judged.hurdles.iter().zip(&measure.hurdles).map(|(finding, hurdle)| html! {
                    <>
                        { findings(tree, finding) }
                        if finding.verdict != Verdict::Met {
                            <p class="fk-solve">
                                if let Some(text) = &hurdle.text { { text } }
                                if let Some(target) = hurdle.solved_by { { " – " }{ labels.leads_there }{ " " }{ measure_link(props, target) } }
                            </p>
                        }
                    </>
                }) }
            }
            if nothing { <p class="fk-muted">{ labels.no_conditions }</p> }
        </section>
    }
}

/// A link to another measure, with its own outcome for this client.
fn measure_link(props: &DetailProps, target: foerderkompass_core::Target) -> Html {
    let state = &props.state;
    let Some((_, title)) = state.catalog.target(target) else { return Html::default() };
    match target {
        foerderkompass_core::Target::Measure(at) => {
            let outcome = state.results.assessments.get(at).map(|assessment| assessment.outcome);
            html! { <><MeasureLink {at} title={title.to_owned()} dispatch={props.dispatch.clone()} />if let Some(outcome) = outcome { <OutcomeNote {outcome} /> }</> }
        }
        foerderkompass_core::Target::LeftOut(_) => html! { <span>{ title }</span> },
    }
}

#[derive(PartialEq, Properties)]
struct OutcomeNoteProps {
    outcome: foerderkompass_core::Outcome,
}

#[component]
fn OutcomeNote(props: &OutcomeNoteProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    html! { <span class="fk-muted">{ " (" }{ words.0.outcome(props.outcome) }{ ")" }</span> }
}

fn almost(props: &DetailProps, words: Words) -> Html {
    let state = &props.state;
    let Some(assessment) = state.results.assessments.get(props.at).filter(|a| !a.almost.is_empty()) else { return Html::default() };
    let entries = assessment.almost.iter().map(|almost| {
        let given = match almost {
            foerderkompass_core::Almost::Needs { attribute, .. } => state.results.facts.get(*attribute),
            foerderkompass_core::Almost::Wait(_) => None,
        };
        html! { <li>{ words.0.almost(&state.catalog, almost, given) }</li> }
    });
    html! { <section class="fk-part fk-missing"><h5>{ words.0.labels().missing }</h5><ul class="fk-bullets">{ for entries }</ul></section> }
}

fn checks(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let (labels, at) = (words.0.labels(), props.at);
    if measure.checks.is_empty() && measure.uncertain.is_empty() {
        return Html::default();
    }
    let all = measure.checks.iter().map(|text| (text, false)).chain(measure.uncertain.iter().map(|text| (text, true)));
    let entries = all.enumerate().map(|(i, (text, uncertain))| {
        let checked = props.state.ticked.contains(&(at, i));
        let dispatch = props.dispatch.clone();
        let tick = move |_: Event| dispatch.dispatch(Message::TickedCheck(at, i));
        html! {
            <li key={i}><label class="fk-check">
                <input type="checkbox" {checked} onchange={tick} />
                <span>if uncertain { <b>{ labels.uncertain }{ ": " }</b> }{ text }</span>
            </label></li>
        }
    });
    part(labels.checks, html! { <ul class="fk-checks">{ for entries }</ul> })
}

fn texts(measure: &Measure, words: Words) -> Html {
    let labels = words.0.labels();
    let lists = [(labels.steps, &measure.steps, true), (labels.documents, &measure.documents, false), (labels.examples, &measure.examples, false)];
    let lists = lists.into_iter().filter(|(_, items, _)| !items.is_empty());
    html! {
        <>
            if let Some(hint) = &measure.hint { { part(labels.hint, html! { <Prose text={hint.clone()} /> }) } }
            { for lists.map(|(title, items, ordered)| part(title, html! { <Bullets items={items.clone()} {ordered} /> })) }
            if let Some(text) = &measure.description { { part(labels.about, html! { <Prose text={text.clone()} /> }) } }
            if !measure.legal.is_empty() {
                { part(labels.legal, html! { <ul class="fk-legal">{ for measure.legal.iter().map(|legal| html! { <li>{ link(legal.url.as_ref(), &legal.norm) }</li> }) }</ul> }) }
            }
        </>
    }
}

/// A link to another site says where it leads and tells that site nothing.
fn link(url: Option<&SafeUrl>, text: &str) -> Html {
    match url {
        Some(url) => html! {
            <a href={url.as_str().to_owned()} target="_blank" rel="noopener noreferrer" title={url.host().unwrap_or_default().to_owned()}>{ text }</a>
        },
        None => html! { <span>{ text }</span> },
    }
}

fn contacts(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let (state, labels) = (&props.state, words.0.labels());
    let routed = measure.responsible(&state.results.facts);
    if routed.entries.is_empty() {
        return Html::default();
    }
    let brief = routed.entries.len() > 1;
    html! {
        <section class="fk-part fk-box">
            <h5 class="fk-muted">{ labels.responsible }</h5>
            { depends(props, &routed.deciding, words) }
            { for routed.entries.iter().map(|at| html! { <ContactBox key={*at} state={state.clone()} at={*at} {brief} /> }) }
        </section>
    }
}

/// The unanswered questions on which a rule list still depends, to be answered right there.
fn depends(props: &DetailProps, deciding: &[usize], words: Words) -> Html {
    let questions: Vec<Html> = deciding.iter().filter_map(|at| ask_here(props, *at, words)).collect();
    if questions.is_empty() {
        return Html::default();
    }
    html! { <div class="fk-depends"><span>{ words.0.labels().responsible_depends }</span>{ for questions }</div> }
}

/// A question as a list to choose from; several answers at once and numbers are asked where they stand.
fn ask_here(props: &DetailProps, at: usize, words: Words) -> Option<Html> {
    let attribute = props.state.catalog.attributes().get(at)?;
    let labels = words.0.labels();
    let options: Vec<(Answer, &str)> = match &attribute.kind {
        Kind::Flag => vec![(Answer::Flag(true), labels.yes), (Answer::Flag(false), labels.no)],
        Kind::Choice(list) | Kind::Ordinal(list) => list.iter().enumerate().map(|(i, o)| (Answer::Option(i), o.label.as_str())).collect(),
        Kind::Multi(_) | Kind::Integer(_) => {
            let dispatch = props.dispatch.clone();
            let go = move |_: MouseEvent| dispatch.dispatch(Message::Jumped(Jump::Question(at)));
            return Some(html! { <button key={at} type="button" class="fk-link" onclick={go}>{ &attribute.label }</button> });
        }
    };
    let answers: Vec<Answer> = options.iter().map(|(answer, _)| answer.clone()).collect();
    let dispatch = props.dispatch.clone();
    let choose = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse::<usize>().ok());
        if let Some(answer) = chosen.and_then(|i| answers.get(i)) {
            dispatch.dispatch(Message::AnsweredQuestion(at, answer.clone()));
        }
    };
    let entries = options.iter().enumerate().map(|(i, (_, label))| html! { <option key={i} value={i.to_string()}>{ *label }</option> });
    Some(html! {
        <label key={at} class="fk-ask-here">
            <span>{ &attribute.label }</span>
            <select onchange={choose}><option value="" selected=true>{ labels.no_answer }</option>{ for entries }</select>
        </label>
    })
}

fn carriers(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let routed = measure.carrier(&props.state.results.facts);
    if routed.entries.is_empty() {
        return Html::default();
    }
    let entries = routed.entries.iter().map(|carrier| {
        html! { <li key={carrier.name.clone()}><b>{ &carrier.name }</b>if let Some(note) = &carrier.note { <small>{ note }</small> }</li> }
    });
    html! {
        <section class="fk-part fk-box">
            <h5 class="fk-muted">{ words.0.labels().carrier }</h5>
            { depends(props, &routed.deciding, words) }
            <ul class="fk-carriers">{ for entries }</ul>
        </section>
    }
}

/// Duration, form, offers, last check.
fn keeping(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let (labels, today) = (words.0.labels(), props.state.dates.today);
    let overdue = measure.check_due().is_some_and(|due| due < today);
    html! {
        <section class="fk-part fk-box">
            <dl class="fk-facts">
                if let Some(duration) = &measure.duration { <dt>{ labels.duration }</dt><dd>{ duration }</dd> }
                if !measure.formats.is_empty() { <dt>{ labels.formats }</dt><dd>{ measure.formats.join(", ") }</dd> }
                if let Some(date) = measure.checked_on {
                    <dt>{ labels.checked }</dt>
                    <dd class={classes!(overdue.then_some("fk-absence"))}>{ words.0.checked(date, measure.checked_by.as_deref(), overdue) }</dd>
                }
            </dl>
            if !measure.offers.is_empty() { <h5>{ labels.offers }</h5>{ offers(&measure.offers, today, words) } }
        </section>
    }
}

fn relations(props: &DetailProps, measure: &Measure, words: Words) -> Html {
    let labels = words.0.labels();
    if measure.relations.is_empty() {
        return Html::default();
    }
    let entries = measure.relations.iter().map(|relation| {
        let kind = match relation.kind {
            RelationKind::BuildsOn => labels.builds_on,
            RelationKind::LeadsTo => labels.leads_to,
            RelationKind::Excludes => labels.excludes,
        };
        html! { <li>{ kind }{ " " }{ measure_link(props, relation.measure) }if let Some(text) = &relation.text { <small>{ text }</small> }</li> }
    });
    html! { <section class="fk-part fk-box"><h5>{ labels.relations }</h5><ul class="fk-relations">{ for entries }</ul></section> }
}
