"""What is picked beside a card: the entries at which a factor shows, and the group it is under."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from pmdesk.model.measures import incident_day
from pmdesk.model.review import Entry, Factor, Review
from pmdesk.ui.factors.plan import entry_chip, linked_entries
from pmdesk.ui.paint.shapes import paint_kind
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.picker import Picker, PickRow


def entry_picker(theme: Theme, review: Review, factor: str) -> Picker:
    """The timeline, with the entries ticked at which the factor shows."""
    picker = Picker(
        theme,
        tr("At which entries does it show?"),
        entry_rows(review),
        linked_ids(review, factor),
        hint=tr("Filter the timeline"),
        empty=tr("No entry has these words.") if review.entries else tr("No entries yet."),
    )
    picker.setProperty("picks", "entries")
    return picker


def group_picker(theme: Theme, review: Review, factor: Factor) -> Picker:
    """A line for the name of a group, over the groups that there are."""
    return Picker(
        theme,
        tr("What do these factors have in common?"),
        [PickRow(group.id, group.name) for group in review.groups],
        {factor.group},
        new=tr("New group “{text}”"),
        hint=tr("Name a group"),
        empty=tr("Type a name, Enter makes the group."),
    )


def linked_ids(review: Review, factor: str) -> set[str]:
    """The ids of the entries that a factor is linked to."""
    return {entry.id for entry in linked_entries(review).get(factor, [])}


def entry_rows(review: Review) -> list[PickRow]:
    """The timeline as rows to pick from: time, shape, text."""
    day = incident_day(review)
    return [
        PickRow(entry.id, entry.text, entry_chip(entry, review.zone, day), _mark(entry))
        for entry in review.entries
    ]


def _mark(entry: Entry) -> Callable[[QPainter, Theme, QPointF], None]:
    return lambda painter, theme, at: paint_kind(painter, theme, entry.kind, at, 12)
