"""Missing parts that were set aside, with their private reasons; and asking for a reason."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.finding import Finding
from pmdesk.method.lacking import SetAside
from pmdesk.model.gestures import dismissals
from pmdesk.model.text import new_id
from pmdesk.ui.report_stage.finding_row import counted
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.private import mark_private

BAR = 3


class Shut(QWidget):
    """Stands for something private while the window may be shared.

    Signals:
        open_wanted(): it is to be opened all the same.
    """

    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        said = tr("Folded: this window may be shared.")
        self.open = button(theme, tr("Open anyway"), "outline", "lock", dense=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Para(theme, said, 13, 400, "muted"))
        column.addWidget(align(self.open))
        self.setFocusProxy(self.open)
        self.open.clicked.connect(self.open_wanted)


class DismissAsk(QWidget):
    """Asks for the reason why a missing part is set aside; where that would be seen, not yet.

    Signals:
        given(str): the reason.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, message: str) -> None:
        super().__init__()
        self.setAccessibleName(tr("Dismiss with reason"))
        self.shut = Shut(theme)
        self.reason = LineField(tr("Private reason"), tr("Such as: told by telephone"))
        self.on = button(theme, tr("Dismiss with reason"), "outline")
        self._asking = QWidget()
        mark_private(self.reason)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(10)
        asking.addLayout(labelled(tr("Why it is not asked, in this window alone"), self.reason))
        asking.addWidget(align(self.on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Para(theme, message, 13, 600))
        column.addWidget(self.shut)
        column.addWidget(self._asking)
        self.reason.textChanged.connect(self._fit)
        self.reason.entered.connect(self._give)
        self.on.clicked.connect(self._give)
        self._fit()

    def fold(self, folded: bool) -> None:
        """Asks, or says that the window may be shared."""
        self._asking.setVisible(not folded)
        self.shut.setVisible(folded)
        first = self.shut if folded else self.reason
        self.setFocusProxy(first)
        if self.isVisible():
            first.setFocus()

    def _fit(self) -> None:
        given = bool(self.reason.text().strip())
        self.on.setEnabled(given)
        self.on.setToolTip("" if given else tr("The reason is missing."))

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.given.emit(reason)


class Dismisser(QObject):
    """Asks for a reason beside the row of missing parts, and sets them aside with it.

    Signals:
        open_wanted(): reasons are to be opened although the window may be shared.
    """

    open_wanted = Signal()

    def __init__(self, theme: Theme, host: QWidget, session: ReviewSession) -> None:
        super().__init__(host)
        self._theme, self._host, self._session = theme, host, session
        self._popover: Popover | None = None
        self._folded = True

    def fold(self, folded: bool) -> None:
        """Whether the window may be shared; what was typed then and not given is let go of."""
        self._folded = folded
        popover = self._popover
        if popover is not None and folded:
            popover.close_it()
        elif popover is not None and isinstance(popover.content, DismissAsk):
            popover.content.fold(False)

    def ask(self, findings: Sequence[Finding], by: QWidget) -> None:
        asking = DismissAsk(self._theme, counted(findings[0].message, len(findings)))
        asking.fold(self._folded)
        asking.shut.open_wanted.connect(self.open_wanted)
        asking.given.connect(lambda reason: self._dismiss(findings, reason))
        self._popover = Popover(self._theme, self._host, asking, 360)
        self._popover.closed.connect(self._forget)
        self._popover.open_by(by)

    def _forget(self) -> None:
        self._popover = None

    def _dismiss(self, findings: Sequence[Finding], reason: str) -> None:
        if self._popover is not None:
            self._popover.close_it()
        places = tuple(finding.place for finding in findings)
        ids = tuple(new_id() for _ in places)
        self._session.do(dismissals.dismiss_all, ids=ids, places=places, reason=reason)


class AsideRow(QWidget):
    """Missing parts that were set aside together: what they are, why, and the way back.

    Signals:
        recalled(tuple[str, ...]): the dismissals with these ids are to go.
    """

    recalled = Signal(object)

    def __init__(self, theme: Theme, rows: Sequence[SetAside]) -> None:
        super().__init__()
        finding, dismissal = rows[0]
        self.message = Para(theme, counted(finding.message, len(rows)))
        self.reason = Para(theme, dismissal.reason, 12, 400, "private")
        self.again = button(theme, tr("Ask again"), "link", dense=True)
        self.again.setAccessibleName(f"{tr('Ask again')}: {finding.message}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.message)
        words.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        ids = tuple(one.id for _, one in rows)
        self.again.clicked.connect(lambda: self.recalled.emit(ids))


class AsideBox(QWidget):
    """What was set aside, behind a private bar; shut, no widget holds a word of it.

    Signals:
        recalled(tuple[str, ...]): the dismissals with these ids are to go.
        open_wanted(): it is to be opened although the window may be shared.
    """

    recalled = Signal(object)
    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._shut = theme, True
        self._seen: tuple[SetAside, ...] = ()
        self.rows: list[AsideRow] = []
        self._said = Para(theme, tr("Private: the reasons stand in this window alone."), 12)
        self._said.set_text(self._said.text(), "private")
        self.shut = Shut(theme)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR + 12, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self.shut)
        column.addLayout(self._column)
        self.shut.open_wanted.connect(self.open_wanted)

    def show_rows(self, rows: tuple[SetAside, ...], *, shut: bool) -> None:
        if (rows, shut) == (self._seen, self._shut):
            return
        self._seen, self._shut = rows, shut
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [] if shut else [self._row(group) for group in _together(rows)]
        for row in self.rows:
            self._column.addWidget(row)
        self._said.setVisible(not shut)
        self.shut.setVisible(shut)
        self.update()

    def _row(self, rows: Sequence[SetAside]) -> AsideRow:
        made = AsideRow(self._theme, rows)
        made.recalled.connect(self.recalled)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        if not self._shut:
            painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme["private"])


def _together(rows: tuple[SetAside, ...]) -> list[list[SetAside]]:
    """Those of one rule that were set aside for one reason stand in one row."""
    groups: dict[tuple[str, str, str], list[SetAside]] = {}
    for finding, dismissal in rows:
        key = (finding.rule, finding.message, dismissal.reason)
        groups.setdefault(key, []).append((finding, dismissal))
    return list(groups.values())
