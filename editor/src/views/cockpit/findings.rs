// SPDX-License-Identifier: EUPL-1.2
//! What is wrong with rules although each can be read: never met and who is to blame, superfluous, gaps, never their turn.

use foerderkompass_cockpit::{FindingKind, RuleFinding};
use yew::prelude::*;

use super::super::bits::{Capped, opener};
use super::super::locate::{inside, kind_of};
use super::super::words;
use super::Scene;

/// The groups in which findings are shown.
const GROUPS: [(&str, &[FindingKind]); 5] = [
    ("Nie zu erfüllen", &[FindingKind::NeverMet, FindingKind::NeverUsual, FindingKind::NeverWithoutStep]),
    ("Überflüssig", &[FindingKind::AlwaysMet, FindingKind::Superfluous]),
    ("Regellisten mit Lücken", &[FindingKind::Gap]),
    ("Kommt nie an die Reihe", &[FindingKind::NeverItsTurn]),
    ("Nicht entschieden", &[FindingKind::Unsettled]),
];

pub(super) fn findings(scene: &Scene<'_>) -> Html {
    let groups = GROUPS.map(|(heading, kinds)| {
        let items: Vec<Html> =
            scene.report.findings.iter().filter(|one| kinds.contains(&one.kind)).map(|one| finding(scene, one)).collect();
        html! {
            if !items.is_empty() {
                <h4>{ heading }</h4>
                <Capped {items} class="fe-v-entries" />
            }
        }
    });
    html! {
        <>
            if scene.report.findings.is_empty() { <p>{ words::NOTHING }</p> }
            { for groups }
        </>
    }
}

/// One finding: the sentence, of a gap with an example, opens the rule; each part that is to blame opens its own place.
fn finding(scene: &Scene<'_>, finding: &RuleFinding) -> Html {
    let kind = kind_of(finding.list);
    let place = |way: &str| inside(scene.document, kind, &finding.id, way);
    html! {
        <li class="fe-v-entry">
            <p><b>{ finding.title.clone() }</b></p>
            <p>{ opener(&finding.sentence, place(&finding.path), scene.on_open) }</p>
            if finding.parts.len() > 1 {
                <ul class="fe-v-lines">
                    { for finding.parts.iter().map(|part| html! { <li>{ opener(&part.text, place(&part.path), scene.on_open) }</li> }) }
                </ul>
            }
        </li>
    }
}
