// SPDX-License-Identifier: EUPL-1.2
//! What many tests do on the page on their way to what they test: five answers, another view, the Merkliste, the
//! clipboard.

use foerderkompass_core::{Answer, Attribute, Kind, Profile};
use serde_json::{Value, json};

use crate::page::{Page, equal};
use crate::runner::Outcome;

/// Five answers of a client, by the ids of the catalogue.
pub const ANSWERS: [(&str, &str); 5] = [
    ("rechtskreis", "sgb2"),
    ("erwerbsstatus", "arbeitslos"),
    ("alter", "30_44"),
    ("sprache", "a2"),
    ("berufsabschluss", "ausland_offen"),
];

/// The answer to a question whose option has this id.
pub fn answer_of(attribute: &Attribute, option: &str) -> Result<Answer, String> {
    let at = attribute.option_at(option).ok_or_else(|| format!("{} has no answer {option}.", attribute.id))?;
    Ok(if matches!(attribute.kind, Kind::Multi(_)) { Answer::Options(vec![at]) } else { Answer::Option(at) })
}

impl Page {
    /// The profile that [`ANSWERS`] make.
    pub fn five(&self) -> Result<Profile, String> {
        let catalog = &self.world.catalog;
        let mut profile = Profile::default();
        for (id, option) in ANSWERS {
            let at = catalog.attribute_at(id).ok_or_else(|| format!("There is no question {id}."))?;
            let attribute = catalog.attributes().get(at).ok_or("A question is missing.")?;
            profile.set(catalog, at, Some(answer_of(attribute, option)?));
        }
        Ok(profile)
    }

    /// Gives the five answers by clicking, and waits for what follows from them.
    pub async fn give_five(&self) -> Result<Profile, String> {
        let profile = self.five()?;
        self.give(&profile).await?;
        self.shows_all(&profile).await?;
        Ok(profile)
    }

    /// Chooses what stands beside the questions.
    pub async fn view(&self, name: &str) -> Outcome {
        self.click(&format!("[data-view={name}]")).await?;
        let current = "return root.querySelector(arguments[0]).getAttribute('aria-current');";
        self.eventually("The view", current, vec![json!(format!("[data-view={name}]"))], &json!("true")).await
    }

    /// Opens the card of a measure by its title.
    pub async fn open_card(&self, measure: &str) -> Outcome {
        let button = format!("article[data-measure=\"{measure}\"] button[aria-expanded]");
        self.click(&button).await?;
        let expanded = format!("return root.querySelector('{button}').getAttribute('aria-expanded');");
        self.eventually("The card", &expanded, vec![], &json!("true")).await
    }

    /// Puts a measure on the Merkliste.
    pub async fn mark(&self, measure: &str) -> Outcome {
        let button = format!("article[data-measure=\"{measure}\"] .fk-keep");
        self.click(&button).await?;
        let pressed = format!("return root.querySelector('{button}').getAttribute('aria-pressed');");
        self.eventually(&format!("The mark of {measure}"), &pressed, vec![], &json!("true")).await
    }

    /// The text in the clipboard: what pasting puts into a field that stands in the page for this only.
    pub async fn clipboard(&self) -> Result<String, String> {
        let field = "const field = document.createElement('textarea'); field.id = 'test-paste'; document.body.append(field);";
        self.run(field, vec![]).await?;
        let element = self.client.find(fantoccini::Locator::Id("test-paste")).await.map_err(|error| error.to_string())?;
        element.send_keys("\u{E009}v\u{E009}").await.map_err(|error| format!("Nothing can be pasted: {error}"))?;
        let text = self.run("return document.getElementById('test-paste').value;", vec![]).await?;
        self.run("document.getElementById('test-paste').remove();", vec![]).await?;
        text.as_str().map(str::to_owned).ok_or_else(|| "The field has no text.".to_owned())
    }

    /// Compares what a script gives right now.
    pub async fn reads(&self, what: &str, script: &str, arguments: Vec<Value>, expected: &Value) -> Outcome {
        equal(what, &self.run(script, arguments).await?, expected)
    }
}
