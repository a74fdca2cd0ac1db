// SPDX-License-Identifier: EUPL-1.2
//! Proposals that are taken over one by one or together: what each one needs, what is in its way, what is left.

use std::collections::HashSet;

use foerderkompass_core::Date;
use foerderkompass_upkeep::{
    Document, Edit, EntryId, Fate, Proposal, Refusal, Standing, apply_all, needs, standing, take, take_anyway,
};

use super::comparison::{Changed, Comparison};
use super::diff_list::Mark;

/// What became of an entry that a proposal is about.
pub fn fate(proposal: &Proposal) -> Fate {
    match (&proposal.before, &proposal.after) {
        (None, _) => Fate::Added,
        (_, None) => Fate::Removed,
        _ => Fate::Changed,
    }
}

/// The document with everything proposed, as far as it goes: only to be compared with.
pub fn proposed(document: &Document, proposals: &[Proposal]) -> Document {
    let mut all = document.clone();
    for proposal in proposals.iter().filter(|proposal| fate(proposal) != Fate::Removed) {
        if let Ok(edits) = take_anyway(&all, proposal) {
            let _ = apply_all(&mut all, &edits);
        }
    }
    all
}

/// A proposal in words, against what it was made for.
pub fn shown(comparison: &Comparison, proposal: &Proposal) -> Changed {
    let mark = match fate(proposal) {
        Fate::Added => Mark::Added,
        Fate::Removed => Mark::Removed,
        Fate::Changed => Mark::Changed,
    };
    let title = if proposal.title.is_empty() { &proposal.entry.id } else { &proposal.title };
    Changed {
        name: foerderkompass_upkeep::words::titled(proposal.entry.kind, title),
        mark,
        lines: comparison.lines(&proposal.entry, proposal.before.as_ref(), proposal.after.as_ref()),
        entry: proposal.entry.clone(),
    }
}

/// The comparison behind the words of proposals.
pub fn comparison(document: &Document, proposals: &[Proposal], today: Date) -> Comparison {
    Comparison::of(document, &proposed(document, proposals), today)
}

/// What came of taking several over.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    pub edits: Vec<Edit>,
    pub taken: Vec<EntryId>,
    /// Those that did not fit.
    pub left: Vec<EntryId>,
}

/// Takes over what fits, as one change: first what others need, at last what should go. What contradicts stays.
pub fn take_all(document: &Document, proposals: &[&Proposal]) -> Outcome {
    let mut draft = document.clone();
    let mut outcome = Outcome::default();
    let mut open: Vec<&Proposal> = proposals.to_vec();
    // What refers to an entry may go later in the list than the entry: as long as something goes, try again.
    loop {
        let before = open.len();
        open.retain(|proposal| {
            let Ok(edits) = take(&draft, proposal) else { return true };
            if apply_all(&mut draft, &edits).is_err() {
                return true;
            }
            outcome.edits.extend(edits);
            outcome.taken.push(proposal.entry.clone());
            false
        });
        if open.len() == before || open.is_empty() {
            break;
        }
    }
    outcome.left = open.into_iter().map(|proposal| proposal.entry.clone()).collect();
    outcome
}

/// Takes one over, with what it needs if the other proposals have it. `anyway` takes the proposed state whatever has
/// become of the entry here.
///
/// # Errors
/// What is in the way.
pub fn take_one(document: &Document, all: &[Proposal], at: usize, anyway: bool) -> Result<Outcome, Standing> {
    let missing = || Standing::Refused(Refusal::Missing);
    let proposal = all.get(at).ok_or_else(missing)?;
    let mut with = Vec::new();
    needed(document, all, proposal, &mut HashSet::new(), &mut with);
    let first: Vec<&Proposal> = with.iter().filter_map(|at| all.get(*at)).collect();
    let mut outcome = take_all(document, &first);
    let mut draft = document.clone();
    apply_all(&mut draft, &outcome.edits).map_err(|_| missing())?;
    let edits = if anyway { take_anyway(&draft, proposal) } else { take(&draft, proposal) }?;
    outcome.edits.extend(edits);
    outcome.taken.push(proposal.entry.clone());
    Ok(outcome)
}

/// Places of the proposals that this one needs, the deepest first.
fn needed(document: &Document, all: &[Proposal], proposal: &Proposal, met: &mut HashSet<EntryId>, found: &mut Vec<usize>) {
    met.insert(proposal.entry.clone());
    for entry in needs(document, proposal) {
        let owner =
            EntryId::new(entry.kind.owner().unwrap_or(entry.kind), if entry.owner.is_empty() { &entry.id } else { &entry.owner });
        let place = all.iter().position(|one| one.entry == owner && one.after.is_some());
        if let Some((at, other)) = place.and_then(|at| Some((at, all.get(at)?))).filter(|_| !met.contains(&owner)) {
            needed(document, all, other, met, found);
            found.push(at);
        }
    }
}

/// What the proposal needs and neither the document nor the other proposals have; and what comes with it.
pub fn wanted(document: &Document, all: &[Proposal], proposal: &Proposal) -> (Vec<EntryId>, Vec<EntryId>) {
    let owner_of = |entry: &EntryId| match entry.kind.owner() {
        Some(kind) => EntryId::new(kind, &entry.owner),
        None => entry.clone(),
    };
    let is_there = |entry: &EntryId| all.iter().any(|one| one.entry == owner_of(entry) && one.after.is_some());
    let (along, missing): (Vec<EntryId>, Vec<EntryId>) = needs(document, proposal).into_iter().partition(is_there);
    let mut along: Vec<EntryId> = along.iter().map(owner_of).collect();
    along.dedup();
    (missing, along)
}

/// How many stand how: ready, already so, in conflict or refused.
pub fn counts(document: &Document, proposals: &[Proposal]) -> [usize; 3] {
    let mut counts = [0; 3];
    for proposal in proposals {
        let [ready, done, other] = &mut counts;
        match standing(document, proposal) {
            Standing::Ready => *ready += 1,
            Standing::Done => *done += 1,
            Standing::Conflict(_) | Standing::Refused(_) => *other += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today, with};
    use foerderkompass_upkeep::{Kind, create, entries, find, proposals, remove};
    use serde_json::{Value, json};

    fn insert(document: &Document, kind: Kind, value: Value) -> Document {
        let list = foerderkompass_upkeep::list_of(document, kind, "").expect("a list");
        let mut with = document.clone();
        apply_all(&mut with, &[Edit::insert(document, &list, usize::MAX, value)]).expect("it fits");
        with
    }

    #[test]
    fn one_is_taken_with_what_it_needs_and_nothing_else() {
        let own = shipped();
        let theirs = insert(&own, Kind::Attribute, json!({"id": "neu", "kind": "flag", "label": "Neues Merkmal"}));
        let must = json!({"attribute": "neu", "is": true});
        let measure = json!({"id": "m", "title": "M", "summary": "S", "category": "sprache", "must": must});
        let theirs = with(&insert(&theirs, Kind::Measure, measure), &[("version", "9".into())]);
        let all = proposals(&own, &theirs);
        let at = all.iter().position(|one| one.entry.kind == Kind::Measure).expect("the measure");
        assert_eq!(wanted(&own, &all, &all[at]).1, [EntryId::new(Kind::Attribute, "neu")]);
        let outcome = take_one(&own, &all, at, false).expect("it fits");
        assert_eq!(outcome.taken.len(), 2);
        let mut taken = own.clone();
        apply_all(&mut taken, &outcome.edits).expect("they fit");
        assert_eq!(taken.root()["version"], own.root()["version"]);
        assert_eq!(counts(&taken, &all), [1, 2, 0]);
        let alone = &all[at..=at];
        assert_eq!(wanted(&own, alone, &alone[0]), (vec![EntryId::new(Kind::Attribute, "neu")], Vec::new()));
    }

    #[test]
    fn all_together_leads_to_the_other_catalogue_but_not_over_a_contradiction() {
        let opened = shipped();
        // A persona names measures: it goes with the measure that it names, whatever their order.
        let persona = entries(&opened, Kind::Persona).remove(0).id;
        let gone = remove(&opened, &persona).expect("nothing refers to it");
        let mut theirs = opened.clone();
        apply_all(&mut theirs, &[gone]).expect("it fits");
        let (_, edit) = create(&theirs, Kind::Contact, "", "Neue Rolle").expect("a contact");
        apply_all(&mut theirs, &[edit]).expect("it fits");
        let theirs = with(&theirs, &[("measures[0].hint", "Ihres".into()), ("measures[1].hint", "Auch".into())]);
        let all = proposals(&opened, &theirs);
        let own = with(&opened, &[("measures[0].hint", "Meins".into())]);
        let outcome = take_all(&own, &all.iter().collect::<Vec<_>>());
        assert_eq!(outcome.left, [EntryId::new(Kind::Measure, "integrationskurs-allgemein")]);
        let mut taken = own.clone();
        apply_all(&mut taken, &outcome.edits).expect("they fit");
        let expected = with(&theirs, &[("measures[0].hint", "Meins".into())]);
        assert!(taken == expected);
        let at = all.iter().position(|one| outcome.left.contains(&one.entry)).expect("the measure");
        assert!(matches!(take_one(&taken, &all, at, false), Err(Standing::Conflict(_))));
        let anyway = take_one(&taken, &all, at, true).expect("it goes");
        apply_all(&mut taken, &anyway.edits).expect("they fit");
        assert!(taken == theirs);
    }

    #[test]
    fn what_goes_waits_for_what_refers_to_it() {
        let own = shipped();
        let contact = json!({"id": "alt", "role": "Alt", "phone": "1"});
        let other = json!({"id": "neben", "role": "Neben", "phone": "1", "deputies": ["alt"]});
        let own = insert(&insert(&own, Kind::Contact, contact), Kind::Contact, other);
        let mut theirs = own.clone();
        for id in ["neben", "alt"] {
            let path = find(&theirs, &EntryId::new(Kind::Contact, id)).expect("a contact");
            let edit = Edit::remove(&theirs, &path);
            apply_all(&mut theirs, &[edit]).expect("it fits");
        }
        let all = proposals(&own, &theirs);
        assert_eq!(all[0].entry.id, "alt", "the one that is referred to comes first");
        let outcome = take_all(&own, &all.iter().collect::<Vec<_>>());
        assert_eq!((outcome.taken.len(), outcome.left.len()), (2, 0));
        let words = shown(&comparison(&own, &all, today()), &all[0]);
        assert_eq!((words.name.as_str(), words.mark), ("Kümmerer „Alt“", Mark::Removed));
    }
}
