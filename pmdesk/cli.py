"""The command line: runs a command, and says faults of the world in one line."""

import argparse
import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pmdesk import __version__
from pmdesk.commands.console import say_fault
from pmdesk.model.errors import WorldError

DONE, USAGE, FAULT, STOPPED = 0, 2, 3, 130
EXPORTS = ("md", "pdf", "html", "json", "csv", "ics")
DOCUMENTS = ("report", "preread", "minutes")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command, or opens the app where none is named; gives the exit code."""
    multiprocessing.freeze_support()
    _say_everything()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except WorldError as fault:
        say_fault(fault)
        return FAULT
    except BrokenPipeError:
        # Whoever read our output has enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return STOPPED


def _say_everything() -> None:
    """No character is too much for a terminal or a pipe, whatever the language of the system.

    What goes to another program is UTF-8; a terminal shows a question mark for what it lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            aloud = stream.isatty() or stream is sys.stderr
            stream.reconfigure(encoding=None if aloud else "utf-8", errors="replace")


def _run(arguments: list[str]) -> int:
    parser, names = _parser()
    if _opens_the_app(arguments, names):
        from pmdesk.app import main as open_app  # Qt, only for the window
        from pmdesk.paths import default_library

        return open_app(Path(arguments[-1]) if arguments else default_library())
    args = parser.parse_args(arguments)
    command: int = args.run(args)
    return command


def _opens_the_app(arguments: list[str], names: set[str]) -> bool:
    """pmdesk alone, with a library's path, or with --library PATH."""
    if len(arguments) == 2 and arguments[0] == "--library":
        return True
    return not arguments or (
        len(arguments) == 1 and arguments[0] not in names and not arguments[0].startswith("-")
    )


def _parser() -> tuple[argparse.ArgumentParser, set[str]]:
    from pmdesk.commands import actions, check, demo, exchange, reviews

    parser = argparse.ArgumentParser(
        prog="pmdesk",
        description="Leads an incident post-mortem. Without a command the window opens.",
        epilog="ID is a review's id, a unique beginning of it, or its incident id.",
    )
    parser.add_argument("--version", action="version", version=f"pmdesk {__version__}")
    parser.add_argument("--library", metavar="PATH", help="the library file")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--library", metavar="PATH", default=argparse.SUPPRESS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, run: object, help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=help, description=help)
        made.set_defaults(run=run)
        return made

    it = add("demo", demo.demo, "the sample review as PDF, Markdown and pictures")
    it.add_argument("--out", default="demo", metavar="FOLDER")
    _add_new(add("new", reviews.new, "a new review; prints its id"))
    it = add("list", reviews.list_reviews, "all reviews")
    it.add_argument("--json", action="store_true")
    it = add("show", reviews.show, "one review")
    it.add_argument("id", metavar="ID")
    it.add_argument("--json", action="store_true")
    _add_import(add("import", exchange.import_file, "takes a file in; prints the review's id"))
    said = "wording that judges, and what is empty or missing, in a review or in texts"
    _add_check(add("check", check.check, said))
    _add_export(add("export", exchange.export_review, "writes a review as a file"))
    _add_actions(add("actions", actions.list_actions, "the actions of all reviews"))
    _add_care(add)
    return parser, set(commands.choices)


def _add_care(add: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    """What is done for the library as a whole."""
    from pmdesk.commands import backups, care, doctor, erasing

    add("verify", care.verify, "reads every row and says what is damaged")
    _add_backups(
        add("backup", backups.backup, "a checked copy; prints its path"),
        add("restore", backups.restore, "what is in a backup, and the way back from it"),
    )
    it = add("copy", erasing.copy, "a copy of the library for others, without private parts")
    it.add_argument("file", metavar="FILE")
    it.add_argument("--restricted", action="store_true", help="restricted reviews, too")
    it = add("forget-history", erasing.forget_history, "clears undo, and deleted words with it")
    it.add_argument("--yes", action="store_true", help="without being asked")
    _add_erase(add("erase", erasing.erase, "a person or a review, for good"))
    it = add("salvage", care.salvage, "what can be read of a damaged or strange library, anew")
    it.add_argument("file", metavar="LIBRARY")
    it.add_argument("-o", "--output", required=True, metavar="NEW", help="must not exist yet")
    it.add_argument("--json", action="store_true")
    add("doctor", doctor.doctor, "what is installed and how the library is, without any text of it")


def _add_backups(backup: argparse.ArgumentParser, restore: argparse.ArgumentParser) -> None:
    backup.add_argument("--folder", metavar="FOLDER", default="")
    backup.add_argument("--list", action="store_true", help="those that there are, newest first")
    backup.add_argument("--json", action="store_true")
    said = "its time as in the list or the beginning of that, “newest”, or a file"
    restore.add_argument("version", metavar="VERSION|FILE", help=said)
    which = restore.add_mutually_exclusive_group()
    which.add_argument("--review", default="", metavar="ID", help="puts this one back")
    which.add_argument("-o", "--output", default="", metavar="NEW", help="all, into a new file")
    restore.add_argument("--as-copy", action="store_true", help="beside the present one")
    restore.add_argument("--json", action="store_true")


def _add_new(it: argparse.ArgumentParser) -> None:
    it.add_argument("title", metavar="TITLE")
    it.add_argument("--started", default="", metavar="T", help="2026-10-06T14:05, in the zone")
    it.add_argument("--resolved", default="", metavar="T")
    it.add_argument("--zone", default="UTC", metavar="Z", help="such as Europe/Berlin")
    it.add_argument("--severity", default="", metavar="S")
    it.add_argument("--incident", default="", metavar="ID")
    it.add_argument("--service", action="append", default=[], metavar="NAME")


def _add_check(it: argparse.ArgumentParser) -> None:
    from pmdesk.commands.check import ids, kinds

    it.add_argument("what", metavar="ID|FILE|-", nargs="+", help="- is standard input")
    it.add_argument("--json", action="store_true")
    it.add_argument("--strict", action="store_true", help="advice counts as a finding, too")
    said = "only findings of this kind; several with commas, or --kind again"
    it.add_argument("--kind", action="extend", type=kinds, default=[], metavar="K", help=said)
    said = "without this rule, by its name in a finding; several with commas, or --disable again"
    it.add_argument("--disable", action="extend", type=ids, default=[], metavar="R", help=said)
    it.add_argument("--rules", default="", metavar="FILE", help="rules of your own over ours")


def _add_actions(it: argparse.ArgumentParser) -> None:
    which, shape = it.add_mutually_exclusive_group(), it.add_mutually_exclusive_group()
    which.add_argument("--open", action="store_true", help="accepted and still to be done")
    which.add_argument("--overdue", action="store_true", help="open, and their day has passed")
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", action="store_true")


def _add_export(it: argparse.ArgumentParser) -> None:
    it.add_argument("id", metavar="ID")
    it.add_argument("--to", required=True, choices=EXPORTS, help="ics: the meeting to come")
    said = "preread: for the meeting to come; minutes: of the last one that ended"
    it.add_argument("--what", choices=DOCUMENTS, default="report", help=said)
    it.add_argument("-o", "--output", required=True, metavar="FILE")
    it.add_argument("--audience", choices=("team", "company", "customer"), default="company")
    it.add_argument("--names", action="store_true", help="people by name instead of by seat")
    _add_mask(it)
    it.add_argument("--seal", action="store_true", help="a bundle under a passphrase")
    _add_passphrase(it)


def _add_import(it: argparse.ArgumentParser) -> None:
    from pmdesk.intake.detect import FORMATS

    it.add_argument("file", metavar="FILE", help="a file, a zip or a folder; - is standard input")
    target = it.add_mutually_exclusive_group()
    target.add_argument("--review", default="", metavar="ID")
    target.add_argument("--new", default="", metavar="TITLE")
    it.add_argument("--format", default="auto", metavar="F", help=f"one of {', '.join(FORMATS)}")
    it.add_argument("--date", default="", metavar="D", help="the day of times without one")
    it.add_argument("--zone", default=None, metavar="Z", help="the zone of times without one")
    it.add_argument("--start", default="", metavar="T", help="when the recording of a chat began")
    it.add_argument("--channel", action="append", default=[], metavar="NAME", help="only this one")
    it.add_argument("--from", dest="first", default="", metavar="D", help="the first day, or time")
    it.add_argument("--to", dest="last", default="", metavar="D", help="the last day, or time")
    it.add_argument("--order", choices=("dm", "md"), help="how dates such as 03/04 are meant")
    _add_mask(it)
    _add_passphrase(it)
    it.add_argument("--dry-run", action="store_true")
    it.add_argument("--json", action="store_true")


def _add_erase(it: argparse.ArgumentParser) -> None:
    whom = it.add_mutually_exclusive_group(required=True)
    whom.add_argument("--person", default="", metavar="NAME", help="in every text of every review")
    whom.add_argument("--review", default="", metavar="ID")
    said = "what stands in the place of the name; else what the seat is called"
    it.add_argument("--as", dest="alias", default="", metavar="ALIAS", help=said)
    said = "a nickname or login that goes, too"
    it.add_argument("--also", action="append", default=[], metavar="NAME", help=said)
    it.add_argument("--backups", action="store_true", help="deletes the copies that hold it, too")
    it.add_argument("--yes", action="store_true", help="without being asked")


def _add_mask(it: argparse.ArgumentParser) -> None:
    said = "put words such as ‹token› in their place"
    it.add_argument("--mask", choices=("secrets", "personal", "all"), default="", help=said)


def _add_passphrase(it: argparse.ArgumentParser) -> None:
    said = "its first line is the passphrase; else PMDESK_PASSPHRASE, else it is asked for"
    it.add_argument("--passphrase-file", default="", metavar="FILE", help=said)


if __name__ == "__main__":
    sys.exit(main())
