// SPDX-License-Identifier: EUPL-1.2
//! The findings of a measure as a readable tree, each with its verdict and the answer it rests on; as long as nothing is
//! known of the client, its conditions alone.

use foerderkompass_core::{Finding, Shape, Verdict};
use yew::Html;

use super::Scene;
use super::card::verdict_mark;
use super::tag::{Tag, button, tag, tag_of};
use crate::state::{Jump, Message};

/// A criterion as list items: the parts of an `all` without wording stand side by side.
pub fn findings(scene: Scene<'_>, finding: &Finding<'_>) -> Html {
    let list = tag_of("ul", "fk-findings");
    match (&finding.criterion.shape, &finding.criterion.text) {
        (Shape::All(_), None) => items(list, scene, finding),
        _ => list.tag(item(scene, finding)),
    }
    .end()
}

fn items(list: Tag, scene: Scene<'_>, finding: &Finding<'_>) -> Tag {
    list.each(finding.parts.iter().map(|part| item(scene, part)))
}

fn item(scene: Scene<'_>, finding: &Finding<'_>) -> Tag {
    let words = scene.words;
    let text = words.0.criterion(scene.catalog(), finding.criterion);
    // A negation with a wording of its own says all; what it negates would read as its opposite.
    let whole = matches!(finding.criterion.shape, Shape::Not(_)) && finding.criterion.text.is_some();
    let parts = (!whole && !finding.parts.is_empty()).then(|| items(tag_of("ul", "fk-findings"), scene, finding));
    let any = matches!(finding.criterion.shape, Shape::Any(_)) && finding.criterion.text.is_some();
    let suffices = any.then(|| tag_of("small", "fk-given").text(scene.labels().one_suffices));
    let norm = finding.criterion.norm.as_ref().map(|norm| tag_of("small", "fk-norm").text(norm));
    // As long as nothing is known of the client, conditions are plain sentences about the measure.
    let blank = scene.state.is_blank();
    let mark = match blank {
        true => tag_of("span", "fk-verdict").set("aria-hidden", "true").text("•").end(),
        false => verdict_mark(finding.verdict, words),
    };
    let answers = if blank { None } else { answers(scene, finding) };
    let said = tag("div")
        .tag(tag_of("span", "fk-criterion").of_catalog(words).text(&text))
        .place(answers)
        .place(norm)
        .place(suffices)
        .place(parts);
    tag("li").with(mark).tag(said)
}

/// The answer that a leaf rests on, or the way to give one.
fn answers(scene: Scene<'_>, finding: &Finding<'_>) -> Option<Tag> {
    let words = scene.words;
    let leaf = match &finding.criterion.shape {
        Shape::Leaf(leaf) => leaf,
        Shape::Not(part) => match &part.shape {
            Shape::Leaf(leaf) if finding.criterion.text.is_some() => leaf,
            _ => return None,
        },
        _ => return None,
    };
    let attribute = scene.catalog().attributes().get(leaf.attribute)?;
    let at = leaf.attribute;
    let shown = tag_of("small", "fk-given");
    Some(match scene.state.results.facts.fact(at) {
        Some(fact) => {
            let said = words.0.answer(attribute, &fact.answer);
            shown.text(&if fact.implied_by.is_some() { words.0.implied(&said) } else { words.0.given(&said) })
        }
        None => {
            let go = scene.on_click(Message::Jumped(Jump::Question(at)));
            let button = button("fk-link", go).text(&words.0.go_to(&attribute.label));
            shown.text(words.0.verdict(Verdict::Unknown)).text(" – ").tag(button)
        }
    })
}
