"""What is done to files while faults strike: each deed in parts that return one after the other.

A child does them (`child.py`), and the trials do them once more undisturbed to know what every
part has to leave behind. Imports stay inside: a child loads only what its deed needs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

LIBRARY = "l.pmdesk"
Parts = Iterator[None]


@dataclass(frozen=True, slots=True)
class Deed:
    """`prepare` fills an empty folder; `act` yields after each part has returned.

    `kind` says what has to hold: "rows" of the library after each part, "copies" in the folder of
    backups, "files" that are exports, a "fresh" library beside the present one, or "opened", where
    the first part brings the file up to date.
    """

    prepare: Callable[[Path], None]
    act: Callable[[Path], Parts]
    kind: str = "rows"


def _shelf(folder: Path) -> None:
    from torture.shelf import small

    small(folder / LIBRARY)


def _edits(folder: Path) -> Parts:
    from torture.sittings import edits

    return edits(folder / LIBRARY)


def _history(folder: Path) -> Parts:
    from torture.sittings import history

    return history(folder / LIBRARY)


def _one_edit(folder: Path) -> Parts:
    from torture.sittings import one_edit

    return one_edit(folder / LIBRARY)


def _made(folder: Path) -> Parts:
    from torture.shelf import numbered_ids
    from torture.sittings import first_review

    with numbered_ids():
        yield from first_review(folder / LIBRARY)


def _old(number: int) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        from torture.shelf import old

        old(folder / LIBRARY, number)

    return prepare


def _migrated(folder: Path) -> Parts:
    from torture.sittings import brought_up_to_date

    return brought_up_to_date(folder / LIBRARY, folder / "backups")


def _command(*words: str) -> Callable[[Path], Parts]:
    """The command line as a user calls it; `@` before a word stands for the folder."""

    def act(folder: Path) -> Parts:
        from pmdesk.cli import main
        from pmdesk.commands import taking
        from pmdesk.store import stored_session
        from torture.shelf import AtNoon, numbered_ids

        taking.datetime, stored_session._now = AtNoon, AtNoon.now
        given = [str(folder / word[1:]) if word.startswith("@") else word for word in words]
        with numbered_ids():
            code = main(["--library", str(folder / LIBRARY), *given])
        if code:
            raise SystemExit(code)
        yield

    return act


def _with_files(folder: Path) -> None:
    from torture.shelf import files

    files(folder / LIBRARY, folder)


def _with_copy(folder: Path) -> None:
    from torture.shelf import earlier

    earlier(folder / LIBRARY, folder / "copy.pmdesk")


def _export(to: str) -> Deed:
    words = ("export", FULL, "--to", to, "-o", f"@report.{to}")
    return Deed(_with_files, _command(*words), "files")


def _at_the_window(folder: Path) -> Parts:
    from torture.window import at_the_window

    return at_the_window(folder / LIBRARY, folder / KEPT)


KEPT = "kept"
"""The folder of recovery files."""
FULL = "f0000000-0000-4000-8000-000000000000"
RESTORE = ("restore", "@copy.pmdesk")
PERSON = "seats name 1"
FRESH = "@fresh.pmdesk"
OLD = (1, 2, 3, 4)
DEEDS: dict[str, Deed] = {
    "at the window": Deed(_shelf, _at_the_window),
    "one edit": Deed(_shelf, _one_edit),
    "edits": Deed(_shelf, _edits),
    "undo and redo": Deed(_shelf, _history),
    "a new library": Deed(lambda folder: None, _made, "made"),
    **{f"migration from {n}": Deed(_old(n), _migrated, "opened") for n in OLD},
    "backup": Deed(_shelf, _command("backup", "--folder", "@copies"), "copies"),
    "import of a bundle": Deed(_with_files, _command("import", "@new.zip")),
    "import of a newer bundle": Deed(_with_files, _command("import", "@newer.zip")),
    "import of text": Deed(_with_files, _command("import", "@text.md", "--new", "From text")),
    "import into a review": Deed(_with_files, _command("import", "@text.md", "--review", FULL)),
    "forgetting of history": Deed(_shelf, _command("forget-history", "--yes")),
    "erasing of a review": Deed(_shelf, _command("erase", "--review", FULL, "--yes")),
    "erasing of a person": Deed(_shelf, _command("erase", "--person", PERSON, "--yes")),
    "restoring of a review": Deed(
        _with_copy, _command("restore", "@copy.pmdesk", "--review", FULL)
    ),
    "restoring of all": Deed(_with_copy, _command("restore", "@copy.pmdesk", "-o", FRESH), "fresh"),
    "copy for others": Deed(_shelf, _command("copy", FRESH), "fresh"),
    "salvage": Deed(_shelf, _command("salvage", "@l.pmdesk", "-o", FRESH), "fresh"),
    **{f"export to {to}": _export(to) for to in ("md", "json", "html", "csv", "pdf")},
}
