// SPDX-License-Identifier: EUPL-1.2
//! The page worked by keys alone, as a person does who uses no pointer; at every stop the focus has to be somewhere
//! and to be seen.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

use crate::page::{Page, holds};
use crate::runner::Outcome;

/// Keys as WebDriver writes them.
pub const TAB: char = '\u{E004}';
pub const ENTER: char = '\u{E007}';
pub const SHIFT: char = '\u{E008}';
pub const CONTROL: char = '\u{E009}';
pub const ALT: char = '\u{E00A}';
pub const BACKSPACE: char = '\u{E003}';
pub const DOWN: char = '\u{E015}';
pub const UP: char = '\u{E013}';
pub const ESCAPE: char = '\u{E00C}';

/// So many stops are further than any two places of the page are apart.
const STOPS: usize = 300;

/// The element that has the focus, looked for through shadow roots.
const FOCUSED: &str = "let focused = document.activeElement;
    while (focused && focused.shadowRoot && focused.shadowRoot.activeElement) focused = focused.shadowRoot.activeElement;";

/// What is wrong with the focus: nowhere, out of view, covered by something else, without a mark of its own.
const COMPLAINTS: &str = "
    if (!focused || focused === document.body || focused === document.documentElement || focused === host)
      return ['Nothing has the focus.'];
    const found = [], box = focused.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) found.push('It has no size.');
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) found.push('It is out of view.');
    else {
      const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = hit && (focused.contains(hit) || hit.contains(focused) || hit.closest('label')?.contains(focused));
      if (!own) found.push('It is covered by ' + (hit ? hit.localName + '.' + hit.className : 'nothing'));
    }
    // The results as a whole are a place to jump to, not one to do something at.
    const around = [focused, focused.closest('.fk-field'), focused.closest('.fk-option')].filter(Boolean);
    const marked = around.map((e) => getComputedStyle(e)).some((s) =>
      (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
    if (!marked && focused.tabIndex >= 0) found.push('Nothing marks it.');
    const name = focused.localName + '.' + focused.className + ' ' + (focused.ariaLabel ?? focused.textContent.slice(0, 40));
    return found.map((one) => name + ': ' + one);";

impl Page {
    /// Presses keys together: each stays down until the last is.
    pub async fn press(&self, keys: &[char]) -> Outcome {
        let mut actions = KeyActions::new("keys".to_owned());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.client.perform_actions(actions).await.map_err(|error| format!("Keys cannot be pressed: {error}"))
    }

    /// Presses keys one after the other, without a pause.
    pub async fn type_keys(&self, keys: &str) -> Outcome {
        let mut actions = KeyActions::new("keys".to_owned());
        for key in keys.chars() {
            actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        self.client.perform_actions(actions).await.map_err(|error| format!("Keys cannot be pressed: {error}"))
    }

    /// Says no when the focus is nowhere or cannot be seen.
    pub async fn sees_focus(&self, when: &str) -> Outcome {
        let complaints = format!("{FOCUSED}{COMPLAINTS}");
        // Drawing and scrolling follow a key at once, but not within the same moment.
        let soon = self.eventually("The focus", &complaints, vec![], &json!([])).await;
        soon.map_err(|trouble| format!("{when}: {trouble}"))
    }

    /// Whether the element with the focus is one that the selector finds.
    pub async fn is_on(&self, selector: &str) -> Result<bool, String> {
        let script = format!("{FOCUSED} return focused !== null && focused.matches(arguments[0]);");
        Ok(self.run(&script, vec![json!(selector)]).await? == json!(true))
    }

    /// Waits until the focus is at an element that the selector finds: it is set once the page is drawn anew.
    pub async fn comes_to(&self, what: &str, selector: &str) -> Outcome {
        let script = format!("{FOCUSED} return focused !== null && focused.matches(arguments[0]);");
        self.eventually(what, &script, vec![json!(selector)], &json!(true)).await
    }

    /// Something of the element with the focus, by a script that calls it `focused`.
    pub async fn of_focused(&self, script: &str) -> Result<Value, String> {
        self.run(&format!("{FOCUSED}{script}"), vec![]).await
    }

    /// Goes from stop to stop until one matches; every stop on the way has to be seen.
    pub async fn tab_to(&self, selector: &str) -> Outcome {
        self.walk(&[TAB], selector).await
    }

    /// The same backwards.
    pub async fn tab_back_to(&self, selector: &str) -> Outcome {
        self.walk(&[SHIFT, TAB], selector).await
    }

    async fn walk(&self, keys: &[char], selector: &str) -> Outcome {
        for stop in 1..=STOPS {
            self.press(keys).await?;
            self.sees_focus(&format!("Stop {stop} on the way to {selector}")).await?;
            if self.is_on(selector).await? {
                return Ok(());
            }
        }
        holds(&format!("{STOPS} stops do not lead to {selector}."), false)
    }
}
