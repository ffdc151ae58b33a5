"""A dialog that is needed once: its parent would keep it, and all that it holds, until the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


@contextmanager
def for_once(dialog: D) -> Iterator[D]:
    """The dialog, which goes when what is done with it is done."""
    try:
        yield dialog
    finally:
        dialog.deleteLater()
