// SPDX-License-Identifier: EUPL-1.2
//! The single file as a text with a catalogue in it: where it stands, how it is taken out and how a new one is put in.
//! Everything else stays byte for byte, the program and the policy that names it too.

use crate::plain::plain_list;

/// A page with a catalogue inside `<script type="application/json">`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    before: String,
    catalog: String,
    /// Behind the catalogue, from the end of its script on.
    after: String,
}

impl Page {
    /// Finds the first JSON script of a page. `None` if there is none.
    pub fn read(text: &str) -> Option<Page> {
        let (start, end) = json_script(text)?;
        let (before, rest) = text.split_at_checked(start)?;
        let (catalog, after) = rest.split_at_checked(end.checked_sub(start)?)?;
        Some(Page { before: before.to_string(), catalog: catalog.to_string(), after: after.to_string() })
    }

    /// The catalogue as it stands in the page.
    pub fn catalog(&self) -> &str {
        &self.catalog
    }

    /// The page with another catalogue, and the list of its measures where the page has one.
    pub fn with(&self, catalog: &str) -> String {
        let list = plain_list(catalog);
        let after = match self.list() {
            Some((before, behind)) => format!("{before}{list}{behind}"),
            None => self.after.clone(),
        };
        format!("{}{}{after}", self.before, embedded(catalog))
    }

    /// What stands before and behind the list. The build writes it between the catalogue and the end of the element; a
    /// catalogue that cannot be read has none, then its place is empty. A page of somebody else may hold something else
    /// there, which stays.
    fn list(&self) -> Option<(&str, &str)> {
        let start = "</script>\n";
        let (inside, _) = self.after.split_once("\n</foerder-kompass>")?;
        let old = inside.strip_prefix(start)?;
        let ours = old.is_empty() || (old.starts_with("<section>\n") && old.ends_with("</section>"));
        ours.then(|| self.after.split_at_checked(inside.len()).map(|(_, behind)| (start, behind)))?
    }
}

/// JSON that can stand in a `<script>` element: the same value, without characters that end it or
/// that older JavaScript takes for line ends.
pub fn embedded(json: &str) -> String {
    // These characters occur in JSON only inside strings, where the escaped form means the same.
    json.trim_start_matches('\u{feff}').replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Where the content of the first JSON script begins and ends. Other scripts and comments are passed over as a browser
/// does.
fn json_script(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let from = text.get(at..)?;
        let (comment, script) = (from.find("<!--"), find_ignoring_case(from, "<script"));
        if let Some(begin) = comment.filter(|begin| script.is_none_or(|script| *begin < script)) {
            at += begin + from.get(begin..)?.find("-->")?;
            at += "-->".len();
            continue;
        }
        let tag = at + script?;
        let start = tag + text.get(tag..)?.find('>')? + 1;
        let end = start + find_ignoring_case(text.get(start..)?, "</script")?;
        let head: String = text.get(tag..start)?.to_ascii_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        if ["\"", "'", ""].iter().any(|quote| head.contains(&format!("type={quote}application/json{quote}"))) {
            return Some((start, end));
        }
        at = end;
    }
}

/// `word` is in small letters of ASCII.
fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let starts = text.match_indices('<').map(|(at, _)| at);
    let is_word = |at: &usize| text.get(*at..*at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    starts.into_iter().find(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;

    const SHIPPED: &str = include_str!("../../catalog.json");

    /// A page as the build writes it.
    fn page(catalog: &str) -> String {
        let head = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<script>f('\\x3cscript type=\"application/json\">{}')</script>\n";
        let list = plain_list(catalog);
        format!(
            "{head}<foerder-kompass>\n<script type=\"application/json\">{}</script>\n{list}\n</foerder-kompass>\n</html>\n",
            embedded(catalog)
        )
    }

    #[test]
    fn a_page_keeps_everything_but_the_catalogue_and_its_list() {
        let text = page(SHIPPED);
        let opened = Page::read(&text).expect("a page");
        assert!(opened.with(SHIPPED) == text, "the same catalogue gives the same page");
        let other = SHIPPED.replace("Kümmerin Sprache", "Kümmerin </script><b>");
        assert!(opened.with(&other) == page(&other));
        assert!(opened.with(&other).contains("Kümmerin &lt;/script&gt;&lt;b&gt;"));
        let broken = Page::read(&page("{}")).expect("a page");
        assert!(broken.with(SHIPPED) == text, "a list comes where there was none");
        assert_eq!(value_of(opened.catalog()), value_of(SHIPPED));
    }

    #[test]
    fn what_others_wrote_around_the_catalogue_stays() {
        let text = "<!-- <script type='application/json'>{}</script> --><SCRIPT src=x></SCRIPT>\n\
            <foerder-kompass><p>Bitte warten</p><Script\n TYPE = application/json >{\"a\":1}</Script ></foerder-kompass>";
        let opened = Page::read(text).expect("a page");
        assert_eq!(opened.catalog(), "{\"a\":1}");
        assert_eq!(opened.with("{\"a\":2}"), text.replace("{\"a\":1}", "{\"a\":2}"));
        for none in [
            "",
            "<p>",
            "<script>{}</script>",
            "<script type=\"application/json\">{",
            "<!-- <script type=application/json>{}</script>",
        ] {
            assert_eq!(Page::read(none), None, "{none}");
        }
    }

    #[test]
    fn a_catalogue_cannot_end_its_script_and_keeps_its_meaning() {
        let json = "\u{feff}{\"a\": \"</script><!-- <b> \u{2028}\u{2029}ä\"}";
        let safe = embedded(json);
        assert!(!safe.contains('<') && !safe.contains('\u{2028}') && !safe.contains('\u{2029}'));
        assert_eq!(value_of(&safe), value_of(json.trim_start_matches('\u{feff}')));
    }
}
