// SPDX-License-Identifier: EUPL-1.2
//! The single file from a drive, before anybody answers anything.

use fantoccini::wd::WebDriverCompatibleCommand;
use foerderkompass_core::Profile;
use serde_json::{Value, json};

use crate::expected::offered;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::witness::with_witness;
use crate::world::file_url;

/// Every measure is there, each as the core judges it without answers, and one live region.
pub async fn opens(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.shows_all(&Profile::default()).await?;
    let count = page.run("return root.querySelectorAll('article[data-measure]').length;", vec![]).await?;
    equal("Measures", &count, &json!(page.world.catalog.measures().len()))?;
    equal("Measures of the release", &count, &json!(32))?;
    let regions = page.run("return root.querySelectorAll('p[role=status].fk-hidden').length;", vec![]).await?;
    equal("Live regions", &regions, &json!(1))?;
    let loaded = page.run("return performance.getEntriesByType('resource').map((e) => e.name);", vec![]).await?;
    let elsewhere = |name: &Value| name.as_str().is_none_or(|name| !name.starts_with("data:"));
    holds(&format!("The page loads {loaded}."), loaded.as_array().is_some_and(|list| !list.iter().any(elsewhere)))
}

/// Chromium's own records name the file and nothing else, and its console stays silent.
pub async fn sends_no_request(page: Page) -> Outcome {
    // What was recorded before belongs to other tests.
    log(&page, "performance").await?;
    log(&page, "browser").await?;
    page.open_single_file().await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    let mut asked = Vec::new();
    for entry in log(&page, "performance").await? {
        let message = entry.get("message").and_then(Value::as_str).unwrap_or_default();
        let message: Value = serde_json::from_str(message).map_err(|error| format!("A record is no JSON: {error}"))?;
        let message = message.get("message").unwrap_or(&Value::Null);
        let method = message.get("method").and_then(Value::as_str).unwrap_or_default();
        if method.starts_with("Network.webSocketCreated") || method.starts_with("Network.webTransportCreated") {
            asked.push(method.to_owned());
        }
        if method == "Network.requestWillBeSent" {
            let url = message.pointer("/params/request/url").and_then(Value::as_str).unwrap_or_default();
            asked.push(url.to_owned());
        }
    }
    // An address with the prefix data: holds its own content.
    asked.retain(|url| !url.starts_with("data:"));
    equal("Requests", &json!(asked), &json!([page.world.single_file()]))?;
    let said = log(&page, "browser").await?;
    equal("The console", &json!(said), &json!([]))
}

/// What Chromium recorded since the last look.
async fn log(page: &Page, kind: &str) -> Result<Vec<Value>, String> {
    let records = page.client.issue_cmd(ReadLog(kind.to_owned())).await;
    let records = records.map_err(|error| format!("Chromium's records cannot be read: {error}"))?;
    records.as_array().cloned().ok_or_else(|| "Chromium's records are no list.".to_owned())
}

#[derive(Debug)]
struct ReadLog(String);

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": self.0 }).to_string()))
    }
}

/// A witness that is there before everything else hears of no violated policy and no error, neither
/// while the file starts nor while it is used.
pub async fn breaks_no_policy(page: Page) -> Outcome {
    let original = page.world.dist.join("foerderkompass.html");
    let original = std::fs::read_to_string(&original).map_err(|error| format!("The single file is missing: {error}"))?;
    let copy = page.world.scratch.join(format!("witness-{}.html", page.engine.name()));
    std::fs::write(&copy, with_witness(&original)?).map_err(|error| format!("The copy cannot be written: {error}"))?;
    page.open(&file_url(&copy), "ready").await?;
    equal("Complaints at the start", &page.trouble().await?, &json!([]))?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    let first = page.world.catalog.measures().first().ok_or("There is no measure.")?.id.clone();
    page.click(&format!("article[data-measure=\"{first}\"] button")).await?;
    page.no_trouble().await?;
    // A violation on purpose shows that the witness is awake and the policy in force.
    let awake =
        "const link = document.createElement('img'); link.src = 'https://elsewhere.example/x.png'; document.body.append(link);";
    page.run(awake, vec![]).await?;
    let noticed = "return window.fkWitness.length > 0 && window.fkWitness.every((note) => note.startsWith('policy img-src'));";
    page.eventually("A forbidden image", noticed, vec![], &json!(true)).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// Every question is in the document, also when folded, with native inputs named by the catalogue.
pub async fn offers_every_answer(page: Page) -> Outcome {
    page.open_single_file().await?;
    let script = "const values = {};
        for (const fieldset of root.querySelectorAll('fieldset[data-attribute]')) {
          const inputs = [...fieldset.querySelectorAll('input[type=radio], input[type=checkbox]')];
          values[fieldset.dataset.attribute] = inputs.map((input) => input.value);
        }
        return values;";
    let found = page.run(script, vec![]).await?;
    let attributes = page.world.catalog.attributes();
    let expected = attributes.iter().map(|attribute| (attribute.id.clone(), json!(offered(attribute))));
    equal("Inputs", &found, &Value::Object(expected.collect()))?;
    let numbers = "return [...root.querySelectorAll('fieldset[data-attribute] input[type=number]')]
        .map((input) => input.closest('fieldset').dataset.attribute);";
    let numbers = page.run(numbers, vec![]).await?;
    let expected = attributes.iter().filter(|a| matches!(a.kind, foerderkompass_core::Kind::Integer(_)));
    let expected: Vec<&str> = expected.map(|attribute| attribute.id.as_str()).collect();
    equal("Number inputs", &numbers, &json!(expected))
}

/// The page for web servers, opened by double-click, says so and leads to the file that works.
pub async fn links_to_the_single_file(page: Page) -> Outcome {
    page.open(&file_url(&page.world.dist.join("index.html")), "failed").await?;
    let text = page.run("return root.textContent;", vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    holds(&format!("It says only: {text}"), text.contains("lässt sich so nicht öffnen"))?;
    page.click("a[href]").await?;
    let begin = std::time::Instant::now();
    loop {
        let now = page.client.current_url().await.map_err(|error| format!("The page has no address: {error}"))?;
        if now.path().ends_with("/foerderkompass.html") {
            break;
        }
        holds(&format!("The link leads to {now}."), begin.elapsed().as_secs() < 10)?;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    page.state("ready").await?;
    page.shows_all(&Profile::default()).await
}
