// SPDX-License-Identifier: EUPL-1.2
//! A submitted change as a mail: inside its text if it is short enough, else as a file to be attached by hand.

use crate::document::value_of;
use crate::package::Package;

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

fn address(to: &str, subject: &str, body: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::edit::{Edit, apply_all};
    use crate::path::Path;
    use foerderkompass_core::Date;

    /// What was changed in the shipped catalogue: the value at a path.
    fn package(path: &str, value: &str) -> Package {
        let opened = Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object");
        let mut document = opened.clone();
        let edit = Edit::set(&opened, &Path::parse(path).expect("a path"), value.into());
        apply_all(&mut document, &[edit]).expect("it fits");
        Package::of(&opened, &document, "Kümmerin", Date::parse("2026-11-22").expect("a date"), "")
    }

    #[test]
    fn a_short_change_is_in_the_mail_and_can_be_read_from_it() {
        let package = package("version", "2027.01");
        let mail = mail("team@jobcenter.example", &package);
        assert!(mail.whole && mail.address.len() <= MAX_ADDRESS);
        assert!(
            mail.address.starts_with("mailto:team@jobcenter.example?subject=%C3%84nderung%20am%20Katalog%20"),
            "{}",
            mail.address
        );
        assert!(mail.address.contains("%0D%0A"));
        let body = mail.address.split_once("&body=").expect("a body").1;
        let mut bytes = Vec::new();
        let mut rest = body.bytes();
        while let Some(byte) = rest.next() {
            let mut digit = || (rest.next().expect("a digit") as char).to_digit(16).expect("hexadecimal") as u8;
            bytes.push(if byte == b'%' { digit() * 16 + digit() } else { byte });
        }
        assert_eq!(Package::read(&String::from_utf8(bytes).expect("UTF-8")), Ok(package));
    }

    #[test]
    fn a_long_change_has_to_be_attached() {
        let package = package("measures[0].summary", "Neu");
        let mail = mail("", &package);
        assert!(!mail.whole && mail.address.len() <= MAX_ADDRESS);
        assert!(mail.address.starts_with("mailto:?subject=") && mail.address.contains("aenderung-2026-11-22.json"));
    }

    #[test]
    fn no_text_adds_a_header() {
        let address = address("a@b.example?cc=x", "a&b\r\nBcc:c", "c#d");
        assert_eq!(address, "mailto:a@b.example%3Fcc%3Dx?subject=a%26b%20%20Bcc%3Ac&body=c%23d");
    }
}
