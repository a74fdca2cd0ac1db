// SPDX-License-Identifier: EUPL-1.2
//! Addresses that open a mail: read as RFC 6068 says, they hold exactly the fields and texts that they were made of.

use foerderkompass::mail::{contact_mail, wrong_entry_mail};
use foerderkompass_core::{Id, Mailbox, SafeUrl};
use foerderkompass_upkeep::{Document, MAX_ADDRESS, Package, file_name, mail as submitted, wrong_entry};
use foerderkompass_wording::Language;

use crate::{FIELD, small, today};

/// The bytes are mailbox, title, id, version, reason, role and note, with a mark between them.
pub fn mail(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut fields = text.split(FIELD);
    let [to, title, id, version, reason, role, note] = std::array::from_fn(|_| fields.next().unwrap_or(""));
    if let Some(mailbox) = Mailbox::parse(to) {
        for language in [Language::German, Language::English] {
            from_the_widget(&mailbox, title, id, version, reason, language);
        }
    }
    from_the_editor(to, title, version, role, note);
}

/// A mail as a mail program reads it: recipient, and the fields with their names.
struct Read {
    to: String,
    fields: Vec<(String, String)>,
}

fn read(address: &str) -> Read {
    let rest = address.strip_prefix("mailto:").expect("a scheme");
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
    let (to, query) = rest.split_once('?').expect("fields");
    assert!(to.bytes().all(|byte| allowed(byte) || byte == b'@' || byte == b'+'), "{address}");
    let field = |field: &str| {
        let (name, value) = field.split_once('=').expect("a value");
        assert!(value.bytes().all(allowed), "{address}");
        (name.to_owned(), decoded(value))
    };
    Read { to: decoded(to), fields: query.split('&').map(field).collect() }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().expect("a digit")).to_digit(16).expect("hexadecimal");
        bytes.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).expect("a byte") } else { byte });
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Line breaks as a mail has them.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// Recipient, subject and, where there is one, the text: nothing else, and the subject is one line.
fn checked(address: &str, to: &str, body: bool) -> Vec<String> {
    let mail = read(address);
    assert_eq!(mail.to, to);
    let names: Vec<&str> = mail.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, if body { &["subject", "body"][..] } else { &["subject"] });
    assert!(!mail.fields[0].1.contains(['\r', '\n']), "{address}");
    mail.fields.into_iter().map(|(_, value)| value).collect()
}

fn from_the_widget(mailbox: &Mailbox, title: &str, id: &str, version: &str, reason: &str, language: Language) {
    let words = language.wording();
    let one_line = |text: String| text.replace(['\r', '\n'], " ");
    let mail = checked(&contact_mail(mailbox, title, id, words), mailbox.as_str(), false);
    assert_eq!(mail, [one_line(words.mail_subject(title, id))]);

    let address = wrong_entry_mail(mailbox, reason, title, id, version, words);
    let mail = checked(&address, mailbox.as_str(), true);
    assert_eq!(mail, [one_line(words.wrong_subject(reason, title, id)), lines(&words.wrong_body(reason, title, id, version))]);
    assert!(SafeUrl::parse(&address).is_err(), "a catalogue cannot hold such a link");
    // The editor finds in it what it is about. A catalogue has only texts of one line without blanks around them here.
    let plain = |text: &str| {
        text.trim() == text && !text.chars().any(char::is_control) && !text.contains(['\u{2028}', '\u{2029}', '\u{85}'])
    };
    let found = wrong_entry(&address);
    if Id::is_valid(id) && [title, version, reason].into_iter().all(plain) {
        let found = found.expect("a report");
        let cut = |text: &str| text.chars().take(200).collect::<String>();
        assert_eq!((found.measure.id, found.version, found.reason), (id.to_string(), cut(version), cut(reason)));
    }
}

fn from_the_editor(to: &str, title: &str, version: &str, role: &str, note: &str) {
    let opened = with(&small(), "title", title);
    let changed = with(&opened, "version", version);
    let package = Package::of(&opened, &changed, role, today(), note);
    let mail = submitted(to, &package);
    let read = checked(&mail.address, to.trim(), true);
    if mail.whole {
        assert!(mail.address.len() <= MAX_ADDRESS);
        let back = Package::read(&read[1]);
        assert_eq!(back.as_ref(), Ok(&package), "{}", read[1]);
    } else {
        assert!(read[1].contains(&file_name(&package)));
    }
    assert_eq!(Package::read(&package.text()), Ok(package));
}

fn with(document: &Document, key: &str, text: &str) -> Document {
    let mut root = document.root().clone();
    root[key] = text.into();
    Document::new(root).expect("an object")
}
