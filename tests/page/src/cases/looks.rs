// SPDX-License-Identifier: EUPL-1.2
//! What a host page may change of the look: parts and properties. Everything else of its style stays outside.

use std::collections::BTreeSet;

use serde_json::json;

use super::embedded::{ELEMENT, INCLUDED, embed};
use crate::page::{Page, equal};
use crate::runner::Outcome;

/// The parts, in the order of their names.
const PARTS: [&str; 10] = ["button", "card", "contact", "field", "filter", "notice", "question", "result", "root", "status"];

/// A property, a value for it, and where it is to be seen: selector, property of the computed style, its value there.
type Seen = (&'static str, &'static str, &'static str, &'static str, &'static str);

const PROPERTIES: [Seen; 11] = [
    ("--fk-accent", "#123456", ".fk-primary", "backgroundColor", "rgb(18, 52, 86)"),
    ("--fk-accent-ink", "#fedcba", ".fk-primary", "color", "rgb(254, 220, 186)"),
    ("--fk-background", "#010203", "[data-fk=app]", "backgroundColor", "rgb(1, 2, 3)"),
    ("--fk-focus", "#040506", ".fk-search", "outlineColor", "rgb(4, 5, 6)"),
    ("--fk-font", "monospace", "[data-fk=app]", "fontFamily", "monospace"),
    ("--fk-ink", "#070809", "[data-fk=app]", "color", "rgb(7, 8, 9)"),
    ("--fk-line", "#0a0b0c", ".fk-card", "borderTopColor", "rgb(10, 11, 12)"),
    ("--fk-line-strong", "#0d0e0f", ".fk-head .fk-button", "borderTopColor", "rgb(13, 14, 15)"),
    ("--fk-muted", "#101112", ".fk-foot", "color", "rgb(16, 17, 18)"),
    ("--fk-radius", "3px", ".fk-card", "borderTopLeftRadius", "3px"),
    ("--fk-surface", "#131415", ".fk-card", "backgroundColor", "rgb(19, 20, 21)"),
];

/// Every part is there, and each takes the style that the page has for it.
pub async fn parts(page: Page) -> Outcome {
    let rule = |(at, part): (usize, &&str)| {
        format!("foerder-kompass::part({part}) {{ text-decoration-color: rgb({}, 20, 30); }}", 100 + at)
    };
    let rules: String = PARTS.iter().enumerate().map(rule).collect();
    // Without ::part nothing is reached.
    let head = format!("<style>{rules} .fk-head {{ text-decoration-color: rgb(1, 2, 3); }}</style>{INCLUDED}");
    let _server = embed(&page, &head, ELEMENT).await?;
    page.open_card("anerkennungsberatung").await?;
    let there = "return [...new Set([...root.querySelectorAll('[part]')].flatMap((e) => [...e.part]))].sort();";
    equal("The parts", &page.run(there, vec![]).await?, &json!(PARTS))?;
    let colours = "return arguments[0].map((part) => [...new Set([...root.querySelectorAll(`[part~=${part}]`)]
        .map((e) => getComputedStyle(e).textDecorationColor))]);";
    let expected: Vec<[String; 1]> = (0..PARTS.len()).map(|at| [format!("rgb({}, 20, 30)", 100 + at)]).collect();
    equal("Their style", &page.run(colours, vec![json!(PARTS)]).await?, &json!(expected))?;
    let outside = "return getComputedStyle(root.querySelector('.fk-head')).textDecorationColor === 'rgb(1, 2, 3)';";
    equal("A rule without a part", &page.run(outside, vec![]).await?, &json!(false))
}

/// In light and dark, each property changes what it names, and the documented ones are those of the stylesheet.
pub async fn properties(page: Page) -> Outcome {
    let read = |file: &str| std::fs::read_to_string(page.world.root.join(file)).map_err(|error| format!("{file}: {error}"));
    let tested: BTreeSet<String> = PROPERTIES.iter().map(|seen| seen.0.to_owned()).collect();
    equal("Properties of the stylesheet", &json!(names(&read("src/ui/style.css")?)), &json!(tested))?;
    equal("Documented properties", &json!(names(&read("docs/einbinden.md")?)), &json!(tested))?;
    let _server = embed(&page, INCLUDED, ELEMENT).await?;
    page.run("root.querySelector('.fk-search input').focus();", vec![]).await?;
    let seen = "return arguments[0].map(([, , selector, property]) => getComputedStyle(root.querySelector(selector))[property]);";
    let (mut plain, mut all) = (Vec::new(), Vec::new());
    for theme in ["light", "dark"] {
        page.run("host.theme = arguments[0];", vec![json!(theme)]).await?;
        let before = page.run(seen, vec![json!(PROPERTIES)]).await?;
        for (at, (name, value, _, _, expected)) in PROPERTIES.iter().enumerate() {
            let set = format!("host.style.setProperty(arguments[1], arguments[2]); {seen}");
            let after = page.run(&set, vec![json!(PROPERTIES), json!(name), json!(value)]).await?;
            equal(&format!("{name} in {theme}"), &json!([after.get(at)]), &json!([expected]))?;
            let changed = before.get(at) != after.get(at);
            equal(&format!("{name} in {theme} was otherwise before"), &json!(changed), &json!(true))?;
            let gone = format!("host.style.removeProperty(arguments[1]); {seen}");
            equal("Without it", &page.run(&gone, vec![json!(PROPERTIES), json!(name)]).await?, &before)?;
        }
        all.push(page.run("return getComputedStyle(root.querySelector('[data-fk=app]')).colorScheme;", vec![]).await?);
        plain.push(before);
    }
    equal("Colour schemes", &json!(all), &json!(["light", "dark"]))?;
    equal("Light and dark are the same", &json!(plain.first() == plain.last()), &json!(false))
}

/// The names of properties of ours in a text.
fn names(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    text.split("--fk-").skip(1).map(name).filter(|name| !name.is_empty()).map(|name| format!("--fk-{name}")).collect()
}
