// SPDX-License-Identifier: EUPL-1.2
//! When which entry is to be reviewed: the overdue ones, then month by month.

use std::collections::BTreeMap;

use foerderkompass_core::{CONTACT_MONTHS, Catalog, Date};
use serde::Serialize;

use crate::diff::EntryList;
use crate::fields;
use crate::report::role_names;
use crate::words;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// Due before today, the longest overdue first.
    pub overdue: Vec<Review>,
    /// From today on, in order; months without a review are left out.
    pub months: Vec<Month>,
    /// When the publisher wants the whole catalogue replaced.
    pub replace_by: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// `Dezember 2026`
    pub label: String,
    pub reviews: Vec<Review>,
}

/// One entry that is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    pub list: EntryList,
    pub id: String,
    pub title: String,
    pub due: Date,
    pub roles: Vec<String>,
}

pub(crate) fn calendar(catalog: &Catalog, today: Date) -> Calendar {
    let mut reviews: Vec<Review> = Vec::new();
    for measure in catalog.measures() {
        let roles = role_names(catalog, measure.responsible.iter().map(|rule| rule.is));
        let (id, title) = (measure.id.clone(), measure.title.clone());
        reviews.extend(measure.check_due().map(|due| Review { list: EntryList::Measures, id, title, due, roles }));
    }
    for contact in catalog.contacts() {
        let role = fields::role(contact);
        let due = contact.checked_on.and_then(|checked| checked.add_months(CONTACT_MONTHS));
        let (id, title) = (contact.id.clone(), role.clone());
        reviews.extend(due.map(|due| Review { list: EntryList::Contacts, id, title, due, roles: vec![role] }));
    }
    reviews.sort_by_key(|review| review.due);
    let mut calendar = Calendar { replace_by: catalog.about().review_by, ..Calendar::default() };
    let mut months: BTreeMap<(u16, u8), Vec<Review>> = BTreeMap::new();
    for review in reviews {
        if review.due < today {
            calendar.overdue.push(review);
        } else {
            months.entry((review.due.year(), review.due.month())).or_default().push(review);
        }
    }
    let month = |((year, month), reviews)| Month { year, month, label: words::month(year, month), reviews };
    calendar.months = months.into_iter().map(month).collect();
    calendar
}
