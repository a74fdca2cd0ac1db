// SPDX-License-Identifier: EUPL-1.2
//! What is written into a mail can be read from it again.
//!
//! Apart from what it tests, which the fuzz targets take over by its path.

use super::mail::{MAX_ADDRESS, address, mail};
use super::tests::{shipped, today, with};
use foerderkompass_upkeep::{Document, Package};

fn package(document: &Document, opened: &Document) -> Package {
    Package::of(opened, document, "Kümmerin", today(), "")
}

#[test]
fn a_short_change_is_in_the_mail_and_can_be_read_from_it() {
    let opened = shipped();
    let package = package(&with(&opened, &[("version", "2027.01".into())]), &opened);
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
    let opened = shipped();
    let package = package(&with(&opened, &[("measures[0].summary", "Neu".into())]), &opened);
    let mail = mail("", &package);
    assert!(!mail.whole && mail.address.len() <= MAX_ADDRESS);
    assert!(mail.address.starts_with("mailto:?subject=") && mail.address.contains("aenderung-2026-11-22.json"));
}

#[test]
fn no_text_adds_a_header() {
    let address = address("a@b.example?cc=x", "a&b\r\nBcc:c", "c#d");
    assert_eq!(address, "mailto:a@b.example%3Fcc%3Dx?subject=a%26b%20%20Bcc%3Ac&body=c%23d");
}
