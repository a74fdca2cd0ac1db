// SPDX-License-Identifier: EUPL-1.2
//! What cargo tells programs: a line of JSON for each thing it built and each thing the compiler says.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// What cargo told.
pub struct Messages {
    /// Whether it ended well.
    pub success: bool,
    all: Vec<Value>,
}

impl Messages {
    /// Runs a cargo command and waits for its end.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn of(command: &mut Command) -> Result<Messages, String> {
        let output = command.arg("--message-format=json").output();
        let output = output.map_err(|error| format!("cargo cannot be started: {error}."))?;
        Ok(Messages::read(output.status.success(), &String::from_utf8_lossy(&output.stdout)))
    }

    fn read(success: bool, said: &str) -> Messages {
        Messages { success, all: said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect() }
    }

    /// The programs that were built or were there.
    pub fn programs(&self) -> Vec<PathBuf> {
        self.all.iter().filter_map(|message| Some(message["executable"].as_str()?.into())).collect()
    }

    /// The errors of the compiler.
    pub fn errors(&self) -> impl Iterator<Item = &Value> {
        self.all.iter().map(|message| &message["message"]).filter(|message| message["level"] == "error")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_errors_are_told_from_the_rest() {
        let said = "   Compiling\n\
            {\"reason\": \"compiler-artifact\", \"executable\": null}\n\
            {\"reason\": \"compiler-artifact\", \"executable\": \"/target/core-1\"}\n\
            {\"reason\": \"compiler-message\", \"message\": {\"level\": \"warning\", \"rendered\": \"unused\"}}\n\
            {\"reason\": \"compiler-message\", \"message\": {\"level\": \"error\", \"rendered\": \"no such name\"}}\n\
            {\"reason\": \"build-finished\", \"success\": false}\n";
        let messages = Messages::read(false, said);
        assert_eq!(messages.programs(), [PathBuf::from("/target/core-1")]);
        let errors: Vec<&str> = messages.errors().filter_map(|error| error["rendered"].as_str()).collect();
        assert!(!messages.success && errors == ["no such name"]);
    }
}
