"""Files of other versions: an older one can be read as it is, a newer one where it says so."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS
from pmdesk.store.open_as_can import open_as_can
from pmdesk.store.other_versions import Newer
from tests.full_review import full_review

if TYPE_CHECKING:
    from sqlite_utils import Database

REVIEW = full_review()
OURS = len(STEPS)


def with_a_column(db: "Database") -> None:
    db.execute("ALTER TABLE reviews ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def readable(reader: object) -> object:
    """A later step that says from which version on it can be read."""

    def step(db: "Database") -> None:
        with_a_column(db)
        db.execute("INSERT INTO policies (key, value) VALUES ('min_reader', ?)", [str(reader)])

    return step


def without_a_table(db: "Database") -> None:
    db.execute(f"INSERT INTO policies (key, value) VALUES ('min_reader', '{OURS}')")
    db.execute("ALTER TABLE notes RENAME TO remarks")


def made(path: Path, *later: object) -> Path:
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    if later:
        Library.open(path, backups=path.parent / "b", steps=(*STEPS, *later)).close()  # type: ignore[arg-type]
    return path


def test_an_older_library_is_read_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "l.pmdesk")
    before = path.read_bytes()
    with Library.open(path, writing=False, steps=(*STEPS, with_a_column)) as library:
        assert library.review(REVIEW.id) == REVIEW
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir() if "pmdesk" in each.name) == [path.name]


def test_a_newer_library_that_can_be_read_is_only_read(tmp_path: Path) -> None:
    path = made(tmp_path / "l.pmdesk", readable(OURS))
    before = path.read_bytes()
    with pytest.raises(Newer, match="newer pmdesk"):
        Library.open(path)
    with open_as_can(path, tmp_path / "b") as library:
        assert isinstance(library.read_only, Newer)
        assert library.review(REVIEW.id) == REVIEW
        with pytest.raises(WorldError, match="reading only"):
            library.session(REVIEW.id).do(header.set_title, title="Over it")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "later", [with_a_column, readable(OURS + 1), readable("x"), without_a_table]
)
def test_a_newer_library_that_cannot_be_read_is_refused(tmp_path: Path, later: object) -> None:
    path = made(tmp_path / "l.pmdesk", later)
    before = path.read_bytes()
    with pytest.raises(Newer, match=rf"format {OURS + 1}\)\. Update pmdesk to open it"):
        open_as_can(path, tmp_path / "b")
    assert path.read_bytes() == before
