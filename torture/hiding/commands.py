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
    """Of the exports, of what commands say, of logs, the lock and the names of files."""
    path = folder / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        now = worked_on(library, review, marks)
        lock = [each.read_bytes() for each in folder.iterdir() if "lock" in each.name]
        for form in FORMATS:
            # While the window has it open: reading works all the same.
            _said(
                "--library",
                str(path),
                "export",
                now.id,
                "--to",
                form,
                "-o",
                str(folder / f"out.{form}"),
            )
    for form in FORMATS:
        made = folder / f"out.{form}"
        yield from _of(f"exported {form}", made.read_bytes() if made.exists() else b"", marks, form)
    for command in (
        *(("list",), ("list", "--json"), ("actions",), ("actions", "--json"), ("actions", "--csv")),
        *(("doctor",), ("verify",), ("backup", "--folder", str(folder / "backups"))),
    ):
        text = _said("--library", str(path), *command)
        yield from _of(f"command {' '.join(command[:2])}", text.encode(), marks, "")
        if now.restricted and "actions" not in command:
            yield from (
                ("restricted: " + command[0], w, s.field)
                for w, s in marks.found(text).items()
                if s.field not in _LISTED
            )
    for log in log_folder().rglob("*") if log_folder().exists() else ():
        if log.is_file():
            yield from (
                ("log", w, s.field)
                for t in texts(log.read_bytes())
                for w, s in marks.found(t).items()
            )
    for content in lock:
        yield from (("lock", w, s.field) for w, s in marks.found(content.decode()).items())
    for each in folder.rglob("*"):
        yield from (("name of a file", w, s.field) for w, s in marks.found(each.name).items())


_LISTED = {"review.severity"}


def _of(where: str, data: bytes, marks: Marks, form: str) -> Iterator[Leak]:
    for text in texts(data):
        for word, source in marks.found(text).items():
            if source.local or (source.name and form != "json"):
                yield where, word, source.field


def _said(*arguments: str) -> str:
    """What a command says, on both of its outputs."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        cli.main(arguments)
    return out.getvalue() + err.getvalue()
