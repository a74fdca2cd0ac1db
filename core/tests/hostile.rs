// SPDX-License-Identifier: EUPL-1.2
//! Texts that are broken, tricky or enormous: reading never panics, ends soon, and says what is wrong and where.
//!
//! `tests/hostile/` holds such texts as files, each with the faults it must give (`NAME.json`, `NAME.expect.txt`), for
//! this test, for the catalogue commands and for the page. After a change that is meant, `FK_EXPECT=write` in the
//! environment writes the expectations anew; read the difference before you keep it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

/// Only for how many cases there are.
#[path = "oracle/rng.rs"]
#[allow(dead_code)]
mod rng;
mod small;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use foerderkompass_core::{
    Dates, Fault, FaultKind as Kind, Index, JsonError, MAX_BYTES, MAX_MEASURES, Position, Profile, Progress, Query, Reader,
    Reading, SafeUrl, Severity, open, read, report, results,
};
use proptest::prelude::*;
use serde_json::json;
use small::valid::assert_valid;
use small::{TODAY, changed, date, kind_name, lost, small};

const CATALOG: &[u8] = include_bytes!("../../catalog.json");

type Result = std::result::Result<Reading, Vec<Fault>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/hostile")
}

/// What reading a text says, one fault a line.
fn summary(result: &Result) -> String {
    let (mut text, faults) = match result {
        Ok(reading) => {
            let measures: Vec<&str> = reading.catalog.measures().iter().map(|measure| measure.id.as_str()).collect();
            let left_out: Vec<String> = reading.catalog.left_out().iter().map(|one| format!("{} {}", one.path, one.id)).collect();
            (format!("measures: {}\nleft out: {}\n", measures.join(", "), left_out.join(", ")), &reading.faults)
        }
        Err(faults) => ("no catalogue\n".to_owned(), faults),
    };
    for fault in faults {
        let Position { line, column } = fault.position;
        let _ = writeln!(text, "{:?} {line}:{column} {} {}", fault.severity, fault.path, kind_name(&fault.kind));
    }
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Reading in steps gives what reading at once gives, however long the steps, and says in between how far it is.
fn assert_steps(bytes: &[u8]) {
    let at_once = open(bytes);
    for measures in [1, 7, 1000] {
        let in_steps = match Reader::new(bytes) {
            Err(faults) => Err(faults),
            Ok((mut reader, text)) => {
                let mut before = (0, 0);
                loop {
                    match reader.step(text, measures) {
                        Progress::Done(result) => break result,
                        Progress::Going { measures, percent } => {
                            assert!(before <= (measures, percent) && percent <= 100, "{before:?} {measures} {percent}");
                            before = (measures, percent);
                        }
                    }
                }
            }
        };
        assert!(in_steps == at_once, "in steps of {measures}: {}\nat once: {}", summary(&in_steps), summary(&at_once));
    }
}

/// Reads, and uses what was read: nothing after reading may fail.
fn read_and_use(bytes: &[u8]) -> Result {
    let result = read(bytes, date(TODAY));
    assert_steps(bytes);
    match &result {
        Ok(Reading { catalog, faults }) => {
            assert_valid(catalog);
            let dates = Dates { today: date(TODAY), on: date("2027-02-28") };
            let profile = catalog.personas().last().map(|persona| persona.answers.clone()).unwrap_or_default();
            let index = Index::new(catalog);
            for focus in [None, Some(0)] {
                let results =
                    results(catalog, &index, &Query { text: "krus".into(), focus, ..Query::default() }, &profile, dates);
                assert_eq!(results.outcomes.len(), catalog.measures().len());
            }
            // Empty, a number, and each sort of text that is read in its own way.
            for text in ["", "030 23125", "2.14", "team", "\u{301}"] {
                assert!(catalog.find_contacts(text).len() <= catalog.contacts().len());
            }
            for start in catalog.starts(dates.today, u32::MAX) {
                assert!(start.offer < catalog.measures()[start.measure].offers.len());
            }
            assert_eq!(report(catalog, &Profile::default(), dates).measures.len(), catalog.measures().len());
            assert!(faults.iter().all(|fault| fault.position.line > 0 && fault.position.column > 0));
            // What is left out has a fault that says why.
            assert!(catalog.left_out().is_empty() || faults.iter().any(|fault| fault.severity == Severity::Error));
        }
        Err(faults) => {
            assert!(faults.iter().any(|fault| fault.severity == Severity::Error && fault.position.line > 0), "{faults:?}")
        }
    }
    result
}

#[test]
fn hostile_files_give_the_faults_beside_them() {
    let write = std::env::var("FK_EXPECT").is_ok_and(|word| word == "write");
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(folder()).expect("tests/hostile").map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    names.sort();
    assert!(names.len() >= 60, "only {} hostile files", names.len());
    let mut wrong = String::new();
    for path in names {
        let found = summary(&read_and_use(&std::fs::read(&path).unwrap()));
        let expected = path.with_extension("expect.txt");
        if write {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            let _ = writeln!(wrong, "{}\nexpected\n{expected}found\n{found}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn texts_that_are_no_json_say_where() {
    let rows: [(&[u8], JsonError, u32, u32); 8] = [
        (b"", JsonError::Empty, 1, 1),
        (b"\n\n  ", JsonError::Empty, 3, 3),
        (b"{\n  \"format\": \"1\",\n}", JsonError::TrailingComma, 3, 1),
        (b"{\n  \"format\": \"1\"\n  \"title\": \"T\"\n}", JsonError::ExpectedCommaOrEnd, 3, 3),
        (b"{\n  'format': '1'\n}", JsonError::ExpectedKey, 2, 3),
        ("{\"ä\": „1“}".as_bytes(), JsonError::Unexpected('„'), 1, 7),
        (b"{\"a\": \"x\0y\"}", JsonError::ControlInText, 1, 9),
        (b"{}\n{}", JsonError::TrailingText, 2, 1),
    ];
    for (bytes, error, line, column) in rows {
        let faults = read_and_use(bytes).expect_err("no JSON");
        assert_eq!(faults.len(), 1);
        assert_eq!(
            (&faults[0].kind, faults[0].position),
            (&Kind::NotJson(error), Position { line, column }),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn a_small_catalogue_cut_off_anywhere_is_a_fault_with_a_place() {
    let text = serde_json::to_string_pretty(&small()).unwrap();
    assert!(text.contains('ü'));
    let last = text.trim_end().len();
    for end in (0..last).step_by(last / rng::fewer(last as u64) as usize) {
        let faults = read_and_use(&text.as_bytes()[..end]).expect_err("cut off");
        let position = faults[0].position;
        let good = String::from_utf8_lossy(&text.as_bytes()[..end]);
        let lines = good.lines().count().max(1) as u32;
        assert_eq!(faults.len(), 1, "at {end}");
        assert!(position.line == lines || position.line == lines + 1, "at {end}: {position:?} of {lines} lines");
        let cut_inside_a_character = std::str::from_utf8(&text.as_bytes()[..end]).is_err();
        let fitting = if cut_inside_a_character {
            matches!(faults[0].kind, Kind::NotUtf8 { utf16: false })
        } else {
            matches!(faults[0].kind, Kind::NotJson(_))
        };
        assert!(fitting, "at {end}: {:?}", faults[0].kind);
    }
    assert!(read_and_use(text.as_bytes()).is_ok());
}

#[test]
fn utf_16_is_named() {
    let text = small().to_string();
    let plain = text.replace('ü', "u").replace('ä', "a");
    for text in [&text, &plain] {
        for mark in [true, false] {
            let units: Vec<u16> = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).collect();
            for big in [true, false] {
                let bytes: Vec<u8> =
                    units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
                let faults = read_and_use(&bytes).expect_err("UTF-16");
                assert_eq!(faults[0].kind, Kind::NotUtf8 { utf16: true }, "mark {mark}, big {big}");
            }
        }
    }
    let old: Vec<u8> = small().to_string().chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let faults = read_and_use(&old).expect_err("Windows-1252");
    assert_eq!(faults[0].kind, Kind::NotUtf8 { utf16: false });
    let first = text.chars().position(|c| !c.is_ascii()).expect("an umlaut");
    assert_eq!(usize::try_from(faults[0].position.column), Ok(first + 1));
}

#[test]
fn a_byte_order_mark_is_a_hint_and_moves_nothing() {
    let marked = |text: &str| ["\u{feff}", text].concat();
    let text = small().to_string();
    let reading = read_and_use(marked(&text).as_bytes()).expect("a catalogue");
    assert_eq!(reading.faults.iter().map(|fault| &fault.kind).collect::<Vec<_>>(), [&Kind::ByteOrderMark]);
    let broken = changed(&small(), "/measures/0/title", &json!(null)).to_string();
    let place =
        |result: Result| result.expect("a catalogue").faults.iter().find(|fault| fault.kind == Kind::Null).unwrap().position;
    assert_eq!(place(read_and_use(marked(&broken).as_bytes())), place(read_and_use(broken.as_bytes())));
    let mut bytes = marked("{\"ä\": \"").into_bytes();
    bytes.push(0xff);
    assert_eq!(read_and_use(&bytes).expect_err("not UTF-8")[0].position, Position { line: 1, column: 8 });
}

#[test]
fn brackets_without_end_do_not_overflow() {
    for one in ["[", "{\"a\":", "[{\"all\":", "[[],"] {
        let faults = read_and_use(one.repeat(100_000).as_bytes()).expect_err("nested too deep");
        assert!(matches!(faults[0].kind, Kind::NotJson(JsonError::TooDeep(_))), "{one}: {faults:?}");
    }
    assert!(read_and_use("]".repeat(100_000).as_bytes()).is_err());
}

#[test]
fn limits_are_fatal() {
    let too_long = vec![b' '; MAX_BYTES + 1];
    assert_eq!(read(&too_long, date(TODAY)).expect_err("too long")[0].kind, Kind::TextTooLong { limit: MAX_BYTES });
    let many = small().to_string().replace("\"measures\":[", &format!("\"measures\":[{}", "0,".repeat(MAX_MEASURES)));
    let faults = read(many.as_bytes(), date(TODAY)).expect_err("too many");
    assert_eq!((&faults[0].kind, faults[0].path.as_str()), (&Kind::TooManyMeasures { limit: MAX_MEASURES }, "measures"));
}

/// A hundred thousand faults of one sort, all in one line: no sort may take time that grows with the square.
#[test]
fn very_many_faults_are_all_reported_soon() {
    let many = rng::fewer(100_000) as usize;
    let list = |item: &dyn Fn(usize) -> String| (0..many).map(item).collect::<Vec<_>>().join(",");
    let text = small().to_string();
    let put = |before: &str, more: String| {
        assert_eq!(text.matches(before).count(), 1, "{before}");
        text.replace(before, &format!("{before}{more}"))
    };
    let id = |i: usize| format!("\"id\":\"id-{i}-{}\"", i % 7);
    let sorts: Vec<(&str, String)> = vec![
        ("numbers as measures", put("\"measures\":[", list(&|i| i.to_string()) + ",")),
        ("nulls in a list", put("\"title\":\"Kurs A\"", format!(",\"synonyms\":[{}]", list(&|_| "null".into())))),
        ("unknown keys", put("\"title\":\"Kurs A\",", list(&|i| format!("\"x{i}\":1")) + ",")),
        ("nulls under unknown keys", put("\"title\":\"Kurs A\",", list(&|i| format!("\"x{i}\":null")) + ",")),
        ("one key again and again", put("\"title\":\"Kurs A\",", list(&|_| "\"x\":1".into()) + ",")),
        ("wrong references", put("\"effects\":[", list(&|i| format!("{{\"attribute\":\"sprach{i}\",\"to\":1}}")) + ",")),
        ("wrong options", put("\"in\":[\"eu\"", (0..many).map(|i| format!(",\"eu{i}\"")).collect())),
        ("wrong answers", put("\"answers\":{", list(&|i| format!("\"wer{i}\":1")) + ",")),
        ("contacts without channel", put("\"contacts\":[", list(&|i| format!("{{{},\"role\":1}}", id(i))) + ",")),
        (
            "repeated keys in contacts",
            put("\"contacts\":[", list(&|i| format!("{{{},\"role\":\"R\",\"role\":\"R\",\"phone\":\"030\"}}", id(i))) + ","),
        ),
        ("one id for all", put("\"contacts\":[", list(&|_| "{\"id\":\"x\",\"role\":\"R\",\"phone\":\"030\"}".into()) + ",")),
        (
            "attributes that look ahead",
            put(
                "\"attributes\":[",
                list(&|i| {
                    format!(
                        "{{{},\"kind\":\"flag\",\"label\":\"L\",\"implied\":[{{\"when\":{{\"attribute\":\"id-{}-{}\",\"is\":true}},\"is\":true}}]}}",
                        id(i),
                        i + 1,
                        (i + 1) % 7
                    )
                }) + ",",
            ),
        ),
        (
            "measures that look for another",
            put(
                "\"measures\":[",
                list(&|i| {
                    format!(
                        "{{{},\"title\":\"T\",\"summary\":\"S\",\"category\":\"k\",\"relations\":[{{\"kind\":\"leads_to\",\"measure\":\"id-{i}-x\"}}]}}",
                        id(i)
                    )
                }) + ",",
            ),
        ),
        ("expectations of nobody", put("\"open\":[", list(&|i| format!("\"id-{i}\"")) + ",")),
        ("bidi characters", put("\"examples\":[\"Es ging gut.\"", ",\"\u{202e}\"".repeat(many))),
    ];
    for (name, text) in sorts {
        let begin = Instant::now();
        let result = read(text.as_bytes(), date(TODAY));
        let faults = match &result {
            Ok(reading) => &reading.faults,
            Err(faults) => faults,
        };
        println!("{name}: {:?}", begin.elapsed());
        assert!(faults.len() >= many - 1, "{name}: {} faults", faults.len());
        assert!(faults.iter().all(|fault| fault.position.line == 1));
        // A square of the number would take minutes; the bound leaves room for a slow, busy machine.
        assert!(begin.elapsed() < Duration::from_secs(20), "{name} took {:?}", begin.elapsed());
    }
}

#[test]
fn large_sound_catalogues_are_read_soon() {
    let measure = |i: usize| {
        json!({"id": format!("m{i}"), "title": format!("Maßnahme {i}"), "summary": "S", "category": "k", "examples": ["x"], "responsible": [{"contact": "team"}],
            "must": {"norm": "§ 1", "all": [{"attribute": "alter", "min": i % 100}, {"attribute": "sprache", "min": "a1"}, {"any": [{"attribute": "arbeit", "is": true}, {"attribute": "status", "in": ["fest"]}]}]}})
    };
    let mut large = small();
    large["measures"].as_array_mut().unwrap().extend((0..rng::fewer(20_000) as usize).map(measure));
    let begin = Instant::now();
    let reading = read(large.to_string().as_bytes(), date(TODAY)).expect("a catalogue");
    assert_eq!(
        (reading.catalog.measures().len(), reading.faults.len()),
        (rng::fewer(20_000) as usize + 3, 0),
        "{:?}",
        reading.faults.first()
    );
    println!("20 000 measures: {:?}", begin.elapsed());
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn an_empty_catalogue_is_a_catalogue() {
    let mut empty = small();
    for key in ["attributes", "contacts", "categories", "focus", "personas"] {
        empty.as_object_mut().unwrap().remove(key);
    }
    empty["measures"] = json!([]);
    let reading = read_and_use(empty.to_string().as_bytes()).expect("a catalogue");
    assert_eq!((reading.faults, reading.catalog.measures().len()), (vec![], 0));
}

#[test]
fn one_faulty_measure_leaves_31_and_is_named() {
    let text = std::str::from_utf8(CATALOG).unwrap();
    let whole: serde_json::Value = serde_json::from_str(text).unwrap();
    let each = 32 / rng::fewer(32) as usize;
    for (at, measure) in whole["measures"].as_array().unwrap().iter().enumerate().step_by(each) {
        let broken = changed(&whole, &format!("/measures/{at}/summary"), &json!(17));
        let reading = read_and_use(serde_json::to_string_pretty(&broken).unwrap().as_bytes()).expect("a catalogue");
        let errors: Vec<_> =
            reading.faults.iter().filter(|fault| fault.severity == Severity::Error).map(|fault| fault.path.clone()).collect();
        assert_eq!(errors, [format!("measures[{at}].summary")]);
        assert_eq!(reading.catalog.measures().len(), 31);
        let [left_out] = reading.catalog.left_out() else { panic!("{:?}", reading.catalog.left_out()) };
        assert_eq!(
            (left_out.id.as_str(), left_out.title.as_str()),
            (measure["id"].as_str().unwrap(), measure["title"].as_str().unwrap())
        );
        assert!(!left_out.contacts.is_empty(), "{} names nobody to ask", left_out.id);
    }
}

/// Every address that a catalogue can hold is one of four schemes, whatever was in the file.
fn links(reading: &Reading) -> Vec<&SafeUrl> {
    reading.catalog.measures().iter().flat_map(|measure| &measure.legal).filter_map(|legal| legal.url.as_ref()).collect()
}

#[test]
fn no_other_link_gets_into_a_catalogue() {
    for link in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://a.example",
        "\thttps://a.example",
        "data:text/html,x",
        "vbscript:x",
        "https://a.example/\u{0}",
        "//a.example",
        "https:a.example",
        "file:///etc/passwd",
        "blob:x",
        "https://a.example/\u{2028}",
        "https://a.example@b.example",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
    ] {
        let text = changed(&small(), "/measures/0/legal/0/url", &json!(link)).to_string();
        let reading = read_and_use(text.as_bytes()).expect("a catalogue");
        assert_eq!(lost(&reading.catalog), ["measures/a"], "{link:?}");
        assert_eq!(links(&reading).len(), 0, "{link:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(rng::fewer(2000) as u32))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_and_use(&bytes);
    }

    #[test]
    fn random_text_never_panics(text in "[\\[\\]{}:,\"\\\\ a-c0-9\u{0}ä😀\u{202e}-]{0,80}") {
        let _ = read_and_use(text.as_bytes());
    }

    /// Bytes of the small catalogue overwritten, inserted, removed, or pieces of it moved.
    #[test]
    fn a_damaged_small_catalogue_never_panics(damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), 0..5_u8), 1..6)) {
        let mut bytes = small().to_string().into_bytes();
        for (at, other, byte, how) in damage {
            let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                3 => bytes[at] = b"{}[]\",:0tn\\ "[usize::from(byte) % 12],
                _ => {
                    let piece = bytes[at.min(other)..at.max(other)].to_vec();
                    bytes.splice(at..at, piece.into_iter().take(200));
                }
            }
        }
        if let Ok(reading) = read_and_use(&bytes) {
            for link in links(&reading) {
                prop_assert!(["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.as_str().starts_with(scheme)));
            }
        }
    }

    /// Some value of the small catalogue replaced by some other: what stays a catalogue can be used, and what is lost has a fault.
    #[test]
    fn a_wrong_value_anywhere_is_contained(at in any::<prop::sample::Index>(), with in 0..12_usize) {
        let values = [json!(null), json!(true), json!(-1), json!(1.5), json!(""), json!("a"), json!([]), json!([[]]), json!({}), json!({"a": 1}), json!("\u{202e}"), json!(1e300)];
        let pointers = pointers(&small());
        let pointer = &pointers[at.index(pointers.len())];
        let text = changed(&small(), pointer, &values[with]).to_string();
        match read_and_use(text.as_bytes()) {
            Ok(reading) => {
                let errors = reading.faults.iter().filter(|fault| fault.severity == Severity::Error).count();
                prop_assert!(errors > 0 || lost(&reading.catalog).iter().all(|id| pointer_holds(pointer, id)), "{} = {} loses {:?}", pointer, values[with], lost(&reading.catalog));
            }
            Err(faults) => prop_assert!(pointer.matches('/').count() == 1 && !faults.is_empty(), "{} = {} is fatal: {:?}", pointer, values[with], faults),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(rng::fewer(60) as u32))]

    #[test]
    fn the_shipped_catalogue_damaged_anywhere_never_panics(damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4)) {
        let mut bytes = CATALOG.to_vec();
        for (at, byte, how) in damage {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = read_and_use(&bytes);
    }
}

/// Pointers to every value of a JSON tree but the root.
fn pointers(value: &serde_json::Value) -> Vec<String> {
    fn add(value: &serde_json::Value, path: &str, into: &mut Vec<String>) {
        let parts: Vec<(String, &serde_json::Value)> = match value {
            serde_json::Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
            serde_json::Value::Array(list) => list.iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect(),
            _ => vec![],
        };
        for (key, value) in parts {
            let path = format!("{path}/{key}");
            into.push(path.clone());
            add(value, &path, into);
        }
    }
    let mut all = Vec::new();
    add(value, "", &mut all);
    all
}

/// An entry that was taken out of the file itself is no loss to explain: an empty list, or another id.
fn pointer_holds(pointer: &str, id: &str) -> bool {
    let list = id.split('/').next().unwrap();
    pointer.starts_with(&format!("/{list}"))
}
