// SPDX-License-Identifier: EUPL-1.2
//! Near names: what an editor probably meant by a name that does not exist.

use crate::letter::lower;

/// The nearest of the known names, if it is near enough to be a slip of the keyboard.
///
/// Distance is optimal string alignment without regard to case; one slip is allowed in names of up to five
/// letters, two in longer ones, and a letter at least must be right. Of equally near names the first of the
/// alphabet wins.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A very long name is no slip, and comparing it would take long.
    if name.len() > 80 {
        return None;
    }
    let small = |name: &str| name.chars().map(lower).collect::<String>();
    let name = small(name);
    let length = name.chars().count();
    let allowed = if length <= 5 { 1 } else { 2 };
    known
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(&name, &small(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let keys = ["title", "must", "should", "hurdles", "responsible"];
        let rows = [
            ("titel", Some("title")),
            ("Must", Some("must")),
            ("responsable", Some("responsible")),
            ("hurdle", Some("hurdles")),
            ("note", None),
            ("x", None),
            ("sould", Some("should")),
            ("beschreibung", None),
            ("", None),
        ];
        for (name, expected) in rows {
            assert_eq!(nearest(name, keys), expected, "{name}");
        }
        assert_eq!(nearest(&"x".repeat(10_000), keys), None);
        for (length, found) in [(79, true), (80, true), (81, false), (82, false)] {
            let long = "x".repeat(length);
            assert_eq!(nearest(&long, [long.as_str()]).is_some(), found, "{length}");
        }
    }
}
