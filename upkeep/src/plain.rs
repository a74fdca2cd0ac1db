// SPDX-License-Identifier: EUPL-1.2
//! The plain list of all measures: what can be read where no program runs. A pure function from the catalogue to HTML
//! in which every text of the catalogue is text.

use foerderkompass_core::{Catalog, Contact, Criterion, Measure, Reading, Shape, open};
use foerderkompass_wording::{Language, Wording};

/// The list as it stands inside the element, beside the catalogue; empty for a catalogue that cannot be read.
pub fn plain_list(catalog: &str) -> String {
    match open(catalog.as_bytes()) {
        Ok(Reading { catalog, .. }) => listed(&catalog, Language::German.wording()),
        Err(_) => String::new(),
    }
}

fn listed(catalog: &Catalog, words: &dyn Wording) -> String {
    let about = catalog.about();
    let mut html = String::from("<section>\n");
    element(&mut html, "h2", &about.title);
    element(&mut html, "p", &words.edition(about, catalog.measures().len()));
    if about.sample {
        element(&mut html, "p", words.labels().sample);
    }
    for measure in catalog.measures() {
        add_measure(&mut html, catalog, measure, words);
    }
    for left_out in catalog.left_out() {
        element(&mut html, "h3", if left_out.title.is_empty() { &left_out.id } else { &left_out.title });
        element(&mut html, "p", words.labels().left_out);
        let contacts = left_out.contacts.iter().filter_map(|at| catalog.contacts().get(*at));
        add_lines(&mut html, words.labels().responsible, contacts.map(|contact| reached(contact, words)).collect());
    }
    html.push_str("</section>");
    html
}

fn add_measure(html: &mut String, catalog: &Catalog, measure: &Measure, words: &dyn Wording) {
    let labels = words.labels();
    element(html, "h3", &measure.title);
    element(html, "p", &measure.summary);
    for (heading, criterion) in [(labels.must, &measure.must), (labels.should, &measure.should)] {
        let lines = criterion.iter().flat_map(|criterion| parts(criterion)).map(|part| worded(catalog, part, words));
        add_lines(html, heading, lines.collect());
    }
    let hurdles = measure.hurdles.iter().map(|hurdle| {
        let condition = words.criterion(catalog, &hurdle.criterion);
        hurdle.text.as_ref().map_or(condition.clone(), |text| format!("{condition}: {text}"))
    });
    add_lines(html, labels.hurdles, hurdles.collect());
    let contacts = measure.responsible.iter().filter_map(|rule| {
        let reached = reached(catalog.contacts().get(rule.is)?, words);
        let when = rule.when.as_ref().map(|when| format!("{}: ", words.criterion(catalog, when)));
        Some(format!("{}{reached}", when.unwrap_or_default()))
    });
    add_lines(html, labels.responsible, contacts.collect());
}

/// The conditions of an `all`, or the one that it is.
fn parts(criterion: &Criterion) -> Vec<&Criterion> {
    match &criterion.shape {
        Shape::All(parts) if criterion.text.is_none() => parts.iter().collect(),
        _ => vec![criterion],
    }
}

/// A condition, and what it is made of where the catalogue has words of its own for the whole.
fn worded(catalog: &Catalog, criterion: &Criterion, words: &dyn Wording) -> String {
    let whole = words.criterion(catalog, criterion);
    match (&criterion.shape, &criterion.text) {
        (Shape::All(parts) | Shape::Any(parts), Some(_)) => {
            let parts: Vec<String> = parts.iter().map(|part| words.criterion(catalog, part)).collect();
            format!("{whole} ({})", parts.join("; "))
        }
        _ => whole,
    }
}

/// Role, team, phone, mailbox of a Kümmerer.
fn reached(contact: &Contact, words: &dyn Wording) -> String {
    let role = contact.role.clone().unwrap_or_else(|| words.labels().contact_fallback.to_string());
    let phone = contact.phone.as_ref().map(|phone| phone.as_str().to_string());
    let mailbox = contact.mailbox.as_ref().map(|mailbox| mailbox.as_str().to_string());
    let parts = [Some(role), contact.team.clone(), contact.site.clone(), phone, mailbox];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn add_lines(html: &mut String, heading: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    element(html, "h4", heading);
    html.push_str("<ul>\n");
    lines.iter().for_each(|line| element(html, "li", line));
    html.push_str("</ul>\n");
}

/// An element that holds a text and nothing else.
fn element(html: &mut String, name: &str, text: &str) {
    html.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

/// Text as HTML shows it, whatever it holds.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog() -> String {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog.json");
        std::fs::read_to_string(file).expect("the catalogue")
    }

    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect()
    }

    #[test]
    fn every_measure_has_its_conditions_and_whom_to_ask() {
        let (text, html) = (catalog(), plain_list(&catalog()));
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for measure in json["measures"].as_array().expect("measures") {
            for key in ["title", "summary"] {
                assert!(html.contains(&escaped(measure[key].as_str().expect("a text"))), "{measure}");
            }
        }
        for contact in json["contacts"].as_array().expect("contacts").iter().filter_map(|c| c["phone"].as_str()) {
            assert!(html.contains(contact), "{contact}");
        }
        assert!(html.contains("<li>Deutschniveau höchstens A2</li>"), "{html}");
        assert!(html.contains("Standort Mitte: Kümmerin Sprache, Team 512, Mitte, 030 23125-112"), "{html}");
    }

    #[test]
    fn no_text_of_the_catalogue_becomes_an_element() {
        let harmless = catalog();
        for hostile in
            ["</section></foerder-kompass><script>x()</script>", "<img src=x onerror=x()>", "<!--", "<?x", "&lt;b>", "']]>"]
        {
            let mut json: serde_json::Value = serde_json::from_str(&harmless).expect("JSON");
            fill(&mut json, hostile);
            let html = plain_list(&json.to_string());
            assert_eq!(tags(&html), tags(&plain_list(&harmless)), "{hostile}");
            assert!(html.contains(&escaped(hostile)), "{hostile}");
        }
    }

    /// Appends to every text that people read.
    fn fill(json: &mut serde_json::Value, hostile: &str) {
        match json {
            serde_json::Value::Array(list) => list.iter_mut().for_each(|entry| fill(entry, hostile)),
            serde_json::Value::Object(members) => members.iter_mut().for_each(|(key, value)| match value {
                serde_json::Value::String(text)
                    if ["title", "summary", "text", "role", "team", "label"].contains(&key.as_str()) =>
                {
                    text.push_str(hostile);
                }
                value => fill(value, hostile),
            }),
            _ => {}
        }
    }

    #[test]
    fn what_cannot_be_read_has_no_list() {
        assert_eq!(plain_list("{"), "");
    }
}
