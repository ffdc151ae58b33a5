"""A review in a real library, worked on and then handed out by commands: what they and logs say."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from random import Random

from pmdesk import cli
from pmdesk.method.secrets import SECRETS, kinds_of, mask_secrets
from pmdesk.model.gestures import captured, lessons, timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import LessonKind
from pmdesk.paths import log_folder
from pmdesk.store.library import Library
from torture.hiding.found import texts
from torture.hiding.marked import DELETED, MASKED, Marks, Source
from torture.hiding.room import Leak

FORMATS = ("md", "html", "json", "csv", "ics")


def worked_on(library: Library, review: Review, marks: Marks) -> Review:
    """The review after some words were typed and deleted, noted, and masked."""
    # Once the timeline is agreed on, earlier words become amendments, which are told on purpose.
    library.add(replace(review, timeline_agreed=None), "New review")
    session = library.session(review.id)
    entry, gone, first, last = review.entries[0].id, review.entries[-1].id, new_id(), new_id()
    session.do(timeline.set_text, id=entry, text=f"{marks.word(DELETED)} typed and deleted")
    session.seal()
    secret = f"password=hunter2{marks.word(MASKED)}"
    session.do(timeline.set_text, id=entry, text=mask_secrets(secret, kinds_of(SECRETS)))
    session.do(lessons.add_lesson, id=first, text=marks.word(DELETED), kind=LessonKind.WENT_WELL)
    session.do(lessons.delete_lesson, id=first)
    session.do(captured.add_note, id=last, text=marks.word("notes.text"), stage="prepare")
    session.do(timeline.delete_entry, id=gone)
    for word, source in marks.sources.items():
        if source.entry == gone and source.field.startswith("entries."):
            marks.sources[word] = Source(DELETED)
    return session.review


def leaks(folder: Path, review: Review, marks: Marks, random: Random) -> Iterator[Leak]:
    """Of exports, copies and what commands say; of logs, the lock and names; of what is erased."""
    path = folder / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        now = worked_on(library, review, marks)
        lock = b"".join(each.read_bytes() for each in folder.iterdir() if "lock" in each.name)
        # While a window has it open: reading works all the same.
        _export(path, now, folder)
    for form in FORMATS:
        yield from _of(
            f"exported {form}", _bytes(folder / f"out.{form}"), marks, names=form == "json"
        )
    yield from _any("a sealed bundle", _bytes(folder / "sealed.json"), marks)
    yield from _told(path, now, marks, folder)
    _did(path, "copy", str(folder / "copy.pmdesk"), "--restricted")
    yield from _of("a copy for others", _bytes(folder / "copy.pmdesk"), marks, names=True)
    for log in log_folder().rglob("*") if log_folder().exists() else ():
        yield from _any("log", _bytes(log), marks)
    yield from _any("lock", lock, marks)
    for each in folder.rglob("*"):
        yield from _any("name of a file", each.name.encode(), marks)
    yield from _erased(path, now, marks)


def _export(path: Path, now: Review, folder: Path) -> None:
    for form in FORMATS:
        _said(path, "export", now.id, "--to", form, "-o", str(folder / f"out.{form}"))
    (folder / "key").write_text("correct horse battery staple\n")
    sealed = ("--seal", "--passphrase-file", str(folder / "key"))
    _did(path, "export", now.id, "--to", "json", *sealed, "-o", str(folder / "sealed.json"))


def _told(path: Path, now: Review, marks: Marks, folder: Path) -> Iterator[Leak]:
    """What commands say of all reviews; of a restricted one they say no words."""
    for command in (
        *(("list",), ("list", "--json"), ("actions",), ("actions", "--json"), ("actions", "--csv")),
        *(("doctor",), ("verify",), ("backup", "--folder", str(folder / "backups"))),
    ):
        said = _said(path, *command).encode()
        where = f"command {' '.join(command[:2])}"
        yield from _of(where, said, marks)
        if now.restricted:
            listed = _any(f"restricted: {where}", said, marks)
            yield from (leak for leak in listed if leak[2] not in _LISTED)


_LISTED = {"review.severity", "seats.alias", "seats.role"}
"""What lists tell of a restricted review: how severe it is, and who has an action of it."""


def _erased(path: Path, now: Review, marks: Marks) -> Iterator[Leak]:
    """Deleted words are gone from the bytes of the file with its history, names with a person."""
    _did(path, "forget-history", "--yes")
    for where, word, field in _any("the file after its history was forgotten", _bytes(path), marks):
        if field in (DELETED, MASKED):
            yield where, word, field
    gone = now.seats[0].name
    if gone:
        _did(path, "erase", "--person", gone, "--yes")
        for where, word, field in _any("the file after a person was erased", _bytes(path), marks):
            if word in gone.lower():
                yield where, word, field


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _any(where: str, data: bytes, marks: Marks) -> Iterator[Leak]:
    """Every word at all."""
    for text in texts(data):
        for word, source in marks.found(text).items():
            yield where, word, source.field


def _of(where: str, data: bytes, marks: Marks, *, names: bool = False) -> Iterator[Leak]:
    for text in texts(data):
        for word, source in marks.found(text).items():
            if source.local or (source.name and not names):
                yield where, word, source.field


def _did(library: Path, *arguments: str) -> None:
    """A command that has to work: else there is nothing to search."""
    code, said = _ran(library, *arguments)
    assert code == 0, said


def _said(library: Path, *arguments: str) -> str:
    """What a command says, on both of its outputs."""
    return _ran(library, *arguments)[1]


def _ran(library: Path, *arguments: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(["--library", str(library), *arguments])
    return code, out.getvalue() + err.getvalue()
