"""Writes the other wording of a mark: the text after it, and what the writer fills in next."""

import re
from dataclasses import dataclass

from pmdesk.method.language.mirror import Mark

BLANK = "…"
_SIGNS = " \t#*->"
_BEFORE_SIGN = re.compile(r"[ \t]+(?=[,.;:!?])")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A whole text with the other wording in it; `start` to `end` is what is still to be said.

    Where nothing is, both stand behind what was written.
    """

    text: str
    start: int
    end: int


def rewrite(text: str, mark: Mark) -> Rewrite | None:
    """The text with a mark's other wording; None where there is none to be had."""
    if mark.rewrite is None:
        return None
    before, behind = text[: mark.start], text[mark.end : mark.last]
    words = mark.rewrite
    if not words:
        behind = re.sub(r"^,?[ \t]+", "", behind) if _begins(before, text, mark) else behind
        before = before if _begins(before, text, mark) else before.rstrip(" \t")
        if not behind:
            before = before.rstrip(", \t")
    if _begins(before, text, mark):
        words, behind = _capital(words, behind)
    written = _BEFORE_SIGN.sub("", f"{words}{behind}")
    head = f"{before}{written}{mark.rule.append}"
    blank = head.find(BLANK, len(before))
    whole = head + text[mark.last :]
    if blank < 0:
        end = len(before) + len(words)
        return Rewrite(whole, end, end)
    return Rewrite(whole, blank, blank + len(BLANK))


def sentence(text: str, mark: Mark) -> str:
    """The one sentence that a mark stands in, as it would read; "" where there is no rewrite."""
    made = rewrite(text, mark)
    if made is None:
        return ""
    end = mark.last + len(made.text) - len(text)
    return " ".join(made.text[mark.first : max(end, mark.first)].split())


def _begins(before: str, text: str, mark: Mark) -> bool:
    """Whether nothing of the sentence stands before the mark, but signs of a heading or list."""
    return not text[mark.first : mark.start].strip(_SIGNS) and len(before) <= mark.start


def _capital(words: str, behind: str) -> tuple[str, str]:
    if words:
        return words[:1].upper() + words[1:], behind
    return words, behind[:1].upper() + behind[1:]
