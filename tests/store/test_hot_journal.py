"""A library opens after a loss of power that tore even its header: the journal has it all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from tests.full_review import full_review

REVIEW = full_review()


@pytest.fixture
def torn(library: Library, tmp_path: Path) -> Path:
    """A copy of a library in the middle of a write, its first page half zeros."""
    library.add(REVIEW, "New review")
    library.close()
    target = tmp_path / "torn.pmdesk"
    with closing(sqlite3.connect(library.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 3")
        raw.execute("BEGIN IMMEDIATE")
        # More than the cache holds, so that pages go into the file before the commit.
        raw.execute("UPDATE guard SET revision = revision + 1")
        raw.execute("UPDATE entries SET details = hex(randomblob(40000))")
        raw.execute("UPDATE factors SET details = hex(randomblob(40000))")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{library.path}{ending}", f"{target}{ending}")
        raw.execute("ROLLBACK")
    return target


@pytest.mark.parametrize("writing", [True, False])
def test_a_torn_header_is_put_back(torn: Path, writing: bool) -> None:
    data = torn.read_bytes()
    torn.write_bytes(bytes(512) + data[512:])
    with Library.open(torn, writing=writing) as library:
        assert library.review(REVIEW.id) == REVIEW
        assert library.verify() == ()


def test_without_its_journal_it_is_no_library(torn: Path) -> None:
    torn.write_bytes(bytes(512) + torn.read_bytes()[512:])
    Path(f"{torn}-journal").unlink()
    with pytest.raises(WorldError, match="not a pmdesk library"):
        Library.open(torn)


def test_a_journal_does_not_make_a_library_of_another_file(torn: Path) -> None:
    journal = Path(f"{torn}-journal")
    journal.write_bytes(journal.read_bytes().replace(b"SQLite format 3", b"sqlite format 3"))
    torn.write_bytes(b"What I wrote down on Monday. " * 1000)
    with pytest.raises(WorldError, match="not a pmdesk library"):
        Library.open(torn)
    assert torn.read_bytes().startswith(b"What I wrote")
