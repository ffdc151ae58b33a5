"""What to say when somebody says something, or when the meeting is stuck: one line each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.stages import FollowUp, Unstuck, follow_ups, unstuck
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.folding import SIGN, Folding
from pmdesk.ui.widgets.labels import Para


class PhrasesSection(QWidget):
    """Two folded lists; nothing in them is made before it is opened.

    Signals:
        unfolded(QWidget): this was unfolded, and wants to be seen.
    """

    unfolded = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        said, stuck = tr("When somebody says …"), tr("When it gets stuck")
        self.follow_ups = self._folding(said, self._follow_ups, strong=True)
        self.unstuck = self._folding(stuck, self._unstuck, strong=True)
        _stack(self, (self.follow_ups, self.unstuck))

    def _folding(self, text: str, make: Callable[[], QWidget], *, strong: bool = False) -> Folding:
        made = Folding(self._theme, text, make, strong=strong)
        made.opened.connect(lambda opened: self.unfolded.emit(made) if opened else None)
        return made

    def _follow_ups(self) -> QWidget:
        return _list(self._follow_up(row) for row in follow_ups())

    def _follow_up(self, row: FollowUp) -> Folding:
        make = self._words((tr("It is {kind}.").format(kind=row.is_), "muted"), (row.ask, "ink"))
        return self._folding(f"“{row.says}”", make)

    def _unstuck(self) -> QWidget:
        return _list(self._situation(row) for row in unstuck())

    def _situation(self, row: Unstuck) -> Folding:
        make = self._words(*((f"“{said}”", "ink") for said in row.say))
        return self._folding(row.situation, make)

    def _words(self, *lines: tuple[str, str]) -> Callable[[], QWidget]:
        """Makes the paragraphs below a line, each with its role."""

        def make() -> QWidget:
            box = QWidget()
            words = (Para(self._theme, text, 13, 400, role) for text, role in lines)
            _stack(box, words, (SIGN, 0, 4, 8))
            return box

        return make


def _list(rows: Iterable[Folding]) -> QWidget:
    """Lines below each other, set in a little."""
    box = QWidget()
    _stack(box, rows, (8, 0, 0, 4))
    return box


def _stack(
    box: QWidget, parts: Iterable[QWidget], margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> None:
    column = QVBoxLayout(box)
    column.setContentsMargins(*margins)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
