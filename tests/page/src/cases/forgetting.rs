// SPDX-License-Identifier: EUPL-1.2
//! What is typed or picked and not yet an answer belongs to a person as well, and goes with the answers.

use serde_json::json;

use super::waiting::{pass, warns, with_clock};
use crate::page::{Page, equal};
use crate::runner::Outcome;

/// Narrows a list of options and picks the month since when.
const TYPE: &str = "const heard = (field, value, name) => {
      field.value = value;
      if (name) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    };
    heard(root.querySelector('[data-filter]'), 'duldung', 'input');
    const since = root.querySelectorAll('.fk-since select');
    heard(since[0], since[0].options[3].value, 'change');";

/// Types numbers without leaving the fields.
const NUMBERS: &str = "const numbers = root.querySelectorAll('.fk-number input');
    for (const number of numbers) number.value = '37';
    return numbers.length;";

/// What is left of it. Selects say 0 or nothing while nothing is picked.
const LEFT: &str = "return [...root.querySelectorAll('[data-filter], .fk-number input, .fk-since select')]
    .map((field) => field.value).filter((value) => value !== '' && value !== '0');";

async fn type_all(page: &Page) -> Outcome {
    page.run(TYPE, vec![]).await?;
    let narrowed = "return root.querySelector('fieldset:has([data-filter]) label[hidden]') !== null;";
    page.eventually("The list is narrowed", narrowed, vec![], &json!(true)).await?;
    let numbers = page.run(NUMBERS, vec![]).await?.as_u64().unwrap_or_default();
    let left = page.run(LEFT, vec![]).await?.as_array().map_or(0, Vec::len);
    equal("Fields that hold something", &json!(left), &json!(numbers + 2))
}

/// "Neue Person" and the method of the page.
pub async fn new_person(page: Page) -> Outcome {
    page.open_single_file().await?;
    for way in ["root.querySelector('[data-new-person]').click();", "host.reset();"] {
        type_all(&page).await?;
        page.run(way, vec![]).await?;
        page.eventually(&format!("After {way}"), LEFT, vec![], &json!([])).await?;
    }
    Ok(())
}

/// Nobody is there any more, and nothing was answered: what is searched for is warned of and cleared, what is only typed
/// goes as well.
pub async fn idle(page: Page) -> Outcome {
    with_clock(&page, None, nobody(&page)).await
}

async fn nobody(page: &Page) -> Outcome {
    page.open_single_file().await?;
    page.type_into("input[type=search]", "Schulden").await?;
    type_all(page).await?;
    pass(page, 10.1).await?;
    warns(page, true, "of what is searched for").await?;
    pass(page, 2.1).await?;
    page.eventually("What is typed", LEFT, vec![], &json!([])).await?;
    let search = "return root.querySelector('input[type=search]').value;";
    page.eventually("What is searched for", search, vec![], &json!("")).await?;
    type_all(page).await?;
    pass(page, 10.1).await?;
    pass(page, 2.1).await?;
    page.eventually("What is only typed", LEFT, vec![], &json!([])).await
}
