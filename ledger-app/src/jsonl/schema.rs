//! The JSON Schema of a line.

use ledger_core::Event;
use serde_json::{Value, json};

/// The schema of every line.
pub fn schema() -> Result<Value, serde_json::Error> {
    let mut schema = serde_json::to_value(schemars::schema_for!(Event))?;
    let variants = schema.get("oneOf").cloned().unwrap_or_default();
    let root = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let header = json!({
        "description": "The first line.",
        "type": "object",
        "properties": {
            "format": { "const": "covenant jsonl, format 1" },
            "ledger": described(&root, "The Merkle root after the first event."),
        },
        "required": ["format", "ledger"],
        "additionalProperties": false,
    });
    let end = json!({
        "description": "The last line.",
        "type": "object",
        "properties": {
            "events": { "description": "How many there are.", "type": "integer", "minimum": 1 },
            "commits": { "description": "How many there are.", "type": "integer", "minimum": 1 },
            "root": described(&root, "The Merkle root over all events."),
        },
        "required": ["events", "commits", "root"],
        "additionalProperties": false,
    });
    let event = json!({
        "description": "Every other line: an event.",
        "type": "object",
        "$ref": "#/$defs/Event",
        "properties": {
            "position": { "description": "Its place, from 0, without gaps.", "type": "integer", "minimum": 0 },
            "begins": {
                "description": "That it is the first of a commit, or of another command in the same commit.",
                "enum": ["commit", "command"]
            },
            "id": {
                "description": "The id of the command, on its first event, if it has one.",
                "type": "string", "pattern": "^[!-~]{1,64}$"
            },
            "digest": {
                "description": "The digest of the command, beside its id.",
                "type": "string", "pattern": "^[0-9a-f]{32}$"
            },
            "recorded_at": {
                "description": "When it was recorded: the same in a commit, never earlier than before.",
                "type": "string", "format": "date-time"
            },
            "on": { "description": "The day it takes effect.", "type": "string", "format": "date" },
            "actor": {
                "description": "Who acts: the founders, the project leader or a seat by its number.",
                "type": "string", "pattern": "^(founder|project-leader|seat-[1-9][0-9]*)$"
            },
            "version": {
                "description": "The version in which it is stored.",
                "type": "integer", "minimum": 1, "maximum": 255
            },
            "stored": {
                "description": "The bytes it is stored as, where the fields do not give them: of an older version.",
                "type": "string", "pattern": "^([0-9a-f]{2}){3,}$"
            },
        },
        "required": ["position", "recorded_at", "on", "actor", "version", "kind", "data"],
        "dependentRequired": { "id": ["digest", "begins"], "digest": ["id"] },
        "unevaluatedProperties": false,
    });
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "A line of `convenant export jsonl`".into());
        schema.insert("oneOf".to_owned(), json!([header, event, end]));
        if let Some(types) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
            types.insert("Event".to_owned(), json!({ "oneOf": variants }));
        }
    }
    Ok(schema)
}

fn described(schema: &Value, description: &str) -> Value {
    let mut schema = schema.clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), description.into());
    }
    schema
}
