// SPDX-License-Identifier: EUPL-1.2
//! The self-test: what works in a browser and a page, as text for those who look after them. It is there whether the widget
//! runs or not, and holds no answers.

use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::HTML;
use crate::world::file_url;

const PART: &str = "details:has(> pre)";
const ELEMENT: &str = "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";

/// The lines of the self-test, as name and finding.
async fn lines(page: &Page) -> Result<Vec<(String, String)>, String> {
    let filled = "return root.querySelector('details > pre').textContent.length > 100;";
    page.eventually("The self-test is filled", filled, vec![], &json!(true)).await?;
    let text = page.run("return root.querySelector('details > pre').innerText;", vec![]).await?;
    let mut lines: Vec<(String, String)> = Vec::new();
    for line in text.as_str().unwrap_or_default().lines() {
        match (line.split_once(": "), lines.last_mut()) {
            // Some engines write errors in two lines.
            (None, Some(last)) => last.1.push_str(line),
            (Some((name, found)), _) => lines.push((name.to_owned(), found.to_owned())),
            (None, None) => return Err(format!("“{line}” is no line of a self-test.")),
        }
    }
    Ok(lines)
}

/// Opens it with a click.
async fn look(page: &Page) -> Result<Vec<(String, String)>, String> {
    page.click(&format!("{PART} > summary")).await?;
    lines(page).await
}

fn says(lines: &[(String, String)], expected: &[(&str, &str)]) -> Outcome {
    for (name, part) in expected {
        let line = lines.iter().find(|(found, _)| found == name).ok_or_else(|| format!("{name} is missing in {lines:?}"))?;
        let fits = if part.is_empty() { !line.1.is_empty() } else { line.1.contains(part) };
        holds(&format!("{name} is “{}”, not “{part}”.", line.1), fits)?;
    }
    Ok(())
}

fn version(page: &Page) -> String {
    page.world.catalog.about().version.clone()
}

/// In the single file, opened by its address and by a click; no answer is in it, and it is copied as it stands.
pub async fn running(page: Page) -> Outcome {
    page.open_single_file().await?;
    equal(
        "Closed at first",
        &page.run("return root.querySelector(arguments[0]).open;", vec![json!(PART)]).await?,
        &json!(false),
    )?;
    page.give_five().await?;
    let before = look(&page).await?;
    says(
        &before,
        &[
            ("Förderkompass", env!("CARGO_PKG_VERSION")),
            ("Zustand", "ready"),
            ("Katalog", &version(&page)),
            ("Browser", "Mozilla/5.0"),
            ("Geöffnet über, Herkunft", "file:"),
            ("In einem Rahmen", "nein"),
            ("WebAssembly", "ja"),
            ("Policy im Dokument (die des Servers ist hier nicht lesbar)", "connect-src 'none'"),
            ("Kopieren möglich", "ja"),
            ("Speichern möglich", "ja"),
            ("Drucken möglich", "ja"),
            ("Etwas im Browser gespeichert", "nein"),
            ("Angaben gesendet", "nein"),
            ("Angaben zur Person enthalten", "nein"),
        ],
    )?;
    let copied = "window.copied = ''; document.addEventListener('copy', () => {
        const field = root.activeElement; window.copied = field ? field.value.slice(field.selectionStart, field.selectionEnd) : ''; }, true);";
    page.run(copied, vec![]).await?;
    page.click(&format!("{PART} > button")).await?;
    page.eventually("It is said", "return root.querySelector('details > output').textContent;", vec![], &json!("Kopiert."))
        .await?;
    let same = "return window.copied === root.querySelector('details > pre').textContent;";
    equal("What was copied", &page.run(same, vec![]).await?, &json!(true))?;
    // Other answers, the same self-test.
    page.click("[data-new-person]").await?;
    page.click(&format!("{PART} > summary")).await?;
    equal("After another talk", &json!(look(&page).await?), &json!(before))?;
    page.go("about:blank").await?;
    page.open(&format!("{}#fk1/selbsttest", page.world.single_file()), "ready").await?;
    equal(
        "Opened by the address",
        &page.run("return root.querySelector(arguments[0]).open;", vec![json!(PART)]).await?,
        &json!(true),
    )?;
    let ready = "return root.querySelector('details > pre').textContent.includes('Zustand: ready');";
    page.eventually("The state is the present one", ready, vec![], &json!(true)).await
}

/// Without WebAssembly, with a policy that forbids it, from a drive, and where the catalogue is missing.
pub async fn failing(page: Page) -> Outcome {
    let without = format!("<script>delete window.WebAssembly;</script>{INCLUDED}");
    let element = ELEMENT.replace("/dist/catalog.json", "/not/there.json");
    let strict =
        format!("<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\">{INCLUDED}</head><body>{ELEMENT}</body></html>");
    let site =
        site(&page).page("/without.html", HTML, host(&without, ELEMENT)).page("/missing.html", HTML, host(INCLUDED, &element));
    let server = site.strict_page("/strict.html", "script-src 'self'", strict).start()?;
    let catalog = version(&page);
    let index = file_url(&page.world.dist.join("index.html"));
    let cases: [(String, &[(&str, &str)]); 4] = [
        (server.url("/without.html"), &[("Zustand", "engine"), ("WebAssembly", "WebAssembly"), ("Katalog", &catalog)]),
        (server.url("/strict.html"), &[("Zustand", "blocked"), ("WebAssembly", "Error")]),
        (server.url("/missing.html"), &[("Zustand", "http 404"), ("WebAssembly", "ja"), ("Katalog", "nein")]),
        (index, &[("Zustand", "file"), ("Geöffnet über, Herkunft", "file:"), ("WebAssembly", "ja")]),
    ];
    for (url, expected) in cases {
        page.open(&url, "failed").await?;
        let lines = look(&page).await?;
        says(&lines, expected).map_err(|trouble| format!("{url}: {trouble}"))?;
        page.run("window.fkWitness.length = 0;", vec![]).await?;
    }
    Ok(())
}

/// It asks for nothing and keeps nothing.
pub async fn sends_nothing(page: Page) -> Outcome {
    let server = site(&page).page("/host.html", HTML, host(INCLUDED, ELEMENT)).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    let before = server.requests();
    let lines = look(&page).await?;
    holds("There is no frame.", lines.contains(&("In einem Rahmen".to_owned(), "nein".to_owned())))?;
    let kept = "return [localStorage.length, sessionStorage.length, document.cookie, location.hash];";
    equal("Kept", &page.run(kept, vec![]).await?, &json!([0, 0, "", ""]))?;
    let looked: Vec<Value> = server.requests().into_iter().map(Value::from).collect();
    equal("Requests", &json!(looked), &json!(before))
}
