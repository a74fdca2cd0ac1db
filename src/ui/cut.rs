// SPDX-License-Identifier: EUPL-1.2
//! Below a group of which only the first are drawn: how many they are, and the way to more.

use super::Scene;
use super::tag::{Tag, button, tag_of};
use crate::groups::{GroupAt, asked_next, drawn};
use crate::state::Message;

/// How many entries of a list are drawn.
pub fn shown(scene: Scene<'_>, group: GroupAt, count: usize) -> usize {
    drawn(count, scene.state.asked(group))
}

/// A list of which the first entries are drawn, and what is below it.
pub fn cut_list<T>(
    scene: Scene<'_>,
    list: Tag,
    group: GroupAt,
    all: &[T],
    said: &str,
    entry: &dyn Fn(&T) -> Option<Tag>,
) -> [Option<Tag>; 2] {
    let shown = shown(scene, group, all.len());
    let list = list.put("data-list", &group.to_string());
    [Some(list.each(all.iter().take(shown).filter_map(entry))), cut(scene, group, [shown, shown, all.len()], said)]
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
