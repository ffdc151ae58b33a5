"""What Qt owns is never destroyed by another thread than that of the windows."""

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pmdesk.ui.collector import Collector


class Looped(QObject):
    """Belongs to nobody but itself: only the garbage collector finds it."""

    def __init__(self, gone: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: gone.append(get_ident()))


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """The tests run without a collection of their own."""
    yield
    gc.disable()
    gc.collect()


def allocate_beside() -> list[list[int]]:
    """Another thread makes so many values that Python would collect there."""
    made: list[list[int]] = []
    thread = Thread(target=lambda: made.extend([number] for number in range(200_000)))
    thread.start()
    thread.join()
    return made


def test_by_itself_python_destroys_it_in_any_thread(qapp: QApplication) -> None:
    gone: list[int] = []
    gc.enable()
    Looped(gone)
    allocate_beside()
    assert gone
    assert gone[0] != get_ident()


def test_with_a_window_only_its_thread_does(qapp: QApplication) -> None:
    gone: list[int] = []
    gc.enable()
    window = QObject()
    collector = Collector(window)
    Looped(gone)
    made = allocate_beside()
    assert gone == []
    collector.look()
    assert gone == [get_ident()]
    assert made
