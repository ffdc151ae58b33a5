"""import and export: files in, files out."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from pmdesk.commands.access import read_file, reading, writing
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.commands.reviews import FILE_CAP
from pmdesk.intake.proposal import facts_of, rows_of
from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.model import bundle
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line, new_id
from pmdesk.model.times import zone_of
from pmdesk.report.export import Options, export, save
from pmdesk.store.library import Library

SHOWN = 20
"""Skipped lines that are listed in full."""


def import_file(args: argparse.Namespace) -> int:
    """Prints the id of the review that took the file in, alone on the last line."""
    data = sys.stdin.buffer.read(FILE_CAP) if args.file == "-" else read_file(args.file, FILE_CAP)
    if args.format == "bundle" or (args.format == "auto" and bundle.looks_like_one(data)):
        return _import_bundle(args, bundle.read(data))
    if args.zone:
        zone_of(args.zone)
    day = _day(args.date)
    if args.dry_run:
        return _dry_run(args, read(data, name=args.file, format=args.format, day=day, zone=args.zone))
    with writing(args) as library:
        id = library.find(args.review) if args.review else ""
        review = library.review(id) if id else None
        zone = args.zone or (review.zone if review else None)
        day = day or _review_day(review)
        intake = read(data, name=args.file, format=args.format, day=day, zone=zone)
        id = _take_in(library, intake, review, args.new)
    _report(intake)
    out(id)
    return DONE


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
    return review.started.astimezone(zone_of(review.zone)).date()


def _dry_run(args: argparse.Namespace, intake: Intake) -> int:
    if args.json:
        out_json(intake.to_json())
    else:
        for entry in intake.entries:
            warned = f"  ({'; '.join(entry.warnings)})" if entry.warnings else ""
            out(f"{entry.line:>5}  {entry.at:%Y-%m-%d %H:%M}Z  {entry.kind:<13}  {entry.text}{warned}")
        _report(intake)
    return DONE


def _take_in(library: Library, intake: Intake, review: Review | None, title: str) -> str:
    if review is None:
        named = clean_line(title or intake.header.title)
        if not named:
            raise WorldError(
                "Plain text needs a review to go into.", "Add --new TITLE, or --review ID."
            )
        now = datetime.now(UTC).replace(microsecond=0)
        review = Review(id=new_id(), title=named, created=now)
        change = timeline.take_in(review, **_arguments(intake, review, title))
        library.add(_with(change, review), "Import")
        return review.id
    _need_something(intake)
    session = library.session(review.id)
    session.do(timeline.take_in, **_arguments(intake, review, title))
    return review.id


def _need_something(intake: Intake) -> None:
    if not (intake.entries or intake.factors or intake.lessons or intake.actions):
        raise WorldError("No line of this text has a time.", "Begin lines with one: 14:05 Alert.")
