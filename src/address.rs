// SPDX-License-Identifier: EUPL-1.2
//! Links to a measure: the address of the page with the measure in its fragment, which no server gets to see. Nothing
//! of a client is in them, and no address is ever changed.

use foerderkompass_core::Id;

/// The format of the fragment is fixed: links of today stand in other people's notes.
const FRAGMENT: &str = "#fk1/measure/";

/// A link to the measure of this id; `href` is the address of the page, whose own fragment is dropped.
pub fn link(href: &str, id: &str) -> String {
    let page = href.split('#').next().unwrap_or_default();
    [page, FRAGMENT, id].concat()
}

/// The id in a fragment that [`link`] made, with its number sign; nothing for every other fragment.
pub fn measure_of(hash: &str) -> Option<&str> {
    hash.strip_prefix(FRAGMENT).filter(|id| Id::is_valid(id))
}

/// The address of the page; empty where it has none that others could open.
#[cfg(target_arch = "wasm32")]
pub fn href() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let opens = ["https:", "http:", "file:"].iter().any(|scheme| href.starts_with(scheme));
    if opens { href } else { String::new() }
}

/// The fragment of the page's address with its number sign; empty without one.
#[cfg(target_arch = "wasm32")]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Outside of a browser there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn href() -> String {
    String::new()
}

/// Outside of a browser there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn hash() -> String {
    String::new()
}
