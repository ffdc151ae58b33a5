"""Prints the JSON Schema of bundles, from the dataclasses: `make schema` keeps docs/ up to date."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pmdesk.model.bundle import FORMAT, VERSION
from pmdesk.model.codec import Field, fields_of
from pmdesk.model.review import LOCAL, NOUNS

TIME = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"


def schema() -> dict[str, Any]:
    """A schema in the 2020-12 form; fields at their default may be left out."""
    nouns = {
        noun: {"type": "array", "items": {"$ref": f"#/$defs/{noun}"}}
        for noun in NOUNS
        if noun not in LOCAL
    }
    review = _object("review")
    review["properties"] |= nouns
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A review as pmdesk exports it",
        "type": "object",
        "required": ["format", "version", "hash", "parent", "review"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer", "maximum": VERSION},
            "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "parent": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
            "review": {"$ref": "#/$defs/review"},
        },
        "$defs": {"review": review} | {noun: _object(noun) for noun in nouns},
    }


def _object(noun: str) -> dict[str, Any]:
    fields = fields_of(noun)
    required = ["id", *(["at"] if noun == "entries" else [])]
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": {field.name: _field(field) for field in fields},
    }


def _field(field: Field) -> dict[str, Any]:
    if field.kind is datetime:
        return {"type": "string", "pattern": TIME}
    if field.kind is date:
        return {"type": "string", "format": "date"}
    if field.kind is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if issubclass(field.kind, StrEnum):
        return {"enum": [str(member) for member in field.kind]}
    return {"type": {bool: "boolean", int: "integer"}.get(field.kind, "string")}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1))
