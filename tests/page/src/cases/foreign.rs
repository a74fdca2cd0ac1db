// SPDX-License-Identifier: EUPL-1.2
//! Pages that were not made with the element in mind.

use foerderkompass_core::{Profile, Query};
use serde_json::json;

use super::embedded::{ELEMENT, INCLUDED, embed};
use crate::page::{Page, equal};
use crate::runner::Outcome;

/// Rules that reach everything a selector can reach, and names that the element uses itself.
const STYLE: &str = "<style>
    html { font-size: 62.5%; }
    body { font: italic 30px/3 serif; letter-spacing: 3px; word-spacing: 9px; text-transform: uppercase; text-align: right;
      text-indent: 40px; white-space: pre; visibility: visible; cursor: wait; color: rgb(255, 0, 255); direction: ltr; }
    * { box-sizing: content-box; color: rgb(255, 0, 255); font-size: 30px; line-height: 3; letter-spacing: 3px; text-transform: uppercase;
      font-style: italic; text-align: right; text-indent: 40px; word-spacing: 9px; font-weight: 900; list-style: square; }
    button, input, fieldset, article, h2, p, ul, svg { display: none; position: fixed; transform: rotate(180deg); }
    .fk-app, .fk-card, .fk-desk, [data-fk], [hidden] { display: none; }
    </style>";

/// Inherited properties of some elements inside, as the browser computes them.
const COMPUTED: &str = "
    const selectors = ['[data-fk=app]', 'h2', 'h3', 'h4 button', 'p', 'fieldset', 'legend', 'label', 'input', '[data-contact]', 'svg'];
    const properties = ['color', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'letter-spacing', 'word-spacing',
      'text-transform', 'text-align', 'text-indent', 'white-space', 'visibility', 'cursor', 'list-style-type', 'display', 'box-sizing', 'transform'];
    const found = {};
    for (const selector of selectors) {
      const style = getComputedStyle(root.querySelector('[data-fk=app]').parentNode.querySelector(selector));
      for (const property of properties) found[selector + ' ' + property] = style.getPropertyValue(property);
    }
    return found;";

/// Inside, everything looks as it does in a page without any style.
pub async fn style(page: Page) -> Outcome {
    let plain = {
        let _server = embed(&page, INCLUDED, ELEMENT).await?;
        page.run(COMPUTED, vec![]).await?
    };
    let _server = embed(&page, &format!("{STYLE}{INCLUDED}"), ELEMENT).await?;
    equal("Style", &page.run(COMPUTED, vec![]).await?, &plain)?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await
}

/// Short cuts of the page stay silent while somebody types, and work beside it.
pub async fn keys(page: Page) -> Outcome {
    let handlers = "<script>
        window.heard = [];
        for (const type of ['keydown', 'keypress', 'keyup'])
          document.addEventListener(type, (event) => { window.heard.push(type); event.preventDefault(); });
        </script>";
    let _server = embed(&page, &format!("{handlers}{INCLUDED}"), &format!("{ELEMENT}<input id=\"beside\">")).await?;
    page.type_into("[role=search] input", "Sprache").await?;
    page.shows(&Profile::default(), &Query { text: "Sprache".to_owned(), ..Query::default() }).await?;
    equal("Keys heard outside", &page.run("return window.heard;", vec![]).await?, &json!([]))?;
    // The page's own keys are its own.
    let beside = page.client.find(fantoccini::Locator::Id("beside")).await.map_err(|error| error.to_string())?;
    beside.send_keys("x").await.map_err(|error| error.to_string())?;
    equal("Keys heard beside", &page.run("return window.heard.slice(0, 1);", vec![]).await?, &json!(["keydown"]))
}

/// The host page keeps its elements, its style and its names; the element adds the one by which they share options.
pub async fn host_untouched(page: Page) -> Outcome {
    let head = "<script>window.before = new Set(Object.getOwnPropertyNames(window));</script>";
    let _server = embed(&page, &format!("{head}{INCLUDED}"), &format!("<p id=\"text\">Text</p>{ELEMENT}")).await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    // Names with these beginnings are those of the driver and of this test.
    let script = "return {
        names: Object.getOwnPropertyNames(window).filter((name) => !window.before.has(name) && !/^(before$|fkWitness$|[$]?cdc_|se_|ret_nodes$)/.test(name)),
        body: [...document.body.children].map((e) => e.localName),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        inside: host.innerHTML, title: document.title, hash: location.hash,
        color: getComputedStyle(document.getElementById('text')).color,
      };";
    let expected = json!({
        "names": ["Foerderkompass"], "body": ["p", "foerder-kompass"], "sheets": 0, "inside": "", "title": "Wirtsseite", "hash": "",
        "color": "rgb(0, 0, 0)",
    });
    equal("The host page", &page.run(script, vec![]).await?, &expected)
}
