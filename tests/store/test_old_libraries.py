"""Every library that an earlier version made opens, whole, with its history."""

import sqlite3
from pathlib import Path

import pytest

from pmdesk.model.gestures import meeting
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS

OLD = sorted((Path(__file__).parent / "libraries").glob("*.sql"))


def made_from(script: Path, path: Path) -> Path:
    """The library file that a dump was made of."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript(script.read_text(encoding="utf-8"))
    raw.close()
    return path


@pytest.mark.parametrize("script", OLD, ids=lambda script: script.stem)
def test_an_old_library_opens_with_everything_in_it(script: Path, tmp_path: Path) -> None:
    path = made_from(script, tmp_path / "old.pmdesk")
    with Library.open(path, backups=tmp_path / "copies") as library:
        assert library.verify() == ()
        (id,) = library.ids()
        session = library.session(id)
        assert session.review.title == "Ferry fares slow on a Wednesday"
        assert [note.text for note in session.review.notes] == ["Ask the harbour desk first"]
        assert len(session.review.entries) == 34
        assert session.undo() == "Rename review"
        assert session.review.title == "Ferry fares slow or not shown on a Wednesday morning"
        session.do(meeting.add_meeting, id="b0000000-0000-4000-8000-000000000000")
        assert library.verify() == ()
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_there_is_one_of_every_version_before_this() -> None:
    assert [script.stem for script in OLD] == [f"version-{n}" for n in range(1, len(STEPS))]
