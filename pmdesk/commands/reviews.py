"""new, list, show: a review begun, found and looked at."""

import argparse
from datetime import UTC, date, datetime
from typing import Any

from pmdesk.commands.access import reading, writing
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.intake.entry_time import moment_doubt, read_moment
from pmdesk.method.words import name_of
from pmdesk.model.bundle import review_plain
from pmdesk.model.codec import time_text
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line, new_id
from pmdesk.model.times import date_text, local, zone_of
from pmdesk.store.lines import ReviewLine


def new(args: argparse.Namespace) -> int:
    """Prints the id of the new review, alone on the last line."""
    zone_of(args.zone)
    title = clean_line(args.title)
    if not title:
        raise WorldError("A review needs a title.", "A few words on what was seen are enough.")
    review = Review(
        id=new_id(),
        title=title,
        zone=args.zone,
        severity=clean_line(args.severity),
        incident=clean_line(args.incident),
        services=tuple(clean_line(name) for name in args.service),
        started=moment(args.started, args.zone),
        resolved=moment(args.resolved, args.zone),
        created=datetime.now(UTC).replace(microsecond=0),
    )
    with writing(args) as library:
        library.add(review, "New review")
    out(review.id)
    return DONE


def moment(text: str, zone: str) -> datetime | None:
    """A time given on the command line; raises WorldError where it cannot be read."""
    at = read_moment(text, zone)
    if doubt := moment_doubt(text, zone):
        say(f"{text}: {doubt}")
    if text and at is None:
        raise WorldError(f"“{text}” is not a day and a time.", "Write it as 2026-10-06T14:05.")
    return at


def list_reviews(args: argparse.Namespace) -> int:
    with reading(args) as library:
        lines = library.lines(date.today())
    if args.json:
        out_json({"reviews": [_line_json(line) for line in lines]})
        return DONE
    for line in lines:
        day = date_text(local(line.started, line.zone).date()) if line.started else ""
        title = _title(line)
        state = name_of(line.state)
        out(f"{line.id[:8]}  {day:<11}  {line.severity:<6}  {state:<10}  {title}")
    if not lines:
        say("This library has no review yet. Begin one with: pmdesk new TITLE")
    return DONE


def _title(line: ReviewLine) -> str:
    return "Restricted review" if line.words is None else line.words.title


def _line_json(line: ReviewLine) -> dict[str, Any]:
    return {
        "review": line.id,
        "title": _title(line),
        "state": str(line.state),
        "severity": line.severity,
        "started": time_text(line.started) if line.started else None,
        "resolved": time_text(line.resolved) if line.resolved else None,
        "owner": line.owner,
        "open_actions": line.open_actions,
    }


def show(args: argparse.Namespace) -> int:
    with reading(args) as library:
        review = library.review(library.find(args.id))
    if args.json:
        plain = review_plain(review)
        for noun in ("entries", "factors", "actions", "lessons"):
            plain.setdefault(noun, [])
        out_json({"review": plain})
        return DONE
    out(review.title)
    facts = (review.incident, review.severity, ", ".join(review.services), name_of(review.state))
    out("  ".join(fact for fact in facts if fact))
    for noun in ("entries", "factors", "lessons", "actions"):
        out(f"{len(getattr(review, noun))} {noun}")
    if review.summary:
        out(f"\n{review.summary}")
    return DONE
