"""The formats of an import in words, for the choice at the top of the preview."""

from collections.abc import Sequence

from pmdesk.intake.sources.table import BY_KEY
from pmdesk.ui.tr import tr


def format_text(format: str) -> str:
    """What was recognised, in words; "" for nothing."""
    names = {"text": tr("Lines of text"), "csv": tr("Table"), "markdown": tr("Report")}
    source = BY_KEY.get(format)
    return source.name if source is not None else names.get(format, format)


def recognised(format: str) -> str:
    """The first choice: to leave it to the reader, with what it made of the text."""
    said = format_text(format)
    return tr("Recognised: {format}").format(format=said) if said else tr("Recognised by itself")


def format_choices(first: str) -> Sequence[tuple[str, object]]:
    """All formats with their keys, the recognised one first."""
    named = sorted(((format_text(key), key) for key in BY_KEY), key=lambda row: row[0].lower())
    own = [(format_text(key), key) for key in ("text", "csv", "markdown")]
    return [(first or recognised(""), "auto"), *own, *named]
