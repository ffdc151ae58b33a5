"""Beside Prepare: what is ready for the meeting, what the review is for, and the way into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.purposes import motto, purposes
from pmdesk.method.ready import ready
from pmdesk.model.meetings import planned, running
from pmdesk.model.review import Review
from pmdesk.ui.prepare.clock_words import moment_text
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.leads import Lead, LeadList
from pmdesk.ui.widgets.surface import Ground

LEFT, RIGHT = 17, 17


def ready_leads(review: Review) -> list[Lead]:
    """The ready list as rows."""
    return [
        Lead(
            item.text,
            item.done,
            item.missing.text,
            item.stage,
            item.place,
            warns=item.missing.warns,
        )
        for item in ready(review)
    ]


def purpose_leads(review: Review) -> list[Lead]:
    """The four purposes as rows."""
    return [
        Lead(purpose.name, purpose.done, "", purpose.stage, "", purpose.sentence)
        for purpose in purposes(review)
    ]


def how_many(leads: list[Lead]) -> str:
    """Such as "5 of 9"."""
    return tr("{n} of {all}").format(n=sum(lead.done for lead in leads), all=len(leads))


class ReadyList(QWidget):
    """The list for the meeting and the purposes under their heads.

    Signals:
        chosen(Lead): the user wants to go to where something is settled.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Ready for the meeting"))
        self.count = ElidedLabel(theme, "", 12, 400, "muted")
        self.items = LeadList(theme, tr("Ready for the meeting"))
        self.purposes = LeadList(theme, tr("What the review is for"))
        head = QHBoxLayout()
        head.addWidget(label(tr("Ready for the meeting"), 15, 600), 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.items)
        column.addSpacing(14)
        column.addWidget(label(tr("What the review is for"), 11, 600, "muted"))
        column.addSpacing(4)
        column.addWidget(self.purposes)
        column.addSpacing(6)
        column.addWidget(Para(theme, motto(), 12, 400, "muted"))
        column.addStretch(1)
        for part in (self.items, self.purposes):
            part.chosen.connect(self.chosen)

    def show_review(self, review: Review) -> None:
        leads = ready_leads(review)
        self.items.show_leads(leads)
        self.count.set_text(how_many(leads))
        self.purposes.show_leads(purpose_leads(review))


def start_button(theme: Theme) -> QPushButton:
    """The way into the meeting."""
    return button(theme, tr("Start meeting"), "primary")


def show_start(made: QPushButton, review: Review) -> None:
    """Words of the button: a running meeting is gone on with."""
    goes_on = running(review) is not None
    text = tr("Go on with the meeting") if goes_on else tr("Start meeting")
    if made.text() != text:
        made.setText(text)
        made.setAccessibleName(text)


class ReadyPanel(Ground):
    """The list, which scrolls, and at the foot when the room meets and the button that begins.

    Signals:
        chosen(Lead): as ReadyList.
        start_wanted(): the meeting is to begin, or to go on.
    """

    chosen = Signal(object)
    start_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "left")
        self.list = ReadyList(theme)
        self.when = ElidedLabel(theme, "", 12, 400, "muted")
        self.start = start_button(theme)
        self.start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, RIGHT - 4, 8)
        foot.setSpacing(6)
        foot.addWidget(self.when)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 16, 4, 8)
        column.setSpacing(12)
        column.addWidget(scrolled(self.list), 1)
        column.addLayout(foot)
        self.list.chosen.connect(self.chosen)
        self.start.clicked.connect(self.start_wanted)

    def show_review(self, review: Review) -> None:
        self.list.show_review(review)
        self.when.set_text(_when(review))
        self.when.setVisible(bool(self.when.text()))
        show_start(self.start, review)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A width of its own: else the rows are laid out before the scroll bar takes its part.
        self.list.setFixedWidth(self.width() - LEFT - RIGHT)


def _when(review: Review) -> str:
    """When the room meets next, "" where no date is set or a meeting is running."""
    meeting = planned(review)
    if meeting is None or meeting.scheduled is None or running(review) is not None:
        return ""
    when = moment_text(meeting.scheduled, review.zone)
    return tr("{when}, {n} min").format(when=when, n=meeting.minutes)


class ReadyFoot(Ground):
    """The panel in one line, where there is no room for it: a summary, the list, the button.

    Signals:
        list_wanted(): the whole list is to be shown.
        start_wanted(): as ReadyPanel.
    """

    list_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "top")
        self.said = ElidedLabel(theme, "", 13)
        self.show_all = button(theme, tr("Show list"), "outline", name=tr("Show the ready list"))
        self.start = start_button(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.show_all)
        row.addWidget(self.start)
        self.show_all.clicked.connect(self.list_wanted)
        self.start.clicked.connect(self.start_wanted)

    def show_review(self, review: Review) -> None:
        leads = ready_leads(review)
        following = next((lead.text for lead in leads if not lead.done), "")
        said = tr("{count} ready for the meeting.").format(count=how_many(leads))
        if following:
            said = tr("{count} ready. Next: {item}").format(count=how_many(leads), item=following)
        self.said.set_text(said)
        show_start(self.start, review)
