"""What all tests share: an offscreen platform, folders of their own, a real library and review."""

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pmdesk.model.bundle import read
from pmdesk.model.review import Review
from pmdesk.resources import resource
from pmdesk.store.library import Library
from tests.no_network import no_network

__all__ = ["no_network"]

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from pmdesk.desk.desk import Desk

# A machine that is busy with something else is no fault of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

Opened = Callable[[Path], "Desk"]


TESTS_BETWEEN = 100
"""After so many tests everything is collected, not only what is young."""
_ran = count(1)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """As in the app: what a test leaves is collected by the thread of the windows, and by no other.

    Python would do it in any thread, and a widget that is destroyed there can stop the run.
    """
    gc.disable()
    yield
    gc.collect(2 if next(_ran) % TESTS_BETWEEN == 0 else 1)


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
def opened(qapp: "QApplication", tmp_path: Path) -> Iterator[Opened]:
    """Opens the window on a library; closes all of them at the end."""
    from pmdesk.desk.desk import Desk  # noqa: PLC0415 (tests of the parts below need no window)
    from pmdesk.ui.settings import Settings  # noqa: PLC0415

    qapp.setStyle("Fusion")
    desks: list[Desk] = []

    def open_desk(path: Path) -> Desk:
        desk = Desk(Settings(tmp_path / "settings.ini"))
        desk.open(path)
        desks.append(desk)
        qapp.processEvents()
        return desk

    yield open_desk
    for desk in desks:
        desk.end()
        desk.window.deleteLater()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A real library, new and empty."""
    with Library.open(tmp_path / "reviews.pmdesk", create=True) as library:
        yield library
