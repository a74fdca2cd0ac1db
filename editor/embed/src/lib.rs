// SPDX-License-Identifier: EUPL-1.2
//! What JavaScript can call: mounting the editor, handing it files, telling it how saving went.
//!
//! Files, clipboard, drafts and everything that must work when this module does not are in `shell.js`.

use std::rc::Rc;

use foerderkompass_editor::{App, AppProps, Asked, Message, Outside, Wanted, Writing};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, AttrValue, Callback};

#[wasm_bindgen]
extern "C" {
    /// The ways between the editor and the machine, as the shell offers them. None of them throws.
    pub type Ways;

    #[wasm_bindgen(method)]
    fn pick(this: &Ways, purpose: &str);

    #[wasm_bindgen(method)]
    fn accept(this: &Ways);

    #[wasm_bindgen(method)]
    fn write(this: &Ways, name: &str, bytes: &[u8], into_opened: bool);

    #[wasm_bindgen(method)]
    fn copy(this: &Ways, text: &str) -> bool;

    #[wasm_bindgen(method)]
    fn mail(this: &Ways, address: &str);

    #[wasm_bindgen(method)]
    fn keep(this: &Ways, draft: &str) -> bool;

    #[wasm_bindgen(method)]
    fn unsaved(this: &Ways, unsaved: bool);

    #[wasm_bindgen(method)]
    fn frame(this: &Ways, host: &web_sys::Element) -> web_sys::Element;

    #[wasm_bindgen(method)]
    fn print(this: &Ways, sheet: &web_sys::Element);
}

/// The mounted editor.
#[wasm_bindgen]
pub struct Editor {
    handle: AppHandle<App>,
}

/// Puts the editor into `root`. `widget` is the single file of the widget, with the example catalogue inside; `draft` is
/// what `keep` was given last, "" for nothing. `ways` is an object with the methods `pick(purpose)`, which asks for a file
/// and answers with `file`; `accept()`: the file handed over last is the one that is edited; `write(name, bytes,
/// intoOpened)`, which answers with `saved` or `differs`; `copy(text)`, which says whether that worked; `mail(address)`;
/// `keep(draft)`, which says whether that worked; `unsaved(flag)`; `frame(host)`, which makes a place for the widget inside
/// an element; and `print(element)`.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, ways: Ways, widget: String, draft: String) -> Editor {
    let props = AppProps { outside: outside(Rc::new(ways)), widget: widget.into(), draft: draft.into() };
    Editor { handle: yew::Renderer::<App>::with_root_and_props(root, props).render() }
}

#[wasm_bindgen]
impl Editor {
    /// A file that somebody picked for this purpose or dropped, with its name.
    pub fn file(&self, purpose: &str, name: &str, bytes: &[u8], writable: bool) {
        let wanted = Wanted::from_key(purpose);
        self.handle.send_message(Message::File(Asked { wanted, name: name.into(), bytes: bytes.into(), writable }));
    }

    /// What was to be written is written: into the opened file, or handed to the browser as a download.
    pub fn saved(&self, into_opened: bool) {
        self.handle.send_message(Message::Saved { into_opened });
    }

    /// The opened file is no longer as it was when it was read; nothing was written.
    pub fn differs(&self, bytes: &[u8]) {
        self.handle.send_message(Message::Differs(bytes.into()));
    }
}

fn outside(ways: Rc<Ways>) -> Outside {
    /// A callback that uses the ways.
    fn with<I: 'static, O: 'static>(ways: &Rc<Ways>, use_them: fn(&Ways, I) -> O) -> Callback<I, O> {
        let ways = Rc::clone(ways);
        Callback::from(move |input| use_them(&ways, input))
    }
    Outside {
        pick: with(&ways, |ways, wanted: Wanted| ways.pick(wanted.key())),
        accept: with(&ways, |ways, ()| ways.accept()),
        write: with(&ways, |ways, file: Writing| ways.write(&file.name, &file.bytes, file.into_opened)),
        copy: with(&ways, |ways, text: AttrValue| ways.copy(&text)),
        mail: with(&ways, |ways, address: AttrValue| ways.mail(&address)),
        keep: with(&ways, |ways, draft: AttrValue| ways.keep(&draft)),
        unsaved: with(&ways, |ways, unsaved: bool| ways.unsaved(unsaved)),
        frame: with(&ways, |ways, host: web_sys::Element| ways.frame(&host)),
        print: with(&ways, |ways, sheet: web_sys::Element| ways.print(&sheet)),
    }
}
