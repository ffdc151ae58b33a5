"""The published schema of bundles says what bundles are."""

import json
import re
from pathlib import Path
from typing import Any

from pmdesk.resources import resource
from scripts.bundle_schema import schema

SCHEMA = Path(__file__).parent.parent / "docs" / "bundle.schema.json"


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """What does not fit, for the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "const" in schema:
        return [] if value == schema["const"] else [f"{value!r} is not {schema['const']!r}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} is not one of {schema['enum']}"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if type(value) is not kinds[schema["type"]]:
        return [f"{value!r} is no {schema['type']}"]
    if isinstance(value, str):
        return [] if re.search(schema.get("pattern", ""), value) else [f"{value!r}: pattern"]
    if isinstance(value, list):
        return [fault for item in value for fault in faults(item, schema["items"], root)]
    if not isinstance(value, dict):
        return []
    found = [f"{name} is missing" for name in schema["required"] if name not in value]
    for name, part in value.items():
        known = schema["properties"].get(name)
        found += [f"{name} is unknown"] if known is None else faults(part, known, root)
    return found


def test_the_sample_fits_the_schema() -> None:
    root = json.loads(SCHEMA.read_text())
    assert faults(json.loads(resource("samples/sample.json")), root, root) == []


def test_the_schema_notices_what_does_not_fit() -> None:
    root = json.loads(SCHEMA.read_text())
    document = json.loads(resource("samples/sample.json"))
    document["review"]["entries"][0]["kind"] = "rumour"
    document["review"]["surprise"] = 1
    del document["hash"]
    assert len(faults(document, root, root)) == 3


def test_the_published_schema_is_the_one_of_this_version() -> None:
    assert json.loads(SCHEMA.read_text()) == schema(), "run: make schema"
