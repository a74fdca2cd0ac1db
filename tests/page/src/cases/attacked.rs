// SPDX-License-Identifier: EUPL-1.2
//! What careless pages do to the element: frames and objects under our name, other documents, handlers that change what is
//! copied, printing that never ends. Each was once enough to stop it.

use std::time::Duration;

use serde_json::json;

use super::element::NOTES;
use super::embedded::{ELEMENT, INCLUDED, embed, host, site};
use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::server::{HTML, Server};

/// Ten seconds are promised; the rest is for a busy machine.
const HANGING: Duration = Duration::from_secs(40);

/// Opens a page that need not come to life by itself.
async fn visit(page: &Page, head: &str, body: &str, rest: &str) -> Result<Server, String> {
    let server = site(page).page("/host.html", HTML, host(&format!("{head}{INCLUDED}"), body)).start()?;
    page.go(&server.url(&format!("/host.html{rest}"))).await?;
    page.eventually("The element", "return customElements.get('foerder-kompass') !== undefined;", vec![], &json!(true)).await?;
    Ok(server)
}

/// A frame from elsewhere under our name, and a configuration that cannot be read: the element does without.
pub async fn name(page: Page) -> Outcome {
    let frame = "<iframe name=Foerderkompass sandbox=allow-scripts srcdoc='<p>Fremd</p>'></iframe>";
    let _framed = embed(&page, "", &format!("{frame}{ELEMENT}{INCLUDED}")).await?;
    let ours = "return Object.keys(window.Foerderkompass).join();";
    equal("The name is ours", &page.run(ours, vec![]).await?, &json!("config,version"))?;
    page.no_trouble().await?;
    let getter = "<script>window.Foerderkompass = { get config() { throw new Error('unreadable'); } };</script>";
    let _unreadable = embed(&page, &format!("{getter}{INCLUDED}"), ELEMENT).await?;
    page.no_trouble().await
}

/// Values that cannot be written or read are reported like all that are not valid, before the script and after.
pub async fn values(page: Page) -> Outcome {
    let head = "<script>const desk = {}; desk.desk = desk;
        window.Foerderkompass = { config: { desk, get theme() { throw new Error('unreadable'); } } };</script>";
    let early = "<script>document.querySelector('foerder-kompass').desk = desk;</script>";
    let _server = embed(&page, head, &format!("{ELEMENT}{early}{INCLUDED}")).await?;
    let notes = format!("return {NOTES}.sort();");
    page.eventually("Notes for the author", &notes, vec![], &json!(["config.desk = ", "desk = "])).await?;
    let theme = "return root.querySelector('[part=root]').dataset.theme;";
    equal("The default", &page.run(theme, vec![]).await?, &json!("auto"))?;
    page.no_trouble().await
}

/// In a frame, from a template and back, the element keeps its look.
pub async fn documents(page: Page) -> Outcome {
    let _server = embed(&page, INCLUDED, &format!("<iframe srcdoc='<p>Innen</p>'></iframe>{ELEMENT}")).await?;
    let moved = "const probe = document.createElement('p'); probe.className = 'fk-hidden'; root.append(probe);
        const look = () => probe.ownerDocument.defaultView.getComputedStyle(probe).position;
        const found = [look()];
        document.querySelector('iframe').contentDocument.body.append(host); found.push(look());
        document.createElement('template').content.append(host);
        document.body.append(host); found.push(look());
        probe.remove(); return found;";
    equal("Its look", &page.run(moved, vec![]).await?, &json!(["absolute", "absolute", "absolute"]))?;
    page.state("ready").await?;
    page.no_trouble().await
}

/// The self-test of an element that is nowhere, and of one that goes before its catalogue comes.
pub async fn selftest(page: Page) -> Outcome {
    let held = "<script>window.fetch = () => new Promise((answer) => window.answer = answer);</script>";
    let _server = visit(&page, held, ELEMENT, "#fk1/selbsttest").await?;
    page.run("window.loose = document.createElement('foerder-kompass');", vec![]).await?;
    let filled = "return window.loose.shadowRoot.querySelector('pre').textContent.length > 100;";
    page.eventually("Of one that is nowhere", filled, vec![], &json!(true)).await?;
    // The element in the page has been waiting for its catalogue since then.
    page.eventually("It asks", "return window.answer !== undefined;", vec![], &json!(true)).await?;
    page.run("window.loose = host; host.remove();", vec![]).await?;
    let gone = "return window.loose.shadowRoot.querySelector('[part=root]') === null;";
    page.eventually("It is gone", gone, vec![], &json!(true)).await?;
    page.run("window.answer(new Response('{}'));", vec![]).await?;
    page.eventually("Of one that is gone", filled, vec![], &json!(true)).await?;
    page.no_trouble().await
}

/// What was said last counts, also before the element stands in the page; objects may come from anywhere.
pub async fn catalogues(page: Page) -> Outcome {
    let _server = visit(&page, "", "<main></main><iframe srcdoc='<p>Innen</p>'></iframe>", "").await?;
    let early = "const one = document.createElement('foerder-kompass'); one.load('{'); one.src = '/dist/catalog.json';
        document.querySelector('main').append(one);";
    page.run(early, vec![]).await?;
    page.state("ready").await?;
    let text = String::from_utf8_lossy(&page.world.bytes).into_owned();
    for given in ["frames[0].JSON.parse(arguments[0])", "Object.assign(Object.create(null), JSON.parse(arguments[0]))"] {
        page.run("document.querySelector('main').replaceChildren();", vec![]).await?;
        let load = format!(
            "const one = document.createElement('foerder-kompass'); one.load({given});
            document.querySelector('main').append(one);"
        );
        page.run(&load, vec![json!(text)]).await?;
        page.state("ready").await.map_err(|trouble| format!("{given}: {trouble}"))?;
    }
    page.no_trouble().await
}

/// Pages that add to whatever is copied do not add to ours.
pub async fn copying(page: Page) -> Outcome {
    let adds = "for (const early of [true, false]) document.addEventListener('copy', (event) => {
        event.clipboardData.setData('text/plain', 'Quelle: diese Seite'); event.preventDefault(); }, early);";
    let _server = embed(&page, &format!("<script>{adds}</script>{INCLUDED}"), ELEMENT).await?;
    page.click("details:has(> pre) > summary").await?;
    let filled = "return root.querySelector('pre').textContent.length > 100;";
    page.eventually("The self-test", filled, vec![], &json!(true)).await?;
    page.click("details:has(> pre) > button").await?;
    let text = page.run("return root.querySelector('pre').textContent;", vec![]).await?;
    equal("The clipboard", &json!(page.clipboard().await?), &text)
}

/// Where nothing says that the printing is over, the sheet goes with the next click and with `reset`.
pub async fn printing(page: Page) -> Outcome {
    const STAND_IN: &str = "const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
          const inner = original.call(this); if (inner) inner.print = () => {}; return inner; } });";
    const PAPER: &str = "return root.querySelector('iframe')?.contentDocument.body.textContent.length > 100;";
    let _server = embed(&page, INCLUDED, ELEMENT).await?;
    page.run(STAND_IN, vec![]).await?;
    page.give_five().await?;
    page.mark("anerkennungsberatung").await?;
    for ends in ["root.querySelector('[data-new-person]').click();", "host.reset();"] {
        page.view("export").await?;
        page.click("[data-print]").await?;
        page.eventually("The paper", PAPER, vec![], &json!(true)).await?;
        page.run(ends, vec![]).await?;
        let gone = "return root.querySelector('iframe') === null;";
        equal(&format!("The frame is gone after {ends}"), &page.run(gone, vec![]).await?, &json!(true))?;
        page.click_button(".fk-said", foerderkompass_wording::Language::German.wording().labels().undo).await.ok();
    }
    Ok(())
}

/// A value of any length is reported by its beginning.
pub async fn long(page: Page) -> Outcome {
    let head = "<script>window.warned = []; console.warn = (...words) => warned.push(words.join(' '));</script>";
    let _server = embed(&page, &format!("{head}{INCLUDED}"), ELEMENT).await?;
    page.run("host.theme = 'x'.repeat(3e6);", vec![]).await?;
    let lengths = format!("return [{NOTES}.map((note) => note.length), window.warned.map((words) => words.length < 300)];");
    page.eventually("Lengths", &lengths, vec![], &json!([[200], [true]])).await
}

/// A document that is written and never closed is being read for ever; the catalogue in it is taken all the same.
pub async fn written(page: Page) -> Outcome {
    let server = site(&page).page("/host.html", HTML, host("", "<iframe width=900 height=600></iframe>")).start()?;
    page.go(&server.url("/host.html")).await?;
    let write = "const inside = document.querySelector('iframe').contentDocument; inside.open();
        inside.write('<!DOCTYPE html><foerder-kompass><script type=\"application/json\">' + arguments[0].replaceAll('<', '\\\\u003c')
            + '</script></foerder-kompass><foerder-kompass></foerder-kompass><script src=\"/dist/foerderkompass.js\"></script>');";
    page.run(write, vec![json!(String::from_utf8_lossy(&page.world.bytes))]).await?;
    let states = "const inside = frames[0].document;
        const state = (one) => one.shadowRoot?.querySelector('[data-fk=app]')?.dataset.state ?? null;
        return [inside.readyState, ...[...inside.querySelectorAll('foerder-kompass')].map(state)];";
    page.within(HANGING, "The states", states, vec![], &json!(["loading", "ready", "failed"])).await
}
