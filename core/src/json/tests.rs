// SPDX-License-Identifier: EUPL-1.2
//! The reader against serde_json, and what it says of texts that are not JSON.

use super::*;
use crate::fault::JsonError;
use proptest::prelude::*;

/// The tree as serde_json sees it, or `None` where keys repeat (serde_json keeps the last).
fn plain(node: Node<'_>) -> Option<serde_json::Value> {
    Some(match node.value() {
        Value::Null => serde_json::Value::Null,
        Value::Flag(flag) => flag.into(),
        Value::Number(text) => serde_json::from_str(text).ok()?,
        Value::Text(text) => text.as_ref().into(),
        Value::List(nodes) => nodes.map(plain).collect::<Option<Vec<_>>>()?.into(),
        Value::Object(members) => {
            let mut map = serde_json::Map::new();
            for member in members {
                if map.insert(member.key.to_string(), plain(member.node)?).is_some() {
                    return None;
                }
            }
            map.into()
        }
    })
}

#[test]
fn says_what_is_wrong_and_where() {
    use JsonError::*;
    let deep = "[".repeat(100_000);
    let rows: &[(&str, usize, JsonError)] = &[
        ("", 0, Empty),
        ("  \n", 3, Empty),
        ("{", 1, UnexpectedEnd),
        ("{\"a\"", 4, UnexpectedEnd),
        ("{\"a\" 1}", 5, ExpectedColon),
        ("{\"a\":1,}", 7, TrailingComma),
        ("[1,]", 3, TrailingComma),
        ("[1 2]", 3, ExpectedCommaOrEnd),
        ("{a:1}", 1, ExpectedKey),
        ("[1] x", 4, TrailingText),
        ("\"\\x\"", 1, BadEscape),
        ("\"\\ud800\"", 1, LoneSurrogate),
        ("\"\\udc00\"", 1, LoneSurrogate),
        ("\"a\nb\"", 2, ControlInText),
        ("01", 0, BadNumber),
        ("-", 0, BadNumber),
        ("1.", 0, BadNumber),
        ("1e", 0, BadNumber),
        ("nul", 0, BadWord),
        ("„", 0, Unexpected('„')),
        ("[\"\\u12", 2, BadEscape),
        ("\"\\", 2, UnexpectedEnd),
        (&deep, 128, TooDeep(128)),
    ];
    for (text, at, error) in rows {
        let short: String = text.chars().take(20).collect();
        assert_eq!(parse(text).err(), Some(SyntaxError { at: *at, error: *error }), "{short}");
    }
}

/// Any JSON, with texts of everything that may stand in one.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value as Json;
    let text = "([ -~]|[äß€\u{1f600}\"\\\\/\n\t\r]|\u{8}|\u{c}|\u{1}){0,6}";
    let single = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-1_000_000_i32..1_000_000).prop_map(|number| Json::from(f64::from(number) / 8.0)),
        text.prop_map(Json::from),
    ];
    single.prop_recursive(5, 40, 5, move |inside| {
        prop_oneof![
            proptest::collection::vec(inside.clone(), 0..5).prop_map(Json::from),
            proptest::collection::vec((text, inside), 0..5).prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

#[test]
fn a_key_that_stands_twice_is_kept_twice() {
    let tree = parse(r#"{"a": 1, "\u0061": {"b\b\f\n\r\t\/": []}}"#).ok().unwrap();
    let Value::Object(members) = tree.root().value() else { panic!("no object") };
    let keys: Vec<String> = members.map(|member| member.key.to_string()).collect();
    assert_eq!(keys, ["a", "a"]);
    assert_eq!(plain(tree.root()), None);
}

#[test]
fn a_text_is_plain_if_all_of_it_is_printable_ascii() {
    for length in 0..20 {
        for at in 0..length {
            for odd in [
                "a",
                " ",
                "~",
                "\u{7f}",
                "\u{80}",
                "ä",
                "€",
                "\\n",
                "\\u0041",
                "\\\\",
                "\\\"",
                "\u{1f}",
                "\t",
                "\"\"\"\"\"\"\"\"\"",
            ] {
                let text = format!("\"{}{odd}{}\"", "x".repeat(at), "}".repeat(length - at - 1));
                let theirs = serde_json::from_str::<String>(&text).ok();
                let ours = parse(&text).ok();
                let read = ours.as_ref().and_then(|tree| plain(tree.root()));
                assert_eq!(read, theirs.clone().map(serde_json::Value::from), "{text}");
                let plain = !odd.starts_with('\\') && odd.bytes().all(|byte| (0x20..0x7f).contains(&byte));
                assert_eq!(ours.map(|tree| tree.root().is_plain()), theirs.map(|_| plain), "{text}");
            }
        }
    }
    assert!(!parse("7").ok().unwrap().root().is_plain());
}

fn members<'t>(tree: &'t Tree<'_>) -> Members<'t> {
    match tree.root().value() {
        Value::Object(members) => members,
        _ => Members::none(),
    }
}

#[test]
fn a_key_is_found_however_it_is_written() {
    let tree = parse(r#"{"axb": 1, "ayb": 2, "\u0061zb": 3, "": 4, "a\u007ab": 5}"#).ok().unwrap();
    let members = members(&tree);
    for (key, place) in [("axb", Some(0)), ("ayb", Some(1)), ("azb", Some(2)), ("", Some(3)), ("ab", None), ("awb", None)] {
        let found = members.find(key, members.groups());
        assert_eq!(found.map(|(at, _)| at), place, "{key}");
        assert_eq!(found.map(|(_, node)| node.index()), members.get(key).map(Node::index), "{key}");
    }
    assert_eq!(members.get("azb").and_then(plain), Some(3.into()));
    let [(one, _), (other, _)] = [r#"{"axb": 1}"#, r#"{"bcd": 1}"#].map(|text| (parse(text).ok().unwrap(), ()));
    let (one, other) = (super::tests::members(&one).groups(), super::tests::members(&other).groups());
    assert!(one != other && one.count_ones() == 1, "a key that is not escaped rules the others out");
}

#[test]
fn whether_a_key_stands_twice_is_seen_however_it_is_written() {
    let rows = [
        ("{}", false),
        (r#"{"a": 1}"#, false),
        (r#"{"a": 1, "b": 1}"#, false),
        (r#"{"axb": 1, "ayb": 1, "azb": 1}"#, false),
        (r#"{"a": 1, "a": 2}"#, true),
        (r#"{"b": [{}], "a": {"b": 1}, "c": 3, "a": 4}"#, true),
        (r#"{"c": 0, "a": 1, "\u0061": 2}"#, true),
        (r#"{"c": 0, "\u0061": 1, "a": 2}"#, true),
        (r#"{"\u0061": 1, "\u0061": 2}"#, true),
        (r#"{"\u0061": 1, "\u0062": 2, "c": 1}"#, false),
    ];
    for (text, repeats) in rows {
        assert_eq!(members(&parse(text).ok().unwrap()).repeats(), repeats, "{text}");
    }
}

#[test]
fn lists_and_objects_know_how_many_are_left() {
    let tree = parse(r#"{"a": [1, [2, 3], {}], "b": {"c": 1}, "d": []}"#).ok().unwrap();
    let all = members(&tree);
    assert_eq!((all.len(), all.size_hint(), all.is_empty()), (3, (3, Some(3)), false));
    let Some(Value::List(list)) = all.get("a").map(Node::value) else { panic!("no list") };
    let nodes: Vec<Node<'_>> = list.collect();
    assert_eq!((list.len(), list.size_hint(), list.is_empty(), nodes.len()), (3, (3, Some(3)), false, 3));
    // The place of an element leads to it, from wherever in the list.
    let mut behind = list;
    behind.next();
    assert_eq!((behind.len(), behind.size_hint()), (2, (2, Some(2))));
    for node in &nodes {
        assert_eq!(plain(behind.node(node.index())), plain(*node));
        assert_eq!(behind.node(node.index()).at(), node.at());
    }
    let Some(Value::List(none)) = all.get("d").map(Node::value) else { panic!("no list") };
    assert_eq!((none.is_empty(), none.len(), Members::none().is_empty(), Members::none().len()), (true, 0, true, 0));
    let places = all.places();
    assert_eq!(places.iter().map(|place| all.member(*place).key.into_owned()).collect::<Vec<_>>(), ["a", "b", "d"]);
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.expect("JSON");
        prop_assert_eq!(parse(&text).ok().and_then(|tree| plain(tree.root())), Some(value), "{}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn agrees_with_serde_json(text in r#"([\[\]{}:, \n]|"[a-zä]?(\\[nu"\\/]|\\u00e4|\\ud83d\\ude00)?"|-?[0-9]{1,3}(\.[0-9])?(e[0-9])?|true|false|null){0,12}"#) {
        let ours = parse(&text);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        // Numbers of any size are JSON; serde_json wants them to fit a double.
        if theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range")) {
            return Ok(());
        }
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
        if let (Some(ours), Ok(theirs)) = (ours.ok().and_then(|tree| plain(tree.root())), theirs) {
            prop_assert_eq!(ours, theirs);
        }
    }
}
