// SPDX-License-Identifier: EUPL-1.2
//! What leaves the widget: note, table, mails, links. With the real catalogue and all its personas.
//!
//! The heart of it: without the tick, the note tells nothing of the answers but the outcome words and who is
//! responsible and decides.

#![cfg(not(target_arch = "wasm32"))]

use foerderkompass::address::{link, measure_of};
use foerderkompass::mail::{contact_mail, wrong_entry_mail};
use foerderkompass::{Entry, Extract, Shared, State, Taken, extract, table};
use foerderkompass_core::{Answer, Catalog, Criterion, Date, Index, Kind, Mailbox, MeasureAt, Outcome, Profile, read, results};
use foerderkompass_wording::{Language, Wording};

const CATALOG: &str = include_str!("../catalog.json");

fn words() -> &'static dyn Wording {
    Language::German.wording()
}

fn catalog() -> Catalog {
    changed(|text| text)
}

/// The catalogue with something else in its text.
fn changed(change: impl Fn(String) -> String) -> Catalog {
    let text = change(CATALOG.to_owned());
    let today = Date::new(2026, 1, 1).unwrap();
    read(text.as_bytes(), today).unwrap().catalog
}

/// A desk with these answers, on the catalogue's own day.
fn desk(catalog: &Shared<Catalog>, index: &Index, profile: &Profile) -> State {
    let mut state = State::new(catalog.clone(), catalog.about().as_of);
    state.profile = profile.clone();
    state.results = Shared::new(results(catalog, index, &state.query, profile, state.dates));
    state
}

struct Desk {
    catalog: Shared<Catalog>,
    index: Index,
}

impl Desk {
    fn new(catalog: Catalog) -> Desk {
        let index = Index::new(&catalog);
        Desk { catalog: Shared::new(catalog), index }
    }

    fn with(&self, profile: &Profile) -> State {
        desk(&self.catalog, &self.index, profile)
    }

    fn personas(&self) -> Vec<Profile> {
        let all: Vec<Profile> = self.catalog.personas().iter().map(|persona| persona.answers.clone()).collect();
        assert!(all.len() > 5, "too few personas to say anything");
        all
    }
}

/// The note about one measure.
fn note(state: &State, at: MeasureAt, with_answers: bool) -> Extract {
    extract(&State { marked: vec![at], with_answers, ..state.clone() }, words())
}

fn block<'e>(entry: &'e Entry, heading: &str) -> Vec<&'e str> {
    let found = entry.blocks.iter().filter(|block| block.heading == heading);
    found.flat_map(|block| block.lines.iter().map(|line| line.text.as_str())).collect()
}

/// All that may make a note without the tick differ: outcome, contacts, carriers.
fn told(state: &State, at: MeasureAt) -> (Outcome, Vec<usize>, Vec<String>) {
    let measure = &state.catalog.measures()[at];
    let mut contacts = measure.responsible(&state.results.facts).entries;
    contacts.sort_unstable();
    let mut carriers: Vec<String> = measure.carrier(&state.results.facts).entries.into_iter().map(|c| c.name).collect();
    carriers.sort_unstable();
    (state.results.outcomes[at], contacts, carriers)
}

/// Other answers to one question, none included; of many options or numbers a few.
fn other_answers(catalog: &Catalog, at: usize, given: Option<&Answer>) -> Vec<Option<Answer>> {
    let attribute = &catalog.attributes()[at];
    let mut all: Vec<Option<Answer>> = match &attribute.kind {
        Kind::Flag => vec![Some(Answer::Flag(true)), Some(Answer::Flag(false))],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(|at| Some(Answer::Option(at))).collect(),
        Kind::Multi(options) => (0..options.len()).map(|at| Answer::options([at])).collect(),
        Kind::Integer(range) => [range.min, 1, 11, 12, 13, range.max].map(|n| Some(Answer::Integer(n))).to_vec(),
    };
    all.push(None);
    all.retain(|answer| answer.as_ref() != given);
    all
}

/// Everything about the measure that is the catalogue's and touches nothing sensitive, with all fixed words.
fn may_be_said(state: &State, at: MeasureAt) -> String {
    let measure = &state.catalog.measures()[at];
    let mut texts = vec![measure.title.clone()];
    texts.extend(measure.legal.iter().map(|legal| legal.norm.clone()));
    texts.extend(measure.checks.iter().chain(&measure.uncertain).cloned());
    texts.extend(measure.carriers.iter().map(|rule| rule.is.name.clone()));
    let conditions = [&measure.must, &measure.should].into_iter().flatten();
    for criterion in conditions.chain(measure.hurdles.iter().map(|hurdle| &hurdle.criterion)) {
        plain_texts(&state.catalog, criterion, &mut texts);
    }
    for hurdle in &measure.hurdles {
        texts.extend(hurdle.text.clone());
        texts.extend(hurdle.solved_by.and_then(|target| state.catalog.target(target)).map(|(_, title)| title.to_owned()));
    }
    texts.join("\n")
}

/// The texts and paragraphs of what touches nothing sensitive.
fn plain_texts(catalog: &Catalog, criterion: &Criterion, into: &mut Vec<String>) {
    let mut sensitive = false;
    criterion.each_leaf(&mut |leaf| sensitive |= catalog.attributes()[leaf.attribute].sensitive);
    if !sensitive {
        into.push(words().criterion(catalog, criterion));
        into.extend(criterion.norm.clone());
    }
    if let foerderkompass_core::Shape::All(parts) = &criterion.shape {
        parts.iter().for_each(|part| plain_texts(catalog, part, into));
    }
}

#[test]
fn without_the_tick_equal_outcomes_and_people_mean_equal_notes() {
    let desk = Desk::new(catalog());
    let mut pairs = 0;
    for profile in desk.personas() {
        let state = desk.with(&profile);
        let measures = 0..desk.catalog.measures().len();
        let notes: Vec<_> = measures.clone().map(|at| (told(&state, at), note(&state, at, false).text())).collect();
        for attribute in 0..desk.catalog.attributes().len() {
            for answer in other_answers(&desk.catalog, attribute, profile.answer(attribute)) {
                let mut other = profile.clone();
                assert!(other.set(&desk.catalog, attribute, answer));
                let other = desk.with(&other);
                for at in measures.clone() {
                    if told(&other, at) == notes[at].0 {
                        assert_eq!(note(&other, at, false).text(), notes[at].1);
                        pairs += 1;
                    }
                }
            }
        }
    }
    assert!(pairs > 20_000, "only {pairs} pairs were alike enough to be compared");
}

#[test]
fn without_the_tick_the_current_result_is_as_silent() {
    let desk = Desk::new(catalog());
    let all = |state: &State| -> Vec<_> { (0..desk.catalog.measures().len()).map(|at| told(state, at)).collect() };
    let mut pairs = 0;
    for profile in desk.personas() {
        let state = desk.with(&profile);
        let (told, text) = (all(&state), extract(&state, words()).text());
        for attribute in 0..desk.catalog.attributes().len() {
            for answer in other_answers(&desk.catalog, attribute, profile.answer(attribute)) {
                let mut other = profile.clone();
                other.set(&desk.catalog, attribute, answer);
                let other = desk.with(&other);
                // Before the first answer the note says that there is no result; that is no answer of anybody.
                if all(&other) == told && other.is_blank() == state.is_blank() {
                    assert_eq!(extract(&other, words()).text(), text);
                    pairs += 1;
                }
            }
        }
    }
    assert!(pairs > 100, "only {pairs} pairs were alike enough to be compared");
}

#[test]
fn without_the_tick_only_status_carriers_and_contacts_differ_from_an_empty_desk() {
    let desk = Desk::new(catalog());
    let empty = desk.with(&Profile::default());
    let labels = words().labels();
    for profile in desk.personas() {
        let state = desk.with(&profile);
        for at in 0..desk.catalog.measures().len() {
            let rest = |state: &State| {
                let mut extract = note(state, at, false);
                let entry = &mut extract.entries[0];
                entry.status.clear();
                entry.blocks.retain(|block| block.heading != labels.carrier && block.heading != labels.responsible);
                extract
            };
            assert_eq!(rest(&state), rest(&empty));
        }
    }
}

#[test]
fn without_the_tick_no_answer_is_named_that_the_catalogue_does_not_name() {
    let desk = Desk::new(catalog());
    let labels = words().labels();
    let fixed = [labels.orientation, labels.sample, labels.voluntary, labels.apply_before_start];
    for profile in desk.personas() {
        let state = desk.with(&profile);
        for at in 0..desk.catalog.measures().len() {
            let extract = note(&state, at, false);
            let allowed = format!("{}\n{}", may_be_said(&state, at), fixed.join("\n"));
            let outcome = words().outcome(state.results.outcomes[at]);
            // Names and places of contacts are theirs, not the client's.
            let mut said: Vec<&str> = Vec::new();
            for block in extract.entries[0].blocks.iter().filter(|block| block.heading != labels.responsible) {
                said.extend(block.lines.iter().map(|line| line.text.as_str()));
            }
            let said = said.join("\n");
            assert_eq!(extract.entries[0].status, outcome);
            for attribute in desk.catalog.attributes() {
                let options = attribute.options().iter().map(|option| option.label.as_str());
                let whole = |text: &str, label: &str| has_words(text, label);
                for label in options.chain([labels.yes, labels.no]) {
                    assert!(!whole(&said, label) || whole(&allowed, label), "{label:?} in the note:\n{said}");
                }
                let asked = attribute.question.as_deref().unwrap_or("?");
                assert!(!said.contains(asked), "{asked:?} in the note:\n{said}");
            }
        }
    }
}

/// Whether a text has these words, not only as a part of others.
fn has_words(text: &str, words: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let ends =
        |(at, _): (usize, &str)| !inside(text[..at].chars().next_back()) && !inside(text[at + words.len()..].chars().next());
    text.match_indices(words).any(ends)
}

#[test]
fn what_touches_something_sensitive_is_a_further_condition_once() {
    let desk = Desk::new(catalog());
    let labels = words().labels();
    let state = desk.with(&Profile::default());
    let lines = |id: &str, heading: &str| -> Vec<String> {
        let at = desk.catalog.measure_at(id).unwrap();
        let extract = note(&state, at, false);
        block(&extract.entries[0], heading).into_iter().map(String::from).collect()
    };
    // One whole `any` of two sensitive leaves.
    assert_eq!(lines("berufliche-rehabilitation", labels.must), [labels.sensitive_condition]);
    // An `any` in which only one branch is sensitive.
    let must = lines("teilhabe-16i", labels.must);
    assert_eq!(must.len(), 4, "{must:?}");
    assert!(must[1].starts_with("Ab 25 Jahren (§ 16i"), "{must:?}");
    assert_eq!(must[3], labels.sensitive_condition);
    // Nothing sensitive: word for word.
    assert_eq!(lines("bsk-basis-b2", labels.must), ["Deutschniveau B1 (§ 4 Abs. 3, § 12 Nr. 1 DeuFöV)"]);
    // Nowhere twice in a block.
    for at in 0..desk.catalog.measures().len() {
        for block in &note(&state, at, false).entries[0].blocks {
            assert!(block.lines.iter().filter(|line| line.text == labels.sensitive_condition).count() < 2);
        }
    }
}

#[test]
fn parts_without_a_wording_are_grouped_and_worded() {
    let before = r#""id": "bsk-basis-b2","#;
    assert!(CATALOG.contains(before));
    let desk = Desk::new(changed(|text| {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let measures = json["measures"].as_array_mut().unwrap();
        let measure = measures.iter_mut().find(|measure| measure["id"] == "bsk-basis-b2").unwrap();
        measure["must"] = serde_json::from_str(
            r#"{"all": [
                {"any": [{"attribute": "lb_5j", "is": true},
                         {"all": [{"attribute": "kind_bg", "is": true}, {"attribute": "sprache", "min": "b1"}]}]},
                {"not": {"any": [{"attribute": "lb_6_7", "is": true}, {"attribute": "lb_21_24", "is": true}]}},
                {"text": "GEHEIM", "not": {"attribute": "gesundheit", "in": ["ja"]}},
                {"any": [{"attribute": "lb_5j", "is": false}, {"text": "GEHEIM", "attribute": "behinderung", "in": ["keine"]}]}
            ]}"#,
        )
        .unwrap();
        measure["hurdles"] = serde_json::from_str(
            r#"[{"criterion": {"text": "GEHEIM", "attribute": "gesundheit", "in": ["nein"]}, "text": "GEHEIM"},
                {"criterion": {"text": "Hürde", "attribute": "kind_bg", "is": true}, "text": "Rat"}]"#,
        )
        .unwrap();
        json.to_string()
    }));
    let at = desk.catalog.measure_at("bsk-basis-b2").unwrap();
    let extract = note(&desk.with(&Profile::default()), at, false);
    let labels = words().labels();
    let of = |heading: &str| -> Vec<(usize, String)> {
        let found = extract.entries[0].blocks.iter().find(|block| block.heading == heading).unwrap();
        found.lines.iter().map(|line| (line.depth, line.text.clone())).collect()
    };
    let label = |id: &str| desk.catalog.attributes()[desk.catalog.attribute_at(id).unwrap()].label.clone();
    let rows = of(labels.must);
    let expected = [
        (0, labels.of_any.to_owned()),
        (1, format!("{}: ja", label("lb_5j"))),
        (1, labels.of_all.to_owned()),
        (2, format!("{}: ja", label("kind_bg"))),
        (2, format!("{}: mindestens B1", label("sprache"))),
        (0, format!("nicht: {}", labels.of_any)),
        (1, format!("{}: ja", label("lb_6_7"))),
        (1, format!("{}: ja", label("lb_21_24"))),
        (0, labels.sensitive_condition.to_owned()),
    ];
    assert_eq!(rows, expected);
    let hurdles = [(0, "Hürde".to_owned()), (1, "Rat".to_owned()), (0, labels.sensitive_condition.to_owned())];
    assert_eq!(of(labels.hurdles_if), hurdles);
    assert!(!extract.text().contains("GEHEIM"), "{}", extract.text());
}

#[test]
fn the_order_of_people_does_not_tell_which_rule_led_to_them() {
    let desk = Desk::new(changed(|text| {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let measures = json["measures"].as_array_mut().unwrap();
        let measure = measures.iter_mut().find(|measure| measure["id"] == "bsk-basis-b2").unwrap();
        measure["responsible"] = serde_json::from_str(
            r#"[{"when": {"attribute": "gesundheit", "in": ["ja"]}, "contact": "sprache-mitte"},
                {"when": {"attribute": "kind_bg", "is": true}, "contact": "sprache-nord"}, {"contact": "sprache-mitte"}]"#,
        )
        .unwrap();
        measure["carriers"] = serde_json::from_str(
            r#"[{"when": {"attribute": "gesundheit", "in": ["ja"]}, "name": "Jobcenter", "note": "A"},
                {"when": {"attribute": "kind_bg", "is": true}, "name": "Agentur"}, {"name": "Jobcenter", "note": "B"}]"#,
        )
        .unwrap();
        json.to_string()
    }));
    let at = desk.catalog.measure_at("bsk-basis-b2").unwrap();
    let health = desk.catalog.attribute_at("gesundheit").unwrap();
    let mut healthy = Profile::default();
    assert!(healthy.set(&desk.catalog, health, Some(Answer::Option(0))));
    let (unknown, known) = (desk.with(&Profile::default()), desk.with(&healthy));
    let routed = |state: &State| desk.catalog.measures()[at].responsible(&state.results.facts).entries;
    assert_ne!(routed(&unknown), routed(&known), "the order has to differ for this test to say anything");
    assert_eq!(told(&unknown, at), told(&known, at));
    assert_eq!(note(&unknown, at, false), note(&known, at, false));
}

#[test]
fn with_the_tick_every_answer_and_every_verdict_is_there() {
    let desk = Desk::new(catalog());
    let labels = words().labels();
    for profile in desk.personas() {
        let state = desk.with(&profile);
        for at in 0..desk.catalog.measures().len() {
            let extract = note(&state, at, true);
            let text = extract.text();
            for (attribute, answer) in profile.answered() {
                let attribute = &desk.catalog.attributes()[attribute];
                let line = format!("- {}: {}", attribute.label, words().answer(attribute, answer));
                assert!(text.contains(&line), "{line:?} is not in\n{text}");
            }
            assert!(!text.contains(labels.sensitive_condition), "{text}");
            let measure = &desk.catalog.measures()[at];
            if let Some(must) = &measure.must {
                let verdict = words().verdict(must.verdict(&state.results.facts));
                let lines = block(&extract.entries[0], labels.must);
                assert!(lines.iter().any(|line| line.contains(&format!(" – {verdict}"))), "{lines:?}");
            }
        }
    }
}

#[test]
fn the_note_reads_as_a_note() {
    let desk = Desk::new(catalog());
    let at = desk.catalog.measure_at("mat-gruppenmassnahme").unwrap();
    let mut profile = Profile::default();
    let status = desk.catalog.attribute_at("erwerbsstatus").unwrap();
    assert!(profile.set(&desk.catalog, status, Answer::options([0])));
    let mut state = desk.with(&profile);
    state.marked = vec![at];
    state.ticked = vec![(at, 0)];
    state.taken = vec![(at, Taken::Running)];
    state.dates.on = state.dates.today.add_days(40);
    let text = extract(&state, words()).text();
    let about = desk.catalog.about();
    let measure = &desk.catalog.measures()[at];
    let start = [
        words().note_heading(about.as_of),
        about.publisher.clone(),
        words().assessed_for(state.dates.on),
        words().colophon(about),
        words().labels().sample.to_owned(),
        String::new(),
        measure.title.clone(),
        "läuft".to_owned(),
    ];
    assert!(text.starts_with(&start.join("\n")), "{text}");
    assert!(text.contains(&format!("\n[x] {}\n", measure.checks[0])), "{text}");
    assert!(text.contains("\n[ ] "), "{text}");
    assert!(
        text.ends_with(&format!("\n\n{}\n\nErmessen:\n\n\n§ 3a SGB II:\n\n\nNotizen:\n\n", words().labels().orientation)),
        "{text}"
    );
    assert!(!text.contains('\r') && !text.contains("arbeitslos\n"), "{text}");

    state.with_answers = true;
    let text = extract(&state, words()).text();
    assert!(text.contains(" – erfüllt (Angabe: arbeitslos)\n"), "{text}");
    assert!(text.contains("\nAngaben:\n- Erwerbsstatus: arbeitslos\n"), "{text}");
}

#[test]
fn without_a_mark_the_current_result_is_taken_in_brief() {
    let desk = Desk::new(catalog());
    for profile in desk.personas() {
        let state = desk.with(&profile);
        let extract = extract(&state, words());
        let outcomes = |outcome| state.results.group(outcome);
        let mut expected: Vec<usize> =
            outcomes(Outcome::Fits).chain(outcomes(Outcome::FitsAfterHurdle)).chain(outcomes(Outcome::Open)).collect();
        if state.is_blank() {
            expected.clear();
            assert!(extract.head.contains(&words().labels().no_result.to_owned()), "{:?}", extract.head);
        }
        assert_eq!(extract.entries.iter().map(|entry| entry.at).collect::<Vec<_>>(), expected);
        for entry in &extract.entries {
            let headings: Vec<&str> = entry.blocks.iter().map(|block| block.heading).collect();
            assert_eq!((headings, entry.badges.as_str()), (vec![words().labels().responsible], ""), "{}", entry.title);
        }
        assert_eq!(extract.answers, None);
    }
}

/// A small reader of CSV: semicolons, every cell in quotation marks, CRLF.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').expect("a quoted cell");
        let mut cell = String::new();
        loop {
            let (before, after) = rest.split_once('"').expect("the end of a cell");
            cell.push_str(before);
            rest = after;
            match rest.strip_prefix('"') {
                Some(after) => rest = after,
                None => break,
            }
            cell.push('"');
        }
        assert!(!cell.contains(['\r', '\n']), "{cell:?}");
        row.push(cell);
        rest = rest.strip_prefix(';').unwrap_or_else(|| {
            rows.push(std::mem::take(&mut row));
            rest.strip_prefix("\r\n").expect("the end of a line")
        });
    }
    rows
}

#[test]
fn the_table_has_every_measure_and_nothing_of_a_client() {
    let catalog = catalog();
    let rows = rows(&table(&catalog, words()));
    assert_eq!(rows[0], words().table_heading());
    assert_eq!(rows.len(), 33);
    for (row, measure) in rows[1..].iter().zip(catalog.measures()) {
        assert_eq!((row.len(), &row[0], &row[1]), (12, &measure.id, &measure.title));
        assert!(!row[8].is_empty(), "{row:?}");
        for cell in row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{row:?}");
        }
    }
    let coaching = rows.iter().find(|row| row[0] == "coaching-16k").unwrap();
    assert_eq!(coaching[8].split(" / ").count(), 4, "{coaching:?}");
    assert_eq!(coaching[7], "Jobcenter");
}

#[test]
fn the_table_survives_hostile_texts() {
    let catalog = changed(|text| {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        json["measures"][0]["title"] = "=HYPERLINK(\"http://a.example\";\"b\")".into();
        json["measures"][0]["summary"] = "Sagt \"ja\";\"nein\"".into();
        json["measures"][0]["duration"] = "-2+3".into();
        json.to_string()
    });
    let rows = rows(&table(&catalog, words()));
    assert_eq!(rows[1][1], "'=HYPERLINK(\"http://a.example\";\"b\")");
    assert_eq!(rows[1][4], "Sagt \"ja\";\"nein\"");
    assert_eq!(rows[1][5], "'-2+3");
    assert_eq!(rows.len(), 33);
}

/// What stands behind the question mark: names and decoded values.
fn fields(mail: &str) -> Vec<(String, String)> {
    let (_, query) = mail.split_once('?').expect("fields");
    let field = |field: &str| {
        let (name, value) = field.split_once('=').expect("a value");
        assert!(value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)), "{value}");
        let mut bytes = Vec::new();
        let mut rest = value.bytes();
        while let Some(byte) = rest.next() {
            let digits = if byte == b'%' { Some([rest.next().unwrap(), rest.next().unwrap()]) } else { None };
            let byte = digits.map_or(byte, |digits| u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            bytes.push(byte);
        }
        (name.to_owned(), String::from_utf8(bytes).unwrap())
    };
    query.split('&').map(field).collect()
}

#[test]
fn mails_keep_every_text_in_its_field() {
    let mailbox = Mailbox::parse("a.b+c@jobcenter.example").unwrap();
    for title in ["Förderung für Träger", "A & B?cc=x@y.example#z", "100 % \"sicher\", oder?", "ß+ä=€ 😀"] {
        let mail = contact_mail(&mailbox, title, "id-1", words());
        assert!(mail.starts_with("mailto:a.b+c@jobcenter.example?subject="), "{mail}");
        assert_eq!(fields(&mail), [("subject".to_owned(), words().mail_subject(title, "id-1"))]);

        let mail = wrong_entry_mail(&mailbox, "Plätze", title, "id-1", "2026-1", words());
        let body = words().wrong_body("Plätze", title, "id-1", "2026-1").replace('\n', "\r\n");
        let subject = words().wrong_subject("Plätze", title, "id-1");
        assert_eq!(fields(&mail), [("subject".to_owned(), subject), ("body".to_owned(), body)]);
    }
    let mail = contact_mail(&mailbox, "a\r\nBcc: x@y.example", "id-1", words());
    assert_eq!(fields(&mail)[0].1, words().mail_subject("a  Bcc: x@y.example", "id-1"));
    assert!(!mail.contains("%0D") && !mail.contains("%0A"), "{mail}");
    let mail = wrong_entry_mail(&mailbox, "a\rb", "c\r\nd", "id-1", "1\n2", words());
    let body = &fields(&mail)[1].1;
    assert!(body.contains("a\r\nb") && body.contains("c\r\nd") && body.contains("1\r\n2"), "{body:?}");
    assert_eq!(body.matches('\r').count(), body.matches("\r\n").count(), "{body:?}");
}

#[test]
fn links_lead_to_a_measure_and_nowhere_else() {
    let id = "teilhabe-16i";
    for (href, expected) in [
        ("https://a.example/p?q=1", "https://a.example/p?q=1#fk1/measure/teilhabe-16i"),
        ("file:///H:/x.html#fk1/measure/other", "file:///H:/x.html#fk1/measure/teilhabe-16i"),
        ("https://a.example/#a#b", "https://a.example/#fk1/measure/teilhabe-16i"),
        ("", "#fk1/measure/teilhabe-16i"),
    ] {
        let link = link(href, id);
        assert_eq!(link, expected);
        assert_eq!(measure_of(&link[link.find('#').unwrap()..]), Some(id));
    }
    let long = format!("#fk1/measure/{}", "a".repeat(65));
    for hash in [
        "",
        "#",
        "#fk1/measure/",
        "fk1/measure/a",
        "#fk2/measure/a",
        "#fk1/measure/A",
        "#fk1/measure/a/b",
        "#fk1/measure/ä",
        &long,
    ] {
        assert_eq!(measure_of(hash), None, "{hash}");
    }
    for at in catalog().measures() {
        assert_eq!(measure_of(&link("", &at.id)), Some(at.id.as_str()));
    }
}
