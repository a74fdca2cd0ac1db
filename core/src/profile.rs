// SPDX-License-Identifier: EUPL-1.2
//! What is known about a client: the answers as given, and the facts read from them for a day.
//!
//! What this does not do: storing anything, anywhere.

use crate::catalog::{Attribute, AttributeAt, Catalog, Kind, OptionAt};
use crate::criterion::Verdict;
use crate::data::{Advances, AnswerData};
use crate::date::Dates;
use crate::near::nearest;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    Flag(bool),
    /// Of a choice or an ordered attribute.
    Option(OptionAt),
    /// Of a multi: ascending, each once, not empty.
    Options(Vec<OptionAt>),
    Integer(i64),
}

impl Answer {
    /// Several options of a multi; `None` for an empty list, which is no answer.
    pub fn options(chosen: impl IntoIterator<Item = OptionAt>) -> Option<Answer> {
        let mut chosen: Vec<OptionAt> = chosen.into_iter().collect();
        chosen.sort_unstable();
        chosen.dedup();
        (!chosen.is_empty()).then_some(Answer::Options(chosen))
    }
}

/// The answers given, one place per attribute of the catalogue. What is not answered is `None`, never a default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    answers: Vec<Option<Answer>>,
}

impl Profile {
    pub fn answer(&self, at: AttributeAt) -> Option<&Answer> {
        self.answers.get(at)?.as_ref()
    }

    /// Sets or clears an answer. An answer that the attribute does not accept is refused: nothing changes and the
    /// result is false.
    pub fn set(&mut self, catalog: &Catalog, at: AttributeAt, answer: Option<Answer>) -> bool {
        let Some(attribute) = catalog.attributes().get(at) else { return false };
        if answer.as_ref().is_some_and(|answer| !attribute.accepts(answer)) {
            return false;
        }
        self.put(at, answer);
        true
    }

    pub(crate) fn put(&mut self, at: AttributeAt, answer: Option<Answer>) {
        if self.answers.len() <= at {
            self.answers.resize(at + 1, None);
        }
        if let Some(place) = self.answers.get_mut(at) {
            *place = answer;
        }
        // Trailing gaps are dropped, so that answering and un-answering leaves the same value as before.
        while self.answers.last().is_some_and(Option::is_none) {
            self.answers.pop();
        }
    }

    /// The answered attributes, in catalogue order.
    pub fn answered(&self) -> impl Iterator<Item = (AttributeAt, &Answer)> {
        self.answers.iter().enumerate().filter_map(|(at, answer)| Some((at, answer.as_ref()?)))
    }

    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// What is kept when a new person begins: the facts of the workplace.
    pub fn desk_only(&self, catalog: &Catalog) -> Profile {
        let mut kept = Profile::default();
        for (at, answer) in self.answered() {
            if catalog.attributes().get(at).is_some_and(|a| a.desk) {
                kept.put(at, Some(answer.clone()));
            }
        }
        kept
    }
}

/// Why an answer does not fit the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Not a JSON object of answers.
    NotAnObject,
    NotJson {
        line: usize,
        column: usize,
    },
    Repeated {
        attribute: String,
    },
    UnknownAttribute {
        attribute: String,
        near: Option<String>,
    },
    WrongKind {
        attribute: String,
        expected: crate::fault::KindName,
    },
    UnknownOption {
        attribute: String,
        option: String,
        near: Option<String>,
    },
    Outside {
        attribute: String,
        found: i64,
        min: i64,
        max: i64,
    },
}

impl Attribute {
    /// The word for the kind.
    pub fn kind_name(&self) -> crate::fault::KindName {
        use crate::fault::KindName;
        match self.kind {
            Kind::Flag => KindName::Flag,
            Kind::Choice(_) => KindName::Choice,
            Kind::Ordinal(_) => KindName::Ordinal,
            Kind::Multi(_) => KindName::Multi,
            Kind::Integer(_) => KindName::Integer,
        }
    }

    /// Reads a written answer; `Ok(None)` is the empty list of a multi, which is no answer.
    pub fn read(&self, data: &AnswerData) -> Result<Option<Answer>, Misfit> {
        let option = |id: &String| {
            self.option_at(id).ok_or_else(|| Misfit::UnknownOption {
                attribute: self.id.clone(),
                option: id.clone(),
                // Among thousands of options a near one says little, and looking for it takes long.
                near: nearest(id, self.options().iter().take(1000).map(|o| o.id.as_str())).map(str::to_owned),
            })
        };
        match (&self.kind, data) {
            (Kind::Flag, AnswerData::Flag(flag)) => Ok(Some(Answer::Flag(*flag))),
            (Kind::Choice(_) | Kind::Ordinal(_), AnswerData::Option(id)) => option(id).map(|at| Some(Answer::Option(at))),
            (Kind::Multi(_), AnswerData::Options(ids)) => {
                ids.iter().map(option).collect::<Result<Vec<_>, _>>().map(Answer::options)
            }
            (Kind::Integer(range), AnswerData::Number(number)) if (range.min..=range.max).contains(number) => {
                Ok(Some(Answer::Integer(*number)))
            }
            (Kind::Integer(range), AnswerData::Number(number)) => {
                Err(Misfit::Outside { attribute: self.id.clone(), found: *number, min: range.min, max: range.max })
            }
            _ => Err(Misfit::WrongKind { attribute: self.id.clone(), expected: self.kind_name() }),
        }
    }
}

/// What is known on a day: answers moved with the calendar, and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    values: Vec<Option<Fact>>,
}

/// A known value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub answer: Answer,
    /// Place of the implied rule that gave it; `None` if it was answered.
    pub implied_by: Option<usize>,
}

impl Facts {
    /// Reads the answers for the day `dates.on`.
    ///
    /// Attributes are taken in catalogue order, so that `when` of an implied value sees the values of earlier
    /// attributes, moved as they are. An explicit answer always wins; of the rules the first that is met.
    pub fn new(catalog: &Catalog, profile: &Profile, dates: Dates) -> Facts {
        let months = i64::from(dates.today.full_months_until(dates.on));
        Facts::read(catalog, months, &|at| Some((profile.answer(at)?, months)))
    }

    /// As [`Facts::new`], from answers each of which has had months of its own to advance; implied values had `months`.
    pub(crate) fn read<'p>(catalog: &'p Catalog, months: i64, given: &dyn Fn(AttributeAt) -> Option<(&'p Answer, i64)>) -> Facts {
        let mut facts = Facts { values: Vec::with_capacity(catalog.attributes().len()) };
        for (at, attribute) in catalog.attributes().iter().enumerate() {
            let given = given(at).map(|(answer, months)| (answer, months, None));
            let known = given.or_else(|| {
                let rules = attribute.implied.iter().enumerate();
                let mut met = rules.filter(|(_, rule)| rule.when.verdict(&facts) == Verdict::Met);
                met.next().map(|(i, rule)| (&rule.is, months, Some(i)))
            });
            let fact = known.map(|(answer, months, by)| Fact { answer: moved(attribute, answer, months), implied_by: by });
            facts.values.push(fact);
        }
        facts
    }

    /// Facts without dates and implied values, one place per attribute, for asking what some answers would bring about.
    pub fn from_answers(answers: Vec<Option<Answer>>) -> Facts {
        let fact = |answer| Fact { answer, implied_by: None };
        Facts { values: answers.into_iter().map(|answer| answer.map(fact)).collect() }
    }

    pub(crate) fn put(&mut self, at: AttributeAt, answer: Option<Answer>) {
        if let Some(place) = self.values.get_mut(at) {
            *place = answer.map(|answer| Fact { answer, implied_by: None });
        }
    }

    pub fn get(&self, at: AttributeAt) -> Option<&Answer> {
        self.fact(at).map(|fact| &fact.answer)
    }

    pub fn fact(&self, at: AttributeAt) -> Option<&Fact> {
        self.values.get(at)?.as_ref()
    }
}

/// The answer as it will be `months` later, cut to its range. 0 never advances.
fn moved(attribute: &Attribute, answer: &Answer, months: i64) -> Answer {
    match (&attribute.kind, answer) {
        (Kind::Integer(range), Answer::Integer(number)) if *number != 0 => {
            let steps = match range.advances {
                Some(Advances::Monthly) => months,
                Some(Advances::Yearly) => months / 12,
                None => 0,
            };
            Answer::Integer(number.saturating_add(steps).clamp(range.min, range.max))
        }
        _ => answer.clone(),
    }
}
