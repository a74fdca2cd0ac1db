// SPDX-License-Identifier: EUPL-1.2
//! The promises: each in a sentence, with the tests behind it and what its figure is made of.

use serde_json::Value;

use super::evidence::{Evidence, count, lasting, number, when};
use super::mutants;
use crate::records::Record;

pub struct Promise {
    pub said: &'static str,
    /// File and name of each test, or [`COMMAND`] and its name.
    pub tests: &'static [(&'static str, &'static str)],
    /// The figure with date and state; `None` while nothing was measured.
    pub figure: fn(&Evidence) -> Option<String>,
}

/// Instead of a file: a command of `cargo xtask` that fails where the promise is not kept.
pub const COMMAND: &str = "";

const LAWS: &str = "core/tests/laws.rs";
const AGREEMENT: &str = "core/tests/agreement.rs";
const PAGES: &str = "tests/page/src/cases/mod.rs";
const TEST: &str = "xtask/src/test.rs";

pub const ALL: &[Promise] = &[
    Promise {
        said: "Jede Einschätzung stimmt mit einer zweiten Auswertung überein, die von Grund auf anders geschrieben ist.",
        tests: &[
            (AGREEMENT, "the_core_agrees_with_the_second_evaluator_on_random_catalogues"),
            (AGREEMENT, "the_core_agrees_with_the_second_evaluator_on_the_real_catalogue"),
            (AGREEMENT, "both_give_every_persona_the_outcomes_that_it_expects"),
        ],
        figure: |evidence| {
            let record = evidence.soak()?;
            let of = |name| count(&record.figures, name).map(number);
            Some(format!(
                "{} Zufallsfälle, {} Abweichungen, {} ({})",
                of("/cases")?,
                of("/mismatches")?,
                lasting(record.seconds),
                when(&record)
            ))
        },
    },
    Promise {
        said: "Das schnelle Rechenwerk für große Kataloge sagt dasselbe wie die einfache Auswertung jeder Bedingung.",
        tests: &[(AGREEMENT, "engine_and_plain_evaluation_agree"), ("core/tests/large.rs", "columns_say_what_each_measure_says")],
        figure: |evidence| {
            let record = evidence.soak()?;
            let of = |name| count(&record.figures, name).map(number);
            Some(format!("{} Zufallsfälle, {} Abweichungen ({})", of("/plain_cases")?, of("/plain_mismatches")?, when(&record)))
        },
    },
    Promise {
        said: "Im Browser kommt dasselbe heraus wie hier: Ergebnisse, Gründe, Ansprechpersonen und Fehlermeldungen.",
        tests: &[
            ("tests/same.rs", "the_same_answers_give_the_same_results_everywhere"),
            ("tests/same.rs", "the_same_broken_files_give_the_same_faults_everywhere"),
        ],
        figure: |evidence| {
            let record = evidence.tests()?;
            let parts = ["Chromium", "Firefox"].map(|engine| part(record, &format!("browser tests in {engine}")));
            let counted = |name: &str| parts.iter().map(|part| count((*part)?, name)).sum::<Option<u64>>();
            Some(format!("Tests im Browser: {} bestanden, {} nicht ({})", counted("/passed")?, counted("/failed")?, when(record)))
        },
    },
    Promise {
        said: "Ohne Angabe wird nichts entschieden, und weitere Angaben ändern nie, was schon entschieden ist. Ausgenommen sind Folgerungen: Ihnen geht eine eigene Antwort vor, und eine frühere Regel, die nun zutrifft.",
        tests: &[(LAWS, "without_an_answer_nothing_is_decided"), (LAWS, "what_is_decided_stays_so_when_more_is_answered")],
        figure: core,
    },
    Promise {
        said: "Was eine Frage zu klären verspricht, klärt sie; was als „fast“ gilt, käme mit der kleinen Änderung in Betracht.",
        tests: &[
            (LAWS, "a_question_decides_what_trying_all_answers_decides"),
            (LAWS, "what_is_not_open_in_a_measure_changes_nothing_about_it"),
            (LAWS, "every_near_miss_would_do"),
        ],
        figure: core,
    },
    Promise {
        said: "Die Reihenfolge von Antworten, Maßnahmen, Merkmalen und Bedingungen ändert kein Ergebnis.",
        tests: &[
            (LAWS, "the_order_of_parts_never_matters"),
            (LAWS, "the_order_of_answers_never_matters"),
            (LAWS, "the_order_of_the_catalogue_changes_nothing_but_the_order"),
        ],
        figure: core,
    },
    Promise {
        said: "Die Begründung ist die Rechnung: Jede Begründung ergibt genau das Ergebnis, das sie erklärt.",
        tests: &[
            (LAWS, "the_explanation_is_the_computation"),
            (LAWS, "the_decisive_reasons_alone_decide"),
            ("core/tests/truth.rs", "every_condition_of_up_to_six_leaves_is_as_its_table_says"),
        ],
        figure: core,
    },
    Promise {
        said: "Ein Fehler im Rechenkern fällt auf: Jede absichtlich verfälschte Stelle lässt einen Test scheitern.",
        tests: &[(COMMAND, "mutants"), ("core/tests/every.rs", "every_file_of_tests_is_here")],
        figure: |evidence| {
            let sum = mutants::sum(evidence);
            (!sum.files.is_empty()).then(|| {
                format!(
                    "{} verfälschte Stellen bemerkt, {} endlos, {} nicht bemerkt; geprüft {} von {} Dateien (siehe unten)",
                    number(sum.caught),
                    number(sum.timeouts),
                    number(sum.missed),
                    sum.files.len(),
                    evidence.tried.len()
                )
            })
        },
    },
    Promise {
        said: "Die Tests kommen im Rechenkern an jede Stelle; wo nicht, steht unten der Grund.",
        tests: &[(COMMAND, "coverage"), ("core/tests/truth.rs", "every_condition_of_up_to_six_leaves_is_as_its_table_says")],
        figure: |evidence| {
            let record = evidence.newest("coverage")?;
            let share = |name: &str| {
                let part = record.figures.get(name)?;
                Some(format!("{} von {}", number(count(part, "/covered")?), number(count(part, "/count")?)))
            };
            let (lines, branches) = (share("lines")?, share("branches"));
            let branches = branches.map(|branches| format!(", {branches} Verzweigungen")).unwrap_or_default();
            Some(format!("{lines} Zeilen{branches} ({})", when(record)))
        },
    },
    Promise {
        said: "Kaputte und bösartige Kataloge werden mit der Stelle gemeldet; nichts daraus wird Code.",
        tests: &[
            ("core/tests/hostile.rs", "hostile_files_give_the_faults_beside_them"),
            ("core/tests/hostile.rs", "a_wrong_value_anywhere_is_contained"),
            ("core/tests/hostile.rs", "very_many_faults_are_all_reported_soon"),
            (PAGES, "hostile_catalogue_stays_text"),
            (PAGES, "attacked_catalogues"),
        ],
        figure: |evidence| Some(format!("{} Dateien in `tests/hostile`, hier gezählt", evidence.hostile)),
    },
    Promise {
        said: "Beliebige Eingaben bringen weder Leser noch Schreiber zum Absturz.",
        tests: &[
            ("core/tests/hostile.rs", "random_bytes_never_panic"),
            ("wording/tests/notation.rs", "no_text_brings_it_down"),
            ("tests/fuzz/tests/corpus.rs", "what_the_fuzzer_kept_holds"),
        ],
        figure: fuzzed,
    },
    Promise {
        said: "Keine Angabe verlässt den Browser.",
        tests: &[
            (TEST, "imports of the WebAssembly"),
            (TEST, "ways out of the scripts"),
            (TEST, "policy of the single file"),
            (PAGES, "file_sends_no_request"),
            (PAGES, "canaries_stay_in_the_single_file"),
            (PAGES, "canaries_stay_in_the_element"),
            (PAGES, "answers_are_gone_when_somebody_comes_back"),
        ],
        figure: |evidence| {
            let record = evidence.tests()?;
            let page = part(record, "page tests")?;
            let unsteady = noted(page, "at the second try only");
            Some(format!(
                "alle Seitentests: {} bestanden{}, {} nicht ({})",
                count(page, "/passed")?,
                unsteady.map(|unsteady| format!(", davon {unsteady} erst beim zweiten Versuch")).unwrap_or_default(),
                count(page, "/failed")?,
                when(record)
            ))
        },
    },
    Promise {
        said: "Alles ist barrierefrei, soweit ein Programm es prüfen kann.",
        tests: &[(PAGES, "axe_finds_nothing_"), (PAGES, "editor_axe_"), (PAGES, "large_groups_are_accessible_")],
        figure: |evidence| {
            let record = evidence.tests()?;
            let page = part(record, "page tests")?;
            let (states, violations) = (noted(page, "states under axe")?, noted(page, "violations")?);
            Some(format!("{states} Zustände unter axe, {violations} Verstöße ({})", when(record)))
        },
    },
    Promise {
        said: "Der Förderkompass läuft auch in schwierigen fremden Seiten, und die Seite bleibt, wie sie war.",
        tests: &[(PAGES, "host_")],
        figure: |evidence| Some(format!("{} Wirtsseiten in `tests/pages`, hier gezählt", evidence.host_pages)),
    },
    Promise {
        said: "Die Dateien bleiben klein.",
        tests: &[(TEST, "size of the single file"), (TEST, "size of the app"), (TEST, "size of the editor")],
        figure: |evidence| {
            let record = evidence.tests()?;
            let size = |name: &str, said: &str| {
                let (bytes, limit) = part(record, name)?["note"].as_str()?.strip_suffix(" bytes")?.split_once(" of ")?;
                let of = |text: &str| text.parse().ok().map(number);
                Some(format!("{said} {} von erlaubten {} Byte", of(bytes)?, of(limit)?))
            };
            let sizes = [
                size("size of the single file", "eine Datei ohne Katalog")?,
                size("size of the app", "Anwendung nach brotli")?,
                size("size of the editor", "Editor")?,
            ];
            Some(format!("{} ({})", sizes.join(", "), when(record)))
        },
    },
    Promise {
        said: "Er bleibt schnell, auch mit vielen tausend Maßnahmen.",
        tests: &[("core/tests/hostile.rs", "large_sound_catalogues_are_read_soon"), (COMMAND, "bench")],
        figure: |evidence| {
            let record = evidence.newest("bench")?;
            let bars = record.figures["bars"].as_array()?;
            let reached = bars.iter().filter(|bar| bar["reached"] == true).count();
            let missed = bars.len() - reached;
            Some(format!(
                "{reached} von {} Schranken erreicht, {missed} nicht, mit Gründen in [leistung.md](leistung.md) ({})",
                bars.len(),
                when(record)
            ))
        },
    },
    Promise {
        said: "Fremder Code ist wenig, bekannt und frei verwendbar.",
        tests: &[
            ("xtask/src/supply.rs", "a_dependency_needs_a_line_and_a_line_a_dependency"),
            ("xtask/src/supply/bill.rs", "whoever_is_needed_is_in_the_bill"),
            (TEST, "crates of what ships"),
        ],
        figure: |evidence| {
            let record = evidence.newest("supply")?;
            let of = |name| count(&record.figures, name);
            let weaknesses = match record.figures["advisories"].as_str()? {
                "none" => "keine Schwachstelle bekannt",
                _ => "Schwachstellen nicht abgefragt: Die Datenbank war nicht erreichbar",
            };
            Some(format!(
                "{} von höchstens {} Paketen übersetzt, {} davon zu WebAssembly, {} mit Code im Programm; im Editor {} mit Code; \
                 {weaknesses} ({})",
                of("/crates/widget/compiled")?,
                of("/crates/allowed")?,
                of("/crates/widget/to_wasm")?,
                of("/crates/widget/with_code")?,
                of("/crates/editor/with_code")?,
                when(record)
            ))
        },
    },
    Promise {
        said: "Es ist gleich, wer baut: Zwei Bauten aus verschiedenen Ordnern ergeben dieselben Bytes.",
        tests: &[(COMMAND, "reproduce"), (TEST, "no trace of the builder")],
        figure: |evidence| {
            let record = evidence.newest("reproduce")?;
            let (files, different) = (count(&record.figures, "/artefacts")?, count(&record.figures, "/different")?);
            Some(format!("{files} Dateien, {different} verschieden ({}); Prüfsummen unten", when(record)))
        },
    },
    Promise {
        said: "Die Freigabe läuft so, wie sie ausgepackt wird.",
        tests: &[(COMMAND, "release"), ("tests/page/src/cases/smoke.rs", "single_file_from_a_drive")],
        figure: |evidence| {
            let record = evidence.newest("release")?;
            let of = |name| count(&record.figures, name);
            Some(format!(
                "Version {}: {} Dateien; {} Tests des Ausgepackten bestanden, {} nicht ({})",
                record.figures["version"].as_str()?,
                of("/files")?,
                of("/tests/passed")?,
                of("/tests/failed")?,
                when(record)
            ))
        },
    },
    Promise {
        said: "Alle Tests bestehen, in Chromium, Firefox und WebKitGTK.",
        tests: &[(TEST, "native tests"), (TEST, "browser tests in Firefox"), (TEST, "page tests")],
        figure: |evidence| {
            let record = evidence.tests()?;
            let of = |name| count(&record.figures, name).map(number);
            let long = if record.figures["all"] == true { "mit den langen" } else { "ohne die langen" };
            let parts = record.figures["parts"].as_array().into_iter().flatten();
            let failed: Vec<&str> =
                parts.filter(|part| count(part, "/failed") > Some(0)).filter_map(|part| part["name"].as_str()).collect();
            let failed = if failed.is_empty() { String::new() } else { format!(" (`{}`)", failed.join("`, `")) };
            Some(format!("{} bestanden, {} nicht{failed}, {long} ({})", of("/passed")?, of("/failed")?, when(record)))
        },
    },
];

/// A part of a test run by its name.
pub fn part<'r>(record: &'r Record, name: &str) -> Option<&'r Value> {
    record.figures["parts"].as_array()?.iter().find(|part| part["name"] == name)
}

/// The number before these words in the note of a part.
fn noted(part: &Value, words: &str) -> Option<u64> {
    part["note"].as_str()?.split(", ").find_map(|one| one.strip_suffix(words)?.trim().parse().ok())
}

/// The tests of core and tools in the newest run of all.
fn core(evidence: &Evidence) -> Option<String> {
    let record = evidence.tests()?;
    let native = part(record, "native tests")?;
    let (passed, failed) = (count(native, "/passed")?, count(native, "/failed")?);
    Some(format!("bei jedem Lauf der Tests; zuletzt {passed} bestanden, {failed} nicht ({})", when(record)))
}

/// Time and inputs over all runs; findings are those of each target's newest.
fn fuzzed(evidence: &Evidence) -> Option<String> {
    let fuzzed = evidence.fuzzed();
    let seconds = fuzzed.values().map(|target| target.computed).sum();
    let executions = fuzzed.values().map(|target| target.executions).sum();
    let findings: u64 = fuzzed.values().filter_map(|target| count(target.found, "/findings")).sum();
    let findings = if findings == 1 { "1 Fund".to_string() } else { format!("{findings} Funde") };
    (!fuzzed.is_empty()).then(|| {
        format!("{} Eingaben in {} Rechenzeit; zuletzt {findings}; je Ziel siehe unten", number(executions), lasting(seconds))
    })
}
