"""The way of Tab through rows that came later: Qt puts each new one behind everything else."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def chain_behind(first: QWidget, rows: Iterable[QWidget]) -> None:
    """Tab goes from `first` through these in their order, and on to what followed it before."""
    for row in rows:
        QWidget.setTabOrder(first, row)
        first = row
