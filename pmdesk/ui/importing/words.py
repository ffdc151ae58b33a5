"""Sentences of the import preview: what is looked at, and what is in the way of taking it in."""

from pmdesk.intake.values import Intake
from pmdesk.model.gestures.timeline import ENTRY_CAP
from pmdesk.model.review import Review
from pmdesk.ui.importing.formats import format_text
from pmdesk.ui.importing.part import is_too_large
from pmdesk.ui.importing.reading import Data
from pmdesk.ui.tr import tr


def what_is_read(intake: Intake | None, name: str, place: tuple[int, int]) -> str:
    """Report  ·  checkout.md  ·  12 entries  ·  file 1 of 3; `place` counts from 0 of so many."""
    if intake is None:
        return name or tr("Nothing is stored before you take it in.")
    n, (number, count) = len(intake.entries), place
    entries = tr("1 entry") if n == 1 else tr("{n:,} entries").format(n=n)
    file = tr("file {n} of {all}").format(n=number + 1, all=count) if count > 1 else ""
    return "  ·  ".join(filter(None, (format_text(intake.format), name, entries, file)))


def what_lacks(review: Review | None, new_title: str | None, entries: int) -> str:
    """What is in the way of taking so many entries in, "" for nothing.

    `new_title` is that of a new review, None where they go into `review`.
    """
    there = len(review.entries) if review is not None and new_title is None else 0
    if there + entries > ENTRY_CAP:
        said = tr("A timeline holds {cap:,} entries.").format(cap=ENTRY_CAP)
        return f"{said} {tr('Say above from when to when, so that a part comes in.')}"
    return tr("A new review needs a title.") if new_title == "" else ""


def way_on(data: Data) -> str:
    """What helps where a long text was refused as a whole, "" where it is not too long."""
    if not isinstance(data, bytes) or is_too_large(data) or data.count(b"\n") < ENTRY_CAP:
        return ""
    return tr("Say above from which line to which: line 1 to line 20000.")
