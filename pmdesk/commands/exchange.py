"""import and export: files in, files out."""

import argparse
import os
import sys
from pathlib import Path

from pmdesk import sealed
from pmdesk.commands.access import FILE_CAP, read_file, reading, writing
from pmdesk.commands.archive import import_reports
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.commands.outgoing import looked_through
from pmdesk.commands.passphrase import to_open, to_seal
from pmdesk.commands.taking import Data, into_library, read_intake, report
from pmdesk.export_log import Left, note_left, place_of
from pmdesk.files import read_folder
from pmdesk.intake.detect import is_bundle
from pmdesk.intake.sources.archive import unpacked
from pmdesk.intake.sources.opening import NotOneExport
from pmdesk.intake.values import Intake
from pmdesk.method.wording import kind_of
from pmdesk.model import bundle
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.times import zone_of
from pmdesk.report.export import evidence_for, export
from pmdesk.report.fonts import Missing
from pmdesk.report.options import Options, What
from pmdesk.report.outgoing import Outgoing
from pmdesk.report.save import save
from pmdesk.store.bundles import Outcome, bundle_of, take_in
from pmdesk.store.library import Library

DOCUMENTS = ("md", "pdf", "html")
"""The formats in which a document other than the report is written."""


def import_file(args: argparse.Namespace) -> int:
    """Prints the id of the review that took the file in, alone on the last line.

    Of a folder or a zip with reports each becomes a review of its own.
    """
    data = _data(args.file)
    if isinstance(data, bytes) and sealed.looks_sealed(data):
        return _import_bundle(args, bundle.read(sealed.unseal(data, to_open(args))))
    if args.format == "bundle" or (
        args.format == "auto" and isinstance(data, bytes) and is_bundle(data)
    ):
        return _import_bundle(args, bundle.read(data if isinstance(data, bytes) else b""))
    if args.zone:
        zone_of(args.zone)
    try:
        return _import_one(args, data)
    except NotOneExport:
        files = unpacked(data) if isinstance(data, bytes) else data
        return import_reports(args, files)


def _data(name: str) -> Data:
    if name == "-":
        return sys.stdin.buffer.read(FILE_CAP)
    # Path.is_dir raises for a name that is too long for the system.
    return read_folder(Path(name)) if os.path.isdir(name) else read_file(name, FILE_CAP)  # noqa: PTH112


def _import_one(args: argparse.Namespace, data: Data) -> int:
    if args.dry_run:
        review = _target(args) if args.review else None
        return _dry_run(args, read_intake(args, data, args.file, review))
    with writing(args) as library:
        review = library.review(library.find(args.review)) if args.review else None
        intake = read_intake(args, data, args.file, review)
        id = into_library(library, intake, review, args.new)
    report(intake)
    out(id)
    return DONE


def _target(args: argparse.Namespace) -> Review:
    with reading(args) as library:
        return library.review(library.find(args.review))


def _dry_run(args: argparse.Namespace, intake: Intake) -> int:
    if args.json:
        out_json(intake.to_json())
    else:
        for entry in intake.entries:
            warned = f"  ({'; '.join(entry.warnings)})" if entry.warnings else ""
            at = f"{entry.at:%Y-%m-%d %H:%M}Z"
            out(f"{entry.line:>5}  {at}  {entry.kind:<13}  {entry.text}{warned}")
        report(intake)
    return DONE


def _import_bundle(args: argparse.Namespace, found: bundle.Bundle) -> int:
    if args.dry_run:
        title = "restricted" if found.review.restricted else found.review.title
        out_json(bundle.document(found.review, found.parent)) if args.json else out(
            f"A whole review: {title}"
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


def export_review(args: argparse.Namespace) -> int:
    """Writes one file, whole or not at all."""
    what = What(args.what)
    if what is not What.REPORT and args.to not in DOCUMENTS:
        formats = " or ".join((", ".join(DOCUMENTS[:-1]), DOCUMENTS[-1]))
        raise WorldError(f"“{what}” is a document to read.", f"Write it with --to {formats}.")
    if (args.seal or args.passphrase_file) and args.to != "json":
        raise WorldError("Only a bundle can be sealed.", "Write it with --to json.")
    with reading(args) as library:
        review = library.review(library.find(args.id))
        options = Options(names=args.names, kind=kind_of(library.policies()), what=what)
        with Missing() as missing:
            data, left = _exported(args, library, review, options)
    save(Path(args.output), data, private=args.to == "json")
    _note(args, data, left)
    if missing.said:
        say(missing.said)
    return DONE


def _note(args: argparse.Namespace, data: bytes, left: Outgoing) -> None:
    whole = args.to == "json"
    line = Left(
        what="json-sealed" if sealed.looks_sealed(data) else args.to,
        document="" if whole else args.what,
        review=left.review.id,
        attachments=len(left.blobs),
        people="names" if whole or args.names else "seats",
        audience="" if whole else args.audience,
        to=place_of(Path(args.output)),
        masked=left.masked,
    )
    note_left(line, "command")


def _exported(
    args: argparse.Namespace, library: Library, review: Review, options: Options
) -> tuple[bytes, Outgoing]:
    """The bytes of the file, and what is in it."""
    if args.to == "json":
        whole = bundle_of(library, review)
        left = looked_through(review, args.to, options, whole.blobs, args.mask)
        data = bundle.write(bundle.Bundle(left.review, whole.parent, left.blobs))
        passphrase = to_seal(args)
        return (sealed.seal(data, passphrase) if passphrase else data), left
    left = looked_through(review, args.to, options, {}, args.mask)
    evidence = evidence_for(left.review, args.to, library.blobs.get)
    data = export(left.review, args.to, options, evidence)
    return data, Outgoing(left.review, evidence.pictures, left.masked)
