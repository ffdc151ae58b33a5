"""The panel beside the timeline for several entries: what can be done to all of them at once."""

from datetime import timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.intake.entry_time import read_shift
from pmdesk.method.words import name_of
from pmdesk.model.review import Entry
from pmdesk.model.times import clock_text, entry_clock
from pmdesk.model.words import Kind, Precision, Support
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.kinds import KINDS, kind_icon
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField, mark_fault
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Ground, Rule


class SeveralPanel(Ground):
    """Shown while more than one entry is selected.

    Signals:
        shifted(timedelta): all are to be so much later (negative: earlier).
        kind_wanted(Kind), support_wanted(Support): all get the same one.
        merge_wanted(), delete_wanted(): the buttons for these.
        done(): back to the table.
    """

    shifted = Signal(object)
    kind_wanted = Signal(object)
    support_wanted = Signal(object)
    merge_wanted = Signal()
    delete_wanted = Signal()
    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "left")
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._zone = "UTC"
        self.heading = label("", 15, 600)
        self.span = Para(theme, "", 12, 400, "muted")
        self.shift = LineField(tr("Shift in time"), tr("+2 min, -00:01:30"))
        self.read = Para(theme, "", 11, 400, "muted")
        self.go = button(theme, tr("Shift"), "outline", "clock", dense=True)
        self.kind = ChoiceField(theme, tr("Kind of all"))
        self.support = ChoiceField(theme, tr("What all rest on"))
        self.merge = button(theme, tr("Merge into one"), "outline", "group", dense=True)
        self.delete = button(theme, tr("Delete all"), "outline", "trash", dense=True)
        self.kind.set_choices([(tr("Leave as they are"), None), *((name_of(k), k) for k in KINDS)])
        words = [(name_of(support), support) for support in Support]
        self.support.set_choices([(tr("Leave as they are"), None), *words])
        for number, kind in enumerate(KINDS, 1):
            self.kind.setItemIcon(number, kind_icon(theme, kind))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        shift = QHBoxLayout()
        shift.setSpacing(8)
        shift.addWidget(self.shift, 1)
        shift.addWidget(self.go)
        held = QWidget()
        held.setLayout(shift)
        shift.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 16, 17, 8)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.span)
        column.addLayout(labelled(tr("Shift in time, for a clock that was wrong"), held))
        column.addWidget(self.read)
        column.addWidget(Rule(self._theme, "hair"))
        column.addLayout(labelled(tr("Kind of all"), self.kind))
        column.addLayout(labelled(tr("What all rest on"), self.support))
        column.addWidget(Rule(self._theme, "hair"))
        foot = QHBoxLayout()
        foot.addWidget(self.merge)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self.shift.textChanged.connect(self._read_aloud)
        self.shift.entered.connect(self._shift)
        self.go.clicked.connect(self._shift)
        self.kind.chosen.connect(self._set_kind)
        self.support.chosen.connect(self._set_support)
        self.merge.clicked.connect(self.merge_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    def show_entries(self, entries: tuple[Entry, ...], zone: str) -> None:
        """The entries that are selected, in their order."""
        same = [entry.id for entry in entries] == [entry.id for entry in self._entries]
        self._entries, self._zone = entries, zone
        if len(entries) < 2:
            return
        if not same:
            self.shift.clear()
        self.heading.setText(tr("{n} entries").format(n=len(entries)))
        first, last = entry_clock(entries[0], zone), entry_clock(entries[-1], zone)
        self.span.set_text(tr("From {first} to {last}").format(first=first, last=last), "muted")
        kinds = {entry.kind for entry in entries}
        self.kind.show_value(kinds.pop() if len(kinds) == 1 else None)
        supports = {entry.support for entry in entries}
        self.support.show_value(supports.pop() if len(supports) == 1 else None)
        self._read_aloud()

    def take_focus(self) -> None:
        """Puts the caret where a shift is typed."""
        self.shift.setFocus()
        self.shift.selectAll()

    def _by(self) -> timedelta | None:
        return read_shift(self.shift.text())

    def _read_aloud(self, _: str = "") -> None:
        """What the first of the entries would become."""
        text, by = self.shift.text().strip(), self._by()
        mark_fault(self.shift, bool(text) and by is None)
        self.go.setEnabled(bool(by))
        self.go.setToolTip("" if by else tr("Say by how much, such as +2 min."))
        if not text or not self._entries:
            self.read.set_text(tr("+ is later, - is earlier. What was written stays."), "muted")
        elif by is None:
            self.read.set_text(tr("This is no span of time yet. Try +2 min."), "brick")
        else:
            self.read.set_text(self._would_be(by), "muted")

    def _would_be(self, by: timedelta) -> str:
        entry = next((e for e in self._entries if e.precision is not Precision.DAY), None)
        try:
            at = None if entry is None else entry.at + by
        except OverflowError:
            at = None
        if entry is None or at is None:
            return tr("Only the day is known: whole days move.")
        seconds = bool(by.total_seconds() % 60) or entry.precision is Precision.SECOND
        said = tr("{before} becomes {after}, and so on")
        return said.format(
            before=clock_text(entry.at, self._zone, seconds=seconds),
            after=clock_text(at, self._zone, seconds=seconds),
        )

    def _shift(self) -> None:
        by = self._by()
        if by:
            self.shift.clear()
            self.shifted.emit(by)
            self.done.emit()

    def _set_kind(self, kind: Kind | None) -> None:
        if kind is not None:
            self.kind_wanted.emit(kind)

    def _set_support(self, support: Support | None) -> None:
        if support is not None:
            self.support_wanted.emit(support)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 100)
