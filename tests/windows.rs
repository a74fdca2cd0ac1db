// SPDX-License-Identifier: EUPL-1.2
//! Large groups: what is counted is all of them, what is drawn the first, and more on request. With the real catalogue,
//! repeated until its groups are large.

#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use foerderkompass::{Jump, Message, Shared, State, extract};
use foerderkompass_core::{Catalog, Date, MeasureAt, Outcome, Profile, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};
use yew::Reducible;

const CATALOG: &str = include_str!("../catalog.json");

/// The catalogue with every measure so many times, each with an id and a title of its own.
fn repeated(times: usize) -> Shared<Catalog> {
    let mut catalog: Value = serde_json::from_str(CATALOG).unwrap();
    let measures = catalog["measures"].as_array().unwrap().clone();
    let again = |round: usize| {
        measures.iter().map(move |measure| {
            let mut measure = measure.clone();
            if round > 0 {
                for key in ["id", "title"] {
                    measure[key] = json!(format!("{}-{round}", measure[key].as_str().unwrap()));
                }
            }
            measure
        })
    };
    catalog["measures"] = (0..times).flat_map(again).collect();
    let today = Date::new(2026, 1, 1).unwrap();
    Shared::new(read(catalog.to_string().as_bytes(), today).unwrap().catalog)
}

fn desk(catalog: &Shared<Catalog>) -> Rc<State> {
    Rc::new(State::new(catalog.clone(), catalog.about().as_of))
}

/// Gives all answers of a profile.
fn answered(mut desk: Rc<State>, profile: &Profile) -> Rc<State> {
    for (at, answer) in profile.answered() {
        desk = desk.reduce(Message::AnsweredQuestion(at, answer.clone()));
    }
    desk
}

/// Everything that belongs to each lane, found the long way.
fn lanes(desk: &State) -> Vec<Vec<MeasureAt>> {
    let results = &desk.results;
    let other = |at: &MeasureAt| desk.taken(*at).is_none();
    let lane = |outcome: Outcome| results.group(outcome).filter(|at| other(at) && !results.is_nearly(*at)).collect();
    vec![
        lane(Outcome::Fits),
        lane(Outcome::FitsAfterHurdle),
        lane(Outcome::Open),
        results.shown.iter().copied().filter(|at| other(at) && results.is_nearly(*at)).collect(),
        lane(Outcome::Unlikely),
        lane(Outcome::Excluded),
    ]
}

#[test]
fn groups_are_counted_whole_and_begin_with_their_first() {
    let catalog = repeated(30);
    let mut cut = 0;
    for persona in catalog.personas() {
        let desk = answered(desk(&catalog), &persona.answers);
        if desk.is_blank() {
            continue;
        }
        let all = lanes(&desk);
        assert_eq!(desk.groups.all.len(), all.len());
        for (group, all) in desk.groups.all.iter().zip(&all) {
            let drawn = if all.len() > 50 { 12 } else { all.len() };
            assert_eq!((group.count, group.drawn, group.members.as_slice()), (all.len(), drawn, &all[..drawn]), "{}", persona.id);
            cut += usize::from(drawn < all.len());
        }
        let total = &desk.groups.total;
        let of = |outcome: Outcome| desk.results.group(outcome).count();
        assert_eq!(
            [total.fits, total.after_hurdle, total.open],
            [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Open].map(of)
        );
        assert_eq!([total.unlikely, total.excluded, total.near], [of(Outcome::Unlikely), of(Outcome::Excluded), all[3].len()]);
        let fitting = |at: &MeasureAt| matches!(desk.results.outcomes[*at], Outcome::Fits | Outcome::FitsAfterHurdle);
        let fitting: Vec<MeasureAt> = (0..catalog.measures().len()).filter(fitting).collect();
        assert_eq!(desk.groups.fitting, fitting);
    }
    assert!(cut > catalog.personas().len(), "Only {cut} groups were cut.");
}

#[test]
fn categories_are_cut_before_the_first_answer() {
    let catalog = repeated(30);
    let desk = desk(&catalog);
    for (at, group) in desk.groups.all.iter().enumerate() {
        let all: Vec<_> = desk.results.shown.iter().copied().filter(|one| catalog.measures()[*one].category == at).collect();
        assert_eq!(group.count, all.len());
        assert_eq!(group.members, all[..if all.len() > 50 { 12 } else { all.len() }]);
    }
    // More of the second one: its number is that of the list behind the lanes and the single lists.
    let before = desk.groups.all[1].members.len();
    let more = Rc::clone(&desk).reduce(Message::ShowedMore(13, before, 1000));
    assert_eq!(more.groups.all[1].members.len(), more.groups.all[1].count);
    assert_eq!(more.groups.all[0], desk.groups.all[0]);
    assert_eq!(more.jump.map(|(_, jump)| jump), Some(Jump::Measure(more.groups.all[1].members[12])));
}

#[test]
fn what_was_asked_for_stays_with_its_group_until_a_new_person() {
    let catalog = repeated(30);
    let persona = &catalog.personas()[0].answers;
    let before = answered(desk(&catalog), persona);
    let lane = (0..6).find(|at| before.groups.all[*at].count > 300).unwrap();
    let more = Rc::clone(&before).reduce(Message::ShowedMore(lane, 12, 100));
    assert_eq!((more.groups.all[lane].drawn, more.groups.all[lane].members.len()), (100, 100));
    assert_eq!(more.groups.all[lane].members[..12], before.groups.all[lane].members);
    assert_eq!(more.jump.map(|(_, jump)| jump), Some(Jump::Measure(more.groups.all[lane].members[12])));
    // Without its first answer the person has other groups; the lane stays open so far.
    let (at, answer) = persona.answered().last().unwrap();
    let other = Rc::clone(&more).reduce(Message::ClearedAnswer(at));
    assert_eq!(
        other.groups.all[lane].drawn,
        if other.groups.all[lane].count > 50 { 100.min(other.groups.all[lane].count) } else { other.groups.all[lane].count }
    );
    let again = other.reduce(Message::AnsweredQuestion(at, answer.clone()));
    assert_eq!(*again.groups, *more.groups);
    let cleared = answered(again.reduce(Message::BeganPerson), persona);
    assert_eq!(*cleared.groups, *before.groups);
}

#[test]
fn what_somebody_goes_to_is_drawn_wherever_it_stands() {
    let catalog = repeated(30);
    let before = answered(desk(&catalog), &catalog.personas()[0].answers);
    let lane = (0..6).find(|at| before.groups.all[*at].count > 300).unwrap();
    let far = lanes(&before)[lane][200];
    let gone = Rc::clone(&before).reduce(Message::Jumped(Jump::Measure(far)));
    assert_eq!(gone.groups.all[lane].members, [&before.groups.all[lane].members[..], &[far]].concat());
    assert_eq!(gone.groups.all[lane].drawn, 12);
    // Closed it stays, so that the focus is not lost.
    let closed = gone.reduce(Message::ToggledMeasure(far));
    assert!(closed.opened.is_empty());
    assert_eq!(closed.groups.all[lane].members.last(), Some(&far));
    // With more of the group it stands in its place, once.
    let more = closed.reduce(Message::ShowedMore(lane, 12, 1000));
    assert_eq!(more.groups.all[lane].members, lanes(&more)[lane]);
}

#[test]
fn the_note_holds_all_of_a_cut_group() {
    let catalog = repeated(30);
    let desk = answered(desk(&catalog), &catalog.personas()[0].answers);
    let results = &desk.results;
    let of = |outcome: Outcome| results.group(outcome).count();
    let all = of(Outcome::Fits) + of(Outcome::FitsAfterHurdle) + of(Outcome::Open);
    let note = extract(&desk, Language::German.wording());
    assert!(all > 200);
    assert_eq!(note.entries.len(), all);
    assert!(note.entries.iter().all(|entry| entry.cut.is_empty()));
}
