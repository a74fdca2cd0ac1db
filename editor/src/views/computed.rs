// SPDX-License-Identifier: EUPL-1.2
//! Report and comparison, reckoned once per document: whoever comes back to a page finds them ready.

use std::cell::RefCell;
use std::rc::Rc;

use foerderkompass_cockpit::{Diff, Report, diff, report};
use foerderkompass_core::{Date, Fault};
use foerderkompass_upkeep::{Difference, Document, differences};

/// A report, or why there can be none.
pub(crate) type Reported = Rc<Result<Report, Vec<Fault>>>;

/// A comparison by meaning, and what differs in the file besides.
pub(crate) struct Compared {
    pub diff: Diff,
    /// Entries that differ in the file but not in what they mean, such as those in the archive or with unknown keys.
    pub besides: Vec<Difference>,
}

/// A comparison, or the faults that prevent it: of the old side, else of the new one.
pub(crate) type Comparison = Rc<Result<Compared, Vec<Fault>>>;

/// What was reckoned last, and from what. The documents are held, so that no other can take their place in memory.
struct Last<T> {
    from: Vec<Rc<Document>>,
    today: Date,
    is: Rc<T>,
}

type Kept<T> = RefCell<Option<Last<T>>>;

thread_local! {
    static REPORT: Kept<Result<Report, Vec<Fault>>> = const { RefCell::new(None) };
    static COMPARISON: Kept<Result<Compared, Vec<Fault>>> = const { RefCell::new(None) };
}

fn kept<T>(last: &Kept<T>, from: &[&Rc<Document>], today: Date) -> Option<Rc<T>> {
    let last = last.borrow();
    let last = last.as_ref()?;
    let same = last.today == today && last.from.iter().zip(from).all(|(held, asked)| Rc::ptr_eq(held, asked));
    same.then(|| last.is.clone())
}

fn keep<T>(last: &Kept<T>, from: &[&Rc<Document>], today: Date, is: T) -> Rc<T> {
    let is = Rc::new(is);
    let from = from.iter().map(|document| Rc::clone(document)).collect();
    *last.borrow_mut() = Some(Last { from, today, is: is.clone() });
    is
}

/// The report on a document if it has been made already.
pub(crate) fn report_kept(document: &Rc<Document>, today: Date) -> Option<Reported> {
    REPORT.with(|last| kept(last, &[document], today))
}

/// The report on a document, made if need be.
pub(crate) fn report_of(document: &Rc<Document>, today: Date) -> Reported {
    REPORT.with(|last| {
        let made = || keep(last, &[document], today, report(document.text().as_bytes(), today));
        kept(last, &[document], today).unwrap_or_else(made)
    })
}

/// The comparison of two documents if it has been made already.
pub(crate) fn comparison_kept(old: &Rc<Document>, new: &Rc<Document>, today: Date) -> Option<Comparison> {
    COMPARISON.with(|last| kept(last, &[old, new], today))
}

/// The comparison of two documents, made if need be.
pub(crate) fn comparison_of(old: &Rc<Document>, new: &Rc<Document>, today: Date) -> Comparison {
    COMPARISON.with(|last| {
        let made = || keep(last, &[old, new], today, compare(old, new, today));
        kept(last, &[old, new], today).unwrap_or_else(made)
    })
}

fn compare(old: &Document, new: &Document, today: Date) -> Result<Compared, Vec<Fault>> {
    let diff = diff(&old.read(today)?.catalog, &new.read(today)?.catalog);
    let is_told = |one: &Difference| match super::locate::list_of_kind(one.entry.kind) {
        Some(list) => diff.entries.iter().any(|entry| entry.list == list && entry.id == one.entry.id),
        None => one.fields.iter().all(|field| diff.about.iter().any(|change| change.field == *field)),
    };
    let besides = differences(old, new).into_iter().filter(|one| !is_told(one)).collect();
    Ok(Compared { diff, besides })
}

#[cfg(test)]
mod tests {
    use super::super::locate::tests::shipped;
    use super::*;
    use foerderkompass_upkeep::{Edit, Path, apply_all};

    fn changed(document: &Document, at: &str, to: serde_json::Value) -> Rc<Document> {
        let mut changed = document.clone();
        let edit = Edit::set(document, &Path::parse(at).expect("a path"), to);
        apply_all(&mut changed, &[edit]).expect("it fits");
        Rc::new(changed)
    }

    #[test]
    fn the_same_document_is_reckoned_once() {
        let today = Date::parse("2026-11-22").expect("a date");
        let (first, second) = (Rc::new(shipped()), Rc::new(shipped()));
        assert!(report_kept(&first, today).is_none());
        let made = report_of(&first, today);
        assert!(Rc::ptr_eq(&made, &report_of(&first, today)));
        assert!(report_kept(&first, today.add_days(1)).is_none());
        assert!(!Rc::ptr_eq(&made, &report_of(&second, today)), "another document, even if it says the same");
        assert!(report_kept(&first, today).is_none());
        let compared = comparison_of(&first, &second, today);
        assert!(compared.as_ref().as_ref().is_ok_and(|compared| compared.diff.is_empty() && compared.besides.is_empty()));
        assert!(comparison_kept(&second, &first, today).is_none());
    }

    #[test]
    fn what_means_nothing_is_told_besides() {
        let today = Date::parse("2026-11-22").expect("a date");
        let old = Rc::new(shipped());
        let compared = |new: &Rc<Document>| -> (usize, Vec<String>) {
            let compared = comparison_of(&old, new, today);
            let compared = compared.as_ref().as_ref().expect("readable");
            (compared.diff.entries.len(), compared.besides.iter().map(|one| one.entry.id.clone()).collect())
        };
        let unknown = changed(&old, "measures[1].unser_feld", "x".into());
        let measure = unknown.root()["measures"][1]["id"].as_str().expect("an id").to_string();
        assert_eq!(compared(&unknown), (0, vec![measure]));
        assert_eq!(compared(&changed(&old, "measures[1].title", "Anders".into())), (1, vec![]));
        let broken = changed(&old, "format", "9".into());
        assert!(comparison_of(&old, &broken, today).is_err());
    }
}
