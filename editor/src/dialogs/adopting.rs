// SPDX-License-Identifier: EUPL-1.2
//! „Rechtsstand übernehmen“: what the law says comes from a reference catalogue, entry by entry; what is local stays.

use std::rc::Rc;

use foerderkompass_core::Date;
use foerderkompass_upkeep::{Document, Proposal, adopt, dangling, open, words};
use yew::prelude::*;

use super::file::{Pick, Picked};
use super::naming::day;
use super::proposal_list::ProposalList;
use super::{Modal, counted};
use crate::Shown;
use crate::shared::OnMake;

#[derive(Properties, PartialEq)]
pub struct AdoptingProps {
    pub shown: Shown,
    pub on_make: OnMake,
    pub on_say: Callback<String>,
    pub on_close: Callback<()>,
}

/// A reference catalogue against the own one.
#[derive(Clone)]
struct Reference {
    name: String,
    proposals: Rc<Vec<Proposal>>,
    /// What the reference names and does not have.
    missing: Option<String>,
}

fn reference(own: &Document, picked: &Picked, today: Date) -> Result<Reference, String> {
    let document = open(&picked.bytes, today).map_err(|unopened| unopened.sentence)?.document;
    if let Err(faults) = document.read(today) {
        let count = counted(faults.len(), "Fehler", "Fehler");
        return Err(format!("Daraus lässt sich nichts übernehmen: Die Datei ist kein lesbarer Katalog ({count})."));
    }
    let text = |key: &str| document.root().get(key).and_then(|value| value.as_str()).unwrap_or("").to_string();
    let law = text("law_as_of");
    let law = day(&law).unwrap_or(law);
    let missing = dangling(&document);
    let missing = (!missing.is_empty()).then(|| {
        let names = missing.iter().take(10).map(|entry| words::titled(entry.kind, &entry.id)).collect::<Vec<_>>();
        let count = counted(missing.len(), "Eintrag, den es dort nicht gibt", "Einträge, die es dort nicht gibt");
        format!("Der andere Katalog nennt {count}: {}.", names.join(", "))
    });
    Ok(Reference {
        name: format!("„{}“ von {}, Rechtsstand {law}", text("title"), text("publisher")),
        proposals: Rc::new(adopt(own, &document)),
        missing,
    })
}

#[component]
pub fn Adopting(props: &AdoptingProps) -> Html {
    let opened: UseStateHandle<Option<Result<Reference, String>>> = use_state(|| None);
    let on_pick = {
        let (opened, shown) = (opened.clone(), props.shown.clone());
        Callback::from(move |picked: Picked| opened.set(Some(reference(&shown.document, &picked, shown.today))))
    };
    let on_fail = {
        let opened = opened.clone();
        Callback::from(move |sentence: String| opened.set(Some(Err(sentence))))
    };
    html! {
        <Modal name="adopting" title="Rechtsstand übernehmen" on_close={props.on_close.clone()} wide=true>
            <p>{ "Aus einem anderen Katalog kommen Voraussetzungen, Paragrafen, Merkmale und was zu prüfen ist. Kümmerer, Angebote, Plätze, Hinweise und Zuständigkeiten bleiben Ihre. Nichts geschieht, bevor Sie es übernehmen." }</p>
            <Pick label="Anderer Katalog (catalog.json oder foerderkompass.html)" accept=".json,.html" {on_pick} {on_fail} />
            { match &*opened {
                None => Html::default(),
                Some(Err(sentence)) => html! { <p class="fe-d-strong" role="alert">{ sentence }</p> },
                Some(Ok(reference)) => html! {
                    <>
                        <p>{ format!("Geöffnet: {}", reference.name) }</p>
                        if let Some(missing) = &reference.missing { <p class="fe-d-strong">{ missing }</p> }
                        if reference.proposals.is_empty() {
                            <p>{ "Ihr Katalog hat diesen Rechtsstand schon." }</p>
                        } else {
                            <ProposalList shown={props.shown.clone()} proposals={reference.proposals.clone()}
                                on_make={props.on_make.clone()} on_say={props.on_say.clone()} />
                        }
                    </>
                },
            } }
        </Modal>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today, with};

    #[test]
    fn a_reference_is_named_and_only_its_law_is_proposed() {
        let own = shipped();
        let newer = with(
            &own,
            &[
                ("law_as_of", "2027-01-01".into()),
                ("measures[0].must.all[0].max", "b1".into()),
                ("contacts[0].phone", "1".into()),
                ("publisher", "Anderswo".into()),
            ],
        );
        let picked = |text: String| Picked { name: "catalog.json".into(), bytes: Rc::new(text.into_bytes()) };
        let found = reference(&own, &picked(newer.text()), today()).expect("a catalogue");
        assert_eq!(found.name, "„Förderkompass“ von Anderswo, Rechtsstand 01.01.2027");
        assert_eq!((found.proposals.len(), found.missing), (2, None));
        for other in ["{", "{}", "[]"] {
            assert!(reference(&own, &picked(other.into()), today()).is_err(), "{other}");
        }
        let broken = with(&newer, &[("measures[0].category", "weg".into())]);
        let found = reference(&own, &picked(broken.text()), today()).expect("a catalogue");
        let sentence = "Der andere Katalog nennt 1 Eintrag, den es dort nicht gibt: Bereich „weg“.";
        assert_eq!(found.missing.as_deref(), Some(sentence));
    }
}
