"""What all tests share: an offscreen platform, folders of their own, a real library and review."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pmdesk.model.bundle import read
from pmdesk.model.review import Review
from pmdesk.resources import resource
from pmdesk.store.library import Library


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folders of the person who runs it."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.delenv("PMDESK_LIBRARY", raising=False)
    (tmp_path / "home").mkdir()


@pytest.fixture(scope="session")
def sample() -> Review:
    """The sample review that ships with the app."""
    return read(resource("samples/sample.json")).review


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A real library, new and empty."""
    with Library.open(tmp_path / "reviews.pmdesk", create=True) as library:
        yield library
