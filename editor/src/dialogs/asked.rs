// SPDX-License-Identifier: EUPL-1.2
//! What the first start has asked so far, and what it makes of it.

use foerderkompass_upkeep::{Document, House, Split, Start, Team, teams_of};

/// The answers as they are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub publisher: String,
    pub house: House,
    /// One a line.
    pub sites: String,
    /// One range a line.
    pub letters: String,
    pub has_young: bool,
    pub young: String,
    /// The teams of the sample with the own name; empty keeps the sample's.
    pub teams: Vec<AskedTeam>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AskedTeam {
    pub replaces: String,
    /// What it is called in the sample.
    pub sample: String,
    pub name: String,
    pub split: Split,
}

impl Asked {
    pub fn of(sample: &Document) -> Asked {
        let team = |entry: foerderkompass_upkeep::Entry| AskedTeam {
            replaces: entry.id.id,
            sample: entry.title,
            name: String::new(),
            split: Split::None,
        };
        Asked {
            publisher: String::new(),
            house: House::Joint,
            sites: String::new(),
            letters: String::new(),
            has_young: false,
            young: "Team U25".to_string(),
            teams: teams_of(sample).into_iter().map(team).collect(),
        }
    }

    pub fn start(&self) -> Start {
        let (sites, letters) = (several(&self.sites), ranges(&self.letters));
        // A team cannot be divided by what there is only one of.
        let split = |split: Split| match split {
            Split::Sites if sites.len() < 2 => Split::None,
            Split::Letters if letters.len() < 2 => Split::None,
            other => other,
        };
        let own = self.teams.iter().filter(|team| !team.name.trim().is_empty());
        let teams = own.map(|team| Team {
            replaces: team.replaces.clone(),
            name: team.name.trim().to_string(),
            split: split(team.split),
        });
        Start {
            publisher: self.publisher.trim().to_string(),
            house: self.house,
            teams: teams.collect(),
            under_25: Some(self.young.trim().to_string()).filter(|name| self.has_young && !name.is_empty()),
            sites: sites.clone(),
            letters: letters.clone(),
        }
    }

    /// What a step still needs before the next one; `None` if it may go on.
    pub fn missing(&self, step: Step) -> Option<String> {
        match step {
            Step::House if self.publisher.trim().is_empty() => Some("Bitte nennen Sie Ihr Jobcenter.".to_string()),
            Step::Letters => letters_fault(&ranges(&self.letters)),
            Step::Young if self.has_young && self.young.trim().is_empty() => Some("Bitte nennen Sie das Team.".to_string()),
            _ => None,
        }
    }

    /// The answers for a last look, one line each.
    pub fn lines(&self) -> Vec<String> {
        let start = self.start();
        let house = match start.house {
            House::Joint => "gemeinsame Einrichtung (gE)",
            House::Municipal => "zugelassener kommunaler Träger (zkT)",
        };
        let list = |name: &str, items: &[String]| match items {
            [] => format!("{name}: keine Aufteilung"),
            [one] => format!("{name}: {one} (nur einer, daher keine Aufteilung)"),
            many => format!("{name}: {}", many.join(", ")),
        };
        let mut lines = vec![
            format!("{}, {house}", start.publisher),
            list("Standorte", &start.sites),
            list("Buchstaben", &start.letters),
            start
                .under_25
                .as_ref()
                .map_or("Kein eigenes Team für Menschen unter 25".to_string(), |name| format!("Unter 25: {name}")),
        ];
        for team in &start.teams {
            let sample = self.teams.iter().find(|one| one.replaces == team.replaces).map_or("", |one| &one.sample);
            let split = match team.split {
                Split::None => "",
                Split::Sites => ", aufgeteilt nach Standorten",
                Split::Letters => ", aufgeteilt nach Buchstaben",
            };
            lines.push(format!("{} statt „{sample}“{split}", team.name));
        }
        let kept = self.teams.len() - start.teams.len();
        if kept > 0 {
            lines.push(format!("{kept} Teams bleiben vorerst wie im Beispiel"));
        }
        lines
    }
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    House,
    Sites,
    Letters,
    Young,
    Teams,
    Summary,
}

impl Step {
    pub const ALL: [Step; 6] = [Step::House, Step::Sites, Step::Letters, Step::Young, Step::Teams, Step::Summary];

    /// Counted from 0.
    pub fn at(self) -> usize {
        Step::ALL.iter().position(|step| *step == self).unwrap_or_default()
    }

    pub fn next(self) -> Option<Step> {
        Step::ALL.get(self.at() + 1).copied()
    }

    pub fn before(self) -> Option<Step> {
        Step::ALL.get(self.at().checked_sub(1)?).copied()
    }
}

/// The lines of a text, each once.
pub fn several(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split(['\n', ';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
        if !found.iter().any(|other| other == part) {
            found.push(part.to_string());
        }
    }
    found
}

/// Ranges of letters as they are written in the catalogue: „A–F“.
pub fn ranges(text: &str) -> Vec<String> {
    let tidy = |part: String| {
        let joined = part.replace("bis", "–").replace('-', "–");
        joined.split('–').map(|end| end.trim().to_uppercase()).collect::<Vec<_>>().join("–")
    };
    let mut found: Vec<String> = several(text).into_iter().map(tidy).collect();
    found.dedup();
    found
}

/// First and last letter of a range; `None` for anything else, such as „Sch“.
fn ends(range: &str) -> Option<(char, char)> {
    let (first, last) = range.split_once('–').unwrap_or((range, range));
    let letter = |text: &str| text.chars().next().filter(|c| c.is_ascii_uppercase() && text.len() == 1);
    Some((letter(first)?, letter(last)?))
}

/// What is wrong with ranges of letters: one the wrong way round, letters twice or in none. Ranges that are no letters
/// are left to those who wrote them.
fn letters_fault(ranges: &[String]) -> Option<String> {
    let all: Vec<(char, char)> = ranges.iter().map(|range| ends(range)).collect::<Option<_>>()?;
    if all.is_empty() {
        return None;
    }
    if let Some((first, last)) = all.iter().find(|(first, last)| first > last) {
        return Some(format!("„{first}–{last}“ ist vertauscht: Schreiben Sie „{last}–{first}“."));
    }
    for letter in 'A'..='Z' {
        match all.iter().filter(|(first, last)| (*first..=*last).contains(&letter)).count() {
            0 => return Some(format!("Für Nachnamen mit „{letter}“ ist noch niemand zuständig.")),
            1 => {}
            _ => return Some(format!("Der Buchstabe „{letter}“ kommt mehrmals vor.")),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today};
    use foerderkompass_upkeep::{sample_left, start};

    #[test]
    fn ranges_are_read_as_people_write_them() {
        assert_eq!(ranges("a-f\n G bis K ,L–Z"), ["A–F", "G–K", "L–Z"]);
        let fault = |text: &str| letters_fault(&ranges(text));
        assert_eq!(fault("A–F, G–Z"), None);
        assert_eq!(fault(""), None);
        assert_eq!(fault("A–F, H–Z").expect("G is missing"), "Für Nachnamen mit „G“ ist noch niemand zuständig.");
        assert_eq!(fault("A–F, F–Z").expect("F is there twice"), "Der Buchstabe „F“ kommt mehrmals vor.");
        assert_eq!(fault("Z–A").expect("turned"), "„Z–A“ ist vertauscht: Schreiben Sie „A–Z“.");
        assert_eq!(fault("A–R, S ohne Sch, Sch, T–Z"), None, "their own division");
    }

    #[test]
    fn the_answers_become_a_catalogue_that_can_be_read() {
        let sample = shipped();
        let mut asked = Asked::of(&sample);
        assert!(asked.missing(Step::House).is_some());
        asked.publisher = " Jobcenter Nordstadt ".to_string();
        asked.sites = "Nord\nSüd\nNord".to_string();
        asked.has_young = true;
        asked.teams[0].name = "Team 1".to_string();
        asked.teams[0].split = Split::Sites;
        asked.teams[1].name = "Team 2".to_string();
        asked.teams[1].split = Split::Letters;
        assert!(Step::ALL.iter().all(|step| asked.missing(*step).is_none()));
        let told = asked.start();
        assert_eq!((told.publisher.as_str(), told.sites.len(), told.teams.len()), ("Jobcenter Nordstadt", 2, 2));
        assert_eq!(told.teams[1].split, Split::None, "there are no letters to divide by");
        let lines = asked.lines();
        assert_eq!(lines[0], "Jobcenter Nordstadt, gemeinsame Einrichtung (gE)");
        assert_eq!(lines[1], "Standorte: Nord, Süd");
        assert!(
            lines.iter().any(|line| line.starts_with("Team 1 statt „") && line.ends_with("aufgeteilt nach Standorten")),
            "{lines:?}"
        );
        let own = start(&sample, &told);
        let errors =
            own.faults(today()).into_iter().filter(|fault| fault.severity == foerderkompass_core::Severity::Error).count();
        assert_eq!(errors, 0);
        assert!(!sample_left(&own, &sample).is_empty());
    }

    #[test]
    fn steps_follow_each_other() {
        let mut step = Step::House;
        let mut count = 1;
        while let Some(next) = step.next() {
            assert_eq!(next.before(), Some(step));
            step = next;
            count += 1;
        }
        assert_eq!((count, step), (6, Step::Summary));
    }
}
