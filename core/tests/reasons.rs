// SPDX-License-Identifier: EUPL-1.2
//! Which reasons are told of all those that there are, and whether the columns know of each near miss: small conditions
//! whole, and what random catalogues hit too seldom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "agreeing/plain.rs"]
mod plain;
mod small;
#[path = "truth/trees.rs"]
#[allow(dead_code)]
mod trees;

use Verdict::{Met, Unknown, Unmet};
use foerderkompass_core::{Almost, Catalog, Criterion, Dates, Finding, Index, Profile, Query, Shape, Verdict, results};
use serde_json::json;
use small::{catalog, changed, date, small};
use trees::{Tree, all_trees, assignments, facts};

/// The fewest answers to change, and with these the fewest to give, after which the condition is met: by trying every set of
/// leaves that are not met.
fn lacking(criterion: &Criterion, values: &[Verdict]) -> (usize, usize) {
    let sets = 0..1_usize << values.len();
    let tried = sets.filter_map(|set| {
        let changed: Vec<usize> = (0..values.len()).filter(|at| set >> at & 1 == 1 && values[*at] != Met).collect();
        let after: Vec<Verdict> = (0..values.len()).map(|at| if changed.contains(&at) { Met } else { values[at] }).collect();
        let count = |value| changed.iter().filter(|at| values[**at] == value).count();
        (criterion.verdict(&facts(&after)) == Met).then(|| (count(Unmet), count(Unknown)))
    });
    tried.min().unwrap()
}

/// Checks every `any` that is not met; gives how often a later branch was closer than the first.
fn check_closest(finding: &Finding<'_>, values: &[Verdict]) -> usize {
    let mut later = 0;
    if matches!(finding.criterion.shape, Shape::Any(_)) && finding.verdict != Met {
        let branches = finding.parts.iter().filter(|part| part.verdict == finding.verdict);
        let lacking: Vec<_> = branches.map(|part| (lacking(part.criterion, values), part.criterion)).collect();
        let fewest = lacking.iter().map(|(lacks, _)| *lacks).min().unwrap();
        let first = lacking.iter().position(|(lacks, _)| *lacks == fewest).unwrap();
        assert_eq!(finding.closest().unwrap().criterion, lacking[first].1, "{:?} {values:?}", finding.criterion);
        later += usize::from(first > 0);
    }
    later + finding.parts.iter().map(|part| check_closest(part, values)).sum::<usize>()
}

#[test]
fn of_several_ways_the_shortest_is_told() {
    let mut later = 0;
    for leaves in 1..=4 {
        for tree in all_trees(leaves, false) {
            let condition = tree.condition();
            for values in assignments(leaves) {
                later += check_closest(&condition.finding(&facts(&values)), &values);
            }
        }
    }
    assert!(later > 100, "a later branch was closer only {later} times");
}

#[test]
fn an_any_with_words_of_its_own_is_told_in_them() {
    let mut any = Tree::Any(vec![Tree::All(vec![Tree::Leaf(0), Tree::Leaf(1)]), Tree::Leaf(2)]).condition();
    let told = |any: &Criterion, values: [Verdict; 3]| {
        any.finding(&facts(&values)).decisive().into_iter().map(|finding| finding.criterion.clone()).collect::<Vec<_>>()
    };
    let Shape::Any(parts) = any.shape.clone() else { panic!("no any") };
    let Shape::All(both) = &parts[0].shape else { panic!("no all") };
    // Without words of its own: the leaves of the branch that decides.
    assert_eq!(told(&any, [Met, Unmet, Unmet]), [both[1].clone()]);
    assert_eq!(told(&any, [Unmet, Unmet, Unmet]), [parts[1].clone()]);
    assert_eq!(told(&any, [Unknown, Unknown, Unmet]), *both);
    assert_eq!(told(&any, [Met, Met, Unknown]), *both);
    any.text = Some("Einer von zwei Wegen.".to_owned());
    for values in [[Met, Unmet, Unmet], [Unmet, Unmet, Unmet], [Unknown, Unknown, Unmet], [Met, Unknown, Unknown]] {
        assert_eq!(told(&any, values), [any.clone()], "{values:?}");
    }
    // Met, what is told is which way was open.
    assert_eq!(told(&any, [Met, Met, Unknown]), *both);
}

/// Checks the columns against each measure, and gives what is nearly there of the first one.
fn almost(catalog: &Catalog, answers: &str) -> Vec<Almost> {
    let profile = Profile::from_json(catalog, answers).unwrap();
    let found = results(catalog, &Index::new(catalog), &Query::default(), &profile, Dates::on_day(date(small::TODAY)));
    plain::check(catalog, &profile, &found);
    found.assessment(catalog, 0).unwrap().almost
}

const OF_AGE_IN_A_YEAR: &str = r#"{"sprache": "keine", "alter": 17, "arbeit": true, "herkunft": ["eu"], "status": "ledig"}"#;

#[test]
fn the_last_month_that_is_looked_at_counts_when_all_is_answered() {
    let catalog = catalog(&small().to_string());
    assert_eq!(almost(&catalog, OF_AGE_IN_A_YEAR), [Almost::Wait(date("2027-11-22"))]);
}

#[test]
fn near_misses_are_known_behind_many_possible_answers() {
    let options: Vec<_> = (0..300).map(|n| json!({"id": format!("o{n}"), "label": format!("Ort {n}")})).collect();
    for more in [1, 20, 63, 64, 127, 150, 300] {
        let place = json!({"id": "ort", "kind": "choice", "label": "Ort", "options": options[..more]});
        let json = changed(&small(), "/attributes/5", &place);
        let json = changed(&json, "/measures/2/must", &json!({"attribute": "ort", "in": [format!("o{}", more - 1)]}));
        let catalog = catalog(&json.to_string());
        assert_eq!(almost(&catalog, OF_AGE_IN_A_YEAR), [Almost::Wait(date("2027-11-22"))], "{more}");
        let language = r#"{"sprache": "b1", "alter": 30, "status": "ledig"}"#;
        assert_eq!(almost(&catalog, language), [], "{more}");
        let married = r#"{"sprache": "a1", "alter": 17, "status": "fest"}"#;
        assert_eq!(almost(&catalog, married), [], "{more}");
        for answers in [r#"{"status": "fest"}"#, r#"{"alter": 16}"#, r#"{"arbeit": true, "herkunft": ["eu", "dritt"]}"#, "{}"] {
            almost(&catalog, answers);
        }
    }
}
