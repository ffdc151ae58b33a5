"""Slack's own markup as readable text: people, channels, links and escapes; code stays as it is."""

import re
from collections.abc import Mapping

from pmdesk.intake.sources.wording import FENCE, linked

_TOKEN = re.compile(r"<([^<>\n]{1,3000})>")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:")


def readable(text: str, people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """The text of a message; ids of people and channels become their names."""
    if "<" in text:
        text = _TOKEN.sub(lambda match: _token(match[1], people, channels), text)
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _fenced(text) if FENCE in text else text


def _token(token: str, people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    target, _, label = token.partition("|")
    mark, id = target[:1], target[1:]
    if mark == "@":
        return f"@{people.get(id) or label or id}"
    if mark == "#":
        return f"#{label or channels.get(id) or id}"
    if mark == "!":
        return _command(id, label)
    if target.startswith(("mailto:", "tel:")):
        return label or target.partition(":")[2]
    if not _SCHEME.match(target):
        return f"<{token}>"
    return linked(label, target.replace("&amp;", "&"))


def _command(command: str, label: str) -> str:
    """<!here>, <!subteam^S1|@team>, <!date^1700000000^{date}|14 Nov>."""
    if command.startswith("date^"):
        return label or command
    name = label or command.partition("^")[0]
    return name if name.startswith("@") else f"@{name}"


def _fenced(text: str) -> str:
    """Blocks of code with their marks on lines of their own, as Markdown wants them."""
    parts = text.split(FENCE)
    if len(parts) < 3:
        return text
    out = [parts[0]]
    for place, part in enumerate(parts[1:], start=1):
        inside = place % 2 == 1 and place < len(parts) - 1
        if inside and "\n" not in part:
            out.append(f"`{part}`" if part.strip() else "")
        elif inside:
            begun = out[-1].rstrip(" ")
            out[-1] = begun if not begun or begun.endswith("\n") else begun + "\n"
            out.append(f"{FENCE}\n{part.strip(chr(10))}\n{FENCE}\n")
        else:
            out.append(part.lstrip("\n") if out[-1].endswith("\n") else part)
    return "".join(out).rstrip("\n")
