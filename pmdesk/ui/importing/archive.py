"""An archive of reports: every file with what was found in it, and which become reviews."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.intake.masked import masked
from pmdesk.intake.sources.archive import unpacked
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError
from pmdesk.ui.importing.archive_rows import ArchiveFile, ArchiveModel, ArchiveReader
from pmdesk.ui.importing.archive_table import ArchiveTable
from pmdesk.ui.importing.reading import Asked, Data
from pmdesk.ui.importing.secrets import ImportSecrets
from pmdesk.ui.importing.take import Taken, taken
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import mark_fault
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Ground, Surface
from pmdesk.ui.widgets.tab_order import order_tabs
from pmdesk.ui.widgets.zone_field import ZoneField

PAUSE = 400
"""Milliseconds without typing after which all files are read again."""


class ImportArchive(Dialog):
    """A list of files with ticks; each that is ticked becomes a review of its own, in one step.

    `take` stores one of them and may raise WorldError. `here` tells whether the library has all of
    one already. `stored` counts what came in.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        take: Callable[[Taken], None],
        here: Callable[[Intake, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        title, cancel = tr("Import folder"), tr("Cancel")
        super().__init__(theme, title, " ", primary=tr("Take in"), cancel=cancel, parent=parent)
        self._take, self._here = take, here
        self._files: Mapping[str, bytes] = {}
        self._name, self._left = "", list[int]()
        self.stored = 0
        self.rows = ArchiveModel()
        self.reader = ArchiveReader(self)
        self.table = ArchiveTable(theme, self.rows)
        self.zone = ZoneField(theme)
        self.secrets = ImportSecrets(theme)
        self.fault = Para(theme, "", 13, 400, "brick")
        self.all = button(theme, tr("Tick all"), "quiet", dense=True)
        self.none = button(theme, tr("Tick none"), "quiet", dense=True)
        self.stop = button(theme, tr("Stop reading"), "quiet", dense=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self.setMinimumSize(900, 560)
        room = parent.window().size() if parent is not None else QSize(900, 560)
        wanted = QSize(room.width() - 80, room.height() - 60)
        self.resize(wanted.expandedTo(QSize(1100, 680)).boundedTo(QSize(1400, 900)))

    def _lay_out(self) -> None:
        self.zone.setFixedWidth(200)
        above = QHBoxLayout()
        above.setSpacing(8)
        said = label(tr("Time zone of times without one"), 13, 400, "muted")
        said.setBuddy(self.zone)
        above.addWidget(said)
        above.addWidget(self.zone)
        above.addStretch(1)
        bar = Ground(self.theme, "surface", "bottom")
        buttons = QHBoxLayout(bar)
        buttons.setContentsMargins(8, 4, 8, 5)
        for part in (self.all, self.none, self.stop):
            buttons.addWidget(part)
        buttons.addStretch(1)
        panel = Surface(self.theme)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 5, 1, 5)
        inner.setSpacing(0)
        inner.addWidget(bar)
        inner.addWidget(self.table, 1)
        self.body.setSpacing(8)
        self.body.addLayout(above)
        self.body.addWidget(self.secrets)
        self.body.addWidget(self.fault)
        self.body.addWidget(panel, 1)
        self.fault.hide()
        order_tabs(self)

    def _connect(self) -> None:
        self.reader.came.connect(self._came)
        self.reader.done.connect(self._read_all)
        self.rows.ticked.connect(self._count)
        self.all.clicked.connect(lambda: self.rows.tick(range(len(self.rows.files)), True))
        self.none.clicked.connect(lambda: self.rows.tick(range(len(self.rows.files)), False))
        self.stop.clicked.connect(self._stop)
        self.zone.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._read)

    # What is read

    def load(self, name: str, files: Data) -> None:
        """Shows the files of a folder, or of a zip. Raises WorldError for a damaged one."""
        self._name = name
        self._files = unpacked(files) if isinstance(files, bytes) else dict(_texts(files))
        self._read()
        self.table.setFocus()

    def _read(self) -> None:
        faulty = bool(self.zone.fault())
        mark_fault(self.zone, faulty)
        if faulty:
            return
        self.rows.clear()
        self.stop.show()
        self.reader.start(self._files, Asked(zone=self.zone.zone() or None))
        self._count()

    def _came(self, files: list[ArchiveFile]) -> None:
        self.rows.add(files, self._is_here)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self.secrets.show_found([kind for file in self.rows.files for kind in file.secrets])

    def _is_here(self, file: ArchiveFile) -> bool:
        return file.reading is not None and self._here(file.reading.intake, file.title)

    def _read_all(self) -> None:
        self.stop.hide()
        self._count()

    def _stop(self) -> None:
        self.reader.cancel()
        self.table.setFocus()
        self._read_all()

    def _count(self) -> None:
        assert self.primary is not None
        n, read, every = len(self.rows.chosen), len(self.rows.files), len(self._files)
        text = tr("Take in 1 review") if n == 1 else tr("Take in {n} reviews").format(n=n)
        self.primary.setText(text if n else tr("Take in"))
        self.primary.setAccessibleName(self.primary.text())
        self.primary.setEnabled(bool(n) and self.stop.isHidden())
        here = sum(file.here for file in self.rows.files)
        parts = [self._name, tr("{n} files").format(n=every)]
        if read < every:
            parts.append(tr("{n} of them read").format(n=read))
        if here:
            parts.append(tr("{n} are here already").format(n=here))
        parts.append(tr("Each becomes a review of its own, and each is one step to undo."))
        self.sentence.set_text("  ·  ".join(parts), "muted")

    # What is taken

    def done_well(self) -> None:
        """Takes in what is ticked, one after the other, and closes."""
        if self.primary is None or not self.primary.isEnabled():
            return
        self._left = sorted(self.rows.chosen)
        self.primary.setEnabled(False)
        self._next()

    def _next(self) -> None:
        """One more; between two of them the window lives."""
        if not self._left:
            self.accept()
            return
        row = self._left.pop(0)
        try:
            self._store(self.rows.files[row])
        except WorldError as fault:
            said = f"{self.rows.files[row].name}: {fault}"
            self.fault.set_text(said)
            self.fault.show()
            self._left = []
            self._count()
            return
        self.rows.tick([row], False)
        self.stored += 1
        QTimer.singleShot(0, self, self._next)

    def _store(self, file: ArchiveFile) -> None:
        if file.reading is None:
            return
        intake = masked(file.reading.intake, self.secrets.masks())
        new = taken(
            intake,
            range(len(intake.entries)),
            others=True,
            review=None,
            new_title=file.title,
        )
        new.facts.setdefault("zone", self.zone.zone() or "UTC")
        self._take(new)

    def done(self, result: int) -> None:
        """Whatever way it closes, nothing is read or stored any more."""
        self.reader.cancel()
        self._left = []
        super().done(result)

    def said(self) -> str:
        """What came in, in words."""
        if self.stored == 1:
            return tr("Imported 1 review.")
        return tr("Imported {n} reviews. Undo takes the last one back.").format(n=self.stored)


def _texts(files: object) -> Mapping[str, bytes]:
    return files if isinstance(files, Mapping) else {}
