// SPDX-License-Identifier: EUPL-1.2
//! Large catalogues are read in slices, and their words collected after the first results, so that the page stays alive.
//!
//! What this does not do: small ones, which are read at once, so that the first picture shows what came out.

use foerderkompass_core::{Collecting, Index, Progress, Reader, Reading};
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::app::{AppProps, Loaded, Read, Source, frame, inside, loaded, words_of};
use crate::clock;
use crate::state::{Message, State};
use crate::ui::{button, tag, tag_of};

/// Longest catalogue that is read at once, in bytes.
const AT_ONCE: usize = 1_000_000;
/// So long a slice takes, in milliseconds; between two the page can do something else.
const SLICE: f64 = 20.0;
/// Measures between two looks at the clock.
const STEP: usize = 32;

/// Works in slices for as long as what this gives is kept. The work is asked to stop when its time is over.
fn in_slices(mut slice: impl FnMut(&dyn Fn() -> bool) + 'static) -> Interval {
    Interval::new(0, move || {
        let begin = clock::now();
        slice(&|| (0.0..SLICE).contains(&(clock::now() - begin)));
    })
}

/// How far a large catalogue is.
#[derive(Clone, PartialEq)]
pub enum Stand {
    /// So many measures have been read, and so much of everything in percent.
    Reading(usize, usize),
    Cancelled,
    Over(Loaded),
}

/// What is being read, and how far it is.
type Standing = UseStateHandle<(Source, Stand)>;

/// Reads a source if it is a large catalogue. A part of the widget and no component of its own, which would be larger.
#[hook]
pub fn use_slow_reading(props: &AppProps) -> (Stand, Standing) {
    let standing = use_state(|| (Source::Loading, Stand::Reading(0, 0)));
    let stand = if standing.0 == props.source { standing.1.clone() } else { Stand::Reading(0, 0) };
    let going = is_large(&props.source) && matches!(stand, Stand::Reading(..));
    let (setter, outlet) = (standing.setter(), props.outlet.clone());
    use_effect_with((props.source.clone(), going), move |(source, going)| {
        let (source, mut begun, mut over) = (source.clone(), Begun::default(), false);
        let timer = going.then(|| {
            in_slices(move |has_time| {
                let Source::Bytes(bytes) = &source else { return };
                if over {
                    return;
                }
                let stand = match begun.take_over() {
                    // Drawing has a slice of its own.
                    Some(read) => {
                        over = true;
                        Stand::Over(loaded(read, &outlet))
                    }
                    None => {
                        begun.slice(bytes, has_time);
                        Stand::Reading(begun.measures, begun.percent)
                    }
                };
                setter.set((source.clone(), stand));
            })
        });
        move || drop(timer)
    });
    (stand, standing)
}

/// Whether it is read in slices.
pub fn is_large(source: &Source) -> bool {
    matches!(source, Source::Bytes(bytes) if bytes.len() > AT_ONCE)
}

/// How far a large catalogue is, on the screen.
pub fn slowly(props: &AppProps, stand: Stand, standing: Standing) -> Html {
    let words = words_of(props);
    let labels = words.0.labels();
    let (state, said, shown, label, next) = match stand {
        Stand::Over(loaded) => return inside(&loaded, props),
        Stand::Reading(measures, percent) => {
            let shown = words.0.reading(measures, percent);
            ("loading", labels.loading, shown, labels.loading_cancel, Stand::Cancelled)
        }
        Stand::Cancelled => ("cancelled", labels.loading_cancelled, String::new(), labels.loading_again, Stand::Reading(0, 0)),
    };
    let source = props.source.clone();
    let choose = Callback::from(move |_: MouseEvent| standing.set((source.clone(), next.clone())));
    // The numbers stand outside of what is announced. The button stays the same, and the focus on it.
    let waiting = tag_of("div", "fk-loading")
        .tag(tag("p").set("role", "status").text(said))
        .tag(tag("p").set("data-progress", "").text(&shown))
        .tag(button("fk-button", choose).text(label));
    frame(props, state, waiting.end())
}

/// What is done with a large catalogue, one stage after the other.
enum Stage {
    Reading(Reader, String),
    Indexing(Reading, Index),
    Over(Read),
}

impl Stage {
    fn begin(bytes: &[u8]) -> Stage {
        match Reader::new(bytes) {
            Ok((reader, text)) => Stage::Reading(reader, text.to_owned()),
            Err(faults) => Stage::Over(Err(faults)),
        }
    }
}

/// How far reading is, and what comes after it.
#[derive(Default)]
struct Begun {
    /// Nothing before the first slice.
    stage: Option<Stage>,
    measures: usize,
    percent: usize,
}

impl Begun {
    /// What came of it, once.
    fn take_over(&mut self) -> Option<Read> {
        match self.stage.take() {
            Some(Stage::Over(read)) => Some(read),
            stage => {
                self.stage = stage;
                None
            }
        }
    }

    /// Reads on until the time is over, and then makes the index.
    fn slice(&mut self, bytes: &[u8], has_time: &dyn Fn() -> bool) {
        let mut stage = self.stage.take().unwrap_or_else(|| Stage::begin(bytes));
        while !matches!(stage, Stage::Over(_)) && has_time() {
            stage = match stage {
                Stage::Reading(mut reader, text) => match reader.step(&text, STEP) {
                    Progress::Going { measures, percent } => {
                        (self.measures, self.percent) = (measures, percent);
                        Stage::Reading(reader, text)
                    }
                    Progress::Done(Ok(reading)) => Stage::Indexing(reading, Index::default()),
                    Progress::Done(Err(faults)) => Stage::Over(Err(faults)),
                },
                Stage::Indexing(reading, mut index) => {
                    if index.step(&reading.catalog, STEP) {
                        Stage::Indexing(reading, index)
                    } else {
                        Stage::Over(Ok((reading, Some(index))))
                    }
                }
                over => over,
            };
        }
        self.stage = Some(stage);
    }
}

/// Collects the words of the catalogue if they are not there, and says when they are.
#[hook]
pub fn use_words(state: &UseReducerHandle<State>) {
    let (catalog, index, dispatch) = (state.catalog.clone(), state.index.clone(), state.dispatcher());
    use_effect_with(state.index.has_words(), move |there| {
        let (mut words, mut goes_on) = (Some(Collecting::default()), true);
        let timer = (!there).then(|| {
            in_slices(move |has_time| {
                if !goes_on && let Some(words) = words.take() {
                    index.give(words.end());
                    dispatch.dispatch(Message::CollectedWords);
                }
                while goes_on && has_time() {
                    goes_on = words.as_mut().is_some_and(|words| words.step(&catalog, STEP));
                }
            })
        });
        move || drop(timer)
    });
}
