"""The words of foreign messages: one line and details, links as the house writes them."""

import re

from pmdesk.model.text import LINE_CAP, clean_line, clean_text

_DETAILS_CAP = 100_000
FENCE = "```"
_WORD = re.compile(r"\w{2}")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_LABEL = re.compile(r"[^\[\]\n]{1,500}")
_TARGET = re.compile(r"https?://[^\s()<>]{1,2000}")


def one_line(text: str, most: int) -> str:
    """A short field in one line, cut to a number of characters."""
    if len(text) <= most and text.isascii() and text.isprintable():
        return text.strip()
    return clean_line(text[:most])


def line_and_details(text: str, more: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The first line of a message, the rest of it with `more` below, and warnings.

    A message that begins with a block of code keeps the block whole in the details.
    """
    if len(text) <= LINE_CAP and text.isascii() and text.isprintable():
        line, rest = text.strip(), ""
    else:
        line, rest = _parted(clean_text(text[: LINE_CAP + _DETAILS_CAP]).strip())
    details = "\n\n".join(part for part in (rest, more.strip()) if part)
    notes = []
    if len(line) > LINE_CAP:
        details = f"{line[LINE_CAP:]}\n{details}"
        line = line[:LINE_CAP]
        notes.append("The line is very long; its end went into the details.")
    if len(details) > _DETAILS_CAP or len(text) > LINE_CAP + _DETAILS_CAP:
        details = details[:_DETAILS_CAP]
        notes.append("The details are very long; their end was left out.")
    return clean_line(line), details, tuple(notes)


def _parted(text: str) -> tuple[str, str]:
    line, _, rest = text.partition("\n")
    if line.startswith(FENCE):
        inside = text.removeprefix(FENCE).partition(FENCE)[0]
        first = next((row.strip() for row in inside.split("\n") if _WORD.search(row)), "code")
        return first, text
    return _HEADING.sub("", line, count=1).strip(), rest.strip("\n")


def linked(label: str, target: str) -> str:
    """A link as the fields write it; the bare address where the label adds nothing."""
    label = label.strip()
    if not label or label == target or not _TARGET.fullmatch(target):
        return target if not label or label == target else f"{label} ({target})"
    return f"[{label}]({target})" if _LABEL.fullmatch(label) else f"{label} ({target})"
