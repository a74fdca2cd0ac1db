// SPDX-License-Identifier: EUPL-1.2
//! A small writer of HTML: elements by name, every text escaped, nothing else. The page has our stylesheet and no script.

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1a1c1e;--muted:#565b60;--line:#c9ced3;--ground:#fff;--head:#eef1f4;--wrong:#a3140f}\
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--muted:#a9b0b7;--line:#4a5058;--ground:#16181b;--head:#24282d;--wrong:#ff9a8f}}\
body{margin:2rem auto;padding:0 1rem;max-width:75rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}\
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}\
p,ul{margin:.25rem 0 .75rem;overflow-wrap:anywhere}.scroll{overflow-x:auto}\
table{border-collapse:collapse;font-size:.9rem}caption{text-align:left;color:var(--muted);padding:.25rem 0}\
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
thead th{background:var(--head)}.wrong{color:var(--wrong);font-weight:600}.quiet{color:var(--muted)}\
@media print{:root{--ink:#000;--muted:#333;--line:#888;--ground:#fff;--head:#eee;--wrong:#000}body{margin:0;max-width:none;font-size:10pt}\
.scroll{overflow:visible}tr,li{break-inside:avoid}thead{display:table-header-group}}";

/// A page in the making.
pub(crate) struct Page(String);

impl Page {
    pub fn new(title: &str) -> Page {
        let mut page = Page(String::from("<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n"));
        page.0.push_str(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        );
        page.0.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.element("title", title);
        page.0.push_str("<style>");
        page.0.push_str(STYLE);
        page.0.push_str("</style>\n</head>\n<body>\n<main>\n");
        page.element("h1", title);
        page
    }

    pub fn end(mut self) -> String {
        self.0.push_str("</main>\n</body>\n</html>\n");
        self.0
    }

    /// One element with text in it. The name is ours.
    pub fn element(&mut self, name: &'static str, text: &str) {
        self.open(name);
        self.0.push_str(&escaped(text));
        self.close(name);
    }

    pub fn quiet(&mut self, text: &str) {
        self.0.push_str("<p class=\"quiet\">");
        self.0.push_str(&escaped(text));
        self.close("p");
    }

    pub fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.open("ul");
        self.0.push('\n');
        items.iter().for_each(|item| self.element("li", item));
        self.close("ul");
    }

    /// A table whose first column names its rows. A cell that is marked stands out.
    pub fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<TableCell>]) {
        self.0.push_str("<div class=\"scroll\" tabindex=\"0\"><table>\n");
        self.element("caption", caption);
        self.0.push_str("<thead><tr>");
        for cell in head {
            self.0.push_str("<th scope=\"col\">");
            self.0.push_str(&escaped(cell));
            self.0.push_str("</th>");
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.0.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let (open, close) = match (at, cell.wrong) {
                    (0, _) => ("<th scope=\"row\">", "</th>"),
                    (_, true) => ("<td class=\"wrong\">", "</td>"),
                    (_, false) => ("<td>", "</td>"),
                };
                self.0.push_str(open);
                self.0.push_str(&escaped(&cell.text));
                self.0.push_str(close);
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table></div>\n");
    }

    fn open(&mut self, name: &'static str) {
        self.0.push('<');
        self.0.push_str(name);
        self.0.push('>');
    }

    fn close(&mut self, name: &'static str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }
}

pub(crate) struct TableCell {
    pub text: String,
    pub wrong: bool,
}

pub(crate) fn cell(text: impl Into<String>) -> TableCell {
    TableCell { text: text.into(), wrong: false }
}

/// The text with nothing in it that could be markup, in elements and in attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}
