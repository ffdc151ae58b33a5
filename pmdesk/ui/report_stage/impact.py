"""The impact of the incident: short facts, two parts in prose, and the ready sentence."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import header
from pmdesk.model.impact import compose, tells_numbers
from pmdesk.model.measures import duration_beside, impact
from pmdesk.model.review import Review
from pmdesk.model.times import duration_text
from pmdesk.ui.actions import N
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para, label

FACTS = (
    ("impact_users", N("Customers"), N("How many")),
    ("impact_failed", N("Failed requests"), N("How many, of what")),
    ("impact_duration", N("Duration"), N("How long")),
    ("impact_extent", N("Extent"), N("All, or which part")),
    ("impact_objectives", N("Service levels missed"), N("Which, over which time")),
)
"""Short facts: field, label, placeholder; the last takes a row of its own."""

PARTS = (
    ("impact_customers", N("For customers"), N("What customers saw and could not do.")),
    ("impact_operations", N("For operations"), N("What it took: people called, work put off.")),
)
"""Long fields: field, label, placeholder."""


class ReadySentence(QWidget):
    """A sentence made from the facts, offered behind a green bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Para(theme)
        self.use = button(theme, tr("Use this"), "link", dense=True)
        self.use.setAccessibleName(tr("Use this sentence in the report"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("From the facts:"), 12, 400, "muted"))
        head.addStretch(1)
        head.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, 2, self.height()), self._theme["accent"])


class ImpactForm(QVBoxLayout):
    """All fields of the impact, each saved as it is typed."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self.fields = {
            name: TextField(tr(text), tr(hint), lines=(1, 4), one_line=True, role="underline")
            for name, text, hint in FACTS
        }
        self.fields |= {
            name: TextField(tr(text), tr(hint), lines=(2, 10)) for name, text, hint in PARTS
        }
        self.fields["impact_sentence"] = TextField(
            tr("Sentence in the report"),
            tr("One sentence with a number."),
            lines=(1, 6),
            one_line=True,
        )
        self.beside = Para(theme, "", 11, 400, "muted")
        self.ready = ReadySentence(theme)
        self.ready.use.clicked.connect(self._use)
        self.setSpacing(12)
        self._lay_out()
        for name, field in self.fields.items():
            field.edited.connect(lambda value, name=name: self._store(name, value))
            field.left.connect(session.seal)
            watch(theme, session, field, "review", name)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for number, (name, text, _) in enumerate(FACTS):
            part = labelled(tr(text), self.fields[name])
            part.setSpacing(0)
            if name == "impact_duration":
                part.addWidget(self.beside)
            part.addStretch(1)
            wide = 2 if number == len(FACTS) - 1 else 1
            grid.addLayout(part, number // 2, number % 2, 1, wide)
        self.addLayout(grid)
        self.addWidget(self.ready)
        for name in ("impact_sentence", *(name for name, _, _ in PARTS)):
            field = self.fields[name]
            self.addLayout(labelled(field.accessibleName(), field))

    def _store(self, name: str, value: str) -> None:
        self._session.do(header.set_impact, field=name, value=value)

    def _use(self) -> None:
        self._session.seal()
        self._store("impact_sentence", self.ready.words.text())
        self._session.seal()

    def show_review(self, review: Review) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(review, name))
        self._show_beside(review)
        sentence = compose(review)
        self.ready.words.set_text(sentence)
        self.ready.setVisible(bool(sentence) and not tells_numbers(review))

    def _show_beside(self, review: Review) -> None:
        computed = impact(review)
        typed = review.impact_duration.strip()
        differs = duration_beside(review) is not None
        shown = computed is not None and (differs or not typed)
        text = tr("{span} by the timeline").format(span=duration_text(computed)) if computed else ""
        self.beside.set_text(text if shown else "", "amber" if differs else "muted")
        self.beside.setVisible(shown)
