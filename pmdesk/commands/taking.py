"""What an import from the command line reads, says and stores."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from pmdesk.commands.console import say
from pmdesk.commands.reviews import moment
from pmdesk.intake.proposal import fitted, review_of
from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line, new_id
from pmdesk.model.times import local
from pmdesk.store.library import Library

Data = bytes | Mapping[str, bytes]
SHOWN = 20
"""Skipped lines that are listed in full."""


def read_intake(args: argparse.Namespace, data: Data, name: str, review: Review | None) -> Intake:
    """What a file proposes; without --zone and --date the review's count."""
    zone = args.zone or (review.zone if review else None)
    return read(
        data,
        name=name,
        format=args.format,
        day=_day(args.date) or _review_day(review),
        zone=zone,
        start=moment(args.start, zone or "UTC"),
        channels=args.channel,
        first=_bound(args.first, zone),
        last=_bound(args.last, zone),
    )


def _bound(text: str, zone: str | None) -> date | datetime | None:
    """A day, or a moment where a time follows."""
    return _day(text) if len(text) <= len("2026-10-06") else moment(text, zone or "UTC")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WorldError(f"“{text}” is not a day.", "Write it as 2026-10-06.") from None


def _review_day(review: Review | None) -> date | None:
    if review is None or review.started is None:
        return None
    return local(review.started, review.zone).date()


def into_library(library: Library, intake: Intake, review: Review | None, title: str) -> str:
    """One undo step, into the review or into a new one; gives the id."""
    if review is None:
        review = _new_review(intake, title)
        library.add(review, "Import")
        return review.id
    if not intake.is_report:
        raise WorldError(
            "No line of this text has a time.", "Begin lines with one, such as 14:05 Alert."
        )
    session = library.session(review.id)
    rows, facts = fitted(intake, review, new_id)
    session.do(timeline.take_in, rows=rows, facts=facts)
    return review.id


def _new_review(intake: Intake, title: str) -> Review:
    named = clean_line(title or intake.header.title)
    if not named:
        raise WorldError(
            "Plain text needs a review to go into.", "Add --new TITLE, or --review ID."
        )
    now = datetime.now(UTC).replace(microsecond=0)
    return replace(review_of(intake, new_id), title=named, created=now)


def report(intake: Intake) -> None:
    """What was read and what was not, line by line."""
    say(f"{len(intake.entries)} entries, {len(intake.skipped)} lines skipped.")
    for skipped in intake.skipped[:SHOWN]:
        place = f"line {skipped.line}" if skipped.line else "file"
        say(f"  {place}: {skipped.reason}: {skipped.text[:80]}")
    if len(intake.skipped) > SHOWN:
        say(f"  and {len(intake.skipped) - SHOWN} more")
    for warning in intake.warnings:
        say(warning)
    for entry in intake.entries:
        for warning in entry.warnings:
            say(f"  line {entry.line}: {warning}")
