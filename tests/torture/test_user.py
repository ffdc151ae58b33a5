"""The trial of a user, short: some hundred gestures on real windows; and it does find faults."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.store.library import Library
from tests.full_review import full_review
from torture import user
from torture.using import marks
from torture.using.heard import Heard
from torture.using.house import House
from torture.using.looks import look

GESTURES = 100


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """A window on a library with one review."""
    qapp.setStyle("Fusion")
    house = House(tmp_path)
    house.open().library.add(full_review(), "New review")
    yield house
    house.close(at_once=True)


@pytest.mark.qt_log_ignore(".*", extend=True)
def test_some_hundred_gestures_break_nothing(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    qapp.setStyle("Fusion")
    done = user.work(tmp_path, GESTURES, seed=6)
    user.report(done)
    said = capsys.readouterr().out
    assert not done.heard.faults, said
    assert done.gestures == GESTURES
    assert len(done.kinds) > 6
    assert "0 errors" in said


def test_a_fault_in_a_slot_is_told_with_what_was_done_before(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = Heard()
    heard.trail.add("17 write Title")
    with heard.listening():
        QTimer.singleShot(0, qapp, lambda: 1 / 0)
        qapp.processEvents()
        left = QTimer()
        left.startTimer(-1)
    assert heard.count == 2
    user.told(heard, "again")
    said = capsys.readouterr().out
    assert "ZeroDivisionError" in said
    assert "17 write Title" in said


def test_what_the_window_shows_and_the_file_does_not_hold_is_a_fault(
    house: House, tmp_path: Path
) -> None:
    heard = Heard()
    look(house, tmp_path, heard)
    assert heard.count == 0
    library = house.desk.library
    session = library.session(library.ids()[0])
    session._review = full_review()
    with Library.open(library.path, writing=False) as reader:
        assert reader.review(session.review.id) == full_review()
    object.__setattr__(session._review, "title", "Never stored")
    look(house, tmp_path, heard)
    assert heard.count == 1


def test_what_stays_is_counted(qapp: QApplication, tmp_path: Path) -> None:
    before = marks.mark()
    left = QWidget()
    with (tmp_path / "left").open("w") as file:
        after = marks.mark()
        assert after.files[file.fileno()].endswith("left")
        assert file.fileno() not in before.files
    assert after.widgets == before.widgets + 1
    left.deleteLater()


def test_a_handle_is_left_where_there_are_more_of_its_kind(tmp_path: Path) -> None:
    first = os.eventfd(0)
    before = marks.mark()
    second = os.eventfd(0)
    os.close(first)  # as where Qt ends a thread and begins another
    assert marks.left_open(before, marks.mark()) == []
    third = os.eventfd(0)
    with (tmp_path / "left").open("w"):
        told = marks.left_open(before, marks.mark())
    assert sorted(told) == [str(tmp_path / "left"), "anon_inode:[eventfd]"]
    os.close(second)
    os.close(third)


def test_memory_that_grows_from_the_first_quarter_on_misses_the_aim() -> None:
    at = marks.mark()
    sizes = (50, 90, 100, 101, 120, 111, 111)
    grown = [replace(at, memory=float(size)) for size in sizes]
    assert user.grown_by(grown) == pytest.approx(0.2)
