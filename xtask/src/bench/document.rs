// SPDX-License-Identifier: EUPL-1.2
//! The report.
use serde_json::Value;
use std::path::Path;
pub fn write(place: &Path, record: &Value) -> Result<(), String> {
    crate::shell::write(&place.join("record.json"), record.to_string())
}
