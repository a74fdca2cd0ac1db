// SPDX-License-Identifier: EUPL-1.2
//! What people write and what they are told: the place between ⟦ and ⟧, the sentence, and the whole text after the
//! first proposal (empty if there is none). All of it with the shipped catalogue.

pub const WRONG: &[(&str, &str, &str)] = &[
    ("⟦⟧", "Hier steht noch keine Bedingung. Sie beginnt mit einem Merkmal, mit „nicht“ oder mit „(“.", ""),
    ("⟦   ⟧", "Hier steht noch keine Bedingung. Sie beginnt mit einem Merkmal, mit „nicht“ oder mit „(“.", ""),
    (
        "⟦Deutschnivo⟧ mindestens A2",
        "Das Merkmal „Deutschnivo“ gibt es nicht – meinten Sie „Deutschniveau“?",
        "Deutschniveau mindestens A2",
    ),
    (
        "Deutschniveau mindestens ⟦A3⟧",
        "Die Antwort „A3“ gibt es bei „Deutschniveau“ nicht. Möglich sind „kein Deutsch“, „A1“, „A2“, „B1“, „B2“, „C1“, „C2“ und „Erstsprache“.",
        "",
    ),
    (
        "Deutschniveau mindestens⟦⟧",
        "Hier fehlt eine Antwort von „Deutschniveau“. Möglich sind „kein Deutsch“, „A1“, „A2“, „B1“, „B2“, „C1“, „C2“ und „Erstsprache“.",
        "",
    ),
    (
        "⟦Deutschniveau⟧",
        "Nach „Deutschniveau“ fehlt, was gelten soll. Richtig ist zum Beispiel „Deutschniveau mindestens B2“.",
        "",
    ),
    (
        "Deutschniveau ⟦A2⟧",
        "Zwischen „Deutschniveau“ und „A2“ fehlt, was gelten soll: „mindestens“, „höchstens“ oder „ist“.",
        "Deutschniveau mindestens A2",
    ),
    ("Deutschniveau mindestens A2 und⟦⟧", "Nach „und“ fehlt eine Bedingung.", ""),
    ("Deutschniveau mindestens A2 oder ⟦und⟧ Standort ist Nord", "Vor „und“ fehlt eine Bedingung.", ""),
    ("⟦und⟧ Standort ist Nord", "Vor „und“ fehlt eine Bedingung.", ""),
    (
        "Altersgruppe mindestens ⟦A2⟧",
        "„A2“ gehört zu „Deutschniveau“, nicht zu „Altersgruppe“. Möglich sind „15–17“, „18–24“, „25–29“, „30–44“, „45–54“ und „55+“.",
        "",
    ),
    (
        "⟦Schulpflicht erfüllt⟧",
        "Das Merkmal „Schulpflicht erfüllt“ gibt es nicht – meinten Sie „Vollzeitschulpflicht erfüllt“?",
        "Vollzeitschulpflicht erfüllt",
    ),
    (
        "⟦A2⟧ und Standort ist Nord",
        "„A2“ ist eine Antwort von „Deutschniveau“. Schreiben Sie das Merkmal davor.",
        "Deutschniveau ist A2 und Standort ist Nord",
    ),
    (
        "Standort ist Nord oder ⟦Süd⟧",
        "„Süd“ ist noch eine Antwort von „Standort“. Mehrere Antworten schreiben Sie mit „eine von“ und Komma.",
        "Standort eine von Nord, Süd",
    ),
    (
        "Standort eine von Nord, ⟦Nord⟧",
        "„Nord“ steht zweimal in der Liste. Lassen Sie es nur einmal stehen.",
        "Standort eine von Nord",
    ),
    ("Standort eine von Nord,⟦⟧", "Hier fehlt eine Antwort von „Standort“. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    ("Standort eine von Nord ⟦Süd⟧", "Vor „Süd“ fehlt ein Komma.", "Standort eine von Nord, Süd"),
    (
        "Standort ⟦mindestens⟧ Nord",
        "Die Antworten von „Standort“ haben keine Reihenfolge. Möglich sind „ist“, „ist nicht“, „eine von“ und „keine von“.",
        "Standort ist Nord",
    ),
    (
        "Deutschniveau ⟦unter⟧ B1",
        "„unter“ gibt es hier nicht. Schreiben Sie „höchstens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „höchstens A2“.",
        "Deutschniveau höchstens A2",
    ),
    (
        "Deutschniveau mindestens A2 und Standort ist Nord ⟦oder⟧ Standort ist Süd",
        "„und“ und „oder“ stehen hier ohne Klammern nebeneinander. Setzen Sie Klammern um das, was zusammengehört.",
        "(Deutschniveau mindestens A2 und Standort ist Nord) oder Standort ist Süd",
    ),
    (
        "⟦Lesen und Schreiben⟧ ist sicher",
        "„Lesen und Schreiben“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        "„Lesen und Schreiben“ ist sicher",
    ),
    (
        "Betreuung ist ⟦nicht gesichert⟧",
        "Hier ist unklar, ob „nicht gesichert“ gemeint ist oder das Gegenteil von „gesichert“. Setzen Sie den Namen in Anführungszeichen.",
        "Betreuung ist „nicht gesichert“",
    ),
    (
        "⟦Lesen und Schreiben⟧ ist noch nicht alphabetisiert",
        "„Lesen und Schreiben“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        "„Lesen und Schreiben“ ist noch nicht alphabetisiert",
    ),
    (
        "„Lesen und Schreiben“ ist ⟦noch nicht alphabetisiert⟧",
        "„noch nicht alphabetisiert“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        "„Lesen und Schreiben“ ist „noch nicht alphabetisiert“",
    ),
    (
        "Leistungsbezug ist ⟦SGB II⟧",
        "Die Antwort „SGB II“ gibt es bei „Leistungsbezug“ nicht – meinten Sie „SGB III (Arbeitslosengeld)“?",
        "Leistungsbezug ist „SGB III (Arbeitslosengeld)“",
    ),
    (
        "Leistungsbezug ist ⟦SGB 2⟧",
        "Die Antwort „SGB 2“ gibt es bei „Leistungsbezug“ nicht – meinten Sie „SGB II (Grundsicherungsgeld)“?",
        "Leistungsbezug ist „SGB II (Grundsicherungsgeld)“",
    ),
    (
        "Arbeitsmarktzugang ist ⟦Arbeit nicht erlaubt⟧",
        "„Arbeit nicht erlaubt“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        "Arbeitsmarktzugang ist „Arbeit nicht erlaubt“",
    ),
    (
        "Arbeitsmarktzugang ist nicht ⟦erlaubt⟧",
        "Die Antwort „erlaubt“ gibt es bei „Arbeitsmarktzugang“ nicht – meinten Sie „Arbeit erlaubt“?",
        "Arbeitsmarktzugang ist nicht Arbeit erlaubt",
    ),
    (
        "Deutschniveau von ⟦B1 bis A2⟧",
        "Der Bereich ist leer: „B1“ kommt nach „A2“. Tauschen Sie beide.",
        "Deutschniveau von A2 bis B1",
    ),
    (
        "Deutschniveau von A2 bis⟦⟧",
        "Hier fehlt eine Antwort von „Deutschniveau“. Möglich sind „kein Deutsch“, „A1“, „A2“, „B1“, „B2“, „C1“, „C2“ und „Erstsprache“.",
        "",
    ),
    (
        "Vollzeitschulpflicht erfüllt ⟦mindestens⟧ A2",
        "„Vollzeitschulpflicht erfüllt“ ist ja oder nein. Das Merkmal steht allein, mit „nicht“ davor oder mit „: nein“ danach.",
        "",
    ),
    (
        "Vollzeitschulpflicht erfüllt ist ⟦vielleicht⟧",
        "Zu „Vollzeitschulpflicht erfüllt“ passt „vielleicht“ nicht. Möglich sind „ja“ und „nein“.",
        "Vollzeitschulpflicht erfüllt ist ja",
    ),
    (
        "Vollzeitschulpflicht erfüllt ⟦Standort⟧ ist Nord",
        "Vor „Standort“ fehlt „und“ oder „oder“.",
        "Vollzeitschulpflicht erfüllt und Standort ist Nord",
    ),
    (
        "Standort ist Nord ⟦Deutschniveau⟧ mindestens A2",
        "Vor „Deutschniveau“ fehlt „und“ oder „oder“.",
        "Standort ist Nord und Deutschniveau mindestens A2",
    ),
    (
        "Standort ist Nord ⟦&⟧ Deutschniveau mindestens A2",
        "„&“ gibt es hier nicht. Schreiben Sie „und“.",
        "Standort ist Nord und Deutschniveau mindestens A2",
    ),
    (
        "Standort ist Nord ⟦nicht⟧ Deutschniveau mindestens A2",
        "Vor „nicht“ fehlt „und“ oder „oder“.",
        "Standort ist Nord und nicht Deutschniveau mindestens A2",
    ),
    ("Standort nicht eine von⟦⟧", "Hier fehlt eine Antwort von „Standort“. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    (
        "Standort ⟦nicht keine von⟧ Nord",
        "Hier steht zweimal, dass etwas nicht gilt. Lassen Sie „nicht“ weg oder schreiben Sie „eine von“.",
        "Standort keine von Nord",
    ),
    (
        "⟦eine von⟧ Nord, Süd",
        "Vor „eine von“ fehlt das Merkmal, zum Beispiel „Erwerbsstatus eine von arbeitslos, arbeitsuchend“.",
        "",
    ),
    (
        "⟦keine von⟧ (Standort ist Nord)",
        "Vor einer Klammer steht nicht „keine von“, sondern „nicht“, „alle von“ oder „eine von“.",
        "nicht (Standort ist Nord)",
    ),
    ("⟦alle von⟧ Standort ist Nord", "Nach „alle von“ fehlt die Klammer mit der Bedingung, zum Beispiel „alle von (…)“.", ""),
    (
        "Standort ⟦alle von⟧ Nord, Süd",
        "Die Antworten von „Standort“ haben keine Reihenfolge. Möglich sind „ist“, „ist nicht“, „eine von“ und „keine von“.",
        "Standort eine von Nord, Süd",
    ),
    ("⟦mindestens⟧ A2", "Vor „mindestens“ fehlt das Merkmal, zum Beispiel „Altersgruppe mindestens 30–44“.", ""),
    ("nicht⟦⟧", "Nach „nicht“ fehlt eine Bedingung.", ""),
    ("nicht nicht⟦⟧", "Nach „nicht“ fehlt eine Bedingung.", ""),
    ("⟦#ort⟧ ist Nord", "Das Merkmal „#ort“ gibt es nicht. Merkmale heißen hier wie auf dem Bildschirm.", ""),
    ("#standort ist ⟦#ost⟧", "Die Antwort „#ost“ gibt es bei „Standort“ nicht. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    (
        "Gesundheit ist ja und ⟦ja⟧",
        "„ja“ ist eine Antwort von „Gesundheit“. Schreiben Sie das Merkmal davor.",
        "Gesundheit ist ja und Gesundheit ist ja",
    ),
    ("⟦xyz⟧", "Das Merkmal „xyz“ gibt es nicht. Merkmale heißen hier wie auf dem Bildschirm.", ""),
    ("Standort = ⟦Ost⟧", "Die Antwort „Ost“ gibt es bei „Standort“ nicht. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    (
        "Deutschniveau ⟦zwischen⟧ A1 und B1",
        "„zwischen“ gibt es hier nicht. Schreiben Sie „von … bis …“; beide Enden gehören dazu.",
        "",
    ),
    ("⟦Standort⟧ (Nord)", "Nach „Standort“ fehlt, was gelten soll. Richtig ist zum Beispiel „Standort ist Mitte“.", ""),
    ("Standort:⟦⟧ ", "Hier fehlt eine Antwort von „Standort“. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    ("Deutschniveau ⟦maximal⟧ A2", "„maximal“ gibt es hier nicht. Schreiben Sie „höchstens“.", "Deutschniveau höchstens A2"),
    (
        "⟦SGB II in den letzten Jahren⟧",
        "Das Merkmal „SGB II in den letzten Jahren“ gibt es nicht. Merkmale heißen hier wie auf dem Bildschirm.",
        "",
    ),
    ("Standort ist Nord und nicht⟦⟧", "Nach „nicht“ fehlt eine Bedingung.", ""),
    ("Standort ist Nord und ⟦und⟧ Standort ist Süd", "Vor „und“ fehlt eine Bedingung.", ""),
    (
        "Deutschniveau mindestens ⟦2⟧",
        "Die Antwort „2“ gibt es bei „Deutschniveau“ nicht. Möglich sind „kein Deutsch“, „A1“, „A2“, „B1“, „B2“, „C1“, „C2“ und „Erstsprache“.",
        "",
    ),
    (
        "Altersgruppe höchstens ⟦24⟧",
        "Die Antwort „24“ gibt es bei „Altersgruppe“ nicht – meinten Sie „18–24“?",
        "Altersgruppe höchstens 18–24",
    ),
    (
        "Erwerbsstatus ist ⟦Minijobs⟧",
        "Die Antwort „Minijobs“ gibt es bei „Erwerbsstatus“ nicht – meinten Sie „Minijob“?",
        "Erwerbsstatus ist Minijob",
    ),
    (
        "Deutschniveau ⟦über⟧ C1",
        "„über“ gibt es hier nicht. Schreiben Sie „mindestens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „mindestens C2“.",
        "Deutschniveau mindestens C2",
    ),
    ("Standort ist Nord ⟦Süd⟧", "Vor „Süd“ fehlt ein Komma. Mehrere Antworten stehen nach „eine von“.", ""),
    ("Standort eine von Mitte, Nord ⟦Süd⟧", "Vor „Süd“ fehlt ein Komma.", "Standort eine von Mitte, Nord, Süd"),
    (
        "Deutschniveau ⟦kaputt⟧",
        "Nach „Deutschniveau“ passt „kaputt“ nicht. Richtig ist zum Beispiel „Deutschniveau mindestens B2“.",
        "",
    ),
    (
        "Standort ist Nord oder Standort ist Süd ⟦und⟧ Deutschniveau mindestens A2",
        "„oder“ und „und“ stehen hier ohne Klammern nebeneinander. Setzen Sie Klammern um das, was zusammengehört.",
        "(Standort ist Nord oder Standort ist Süd) und Deutschniveau mindestens A2",
    ),
    ("Standort ⟦Nord⟧", "Zwischen „Standort“ und „Nord“ fehlt, was gelten soll: „ist“ oder „ist nicht“.", "Standort ist Nord"),
    (
        "Standort ist Nord ⟦mindestens⟧ A2",
        "Vor „mindestens“ fehlen „und“ oder „oder“ und ein Merkmal. Die Bedingung davor ist schon vollständig.",
        "",
    ),
    ("⟦Betreuung⟧", "Nach „Betreuung“ fehlt, was gelten soll. Richtig ist zum Beispiel „Betreuung ist gesichert“.", ""),
    (
        "Vollzeitschulpflicht erfüllt ⟦alle von⟧ (Standort ist Nord)",
        "„Vollzeitschulpflicht erfüllt“ ist ja oder nein. Das Merkmal steht allein, mit „nicht“ davor oder mit „: nein“ danach.",
        "",
    ),
    ("⟦Deut⟧ mindestens A2", "Das Merkmal „Deut“ gibt es nicht – meinten Sie „Deutschniveau“?", "Deutschniveau mindestens A2"),
];
