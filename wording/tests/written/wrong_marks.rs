// SPDX-License-Identifier: EUPL-1.2
//! As in `wrong.rs`, where a bracket, a quotation mark, a comma or another mark is what is wrong, and in notes.

pub const WRONG_MARKS: &[(&str, &str, &str)] = &[
    (
        "Standort ist Nord⟦,⟧ Süd",
        "Nach „ist“ steht nur eine Antwort. Mehrere schreiben Sie so: „Standort eine von Mitte, Nord“.",
        "Standort eine von Nord, Süd",
    ),
    (
        "Standort ist nicht Nord⟦,⟧ Süd",
        "Nach „ist“ steht nur eine Antwort. Mehrere schreiben Sie so: „Standort keine von Mitte, Nord“.",
        "Standort keine von Nord, Süd",
    ),
    (
        "Standort ⟦<⟧ Nord",
        "Die Antworten von „Standort“ haben keine Reihenfolge. Möglich sind „ist“, „ist nicht“, „eine von“ und „keine von“.",
        "",
    ),
    (
        "Deutschniveau ⟦<⟧ B1",
        "„<“ gibt es hier nicht. Schreiben Sie „höchstens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „höchstens A2“.",
        "Deutschniveau höchstens A2",
    ),
    (
        "Deutschniveau ⟦>⟧ A2",
        "„>“ gibt es hier nicht. Schreiben Sie „mindestens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „mindestens B1“.",
        "Deutschniveau mindestens B1",
    ),
    (
        "⟦(⟧Deutschniveau mindestens A2",
        "Die Klammer wird nicht geschlossen. Nach der letzten Bedingung darin steht „)“.",
        "(Deutschniveau mindestens A2)",
    ),
    ("Deutschniveau mindestens A2⟦)⟧", "Zu dieser schließenden Klammer fehlt die öffnende.", "Deutschniveau mindestens A2"),
    ("⟦()⟧", "Zwischen den Klammern steht keine Bedingung.", ""),
    ("Deutschniveau mindestens A2 und ⟦()⟧", "Zwischen den Klammern steht keine Bedingung.", ""),
    ("(Standort ist Nord oder ⟦)⟧", "Vor der schließenden Klammer fehlt eine Bedingung.", ""),
    (
        "Standort ist ⟦„⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist „Nord“",
    ),
    (
        "Standort ist ⟦\"⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist \"Nord\"",
    ),
    (
        "Leistungsbezug ist ⟦SGB II (Grundsicherungsgeld)⟧",
        "„SGB II (Grundsicherungsgeld)“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        "Leistungsbezug ist „SGB II (Grundsicherungsgeld)“",
    ),
    (
        "Standort ist Nord⟦;⟧ Deutschniveau mindestens A2",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „;“.",
        "Standort ist Nord und Deutschniveau mindestens A2",
    ),
    (
        "Standort ist Nord⟦,⟧ Deutschniveau mindestens A2",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „,“.",
        "Standort ist Nord und Deutschniveau mindestens A2",
    ),
    (
        "Standort ist Nord ⟦[]⟧",
        "Zwischen den eckigen Klammern steht nichts. Dort stehen der Text in Anführungszeichen und der Paragraf, zum Beispiel [„Volljährig“, § 7 Abs. 1 SGB II].",
        "",
    ),
    (
        "Standort ist Nord [⟦Nordstadt⟧]",
        "„Nordstadt“ ist kein Paragraf. Ein Text steht in Anführungszeichen; ein Paragraf beginnt mit „§“ oder „Art.“, ein anderer Beleg mit „Norm“ und Anführungszeichen.",
        "Standort ist Nord [„Nordstadt“]",
    ),
    (
        "Standort ist Nord ⟦[⟧„Nordstadt“",
        "Die eckige Klammer wird nicht geschlossen. Nach Text und Paragraf steht „]“.",
        "Standort ist Nord [„Nordstadt“]",
    ),
    ("Standort ist Nord [„A“, ⟦„B“⟧]", "Diese Bedingung hat schon einen Text. Lassen Sie nur einen davon stehen.", ""),
    ("Standort ist Nord [§ 1] [⟦§ 2⟧]", "Diese Bedingung hat schon einen Paragrafen. Lassen Sie nur einen davon stehen.", ""),
    ("Standort ist Nord [⟦Norm⟧ § 1]", "Nach „Norm“ steht der Paragraf in Anführungszeichen.", ""),
    (
        "Standort ist Nord [⟦„ “⟧]",
        "Zwischen den Anführungszeichen steht nichts. Tragen Sie etwas ein oder streichen Sie sie.",
        "",
    ),
    (
        "Standort ist Nord [⟦„a\nb“⟧]",
        "In diesem Text steht ein Zeilenumbruch oder ein Steuerzeichen. Schreiben Sie ihn in eine Zeile.",
        "",
    ),
    ("⟦[⟧„Text“] Standort ist Nord", "Vor der eckigen Klammer fehlt die Bedingung, zu der sie gehört.", ""),
    ("Standort ist Nord ⟦]⟧", "Zu dieser eckigen Klammer fehlt die öffnende.", "Standort ist Nord "),
    ("⟦„Standorte“⟧ ist Nord", "Das Merkmal „Standorte“ gibt es nicht – meinten Sie „Standort“?", "Standort ist Nord"),
    ("Standort ist ⟦(⟧Nord)", "Vor „(“ fehlt eine Antwort von „Standort“. Möglich sind „Mitte“, „Nord“ und „Süd“.", ""),
    ("Standort eine von ⟦(⟧Nord, Süd", "Die Klammer um die Antworten wird nicht geschlossen.", "Standort eine von (Nord, Süd)"),
    (
        "Standort ist Nord ⟦:⟧",
        "Das Zeichen „:“ ist hier nicht möglich. Nach einer Bedingung steht „und“, „oder“ oder nichts.",
        "",
    ),
    ("⟦)⟧", "Vor der schließenden Klammer fehlt eine Bedingung.", ""),
    (
        "nicht ⟦(⟧„Lesen und Schreiben“ ist sicher",
        "Die Klammer wird nicht geschlossen. Nach der letzten Bedingung darin steht „)“.",
        "nicht („Lesen und Schreiben“ ist sicher)",
    ),
    (
        "Standort ist Nord ⟦[⟧§ 16 SGB II",
        "Die eckige Klammer wird nicht geschlossen. Nach Text und Paragraf steht „]“.",
        "Standort ist Nord [§ 16 SGB II]",
    ),
    (
        "Deutschniveau ⟦<⟧ kein Deutsch",
        "„<“ gibt es hier nicht. Schreiben Sie „höchstens“; der Wert selbst gehört dann dazu.",
        "",
    ),
    (
        "Standort ist Nord⟦,⟧Deutschniveau mindestens A2",
        "Zwischen zwei Bedingungen steht „und“ oder „oder“, nicht „,“.",
        "Standort ist Nord und Deutschniveau mindestens A2",
    ),
    (
        "Vollzeitschulpflicht erfüllt ⟦<⟧ ja",
        "„Vollzeitschulpflicht erfüllt“ ist ja oder nein. Das Merkmal steht allein, mit „nicht“ davor oder mit „: nein“ danach.",
        "",
    ),
    (
        "Standort ist ⟦»⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist »Nord«",
    ),
    (
        "Standort ist ⟦«⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist «Nord»",
    ),
    (
        "Standort ist ⟦“⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist “Nord”",
    ),
    (
        "Standort ist ⟦”⟧Nord",
        "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.",
        "Standort ist ”Nord”",
    ),
    ("⟦]⟧ Standort ist Nord", "Zu dieser eckigen Klammer fehlt die öffnende.", " Standort ist Nord"),
    (
        "⟦,⟧ Standort ist Nord",
        "Das Zeichen „,“ ist hier nicht möglich. Hier beginnt eine Bedingung: ein Merkmal, „nicht“ oder „(“.",
        "",
    ),
    (
        "Standort ist Nord und ⟦;⟧",
        "Das Zeichen „;“ ist hier nicht möglich. Hier beginnt eine Bedingung: ein Merkmal, „nicht“ oder „(“.",
        "",
    ),
    (
        "Deutschniveau ⟦>⟧ Erstsprache",
        "„>“ gibt es hier nicht. Schreiben Sie „mindestens“; der Wert selbst gehört dann dazu.",
        "",
    ),
    ("(Standort ist Nord)⟦)⟧", "Zu dieser schließenden Klammer fehlt die öffnende.", "(Standort ist Nord)"),
];
