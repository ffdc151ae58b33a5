"""The one question before something goes for good, with the copies that still hold it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pmdesk.store.holding import Holding
from pmdesk.ui.privacy.words import copies_said, counted
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tick_box import TickBox


class LastAsk(Dialog):
    """Esc and Cancel leave everything; Enter does, too: going on is a press of its own."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        act: str,
        held: Sequence[Holding] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, sentence, primary=act, cancel=tr("Cancel"), parent=parent)
        sure = [each for each in held if each.sure]
        copies = counted(len(sure), tr("backup"), tr("backups"))
        self.with_copies = TickBox(theme, tr("Delete {copies}, too").format(copies=copies))
        said = copies_said(held)
        if said:
            self.body.addWidget(Para(theme, said, 12, 400, "muted"))
        if sure:
            self.body.addWidget(self.with_copies)
        else:
            self.with_copies.hide()
        assert self.primary is not None
        assert self.cancel is not None
        self.primary.setDefault(False)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        self.setFixedWidth(520)
