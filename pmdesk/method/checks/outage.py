"""Whether it is called an outage though only a part was affected."""

import re
from collections.abc import Iterator

from pmdesk.method.checks.impact import FIELDS
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import own_words
from pmdesk.method.phrases import is_read, kept, listed
from pmdesk.model.review import Review

_SHARE = re.compile(r"(?<![\d.,])(\d[\d.,]{0,15}) ?(?:%|percent)")
_OF = re.compile(r"(?<![\d.,])(\d[\d.,]{0,15}) (?:out )?of (?:the |our )?(\d[\d.,]{0,15})")


def outage(review: Review) -> Iterator[Finding]:
    """The word in title, summary or impact, unless the extent says that it was everything."""
    if not is_read(review.language) or is_full(review.impact_extent):
        return
    for field in ("title", "summary", *FIELDS):
        if word := _outage(getattr(review, field)):
            yield said(
                "outage-partial",
                "It is called an outage, and the extent does not say that all was affected.",
                "Which part was slow, refused or not there? Say that, or set the extent to “All”.",
                field=field,
                excerpt=word,
            )


@kept
def is_full(extent: str) -> bool:
    """Whether the extent of an impact says that nothing and nobody was spared."""
    if listed("extent", "partial").first(extent):
        return False
    if any(share.strip(".,") not in ("100", "100.0") for share in _SHARE.findall(extent)):
        return False
    if any(part.strip(".,") != whole.strip(".,") for part, whole in _OF.findall(extent)):
        return False
    return bool(
        listed("extent", "full").first(extent) or _SHARE.search(extent) or _OF.search(extent)
    )


@kept
def _outage(text: str) -> str:
    return listed("extent", "outage").first(own_words(text)) if "utage" in text.lower() else ""
