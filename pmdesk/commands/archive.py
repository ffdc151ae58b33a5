"""An existing archive of reports, a folder or a zip: each becomes a review of its own."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from pmdesk.commands.access import writing
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.commands.taking import into_library, read_intake, report
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError


def import_reports(args: argparse.Namespace, files: Mapping[str, bytes]) -> int:
    """Prints an id for each report that was taken in; says why others were not."""
    if args.review or args.new:
        raise WorldError(
            "Each report in it becomes a review of its own.", "Leave out --review and --new."
        )
    found = [intake for name in sorted(files) if (intake := _report_in(args, files[name], name))]
    if not found:
        raise WorldError("There is no report in it.", "Name a folder with reports as text.")
    if args.dry_run and args.json:
        out_json({"files": [{"name": intake.name, **intake.to_json()} for intake in found]})
    elif args.dry_run:
        for intake in found:
            out(f"{intake.name}: {len(intake.entries)} entries")
    else:
        with writing(args) as library:
            for intake in found:
                report(intake)
                title = intake.header.title or Path(intake.name).stem
                out(into_library(library, intake, None, title))
    return DONE


def _report_in(args: argparse.Namespace, data: bytes, name: str) -> Intake | None:
    try:
        intake = read_intake(args, data, name, None)
    except WorldError as fault:
        say(f"{name}: {fault}")
        return None
    if not intake.is_report:
        say(f"{name}: It is no report: nothing in it has a time.")
        return None
    return intake
