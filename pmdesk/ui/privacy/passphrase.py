"""The passphrase of a sealed bundle: chosen twice for a new one, asked for one that comes in."""

from PySide6.QtWidgets import QLineEdit, QWidget

from pmdesk.sealed import SHORTEST, strength
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import LineField, mark_fault
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tick_box import TickBox


class NewPassphrase(Dialog):
    """Two fields, how hard it is to guess, and that nobody can bring it back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            tr("Protect with a passphrase"),
            tr("Whoever gets the file needs it. It cannot be recovered: without it nobody can."),
            primary=tr("Protect and export…"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self.first = _hidden(tr("Passphrase"), tr("Four or five words that do not go together"))
        self.second = _hidden(tr("Once more"), "")
        self.shown = TickBox(theme, tr("Show what is typed"))
        self.said = Para(theme, "", 12, 400, "muted")
        self.body.addLayout(labelled(tr("Passphrase"), self.first))
        self.body.addWidget(self.said)
        self.body.addLayout(labelled(tr("Once more"), self.second))
        self.body.addWidget(self.shown)
        self.first.textChanged.connect(self._say)
        self.second.textChanged.connect(lambda: mark_fault(self.second, False))
        self.shown.toggled.connect(self._show)
        self.setFixedWidth(460)
        self._say()
        self.first.setFocus()

    def passphrase(self) -> str:
        return self.first.text()

    def _show(self, on: bool) -> None:
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _say(self) -> None:
        mark_fault(self.first, False)
        words = {
            "short": (tr("At least {n} characters.").format(n=SHORTEST), "muted"),
            "weak": (tr("Easy to guess: add words."), "amber"),
            "fair": (tr("Hard to guess, for a person. One more word helps."), "muted"),
            "strong": (tr("Hard to guess."), "muted"),
        }
        self.said.set_text(*words[strength(self.first.text())])

    def done_well(self) -> None:
        if len(self.first.text()) < SHORTEST:
            self._refuse(self.first, tr("At least {n} characters.").format(n=SHORTEST))
        elif self.first.text() != self.second.text():
            self._refuse(self.second, tr("The two are not the same. Type it once more."))
        else:
            self.accept()

    def _refuse(self, field: QLineEdit, said: str) -> None:
        mark_fault(field, True)
        self.said.set_text(said, "brick")
        field.setFocus()


class AskPassphrase(Dialog):
    """Asks for the passphrase of a file that comes in; `said` is why it is asked again."""

    def __init__(
        self, theme: Theme, name: str, said: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            tr("This bundle is protected"),
            tr("{name} opens with the passphrase that it was made with.").format(name=name),
            primary=tr("Open"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self.field = _hidden(tr("Passphrase"), "")
        self.said = Para(theme, said, 12, 400, "brick")
        self.said.setVisible(bool(said))
        self.body.addLayout(labelled(tr("Passphrase"), self.field))
        self.body.addWidget(self.said)
        self.setFixedWidth(460)
        self.field.setFocus()

    def passphrase(self) -> str:
        return self.field.text()


def _hidden(name: str, hint: str) -> LineField:
    field = LineField(name, hint)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
