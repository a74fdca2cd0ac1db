// SPDX-License-Identifier: EUPL-1.2
//! The field for one condition of the document: the tree to click, the text to write, and what both come to.

use std::cell::RefCell;
use std::rc::Rc;

use foerderkompass_upkeep::{Document, Edit, Joining, Path};
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::check::Row;
use super::comes_to::{ComesTo, Read};
use super::effect::opened_place;
use super::parts::{beside, part};
use super::reading::{Reading, attributes_for, catalog_of, later_than, reading};
use super::step::{Next, Working, next};
use super::text::Notation;
use super::tree::{Act, Group};
use super::view::{Deed, Open, View};
use super::words;
use crate::shared::{Make, OnMake, Shown};

/// Where the condition stands and what may be done with it.
#[derive(Clone, Properties)]
pub struct CriterionFieldProps {
    pub shown: Shown,
    /// Place of the condition: `measures[3].must`, `measures[3].hurdles[0].criterion`, `attributes[2].implied[0].when`.
    pub path: Path,
    pub on_make: OnMake,
    /// Heading of the field, German: „Gesetzliche Voraussetzungen“.
    pub label: AttrValue,
    /// Whether there may be no condition at all.
    #[prop_or(true)]
    pub may_be_empty: bool,
    /// Begin of all element ids in the field; no two fields on the page share it. Begins with a letter; letters, digits
    /// and `-` only.
    pub id: AttrValue,
    /// Says what no change of the document says, for the one `role=status` of the app.
    #[prop_or_default]
    pub on_say: Callback<String>,
}

impl PartialEq for CriterionFieldProps {
    /// Whether the field would show and make the same. The callbacks are new ones at every drawing and do the same.
    fn eq(&self, other: &CriterionFieldProps) -> bool {
        self.path == other.path
            && self.label == other.label
            && self.may_be_empty == other.may_be_empty
            && self.id == other.id
            && self.shown.today == other.shown.today
            && Rc::ptr_eq(&self.shown.opened, &other.shown.opened)
            && same_place(&self.shown.document, &other.shown.document, &self.path)
    }
}

/// Whether two documents are alike in everything that matters to the condition at a place: the condition itself, its
/// neighbours by name, the entry by id, and what conditions can name.
fn same_place(one: &Rc<Document>, other: &Rc<Document>, path: &Path) -> bool {
    let part = |document: &Rc<Document>| {
        let holder = path.split().and_then(|(holder, _)| document.get(&holder).and_then(Value::as_object));
        let keys: Vec<String> = holder.into_iter().flat_map(|holder| holder.keys().cloned()).collect();
        let id = document.get(&Path(path.0.iter().take(2).cloned().collect()).key("id")).cloned();
        (keys, id)
    };
    let attributes = Path::root().key("attributes");
    Rc::ptr_eq(one, other)
        || (one.get(path) == other.get(path) && part(one) == part(other) && one.get(&attributes) == other.get(&attributes))
}

/// Where the keyboard shall go on once this tree is shown.
struct Aim {
    id: String,
    expected: Option<Value>,
}

type Aimed = Rc<RefCell<Option<Aim>>>;

/// The condition at a place of the document, to be clicked together or written.
#[component]
pub fn CriterionField(props: &CriterionFieldProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("condition");
    let (document, today) = (&props.shown.document, props.shown.today);
    let stands = document.get(&props.path).cloned();
    // Two memories, since one click may change both. Drawn only if they change: the document comes a little later, and what
    // is drawn before would put the old text back into the field that is being typed in.
    let working_here = use_state_eq(|| None::<Working>);
    let open_here = use_state_eq(|| None::<Open>);
    let element = use_node_ref();
    let aim = use_mut_ref(|| None::<Aim>);

    let attributes = attributes_for(document, &props.path);
    let catalog = use_memo(attributes.clone(), |attributes| catalog_of(attributes, today).map(Rc::new));
    let later = later_than(document, &props.path);
    let working = working_here.as_ref().filter(|working| working.holds(stands.as_ref()));
    let root = working.map(|working| working.root.clone()).or_else(|| stands.clone());
    let read = |(attributes, later, value): &(Value, Vec<String>, Option<Value>)| {
        value.as_ref().map(|value| reading(attributes, later, value, today)).unwrap_or_default()
    };
    let told = use_memo((attributes.clone(), later.clone(), root.clone()), read);
    let counted = use_memo((attributes.clone(), later.clone(), stands.clone()), read);
    let place = opened_place(document, &props.shown.opened, &props.path);
    let opened = place.and_then(|place| props.shown.opened.get(&place)).cloned();
    let before = use_memo((attributes, later, opened.clone()), read);

    use_aim(&aim, &element, root.as_ref());
    let on_deed = on_deed(props, (&working_here, &open_here), &aim, root.clone());
    let on_open = {
        let open_here = open_here.clone();
        Callback::from(move |open| open_here.set(open))
    };
    let Some(catalog) = catalog.as_ref() else { return unknown(props, root.as_ref()) };
    let none = Reading::default();
    let view = View {
        catalog,
        root: root.as_ref().unwrap_or(&Value::Null),
        reading: if root.is_some() { &told } else { &none },
        opened: opened.as_ref(),
        id: &props.id,
        open: open_here.as_ref(),
        may_be_empty: props.may_be_empty,
        on_deed: &on_deed,
        on_open: &on_open,
    };
    let was = if opened.is_some() { read_as(&before) } else { Read::Absent };
    html! {
        <fieldset class="fe-criterion" id={props.id.clone()} ref={element}>
            <legend>{ props.label.clone() }</legend>
            { if root.is_some() { html! { <>{ part(&view, &[]) }{ beside(&view) }</> } } else { empty(&view) } }
            <Notation id={format!("{}-text", props.id)} label={format!("{} als Text", props.label)} catalog={catalog.clone()}
                value={stands.clone()} criterion={counted.criterion.clone()} on_value={on_value(props)} />
            <ComesTo catalog={catalog.clone()} {was} now={if stands.is_some() { read_as(&counted) } else { Read::Absent }} />
        </fieldset>
    }
}

fn read_as(reading: &Reading) -> Read {
    reading.criterion.clone().map_or(Read::Unreadable, Read::As)
}

/// The button for the first condition.
fn empty(view: &View<'_>) -> Html {
    let first = Act::Add(Vec::new(), Group::All, Row::draft(None).value());
    html! {
        <div class="fe-crit-adds">
            <p>{ if view.may_be_empty { words::NONE } else { words::MISSING } }</p>
            <button type="button" id={format!("{}-first", view.id)} onclick={view.click(first)}>{ "Bedingung hinzufügen" }</button>
        </div>
    }
}

/// Without attributes nothing can be chosen; what stands there is shown.
fn unknown(props: &CriterionFieldProps, root: Option<&Value>) -> Html {
    html! {
        <fieldset class="fe-criterion" id={props.id.clone()}>
            <legend>{ props.label.clone() }</legend>
            <p class="fe-crit-fault">{ words::NO_CATALOG }</p>
            if let Some(root) = root { <p class="fe-crit-raw">{ words::in_words(root) }</p> }
        </fieldset>
    }
}

fn make(props: &CriterionFieldProps, label: String, edits: Vec<Edit>, joining: Joining) {
    if !edits.is_empty() {
        props.on_make.emit(Make { label, edits, joining });
    }
}

fn on_deed(
    props: &CriterionFieldProps,
    (working_here, open_here): (&UseStateHandle<Option<Working>>, &UseStateHandle<Option<Open>>),
    aim: &Aimed,
    root: Option<Value>,
) -> Callback<Deed> {
    let (props, aim) = (props.clone(), aim.clone());
    let (working_here, open_here) = (working_here.clone(), open_here.clone());
    Callback::from(move |deed: Deed| {
        let document: &Document = &props.shown.document;
        let Some(next) = next(document, &props.path, root.as_ref(), &deed, props.may_be_empty, &props.id) else { return };
        let Next { working, edits, focus, expected } = next;
        *aim.borrow_mut() = focus.map(|id| Aim { id, expected });
        working_here.set(working);
        if !matches!(deed.act, Act::Set(..)) {
            open_here.set(None);
        }
        if edits.is_empty() && matches!(deed.act, Act::Add(..)) {
            props.on_say.emit(words::ADDED.into());
        }
        make(&props, words::done(&deed.act, &props.label), edits, deed.joining);
    })
}

/// Takes a condition that was written.
fn on_value(props: &CriterionFieldProps) -> Callback<Value> {
    let props = props.clone();
    Callback::from(move |value: Value| {
        let edit = Edit::set(&props.shown.document, &props.path, value);
        make(&props, format!("{}: Bedingung geändert", props.label), vec![edit], Joining::Typing);
    })
}

/// Moves the keyboard where it belongs, as soon as that is on the screen.
#[hook]
fn use_aim(aim: &Aimed, element: &NodeRef, root: Option<&Value>) {
    let (aim, element, root) = (aim.clone(), element.clone(), root.cloned());
    use_effect(move || {
        if aim.borrow().as_ref().is_none_or(|aim| aim.expected != root) {
            return;
        }
        let Some(Aim { id, .. }) = aim.borrow_mut().take() else { return };
        let field = element.cast::<Element>();
        if let Some(target) = field.and_then(|field| field.query_selector(&format!("#{id}")).ok().flatten()) {
            focus(&target);
        }
    });
}

/// Gives an element the keyboard.
pub fn focus(target: &Element) {
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        // An element that cannot have it is no reason to stop.
        let _ = target.focus();
    }
}
