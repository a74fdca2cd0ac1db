// SPDX-License-Identifier: EUPL-1.2
//! The documents as pages that open by double-click: Markdown becomes HTML, and links between documents lead to the pages.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:#1b1f24;\
background:#fff}a{color:#0b57a4}img{max-width:100%;height:auto;border:1px solid #d0d7de}table{border-collapse:collapse;display:block;\
overflow-x:auto}th,td{border:1px solid #d0d7de;padding:.3rem .6rem;text-align:left;vertical-align:top}pre{overflow-x:auto;\
padding:.8rem;background:#f2f4f7}code{font-family:ui-monospace,monospace;font-size:.92em}pre,table{margin:1rem 0}\
@media(prefers-color-scheme:dark){body{color:#e6e9ec;background:#15181c}a{color:#7cb8f5}pre{background:#20252b}\
th,td,img{border-color:#444c56}}";

/// Where a document's page lies: beside it, with another ending.
pub fn page_name(document: &str) -> String {
    document.strip_suffix(".md").map_or_else(|| document.to_owned(), |name| format!("{name}.html"))
}

/// Makes the page of the document at the path `name`. A link to what is not among `files` loses its address, since the
/// release does not hold it.
pub fn page(name: &str, markdown: &str, files: &BTreeSet<String>) -> String {
    let language = if name.contains('/') { "de" } else { "en" };
    let events: Vec<Event> = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect();
    let mut marks = Marks::default();
    let title = headings(&events).into_iter().next().unwrap_or_else(|| name.to_owned());
    let mut body = String::new();
    html::push_html(&mut body, linked(events, name, files, &mut marks).into_iter());
    let mut escaped = String::new();
    html::push_html(&mut escaped, [Event::Text(title.into())].into_iter());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; \
         style-src 'unsafe-inline'\">\n<title>{escaped}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// A document that lies where nothing lies that it links to: such links are their words, such pictures are gone.
pub fn alone(markdown: &str) -> String {
    let (mut text, mut from) = (String::new(), 0);
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let (address, picture) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            _ => continue,
        };
        // Within the document or somewhere else.
        let leads = address.starts_with('#') || address.contains("://") || address.starts_with("mailto:");
        // A picture in a link that is gone is gone with it.
        if leads || range.start < from {
            continue;
        }
        text += &markdown[from..range.start];
        if !picture {
            text += markdown[range.clone()].trim_start_matches(['!', '[']).split("](").next().unwrap_or_default();
        }
        from = range.end;
    }
    text += &markdown[from..];
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

/// Marks of headings, as the platforms make them: a second of the same words has `-1` at its end.
#[derive(Default)]
struct Marks(BTreeMap<String, usize>);

impl Marks {
    fn of(&mut self, heading: &str) -> String {
        let kept =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c)).collect::<String>();
        let mark = kept.replace(' ', "-");
        let before = self.0.entry(mark.clone()).or_default();
        *before += 1;
        if *before == 1 { mark } else { format!("{mark}-{}", *before - 1) }
    }
}

/// The words of each heading, in order.
fn headings(events: &[Event]) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for event in events {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                inside = true;
                found.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                if let Some(last) = found.last_mut() {
                    last.push_str(text);
                }
            }
            _ => {}
        }
    }
    found
}

/// Gives every heading its mark and every link its page; leaves comments out.
fn linked<'t>(events: Vec<Event<'t>>, name: &str, files: &BTreeSet<String>, marks: &mut Marks) -> Vec<Event<'t>> {
    let mut words = headings(&events).into_iter();
    let mut without_address = Vec::new();
    let change = |event| match event {
        Event::Html(_) | Event::InlineHtml(_) => None,
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            let id = Some(CowStr::from(marks.of(&words.next().unwrap_or_default())));
            Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let address = address(name, &dest_url, files);
            without_address.push(address.is_none());
            let dest_url = address?.into();
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link) if without_address.pop() == Some(true) => None,
        other => Some(other),
    };
    events.into_iter().filter_map(change).collect()
}

/// Where a link of the document `from` leads in the release, `None` when the release does not hold that.
fn address(from: &str, link: &str, files: &BTreeSet<String>) -> Option<String> {
    if link.starts_with('#') || link.starts_with("https://") {
        return Some(link.to_owned());
    }
    let (file, mark) = link.split_once('#').map_or((link, String::new()), |(file, mark)| (file, format!("#{mark}")));
    let page = page_name(file);
    let folder = from.rsplit_once('/').map(|(folder, _)| folder);
    let mut place: Vec<&str> = folder.into_iter().collect();
    for step in page.split('/') {
        if step == ".." {
            place.pop()?;
        } else {
            place.push(step);
        }
    }
    files.contains(&place.join("/")).then(|| format!("{page}{mark}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeSet<String> {
        ["README.html", "docs/pflege.html", "docs/bilder/a.png", "LICENSE"].map(str::to_owned).into()
    }

    #[test]
    fn a_document_alone_keeps_its_words_and_what_is_elsewhere() {
        let text = "# A\n\n![a picture](docs/a.png)\n\nSee [docs/b.md](docs/b.md), [the *page*](docs/c.md#d), [below](#a) and\n\
            [there](https://example.org/x), [![a badge](docs/e.svg)](docs/f.md).\n\n```\n[no](link)\n```\n";
        let alone = alone(text);
        assert_eq!(
            alone,
            "# A\n\nSee docs/b.md, the *page*, [below](#a) and\n[there](https://example.org/x), a badge.\n\n```\n[no](link)\n```\n"
        );
    }

    #[test]
    fn links_lead_to_pages_and_marks() {
        assert_eq!(address("README.md", "docs/pflege.md#teil", &files()).as_deref(), Some("docs/pflege.html#teil"));
        assert_eq!(address("docs/pflege.md", "../README.md", &files()).as_deref(), Some("../README.html"));
        assert_eq!(address("docs/pflege.md", "bilder/a.png", &files()).as_deref(), Some("bilder/a.png"));
        assert_eq!(address("README.md", "xtask/src/main.rs", &files()), None);
        assert_eq!(address("README.md", "../../etc/passwd", &files()), None);
        assert_eq!(address("README.md", "javascript:alert(1)", &files()), None);
    }

    #[test]
    fn a_page_has_title_marks_and_no_markup_of_its_own() {
        let text = "<!-- SPDX -->\n# Prüfen & `fk`\n\n## Maßnahmen\n\n## Maßnahmen\n\n[weg](Cargo.toml) [da](LICENSE) <b>x</b> <https://yew.rs>\n";
        let page = page("README.md", text, &files());
        for part in [
            "<title>Prüfen &amp; fk</title>",
            "<h1 id=\"prüfen--fk\">Prüfen &amp; <code>fk</code></h1>",
            "<h2 id=\"maßnahmen\">",
            "<h2 id=\"maßnahmen-1\">",
            "<p>weg <a href=\"LICENSE\">da</a> x <a href=\"https://yew.rs\">",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(!page.contains("SPDX") && !page.contains("<b>"));
    }
}
