// SPDX-License-Identifier: EUPL-1.2
//! Views on the whole catalogue: the cockpit, what changed, „Meine Einträge“ and „Meine Plätze“. What is computed stands
//! beside the components and knows no page.
//!
//! What the app gives them: [`Shown`](crate::Shown), the contact whom the user picked (`role`, the id of a contact, which
//! the app remembers), and callbacks. A place is opened by its entry and its way in the document, the whole way from the
//! root, as in faults. Fields hand over what was typed when they are left, so the app lets the focused field go (blur)
//! before it saves by a keystroke.

mod absence;
mod bits;
mod changes;
mod cockpit;
mod computed;
mod locate;
mod mine;
mod offers;
mod place_row;
mod places;
mod stand_in;
mod tasks;
mod words;

use foerderkompass_upkeep::{EntryId, Path};
use yew::Callback;

pub use absence::{Absence, AbsenceProps};
pub use changes::{Changes, ChangesProps, Other};
pub use cockpit::{Cockpit, CockpitProps};
pub use mine::{Mine, MineProps};
pub use places::{Places, PlacesProps};

/// Opens an entry at a place of the document.
pub type OnOpen = Callback<(EntryId, Path)>;
