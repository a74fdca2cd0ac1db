// SPDX-License-Identifier: EUPL-1.2
//! Elements of the screen, put together by small functions that are compiled once.
//!
//! Yew's `html!` writes out, at every element, how an element is made: most of what ships was that. The functions here
//! make the same virtual elements, from far smaller calls. `html!` stays in use for components.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Event, InputEvent, MouseEvent};
use yew::html::{onchange, onclick, oninput};
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VNode, VTag, VText};
use yew::{AttrValue, Callback, Html, NodeRef};

use super::Words;

/// What a host page may style with `::part`: the part, and the class that its elements name first. `root` is the shell's.
pub const PARTS: [(&str, &str); 9] = [
    ("button", "fk-button"),
    ("card", "fk-card"),
    ("contact", "fk-contact"),
    ("field", "fk-field"),
    ("filter", "fk-choose"),
    ("notice", "fk-notice"),
    ("question", "fk-question"),
    ("result", "fk-results"),
    ("status", "fk-summary-line"),
];

/// An element that is being made. Every function returns it again, and [`Tag::end`] makes it part of the screen.
pub struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    class: String,
    names: Vec<&'static str>,
    values: Vec<AttrValue>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

/// Begins an element.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    let tag = VTag::new(AttrValue::Static(name));
    let (names, values, listeners, children) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Tag(Box::new(Parts { tag, class: String::new(), names, values, listeners, children }))
}

/// Begins an element with a class.
#[inline(never)]
pub fn tag_of(name: &'static str, class: &'static str) -> Tag {
    tag(name).class(class)
}

/// Begins a button that does what a click on it says.
#[inline(never)]
pub fn button(class: &'static str, call: Callback<MouseEvent>) -> Tag {
    tag_of("button", class).set("type", "button").on_click(call)
}

/// Text between elements.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VNode::VText(VText::new(text.to_owned()))
}

/// Several parts that stand side by side.
#[inline(never)]
pub fn list(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}

impl Tag {
    /// Adds a class, or several with blanks between them.
    #[inline(never)]
    pub fn class(mut self, class: &'static str) -> Tag {
        if !class.is_empty() && !self.0.class.is_empty() {
            self.0.class.push(' ');
        }
        self.0.class.push_str(class);
        self
    }

    /// Adds a class if something holds.
    #[inline(never)]
    pub fn class_if(self, holds: bool, class: &'static str) -> Tag {
        if holds { self.class(class) } else { self }
    }

    /// Sets an attribute to a fixed value.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &'static str) -> Tag {
        self.attribute(name, AttrValue::Static(value))
    }

    /// Sets an attribute to a value of the catalogue or the state.
    #[inline(never)]
    pub fn put(self, name: &'static str, value: &str) -> Tag {
        self.attribute(name, value.to_owned().into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: AttrValue) -> Tag {
        self.0.names.push(name);
        self.0.values.push(value);
        self
    }

    /// Sets an attribute without a value, such as `hidden`, if something holds.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Tag {
        if holds { self.set(name, name) } else { self }
    }

    /// Sets an attribute whose values are the words `true` and `false`, such as `aria-pressed`.
    #[inline(never)]
    pub fn aria(self, name: &'static str, holds: bool) -> Tag {
        self.set(name, if holds { "true" } else { "false" })
    }

    /// Says that the text inside is the catalogue's, whose language is German, where the screen's is another.
    #[inline(never)]
    pub fn of_catalog(self, words: Words) -> Tag {
        if words.0.tag() == "de" { self } else { self.set("lang", "de") }
    }

    /// Adds text that may come from the catalogue.
    #[inline(never)]
    pub fn text(mut self, content: &str) -> Tag {
        self.0.children.push(text(content));
        self
    }

    /// Adds a part.
    #[inline(never)]
    pub fn with(mut self, part: Html) -> Tag {
        self.0.children.push(part);
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn tag(self, part: Tag) -> Tag {
        self.with(part.end())
    }

    /// Adds an element, if there is one.
    #[inline(never)]
    pub fn maybe(self, part: Option<Tag>) -> Tag {
        match part {
            Some(part) => self.tag(part),
            None => self,
        }
    }

    /// As [`Tag::maybe`], but one that is missing keeps its place: siblings after it and before it stay what they are.
    #[inline(never)]
    pub fn place(self, part: Option<Tag>) -> Tag {
        self.with(part.map_or_else(Html::default, Tag::end))
    }

    /// Adds a term and what is said of it, in a list of terms (`dl`).
    #[inline(never)]
    pub fn pair(self, term: &str, said: &str) -> Tag {
        self.tag(tag("dt").text(term)).tag(tag("dd").text(said))
    }

    /// Adds parts one after the other.
    pub fn all(mut self, parts: impl Iterator<Item = Html>) -> Tag {
        parts.for_each(|part| self.0.children.push(part));
        self
    }

    /// Adds elements one after the other.
    pub fn each(mut self, parts: impl Iterator<Item = Tag>) -> Tag {
        parts.for_each(|part| self.0.children.push(part.end()));
        self
    }

    /// What tells this element from its siblings, whatever their order.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Tag {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// As [`Tag::key`], by a place in a list of the catalogue.
    #[inline(never)]
    pub fn key_at(mut self, at: usize) -> Tag {
        self.0.tag.key = Some(Key::from(at));
        self
    }

    /// Lets the element be found later.
    #[inline(never)]
    pub fn found_by(mut self, reference: &NodeRef) -> Tag {
        self.0.tag.node_ref = reference.clone();
        self
    }

    #[inline(never)]
    pub fn on_click(self, call: Callback<MouseEvent>) -> Tag {
        self.listen(Rc::new(onclick::Wrapper::new(call)))
    }

    #[inline(never)]
    pub fn on_change(self, call: Callback<Event>) -> Tag {
        self.listen(Rc::new(onchange::Wrapper::new(call)))
    }

    #[inline(never)]
    pub fn on_input(self, call: Callback<InputEvent>) -> Tag {
        self.listen(Rc::new(oninput::Wrapper::new(call)))
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Tag {
        self.0.listeners.push(Some(listener));
        self
    }

    /// What stands in an input.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Tag {
        self.0.tag.set_value(AttrValue::from(value.to_owned()));
        self
    }

    /// Whether a box or radio is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Tag {
        self.0.tag.set_checked(checked);
        self
    }

    /// Makes it part of the screen.
    #[inline(never)]
    pub fn end(mut self) -> Html {
        if !self.0.class.is_empty() {
            let class = std::mem::take(&mut self.0.class);
            let first = class.split(' ').next();
            if let Some((part, _)) = PARTS.iter().find(|(_, class)| first == Some(*class)) {
                self = self.set("part", part);
            }
            self = self.attribute("class", class.into());
        }
        let Parts { mut tag, names, values, listeners, children, .. } = *self.0;
        if !names.is_empty() {
            let values = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value))).collect();
            tag.set_attributes(Attributes::Dynamic { keys: lasting(names), values });
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        tag.add_children(children);
        VNode::VTag(Rc::new(tag))
    }
}

thread_local! {
    /// Every list of attribute names that occurs in this code, some dozens.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The same names as a list that lasts: Yew compares elements faster if they share the list of their names.
fn lasting(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|known| match known.iter().find(|list| **list == names) {
        Some(list) => list,
        None => {
            let list: &'static [&'static str] = names.leak();
            known.push(list);
            list
        }
    })
}
