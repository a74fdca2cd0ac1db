// SPDX-License-Identifier: EUPL-1.2
//! An open card: why, what to check by hand, how to go on; beside it whom to ask and where there are places.

use foerderkompass_core::{Almost, Answer, Finding, Kind, Measure, MeasureAt, RelationKind, SafeUrl, Target, Validity, Verdict};
use web_sys::{Event, HtmlSelectElement};
use yew::prelude::{Callback, Html, TargetCast};

use super::card::{measure_link, verdict_mark};
use super::chain::way_there;
use super::client::for_client;
use super::contact::contact_box;
use super::findings::findings;
use super::offers::offers;
use super::prose::{bullets, prose, steps};
use super::tag::{Tag, list, tag, tag_of};
use super::tools::tools;
use super::{Scene, Words};
use crate::state::{Jump, Message};

pub fn detail(scene: Scene<'_>, at: MeasureAt) -> Html {
    let Some(measure) = scene.catalog().measures().get(at) else { return Html::default() };
    let main = tag_of("div", "fk-main")
        .tag(tag_of("p", "fk-summary").of_catalog(scene.words).text(&measure.summary))
        .tag(for_client(scene, at, measure))
        .maybe(almost(scene, at))
        .tag(why(scene, measure))
        .maybe(way_there(scene, at, measure))
        .maybe(checks(scene, at, measure))
        .with(texts(scene, measure))
        .with(tools(scene, at, measure));
    let aside = tag_of("div", "fk-aside")
        .maybe(contacts(scene, measure))
        .maybe(carriers(scene, measure))
        .tag(keeping(scene, measure))
        .maybe(relations(scene, measure));
    list(vec![main.end(), aside.end()])
}

/// A part of the details with its heading.
pub fn part(words: Words, title: &str) -> Tag {
    tag_of("section", "fk-part").tag(words.heading(5).text(title))
}

/// A part beside the others.
fn boxed(words: Words, title: &str) -> Tag {
    tag_of("section", "fk-part fk-box").tag(words.heading(5).class("fk-muted").text(title))
}

fn why(scene: Scene<'_>, measure: &Measure) -> Tag {
    let (state, words, labels) = (scene.state, scene.words, scene.labels());
    let judged = measure.judge::<Finding<'_>>(&state.results.facts, state.dates.on);
    let validity = match judged.validity {
        Validity::Valid => None,
        Validity::NotYet(from) => Some(words.0.not_yet(from)),
        Validity::Ended(until) => Some(words.0.ended(until)),
    };
    let said =
        |(lead, rest): (String, String)| tag("p").with(verdict_mark(Verdict::Unmet, words)).text(&lead).text(" ").text(&rest);
    let mut section = part(words, if state.is_blank() { labels.for_whom } else { labels.why }).maybe(validity.map(said));
    for (heading, finding) in [(labels.must, &judged.must), (labels.should, &judged.should)] {
        if let Some(finding) = finding {
            section = section.tag(scene.words.heading(6).text(heading)).with(findings(scene, finding));
        }
    }
    if !judged.hurdles.is_empty() {
        section = section.tag(scene.words.heading(6).text(labels.hurdles));
    }
    for (finding, hurdle) in judged.hurdles.iter().zip(&measure.hurdles) {
        section = section.with(findings(scene, finding));
        if finding.verdict != Verdict::Met {
            let mut solve = tag_of("p", "fk-solve").text(hurdle.text.as_deref().unwrap_or_default());
            if let Some(target) = hurdle.solved_by {
                solve = solve.text(" – ").text(labels.leads_there).text(" ").with(target_link(scene, target));
            }
            section = section.tag(solve);
        }
    }
    let nothing = judged.must.is_none() && judged.should.is_none() && judged.hurdles.is_empty();
    section.maybe(nothing.then(|| tag_of("p", "fk-muted").text(labels.no_conditions)))
}

/// A link to another measure, with its own outcome for this client.
fn target_link(scene: Scene<'_>, target: Target) -> Html {
    let Some((_, title)) = scene.catalog().target(target) else { return Html::default() };
    let Target::Measure(at) = target else { return tag("span").text(title).end() };
    let outcome = scene.outcome(at).map(|outcome| format!(" ({})", scene.words.0.outcome(outcome))).unwrap_or_default();
    list(vec![measure_link(at, title, scene.dispatch), tag_of("span", "fk-muted").text(&outcome).end()])
}

fn almost(scene: Scene<'_>, at: MeasureAt) -> Option<Tag> {
    let (state, words) = (scene.state, scene.words);
    let assessment = state.results.assessment(&state.catalog, at).filter(|a| a.almost.len() > 1)?;
    let entries = assessment.almost.iter().map(|almost| {
        let given = match almost {
            Almost::Needs { attribute, .. } => state.results.facts.get(*attribute),
            Almost::Wait(_) => None,
        };
        tag("li").text(&words.0.almost(&state.catalog, almost, given))
    });
    Some(part(scene.words, scene.labels().missing).class("fk-missing").tag(tag_of("ul", "fk-bullets").each(entries)))
}

fn checks(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Option<Tag> {
    let labels = scene.labels();
    if measure.checks.is_empty() && measure.uncertain.is_empty() {
        return None;
    }
    let all = measure.checks.iter().map(|text| (text, false)).chain(measure.uncertain.iter().map(|text| (text, true)));
    let entries = all.enumerate().map(|(i, (text, uncertain))| {
        let dispatch = scene.dispatch.clone();
        let tick = Callback::from(move |_: Event| dispatch.dispatch(Message::TickedCheck(at, i)));
        let check = tag("input").set("type", "checkbox").checked(scene.state.ticked.contains(&(at, i))).on_change(tick);
        let lead = uncertain.then(|| tag("b").text(labels.uncertain).text(": "));
        tag("li").key_at(i).tag(
            tag_of("label", "fk-check")
                .tag(check)
                .tag(tag("span").maybe(lead).tag(tag("span").of_catalog(scene.words).text(text))),
        )
    });
    Some(part(scene.words, labels.checks).tag(tag_of("ul", "fk-checks").each(entries)))
}

fn texts(scene: Scene<'_>, measure: &Measure) -> Html {
    let labels = scene.labels();
    let mut parts: Vec<Html> = Vec::new();
    let mut add = |title: &str, inside: Html| {
        parts.push(part(scene.words, title).tag(tag("div").of_catalog(scene.words).with(inside)).end());
    };
    if let Some(hint) = &measure.hint {
        add(labels.hint, prose(hint));
    }
    if !measure.steps.is_empty() {
        add(labels.steps, steps(&measure.steps));
    }
    if !measure.documents.is_empty() {
        add(labels.documents, bullets(&measure.documents));
    }
    if !measure.examples.is_empty() {
        add(labels.examples, bullets(&measure.examples.iter().map(|example| example.text.clone()).collect::<Vec<_>>()));
    }
    if let Some(text) = &measure.description {
        add(labels.about, prose(text));
    }
    if !measure.legal.is_empty() {
        let links = measure.legal.iter().map(|legal| link(legal.url.as_ref(), &legal.norm));
        add(labels.legal, tag_of("ul", "fk-legal").each(links).end());
    }
    list(parts)
}

/// A link to another site shows where it leads and tells that site nothing.
fn link(url: Option<&SafeUrl>, text: &str) -> Tag {
    let Some(url) = url else { return tag("li").text(text) };
    let link = tag("a").put("href", url.as_str()).set("target", "_blank").set("rel", "noopener noreferrer").text(text);
    let host = url.host().map(|host| tag("small").text(host));
    tag("li").tag(link).text(" ").maybe(host)
}

fn contacts(scene: Scene<'_>, measure: &Measure) -> Option<Tag> {
    let routed = measure.responsible(&scene.state.results.facts);
    if routed.entries.is_empty() {
        return None;
    }
    let brief = routed.entries.len() > 1;
    let section = boxed(scene.words, scene.labels().responsible).maybe(depends(scene, &routed.deciding));
    Some(section.all(routed.entries.iter().map(|at| contact_box(scene, *at, brief, Some(measure)))))
}

/// The unanswered questions on which a rule list still depends, to be answered right there.
fn depends(scene: Scene<'_>, deciding: &[usize]) -> Option<Tag> {
    let questions: Vec<Html> = deciding.iter().filter_map(|at| ask_here(scene, *at)).collect();
    let lead = tag("span").text(scene.labels().responsible_depends);
    (!questions.is_empty()).then(|| tag_of("div", "fk-depends").tag(lead).all(questions.into_iter()))
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
            let button = tag_of("button", "fk-link").key_at(at).set("type", "button").on_click(go);
            return Some(button.text(&attribute.label).end());
        }
    };
    let answers: Vec<Answer> = options.iter().map(|(answer, _)| answer.clone()).collect();
    let dispatch = scene.dispatch.clone();
    let choose = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse::<usize>().ok());
        if let Some(answer) = chosen.and_then(|i| answers.get(i)) {
            dispatch.dispatch(Message::AnsweredQuestion(at, answer.clone()));
        }
    });
    let none = tag("option").set("value", "").flag("selected", true).text(labels.no_answer);
    let entries =
        options.iter().enumerate().map(|(i, (_, label))| tag("option").key_at(i).put("value", &i.to_string()).text(label));
    let select = tag("select").on_change(choose).tag(none).each(entries);
    Some(tag_of("label", "fk-ask-here").key_at(at).tag(tag("span").text(&attribute.label)).tag(select).end())
}

fn carriers(scene: Scene<'_>, measure: &Measure) -> Option<Tag> {
    let routed = measure.carrier(&scene.state.results.facts);
    if routed.entries.is_empty() {
        return None;
    }
    let entries = routed.entries.iter().map(|carrier| {
        let note = carrier.note.as_ref().map(|note| tag("small").text(note));
        tag("li").key(&carrier.name).tag(tag("b").text(&carrier.name)).maybe(note)
    });
    let section = boxed(scene.words, scene.labels().carrier).maybe(depends(scene, &routed.deciding));
    Some(section.tag(tag_of("ul", "fk-carriers").each(entries)))
}

/// Duration, form, offers, last check.
fn keeping(scene: Scene<'_>, measure: &Measure) -> Tag {
    let (labels, words, today) = (scene.labels(), scene.words, scene.state.dates.today);
    let overdue = measure.check_due().is_some_and(|due| due < today);
    let mut facts = tag_of("dl", "fk-facts");
    if let Some(duration) = &measure.duration {
        facts = facts.tag(tag("dt").text(labels.duration)).tag(tag("dd").text(duration));
    }
    if !measure.formats.is_empty() {
        facts = facts.tag(tag("dt").text(labels.formats)).tag(tag("dd").text(&measure.formats.join(", ")));
    }
    if let Some(date) = measure.checked_on {
        let said = words.0.checked(date, measure.checked_by.as_deref(), overdue);
        facts = facts.tag(tag("dt").text(labels.checked)).tag(tag("dd").class_if(overdue, "fk-absence").text(&said));
    }
    let section = tag_of("section", "fk-part fk-box").tag(facts);
    match measure.offers.as_slice() {
        [] => section,
        list => section.tag(scene.words.heading(5).text(labels.offers)).with(offers(list, today, words)),
    }
}

fn relations(scene: Scene<'_>, measure: &Measure) -> Option<Tag> {
    let labels = scene.labels();
    if measure.relations.is_empty() {
        return None;
    }
    let entries = measure.relations.iter().map(|relation| {
        let kind = match relation.kind {
            RelationKind::BuildsOn => labels.builds_on,
            RelationKind::LeadsTo => labels.leads_to,
            RelationKind::Excludes => labels.excludes,
        };
        let note = relation.text.as_ref().map(|text| tag("small").text(text));
        tag("li").text(kind).text(" ").with(target_link(scene, relation.measure)).text(" ").maybe(note)
    });
    Some(
        tag_of("section", "fk-part fk-box")
            .tag(scene.words.heading(5).text(labels.relations))
            .tag(tag_of("ul", "fk-relations").each(entries)),
    )
}
