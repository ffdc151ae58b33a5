"""What leaves a library: every document in every format, and which words may not be in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from pmdesk.model import bundle
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report.export import FORMATS, export
from pmdesk.report.options import Options, What
from pmdesk.ui.report_stage.formats import ALL_FORMATS, suggestion
from torture.hiding.found import texts
from torture.hiding.marked import Marks, Source
from torture.hiding.room import Leak

BEFORE = {
    *("review.title", "review.goal", "review.opening", "review.rules", "review.services"),
    *("review.severity", "review.impact_users", "review.impact_failed", "review.impact_extent"),
    *("review.channel", "review.drift_word", "seats.alias", "seats.role", "meetings.place"),
}
"""What may be told before a meeting: no cause, no remedy, nothing of the timeline."""


def leaks(review: Review, marks: Marks, random: Random, *, pdf: bool) -> Iterator[Leak]:
    """Of every format; with `pdf` of the documents as PDF, too."""
    for what in What:
        forms = [form for form in FORMATS if form != "pdf" or pdf]
        for form in (
            forms if what is What.REPORT else [f for f in forms if f in ("md", "html", "pdf")]
        ):
            options = Options(names=random.random() < 0.2, what=what)
            try:
                data = export(review, form, options)
            except WorldError:
                continue  # No meeting with a date, or none that ended.
            for word, source in _words(data, marks).items():
                if not _may_leave(source, form, options, review):
                    yield f"{what} as {form}", word, source.field
    yield from _bundled(review, marks)
    yield from _named(review, marks)


def _words(data: bytes, marks: Marks) -> dict[str, Source]:
    return {word: it for text in texts(data) for word, it in marks.found(text).items()}


def _may_leave(source: Source, form: str, options: Options, review: Review) -> bool:
    if source.local:
        return False
    if source.name and not options.names:
        return False
    if form == "ics":
        return source.field in (
            {"meetings.place"} if review.restricted else BEFORE | {"seats.name"}
        )
    if options.what is What.PREREAD:
        return source.field in BEFORE | {"seats.name"}
    return True


def _bundled(review: Review, marks: Marks) -> Iterator[Leak]:
    """The bundle hands a review over, with the names of its seats, as JSON and as a zip."""
    content = b"a file beside it"
    hash = hashlib.sha256(content).hexdigest()
    files: Any = tuple(replace(row, blob=hash) for row in review.attachments)
    for form, whole in (
        ("json", bundle.Bundle(review)),
        ("zip", bundle.Bundle(replace(review, attachments=files), blobs={hash: content})),
    ):
        for word, source in _words(bundle.write(whole), marks).items():
            if source.local:
                yield f"bundle as {form}", word, source.field


def _named(review: Review, marks: Marks) -> Iterator[Leak]:
    """Names of files tell the title at most, and of a restricted review not even that."""
    for each in ALL_FORMATS:
        for word, source in marks.found(" ".join(suggestion(review, each))).items():
            if review.restricted or source.field != "review.title":
                yield f"name of a file, {each.key}", word, source.field
