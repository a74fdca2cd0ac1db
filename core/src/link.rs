// SPDX-License-Identifier: EUPL-1.2
//! Links, mailboxes and phone numbers that are safe to put into a page.
//!
//! A [`SafeUrl`] can only be made here, by an allow-list on the raw bytes: browsers run `java\0script:` and the
//! like, so nothing is repaired, trimmed or decoded.

use core::fmt;

use crate::fault::UrlFault;

/// An address with the scheme `https`, `http`, `mailto` or `tel` in its strict form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Placeholder for one that could not be read; it is dropped with the faulty field.
    pub(crate) fn unread() -> SafeUrl {
        SafeUrl(String::new())
    }

    /// Checks an address as written. Errors name the part that is not allowed.
    pub fn parse(text: &str) -> Result<SafeUrl, UrlFault> {
        let (scheme, rest) = text.split_once(':').ok_or(UrlFault::Scheme)?;
        if !matches!(scheme, "https" | "http" | "mailto" | "tel") {
            return Err(UrlFault::Scheme);
        }
        // Quotes and brackets have no place in a written address either (RFC 3986 excludes them).
        let forbidden = |b: u8| b <= b' ' || b >= 0x7f || b"\\\"<>`{}|^".contains(&b);
        let unicode_host = matches!(scheme, "https" | "http");
        if text.bytes().any(|b| forbidden(b) && !(unicode_host && b >= 0x80))
            || text.chars().any(|c| c.is_whitespace() || is_invisible(c))
        {
            return Err(UrlFault::Character);
        }
        match scheme {
            "mailto" => Mailbox::parse(rest).map(|_| ()).ok_or(UrlFault::Address)?,
            "tel" => {
                let digits = rest.strip_prefix('+').unwrap_or(rest);
                let grammar = digits.bytes().all(|b| b.is_ascii_digit() || b == b'-');
                if !grammar || !digits.bytes().any(|b| b.is_ascii_digit()) {
                    return Err(UrlFault::Number);
                }
            }
            _ => check_authority(rest)?,
        }
        Ok(SafeUrl(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host name of a web address as written, without the port.
    pub fn host(&self) -> Option<&str> {
        let authority = self.0.split_once("://")?.1.split(['/', '?', '#']).next()?;
        Some(authority.rsplit_once(':').map_or(authority, |(host, _)| host))
    }

    /// Whether one label of the host mixes scripts, as look-alike names do ("pаypal" with a Cyrillic а).
    pub fn mixes_scripts(&self) -> bool {
        self.host().is_some_and(|host| {
            host.split('.').any(|label| {
                let mut scripts = label.chars().filter_map(script);
                let first = scripts.next();
                label.starts_with("xn--") || scripts.any(|other| Some(other) != first)
            })
        })
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_authority(rest: &str) -> Result<(), UrlFault> {
    let rest = rest.strip_prefix("//").ok_or(UrlFault::Host)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    if authority.contains('@') {
        return Err(UrlFault::UserInfo);
    }
    let (host, port) = authority.split_once(':').map_or((authority, None), |(h, p)| (h, Some(p)));
    let port_good = port.is_none_or(|p| p.parse::<u16>().is_ok_and(|n| n > 0) && p.bytes().all(|b| b.is_ascii_digit()));
    let label_good = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let host_good = host.len() <= 253 && host.split('.').all(label_good);
    if host_good && port_good { Ok(()) } else { Err(UrlFault::Host) }
}

/// Coarse scripts: enough to tell Latin from its look-alikes. Digits and the hyphen belong to none.
fn script(c: char) -> Option<u8> {
    match c {
        '0'..='9' | '-' => None,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(0),
        '\u{370}'..='\u{3ff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        _ => Some(3),
    }
}

/// Zero-width, direction and tag characters, which show nothing but change what is read.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// One plain mail address: `local@host`, no name, no list, no parameters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mailbox(String);

impl Mailbox {
    /// Placeholder for one that could not be read; it is dropped with the faulty field.
    pub(crate) fn unread() -> Mailbox {
        Mailbox(String::new())
    }

    /// Letters, digits and `._+-` before the at sign (no dot at the ends or doubled), a host name of two labels after it.
    pub fn parse(text: &str) -> Option<Mailbox> {
        let (local, host) = text.split_once('@')?;
        let local_good = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
        let host_good = host.contains('.')
            && host.is_ascii()
            && check_authority(&format!("//{host}")).is_ok()
            && !host.contains([':', '/', '?', '#']);
        (local_good && host_good).then(|| Mailbox(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The link for it, without subject or text.
    pub fn link(&self) -> SafeUrl {
        SafeUrl(format!("mailto:{}", self.0))
    }
}

/// A phone number as people write it: digits, spaces and `+ ( ) / -`, at least two digits beside a `(0)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Placeholder for one that could not be read; it is dropped with the faulty field.
    pub(crate) fn unread() -> Phone {
        Phone(String::new())
    }

    pub fn parse(text: &str) -> Option<Phone> {
        let good = text.bytes().all(|b| b.is_ascii_digit() || b"+ ()/-".contains(&b));
        (good && digits(text).len() >= 2 && text.len() <= 40).then(|| Phone(text.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The link for it: digits, with a leading plus where one is written first.
    pub fn link(&self) -> SafeUrl {
        let plus = if self.0.trim_start().starts_with('+') { "+" } else { "" };
        SafeUrl(format!("tel:{plus}{}", digits(&self.0)))
    }
}

/// What is dialled. The zero in brackets is left out after the code of a country.
fn digits(text: &str) -> String {
    text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lets_only_strict_addresses_through() {
        for good in [
            "https://www.gesetze-im-internet.de/sgb_2/__16i.html",
            "http://intranet:8080/a?b=c#d",
            "mailto:a.b@c.example",
            "tel:+4930231250",
            "https://münchen.example/",
        ] {
            assert_eq!(SafeUrl::parse(good).unwrap().as_str(), good);
        }
        use UrlFault::*;
        let rows = [
            ("javascript:alert(1)", Scheme),
            ("JAVASCRIPT:alert(1)", Scheme),
            ("java\tscript:x", Scheme),
            ("\u{1}javascript:x", Scheme),
            (" https://a.de", Scheme),
            ("HTTPS://a.de", Scheme),
            ("data:text/html,x", Scheme),
            ("//a.de", Scheme),
            ("vbscript:x", Scheme),
            ("https://a.de/\nb", Character),
            ("https://a.de\\@b.de", Character),
            ("https://a.de/\u{202e}x", Character),
            ("https://a.de/\u{2003}x", Character),
            ("https://a.de/\u{61c}x", Character),
            ("https://a.de/\u{e0041}x", Character),
            ("https://a.de/\"", Character),
            ("https://a.de/\u{1}x", Character),
            ("https://a.de/\u{7f}x", Character),
            ("https://a.de/x y", Character),
            ("mailto:ä@b.de", Character),
            ("tel:٣٤", Character),
            ("https://user@a.de", UserInfo),
            ("https://a:b@a.de", UserInfo),
            ("https:a.de", Host),
            ("https:///x", Host),
            ("https://", Host),
            ("https://a..de", Host),
            ("https://a.de:99999", Host),
            ("https://a.de:", Host),
            ("https://[::1]/", Host),
            ("https://-a.de", Host),
            ("https://a-.de", Host),
            ("https://a_b.de", Host),
            ("https://a.de:0", Host),
            ("https://a.de:+1", Host),
            ("mailto:a@b.de?subject=x", Address),
            ("mailto:a@b.de,c@d.de", Address),
            ("mailto:", Address),
            ("mailto:a@b", Address),
            ("tel:*31#", Number),
            ("tel:", Number),
            ("tel:+", Number),
            ("tel:030;ext=1", Number),
            ("", Scheme),
        ];
        for (text, fault) in rows {
            assert_eq!(SafeUrl::parse(text), Err(fault), "{text:?}");
        }
    }

    #[test]
    fn names_of_hosts_are_as_long_as_they_may_be() {
        let host = |labels: &[usize]| labels.iter().map(|length| "a".repeat(*length)).collect::<Vec<_>>().join(".");
        for (labels, good) in
            [(&[63][..], true), (&[64], false), (&[63, 63, 63, 61], true), (&[63, 63, 63, 62], false), (&[1, 64, 1], false)]
        {
            let url = format!("https://{}/x", host(labels));
            assert_eq!(SafeUrl::parse(&url).map(|url| url.to_string()), if good { Ok(url) } else { Err(UrlFault::Host) });
        }
    }

    #[test]
    fn mail_addresses_are_plain() {
        let long = "a".repeat(64);
        for good in ["a@b.de", "A.b_c+d-9@x-y.example", &format!("{long}@b.de")] {
            let mailbox = Mailbox::parse(good).unwrap();
            assert_eq!((mailbox.as_str(), mailbox.link().as_str()), (good, format!("mailto:{good}").as_str()));
        }
        let too_long = format!("{long}a@b.de");
        for bad in [
            "",
            "a",
            "@b.de",
            "a@",
            "a@b",
            ".a@b.de",
            "a.@b.de",
            "a..b@b.de",
            "a b@b.de",
            "ä@b.de",
            "a@bä.de",
            "a@b.de:1",
            "a@b.de/x",
            "a@b.de?x",
            "a@b.de#x",
            "a@b..de",
            "a@b@c.de",
            "a,c@b.de",
            &too_long,
        ] {
            assert_eq!(Mailbox::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn sees_mixed_scripts() {
        assert!(SafeUrl::parse("https://p\u{430}ypal.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://xn--e1afmkfd.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://\u{3b1}bc.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://\u{3b1}\u{430}.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://\u{5d0}bc.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://\u{3b1}\u{5d0}.example").unwrap().mixes_scripts());
        assert!(SafeUrl::parse("https://\u{430}\u{5d0}.example").unwrap().mixes_scripts());
        for one in
            ["förderung.example", "a-1.example", "\u{430}\u{431}1.example", "\u{3b1}\u{3b2}.example", "\u{5d0}\u{5d1}.example"]
        {
            assert!(!SafeUrl::parse(&format!("https://{one}")).unwrap().mixes_scripts(), "{one}");
        }
        assert!(!SafeUrl::parse("mailto:a@b.de").unwrap().mixes_scripts());
    }

    #[test]
    fn phone_links_hold_digits_only() {
        assert_eq!(Phone::parse("+49 (0)30 23125-112").unwrap().link().as_str(), "tel:+493023125112");
        assert_eq!(Phone::parse("030 / 23125-112").unwrap().link().as_str(), "tel:03023125112");
        for bad in ["", "*31#", "030x", "1", "٣٤٥٦", "(0)(0)", "+(0)1"] {
            assert_eq!(Phone::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_passes_is_one_of_four_schemes(text in ".{0,40}|(https?|mailto|tel|javascript):.{0,20}") {
            if let Ok(url) = SafeUrl::parse(&text) {
                prop_assert!(["https://", "http://", "mailto:", "tel:"].iter().any(|s| url.as_str().starts_with(s)));
                prop_assert!(!text.bytes().any(|b| b <= 0x20));
            }
            if let Some(mailbox) = Mailbox::parse(&text) {
                prop_assert_eq!(mailbox.as_str().matches('@').count(), 1);
            }
        }
    }
}
