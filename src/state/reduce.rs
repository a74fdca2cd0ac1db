// SPDX-License-Identifier: EUPL-1.2
//! What every message makes of the state.

use std::rc::Rc;

use yew::Reducible;

use super::few::{insert, remove, toggle};
use super::*;

impl Reducible for State {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        let mut next = (*self).clone();
        match message {
            Message::AnsweredQuestion(at, answer) => {
                let catalog = next.catalog.clone();
                if next.profile.answer(at) == Some(&answer) || !next.profile.set(&catalog, at, Some(answer)) {
                    return self;
                }
                remove(&mut next.skipped, at);
                next = next.assessed();
            }
            Message::ClearedAnswer(at) => {
                if next.profile.answer(at).is_none() {
                    return self;
                }
                let catalog = next.catalog.clone();
                next.profile.set(&catalog, at, None);
                next = next.assessed();
            }
            Message::RemovedChip(at) => {
                let catalog = next.catalog.clone();
                next.profile.set(&catalog, at, None);
                next = next.assessed();
                next.jump_to(Jump::Results);
            }
            Message::ClearedAnswers => {
                next.profile = next.profile.desk_only(&next.catalog);
                next = next.assessed();
                next.jump_to(Jump::Results);
            }
            Message::SkippedQuestion(at) => {
                insert(&mut next.skipped, at);
            }
            Message::ResumedQuestion(at) => {
                remove(&mut next.skipped, at);
            }
            Message::ToggledQuestion(at) => toggle(&mut next.unfolded, at),
            Message::TypedQuery(text) => {
                // The other views do not show what is found.
                if next.view != View::Starts {
                    next.view = View::Measures;
                }
                next.query.text = text;
                next = next.assessed();
            }
            Message::ChoseFocus(focus) => {
                next.query.focus = focus;
                next = next.assessed();
            }
            Message::ChoseDate(on) => {
                next.dates.on = on;
                next = next.assessed();
            }
            Message::ResetDate => {
                next.dates.on = next.dates.today;
                next = next.assessed();
                next.jump_to(Jump::Day);
            }
            Message::DayChanged(today) => {
                if today == next.dates.today {
                    return self;
                }
                let followed = next.dates.on == next.dates.today;
                next.dates = Dates { today, on: if followed { today } else { next.dates.on } };
                next.notice = Some(Notice::NewDay(today));
                next = next.assessed();
            }
            Message::ToggledWays(at) => toggle(&mut next.ways, at),
            Message::ToggledMeasure(at) => {
                toggle(&mut next.opened, at);
                insert(&mut next.kept, at);
            }
            Message::ShowedMore(group, drawn, asked) => {
                next.asked.retain(|(known, _)| *known != group);
                insert(&mut next.asked, (group, asked));
                next.groups = Shared::new(Groups::new(&next));
                // The button goes or moves on; the focus stays with what it brought.
                next.jump_to(next.added(group, drawn));
            }
            Message::ToggledSheet => next.sheet = !next.sheet,
            Message::TickedCheck(at, check) => toggle(&mut next.ticked, (at, check)),
            Message::Jumped(jump) => {
                match jump {
                    Jump::Measure(at) => {
                        next.view = View::Measures;
                        next.open(at);
                        // A measure that the search or the focus hides is shown when somebody goes there.
                        if !next.results.shown.contains(&at) {
                            next.query = Query::default();
                            next = next.assessed();
                        }
                    }
                    Jump::Question(at) => {
                        next.sheet |= next.next_question().is_none_or(|question| question.attribute != at);
                        if !next.results.questions.iter().any(|question| question.attribute == at) {
                            insert(&mut next.unfolded, at);
                        }
                    }
                    Jump::Entry(..) | Jump::Results | Jump::Day => {}
                    // Beside another view a narrow column shows no question.
                    Jump::NextQuestion => next.sheet |= next.view != View::Measures,
                }
                next.jump_to(jump);
            }
            Message::BeganPerson => next = next.new_person(),
            Message::Configured(options) => {
                if options == next.options {
                    return self;
                }
                next = next.configured(options);
            }
            Message::UndidPerson => match &self.before {
                Some(before) => {
                    let jump = next.jump;
                    next = (**before).clone();
                    next.jump = jump;
                    next.jump_to(Jump::Results);
                }
                None => return self,
            },
            Message::UndoExpired => {
                if next.before.is_none() {
                    return self;
                }
                next.before = None;
            }
            Message::CollectedWords => next = next.assessed(),
            Message::ChoseView(view) => next.view = view,
            Message::TypedContact(text) => next.contact_text = text,
            Message::ToggledMark(at) => {
                toggle(&mut next.marked, at);
                remove(&mut next.compared, at);
                if next.view == View::Marked {
                    next.jump_to(Jump::Results);
                }
                if next.marked.contains(&at) && next.compared.len() < COMPARED {
                    insert(&mut next.compared, at);
                }
            }
            Message::ToggledCompared(at) => {
                if next.compared.len() >= COMPARED && !next.compared.contains(&at) {
                    return self;
                }
                toggle(&mut next.compared, at);
            }
            Message::ChoseTaken(at, taken) => {
                let before = next.taken(at);
                next.taken.retain(|(measure, _)| *measure != at);
                if before != Some(taken) {
                    insert(&mut next.taken, (at, taken));
                }
                if next.view == View::Measures {
                    // The card moves to another group, and the focus with it.
                    next.jump_to(Jump::Measure(at));
                }
            }
            Message::ChoseLanguage(tag) => next.language = tag,
            Message::OpenedSheet(at) => {
                next.view = View::Sheet(at);
                next.offer = None;
                next.jump_to(Jump::Results);
            }
            Message::ChoseOffer(offer) => next.offer = offer,
            Message::ToggledAnswers => next.with_answers = !next.with_answers,
            Message::ChoseCategory(category) => {
                next.query.category = category;
                next = next.assessed();
            }
            Message::ChoseFormat(format) => {
                next.query.format = format;
                next = next.assessed();
            }
            Message::ChoseCarrier(carrier) => {
                next.query.carrier = carrier;
                next = next.assessed();
            }
            Message::ClearedFilters => {
                next.query = Query::default();
                next = next.assessed();
                next.jump_to(Jump::Results);
            }
            Message::Copied(refused) => {
                next.notice = Some(refused.map_or(Notice::Copied, Notice::CopyRefused));
                next.copies = next.copies.wrapping_add(1);
            }
            Message::Saved => {
                next.notice = Some(Notice::Saved);
                next.copies = next.copies.wrapping_add(1);
            }
            Message::NoticeExpired => {
                if !matches!(next.notice, Some(Notice::Copied | Notice::Saved)) {
                    return self;
                }
                next.notice = None;
            }
            Message::DismissedNotice => {
                next.notice = None;
                // The button is gone, and the focus must not be.
                next.jump_to(Jump::Results);
            }
            Message::WentIdle => next.idle = !next.is_untouched(),
            Message::CameBack => {
                if !next.idle {
                    return self;
                }
                next.idle = false;
            }
            Message::IdleExpired => {
                // What is typed in a question and not yet an answer is not in the state, and goes all the same.
                let silent = next.is_untouched();
                next = next.new_person();
                next.before = None;
                next.notice = if silent { self.notice.clone() } else { Some(Notice::ClearedIdle) };
            }
        }
        Rc::new(next.grouped(&self))
    }
}
