// SPDX-License-Identifier: EUPL-1.2
//! What a row of the results says, as plain values: made for every row on every change, so that only the rows whose
//! values differ are drawn again.

use std::ops::Range;

use foerderkompass_core::{
    Almost, Assessment, AttributeAt, Catalog, Contact, ContactAt, Facts, Finding, Measure, MeasureAt, Outcome, Presence, Results,
    Shape, Validity, Verdict, marks, presence,
};
use foerderkompass_wording::Wording;
use yew::AttrValue;

use crate::state::{State, Taken};

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub at: MeasureAt,
    pub id: AttrValue,
    pub title: AttrValue,
    /// What the search found in the title.
    pub found: Vec<Range<usize>>,
    /// Another name of the measure that the search found, if the title is not what it found.
    pub alias: AttrValue,
    pub outcome: Outcome,
    /// In the lane "Es fehlt nur eins".
    pub near: bool,
    pub meta: AttrValue,
    pub reason: Reason,
    /// Points that remain to be checked by hand.
    pub checks: usize,
    pub voluntary: bool,
    pub apply_before_start: bool,
    pub contacts: Vec<ContactRow>,
    /// What decides between several contacts; empty for one.
    pub depends: AttrValue,
    /// On the Merkliste.
    pub marked: bool,
    pub taken: Option<Taken>,
    /// What the client already has and this measure does not go together with; empty without.
    pub clash: AttrValue,
}

/// The one decisive reason: an emphasised lead and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    pub lead: AttrValue,
    pub text: AttrValue,
    /// A measure that leads there: its title and its own outcome.
    pub by: Option<(MeasureAt, AttrValue, &'static str)>,
}

/// A Kümmerer as the row names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    pub at: ContactAt,
    pub id: AttrValue,
    pub role: AttrValue,
    pub line: AttrValue,
    /// Why and by whom they are represented today.
    pub absence: Option<AttrValue>,
}

/// Makes the row of a measure. As long as nothing is known of the client, it says what the measure is, not how it stands.
pub fn row(state: &State, at: MeasureAt, wording: &dyn Wording) -> Option<Row> {
    let (catalog, results) = (&*state.catalog, &*state.results);
    let measure = catalog.measures().get(at)?;
    let assessment = &results.assessment(catalog, at)?;
    let routed = measure.responsible(&results.facts);
    let alone = routed.entries.len() < 2;
    let depends = if alone { String::new() } else { wording.depends_on(&attribute_labels(catalog, &routed.deciding)) };
    let ticked = state.ticked.iter().filter(|(measure, _)| *measure == at).count();
    let searched = state.searched();
    let found = marks(&measure.title, &searched);
    let alias = if found.is_empty() { alias(measure, &searched) } else { None };
    Some(Row {
        at,
        id: measure.id.clone().into(),
        title: measure.title.clone().into(),
        found,
        alias: alias.unwrap_or_default().to_owned().into(),
        outcome: assessment.outcome,
        near: !assessment.almost.is_empty(),
        meta: meta(catalog, measure).into(),
        reason: if state.is_blank() {
            Reason { text: measure.summary.clone().into(), ..Reason::default() }
        } else {
            reason(state, measure, assessment, wording)
        },
        checks: (measure.checks.len() + measure.uncertain.len()).saturating_sub(ticked),
        voluntary: measure.voluntary,
        apply_before_start: measure.apply_before_start,
        contacts: routed.entries.into_iter().filter_map(|at| contact_row(catalog, at, alone, results, wording)).collect(),
        depends: depends.into(),
        marked: state.marked.contains(&at),
        taken: state.taken(at),
        clash: clash(state, at, wording).into(),
    })
}

/// The first other name of a measure in which the search found something.
fn alias<'m>(measure: &'m Measure, searched: &str) -> Option<&'m str> {
    let mut names = measure.short.iter().chain(&measure.synonyms).map(String::as_str);
    names.find(|name| !marks(name, searched).is_empty())
}

/// What the client already has that this measure does not go together with. It is said, and hides nothing.
fn clash(state: &State, at: MeasureAt, wording: &dyn Wording) -> String {
    let clashing = state.taken.iter().filter(|(other, _)| state.catalog.excludes(at, *other).is_some());
    let named = clashing.filter_map(|(other, taken)| {
        let other = state.catalog.measures().get(*other)?;
        Some(wording.excluded_by(&other.title, taken_word(*taken, wording)))
    });
    named.collect::<Vec<_>>().join(", ")
}

pub fn taken_word(taken: Taken, wording: &dyn Wording) -> &'static str {
    match taken {
        Taken::Running => wording.labels().running,
        Taken::Had => wording.labels().had,
    }
}

/// Category and first paragraph.
fn meta(catalog: &Catalog, measure: &Measure) -> String {
    let category = catalog.categories().get(measure.category).map(|category| category.label.as_str());
    let norm = measure.legal.first().map(|legal| legal.norm.as_str());
    let parts: Vec<&str> = [category, norm].into_iter().flatten().collect();
    parts.join(" · ")
}

/// The Kümmerer of a row, with the absence of today. One of several is told apart by the site.
pub fn contact_row(
    catalog: &Catalog,
    at: ContactAt,
    alone: bool,
    results: &Results,
    wording: &dyn Wording,
) -> Option<ContactRow> {
    let contact = catalog.contacts().get(at)?;
    let where_from = if alone { contact.team.clone() } else { contact.site.clone() };
    let place = [where_from, contact.phone.as_ref().map(|phone| phone.as_str().to_owned())];
    let place: Vec<String> = place.into_iter().flatten().collect();
    Some(ContactRow {
        at,
        id: contact.id.clone().into(),
        role: role(contact, wording).to_owned().into(),
        line: place.join(" · ").into(),
        absence: absence(catalog, at, results, wording).map(AttrValue::from),
    })
}

pub fn role<'a>(contact: &'a Contact, wording: &dyn Wording) -> &'a str {
    contact.role.as_deref().unwrap_or(wording.labels().contact_fallback)
}

/// "abwesend bis 04.12., vertreten durch: …"
pub fn absence(catalog: &Catalog, at: ContactAt, results: &Results, wording: &dyn Wording) -> Option<String> {
    let labels = wording.labels();
    match presence(catalog, at, results.dates.today) {
        Presence::Present => None,
        Presence::AllAbsent { until } => Some(format!("{}, {}", wording.absent_until(until), labels.all_absent)),
        Presence::Represented { until, by } => {
            let deputy = catalog.contacts().get(by)?;
            let phone = deputy.phone.as_ref().map(|phone| format!(", {}", phone.as_str())).unwrap_or_default();
            Some(format!("{}, {} {}{phone}", wording.absent_until(until), labels.stand_in, role(deputy, wording)))
        }
    }
}

fn reason(state: &State, measure: &Measure, assessment: &Assessment, wording: &dyn Wording) -> Reason {
    let (catalog, results) = (&*state.catalog, &*state.results);
    let judged = measure.judge::<Finding<'_>>(&results.facts, results.dates.on);
    let text = |finding: &Finding<'_>| wording.criterion(catalog, finding.criterion);
    let first = |finding: &Option<Finding<'_>>| -> String {
        finding.as_ref().and_then(|f| f.decisive().first().map(|f| text(f))).unwrap_or_default()
    };
    let plain = |(lead, text): (String, String)| Reason { lead: lead.into(), text: text.into(), by: None };
    if let Some(almost) = assessment.almost.first() {
        return almost_reason(state, almost, wording);
    }
    match (assessment.outcome, judged.validity) {
        (_, Validity::NotYet(from)) => plain(wording.not_yet(from)),
        (_, Validity::Ended(until)) => plain(wording.ended(until)),
        (Outcome::Excluded, _) => plain(wording.unmet(&first(&judged.must))),
        (Outcome::Unlikely, _) => plain(wording.not_usual(&first(&judged.should))),
        (Outcome::Open, _) => plain(wording.to_clarify(&attribute_labels(catalog, &assessment.open))),
        (Outcome::FitsAfterHurdle, _) => {
            let unmet = judged.hurdles.iter().position(|hurdle| hurdle.verdict == Verdict::Unmet);
            let Some(hurdle) = unmet.and_then(|at| measure.hurdles.get(at)) else { return Reason::default() };
            let what = hurdle.text.clone().unwrap_or_else(|| wording.criterion(catalog, &hurdle.criterion));
            let mut reason = plain(wording.first_do(&what));
            reason.by = match hurdle.solved_by {
                Some(foerderkompass_core::Target::Measure(at)) => leading(catalog, results, at, wording),
                _ => None,
            };
            reason
        }
        (Outcome::Fits, _) => fits_reason(catalog, &judged.must, &judged.should, &results.facts, wording),
    }
}

/// A measure that leads somewhere, with its title and its own outcome.
fn leading(
    catalog: &Catalog,
    results: &Results,
    at: MeasureAt,
    wording: &dyn Wording,
) -> Option<(MeasureAt, AttrValue, &'static str)> {
    let (measure, outcome) = (catalog.measures().get(at)?, results.outcomes.get(at)?);
    Some((at, measure.title.clone().into(), wording.outcome(*outcome)))
}

fn almost_reason(state: &State, almost: &Almost, wording: &dyn Wording) -> Reason {
    let (catalog, results) = (&*state.catalog, &*state.results);
    let (given, by) = match almost {
        Almost::Needs { attribute, answer } => {
            // Of the measures that lead there, one that comes into consideration is worth more.
            let rank = |at: &MeasureAt| results.outcomes.get(*at).map(|outcome| std::cmp::Reverse(*outcome as u8));
            let leading_there = state.lists.raising(catalog, *attribute, answer);
            let by = leading_there.iter().copied().min_by_key(rank).and_then(|at| leading(catalog, results, at, wording));
            (results.facts.get(*attribute), by)
        }
        Almost::Wait(_) => (None, None),
    };
    Reason { lead: wording.almost_lead(almost).into(), text: wording.almost(catalog, almost, given).into(), by }
}

/// What speaks for it: met conditions that rest on answers, one of the law and one of the target group before others.
fn fits_reason(
    catalog: &Catalog,
    must: &Option<Finding<'_>>,
    should: &Option<Finding<'_>>,
    facts: &Facts,
    wording: &dyn Wording,
) -> Reason {
    let mut open = Vec::new();
    let mut said = |finding: &Option<Finding<'_>>| -> Vec<String> {
        let Some(finding) = finding else { return Vec::new() };
        finding.open_attributes(&mut open);
        let answered = |part: &&Finding<'_>| match &part.criterion.shape {
            Shape::Leaf(leaf) => facts.get(leaf.attribute).is_some(),
            _ => true,
        };
        met_parts(finding).into_iter().filter(answered).map(|part| wording.criterion(catalog, part.criterion)).collect()
    };
    let (of_must, of_should) = (said(must), said(should));
    let firsts = of_must.first().into_iter().chain(of_should.first());
    let others = of_must.iter().skip(1).chain(of_should.iter().skip(1));
    let mut texts: Vec<String> = Vec::new();
    for text in firsts.chain(others) {
        if texts.len() < 2 && !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    open.sort_unstable();
    open.dedup();
    if texts.is_empty() {
        texts.push(wording.no_conditions_known());
    }
    if !open.is_empty() {
        texts.push(wording.open_points(open.len()));
    }
    Reason { lead: AttrValue::default(), text: texts.join(" · ").into(), by: None }
}

/// The met parts of an `all`, or the whole if it is met.
fn met_parts<'f, 'c>(finding: &'f Finding<'c>) -> Vec<&'f Finding<'c>> {
    match finding.criterion.shape {
        Shape::All(_) => finding.parts.iter().flat_map(met_parts).collect(),
        _ if finding.verdict == Verdict::Met => vec![finding],
        _ => Vec::new(),
    }
}

fn attribute_labels<'c>(catalog: &'c Catalog, list: &[AttributeAt]) -> Vec<&'c str> {
    list.iter().filter_map(|at| catalog.attributes().get(*at)).map(|attribute| attribute.label.as_str()).collect()
}
