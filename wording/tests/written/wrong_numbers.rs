// SPDX-License-Identifier: EUPL-1.2
//! As in `wrong.rs`, of an attribute that is a number.

pub const WRONG_NUMBERS: &[(&str, &str, &str)] = &[
    (
        "Dauer der Arbeitslosigkeit mindestens ⟦zwölf⟧",
        "„zwölf“ ist keine ganze Zahl. „Dauer der Arbeitslosigkeit“ ist eine Zahl von 0 bis 600.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens 12 ⟦Jahre⟧",
        "„Dauer der Arbeitslosigkeit“ zählt in „Monate“, nicht in „Jahre“.",
        "Dauer der Arbeitslosigkeit mindestens 12 Monate",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens ⟦700⟧",
        "Die Zahl 700 liegt außerhalb von „Dauer der Arbeitslosigkeit“. Richtig ist eine Zahl von 0 bis 600.",
        "Dauer der Arbeitslosigkeit mindestens 600",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens ⟦12,5⟧ Monate",
        "„12,5“ ist keine ganze Zahl. Zahlen mit Komma gibt es hier nicht.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit ⟦12 Monate⟧",
        "Zwischen „Dauer der Arbeitslosigkeit“ und „12 Monate“ fehlt, was gelten soll: „mindestens“, „höchstens“ oder „genau“.",
        "Dauer der Arbeitslosigkeit mindestens 12 Monate",
    ),
    ("Dauer der Arbeitslosigkeit von ⟦6⟧", "Nach „von 6“ fehlt „bis“ und das Ende. Ohne Ende heißt es „mindestens“.", ""),
    (
        "Dauer der Arbeitslosigkeit von ⟦12 bis 6 Monate⟧",
        "Der Bereich ist leer: „12“ kommt nach „6 Monate“. Tauschen Sie beide.",
        "Dauer der Arbeitslosigkeit von 6 Monate bis 12",
    ),
    ("Dauer der Arbeitslosigkeit ist ⟦6–12⟧", "„6–12“ ist keine einzelne Zahl. Einen Bereich schreiben Sie „von 6 bis 12“.", ""),
    (
        "Dauer der Arbeitslosigkeit ⟦eine von⟧ 6, 12",
        "„Dauer der Arbeitslosigkeit“ ist eine Zahl. Möglich sind „mindestens“, „höchstens“, „von … bis …“ und „genau“.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit ⟦unter⟧ 12 Monaten",
        "„unter“ gibt es hier nicht. Schreiben Sie „höchstens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „höchstens 11 Monaten“.",
        "Dauer der Arbeitslosigkeit höchstens 11 Monaten",
    ),
    (
        "Dauer der Arbeitslosigkeit ⟦mehr⟧ als 12 Monate",
        "„mehr“ gibt es hier nicht. Schreiben Sie „mindestens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „mindestens 13 Monate“.",
        "Dauer der Arbeitslosigkeit mindestens 13 Monate",
    ),
    (
        "Dauer der Arbeitslosigkeit ⟦>⟧ 12",
        "„>“ gibt es hier nicht. Schreiben Sie „mindestens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „mindestens 13“.",
        "Dauer der Arbeitslosigkeit mindestens 13",
    ),
    ("Dauer der Arbeitslosigkeit mindestens⟦⟧", "Hier fehlt eine Zahl von 0 bis 600.", ""),
    ("Dauer der Arbeitslosigkeit mindestens ⟦und⟧ Standort ist Nord", "Vor „und“ fehlt eine Zahl von 0 bis 600.", ""),
    (
        "⟦Dauer der Arbeitslosigkeit⟧",
        "Nach „Dauer der Arbeitslosigkeit“ fehlt, was gelten soll. Richtig ist zum Beispiel „Dauer der Arbeitslosigkeit mindestens 0“.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit ist ⟦sechs–zwölf⟧",
        "„sechs–zwölf“ ist keine ganze Zahl. „Dauer der Arbeitslosigkeit“ ist eine Zahl von 0 bis 600.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit ist ⟦6–⟧",
        "„6–“ ist keine ganze Zahl. „Dauer der Arbeitslosigkeit“ ist eine Zahl von 0 bis 600.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens ⟦0.500⟧",
        "„0.500“ ist keine ganze Zahl. „Dauer der Arbeitslosigkeit“ ist eine Zahl von 0 bis 600.",
        "",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens 12⟦,⟧ 5",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „,“.",
        "Dauer der Arbeitslosigkeit mindestens 12 und 5",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens 12⟦,⟧Standort ist Nord",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „,“.",
        "Dauer der Arbeitslosigkeit mindestens 12 und Standort ist Nord",
    ),
    (
        "Dauer der Arbeitslosigkeit mindestens 12⟦;⟧5",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „;“.",
        "Dauer der Arbeitslosigkeit mindestens 12 und 5",
    ),
];
