// SPDX-License-Identifier: EUPL-1.2
//! The German words of the sheet for clients. Those of other languages stand in the catalogue, which may have its own
//! German ones too.

use foerderkompass_core::SheetWord;

/// A word of the sheet for clients in German, plain enough for people who are learning it.
pub fn sheet_word(word: SheetWord) -> &'static str {
    match word {
        SheetWord::Name => "Deutsch",
        SheetWord::Heading => "Information für Sie",
        SheetWord::Next => "So geht es weiter",
        SheetWord::Bring => "Bitte mitbringen",
        SheetWord::BringText => "Dieses Blatt und, wenn Sie haben, Ihren Ausweis oder Aufenthaltstitel.",
        SheetWord::Duty => "Muss ich teilnehmen?",
        SheetWord::Voluntary => {
            "Nein. Die Teilnahme ist freiwillig. Wenn Sie nicht teilnehmen, bekommen Sie deshalb nicht weniger Geld."
        }
        SheetWord::Discuss => "Das besprechen Sie mit dem Jobcenter. Dieses Blatt verpflichtet Sie zu nichts.",
        SheetWord::Call => "Haben Sie Fragen?",
        SheetWord::Phone => "Telefon",
        SheetWord::Mail => "E-Mail",
        SheetWord::Address => "Adresse",
        SheetWord::Provider => "Anbieter",
        SheetWord::Place => "Ort",
        SheetWord::Start => "Beginn",
        SheetWord::Appointment => "Ihr Termin",
        SheetWord::When => "Tag und Uhrzeit",
        SheetWord::Interpreter => "Dolmetschen",
        SheetWord::InterpreterText => "Brauchen Sie beim Termin Hilfe in Ihrer Sprache? Sagen Sie es uns bitte vorher.",
        SheetWord::Notice => "Keine Einladung, kein Bescheid",
        SheetWord::NoticeText => {
            "Dieses Blatt informiert Sie nur. Eine Einladung oder einen Bescheid bekommen Sie in einem eigenen Schreiben."
        }
        SheetWord::Unreviewed => {
            "Der Text auf diesem Blatt ist noch nicht von einer Fachperson geprüft. Bitte fragen Sie nach, wenn etwas unklar ist."
        }
    }
}
