"""What a window consists of, without a trace of having looked.

`findChildren` makes whatever Qt itself has made a child of its root in Python as well, where it
stays as long as the root does: hundreds of lists of combo boxes that are no more, after some
thousand gestures in one window.
"""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


def visible(root: QWidget, kind: type[Part]) -> list[Part]:
    """The widgets of a kind below `root` that can be seen, in the order of `findChildren`."""
    return [each for each in _visible(root) if isinstance(each, kind)]


def _visible(root: QWidget) -> Iterator[QWidget]:
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from _visible(child)


def count(root: QObject) -> int:
    """How many objects of Qt there are below `root`."""
    return sum(1 + count(child) for child in root.children())
