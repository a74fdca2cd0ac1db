// SPDX-License-Identifier: EUPL-1.2
//! The real widget with the catalogue as it stands, in a place of its own.

use std::rc::Rc;

use foerderkompass::{App as Widget, AppProps as WidgetProps, Options, Outlet, Source};
use foerderkompass_upkeep::Document;
use web_sys::Element;
use yew::prelude::*;

use crate::outside::{Outside, Writing};

#[derive(Clone, Properties)]
pub struct PreviewProps {
    pub document: Rc<Document>,
    /// The measure that is open in it.
    pub measure: Option<AttrValue>,
    pub outside: Outside,
}

impl PartialEq for PreviewProps {
    fn eq(&self, other: &PreviewProps) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.measure == other.measure
    }
}

#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("preview");
    let place = use_node_ref();
    let running = use_mut_ref(|| None::<yew::AppHandle<Widget>>);
    {
        let (place, props) = (place.clone(), props.clone());
        let key = (Rc::as_ptr(&props.document).addr(), props.measure.clone());
        let running = Rc::clone(&running);
        use_effect_with(key, move |_| {
            let shown = widget_props(&props);
            let mut running = running.borrow_mut();
            match running.as_mut() {
                Some(widget) => widget.update(shown),
                None => {
                    *running = place.cast::<Element>().map(|host| {
                        let root = props.outside.frame.emit(host);
                        yew::Renderer::<Widget>::with_root_and_props(root, shown).render()
                    });
                }
            }
        });
    }
    use_effect_with((), move |()| {
        move || {
            if let Some(widget) = running.borrow_mut().take() {
                widget.destroy();
            }
        }
    });
    html! {
        <>
            <p class="fe-muted">{ "So sieht der Förderkompass mit Ihren Änderungen aus." }</p>
            <div class="fe-preview" ref={place}></div>
        </>
    }
}

fn widget_props(props: &PreviewProps) -> WidgetProps {
    let (copy, write, print) = (props.outside.copy.clone(), props.outside.write.clone(), props.outside.print.clone());
    let save = Callback::from(move |(name, text): (AttrValue, AttrValue)| {
        write.emit(Writing { name, bytes: text.as_bytes().into(), into_opened: false });
    });
    let outlet = Outlet::new(copy, save, print, Callback::noop());
    let measure = props.measure.as_ref().map(|id| id.to_string()).unwrap_or_default();
    let options = Options { level: 3, measure, ..Options::default() };
    let source = Source::Bytes(props.document.text().into_bytes().into());
    WidgetProps { source, lang: "de".into(), outlet, options: Rc::new(options) }
}
