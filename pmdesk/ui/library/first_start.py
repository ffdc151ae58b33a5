"""The page of a library without reviews: what the app is for, and three ways to begin."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pmdesk.model.errors import WorldError
from pmdesk.model.words import Kind, Milestone
from pmdesk.ui.paint.shapes import MILESTONE_ROLE, paint_kind, paint_pennant
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.banner import Banner
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.drops import FileDrops
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.surface import Rule, Surface

WIDEST = 960
MARGIN = 32
SIDE_BY_SIDE = 800
"""The width from which the ways in stand beside each other, and not one below the other."""
SHAPES = (
    (40, Kind.CHANGE),
    (200, Kind.SIGNAL),
    (320, Kind.SIGNAL),
    (384, Kind.COMMUNICATION),
    (452, Kind.ACTION),
    (540, Kind.DECISION),
    (640, Kind.ACTION),
    (700, Kind.DECISION),
    (752, Kind.CHANGE),
    (860, Kind.ACTION),
)
"""What stands on the axis, at places of 960."""
FLAGS = ((320, Milestone.IMPACT_STARTED), (860, Milestone.RESOLVED))


class Axis(QWidget):
    """A small timeline: the shapes of the app are its only picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        scale, y = self.width() / WIDEST, 47
        edge = theme["edge"]
        p.fillRect(0, y - 1, self.width(), 1, edge)
        for number in range(25):
            long = 6 if number % 4 == 0 else 3
            at = min(round(number * 40 * scale), self.width() - 1)
            p.fillRect(at, y, 1, long, edge)
        for place, milestone in FLAGS:
            at, colour = round(place * scale), theme[MILESTONE_ROLE[milestone]]
            p.fillRect(QRectF(at - 1, 1, 1.5, y - 2), colour)
            paint_pennant(p, colour, at, 1, 14)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["paper"])
        for place, kind in SHAPES:
            centre = QPointF(round(place * scale), y - 0.5)
            p.drawRect(QRectF(centre.x() - 7, y - 6, 14, 9))
            paint_kind(p, theme, kind, centre, 17)


class Picture(QWidget):
    """An icon of 24 px with a finer line."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(p, self._name, self._theme["accent"].name(), QRectF(0, 0, 24, 24))


class Card(Surface):
    """One way to begin: picture, name, two or three lines, a button."""

    def __init__(
        self, theme: Theme, picture: str, name: str, text: str, way: QPushButton, border: str
    ) -> None:
        super().__init__(theme, border)
        self.setMinimumWidth(200)
        self.heading = label(name, 15, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(25, 25, 24, 25)
        column.setSpacing(0)
        column.addWidget(Picture(theme, picture))
        column.addSpacing(15)
        column.addWidget(self.heading)
        column.addSpacing(9)
        column.addWidget(Para(theme, text, 13, 400, "muted"))
        column.addStretch(1)
        column.addSpacing(16)
        column.addWidget(way)


class FirstStart(QWidget):
    """The page that stands while the library has no review; a page for the window.

    Signals:
        new_wanted(), import_wanted(), sample_wanted(), another_wanted(): a button was pressed.
        dropped(list[Path]): files were dropped on the page.
    """

    new_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    another_wanted = Signal()
    dropped = Signal(list)

    def __init__(self, theme: Theme, path: Path, extra: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self._theme, self._path, self._extra = theme, path, extra
        self.new = button(theme, tr("New review"), "primary")
        self.importing = button(theme, tr("Choose a file"))
        self.sample = button(theme, tr("Open sample"))
        self.another = button(theme, tr("Use another"), "link", name=tr("Use another library"))
        self.banner = Banner(theme)
        self._drops = FileDrops(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("First start"))
        self._lay_out()
        self.banner.setParent(self)
        self.new.clicked.connect(self.new_wanted)
        self.importing.clicked.connect(self.import_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.another.clicked.connect(self.another_wanted)
        self._drops.dropped.connect(self.dropped)

    def _lay_out(self) -> None:
        theme = self._theme
        lead = Para(theme, _lead(), 15, 400, "muted")
        lead.setMaximumWidth(640)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Axis(theme))
        column.addSpacing(46)
        headline = tr("What happened, and what made sense at the time")
        column.addWidget(Para(theme, headline, 40, 600))
        column.addSpacing(10)
        column.addWidget(lead)
        column.addSpacing(38)
        self._ways = self._cards()
        column.addLayout(self._ways)
        column.addSpacing(40)
        column.addWidget(Rule(theme))
        column.addSpacing(12)
        column.addLayout(self._foot())
        page = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 16, 0, 12)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(page))

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        cards = (
            ("plus", tr("New review"), _new(), self.new, "accent"),
            ("import", tr("Import"), _import(), self.importing, "line"),
            ("book", tr("Open the sample"), _sample(), self.sample, "line"),
        )
        made = [Card(self._theme, *card) for card in cards]
        for card in made:
            row.addWidget(card, 1)
        self._begin = made[0]
        return row

    def call_it(self, word: str) -> None:
        """What a review is called here."""
        said = tr("New {word}").format(word=word)
        self._begin.heading.setText(said)
        self.new.setText(said)
        self.new.setAccessibleName(said)

    def _foot(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(20)
        said = tr("You can also drop a file anywhere in this window.")
        row.addWidget(ElidedLabel(theme, said, 12, 400, "muted"), 2)
        where = tr("Library: {path}").format(path=short_path(self._path))
        place = ElidedLabel(theme, where, 12, 400, "muted")
        place.setToolTip(str(self._path))
        row.addWidget(place)
        row.addWidget(self.another)
        return row

    def say(self, text: str, way: str = "", act: Callable[[], object] | None = None) -> None:
        """Says something at the foot of the page, with one thing to do about it."""
        self.banner.say(text, way, act)
        self._place_banner()

    def say_fault(self, fault: WorldError) -> None:
        """Says what the world refused, at the foot of the page."""
        self.banner.say_fault(fault)
        self._place_banner()

    def _place_banner(self) -> None:
        room = min(720, self.width() - 2 * MARGIN)
        self.banner.place((self.width() - room) // 2, room, self.height() - 16)

    # What the window asks of a page

    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "new-review": self.new_wanted.emit,
            "import-file": self.import_wanted.emit,
            "open-sample": self.sample_wanted.emit,
            "open-library": self.another_wanted.emit,
        }
        return {**own, **self._extra}

    def window_title(self) -> str:
        return f"{self._path.name} – pmdesk"

    def leave(self) -> None:
        self.banner.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_banner()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side, way = self.width() >= SIDE_BY_SIDE, QBoxLayout.Direction
        self._ways.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(1280, 760)


def short_path(path: Path) -> str:
    """A path as people say it: without the home folder before it."""
    home = Path.home()
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)


def _lead() -> str:
    return tr(
        "pmdesk leads a room through an incident, from before it began to what you will change, "
        "and prints the report. Everything stays in one file on this computer."
    )


def _new() -> str:
    return tr("A title and a time are enough. The rest can wait until you know more.")


def _import() -> str:
    return tr(
        "A chat export, log lines, CSV, Markdown or a bundle. "
        "You see every line before it is taken in."
    )


def _sample() -> str:
    return tr(
        "A finished review of an invented company, opened as a copy. "
        "Try the timeline and the report."
    )
