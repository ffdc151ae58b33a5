"""import and export: files in, files out."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pmdesk.commands.access import read_file, reading, writing
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.commands.reviews import FILE_CAP
from pmdesk.intake.proposal import fitted, review_of
from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.method.wording import kind_of
from pmdesk.model import bundle
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line, new_id
from pmdesk.model.times import local, zone_of
from pmdesk.report.export import evidence_for, export
from pmdesk.report.options import Options
from pmdesk.report.save import save
from pmdesk.store.bundles import Outcome, bundle_of, take_in
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
    if args.dry_run:
        review = _target(args) if args.review else None
        return _dry_run(args, _read(args, data, review))
    with writing(args) as library:
        review = library.review(library.find(args.review)) if args.review else None
        intake = _read(args, data, review)
        id = _take_in(library, intake, review, args.new)
    _report(intake)
    out(id)
    return DONE


def _target(args: argparse.Namespace) -> Review:
    with reading(args) as library:
        return library.review(library.find(args.review))


def _read(args: argparse.Namespace, data: bytes, review: Review | None) -> Intake:
    """Without --zone and --date the review's count."""
    day = _day(args.date) or _review_day(review)
    zone = args.zone or (review.zone if review else None)
    return read(data, name=args.file, format=args.format, day=day, zone=zone)


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


def _dry_run(args: argparse.Namespace, intake: Intake) -> int:
    if args.json:
        out_json(intake.to_json())
    else:
        for entry in intake.entries:
            warned = f"  ({'; '.join(entry.warnings)})" if entry.warnings else ""
            at = f"{entry.at:%Y-%m-%d %H:%M}Z"
            out(f"{entry.line:>5}  {at}  {entry.kind:<13}  {entry.text}{warned}")
        _report(intake)
    return DONE


def _take_in(library: Library, intake: Intake, review: Review | None, title: str) -> str:
    """One undo step, into the review or into a new one; gives the id."""
    if review is None:
        review = _new_review(intake, title)
        library.add(review, "Import")
        return review.id
    if not (intake.entries or intake.factors or intake.lessons or intake.actions):
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


def _import_bundle(args: argparse.Namespace, found: bundle.Bundle) -> int:
    if args.dry_run:
        out_json(bundle.document(found.review, found.parent)) if args.json else out(
            f"A whole review: {found.review.title}"
        )
        return DONE
    with writing(args) as library:
        taken = take_in(library, found)
    said = {
        Outcome.ADDED: "Imported.",
        Outcome.SAME: "This review is here already, just like this.",
        Outcome.REPLACED: "The review is now the newer version.",
        Outcome.COPIED: "The review was changed here too, so this is a copy beside it.",
    }
    say(said[taken.outcome])
    out(taken.id)
    return DONE


def _report(intake: Intake) -> None:
    """What was read and what was not, line by line."""
    say(f"{len(intake.entries)} entries, {len(intake.skipped)} lines skipped.")
    for skipped in intake.skipped[:SHOWN]:
        say(f"  line {skipped.line}: {skipped.reason}: {skipped.text[:80]}")
    if len(intake.skipped) > SHOWN:
        say(f"  and {len(intake.skipped) - SHOWN} more")
    for warning in intake.warnings:
        say(warning)
    for entry in intake.entries:
        for warning in entry.warnings:
            say(f"  line {entry.line}: {warning}")


def export_review(args: argparse.Namespace) -> int:
    """Writes one file, whole or not at all."""
    with reading(args) as library:
        review = library.review(library.find(args.id))
        if args.to == "json":
            data = bundle.write(bundle_of(library, review))
        else:
            kind = kind_of(library.policies())
            evidence = evidence_for(review, args.to, library.blobs.get)
            data = export(review, args.to, Options(names=args.names, kind=kind), evidence)
    save(Path(args.output), data)
    return DONE
