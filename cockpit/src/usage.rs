// SPDX-License-Identifier: EUPL-1.2
//! Attributes that no rule asks for, and answers that no rule names.

use foerderkompass_core::{Attribute, Catalog, Kind, Test, each_criterion};
use serde::Serialize;

use crate::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnusedKind {
    /// No rule asks for the attribute.
    Attribute,
    /// Rules ask for the attribute, but name none of these options.
    Options,
    /// Neighbouring steps that every rule treats alike.
    Steps,
}

/// Something that can be answered and that no rule uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unused {
    pub kind: UnusedKind,
    /// Id of the attribute.
    pub attribute: String,
    pub label: String,
    /// Ids of the options; none for a whole attribute.
    pub options: Vec<String>,
    pub sentence: String,
}

/// Measures that are left out may use what is found here; then nothing is claimed.
pub(crate) fn unused(catalog: &Catalog) -> Vec<Unused> {
    if !catalog.left_out().is_empty() {
        return Vec::new();
    }
    let mut tests: Vec<Vec<&Test>> = vec![Vec::new(); catalog.attributes().len()];
    each_criterion(catalog, &mut |criterion| {
        criterion.each_leaf(&mut |leaf| {
            if let Some(list) = tests.get_mut(leaf.attribute) {
                list.push(&leaf.test);
            }
        });
    });
    catalog.attributes().iter().zip(&tests).flat_map(|(attribute, tests)| of_attribute(attribute, tests)).collect()
}

fn of_attribute(attribute: &Attribute, tests: &[&Test]) -> Vec<Unused> {
    let found = |kind, options: Vec<usize>, sentence: &dyn Fn(&[String]) -> String| {
        let all: Vec<_> = options.iter().filter_map(|at| attribute.options().get(*at)).collect();
        let labels: Vec<String> = all.iter().map(|option| words::quoted(&option.label)).collect();
        let options = all.iter().map(|option| option.id.clone()).collect();
        Unused { kind, attribute: attribute.id.clone(), label: attribute.label.clone(), options, sentence: sentence(&labels) }
    };
    if tests.is_empty() {
        return vec![found(UnusedKind::Attribute, Vec::new(), &|_| words::unused_attribute(&attribute.label))];
    }
    match &attribute.kind {
        Kind::Flag | Kind::Integer(_) => Vec::new(),
        Kind::Choice(options) | Kind::Multi(options) => {
            let names = |at: usize| tests.iter().any(|test| matches!(test, Test::In(named) if named.contains(&at)));
            let unnamed: Vec<usize> = (0..options.len()).filter(|at| !names(*at)).collect();
            if unnamed.is_empty() {
                return Vec::new();
            }
            vec![found(UnusedKind::Options, unnamed, &|labels| words::unused_options(&attribute.label, labels))]
        }
        Kind::Ordinal(options) => {
            let steps: Vec<Vec<usize>> = alike(options.len(), tests);
            steps
                .into_iter()
                .map(|run| found(UnusedKind::Steps, run, &|labels| words::steps_alike(&attribute.label, labels)))
                .collect()
        }
    }
}

/// Runs of at least two neighbouring steps that pass the same tests.
fn alike(count: usize, tests: &[&Test]) -> Vec<Vec<usize>> {
    let pattern =
        |at: usize| -> Vec<bool> { tests.iter().map(|test| test.holds(&foerderkompass_core::Answer::Option(at))).collect() };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut before: Option<Vec<bool>> = None;
    for at in 0..count {
        let now = pattern(at);
        match runs.last_mut() {
            Some(run) if before.as_ref() == Some(&now) => run.push(at),
            _ => runs.push(vec![at]),
        }
        before = Some(now);
    }
    runs.retain(|run| run.len() > 1);
    runs
}
