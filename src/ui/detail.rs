// SPDX-License-Identifier: EUPL-1.2
//! An open card: why, what to check by hand, how to go on; beside it whom to ask and where there are places.

use foerderkompass_core::{Almost, Answer, Finding, Kind, Measure, MeasureAt, RelationKind, SafeUrl, Target, Validity, Verdict};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Scene;
use super::card::{measure_link, verdict_mark};
use super::contact::contact_box;
use super::findings::findings;
use super::offers::offers;
use super::prose::{bullets, prose, steps};
use super::tools::tools;
use crate::state::{Jump, Message};

pub fn detail(scene: Scene<'_>, at: MeasureAt) -> Html {
    let Some(measure) = scene.catalog().measures().get(at) else { return Html::default() };
    html! {
        <>
            <div class="fk-main">
                <p class="fk-summary">{ &measure.summary }</p>
                { almost(scene, at) }
                { why(scene, measure) }
                { checks(scene, at, measure) }
                { texts(scene, measure) }
                { tools(scene, at, measure) }
            </div>
            <div class="fk-aside">
                { contacts(scene, measure) }
                { carriers(scene, measure) }
                { keeping(scene, measure) }
                { relations(scene, measure) }
            </div>
        </>
    }
}

/// A part of the details with its heading.
fn part(title: &'static str, inside: Html) -> Html {
    html! { <section class="fk-part"><h5>{ title }</h5>{ inside }</section> }
}

fn why(scene: Scene<'_>, measure: &Measure) -> Html {
    let (state, words, labels) = (scene.state, scene.words, scene.labels());
    let judged = measure.judge::<Finding<'_>>(&state.results.facts, state.dates.on);
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
            if let Some(must) = &judged.must { <h6>{ labels.must }</h6>{ findings(scene, must) } }
            if let Some(should) = &judged.should { <h6>{ labels.should }</h6>{ findings(scene, should) } }
            if !judged.hurdles.is_empty() {
                <h6>{ labels.hurdles }</h6>
                { for judged.hurdles.iter().zip(&measure.hurdles).map(|(finding, hurdle)| html! {
                    <>
                        { findings(scene, finding) }
                        if finding.verdict != Verdict::Met {
                            <p class="fk-solve">
                                if let Some(text) = &hurdle.text { { text } }
                                if let Some(target) = hurdle.solved_by { { " – " }{ labels.leads_there }{ " " }{ target_link(scene, target) } }
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
fn target_link(scene: Scene<'_>, target: Target) -> Html {
    let Some((_, title)) = scene.catalog().target(target) else { return Html::default() };
    let Target::Measure(at) = target else { return html! { <span>{ title }</span> } };
    let outcome = scene.outcome(at).map(|outcome| format!(" ({})", scene.words.0.outcome(outcome)));
    html! { <>{ measure_link(at, title, scene.dispatch) }<span class="fk-muted">{ outcome }</span></> }
}

fn almost(scene: Scene<'_>, at: MeasureAt) -> Html {
    let (state, words) = (scene.state, scene.words);
    let Some(assessment) = state.results.assessments.get(at).filter(|a| a.almost.len() > 1) else { return Html::default() };
    let entries = assessment.almost.iter().map(|almost| {
        let given = match almost {
            Almost::Needs { attribute, .. } => state.results.facts.get(*attribute),
            Almost::Wait(_) => None,
        };
        html! { <li>{ words.0.almost(&state.catalog, almost, given) }</li> }
    });
    html! { <section class="fk-part fk-missing"><h5>{ scene.labels().missing }</h5><ul class="fk-bullets">{ for entries }</ul></section> }
}

fn checks(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Html {
    let labels = scene.labels();
    if measure.checks.is_empty() && measure.uncertain.is_empty() {
        return Html::default();
    }
    let all = measure.checks.iter().map(|text| (text, false)).chain(measure.uncertain.iter().map(|text| (text, true)));
    let entries = all.enumerate().map(|(i, (text, uncertain))| {
        let checked = scene.state.ticked.contains(&(at, i));
        let dispatch = scene.dispatch.clone();
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

fn texts(scene: Scene<'_>, measure: &Measure) -> Html {
    let labels = scene.labels();
    let lists = [
        (labels.steps, &measure.steps, true),
        (labels.documents, &measure.documents, false),
        (labels.examples, &measure.examples, false),
    ];
    let lists = lists.into_iter().filter(|(_, items, _)| !items.is_empty());
    html! {
        <>
            if let Some(hint) = &measure.hint { { part(labels.hint, prose(hint)) } }
            { for lists.map(|(title, items, ordered)| part(title, if ordered { steps(items) } else { bullets(items) })) }
            if let Some(text) = &measure.description { { part(labels.about, prose(text)) } }
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

fn contacts(scene: Scene<'_>, measure: &Measure) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let routed = measure.responsible(&state.results.facts);
    if routed.entries.is_empty() {
        return Html::default();
    }
    let brief = routed.entries.len() > 1;
    html! {
        <section class="fk-part fk-box">
            <h5 class="fk-muted">{ labels.responsible }</h5>
            { depends(scene, &routed.deciding) }
            { for routed.entries.iter().map(|at| contact_box(scene, *at, brief, Some(measure))) }
        </section>
    }
}

/// The unanswered questions on which a rule list still depends, to be answered right there.
fn depends(scene: Scene<'_>, deciding: &[usize]) -> Html {
    let questions: Vec<Html> = deciding.iter().filter_map(|at| ask_here(scene, *at)).collect();
    if questions.is_empty() {
        return Html::default();
    }
    html! { <div class="fk-depends"><span>{ scene.labels().responsible_depends }</span>{ for questions }</div> }
}

/// A question as a list to choose from; several answers at once and numbers are asked where they stand.
pub fn ask_here(scene: Scene<'_>, at: usize) -> Option<Html> {
    let attribute = scene.catalog().attributes().get(at)?;
    let labels = scene.labels();
    let options: Vec<(Answer, &str)> = match &attribute.kind {
        Kind::Flag => vec![(Answer::Flag(true), labels.yes), (Answer::Flag(false), labels.no)],
        Kind::Choice(list) | Kind::Ordinal(list) => {
            list.iter().enumerate().map(|(i, o)| (Answer::Option(i), o.label.as_str())).collect()
        }
        Kind::Multi(_) | Kind::Integer(_) => {
            let go = scene.on_click(Message::Jumped(Jump::Question(at)));
            return Some(html! { <button key={at} type="button" class="fk-link" onclick={go}>{ &attribute.label }</button> });
        }
    };
    let answers: Vec<Answer> = options.iter().map(|(answer, _)| answer.clone()).collect();
    let dispatch = scene.dispatch.clone();
    let choose = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse::<usize>().ok());
        if let Some(answer) = chosen.and_then(|i| answers.get(i)) {
            dispatch.dispatch(Message::AnsweredQuestion(at, answer.clone()));
        }
    };
    let entries =
        options.iter().enumerate().map(|(i, (_, label))| html! { <option key={i} value={i.to_string()}>{ *label }</option> });
    Some(html! {
        <label key={at} class="fk-ask-here">
            <span>{ &attribute.label }</span>
            <select onchange={choose}><option value="" selected=true>{ labels.no_answer }</option>{ for entries }</select>
        </label>
    })
}

fn carriers(scene: Scene<'_>, measure: &Measure) -> Html {
    let routed = measure.carrier(&scene.state.results.facts);
    if routed.entries.is_empty() {
        return Html::default();
    }
    let entries = routed.entries.iter().map(|carrier| {
        html! { <li key={carrier.name.clone()}><b>{ &carrier.name }</b>if let Some(note) = &carrier.note { <small>{ note }</small> }</li> }
    });
    html! {
        <section class="fk-part fk-box">
            <h5 class="fk-muted">{ scene.labels().carrier }</h5>
            { depends(scene, &routed.deciding) }
            <ul class="fk-carriers">{ for entries }</ul>
        </section>
    }
}

/// Duration, form, offers, last check.
fn keeping(scene: Scene<'_>, measure: &Measure) -> Html {
    let (labels, words, today) = (scene.labels(), scene.words, scene.state.dates.today);
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

fn relations(scene: Scene<'_>, measure: &Measure) -> Html {
    let labels = scene.labels();
    if measure.relations.is_empty() {
        return Html::default();
    }
    let entries = measure.relations.iter().map(|relation| {
        let kind = match relation.kind {
            RelationKind::BuildsOn => labels.builds_on,
            RelationKind::LeadsTo => labels.leads_to,
            RelationKind::Excludes => labels.excludes,
        };
        html! { <li>{ kind }{ " " }{ target_link(scene, relation.measure) }if let Some(text) = &relation.text { <small>{ text }</small> }</li> }
    });
    html! { <section class="fk-part fk-box"><h5>{ labels.relations }</h5><ul class="fk-relations">{ for entries }</ul></section> }
}
