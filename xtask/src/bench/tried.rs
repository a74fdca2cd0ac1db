// SPDX-License-Identifier: EUPL-1.2
//! What was tried at the bars that are not reached, and what limits them. Only for bars that the record misses.

use super::bars::Bar;

/// The beginning of a bar's name, and what is to be said of it.
const TRIED: &[(&str, &str)] = &[
    (
        "erste Ergebnisse aus JSON gegen JSON.parse",
        "Der eigene Leser tut mehr als `JSON.parse`: Er merkt sich die Stelle jedes Werts, findet doppelte Schlüssel, prüft jeden \
         Verweis und macht Bedingungen und Filter bereit. Versucht: Zahlenfolgen statt eines Baums, acht Bytes auf einmal, Schlüssel \
         nach Kennzahl, Tabellen statt Sortieren, kein Text doppelt. Die Grenze sind Anforderungen von Speicher und das Nachsehen der \
         Schlüssel. Auf Geschwindigkeit übersetzt läse er etwa doppelt so schnell, das WebAssembly wäre aber um 55 KB größer.",
    ),
    (
        "längste Aufgabe beim Laden, 100 000",
        "Lesen, Bedingungen, Filter und Wörter entstehen in Scheiben von 20 ms. In einem Zug bleiben das Übergeben des Textes an \
         WebAssembly, die Tabelle der Kennungen und das Zeichnen der ersten Karten.",
    ),
    (
        "längste Aufgabe beim Laden, 10 000",
        "Auspacken des Programms, Lesen, Bedingungen, Filter und Wörter entstehen in Scheiben von 20 ms. In einem Zug bleiben das \
         Ordnen des ausgepackten Programms und das Zeichnen der ersten Karten; beides hängt nicht von der Zahl der Maßnahmen ab.",
    ),
    (
        "Klick bis zum Bild",
        "Von großen Gruppen stehen zwölf Karten auf dem Schirm, und nach einem Klick werden die ersten sofort und die übrigen in den \
         Bildern danach gezeichnet. Es bleibt, was mit den Maßnahmen wächst: Ergebnis und Platz jeder Maßnahme. Ein Bild dauert 16,7 ms; \
         das Verhältnis springt deshalb, sobald ein Klick ein Bild mehr braucht.",
    ),
    (
        "Speicher nach 1",
        "Der Speicher des WebAssembly bleibt gleich; was JavaScript dazu bekommt, ist auf tausend Klicks verteilt und so klein, dass \
         es auch vom Browser selbst sein kann. Die Schranke verzeiht davon ein Hundertstel.",
    ),
    (
        "Kaltstart",
        "Die eine Datei packt ihr Programm mit LZMA in JavaScript aus, weil gzip ein Drittel größer wäre; das ist etwa ein Drittel des \
         Starts. Dazu kommen Übersetzen des WebAssembly und das Prüfen des ganzen Katalogs, was die einfache Seite beides nicht tut. \
         Versucht: andere Einstellungen von LZMA, Auspacken in Scheiben. Ein Auspacker in WebAssembly wäre schneller, könnte aber die \
         Meldung nicht zeigen, die gebraucht wird, wo WebAssembly verboten ist.",
    ),
    (
        "ganze Anwendung nach brotli",
        "Versucht: Standardbibliothek mit übersetzt und ohne Fehlertexte, Elemente ohne Makro, kleine Generika, eigener Leser statt \
         serde im Programm, ein Sortieren für alles, wasm-opt mit allen Durchgängen, gekürzte Namen. Die Grenze: Yew allein hat mit \
         denselben Einstellungen 45 KB; das Übrige ist das, was das Programm kann, in zwei Sprachen.",
    ),
    (
        "eine Datei ohne Katalog",
        "Versucht: LZMA in 91 druckbaren Zeichen statt gzip in base64, Befehle nach ihrer Bedeutung sortiert, Hinweise zur Ausrichtung \
         weggelassen. Vorhersagen aus mehreren Zusammenhängen würden weitere 25 KB sparen und den Start um eine halbe Sekunde verlängern.",
    ),
];

/// The section, or nothing if every bar is reached.
pub fn section(bars: &[Bar]) -> String {
    let missed = bars.iter().filter(|bar| bar.reached == Some(false));
    let said: Vec<String> = missed
        .map(|bar| {
            let tried = TRIED.iter().find(|(what, _)| bar.what.starts_with(what));
            let tried = tried.map_or("Noch nichts versucht.", |(_, tried)| tried);
            format!("- **{}** ({}): {tried}\n", bar.what, bar.short)
        })
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        format!(
            "### Was nicht erreicht ist: was versucht wurde, und die Grenze\n\nWie weit jede Schranke verfehlt ist, steht im \
             Protokoll. Was ein Versuch gebracht hätte, ist je einmal bei der Arbeit gemessen und nicht im Protokoll.\n\n{}",
            said.concat()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_explained_and_nothing_else() {
        let bar = |what, reached| Bar { what, bar: String::new(), found: String::new(), reached, short: "2-mal".to_owned() };
        let bars =
            [bar("Kaltstart der einen Datei", Some(false)), bar("Klick bis zum Bild", Some(true)), bar("neu", Some(false))];
        let said = section(&bars);
        assert!(said.contains("**Kaltstart der einen Datei** (2-mal): Die eine Datei"), "{said}");
        assert!(said.contains("**neu** (2-mal): Noch nichts versucht."), "{said}");
        assert!(!said.contains("Klick"), "{said}");
        assert_eq!(section(&[bar("x", None)]), "");
    }
}
