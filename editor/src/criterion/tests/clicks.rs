// SPDX-License-Identifier: EUPL-1.2
//! Clicks one after the other, as the field carries them out: the document always holds what counts.

use foerderkompass_upkeep::{Document, Edit, History, Joining, Path};
use serde_json::{Value, json};

use super::rng::Rng;
use super::{attributes, catalog, conditions, criterion, document, nodes, read, steps};
use crate::criterion::check::{Check, Row};
use crate::criterion::draft::{has_draft, new_row, settled};
use crate::criterion::parts::noted;
use crate::criterion::step::{Next, Working, next};
use crate::criterion::tree::{Act, Group, Steps, group_of, node};
use crate::criterion::value::to_value;
use crate::criterion::view::Deed;

/// A field as the app holds it.
struct Field {
    history: History,
    path: Path,
    working: Option<Working>,
    may_be_empty: bool,
}

impl Field {
    fn new(document: Document, path: &str, may_be_empty: bool) -> Field {
        Field { history: History::new(document), path: Path::parse(path).unwrap(), working: None, may_be_empty }
    }

    fn stands(&self) -> Option<&Value> {
        self.history.document().get(&self.path)
    }

    fn shown(&self) -> Option<Value> {
        let working = self.working.as_ref().filter(|working| working.holds(self.stands()));
        working.map(|working| working.root.clone()).or_else(|| self.stands().cloned())
    }

    fn act(&mut self, act: Act) -> Option<String> {
        self.do_it(act, Joining::Alone)
    }

    /// Where the keyboard goes on.
    fn do_it(&mut self, act: Act, joining: Joining) -> Option<String> {
        let deed = Deed { act, joining };
        let Next { working, edits, focus, expected } =
            next(self.history.document(), &self.path, self.shown().as_ref(), &deed, self.may_be_empty, "f")?;
        self.history.make("Bedingung", edits, joining).unwrap();
        self.working = working;
        assert_eq!(self.shown(), expected, "{deed:?}");
        focus
    }
}

fn row(attribute: &str, check: Check) -> Value {
    Row { text: None, norm: None, attribute: attribute.into(), check, draft: None }.value()
}

#[test]
fn a_condition_is_clicked_together_from_nothing() {
    let document = Document::new(json!({"attributes": attributes(), "measures": [{"id": "m"}]})).unwrap();
    let mut field = Field::new(document, "measures[0].must", true);
    assert_eq!(field.act(Act::Add(vec![], Group::All, Row::draft(None).value())).as_deref(), Some("f-c-attribute"));
    assert!(field.stands().is_none() && field.shown().is_some_and(|root| has_draft(&root)));
    let this = field.shown().unwrap();
    let chosen = Row::of(&this).unwrap().changed("standort", Check::In { not: false, options: vec![] }, &this);
    assert_eq!(field.act(Act::Set(vec![], chosen.value())), None);
    assert_eq!(field.stands(), None);
    let ticked = chosen.changed("standort", Check::In { not: false, options: vec!["nord".into()] }, &chosen.value());
    field.act(Act::Set(vec![], ticked.value()));
    let nord = json!({"attribute": "standort", "in": ["nord"]});
    assert_eq!((field.stands(), field.working.is_none()), (Some(&nord), true));

    let root = field.shown().unwrap();
    assert_eq!(field.act(new_row(&root, &vec![], Group::Any)).as_deref(), Some("f-c-any-1-attribute"));
    assert_eq!(field.stands(), Some(&nord), "a new row alone changes nothing");
    field.act(Act::Set(steps("any[1]"), row("kind_bg", Check::Is(true))));
    let kind = json!({"attribute": "kind_bg", "is": true});
    assert_eq!(field.stands(), Some(&json!({"any": [nord, kind]})));
    assert_eq!(field.act(Act::Up(steps("any[1]"))).as_deref(), Some("f-c-any-0-up"));
    assert_eq!(field.act(Act::Wrap(steps("any[0]"), Group::Not)).as_deref(), Some("f-c-any-0-more"));
    assert_eq!(field.stands(), Some(&json!({"any": [{"not": kind}, nord]})));
    let group = Act::Add(vec![], Group::Any, Group::All.of(vec![Row::draft(None).value()]));
    assert_eq!(field.act(group).as_deref(), Some("f-c-any-2-all-0-attribute"));
    assert_eq!(field.act(Act::Remove(steps("any[2].all[0]"))).as_deref(), Some("f-c-any-1-attribute"));
    assert_eq!(field.act(Act::Remove(steps("any[0].not"))).as_deref(), Some("f-c-any-0-attribute"));
    assert_eq!(field.act(Act::Remove(steps("any[0]"))).as_deref(), Some("f-first"));
    assert_eq!((field.stands(), field.shown()), (None, None));
    while field.history.undoable().is_some() {
        field.history.undo();
    }
    assert!(!field.history.is_changed());
}

/// Another attribute without an answer: what stood there holds until there is one, and an undo elsewhere ends the draft.
#[test]
fn an_emptied_row_leaves_what_holds_in_place() {
    let old = json!({"text": "T", "attribute": "standort", "in": ["nord"]});
    let document = Document::new(json!({"attributes": attributes(), "measures": [{"id": "m", "must": {"all": [old]}}]})).unwrap();
    let mut field = Field::new(document, "measures[0].must", false);
    let at = steps("all[0]");
    let emptied = Row::of(&old).unwrap().changed("standort", Check::In { not: false, options: vec![] }, &old);
    field.act(Act::Set(at.clone(), emptied.value()));
    assert_eq!(field.stands(), Some(&json!({"all": [old]})));
    assert!(!field.history.is_changed());
    let filled = emptied.changed("standort", Check::In { not: true, options: vec!["sued".into()] }, &emptied.value());
    field.act(Act::Set(at.clone(), filled.value()));
    let new = json!({"all": [{"text": "T", "not": {"attribute": "standort", "in": ["sued"]}}]});
    assert_eq!(field.stands(), Some(&new));
    field.act(Act::Set(at.clone(), filled.changed("alter", Check::Range { min: None, max: None }, &filled.value()).value()));
    assert!(field.working.is_some());
    field.history.undo();
    assert_eq!(field.shown(), Some(json!({"all": [old]})), "what was begun went with what it was begun on");
    field.act(Act::Remove(at));
    assert_eq!(field.stands(), Some(&json!({"all": [old]})), "a condition that must be there stays");
}

#[test]
fn keystrokes_in_one_note_are_one_step() {
    let mut field = Field::new(document(), "measures[0].must", true);
    let before = field.stands().cloned().unwrap();
    let at: Steps = nodes(&before).into_iter().find(|at| Row::of(node(&before, at).unwrap()).is_some()).unwrap();
    for said in ["A", "Ab", "Abc", "Abcd"] {
        let this = node(field.stands().unwrap(), &at).cloned().unwrap();
        field.do_it(Act::Set(at.clone(), noted(&this, "norm", said)), Joining::Typing);
    }
    let said = |field: &Field| node(field.stands().unwrap(), &at).unwrap()["norm"].clone();
    assert_eq!(said(&field), json!("Abcd"));
    field.history.undo();
    assert_eq!(field.stands(), Some(&before));
    let leaf = json!({"attribute": "kind_bg", "is": true});
    assert_eq!(
        noted(&noted(&leaf, "norm", "§ 1"), "text", "T").to_string(),
        r#"{"text":"T","norm":"§ 1","attribute":"kind_bg","is":true}"#
    );
    assert_eq!(noted(&json!({"text": "T", "is": true}), "text", " "), json!({"is": true}));
}

/// Hundreds of clicks in any order: what counts can always be read, nothing else in the catalogue changes, and undo leads
/// back to the same bytes.
#[test]
fn any_clicks_leave_a_condition_that_can_be_read() {
    let (catalog, start) = (catalog(), document());
    let places: Vec<Path> = conditions(&start).into_iter().map(|(path, _)| path).collect();
    let places: Vec<&Path> = places.iter().filter(|path| path.to_string().starts_with("measures")).collect();
    let (mut made, mut waited) = (0, 0);
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let path = rng.pick(&places).to_string();
        let mut field = Field::new(start.clone(), &path, rng.chance(50));
        for _ in 0..40 {
            let root = field.shown();
            let act = any_act(&mut rng, &catalog, root.as_ref());
            let before = field.history.document().clone();
            field.act(act.clone());
            made += usize::from(before != *field.history.document());
            waited += usize::from(field.working.is_some());
            match field.stands() {
                None => assert!(field.may_be_empty),
                Some(stands) => {
                    assert_eq!(read(stands).troubles, [], "seed {seed} {act:?}");
                    if let Some(working) = &field.working {
                        assert!(settled(&working.root).is_none_or(|counts| counts == *stands), "seed {seed} {act:?}");
                    }
                }
            }
        }
        let mut other = field.history.document().clone();
        let original = start.get(&field.path).cloned().unwrap();
        let put = Edit::set(&other, &field.path, original);
        foerderkompass_upkeep::apply(&mut other, &put).unwrap();
        assert!(other == start);
        while field.history.undoable().is_some() {
            field.history.undo();
        }
        assert!(field.history.document().text() == start.text());
    }
    assert!(made > 500 && waited > 500, "{made} {waited}");
}

fn any_act(rng: &mut Rng, catalog: &foerderkompass_core::Catalog, root: Option<&Value>) -> Act {
    let Some(root) = root else { return Act::Add(vec![], Group::All, Row::draft(None).value()) };
    let at = rng.pick(&nodes(root)).clone();
    let group = *rng.pick(&[Group::All, Group::Any]);
    let this = node(root, &at).unwrap();
    if nodes(root).len() > 25 {
        return Act::Remove(at);
    }
    match rng.between(0, 11) {
        0 | 1 => new_row(root, &at, group),
        2 if group_of(this).is_some_and(|group| group != Group::Not) => {
            Act::Add(at, group_of(this).unwrap(), group.of(vec![Row::draft(None).value()]))
        }
        3 => Act::Remove(at),
        4 => Act::Wrap(at, *rng.pick(&[Group::All, Group::Any, Group::Not])),
        5 => Act::Unwrap(at),
        6 => Act::Turn(at, group),
        7 => Act::Up(at),
        8 => Act::Down(at),
        9 => {
            if rng.chance(50) {
                Act::Out(at)
            } else {
                Act::In(at)
            }
        }
        _ => match Row::of(this) {
            Some(row) => {
                let attribute = rng.pick(catalog.attributes());
                let check = match rng.chance(50) {
                    true => row.check.moved_to(attribute),
                    false => {
                        let mut other = criterion(rng, catalog, 0);
                        while to_value(catalog, &other).get("attribute").is_none_or(|id| id != attribute.id.as_str()) {
                            other = criterion(rng, catalog, 0);
                        }
                        Row::of(&to_value(catalog, &other)).unwrap().check
                    }
                };
                Act::Set(at, row.changed(&attribute.id, check, this).value())
            }
            None => Act::Set(at.clone(), noted(this, "text", "Wort")),
        },
    }
}
