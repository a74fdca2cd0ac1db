// SPDX-License-Identifier: EUPL-1.2
//! Below a group of which only the first are drawn: how many they are, and the way to more.

use super::Scene;
use super::tag::{Tag, button, tag_of};
use crate::groups::{GroupAt, asked_next, drawn};
use crate::state::Message;

/// A list of so many entries, of which the first are drawn, and what is below it. `entry` makes the one at a place.
pub fn cut_list(
    scene: Scene<'_>,
    list: Tag,
    group: GroupAt,
    count: usize,
    said: &str,
    entry: &dyn Fn(usize) -> Option<Tag>,
) -> [Option<Tag>; 2] {
    let shown = drawn(group, count, scene.state.asked(group));
    let mut list = list.put("data-list", &group.to_string());
    for entry in (0..shown).filter_map(entry) {
        list = list.tag(entry);
    }
    [Some(list), cut(scene, group, [shown, shown, count], said)]
}

/// Nothing if all is drawn. `counts` are how many of the first are drawn, how many altogether, and how many there are, which
/// `said` says.
pub fn cut(scene: Scene<'_>, group: GroupAt, [first, drawn, count]: [usize; 3], said: &str) -> Option<Tag> {
    let words = scene.words.0;
    let asked = asked_next(count, first);
    let label = if asked >= count { words.show_all(count) } else { words.show_more(asked.saturating_sub(first)) };
    let more = button("fk-button", scene.on_click(Message::ShowedMore(group, first, asked))).set("data-more", "").text(&label);
    let line = tag_of("p", "fk-cut").tag(tag_of("span", "fk-muted").text(&words.shown_of(drawn, said))).tag(more);
    (drawn < count).then_some(line)
}
