// SPDX-License-Identifier: EUPL-1.2
//! The published JSON Schema: derived from the records of [`crate::data`], and by hand for the types whose JSON
//! differs from their Rust shape.

use std::borrow::Cow;

use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::data::{ByTag, CatalogData, CriterionData, Entries, ShapeData};
use crate::data_kept::Aside;
use crate::date::Date;
use crate::link::{Mailbox, Phone, SafeUrl};

/// `catalog.schema.json`, with a line break at the end.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().with_transform(AsTheFormatSays).into_generator();
    let mut schema = generator.into_root_schema_for::<CatalogData>();
    schema.insert("title".into(), "Katalog des Förderkompasses, Format 1".into());
    shorten_names(&mut schema);
    let ordered = Schema::try_from(sorted(schema.to_value())).unwrap_or_default();
    let mut text = serde_json::to_string_pretty(&ordered).unwrap_or_default();
    text.push('\n');
    text
}

/// What the derived schema says more loosely or more noisily than the format: an optional key may be missing but is never
/// `null`, texts are not empty, and how the program stores a number is nobody's business.
#[derive(Clone)]
struct AsTheFormatSays;

impl Transform for AsTheFormatSays {
    fn transform(&mut self, schema: &mut Schema) {
        let null = serde_json::json!("null");
        if let Some(types) = schema.get_mut("type").and_then(|types| types.as_array_mut()) {
            types.retain(|one| *one != null);
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".into(), only);
            }
        }
        if let Some(shapes) = schema.get_mut("anyOf").and_then(|shapes| shapes.as_array_mut()) {
            shapes.retain(|shape| shape.get("type") != Some(&null));
            if let [serde_json::Value::Object(only)] = shapes.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                only.into_iter().for_each(|(key, value)| drop(schema.insert(key, value)));
            }
        }
        let is_text = schema.get("type").is_some_and(|one| one == "string");
        if is_text && schema.get("enum").is_none() && schema.get("pattern").is_none() {
            schema.insert("pattern".into(), "\\S".into());
        }
        if schema.get("format").is_some_and(|format| format != "date") {
            schema.remove("format");
        }
        if schema.get("additionalProperties").is_some_and(|more| *more == true) {
            schema.remove("additionalProperties");
        }
        transform_subschemas(self, schema);
    }
}

/// With the keys of all objects in order, whatever order a build of `serde_json` keeps.
fn sorted(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Array(list) => list.into_iter().map(sorted).collect(),
        serde_json::Value::Object(map) => {
            let members: std::collections::BTreeMap<_, _> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            serde_json::Value::Object(members.into_iter().collect())
        }
        other => other,
    }
}

/// `MeasureData` is the program's name; editors see `Measure`.
fn short(name: &str) -> String {
    name.replace("Data", "").replace("Array_of_Id", "Ids")
}

fn shorten_names(schema: &mut Schema) {
    fn shorten(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) if text.starts_with("#/$defs/") => *text = short(text),
            serde_json::Value::Array(list) => list.iter_mut().for_each(shorten),
            serde_json::Value::Object(map) => map.values_mut().for_each(shorten),
            _ => {}
        }
    }
    if let Some(serde_json::Value::Object(definitions)) = schema.remove("$defs") {
        let renamed = definitions.into_iter().map(|(name, definition)| (short(&name), definition));
        schema.insert("$defs".into(), renamed.collect::<serde_json::Map<_, _>>().into());
    }
    schema.as_object_mut().into_iter().flat_map(|map| map.values_mut()).for_each(shorten);
}

/// A text type: serialised as its text, described by a pattern or a format.
macro_rules! text_schema {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

text_schema!(Date, "Date", { "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
text_schema!(SafeUrl, "Url", { "type": "string", "pattern": "^(https?://|mailto:|tel:)[^\\s\\\\\"<>`{}|^]+$" });
text_schema!(Mailbox, "Mailbox", { "type": "string", "pattern": "^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$" });
text_schema!(Phone, "Phone", { "type": "string", "pattern": "^[+0-9 ()/-]+$" });

macro_rules! serialize_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
serialize_text!(SafeUrl);
serialize_text!(Mailbox);
serialize_text!(Phone);

impl Serialize for CriterionData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.shape {
            ShapeData::All(parts) => map.serialize_entry("all", parts)?,
            ShapeData::Any(parts) => map.serialize_entry("any", parts)?,
            ShapeData::Not(part) => map.serialize_entry("not", part)?,
            ShapeData::In { attribute, options } => {
                map.serialize_entry("attribute", attribute)?;
                map.serialize_entry("in", options)?;
            }
            ShapeData::Range { attribute, min, max } => {
                map.serialize_entry("attribute", attribute)?;
                for (key, bound) in [("min", min), ("max", max)] {
                    if let Some(bound) = bound {
                        map.serialize_entry(key, bound)?;
                    }
                }
            }
            ShapeData::Is { attribute, is } => {
                map.serialize_entry("attribute", attribute)?;
                map.serialize_entry("is", is)?;
            }
            ShapeData::Unread => {}
        }
        for (key, text) in [("text", &self.text), ("norm", &self.norm)] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.end()
    }
}

impl JsonSchema for CriterionData {
    fn schema_name() -> Cow<'static, str> {
        "Criterion".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let this = generator.subschema_for::<CriterionData>();
        let id = generator.subschema_for::<crate::data::Id>();
        let bound = generator.subschema_for::<crate::data::Bound>();
        let shape = |required: &[&str], properties: serde_json::Value| {
            let mut properties = properties;
            if let Some(map) = properties.as_object_mut() {
                map.insert(
                    "text".into(),
                    serde_json::json!({ "type": "string", "description": "The wording used to explain it." }),
                );
                map.insert("norm".into(), serde_json::json!({ "type": "string", "description": "The paragraph it comes from." }));
            }
            serde_json::json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
        };
        let parts = serde_json::json!({ "type": "array", "minItems": 1, "items": this });
        let options = serde_json::json!({ "type": "array", "minItems": 1, "items": { "type": "string" } });
        let range = serde_json::json!({ "attribute": id, "min": bound, "max": bound });
        json_schema!({
            "description": "A criterion: exactly one of these shapes.",
            "anyOf": [
                shape(&["all"], serde_json::json!({ "all": parts })),
                shape(&["any"], serde_json::json!({ "any": parts })),
                shape(&["not"], serde_json::json!({ "not": this })),
                shape(&["attribute", "in"], serde_json::json!({ "attribute": id, "in": options })),
                shape(&["attribute", "min"], range.clone()),
                shape(&["attribute", "max"], range),
                shape(&["attribute", "is"], serde_json::json!({ "attribute": id, "is": { "type": "boolean" } })),
            ]
        })
    }
}

impl JsonSchema for Aside {
    fn schema_name() -> Cow<'static, str> {
        "Archive".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (id, day) = (generator.subschema_for::<crate::data::Id>(), generator.subschema_for::<Date>());
        let entry = serde_json::json!({ "type": "object", "required": ["id"], "properties": { "id": id, "archived_on": day } });
        json_schema!({ "type": "object", "additionalProperties": { "type": "array", "items": entry } })
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}ById", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": value })
    }
}

impl<T: Serialize> Serialize for ByTag<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(tag, value)| (tag, value)))
    }
}

impl<T: JsonSchema> JsonSchema for ByTag<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}ByLanguage", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        let tag = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$";
        json_schema!({ "type": "object", "propertyNames": { "pattern": tag }, "additionalProperties": value })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::data::{AttributeData, ContactData, MeasureData, PersonaData, SheetData};
    use crate::decode::{Cx, Decode, Found};
    use crate::json::parse;

    /// What a record writes after it was read.
    fn again<T: Decode + Serialize>(value: &serde_json::Value) -> serde_json::Value {
        let text = value.to_string();
        let (tree, mut found) = (parse(&text).ok().unwrap(), Found::default());
        let data = T::decode(tree.root(), &mut Cx::new(tree.root(), &mut found));
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        serde_json::to_value(data).unwrap()
    }

    #[test]
    fn records_write_what_they_read() {
        let catalog: serde_json::Value = serde_json::from_str(include_str!("../../catalog.json")).unwrap();
        let each = |list: &str, again: fn(&serde_json::Value) -> serde_json::Value| {
            let list = catalog.get(list).unwrap();
            let entries = list.as_array().map_or(vec![list], |entries| entries.iter().collect());
            entries.into_iter().for_each(|entry| assert_eq!(again(entry), *entry));
        };
        each("measures", again::<MeasureData>);
        each("attributes", again::<AttributeData>);
        each("contacts", again::<ContactData>);
        each("personas", again::<PersonaData>);
        each("sheet", again::<SheetData>);
    }

    #[test]
    fn only_names_are_shortened() {
        let mut schema = json_schema!({
            "description": "Data of an Array_of_Id",
            "$defs": { "MeasureData": { "description": "MeasureData", "anyOf": [{ "$ref": "#/$defs/Array_of_Id" }] } },
            "items": { "$ref": "#/$defs/MeasureData" }
        });
        shorten_names(&mut schema);
        let expected = json_schema!({
            "description": "Data of an Array_of_Id",
            "$defs": { "Measure": { "description": "MeasureData", "anyOf": [{ "$ref": "#/$defs/Ids" }] } },
            "items": { "$ref": "#/$defs/Measure" }
        });
        assert_eq!(schema, expected);
    }

    #[test]
    fn conditions_write_what_they_read() {
        let leaf = serde_json::json!({ "attribute": "a", "is": true });
        for condition in [
            serde_json::json!({ "all": [leaf, { "attribute": "b", "in": ["x", "y"], "text": "Worte" }], "norm": "§ 1" }),
            serde_json::json!({ "any": [leaf, { "not": leaf }] }),
            serde_json::json!({ "attribute": "c", "min": 1 }),
            serde_json::json!({ "attribute": "c", "min": -1, "max": 7 }),
            serde_json::json!({ "attribute": "d", "max": "a2", "text": "Worte", "norm": "§ 2" }),
        ] {
            assert_eq!(again::<CriterionData>(&condition), condition);
        }
    }
}
