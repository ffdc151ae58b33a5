"""The impact: short facts with numbers, a sentence made of them, and two parts in prose."""

from PySide6.QtWidgets import QGridLayout

from pmdesk.model.gestures import header
from pmdesk.model.impact import compose, tells_numbers
from pmdesk.model.measures import duration_beside, impact
from pmdesk.model.review import Review
from pmdesk.model.times import duration_text
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.offered import Offered


class ImpactSection(Section):
    """Every field saves itself; the sentence below the facts follows them."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session, tr("Impact"), tr("A number says more than “some”."))
        self.facts = {
            "impact_users": _fact(tr("Customers"), tr("How many")),
            "impact_failed": _fact(tr("Failed requests"), tr("How many, of what")),
            "impact_duration": _fact(tr("Duration"), tr("How long")),
            "impact_extent": _fact(tr("Extent"), tr("All, or which part")),
            "impact_objectives": _fact(tr("Service levels missed"), tr("Which, over which time")),
        }
        self.beside = Para(theme, "", 11, 400, "muted")
        self.ready = Offered(
            theme,
            tr("From the facts:"),
            tr("Use in report"),
            tr("Use this sentence in the report"),
        )
        self.sentence = TextField(
            tr("Sentence in the report"),
            tr("One sentence with a number."),
            lines=(1, 6),
            one_line=True,
        )
        self.customers = TextField(
            tr("For customers"), tr("What customers saw and could not do."), lines=(2, 10)
        )
        self.operations = TextField(
            tr("For operations"), tr("What it took: people called, work put off."), lines=(2, 10)
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        cells = ((0, 0, 2), (0, 2, 2), (0, 4, 2), (1, 0, 3), (1, 3, 3))
        for (name, field), (row, column, wide) in zip(self.facts.items(), cells, strict=True):
            part = labelled(field.accessibleName(), field)
            part.setSpacing(0)
            if name == "impact_duration":
                part.addWidget(self.beside)
            part.addStretch(1)
            grid.addLayout(part, row, column, 1, wide)
        self.fields.addLayout(grid)
        self.fields.addWidget(self.ready)
        for field in (self.sentence, self.customers, self.operations):
            self.fields.addLayout(labelled(field.accessibleName(), field))

    def _connect(self) -> None:
        parts = {
            **self.facts,
            "impact_sentence": self.sentence,
            "impact_customers": self.customers,
            "impact_operations": self.operations,
        }
        for name, field in parts.items():
            self.keep(field, header.set_impact, "value", field=name)
            watch(self.theme, self.session, field, "review", name)
        self.ready.taken.connect(self._use)

    def _use(self) -> None:
        self.session.seal()
        text = self.ready.words.text()
        self.session.do(header.set_impact, field="impact_sentence", value=text)
        self.session.seal()

    def show_review(self, review: Review) -> None:
        for name, field in self.facts.items():
            field.show_value(getattr(review, name))
        self.sentence.show_value(review.impact_sentence)
        self.customers.show_value(review.impact_customers)
        self.operations.show_value(review.impact_operations)
        self._show_beside(review)
        sentence = compose(review)
        self.ready.words.set_text(sentence)
        self.ready.setVisible(bool(sentence))
        # What the sentence in the report says already need not be taken again.
        self.ready.way.setVisible(not tells_numbers(review))

    def _show_beside(self, review: Review) -> None:
        computed = impact(review)
        differs = duration_beside(review) is not None
        shown = computed is not None and (differs or not review.impact_duration.strip())
        if computed is not None:
            said = tr("{span} by the timeline").format(span=duration_text(computed))
            self.beside.set_text(said, "amber" if differs else "muted")
        self.beside.setVisible(shown)


def _fact(name: str, hint: str) -> TextField:
    """A short fact: one line that grows where it has to."""
    return TextField(name, hint, lines=(1, 4), one_line=True, role="underline")
