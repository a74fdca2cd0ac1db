// SPDX-License-Identifier: EUPL-1.2
//! The only place that asks the machine for the day and the time.

use foerderkompass_core::Date;

/// Today in the time zone of the machine.
#[cfg(target_arch = "wasm32")]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let year = u16::try_from(now.get_full_year()).unwrap_or(1);
    Date::new(year, small(now.get_month() + 1), small(now.get_date())).unwrap_or(Date::MAX)
}

/// Today in Universal Time: outside of a browser the view is only rendered for tests, which pass their own day.
#[cfg(not(target_arch = "wasm32"))]
pub fn today() -> Date {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    Date::new(1970, 1, 1).map_or(Date::MAX, |day| day.add_days(days))
}

/// Milliseconds since a fixed moment, for telling how much time has passed; runs on while the machine sleeps.
#[cfg(target_arch = "wasm32")]
pub fn now() -> f64 {
    js_sys::Date::now()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64() * 1000.0)
}
