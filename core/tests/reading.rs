// SPDX-License-Identifier: EUPL-1.2
//! How a text is read as a whole: where its faults stand, in what order they come, what may stand where, how far it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Fault, FaultKind as Kind, MAX_BYTES, MAX_MEASURES, Position, Progress, Reader, Severity, open};
use small::small;

/// A place in a text of one line.
fn place(text: &str, at: usize) -> Position {
    Position { line: 1, column: u32::try_from(text[..at].chars().count()).unwrap() + 1 }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

/// The small catalogue with something else instead of one of its pieces.
fn put(piece: &str, other: &str) -> String {
    let text = small().to_string();
    assert_eq!(text.matches(piece).count(), 1, "{piece}");
    text.replace(piece, other)
}

fn found(text: &str) -> Vec<Fault> {
    open(text.as_bytes()).map_or_else(|faults| faults, |reading| reading.faults)
}

/// Each of these faults stands where its value does, of which there is one in the text.
fn assert_places(text: &str, expected: impl Iterator<Item = (String, String)>) {
    let faults = found(text);
    for (path, value) in expected {
        let told = |fault: &&Fault| fault.path == path && fault.severity == Severity::Error;
        let fault = faults.iter().find(told).unwrap_or_else(|| panic!("nothing at {path}"));
        assert_eq!(text.matches(&value).count(), 1, "{value}");
        assert_eq!(fault.position, place(text, text.find(&value).unwrap()), "{path}");
    }
}

#[test]
fn a_fault_stands_at_its_value_in_wide_lists_and_objects_too() {
    for count in [1, 3, 63, 64, 65, 66, 200] {
        let each = |one: &dyn Fn(usize) -> String| list((0..count).map(one));
        // In a measure, which is let go when it has been read: among elements that are right.
        let wrong = |n: usize| n == 0 || n % 7 == 3 || n + 1 == count;
        let words = each(&|n| if wrong(n) { (1000 + n).to_string() } else { format!("\"w{n}\"") });
        let text = put("\"title\":\"Kurs B\"", &format!("\"title\":\"Kurs B\",\"synonyms\":[{words}]"));
        let faulty = (0..count).filter(|n| wrong(*n));
        assert_places(&text, faulty.map(|n| (format!("measures[1].synonyms[{n}]"), (1000 + n).to_string())));
        let [before, behind] = ["b", "x"].map(|word| each(&|n| format!("\"{word}{n}\":\"\"")));
        let wide = format!("\"title\":1000,{before},\"synonyms\":1001,{behind},\"hint\":1002");
        let text = put("\"title\":\"Kurs B\"", &wide);
        let expected = [("title", "1000"), ("synonyms", "1001"), ("hint", "1002")];
        assert_places(&text, expected.into_iter().map(|(key, value)| (format!("measures[1].{key}"), value.to_owned())));
        // Beside the measures.
        let deputies = each(&|n| format!("\"n{}\"", 1000 + n));
        let text = put("\"deputies\":[\"u25\"]", &format!("\"deputies\":[{deputies}]"));
        assert_places(&text, (0..count).map(|n| (format!("contacts[0].deputies[{n}]"), format!("\"n{}\"", 1000 + n))));
        // The keys stand in no order.
        let key = |n: usize| format!("wer{}", n * 89 % 211);
        let answers = each(&|n| format!("\"{}\":{}", key(n), 1000 + n));
        let text = put("\"answers\":{\"status\":\"fest\"}", &format!("\"answers\":{{{answers}}}"));
        assert_places(&text, (0..count).map(|n| (format!("personas[0].answers.{}", key(n)), (1000 + n).to_string())));
    }
}

#[test]
fn of_repeated_keys_the_first_counts() {
    for count in [1, 100] {
        let more = list((0..count).map(|n| format!("\"x{n}\":0")));
        let text = put("\"answers\":{\"status\":\"fest\"}", &format!("\"answers\":{{\"wer\":1000,{more},\"wer\":1001}}"));
        let faults = found(&text);
        let at = |repeated: bool| {
            let wanted = |fault: &&Fault| matches!(fault.kind, Kind::DuplicateKey { .. }) == repeated;
            let all = faults.iter().filter(|fault| fault.path == "personas[0].answers.wer").filter(wanted);
            all.map(|fault| fault.position).collect::<Vec<_>>()
        };
        let (first, again) = (text.find("1000").unwrap(), text.find("\"wer\":1001").unwrap());
        assert_eq!((at(false), at(true)), (vec![place(&text, first); 2], vec![place(&text, again)]), "{count}");
    }
}

#[test]
fn what_makes_a_text_no_catalogue_comes_first_and_errors_come_before_warnings() {
    let text = put("\"title\":\"Kurs A\"", "\"farbe\":\"rot\",\"title\":7");
    for (key, path) in [("andere", "andere"), ("an.dere", "[\"an.dere\"]"), ("an dere", "[\"an dere\"]")] {
        let text = ["\u{feff}", text.strip_suffix('}').unwrap(), &format!(",\"{key}\":1,\"{key}\":2}}")].concat();
        let told: Vec<_> =
            found(&text).into_iter().map(|fault| (fault.severity, fault.path, small::kind_name(&fault.kind))).collect();
        let expected = [
            (Severity::Error, path, "DuplicateKey"),
            (Severity::Error, "measures[0].title", "WrongShape"),
            (Severity::Hint, "", "ByteOrderMark"),
            (Severity::Warning, "measures[0].farbe", "UnknownKey"),
            (Severity::Warning, path, "UnknownKey"),
            (Severity::Warning, path, "UnknownKey"),
        ];
        assert_eq!(told, expected.map(|(severity, path, kind)| (severity, path.to_owned(), kind.to_owned())));
    }
}

/// What stands in the small catalogue, each with its key.
fn members() -> Vec<String> {
    small().as_object().unwrap().iter().map(|(key, value)| format!("\"{key}\":{value}")).collect()
}

fn object(members: &[String]) -> String {
    format!("{{{}}}", members.join(","))
}

#[test]
fn the_members_of_a_catalogue_may_stand_in_any_order() {
    let mut members = members();
    let first = open(object(&members).as_bytes()).unwrap();
    assert_eq!(first.faults, []);
    for _ in 0..members.len() {
        members.rotate_left(1);
        let reading = open(object(&members).as_bytes()).unwrap_or_else(|faults| panic!("{}: {faults:?}", members[0]));
        assert_eq!(reading, first, "{}", members[0]);
        let mut reversed = members.clone();
        reversed.reverse();
        assert_eq!(open(object(&reversed).as_bytes()).as_ref(), Ok(&first), "{}", members[0]);
    }
}

#[test]
fn a_second_list_of_measures_is_not_looked_into() {
    for second in ["[]", "[7]", "[{\"id\":\"a\"}]", "{}", "7"] {
        let mut members = members();
        members.push(format!("\"measures\":{second}"));
        let text = object(&members);
        let at = place(&text, text.rfind("\"measures\"").unwrap());
        let told: Vec<_> = found(&text).into_iter().map(|fault| (fault.path, fault.position, fault.kind)).collect();
        assert_eq!(told, [("measures".to_owned(), at, Kind::DuplicateKey { key: "measures".to_owned() })], "{second}");
    }
}

#[test]
fn only_lists_of_measures_may_be_too_long() {
    let long = format!("[{}]", list((0..=MAX_MEASURES).map(|_| "0".into())));
    let with = |member: String| {
        let mut members = members();
        members.push(member);
        found(&object(&members))
    };
    // Nobody knows what this is.
    let [fault] = with(format!("\"other\":{long}")).try_into().unwrap();
    assert_eq!((fault.severity, fault.path.as_str()), (Severity::Warning, "other"));
    let [fault] = with(format!("\"measures\":{long}")).try_into().unwrap();
    assert_eq!((fault.severity, fault.kind), (Severity::Error, Kind::TooManyMeasures { limit: MAX_MEASURES }));
}

#[test]
fn the_limits_are_those_of_the_format() {
    let page = include_str!("../../docs/katalogformat.md");
    assert_eq!(MAX_BYTES % (1024 * 1024), 0);
    let measures = format!("{} {:03}", MAX_MEASURES / 1000, MAX_MEASURES % 1000);
    for row in [format!("| Größe der Datei | {} MiB |", MAX_BYTES / (1024 * 1024)), format!("| Maßnahmen | {measures} |")] {
        assert!(page.lines().any(|line| line == row), "{row}");
    }
}

#[test]
fn utf_16_is_named_also_where_it_could_be_utf_8() {
    let utf_16 = |bytes: &[u8]| open(bytes).unwrap_err()[0].kind == Kind::NotUtf8 { utf16: true };
    for text in ["{", "{}", "{\"format\": \"1\"}", "[1]"] {
        let bytes = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
        let (big, little) = (bytes(u16::to_be_bytes), bytes(u16::to_le_bytes));
        assert!(std::str::from_utf8(&big).is_ok() && utf_16(&big) && utf_16(&little), "{text}");
        // What says that it is UTF-8 is no UTF-16.
        let marked = [b"\xef\xbb\xbf", little.as_slice()].concat();
        assert!(!utf_16(&marked) && !utf_16(text.as_bytes()), "{text}");
    }
}

#[test]
fn how_far_the_reading_is_grows_with_every_measure() {
    let text = small().to_string();
    let (mut reader, text) = Reader::new(text.as_bytes()).unwrap();
    let mut told = Vec::new();
    while let Progress::Going { measures, percent } = reader.step(text, 1) {
        told.push((measures, percent));
        assert!(told.len() < text.len(), "it never ends");
    }
    assert!(told.is_sorted() && told[0].0 == 0, "{told:?}");
    // The text is read, then each of the three is resolved, which takes a fifth of the time.
    assert!(told.ends_with(&[(3, 80), (3, 86), (3, 93)]), "{told:?}");
}

/// What is wrong is told once, where it stands, also where something else could be said of it, too.
#[test]
fn a_fault_is_not_followed_by_others_about_the_same() {
    let rows = [
        // No number, so it is not said that it is out of range.
        (put("\"check_every_months\":6", "\"check_every_months\":\"6\""), "measures[0].check_every_months"),
        // No text, so it is not said that there is no such option.
        (put("\"in\":[\"eu\"]", "\"in\":[7]"), "measures[0].responsible[0].when.in[0]"),
        (
            put("{\"name\":\"Jobcenter\"}", "{\"name\":\"Jobcenter\",\"when\":{\"attribute\":\"arbeit\",\"in\":[\"x\"]}}"),
            "measures[0].carriers[0].when",
        ),
    ];
    for (text, path) in rows {
        let errors: Vec<Fault> = found(&text).into_iter().filter(|fault| fault.severity == Severity::Error).collect();
        assert_eq!(errors.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), [path], "{errors:?}");
    }
}

/// An answer that is no text is not looked for among the options.
#[test]
fn what_is_no_text_is_no_unknown_option() {
    let faults = found(&put("\"changeable\":[\"fest\"]", "\"changeable\":[7]"));
    assert_eq!(faults.first().map(|fault| fault.path.as_str()), Some("attributes[4].changeable[0]"));
    assert!(!faults.iter().any(|fault| matches!(fault.kind, Kind::UnknownOption { .. })), "{faults:?}");
}

#[test]
fn who_looks_after_a_measure_that_is_left_out_is_named_once() {
    let text = put("\"free\":3", "\"free\":\"3\"");
    let twice = text.replacen(
        "\"responsible\":[",
        "\"responsible\":[{\"when\":{\"attribute\":\"arbeit\",\"is\":true},\"contact\":\"team\"},",
        1,
    );
    assert_ne!(text, twice);
    let catalog = open(twice.as_bytes()).unwrap().catalog;
    let named: Vec<(&str, usize)> = catalog.left_out().iter().map(|one| (one.id.as_str(), one.contacts.len())).collect();
    assert_eq!(named, [("a", 2)]);
}

#[test]
fn a_contact_with_a_key_twice_is_left_out_whatever_the_key() {
    let team = "\"mailbox\":\"team@amt.example\"";
    for (key, path) in [("note", "contacts[0].note"), ("a b", "contacts[0][\"a b\"]")] {
        let faults = found(&put(team, &format!("{team},\"{key}\":\"1\",\"{key}\":\"2\"")));
        let errors: Vec<&str> =
            faults.iter().filter(|fault| fault.severity == Severity::Error).map(|fault| fault.path.as_str()).collect();
        assert_eq!(errors, [path, "measures[0].responsible[0].contact", "measures[2].responsible[0].contact"]);
    }
}
