"""What the incident is called and where it was, and its story in two or three sentences."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from pmdesk.method.ready import cause_question, sentences
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.severity import LEVELS
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.suggest_field import SuggestField
from pmdesk.ui.widgets.tick_box import TickBox


class FactsSection(Section):
    """Title, incident id, severity, services, and whether the title is restricted."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme, session, tr("What"), tr("A title says what was seen, never a cause.")
        )
        self.title = LineField(tr("Title"), tr("What was seen, not why"))
        self.asked = Para(theme, "", 12, 400, "amber")
        self.incident = LineField(tr("Incident id"), "INC-1043")
        self.severity = SuggestField(tr("Severity"), LEVELS, "SEV-2")
        self.services = LineField(tr("Services"), tr("checkout-api, orders-db"))
        self.restricted = TickBox(theme, tr("Restricted: no title in lists and searches"))
        self.restricted.setMinimumHeight(24)
        title = labelled(tr("Title"), self.title)
        title.addWidget(self.asked)
        self.fields.addLayout(title)
        incident = labelled(tr("Incident id"), self.incident)
        severity = labelled(tr("Severity"), self.severity)
        services = labelled(tr("Services, with commas between"), self.services)
        row = side_by_side(incident, severity, services)
        row.setStretch(2, 2)
        self.fields.addLayout(row)
        self.fields.addWidget(self.restricted)
        self._connect()

    def _connect(self) -> None:
        self.keep(self.title, header.set_title, "title")
        self.keep(self.incident, header.set_fact, "value", field="incident")
        self.keep(self.severity, header.set_fact, "value", field="severity")
        self.services.edited.connect(
            lambda text: self.session.do(header.set_services, names=tuple(text.split(",")))
        )
        self.services.left.connect(self.session.seal)
        self.title.textChanged.connect(self._ask)
        self.restricted.clicked.connect(
            lambda on: self.session.do(header.set_fact, field="restricted", value=on)
        )

    def _ask(self, title: str) -> None:
        question = cause_question(title)
        self.asked.set_text(question)
        self.asked.setVisible(bool(question))

    def show_review(self, review: Review) -> None:
        self.title.show_value(review.title)
        self._ask(self.title.text())
        self.incident.show_value(review.incident)
        self.severity.show_value(review.severity)
        self.services.show_value(", ".join(review.services))
        self.restricted.setChecked(review.restricted)

    def places(self) -> Mapping[str, QWidget]:
        held = {"incident": self.incident, "severity": self.severity, "services": self.services}
        return {"title": self.title, **held}


class StorySection(Section):
    """The summary, and how many sentences it has."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme,
            session,
            tr("Story"),
            tr("Two or three sentences that anyone in the company can read."),
        )
        self.text = TextField(
            tr("Story"), tr("What happened, when, and what customers saw."), lines=(3, 10)
        )
        self.said = Para(theme, "", 12, 400, "muted")
        self.fields.addWidget(self.text)
        self.fields.addWidget(self.said)
        self.fields.setSpacing(6)
        self.keep(self.text, header.set_summary, "text")
        watch(theme, session, self.text, "review", "summary")
        self.text.textChanged.connect(self._count)

    def _count(self) -> None:
        self.said.set_text(*counted(sentences(self.text.text())))

    def show_review(self, review: Review) -> None:
        self.text.show_value(review.summary)
        self._count()

    def places(self) -> Mapping[str, QWidget]:
        return {"story": self.text}


def counted(count: int) -> tuple[str, str]:
    """What is said about so many sentences, and in which colour role."""
    if count == 0:
        return tr("Say what happened, when, and what customers saw of it."), "muted"
    if count == 1:
        return tr("1 sentence. One or two more make it a story."), "muted"
    if count <= 3:
        return tr("{n} sentences.").format(n=count), "muted"
    said = tr("{n} sentences. Two or three are read by everyone; the report has room for the rest.")
    return said.format(n=count), "amber"
