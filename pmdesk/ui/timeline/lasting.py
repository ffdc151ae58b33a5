"""What a milestone gives: the durations that begin or end there, each with how it was computed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.durations import DurationSentence, duration_sentences
from pmdesk.model.review import Entry, Review
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.walk import Walk
from pmdesk.ui.widgets.labels import Para


class Lasting(QWidget):
    """A sentence for each duration of the entry's milestone, and in amber what speaks against it.

    During a walk nothing is told before its end: a duration tells of what comes.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.said = Para(theme, "", 11, 400, "muted")
        self.against = Para(theme, "", 11, 400, "amber")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.said)
        column.addWidget(self.against)
        self.hide()

    def show_entry(self, review: Review, entry: Entry | None, walk: Walk | None) -> None:
        marked = entry is not None and bool(entry.milestone)
        told = walk is None or walk.through
        found: tuple[DurationSentence, ...] = ()
        if entry is not None and marked and told:
            every = duration_sentences(review)
            found = tuple(one for one in every if entry.milestone in one.about)
        against = dict.fromkeys(one.warning for one in found if one.warning)
        self.said.set_text("\n".join(f"{one.name}: {one.text}" for one in found), "muted")
        self.against.set_text(" ".join(against), "amber")
        self.against.setVisible(bool(against))
        self.setVisible(bool(found))
