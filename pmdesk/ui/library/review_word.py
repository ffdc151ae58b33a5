"""The dialog that says what a review is called in this library."""

from PySide6.QtWidgets import QWidget

from pmdesk.method.wording import LONGEST, PLAIN, POLICY, cleaned, kind_of, review_words, word_of
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para

OWN = "own"


class ReviewWordDialog(Dialog):
    """Asks for one of the usual words or for another; `word()` gives it, "" for none."""

    def __init__(self, theme: Theme, word: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            tr("What a review is called"),
            tr("On screens and at the head of reports, for everybody who uses this library."),
            primary=tr("Use this word"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self.choice = ChoiceField(theme, tr("Word"))
        self.own = LineField(tr("Your own word"), tr("Such as operational review"))
        self.own.setMaxLength(LONGEST)
        self._shown = Para(theme, "", 12, 400, "muted")
        self._lay_out()
        own = bool(word) and word not in review_words()
        self.choice.show_value(OWN if own else word)
        self.own.setText(word if own else "")
        self.choice.chosen.connect(self._chosen)
        self.own.textChanged.connect(self._show)
        self._show()
        self.setFixedWidth(460)
        self.choice.setFocus()

    def _lay_out(self) -> None:
        words = [(word, word) for word in review_words()]
        plain = tr("{word}, nothing special").format(word=PLAIN)
        self.choice.set_choices([(plain, ""), *words, (tr("Another word…"), OWN)])
        self.body.addLayout(labelled(tr("Word"), self.choice))
        self._line = QWidget()
        line = labelled(tr("Your own word"), self.own)
        line.setContentsMargins(0, 0, 0, 0)
        self._line.setLayout(line)
        self.body.addWidget(self._line)
        self.body.addWidget(self._shown)

    def word(self) -> str:
        """The word as it is kept."""
        value = self.choice.value()
        return cleaned(self.own.text() if value == OWN else value)

    def _chosen(self, value: object) -> None:
        self._show()
        if value == OWN:
            self.own.setFocus()

    def _show(self) -> None:
        """Says how the word reads on a screen and in a report."""
        policies = {POLICY: self.word()}
        said = tr("On screens “New {word}”, at the head of a report “{kind}”.")
        self._shown.set_text(said.format(word=word_of(policies), kind=kind_of(policies)))
        self._line.setVisible(self.choice.value() == OWN)
        self.adjustSize()
