// SPDX-License-Identifier: EUPL-1.2
//! What the page has to show, from the core, and the script that reads what it does show. Both give
//! the same JSON value.

use foerderkompass_core::{
    Answer, Attribute, Catalog, Dates, Index, Kind, Outcome as Result_, Profile, Query, Results, next_question, report, results,
};
use foerderkompass_wording::{Counts, Language};
use serde_json::{Map, Value, json};

use crate::page::Page;
use crate::runner::Outcome;

/// Reads what the inputs of every question say into `inputs`.
const SHOWN_INPUTS: &str = "
const inputs = {};
for (const fieldset of root.querySelectorAll('fieldset[data-attribute]')) {
  const number = fieldset.querySelector('input[type=number]');
  const checked = [...fieldset.querySelectorAll('input[type=radio], input[type=checkbox]')].filter((i) => i.checked);
  inputs[fieldset.dataset.attribute] = number ? [number.value] : checked.map((i) => i.value);
}";

/// Reads the whole desk: measures in order with outcome and Kümmerer, the next question, and what the
/// inputs of every question say.
fn read_shown() -> String {
    format!(
        "{SHOWN_INPUTS}
const one = (article) => ({{
  id: article.dataset.measure,
  outcome: article.dataset.outcome,
  contacts: [...article.querySelectorAll('.fk-row [data-contact]')].map((e) => e.dataset.contact),
}});
return {{
  measures: [...root.querySelectorAll('article[data-measure]')].map(one),
  next: [...root.querySelectorAll('[data-next-question]')].map((e) => e.dataset.nextQuestion),
  inputs,
}};"
    )
}

/// What has to be seen for these answers and this query.
pub fn shown(catalog: &Catalog, profile: &Profile, query: &Query, dates: Dates) -> Value {
    let results = results(catalog, &Index::new(catalog), query, profile, dates);
    let report = report(catalog, profile, dates);
    let measures = order(catalog, profile, &results).into_iter().filter_map(|at| {
        let measure = report.measures.get(at)?;
        Some(json!({ "id": measure.id, "outcome": measure.outcome.key(), "contacts": measure.responsible }))
    });
    let measures: Vec<Value> = measures.collect();
    let next = next_question(catalog, &results.questions).and_then(|next| catalog.attributes().get(next.attribute));
    let next: Vec<&str> = next.iter().map(|attribute| attribute.id.as_str()).collect();
    let mut inputs = Map::new();
    for (at, attribute) in catalog.attributes().iter().enumerate() {
        inputs.insert(attribute.id.clone(), json!(values(attribute, profile.answer(at))));
    }
    json!({ "measures": measures, "next": next, "inputs": inputs })
}

/// The order on the screen: by category before the first answer, then group after group.
fn order(catalog: &Catalog, profile: &Profile, results: &Results) -> Vec<usize> {
    let in_order =
        |belongs: &dyn Fn(usize) -> bool| -> Vec<usize> { results.shown.iter().copied().filter(|at| belongs(*at)).collect() };
    let about_person = |at: usize| catalog.attributes().get(at).is_some_and(|attribute| !attribute.desk);
    if !profile.answered().any(|(at, _)| about_person(at)) {
        let category = |at: usize| catalog.measures().get(at).map(|measure| measure.category);
        let categories = 0..catalog.categories().len();
        return categories.flat_map(|one| in_order(&|at| category(at) == Some(one))).collect();
    }
    let near = |at: usize| results.is_nearly(at);
    let group = |outcome: Result_| in_order(&|at| !near(at) && results.outcomes.get(at) == Some(&outcome));
    [
        group(Result_::Fits),
        group(Result_::FitsAfterHurdle),
        group(Result_::Open),
        in_order(&near),
        group(Result_::Unlikely),
        group(Result_::Excluded),
    ]
    .concat()
}

/// The values of the inputs that an answer selects; "keine Angabe" is the empty one.
pub fn values(attribute: &Attribute, answer: Option<&Answer>) -> Vec<String> {
    let id = |at: &usize| attribute.options().get(*at).map(|option| option.id.clone()).unwrap_or_default();
    match answer {
        None => vec![String::new()],
        Some(Answer::Flag(flag)) => vec![flag.to_string()],
        Some(Answer::Integer(number)) => vec![number.to_string()],
        Some(Answer::Option(at)) => vec![id(at)],
        Some(Answer::Options(chosen)) => chosen.iter().map(id).collect(),
    }
}

/// Every value that the inputs of a question offer, in order.
pub fn offered(attribute: &Attribute) -> Vec<String> {
    let ids = attribute.options().iter().map(|option| option.id.clone());
    let none = std::iter::once(String::new());
    match attribute.kind {
        Kind::Integer(_) => Vec::new(),
        Kind::Flag => vec![String::new(), "true".to_owned(), "false".to_owned()],
        Kind::Choice(_) | Kind::Ordinal(_) | Kind::Multi(_) => none.chain(ids).collect(),
    }
}

/// What the live region has to say.
pub fn status(catalog: &Catalog, profile: &Profile, dates: Dates) -> String {
    let mut counts = Counts::default();
    for measure in report(catalog, profile, dates).measures {
        *match measure.outcome {
            Result_::Fits => &mut counts.fits,
            Result_::FitsAfterHurdle => &mut counts.after_hurdle,
            Result_::Open => &mut counts.open,
            Result_::Unlikely => &mut counts.unlikely,
            Result_::Excluded => &mut counts.excluded,
        } += 1;
        counts.near += usize::from(!measure.almost.is_empty());
    }
    let words = Language::German.wording();
    format!("{}. {}.", words.summary_lead(&counts), words.summary_rest(&counts))
}

impl Page {
    /// Waits until the desk shows exactly what follows from the answers.
    pub async fn shows(&self, profile: &Profile, query: &Query) -> Outcome {
        let expected = shown(&self.world.catalog, profile, query, Dates::on_day(self.today().await?));
        self.eventually("The desk", &read_shown(), vec![], &expected).await
    }

    /// The same for another day than today, without search or focus.
    pub async fn shows_on(&self, profile: &Profile, dates: Dates) -> Outcome {
        let expected = shown(&self.world.catalog, profile, &Query::default(), dates);
        self.eventually(&format!("The desk for {} on {}", dates.on, dates.today), &read_shown(), vec![], &expected).await
    }

    /// The same without search or focus.
    pub async fn shows_all(&self, profile: &Profile) -> Outcome {
        self.shows(profile, &Query::default()).await
    }

    /// Gives all answers of a profile by clicking, each once the page has taken the one before.
    pub async fn give(&self, profile: &Profile) -> Outcome {
        for (at, answer) in profile.answered() {
            let attribute = self.world.catalog.attributes().get(at).ok_or("An answer belongs to no question.")?;
            self.answer(attribute, answer).await?;
            let taken = format!("{SHOWN_INPUTS} return inputs[arguments[0]];");
            let values = json!(values(attribute, Some(answer)));
            self.eventually(&attribute.id, &taken, vec![json!(attribute.id)], &values).await?;
        }
        Ok(())
    }
}
