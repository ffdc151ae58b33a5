"""Secrets and personal data of an import: how many there are, and which of them are masked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.method.secrets import SECRETS, SecretKind, secret_kinds, secrets_said
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.tick_box import TickBox


class ImportSecrets(QWidget):
    """A box for each sort of finding with how many there are.

    Secrets are masked unless somebody says no; what is personal is only pointed out.

    Signals:
        changed(): other kinds are masked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.said = label(tr("Seen in the text"), 13, 500, "amber")
        self.boxes = {kind.many: TickBox(theme) for kind in secret_kinds()}
        self.all = button(theme, tr("Mask all"), "link", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.said)
        for name, box in self.boxes.items():
            box.setChecked(name == SECRETS)
            box.toggled.connect(lambda _: self._changed())
            row.addWidget(box)
        row.addWidget(self.all)
        row.addStretch(1)
        self.all.clicked.connect(self._mask_all)
        self.show_found(())

    def show_found(self, kinds: Sequence[SecretKind]) -> None:
        """What was found, one kind for each place."""
        for name, box in self.boxes.items():
            found = [kind for kind in kinds if kind.many == name]
            text = tr("Mask {what}").format(what=secrets_said(found))
            box.setText(text)
            box.setAccessibleName(text)
            box.setVisible(bool(found))
        self._offer()
        self.setVisible(bool(kinds))

    def masks(self) -> frozenset[str]:
        """The kinds that are masked."""
        names = {name for name, box in self.boxes.items() if box.isChecked()}
        return frozenset(kind.key for kind in secret_kinds() if kind.many in names)

    def _mask_all(self) -> None:
        for box in self.boxes.values():
            box.blockSignals(True)
            box.setChecked(True)
            box.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Mask all is there as long as something is not masked."""
        boxes = [box for box in self.boxes.values() if not box.isHidden()]
        self.all.setVisible(len(boxes) > 1 and not all(box.isChecked() for box in boxes))
