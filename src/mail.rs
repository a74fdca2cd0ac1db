// SPDX-License-Identifier: EUPL-1.2
//! Addresses that open a mail with subject and text (RFC 6068). Whether it is sent, people decide; no answers are in it.

use foerderkompass_core::Mailbox;
use foerderkompass_wording::Wording;

/// A mail to a contact about a measure.
pub fn contact_mail(mailbox: &Mailbox, title: &str, id: &str, words: &dyn Wording) -> String {
    format!("{}?subject={}", mailbox.link().as_str(), line(&words.mail_subject(title, id)))
}

/// A mail that says what is wrong with the entry of a measure; `version` is that of the catalogue.
pub fn wrong_entry_mail(mailbox: &Mailbox, reason: &str, title: &str, id: &str, version: &str, words: &dyn Wording) -> String {
    let subject = line(&words.wrong_subject(reason, title, id));
    let body = encoded(&words.wrong_body(reason, title, id, version));
    format!("{}?subject={subject}&body={body}", mailbox.link().as_str())
}

/// A header field is one line: a line break in it would begin another field.
fn line(text: &str) -> String {
    encoded(&text.replace(['\r', '\n'], " "))
}

/// Everything but letters and digits of ASCII and `-._~` as bytes of UTF-8 in percent signs, line breaks as CRLF.
fn encoded(text: &str) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |value: u8| DIGITS.get(usize::from(value & 15)).copied().unwrap_or('0');
    let mut out = String::with_capacity(text.len() * 2);
    let mut returned = false;
    for byte in text.bytes() {
        match byte {
            b'\n' if returned => {}
            b'\n' | b'\r' => out.push_str("%0D%0A"),
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.extend(['%', digit(byte >> 4), digit(byte)]),
        }
        returned = byte == b'\r';
    }
    out
}
