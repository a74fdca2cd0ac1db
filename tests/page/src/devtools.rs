// SPDX-License-Identifier: EUPL-1.2
//! What only Chromium offers to its driver: sizes below those of a window, emulated colours, scripts that run before
//! the page's own, a folder for what is saved.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Outcome;

#[derive(Debug)]
struct Command {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.name, "params": self.parameters }).to_string()))
    }
}

impl Page {
    /// Gives a command of the DevTools protocol and returns its answer.
    pub async fn devtools(&self, name: &'static str, parameters: Value) -> Result<Value, String> {
        let answer = self.client.issue_cmd(Command { name, parameters }).await;
        answer.map_err(|error| format!("Chromium does not do {name}: {error}"))
    }

    /// Makes the page so wide, in CSS pixels, whatever the window; 0 is the window again.
    pub async fn width(&self, width: u32) -> Outcome {
        let (name, parameters) = match width {
            0 => ("Emulation.clearDeviceMetricsOverride", json!({})),
            _ => {
                let size = json!({ "width": width, "height": 960, "deviceScaleFactor": 1, "mobile": false });
                ("Emulation.setDeviceMetricsOverride", size)
            }
        };
        self.devtools(name, parameters).await.map(|_| ())
    }

    /// Emulates a feature of the medium, such as `forced-colors`; an empty value is that of the machine.
    pub async fn medium(&self, feature: &str, value: &str) -> Outcome {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await.map(|_| ())
    }

    /// Lets a script run in every page before the page's own; returns what [`Page::without_script`] needs.
    pub async fn with_script(&self, source: &str) -> Result<Value, String> {
        self.devtools("Page.enable", json!({})).await?;
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await
    }

    /// Takes such a script back.
    pub async fn without_script(&self, added: Value) -> Outcome {
        self.devtools("Page.removeScriptToEvaluateOnNewDocument", added).await.map(|_| ())
    }
}
