// SPDX-License-Identifier: EUPL-1.2
//! The Yew component in a real browser, with the real catalogue, driven through DOM events.
//!
//! What this does not do: the custom element and the built files; `tests/page` drives those.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use foerderkompass::{App, AppProps, Outlet, Source, counting};
use foerderkompass_core::{Answer, Catalog, Date, Dates, Index, Kind, Profile, Query, read, results};
use foerderkompass_wording::Language;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::AppHandle;

wasm_bindgen_test_configure!(run_in_browser);

const CATALOG: &[u8] = include_bytes!("../catalog.json");

/// The component on a page of its own, gone at the end of the test.
struct Mounted {
    root: Element,
    handle: Option<AppHandle<App>>,
}

impl Mounted {
    async fn new(source: Source) -> Mounted {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let renderer = yew::Renderer::<App>::with_root_and_props(root.clone(), props(source));
        let handle = Some(renderer.render());
        yew::scheduler::flush().await;
        Mounted { root, handle }
    }

    async fn show(&mut self, source: Source) {
        self.handle.as_mut().unwrap().update(props(source));
        yew::scheduler::flush().await;
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all(selector).unwrap();
        let nodes = (0..list.length()).filter_map(|at| list.item(at));
        nodes.map(|node| node.unchecked_into()).collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        let mut all = self.all(selector);
        assert_eq!(all.len(), 1, "{selector} in {}", self.root.inner_html());
        all.remove(0)
    }

    fn input(&self, attribute: &str, value: &str) -> HtmlInputElement {
        self.one(&format!("fieldset[data-attribute=\"{attribute}\"] input[value=\"{value}\"]")).unchecked_into()
    }

    async fn click(&self, element: &HtmlElement) {
        element.click();
        yew::scheduler::flush().await;
    }

    fn state(&self) -> String {
        let app = self.one("[data-fk=app]");
        app.get_attribute("data-state").unwrap()
    }

    /// Measure and outcome of every article, in catalogue order.
    fn outcomes(&self, catalog: &Catalog) -> Vec<(String, String)> {
        let articles = self.all("article[data-measure]");
        let read = |article: &HtmlElement, name: &str| article.get_attribute(name).unwrap();
        let mut list: Vec<_> =
            articles.iter().map(|article| (read(article, "data-measure"), read(article, "data-outcome"))).collect();
        list.sort_by_key(|(id, _)| catalog.measure_at(id));
        list
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.root.remove();
    }
}

fn props(source: Source) -> AppProps {
    AppProps { source, lang: "de".into(), outlet: Outlet::default(), options: Default::default() }
}

fn bytes(bytes: &[u8]) -> Source {
    Source::Bytes(Rc::from(bytes))
}

fn today() -> Date {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
    Date::new(now.get_full_year() as u16, month, day).unwrap()
}

fn catalog() -> Catalog {
    match read(CATALOG, today()) {
        Ok(reading) => reading.catalog,
        Err(faults) => panic!("The catalogue cannot be read: {faults:?}"),
    }
}

/// What the articles have to say for these answers.
fn expected(catalog: &Catalog, profile: &Profile) -> Vec<(String, String)> {
    let (index, dates) = (Index::new(catalog), Dates::on_day(today()));
    let results = results(catalog, &index, &Query::default(), profile, dates);
    let pairs = catalog.measures().iter().zip(&results.outcomes);
    pairs.map(|(measure, outcome)| (measure.id.clone(), outcome.key().to_owned())).collect()
}

#[wasm_bindgen_test]
async fn every_measure_and_every_question_is_there() {
    let (catalog, page) = (catalog(), Mounted::new(bytes(CATALOG)).await);
    assert_eq!(page.state(), "ready");
    assert_eq!(page.all("article[data-measure]").len(), 32);
    let outcomes = page.outcomes(&catalog);
    assert_eq!(outcomes, expected(&catalog, &Profile::default()));
    let asked = page.all("fieldset[data-attribute]");
    let asked: Vec<_> = asked.iter().filter_map(|f| f.get_attribute("data-attribute")).collect();
    for attribute in catalog.attributes() {
        assert!(asked.contains(&attribute.id), "{}", attribute.id);
        let help = page.all(&format!("[data-attribute={}] .fk-help .fk-muted", attribute.id));
        // The sign of a section never stands alone at the end of a line.
        let shown = help.first().and_then(|help| help.text_content());
        assert_eq!(shown, attribute.help.as_ref().map(|help| help.replace("§ ", "§\u{a0}")), "{}", attribute.id);
    }
    assert_eq!(asked.len(), catalog.attributes().len());
    assert_eq!(page.all("[role=status]").len(), 1);
}

#[wasm_bindgen_test]
async fn clicks_answer_and_no_answer_takes_back() {
    let (catalog, page) = (catalog(), Mounted::new(bytes(CATALOG)).await);
    let mut profile = Profile::default();
    for (at, answer) in catalog.personas()[0].answers.answered() {
        let attribute = &catalog.attributes()[at];
        let id = |at: &usize| attribute.options()[*at].id.clone();
        let values = match answer {
            Answer::Flag(flag) => vec![flag.to_string()],
            Answer::Option(at) => vec![id(at)],
            Answer::Options(chosen) => chosen.iter().map(id).collect(),
            // Numbers are typed; the next test does that.
            Answer::Integer(_) => continue,
        };
        for value in values {
            page.click(&page.input(&attribute.id, &value)).await;
            assert!(page.input(&attribute.id, &value).checked(), "{} = {value}", attribute.id);
        }
        profile.set(&catalog, at, Some(answer.clone()));
        assert_eq!(page.outcomes(&catalog), expected(&catalog, &profile), "after {}", attribute.id);
    }
    assert!(profile.answered().count() > 5);
    let answered: Vec<usize> = profile.answered().map(|(at, _)| at).collect();
    for at in answered {
        let id = &catalog.attributes()[at].id;
        page.click(&page.input(id, "")).await;
        profile.set(&catalog, at, None);
        assert!(page.input(id, "").checked(), "{id}");
        assert_eq!(page.outcomes(&catalog), expected(&catalog, &profile));
    }
}

#[wasm_bindgen_test]
async fn a_typed_number_counts_once_it_is_changed() {
    let (catalog, page) = (catalog(), Mounted::new(bytes(CATALOG)).await);
    let number = |kind: &Kind| matches!(kind, Kind::Integer(_));
    let at = catalog.attributes().iter().position(|a| number(&a.kind));
    let at = at.unwrap();
    let attribute = &catalog.attributes()[at];
    let Kind::Integer(range) = &attribute.kind else { panic!("{} is no number", attribute.id) };
    let field = format!("fieldset[data-attribute=\"{}\"] input[type=number]", attribute.id);
    // What lies outside of the range is held at its end, what is no number is no answer.
    let rows = [("14", Some(14)), ("0", Some(0)), ("999999999", Some(range.max)), ("", None)];
    for (typed, counts) in rows {
        let input: HtmlInputElement = page.one(&field).unchecked_into();
        input.set_value(typed);
        let options = web_sys::EventInit::new();
        options.set_bubbles(true);
        let change = web_sys::Event::new_with_event_init_dict("change", &options).unwrap();
        input.dispatch_event(&change).unwrap();
        yew::scheduler::flush().await;
        let mut profile = Profile::default();
        profile.set(&catalog, at, counts.map(Answer::Integer));
        let outcomes = page.outcomes(&catalog);
        assert_eq!(outcomes, expected(&catalog, &profile), "{typed:?}");
        let input: HtmlInputElement = page.one(&field).unchecked_into();
        let stands = counts.map(|n| n.to_string()).unwrap_or_default();
        assert_eq!(input.value(), stands, "{typed:?}");
    }
}

#[wasm_bindgen_test]
async fn an_open_card_shows_its_details_and_closes_again() {
    let (catalog, page) = (catalog(), Mounted::new(bytes(CATALOG)).await);
    let measure = &catalog.measures()[0];
    let button = format!("article[data-measure=\"{}\"] h4 button", measure.id);
    let details = page.one(&button).get_attribute("aria-controls").unwrap();
    let details = format!("[id=\"{details}\"]");
    assert!(page.one(&details).hidden());
    page.click(&page.one(&button)).await;
    assert!(!page.one(&details).hidden());
    let text = page.one(&details).text_content().unwrap_or_default();
    assert!(text.contains(&measure.summary), "{text}");
    page.click(&page.one(&button)).await;
    assert!(page.one(&details).hidden());
}

#[wasm_bindgen_test]
async fn loading_failed_and_ready_are_states_of_their_own() {
    let words = Language::German.wording();
    let mut page = Mounted::new(Source::Loading).await;
    assert_eq!(page.state(), "loading");
    let text = |page: &Mounted| page.root.text_content().unwrap_or_default();
    assert_eq!(text(&page), words.labels().loading);
    for (kind, detail) in [("http", "404"), ("network", "gone"), ("slow", ""), ("missing", "")] {
        page.show(Source::Failed { kind: kind.into(), detail: detail.into() }).await;
        assert_eq!(page.state(), "failed");
        assert!(text(&page).contains(&words.failure(kind, detail)), "{kind}");
        assert!(page.all("article").is_empty());
    }
    page.show(bytes(CATALOG)).await;
    assert_eq!(page.state(), "ready");
    assert_eq!(page.all("article[data-measure]").len(), 32);
    page.show(Source::Loading).await;
    assert_eq!(page.state(), "loading");
    assert!(page.all("article").is_empty());
}

#[wasm_bindgen_test]
async fn an_unreadable_catalogue_names_the_place() {
    let page = Mounted::new(bytes(b"{\n  \"format\": \"1\",\n  ?\n}")).await;
    assert_eq!(page.state(), "failed");
    let text = page.root.text_content().unwrap_or_default();
    assert!(text.contains(&Language::German.wording().place(3, 3)), "{text}");
    assert!(text.contains(Language::German.wording().labels().failed_help));
}

#[wasm_bindgen_test]
async fn another_catalogue_replaces_the_first_with_all_answers() {
    let (catalog, mut page) = (catalog(), Mounted::new(bytes(CATALOG)).await);
    let (at, _) = catalog.personas()[0].answers.answered().next().unwrap();
    let attribute = &catalog.attributes()[at];
    let value = attribute.options()[0].id.clone();
    page.click(&page.input(&attribute.id, &value)).await;
    assert!(page.input(&attribute.id, &value).checked());
    let text = String::from_utf8_lossy(CATALOG).replacen("Förderkompass", "Zweiter Katalog", 1);
    page.show(bytes(text.as_bytes())).await;
    let text = page.root.text_content().unwrap_or_default();
    assert!(text.contains("Zweiter Katalog"));
    assert!(page.input(&attribute.id, "").checked());
    let outcomes = page.outcomes(&catalog);
    assert_eq!(outcomes, expected(&catalog, &Profile::default()));
}

#[wasm_bindgen_test]
async fn a_click_draws_only_the_cards_that_it_changes() {
    let page = Mounted::new(bytes(CATALOG)).await;
    page.click(&page.input("rechtskreis", "sgb2")).await;
    let texts = |page: &Mounted| -> Vec<(String, String)> {
        let articles = page.all("article[data-measure]");
        let mut list: Vec<_> =
            articles.iter().map(|article| (article.get_attribute("data-measure").unwrap(), article.inner_html())).collect();
        list.sort();
        list
    };
    let before = texts(&page);
    // A question put aside changes no card.
    let drawn = counting::cards();
    let skip = page.one("[data-next-question] .fk-body > button");
    page.click(&skip).await;
    assert_eq!(texts(&page), before);
    assert_eq!(counting::cards() - drawn, 0);
    // Opening a card draws that one.
    let drawn = counting::cards();
    page.click(&page.all("article[data-measure] h4 button")[0]).await;
    assert_eq!(counting::cards() - drawn, 1);
    page.click(&page.all("article[data-measure] h4 button")[0]).await;
    // An answer draws those whose row it changes, and none of the others.
    let (before, drawn) = (texts(&page), counting::cards());
    page.click(&page.input("schulpflicht", "false")).await;
    let after = texts(&page);
    let changed = before.iter().zip(&after).filter(|(one, other)| one != other).count();
    assert!(changed < before.len(), "{changed}");
    assert_eq!(counting::cards() - drawn, changed);
}

/// The catalogue with every measure repeated until there are so many, each with an id and a title of its own.
fn repeated(count: u32) -> Vec<u8> {
    let make = js_sys::Function::new_with_args(
        "text, count",
        "const catalog = JSON.parse(text), own = catalog.measures;
        catalog.measures = Array.from({ length: count }, (_, at) => {
            const { translations, examples, ...measure } = own[at % own.length], round = Math.floor(at / own.length);
            return round ? { ...measure, id: `${measure.id}-${round}`, title: `${measure.title} ${round}` } : measure;
        });
        return JSON.stringify(catalog);",
    );
    let text = String::from_utf8_lossy(CATALOG);
    let made = make.call2(&JsValue::NULL, &text.as_ref().into(), &count.into()).unwrap();
    made.as_string().unwrap().into_bytes()
}

/// Waits until a script of the page's own time has passed, and what was left for later is drawn.
async fn pause(milliseconds: i32) {
    let waiting = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(waiting).await.unwrap();
}

impl Mounted {
    /// Waits until the cards are as many as the groups have to show.
    async fn drawn(&self, expected: usize) {
        // A large catalogue is read in slices before anything of it is there.
        for _ in 0..3000 {
            if self.all("article[data-measure]").len() == expected {
                // Rows that are as before are looked at again in the same moments.
                pause(200).await;
                break;
            }
            pause(20).await;
        }
        assert_eq!(self.all("article[data-measure]").len(), expected);
    }
}

/// How many cards there are to see before the first answer.
fn visible_at_first(catalog: &Catalog) -> usize {
    let count = |category| catalog.measures().iter().filter(|measure| measure.category == category).count();
    (0..catalog.categories().len()).map(count).map(|count| if count > 50 { 12 } else { count }).sum()
}

/// How many cards there are to see for these answers.
fn visible(catalog: &Catalog, profile: &Profile) -> usize {
    let (index, dates) = (Index::new(catalog), Dates::on_day(today()));
    let results = results(catalog, &index, &Query::default(), profile, dates);
    let mut counts = [0; 6];
    for at in &results.shown {
        counts[if results.is_nearly(*at) { 5 } else { results.outcomes[*at] as usize }] += 1;
    }
    counts.iter().map(|count| if *count > 50 { 12 } else { *count }).sum()
}

#[wasm_bindgen_test]
async fn of_thousands_a_click_draws_what_is_to_be_seen() {
    let text = repeated(5_000);
    let catalog = read(&text, today()).unwrap().catalog;
    let page = Mounted::new(bytes(&text)).await;
    page.drawn(visible_at_first(&catalog)).await;
    let mut profile = Profile::default();
    for (question, value) in [("rechtskreis", "sgb2"), ("erwerbsstatus", "arbeitslos"), ("alter", "30_44"), ("sprache", "a2")] {
        let drawn = counting::cards();
        page.click(&page.input(question, value)).await;
        // At once no more than in a catalogue that is drawn whole; and then no more than there is to see.
        let at_once = counting::cards() - drawn;
        assert!((1..=35).contains(&at_once), "{question}: {at_once}");
        let at = catalog.attribute_at(question).unwrap();
        let option = catalog.attributes()[at].option_at(value).unwrap();
        let several = matches!(catalog.attributes()[at].kind, Kind::Multi(_));
        profile.set(&catalog, at, Some(if several { Answer::Options(vec![option]) } else { Answer::Option(option) }));
        page.drawn(visible(&catalog, &profile)).await;
        let in_all = counting::cards() - drawn;
        assert!(in_all <= 6 * 12, "{question}: {in_all}");
    }
    // What changes no card draws none.
    let drawn = counting::cards();
    page.click(&page.one("[data-next-question] .fk-body > button")).await;
    pause(200).await;
    assert_eq!(counting::cards() - drawn, 0);
    // The same answer by way of none: only what differs is drawn, and at the end all is as before.
    let texts = || page.all("article[data-measure]").iter().map(|card| card.outer_html()).collect::<Vec<_>>();
    let before = texts();
    page.click(&page.input("schulpflicht", "false")).await;
    pause(400).await;
    let after = texts();
    let same = after.iter().filter(|card| before.contains(card)).count();
    let drawn = counting::cards() - drawn;
    assert!(same > 0 && drawn <= after.len() - same, "{drawn} drawn, {same} of {} as before", after.len());
}
