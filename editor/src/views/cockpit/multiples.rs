// SPDX-License-Identifier: EUPL-1.2
//! Small pictures of the gaps, one for each category: a bar for each answer in a frame as long as the category has measures.
//! They say nothing that the table below does not say, so readers of the screen pass them by.

use foerderkompass_cockpit::{Coverage, CoverageCategory};
use yew::prelude::*;

/// Height of a line, and where bars begin and end, in units of the picture.
const LINE: usize = 20;
const BARS: usize = 134;
const LENGTH: usize = 136;
const WIDTH: usize = 300;
/// So many letters of an answer stand before its bar.
const LETTERS: usize = 17;

pub(super) fn multiples(found: &Coverage) -> Html {
    let shown = found.categories.iter().filter(|category| category.measures > 0);
    html! { <div class="fe-v-multiples" aria-hidden="true">{ for shown.map(|category| picture(found, category)) }</div> }
}

fn picture(found: &Coverage, category: &CoverageCategory) -> Html {
    let height = LINE * found.answers.len();
    let bar = |(at, (answer, cell)): (usize, (&foerderkompass_cockpit::CoverageAnswer, &foerderkompass_cockpit::Coverable))| {
        let top = LINE * at;
        let length = LENGTH * cell.measures / category.measures.max(1);
        let (text_y, bar_y) = ((top + 14).to_string(), (top + 4).to_string());
        let none = cell.measures == 0;
        html! {
            <g class={none.then_some("fe-v-none")}>
                <text x={(BARS - 6).to_string()} y={text_y.clone()} text-anchor="end">{ short(&answer.text) }</text>
                <rect class="fe-v-frame" x={BARS.to_string()} y={bar_y.clone()} width={LENGTH.to_string()} height="12" />
                if length > 0 { <rect class="fe-v-bar" x={BARS.to_string()} y={bar_y} width={length.to_string()} height="12" /> }
                <text class="fe-v-figure" x={(BARS + LENGTH + 6).to_string()} y={text_y}>{ cell.measures }</text>
            </g>
        }
    };
    html! {
        <div class="fe-v-multiple" key={category.id.clone()}>
            <p><b>{ category.label.clone() }</b>{ " " }<span class="fe-v-quiet">{ format!("({})", category.measures) }</span></p>
            <svg viewBox={format!("0 0 {WIDTH} {height}")} focusable="false">
                { for found.answers.iter().zip(&category.cells).enumerate().map(bar) }
            </svg>
        </div>
    }
}

/// The beginning of a long answer.
fn short(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let begin: String = text.chars().take(LETTERS - 1).collect();
    format!("{}…", begin.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_answers_are_cut_at_a_letter() {
        assert_eq!(short("AsylbLG"), "AsylbLG");
        assert_eq!(short("SGB II (Grundsicherungsgeld)"), "SGB II (Grundsic…");
        assert_eq!(short("ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüß").chars().count(), LETTERS);
    }
}
