"""Short ways to read a sample and to look at what came of it."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry


def taken(value: Any, **known: Any) -> Intake:
    """What comes of a JSON value, a text or the files of a folder."""
    if isinstance(value, str):
        return read(value.encode(), **known)
    return read(json.dumps(value).encode(), **known)


def entries(value: Any, **known: Any) -> tuple[ProposedEntry, ...]:
    return taken(value, **known).entries


def clocks(intake: Intake) -> list[str]:
    """The times of the entries as 14:05:09, in UTC."""
    return [f"{entry.at:%H:%M:%S}" for entry in intake.entries]


def texts(intake: Intake) -> list[str]:
    return [entry.text for entry in intake.entries]


def folder(files: Mapping[str, Any]) -> dict[str, bytes]:
    """Files as a folder has them; values become JSON."""
    return {
        name: content if isinstance(content, bytes) else json.dumps(content).encode()
        for name, content in files.items()
    }


def zipped(files: Mapping[str, Any]) -> bytes:
    """The same as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in folder(files).items():
            archive.writestr(name, content)
    return out.getvalue()
