// SPDX-License-Identifier: EUPL-1.2
//! Links, mailboxes and phone numbers: whatever is let through is what it seems, to a browser too.

use foerderkompass_core::{Mailbox, Phone, SafeUrl};
use url::Url;

/// The bytes are a text that somebody wrote where a link, a mailbox or a phone number belongs.
pub fn link(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(url) = SafeUrl::parse(text) {
        assert_eq!(url.as_str(), text, "nothing is repaired");
        safe(&url);
    }
    if let Some(mailbox) = Mailbox::parse(text) {
        assert_eq!(mailbox.as_str(), text);
        assert!(
            text.is_ascii() && text.matches('@').count() == 1 && !text.contains([',', ';', '?', '&', '%', ':', '<']),
            "{text:?}"
        );
        let link = mailbox.link();
        assert_eq!(SafeUrl::parse(link.as_str()).as_ref(), Ok(&link));
        safe(&link);
    }
    if let Some(phone) = Phone::parse(text) {
        assert_eq!(phone.as_str(), text);
        let link = phone.link();
        assert_eq!(SafeUrl::parse(link.as_str()).as_ref(), Ok(&link), "{text:?}");
        safe(&link);
    }
}

fn safe(link: &SafeUrl) {
    let text = link.as_str();
    let (scheme, rest) = text.split_once(':').expect("a scheme");
    assert!(["https", "http", "mailto", "tel"].contains(&scheme), "{text:?}");
    assert!(!text.chars().any(|c| c.is_control() || c.is_whitespace() || "\"'<>\\`".contains(c) && c != '\''), "{text:?}");
    let hidden = |c: char| matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    assert!(!text.chars().any(hidden), "{text:?}");
    match scheme {
        "https" | "http" => as_browser(link, scheme),
        "tel" => assert!(rest.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit() || b == b'-'), "{text:?}"),
        _ => assert_eq!(Mailbox::parse(rest).map(|mailbox| mailbox.link()).as_ref(), Some(link)),
    }
}

/// What a browser makes of it: the same scheme, nobody's name or password, and the host that is said.
fn as_browser(link: &SafeUrl, scheme: &str) {
    let host = link.host().expect("a host");
    assert!(!host.is_empty() && !host.contains(['@', '/', '?', '#', ':', '%']), "{link}");
    // What the browser does not take leads nowhere.
    let Ok(read) = Url::parse(link.as_str()) else { return };
    assert_eq!(read.scheme(), scheme);
    assert!(read.username().is_empty() && read.password().is_none(), "{link}");
    if let (Some(url::Host::Domain(found)), true) = (read.host(), host.is_ascii()) {
        assert_eq!(found, host.to_ascii_lowercase(), "{link}");
    }
}
