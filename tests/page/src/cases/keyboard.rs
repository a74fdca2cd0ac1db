// SPDX-License-Identifier: EUPL-1.2
//! Everything that a talk needs, by keys alone: no pointer, no script that focuses or clicks. At every stop of the way
//! the focus is somewhere, in view, uncovered and marked.

use foerderkompass_core::{Answer, Attribute, Dates, Kind, Profile};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::announcing::{Announced, READ};
use crate::keys::{ALT, BACKSPACE, CONTROL, DOWN, ENTER, TAB};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::working::{ANSWERS, answer_of};

/// From opening the page to taking back "Neue Person".
pub async fn talk(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.press(&[TAB]).await?;
    page.sees_focus("At the first stop").await?;
    page.comes_to("The first stop is not the way to the results.", ".fk-skip").await?;
    let profile = questions(&page).await?;
    copying(&page).await?;
    marking(&page).await?;
    printing(&page).await?;
    new_person(&page, &profile).await
}

/// Five questions, each reached by the shortcut or by the button beside it, answered and announced.
async fn questions(page: &Page) -> Result<Profile, String> {
    let catalog = &page.world.catalog;
    let dates = Dates::on_day(page.today().await?);
    let (mut profile, mut announced, mut new) = (Profile::default(), Announced::at_first(catalog), 0);
    page.eventually("The first announcement", READ, vec![], &json!(announced.said())).await?;
    for round in 0..5 {
        let asked = page.run("return root.querySelector('[data-next-question]').dataset.nextQuestion;", vec![]).await?;
        let at = asked.as_str().and_then(|id| catalog.attribute_at(id)).ok_or("The next question is unknown.")?;
        let attribute = catalog.attributes().get(at).ok_or("The next question is missing.")?;
        if round % 2 == 0 {
            page.press(&[ALT, 'n']).await?;
        } else {
            page.tab_back_to(".fk-next button").await?;
            page.press(&[ENTER]).await?;
        }
        let inside = format!("fieldset[data-attribute=\"{}\"] input", attribute.id);
        page.sees_focus(&format!("At the question {}", attribute.id)).await?;
        page.comes_to(&format!("The focus is not in {}.", attribute.id), &inside).await?;
        profile.set(catalog, at, Some(answer(page, attribute).await?));
        page.shows_all(&profile).await.map_err(|trouble| format!("After {}: {trouble}", attribute.id))?;
        page.sees_focus(&format!("Having answered {}", attribute.id)).await?;
        page.comes_to(&format!("The focus left {}.", attribute.id), &inside).await?;
        let text = json!(announced.after(catalog, &profile, dates));
        page.eventually(&format!("The announcement after {}", attribute.id), READ, vec![], &text).await?;
        new += usize::from(announced.names_new());
    }
    holds("No answer brought a measure into consideration.", new > 0)?;
    Ok(profile)
}

/// Answers the question in which the focus is: by the arrow in a group, by the space bar at a box, by digits.
async fn answer(page: &Page, attribute: &Attribute) -> Result<Answer, String> {
    let chosen = ANSWERS.iter().find(|(id, _)| *id == attribute.id).map(|(_, option)| *option);
    let answer = match (&attribute.kind, chosen) {
        (Kind::Flag, _) => Answer::Flag(true),
        (Kind::Integer(range), _) => Answer::Integer(range.min),
        (_, Some(option)) => answer_of(attribute, option)?,
        (Kind::Multi(_), None) => Answer::Options(vec![0]),
        (_, None) => Answer::Option(0),
    };
    match &answer {
        Answer::Integer(number) => page.type_keys(&format!("{number}{ENTER}")).await?,
        // The box before the first is "keine Angabe".
        Answer::Options(chosen) => {
            let first = chosen.first().copied().unwrap_or(0);
            page.type_keys(&format!("{} ", TAB.to_string().repeat(first + 1))).await?;
        }
        Answer::Flag(_) | Answer::Option(_) => {
            if page.is_on("[data-filter]").await? {
                page.press(&[TAB]).await?;
            }
            let down = if let Answer::Option(at) = &answer { at + 1 } else { 1 };
            page.type_keys(&DOWN.to_string().repeat(down)).await?;
        }
    }
    Ok(answer)
}

/// Over the questions to a card; its Kümmerer's mailbox is copied and pasted into the search.
async fn copying(page: &Page) -> Outcome {
    to_results(page).await?;
    page.tab_to("article h4 button").await?;
    page.press(&[ENTER]).await?;
    page.sees_focus("At the open card").await?;
    let open = page.of_focused("return [focused.getAttribute('aria-expanded'), focused.closest('article').dataset.measure];");
    let open = open.await?;
    equal("The card", &open.get(0).cloned().unwrap_or_default(), &json!("true"))?;
    let mailbox = format!("[aria-label^=\"{}\"]", Language::German.wording().labels().mailbox);
    page.tab_to(&format!("article .fk-contact .fk-copy{mailbox}")).await?;
    let address = page.of_focused("return focused.parentNode.querySelector('a').textContent;").await?;
    holds("The Kümmerer has no mailbox.", address.as_str().is_some_and(|text| text.contains('@')))?;
    page.press(&[ENTER]).await?;
    let notice = "return root.querySelector('[data-notice] p')?.textContent ?? null;";
    page.eventually("The notice", notice, vec![], &json!(Language::German.wording().labels().copied)).await?;
    page.sees_focus("Having copied").await?;
    page.comes_to("Copying moves the focus.", ".fk-copy").await?;
    page.tab_back_to("header input[type=search]").await?;
    page.press(&[CONTROL, 'v']).await?;
    let search = "return root.querySelector('header input[type=search]').value;";
    page.eventually("What was pasted", search, vec![], &address).await?;
    page.press(&[CONTROL, 'a']).await?;
    page.press(&[BACKSPACE]).await?;
    page.eventually("The search", search, vec![], &json!("")).await?;
    page.sees_focus("In the search").await
}

/// The link at the top of the page leads over all questions.
async fn to_results(page: &Page) -> Outcome {
    page.tab_back_to(".fk-skip").await?;
    page.press(&[ENTER]).await?;
    page.sees_focus("At the results").await?;
    page.comes_to("The way to the results leads elsewhere.", "[data-results]").await
}

/// Two measures are marked, once by Space and once by Enter, and stand side by side.
async fn marking(page: &Page) -> Outcome {
    to_results(page).await?;
    let mut titles = Vec::new();
    for key in [' ', ENTER] {
        page.tab_to(".fk-keep[aria-pressed=false]").await?;
        titles.push(page.of_focused("return focused.closest('article').querySelector('h4').textContent;").await?);
        page.press(&[key]).await?;
        page.sees_focus("Having marked").await?;
        page.comes_to("Marking moves the focus.", ".fk-keep[aria-pressed=true]").await?;
    }
    page.tab_back_to("[data-view=marked]").await?;
    page.press(&[ENTER]).await?;
    page.sees_focus("In the Merkliste").await?;
    let columns = "return [...root.querySelectorAll('[data-compare] thead th')].map((e) => e.textContent).sort();";
    let texts = titles.iter().filter_map(Value::as_str);
    let mut titles: Vec<&str> = texts.collect();
    titles.sort_unstable();
    page.eventually("The comparison", columns, vec![], &json!(titles)).await
}

/// Printing hands the sheet to a document of its own. Nothing is printed here: the window of that document says what
/// it would put on paper.
async fn printing(page: &Page) -> Outcome {
    const STAND_IN: &str = "
        const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get() {
          const inner = original.call(this);
          if (inner) inner.print = () => { window.fkPrinted = this.contentDocument.body.textContent; window.fkPaper = inner; };
          return inner;
        } });";
    page.tab_to("[data-view=export]").await?;
    page.press(&[ENTER]).await?;
    page.sees_focus("At note and print").await?;
    page.tab_to("[data-print]").await?;
    page.run(STAND_IN, vec![]).await?;
    page.press(&[ENTER]).await?;
    let paper = "return window.fkPrinted !== undefined && window.fkPrinted === root.querySelector('.fk-paper').textContent;";
    page.eventually("The sheet is printed", paper, vec![], &json!(true)).await?;
    page.run("window.fkPaper.onafterprint?.(); window.fkPaper = null;", vec![]).await?;
    page.eventually("The frame goes", "return root.querySelector('iframe') === null;", vec![], &json!(true)).await?;
    page.sees_focus("Having printed").await?;
    page.comes_to("Printing moves the focus.", "[data-print]").await
}

/// A new person begins, and is taken back at once.
async fn new_person(page: &Page, profile: &Profile) -> Outcome {
    page.tab_back_to("[data-new-person]").await?;
    page.press(&[ENTER]).await?;
    page.shows_all(&profile.desk_only(&page.world.catalog)).await?;
    page.sees_focus("With a new person").await?;
    page.tab_to(".fk-said button").await?;
    page.press(&[ENTER]).await?;
    page.eventually("The sheet is back", "return root.querySelectorAll('.fk-paper h5').length;", vec![], &json!(2)).await?;
    page.sees_focus("Having taken back").await?;
    page.tab_back_to("header [data-new-person]").await?;
    page.tab_to("[data-view=measures]").await?;
    page.press(&[ENTER]).await?;
    page.shows_all(profile).await?;
    page.sees_focus("At the measures again").await
}
