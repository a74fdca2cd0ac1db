// SPDX-License-Identifier: EUPL-1.2
//! Fails on command, for the tests of what happens then. Only the feature `failing` compiles this; it never ships.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use foerderkompass::{App, AppProps};
use yew::prelude::*;

const VIEW: u32 = 1;
const EFFECT: u32 = 2;
const CALLBACK: u32 = 3;
const FUTURE: u32 = 4;

/// Where to panic next; 0 is nowhere.
static PLACE: AtomicU32 = AtomicU32::new(0);
/// How many more allocations there are until one fails, that one included; 0 means that none will.
static LEFT: AtomicU32 = AtomicU32::new(0);
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Panics the next time that this is reached: 1 view, 2 effect, 3 callback, 4 future.
#[unsafe(no_mangle)]
pub extern "C" fn fail_at(place: u32) {
    PLACE.store(place, Relaxed);
}

/// Lets the allocation of this number fail, counted from now on and from 1; 0 lets none fail.
#[unsafe(no_mangle)]
pub extern "C" fn fail_allocation(number: u32) {
    LEFT.store(number, Relaxed);
}

/// How many allocations there have been.
#[unsafe(no_mangle)]
pub extern "C" fn allocations() -> u32 {
    COUNT.load(Relaxed)
}

fn reached(place: u32) {
    if PLACE.load(Relaxed) == place {
        panic!("on command");
    }
}

/// The widget, and beside it what fails.
#[component]
pub fn Failing(props: &AppProps) -> Html {
    reached(VIEW);
    use_effect(|| {
        reached(EFFECT);
        yew::platform::spawn_local(async { reached(FUTURE) });
    });
    let onclick = Callback::from(|_: MouseEvent| reached(CALLBACK));
    html! { <><App ..props.clone() /><button data-fail="" {onclick}>{ "Fail" }</button></> }
}

/// Counts, and gives nothing when told so.
struct Counting;

fn refused() -> bool {
    COUNT.fetch_add(1, Relaxed);
    let left = LEFT.load(Relaxed);
    LEFT.store(left.saturating_sub(1), Relaxed);
    left == 1
}

// SAFETY: whatever is given comes from the system's allocator and goes back to it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if refused() { std::ptr::null_mut() } else { unsafe { System.alloc(layout) } }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if refused() { std::ptr::null_mut() } else { unsafe { System.realloc(pointer, layout, size) } }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
