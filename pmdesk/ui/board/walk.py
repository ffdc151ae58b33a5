"""Where an arrow key leads on a board: along a column, or to what stands beside it."""

from PySide6.QtWidgets import QWidget

from pmdesk.ui.board.column import Column
from pmdesk.ui.board.row import ColumnRow


def walked(row: ColumnRow, start: QWidget, walk: str) -> QWidget | None:
    """The part that "walk-up" and so on leads to; None where there is no way on."""
    column = row.column_of(start)
    if column is None:
        return None
    if walk not in ("walk-left", "walk-right"):
        stops = column.stops()
        return stops[_stepped(walk, stops.index(start), len(stops))]
    number = row.columns.index(column) + (-1 if walk == "walk-left" else 1)
    if not 0 <= number < len(row.columns):
        return None
    other = row.columns[number]
    return _nearest(other.stops(), start.y() - _scrolled(column) + _scrolled(other))


def _stepped(walk: str, place: int, count: int) -> int:
    places = {"walk-up": place - 1, "walk-down": place + 1, "walk-first": 0, "walk-last": count}
    return max(0, min(places[walk], count - 1))


def _scrolled(column: Column) -> int:
    return column.area.verticalScrollBar().value()


def _nearest(stops: list[QWidget], y: int) -> QWidget:
    return min(stops, key=lambda stop: abs(stop.y() - y))
