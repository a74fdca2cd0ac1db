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
