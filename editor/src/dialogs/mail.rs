// SPDX-License-Identifier: EUPL-1.2
//! A submitted change as a mail: inside its text if it is short enough, else as a file to be attached by hand.

use foerderkompass_upkeep::{Package, value_of};

/// Longest address of a mail that Windows and Outlook still take, in bytes.
pub const MAX_ADDRESS: usize = 1_900;

/// A mail to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub address: String,
    /// Whether the package is in the mail; else it has to be attached.
    pub whole: bool,
}

/// The mail for a package. `to` may be empty: then the recipient is chosen in the mail program.
pub fn mail(to: &str, package: &Package) -> Mail {
    let subject = format!("Änderung am Katalog „{}“: {}", package.catalog, counted(package.proposals.len()));
    let lead = format!(
        "Guten Tag,\n\nbitte prüfen und übernehmen Sie {} im Editor des Förderkompasses",
        counted(package.proposals.len())
    );
    let compact = value_of(&package.text()).map(|value| value.to_string()).unwrap_or_default();
    let inside = format!("{lead} („Eingereichte Änderung öffnen“, dort den Text einfügen).\n\n{compact}\n");
    let whole = address(to, &subject, &inside);
    if whole.len() <= MAX_ADDRESS {
        return Mail { address: whole, whole: true };
    }
    let beside = format!("{lead} („Eingereichte Änderung öffnen“). Die Datei {} hängt an.\n", file_name(package));
    Mail { address: address(to, &subject, &beside), whole: false }
}

/// What the file of a package is called.
pub fn file_name(package: &Package) -> String {
    format!("aenderung-{}.json", package.day)
}

fn counted(count: usize) -> String {
    if count == 1 { "1 Änderung".to_string() } else { format!("{count} Änderungen") }
}

pub(super) fn address(to: &str, subject: &str, body: &str) -> String {
    let to = encoded(to.trim()).replace("%40", "@");
    // A line break in the subject would begin another header.
    let subject = encoded(&subject.replace(char::is_control, " "));
    format!("mailto:{to}?subject={subject}&body={}", encoded(&body.replace('\n', "\r\n")))
}

/// Everything but letters and digits of ASCII and `-._~` as bytes of UTF-8 in percent signs.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
