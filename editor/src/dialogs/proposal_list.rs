// SPDX-License-Identifier: EUPL-1.2
//! Proposals one below the other: each with its differences and its standing, taken over or not, one by one or together.

use std::collections::HashMap;
use std::rc::Rc;

use foerderkompass_upkeep::{Conflict, EntryId, Joining, Proposal, Side, Standing, standing};
use yew::prelude::*;

use super::Same;
use super::choices::{Outcome, comparison, counts, shown, take_all, take_one, wanted};
use super::combined::{Said, side};
use super::comparison::Changed;
use super::diff_list::DiffList;
use super::entry_list::{PAGE, entry_head, more};
use super::naming::Naming;
use super::said::label;
use crate::shared::OnMake;
use crate::{Make, Shown};

#[derive(Properties, Clone)]
pub struct ProposalListProps {
    pub shown: Shown,
    pub proposals: Rc<Vec<Proposal>>,
    pub on_make: OnMake,
    pub on_say: Callback<String>,
}

impl PartialEq for ProposalListProps {
    fn eq(&self, other: &ProposalListProps) -> bool {
        self.shown == other.shown
            && Rc::ptr_eq(&self.proposals, &other.proposals)
            && self.on_make == other.on_make
            && self.on_say == other.on_say
    }
}

/// What was decided here about an entry.
#[derive(Clone, Copy, PartialEq)]
enum Decided {
    Taken,
    Left,
}

type Decisions = UseStateHandle<HashMap<EntryId, Decided>>;

#[component]
pub fn ProposalList(props: &ProposalListProps) -> Html {
    let decisions: Decisions = use_state(HashMap::new);
    let count = use_state(|| PAGE);
    // Other proposals: nothing is decided about them.
    use_effect_with(Same(props.proposals.clone()), {
        let decisions = decisions.clone();
        move |_| decisions.set(HashMap::new())
    });
    let words = use_memo(Same(props.proposals.clone()), |_| {
        let comparison = comparison(&props.shown.document, &props.proposals, props.shown.today);
        props.proposals.iter().map(|one| shown(&comparison, one)).collect::<Vec<_>>()
    });
    let naming = use_memo(Same(props.proposals.clone()), |_| {
        Naming::of(&[&props.shown.document, &super::choices::proposed(&props.shown.document, &props.proposals)])
    });
    let [ready, done, other] = counts(&props.shown.document, &props.proposals);
    let item = |(at, changed): (usize, &Changed)| item(props, &naming, &decisions, at, changed);
    html! {
        <section>
            <h3>{ super::counted(props.proposals.len(), "Eintrag ist anders", "Einträge sind anders") }</h3>
            <p class="fe-d-progress" aria-live="polite">{ format!("{ready} bereit, {done} schon so, {other} mit Widerspruch oder nicht möglich") }</p>
            <div class="fe-d-actions">{ all_button(props, &decisions, ready) }</div>
            <ol class="fe-d-entries">{ for words.iter().enumerate().take(*count).map(item) }</ol>
            { more(&count, words.len()) }
        </section>
    }
}

/// Takes everything over that is ready and was not turned down.
fn all_button(props: &ProposalListProps, decisions: &Decisions, ready: usize) -> Html {
    if ready < 2 {
        return Html::default();
    }
    let onclick = {
        let (props, decisions) = (props.clone(), decisions.clone());
        Callback::from(move |_: MouseEvent| {
            let open = props.proposals.iter().filter(|one| decisions.get(&one.entry) != Some(&Decided::Left));
            let outcome = take_all(&props.shown.document, &open.collect::<Vec<_>>());
            let label = format!("{} übernommen", super::counted(outcome.taken.len(), "Eintrag", "Einträge"));
            give(&props, &decisions, outcome, label);
        })
    };
    html! { <button type="button" class="fe-button" data-fe-answer="all" {onclick}>{ "Alles übernehmen, was bereit ist" }</button> }
}

/// Hands an outcome to the app and remembers it.
fn give(props: &ProposalListProps, decisions: &Decisions, outcome: Outcome, label: String) {
    let mut next = (**decisions).clone();
    next.extend(outcome.taken.into_iter().map(|entry| (entry, Decided::Taken)));
    decisions.set(next);
    let left = outcome.left.len();
    let rest = if left == 0 { String::new() } else { format!(" {left} bleiben offen.") };
    props.on_say.emit(format!("{label}.{rest}"));
    if !outcome.edits.is_empty() {
        props.on_make.emit(Make { label, edits: outcome.edits, joining: Joining::Alone });
    }
}

fn item(props: &ProposalListProps, naming: &Naming, decisions: &Decisions, at: usize, changed: &Changed) -> Html {
    let Some(proposal) = props.proposals.get(at) else { return Html::default() };
    let document = &props.shown.document;
    let stands = standing(document, proposal);
    let decided = decisions.get(&proposal.entry).copied();
    let (missing, along) =
        if stands == Standing::Done { Default::default() } else { wanted(document, &props.proposals, proposal) };
    let names = |entries: &[EntryId]| {
        let name = |entry: &EntryId| {
            let owner = if entry.owner.is_empty() { String::new() } else { format!(" von „{}“", entry.owner) };
            foerderkompass_upkeep::words::titled(entry.kind, &naming.inside(entry.kind, &entry.owner, &entry.id)) + &owner
        };
        entries.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    html! {
        <li class="fe-d-changed" data-fe-entry={super::key_of(&changed.entry)} key={at}>
            { entry_head(changed) }
            <p class="fe-d-standing" data-fe-standing={standing_key(&stands, decided)}>{ standing_words(&stands, decided) }</p>
            <DiffList lines={changed.lines.clone()} />
            if let Standing::Conflict(conflicts) = &stands { { for conflicts.iter().map(|one| contradiction(naming, one)) } }
            if !missing.is_empty() {
                <p class="fe-d-strong">{ format!("Dazu fehlt hier: {}.", names(&missing)) }</p>
            }
            if !along.is_empty() { <p>{ format!("Wird mit übernommen: {}.", names(&along)) }</p> }
            { actions(props, decisions, at, &changed.name, &stands, decided) }
        </li>
    }
}

fn standing_words(stands: &Standing, decided: Option<Decided>) -> String {
    match (stands, decided) {
        (Standing::Done, Some(Decided::Taken)) => "✓ übernommen".to_string(),
        (_, Some(Decided::Left)) => "✗ nicht übernommen".to_string(),
        (Standing::Ready, _) => "○ bereit".to_string(),
        (Standing::Done, _) => "✓ schon so".to_string(),
        (Standing::Conflict(_), _) => "! widerspricht: Hier wurde dieselbe Stelle anders geändert".to_string(),
        (Standing::Refused(refusal), _) => format!("! geht nicht: {}", refusal.sentence()),
    }
}

/// The same for styles and tests.
fn standing_key(stands: &Standing, decided: Option<Decided>) -> &'static str {
    match (stands, decided) {
        (Standing::Done, Some(Decided::Taken)) => "taken",
        (_, Some(Decided::Left)) => "left",
        (Standing::Ready, _) => "ready",
        (Standing::Done, _) => "done",
        (Standing::Conflict(_), _) => "conflict",
        (Standing::Refused(_), _) => "refused",
    }
}

/// What stands here and what is proposed, side by side.
fn contradiction(naming: &Naming, conflict: &Conflict) -> Html {
    let text = |which: Side| match side(naming, conflict, which) {
        Said::Text(text) => html! { <p class="fe-d-side-text">{ text }</p> },
        Said::Lines(lines) => html! { <DiffList {lines} /> },
    };
    let field = conflict.field.iter().filter_map(|step| match step {
        foerderkompass_upkeep::Step::Key(key) => Some(label(key)),
        foerderkompass_upkeep::Step::At(_) => None,
    });
    let field = field.collect::<Vec<_>>().join(", ");
    html! {
        <div class="fe-d-conflict">
            <p class="fe-d-conflict-name">{ if field.is_empty() { "Ganzer Eintrag".to_string() } else { field } }</p>
            <div class="fe-d-sides fe-d-two">
                <div class="fe-d-side"><p class="fe-d-side-name">{ "steht hier" }</p>{ text(Side::Mine) }</div>
                <div class="fe-d-side"><p class="fe-d-side-name">{ "vorgeschlagen" }</p>{ text(Side::Theirs) }</div>
            </div>
        </div>
    }
}

/// The buttons stay where they are after a click, so that the focus does too.
fn actions(
    props: &ProposalListProps,
    decisions: &Decisions,
    at: usize,
    name: &str,
    stands: &Standing,
    decided: Option<Decided>,
) -> Html {
    if *stands == Standing::Done && decided.is_none() {
        return Html::default();
    }
    let anyway = matches!(stands, Standing::Conflict(_));
    let can_take = matches!(stands, Standing::Ready | Standing::Conflict(_));
    let take = {
        let (props, decisions, name) = (props.clone(), decisions.clone(), name.to_string());
        Callback::from(move |_: MouseEvent| {
            if !can_take {
                return;
            }
            match take_one(&props.shown.document, &props.proposals, at, anyway) {
                Ok(outcome) => give(&props, &decisions, outcome, format!("{name} übernommen")),
                Err(stands) => props.on_say.emit(format!("{name}: {}", standing_words(&stands, None))),
            }
        })
    };
    let leave = {
        let (props, decisions) = (props.clone(), decisions.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(entry) = props.proposals.get(at).map(|one| one.entry.clone()) else { return };
            let mut next = (*decisions).clone();
            if next.remove(&entry) != Some(Decided::Left) {
                next.insert(entry, Decided::Left);
            }
            decisions.set(next);
        })
    };
    let text = match (stands, anyway) {
        (Standing::Done, _) => "Übernommen",
        (_, true) => "Vorschlag trotzdem übernehmen",
        _ => "Übernehmen",
    };
    html! {
        <div class="fe-d-actions">
            <button type="button" class="fe-button" data-fe-answer="take" aria-disabled={(!can_take).then_some("true")} onclick={take}
                aria-label={format!("{text}: {name}")}>{ text }</button>
            if *stands != Standing::Done {
                <button type="button" class="fe-button" aria-pressed={if decided == Some(Decided::Left) { "true" } else { "false" }}
                    data-fe-answer="leave" onclick={leave} aria-label={format!("Nicht übernehmen: {name}")}>{ "Nicht übernehmen" }</button>
            }
        </div>
    }
}
