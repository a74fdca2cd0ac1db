// SPDX-License-Identifier: EUPL-1.2
//! Conditions as people write them: printed and read back, completed, and wrong in every way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod own;
mod written;

use foerderkompass_core::{Catalog, Criterion, MAX_NESTING, Shape};
use foerderkompass_wording::notation::{NotationFault, Suggestion, complete, parse, print};
use written::next::NEXT;
use written::rng::{Rng, fewer};
use written::{catalog, chain, conditions, criterion, shipped, soup, wrong};

fn comes_back(catalog: &Catalog, criterion: &Criterion, seed: u64) {
    let text = print(catalog, criterion);
    match parse(catalog, &text) {
        Ok(read) => assert_eq!(read, *criterion, "seed {seed}: {text}"),
        Err(fault) => {
            let names: Vec<_> = catalog.attributes().iter().map(|one| (&one.id, &one.label, one.options())).collect();
            panic!("seed {seed}: {text}\n{fault:?}\n{names:#?}")
        }
    }
}

fn applied(text: &str, suggestion: &Suggestion) -> String {
    let Suggestion { replace, with } = suggestion;
    format!("{}{with}{}", &text[..replace.start], &text[replace.end..])
}

#[test]
fn every_random_condition_is_read_as_it_was() {
    for seed in 0..fewer(500) {
        let mut rng = Rng::new(seed);
        let catalog = catalog(&mut rng);
        for _ in 0..155 {
            let levels = *rng.pick(&[1, 1, 2, 2, 3, 4]);
            comes_back(&catalog, &criterion(&mut rng, &catalog, levels), seed);
        }
        for levels in [8, 20, 31, 32, 32] {
            comes_back(&catalog, &chain(&mut rng, &catalog, levels), seed);
        }
    }
}

#[test]
fn every_random_condition_of_the_shipped_catalogue_is_read_as_it_was() {
    let catalog = shipped();
    let mut rng = Rng::new(7);
    for _ in 0..fewer(20_000) {
        let levels = *rng.pick(&[1, 2, 2, 3, 4]);
        comes_back(&catalog, &criterion(&mut rng, &catalog, levels), 7);
    }
}

#[test]
fn conditions_of_the_shipped_catalogue_read_like_sentences() {
    let catalog = shipped();
    let all: Vec<String> = conditions(&catalog)
        .into_iter()
        .map(|criterion| {
            comes_back(&catalog, criterion, 0);
            print(&catalog, criterion)
        })
        .collect();
    assert!(all.len() > 100, "{}", all.len());
    for expected in [
        "Deutschniveau mindestens B1 [„Deutschniveau mindestens B1“]",
        "Altersgruppe höchstens 18–24 [„Unter 25 Jahren“]",
        "Standort eine von Nord, Süd [„Standort Nord oder Süd“]",
        "Minderjähriges Kind in der Bedarfsgemeinschaft [„Minderjähriges Kind in der Bedarfsgemeinschaft“]",
        "Deutschniveau ist B1 [„Deutschniveau B1“, § 4 Abs. 3, § 12 Nr. 1 DeuFöV]",
        "Leistungsbezug ist „SGB II (Grundsicherungsgeld)“ [„Grundsicherungsgeld (SGB II) ohne Arbeitslosengeld“, § 16k Abs. 1, § 5 Abs. 4 SGB II]",
        "Altersgruppe mindestens 18–24 [„Ab 18 Jahren“, Norm „Schulgesetze der Länder (höchstens 9 bis 11 Schulbesuchsjahre)“]",
        "(nicht Betreuung ist „nicht gesichert“ [„Betreuung noch nicht gesichert“]) [„Betreuung zumindest teilweise gesichert oder kein Bedarf“]",
        "Vollzeitschulpflicht erfüllt [„Vollzeitschulpflicht erfüllt“, § 52 Abs. 1 Nr. 2 SGB III] und (nicht Arbeitsmarktzugang ist „Arbeit nicht erlaubt“ [„Erwerbstätigkeit nicht erlaubt“]) [„Erwerbstätigkeit erlaubt oder mit Erlaubnis möglich“, § 52 Abs. 2 Satz 1 SGB III]",
        "Altersgruppe höchstens 18–24 [„Unter 25 Jahren“] und Erwerbsstatus eine von arbeitslos, arbeitsuchend, ausbildungsuchend, Vertrag liegt vor, in Ausbildung [„Ausbildung oder Suche nach Ausbildung oder Arbeit“]",
        "Erwerbsstatus eine von arbeitslos, arbeitsuchend [„Arbeitslos oder arbeitsuchend“] und (nicht Erwerbsstatus eine von beschäftigt, Vertrag liegt vor, selbständig, in Ausbildung [„Beschäftigung, Selbständigkeit, Ausbildung oder Zusage“]) [„Keine Beschäftigung, Selbständigkeit, Ausbildung oder Zusage“] und Dauer der Arbeitslosigkeit mindestens 12 Monate [„Seit mindestens 12 Monaten arbeitslos“]",
        "(Gesundheit eine von ja, Bedarf an Rehabilitation möglich [„Gesundheit beeinflusst die Arbeitsuche“, §§ 19, 112 SGB III] oder Schwerbehinderung eine von „GdB 30 oder 40“, gleichgestellt, Schwerbehinderung [„Grad der Behinderung ab 30“, §§ 19, 112 SGB III, § 2 SGB IX]) [„Gesundheit oder Behinderung gefährdet die Teilhabe am Arbeitsleben“]",
        "(Integrationskurs eine von beendet ohne B1, kein Zugang möglich [„Integrationskurs ohne B1 beendet oder nicht zugänglich“, § 13 Abs. 2 Satz 2 Nr. 1 und 2 DeuFöV] oder Erwerbsstatus eine von Minijob, beschäftigt, Vertrag liegt vor [„Arbeit, Minijob oder Arbeitsvertrag vorhanden“, § 13 Abs. 2 Satz 2 Nr. 3 DeuFöV]) [„Anschluss an den Integrationskurs oder konkrete Beschäftigung“]",
    ] {
        assert!(all.iter().any(|text| text == expected), "{expected}");
    }
}

/// The same condition in other words, and how it is printed.
#[test]
fn what_people_write_is_understood() {
    let catalog = shipped();
    let long = "Deutschniveau mindestens A2 und (Altersgruppe höchstens 18–24 oder nicht Vollzeitschulpflicht erfüllt)";
    let rows: &[(&str, &[&str])] = &[
        (
            long,
            &[
                "DEUTSCHNIVEAU Mindestens a2 UND (altersgruppe hoechstens 18-24 ODER NICHT vollzeitschulpflicht erfuellt)",
                "Deutschniveau >= A2\n  und (\n    Altersgruppe <= 18 – 24\n    oder nicht Vollzeitschulpflicht   erfüllt\n  )",
                "sprache ≥ a2 und ( alter ≤ 18_24 oder nicht schulpflicht )",
                "#sprache mindestens #a2 und (#alter bis #18_24 oder nicht #schulpflicht)",
                "((„Deutschniveau“ ab \"A2\")) und (»Altersgruppe« höchstens “18–24” oder (nicht „Vollzeitschulpflicht erfüllt\" ist ja))",
                "Deutschniveau: mindestens A2 und (Altersgruppe ist höchstens 18—24 oder nicht Vollzeitschulpflicht erfu\u{308}llt: ja)",
            ],
        ),
        (
            "Standort ist Süd",
            &[
                "Standort = Süd",
                "Standort: sued",
                "Standort Eine von Sud",
                "standort ist einer von (Süd)",
                "(Standort == „Süd“)",
                "«Standort» = »Süd«",
            ],
        ),
        ("Schwerbehinderung ist keine", &["Schwerbehinderung = „keine“"]),
        (
            "Standort ist nicht Süd",
            &["nicht Standort ist Süd", "Standort != Süd", "Standort keine von Süd", "Standort nicht Süd", "Standort ≠ Süd"],
        ),
        (
            "Standort keine von Mitte, Nord",
            &["nicht Standort eine von Nord, Mitte", "Standort keiner von Mitte,Nord", "Standort ist nicht eine von Mitte, Nord"],
        ),
        (
            "Dauer der Arbeitslosigkeit von 6 bis 12 Monate",
            &[
                "Dauer der Arbeitslosigkeit von 6 Monaten bis 12 Monaten",
                "arbeitslos_dauer von 6 bis 12",
                "Dauer der Arbeitslosigkeit ist von 6 bis 12Monate",
            ],
        ),
        (
            "Dauer der Arbeitslosigkeit genau 12 Monate",
            &["Dauer der Arbeitslosigkeit = 12", "Dauer der Arbeitslosigkeit von 12 bis 12 Monate"],
        ),
        ("Deutschniveau genau B1", &["Deutschniveau von B1 bis B1"]),
        ("Vollzeitschulpflicht erfüllt: nein", &["Vollzeitschulpflicht erfüllt ist nein", "schulpflicht = Nein"]),
        ("Betreuung ist nicht „gesichert“", &["Betreuung ist nicht #gesichert"]),
        ("Betreuung ist „nicht gesichert“", &["Betreuung = \"Nicht gesichert\"", "Betreuung ist offen"]),
        (
            "Standort ist Nord [„Norden“, § 16 Abs. 1, 2 SGB II]",
            &[
                "Standort ist Nord [\"Norden\", § 16 Abs. 1, 2 SGB II]",
                "Standort ist Nord[§ 16 Abs. 1,\n  2 SGB II, „Norden“]",
                "Standort ist Nord [»Norden«] [Norm: „§ 16 Abs. 1, 2 SGB II“]",
            ],
        ),
        ("alle von (eine von (Standort ist Nord))", &["Alle von(einer von (Standort ist Nord))"]),
        (
            "alle von (Standort ist Nord) [„Norden“] und eine von (Standort ist Süd)",
            &["(alle von (Standort ist Nord)) [„Norden“] und (eine von ((Standort ist Süd)))"],
        ),
        (
            "alle von (Standort ist Nord oder Standort ist Süd)",
            &["alle von ((Standort ist Nord oder Standort ist Süd))", "alle von (((Standort ist Nord) oder (Standort ist Süd)))"],
        ),
        (
            "Standort ist Nord und (Standort ist Süd und Standort ist Mitte)",
            &["(Standort ist Nord und (Standort ist Süd und (Standort ist Mitte)))"],
        ),
    ];
    for (expected, others) in rows {
        let meant = parse(&catalog, expected).unwrap_or_else(|fault| panic!("{expected}: {fault:?}"));
        assert_eq!(print(&catalog, &meant), *expected);
        for text in *others {
            assert_eq!(parse(&catalog, text).as_ref(), Ok(&meant), "{text}");
        }
    }
}

#[test]
fn every_wrong_text_is_told_where_and_what() {
    let catalog = shipped();
    assert!(wrong().count() >= 130);
    for (marked, message, fixed) in wrong() {
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (wrong, after) = rest.split_once('⟧').unwrap();
        let text = format!("{before}{wrong}{after}");
        let fault = parse(&catalog, &text).expect_err(&text);
        let place = before.len()..before.len() + wrong.len();
        assert_eq!((fault.message.as_str(), fault.at.clone()), (*message, place), "{text}");
        let first = fault.suggestions.first().map_or(String::new(), |one| applied(&text, one));
        assert_eq!(first, *fixed, "{text}");
    }
}

/// A proposal never makes another sentence of it that is wrong at the same place for the same reason.
#[test]
fn proposals_lead_on() {
    let catalog = shipped();
    let mut good = 0;
    for (marked, _, _) in wrong() {
        let text = marked.replace(['⟦', '⟧'], "");
        let fault = parse(&catalog, &text).expect_err(&text);
        for one in &fault.suggestions {
            let next = parse(&catalog, &applied(&text, one));
            good += usize::from(next.is_ok());
            assert!(next.err().is_none_or(|next| next != fault && next.at.start >= one.replace.start), "{text}: {one:?}");
        }
    }
    assert!(good > 70, "{good}");
}

#[test]
fn too_deep_a_text_is_a_fault_and_no_overflow() {
    let catalog = shipped();
    let too_deep = "Die Bedingungen sind zu tief ineinander geschachtelt. Erlaubt sind 32 Ebenen.";
    let leaf = "Standort ist Nord";
    for levels in [1, 31, 32, 33, 64, 65, 100_000] {
        let nots = "nicht ".repeat(levels - 1) + leaf;
        let brackets = format!("{}{leaf}{}", "(".repeat(levels - 1), ")".repeat(levels - 1));
        let lists = format!("{}{leaf}{}", "alle von (".repeat(levels - 1), ")".repeat(levels - 1));
        let said = |text: &str| parse(&catalog, text).map(drop).map_err(|fault| fault.message);
        let fits = if levels <= MAX_NESTING { Ok(()) } else { Err(too_deep.to_owned()) };
        let groups = format!("{}{leaf}{}", "(".repeat(levels - 1), format!(" und {leaf})").repeat(levels - 1));
        // The outermost stands without brackets.
        let groups = groups.strip_prefix('(').and_then(|groups| groups.strip_suffix(')')).unwrap_or(leaf);
        assert_eq!([said(&nots), said(&lists), said(groups)], [fits.clone(), fits.clone(), fits], "{levels}");
        // Brackets that change nothing are no levels, but there is an end to them too.
        assert_eq!(said(&brackets), if levels <= 2 * MAX_NESTING { Ok(()) } else { Err(too_deep.to_owned()) }, "{levels}");
    }
    type Around = fn(Vec<Criterion>) -> Shape;
    let around: [(Around, &str); 3] = [
        (|mut parts| Shape::Not(Box::new(parts.remove(0))), "nicht #"),
        (|mut parts| Shape::All(vec![parts.remove(0)]), "alle von (#)"),
        (Shape::Any, "(# oder #)"),
    ];
    let leaf = parse(&catalog, leaf).unwrap();
    for (shape, end) in around {
        let mut deep = leaf.clone();
        for levels in 1..=40 {
            let text = print(&catalog, &deep);
            assert_eq!(
                (text.contains('#'), text.contains(end)),
                (levels > MAX_NESTING, levels > MAX_NESTING),
                "{levels}: {text}"
            );
            assert_eq!(parse(&catalog, &text).is_ok_and(|read| read == deep), levels <= MAX_NESTING, "{levels}: {text}");
            deep = Criterion { text: None, norm: None, shape: shape(vec![deep, leaf.clone()]) };
        }
    }
}

#[test]
fn what_can_come_next_is_proposed() {
    let catalog = shipped();
    for (marked, expected) in NEXT {
        let text = marked.replace(['⟦', '⟧', '|'], "");
        let start = marked.find('⟦').unwrap();
        let end = marked.replace(['⟦', '|'], "").find('⟧').unwrap();
        let cursor = marked.replace(['⟦', '⟧'], "").find('|').unwrap_or(end);
        let found = complete(&catalog, &text, cursor);
        let with: Vec<&str> = found.iter().map(|one| one.with.as_str()).collect();
        assert_eq!(with, *expected, "{marked}");
        assert!(found.iter().all(|one| one.replace == (start..end)), "{marked}: {found:?}");
    }
    // Whatever is proposed for a begun condition can be followed to a whole one.
    let mut rng = Rng::new(3);
    for _ in 0..fewer(300) {
        let mut text = String::new();
        let read = (0..60).any(|_| {
            let proposed = complete(&catalog, &text, text.len());
            // A number has to be typed.
            text = if proposed.is_empty() { text.clone() + "12 " } else { applied(&text, rng.pick(&proposed)) + " " };
            parse(&catalog, &text).is_ok()
        });
        assert!(read, "{text}");
    }
}

/// The place of a fault can be shown, and its proposals can be applied.
fn sits_well(text: &str, fault: &NotationFault) {
    let places = [&fault.at].into_iter().chain(fault.suggestions.iter().map(|one| &one.replace));
    for place in places {
        assert!(text.get(place.clone()).is_some(), "{text:?}: {fault:?}");
    }
    assert!(!fault.message.is_empty() && fault.message.ends_with(['.', '?']), "{fault:?}");
}

#[test]
fn no_text_brings_it_down() {
    for seed in 0..fewer(200) {
        let mut rng = Rng::new(seed);
        let catalog = if seed % 2 == 0 { shipped() } else { catalog(&mut rng) };
        for _ in 0..100 {
            let text = soup(&mut rng, &catalog);
            match parse(&catalog, &text) {
                Ok(read) => comes_back(&catalog, &read, seed),
                Err(fault) => sits_well(&text, &fault),
            }
            let cursor = rng.between(0, text.len() as i64 + 2) as usize;
            let found = complete(&catalog, &text, cursor);
            assert!(found.len() <= 20);
            assert!(found.iter().all(|one| text.get(one.replace.clone()).is_some()), "{text:?} at {cursor}: {found:?}");
        }
    }
}

#[test]
fn long_texts_are_read_in_no_time() {
    let catalog = shipped();
    let started = std::time::Instant::now();
    let whole = "Standort ist Nord und ".repeat(5_000) + "Standort ist Süd";
    assert!(parse(&catalog, &whole).is_ok());
    for part in
        ["a ", "„", "\"", "Standort ", "Standort ist Nord ", "(", "[", "=", "ä", "Standort eine von Nord, ", "nicht ", "und "]
    {
        let text = part.repeat(20_000);
        sits_well(&text, &parse(&catalog, &text).expect_err(part));
        complete(&catalog, &text, text.len());
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// Every line of code of the page can be written as it stands there.
#[test]
fn the_page_on_the_notation_is_right() {
    let catalog = shipped();
    let page = include_str!("../../docs/notation.md");
    let mut blocks = 0;
    for (i, block) in page.split("```").enumerate().filter(|(i, _)| i % 2 == 1) {
        for line in block.lines().skip(1).filter(|line| !line.is_empty()) {
            let read = parse(&catalog, line);
            assert!(read.is_ok(), "block {i}: {line}\n{read:?}");
            comes_back(&catalog, &read.unwrap(), 0);
        }
        blocks += 1;
    }
    let quoted: Vec<&str> = page.split("```").step_by(2).flat_map(|text| text.split('`').skip(1).step_by(2)).collect();
    assert!(blocks >= 4 && quoted.is_empty(), "{blocks} {quoted:?}");
}
