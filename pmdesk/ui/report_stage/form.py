"""The form of the Report stage: what goes into the report, section by section."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Decision, Progress, State
from pmdesk.ui.actions import N
from pmdesk.ui.report_stage.glossary import GlossaryEditor
from pmdesk.ui.report_stage.impact import ImpactForm
from pmdesk.ui.report_stage.missing import MissingList
from pmdesk.ui.report_stage.reviewers import ReviewerList
from pmdesk.ui.report_stage.sections import SectionTicks
from pmdesk.ui.report_stage.tags import TagEditor
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import section
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Rule

WIDEST = 720

_STATES = (
    (State.DRAFT, N("Draft")),
    (State.REVIEWED, N("Reviewed")),
    (State.PUBLISHED, N("Published")),
    (State.CLOSED, N("Closed")),
)


class ReportForm(QWidget):
    """All parts of the form.

    Signals:
        rebuilt(): there are other rows, for Tab to go through as they stand.
    """

    rebuilt = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme = theme
        self.summary = TextField(
            tr("Story"), tr("What happened, when, and what customers saw."), lines=(3, 12)
        )
        self.impact = ImpactForm(theme, session)
        self.tags = TagEditor(theme)
        self.glossary = GlossaryEditor(theme, session)
        self.sections = SectionTicks(theme)
        self.reviewers = ReviewerList(theme, session)
        self.missing = MissingList(theme)
        self.state = Segmented(tr("State"), [(tr(text), state) for state, text in _STATES])
        self.state_said = Para(theme, "", 12, 400, "muted")
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self.rebuilt)
        self._lay_out()
        for part in (self.tags, self.glossary, self.reviewers, self.missing):
            part.rebuilt.connect(self._laid_out.start)

    def _lay_out(self) -> None:
        self.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 12, 16)
        self._column.setSpacing(16)
        story = tr("Two or three sentences that anyone in the company can read.")
        self._section(tr("Story"), story, self.summary)
        self._section(tr("Impact"), tr("A number says more than “some”."), self.impact)
        self._section(tr("Tags"), tr("Words to find it by."), self.tags)
        words = tr("What a reader from another team would have to ask.")
        self._section(tr("Glossary"), words, self.glossary)
        hidden = tr("What has no tick is in no file, and not on the first page.")
        self._section(tr("Sections"), hidden, self.sections)
        read = tr("Somebody who was not in the room sees what is missing.")
        self._section(tr("Reviewers"), read, self.reviewers)
        self._section(tr("Before it goes out"), tr("Each line leads there."), self.missing)
        closed = tr("Closed: every action is done or dropped.")
        self._section(tr("State"), closed, align(self.state), self.state_said)
        self._column.addStretch(1)

    def _section(self, title: str, explained: str, *parts: QWidget | ImpactForm) -> None:
        if self._column.count():
            self._column.addWidget(Rule(self._theme))
        row, fields = section(self._theme, title, explained)
        for part in parts:
            if isinstance(part, QWidget):
                fields.addWidget(part)
            else:
                fields.addLayout(part)
        fields.addStretch(1)
        self._column.addLayout(row)

    def show_review(self, review: Review) -> None:
        """What does not depend on what the room may know."""
        self.summary.show_value(review.summary)
        self.impact.show_review(review)
        self.tags.show_tags(review.tags)
        self.sections.show_review(review)
        self.state.show_value(review.state)
        said = _state_said(review)
        self.state_said.set_text(said)
        self.state_said.setVisible(bool(said))


def _state_said(review: Review) -> str:
    if review.state is State.MEETING:
        return tr("The meeting is under way.")
    still = [
        action
        for action in review.actions
        if action.decision is Decision.ACCEPTED and action.progress is Progress.OPEN
    ]
    if not still:
        return ""
    return (
        tr("1 action is open.")
        if len(still) == 1
        else tr("{n} actions are open.").format(n=len(still))
    )
