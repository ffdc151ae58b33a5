"""What was taken in goes on: into a library and out again, into reports, onto the room's screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from pmdesk.method.check import check
from pmdesk.method.quality import qualities
from pmdesk.method.room import room_words
from pmdesk.model import bundle
from pmdesk.model.for_room import for_room
from pmdesk.model.invitation import invited_to
from pmdesk.model.review import LOCAL, Review
from pmdesk.report.export import export
from pmdesk.report.options import Options, What
from pmdesk.store.bundles import bundle_of, take_in
from pmdesk.store.library import Library

NOW = datetime(2026, 10, 6, 14, tzinfo=UTC)
ENTRIES = 300
"""A longer timeline is not written as a report each time: that takes long, and is tried alone."""


def wide(text: str, size: float, bold: bool = False) -> float:
    """Stands for the width of a text on the room's screen."""
    return size * len(text) / 2


class Store:
    """Takes every review; every so many-th goes all the way."""

    def __init__(self, library: Library, every: int = 25) -> None:
        self._library, self._every = library, every
        self._count = count()

    def keep(self, review: Review) -> None:
        """Raises where something of it cannot be shown, checked, written, stored or read again."""
        number = next(self._count)
        if len(review.entries) > ENTRIES:
            return
        steps: list[Callable[[Review], object]] = [_bundled, check, _in_room, _written]
        steps[number % len(steps)](review)
        if number % self._every == 0:
            self._stored(review)

    def all_of(self, review: Review) -> None:
        """The whole way for one review."""
        for step in (_bundled, check, _in_room, _written, self._stored):
            step(review)

    def _stored(self, review: Review) -> None:
        library = self._library
        if library.has(review.id):
            library.remove(review.id)
        library.add(review, "Import")
        assert library.review(review.id) == review, "read again, the review is another one"
        library.lines(date(2026, 10, 6))
        library.actions(every=True)
        written = bundle.write(bundle_of(library, review))
        assert written == bundle.write(bundle.read(written)), "written twice, the bytes differ"
        taken = take_in(library, bundle.read(written))
        assert taken.id == review.id, "the same bundle again is another review"
        library.remove(review.id)


def shared(review: Review) -> Review:
    """What a bundle holds of it."""
    nothing: dict[str, Any] = dict.fromkeys(LOCAL, ())
    return replace(review, **nothing)


def _bundled(review: Review) -> None:
    if any(row.blob for row in review.attachments):
        return
    written = bundle.write(bundle.Bundle(review))
    again = bundle.read(written)
    assert again.review == shared(review), "read from its bundle, the review is another one"
    assert bundle.write(again) == written, "written twice, the bytes differ"


def _in_room(review: Review) -> None:
    for meeting in (None, *review.meetings):
        for_room(review, meeting, NOW, room_words(), wide)
    for action in review.actions:
        qualities(review, action)


def _written(review: Review) -> None:
    for form, options in texts(review):
        export(review, form, options)


def texts(review: Review) -> Iterator[tuple[str, Options]]:
    """Every document as text that a review can become now."""
    for form in ("md", "html", "clipboard", "csv"):
        yield form, Options(names=len(review.id) % 2 == 0)
    if any(meeting.ended is not None for meeting in review.meetings):
        yield "md", Options(what=What.MINUTES)
    if invited_to(review) is not None:
        yield "md", Options(what=What.PREREAD)
        yield "ics", Options()
