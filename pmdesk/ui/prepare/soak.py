"""How long is to pass between the agreed timeline and the decision on actions."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para

DAY = 24
WIDTH = 190


class SoakField(QWidget):
    """Off, or one of a few spans; another number of hours from elsewhere is shown as it is."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        name = tr("Time between timeline agreed and deciding actions")
        self.choice = ChoiceField(theme, name)
        self.choice.setFixedWidth(WIDTH)
        said = tr("A night or two, and people decide on what they learned, not on the first idea.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(labelled(name, self.choice))
        column.addWidget(Para(theme, said, 12, 400, "muted"))
        self.choice.chosen.connect(
            lambda hours: session.do(header.set_fact, field="soak_hours", value=hours)
        )

    def show_review(self, review: Review) -> None:
        spans: list[tuple[str, object]] = [
            (tr("Off"), 0),
            (tr("1 day"), DAY),
            (tr("2 days"), 2 * DAY),
            (tr("1 week"), 7 * DAY),
        ]
        hours = review.soak_hours
        if hours not in [value for _, value in spans]:
            spans.append((tr("{n} h").format(n=hours), hours))
        self.choice.set_choices(spans)
        self.choice.show_value(hours)
