"""What a window consists of, without a trace of having looked."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject

Kind = TypeVar("Kind", bound=QObject)


def within(root: QObject, kind: type[Kind]) -> list[Kind]:
    """As `findChildren`, in its order.

    That makes whatever Qt itself has made a child of `root` in Python as well, where it stays as
    long as `root` does: hundreds of lists of combo boxes that are no more, in an hour of clicks.
    """
    return [each for each in _all(root) if isinstance(each, kind)]


def _all(root: QObject) -> Iterator[QObject]:
    for child in root.children():
        yield child
        yield from _all(child)
