"""Private notes at the foot of the guide: listed, written in one box, or folded to the lock."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.stages import stage_guide
from pmdesk.model.gestures import captured
from pmdesk.model.masking import called
from pmdesk.model.review import Note, Review, Seat, find
from pmdesk.model.words import Stage
from pmdesk.ui.guide.note_box import NoteBox
from pmdesk.ui.guide.note_list import NoteList
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.labels import Para, label

BAR = 3


class PrivateHead(QWidget):
    """The lock and the word that stand over everything private."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(20)
        self.aside = label(tr("Only in this window"), 12, 400, "private")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.addWidget(label(tr("Private"), 12, 600, "private"))
        row.addStretch(1)
        row.addWidget(self.aside)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "lock", self._theme["private"].name(), QRectF(0, 2, 16, 16))


class NotesSection(QWidget):
    """The notes of the stage in front, those of other stages on demand.

    Folded, no widget holds a word of them: texts are cleared, not only hidden.

    Signals:
        open_wanted(): the notes are to be opened although the window may be shared.
        escaped(): Esc was pressed in the box.
    """

    open_wanted = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._theme, self._session, self._room = theme, session, room
        self._stage = Stage.PREPARE
        self._notes: tuple[Note, ...] = ()
        self._seats: tuple[Seat, ...] = ()
        self._seat = ""
        self._all = False
        self.list = NoteList(theme)
        self.box = NoteBox(session)
        self.others = button(theme, "", "link", dense=True)
        self.open_anyway = button(theme, tr("Open anyway"), "outline", dense=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._open, opened = _column(6)
        self._others_row = align(self.others)
        for part in (self.list, self.box, self._others_row):
            opened.addWidget(part)
        self._shut, shut = _column(8)
        said = tr("Private notes are folded: this window may be shared")
        shut.addWidget(Para(self._theme, said, 13))
        shut.addWidget(align(self.open_anyway))
        self._head = PrivateHead(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR + 12, 10, 10, 10)
        column.setSpacing(6)
        for part in (self._head, self._open, self._shut):
            column.addWidget(part)

    def _connect(self) -> None:
        self.list.chosen.connect(self.box.edit)
        self.list.deleted.connect(self._delete)
        self.box.freed.connect(self._show)
        self.box.escaped.connect(self.escaped)
        self.others.clicked.connect(self._turn)
        self.open_anyway.clicked.connect(self.open_wanted)

    @property
    def is_folded(self) -> bool:
        return self.box.is_shut

    def show_stage(self, stage: Stage) -> None:
        """The notes of another stage; what was being written stays with its own."""
        self.box.finish()
        self._stage, self._all = stage, False
        self._seat = self._seat_here()
        self.box.stage = str(stage)
        self._show()

    def show_review(self, review: Review) -> None:
        if review.notes is not self._notes or review.seats is not self._seats:
            self._notes, self._seats = review.notes, review.seats
            self.box.show_review(review)
            self._show()

    def follow_walk(self) -> None:
        """The room looks at another moment: notes on the seat that it is about come along."""
        seat = self._seat_here()
        if seat != self._seat:
            self._seat = seat
            self._show()

    def _seat_here(self) -> str:
        """The seat that the moment of the walk is about, "" for none."""
        moment = self._room.current if self._stage is Stage.TIMELINE else None
        return moment.seat if moment is not None else ""

    def show_room(self) -> None:
        """Folds or opens, as the room demands."""
        hides = self._room.hides_private
        if hides and not self.is_folded:
            self._fold()
        elif not hides and self.is_folded:
            self.box.reopen()
            self._show()

    def begin(self) -> None:
        """Puts the caret where a note is written, or on the button that opens the notes."""
        (self.open_anyway if self.is_folded else self.box).setFocus()

    def flush(self) -> None:
        """Stores what the box still holds back."""
        self.box.finish()

    def set_most(self, height: int) -> None:
        """The height that the list may take."""
        self.list.set_most(height)

    def _fold(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.box.shut()
        self._show()
        if inside:
            self.open_anyway.setFocus()

    def _delete(self, id: str) -> None:
        self._session.do(captured.delete, noun="notes", id=id)
        self.box.setFocus()

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    # Showing

    def _show(self) -> None:
        folded = self.is_folded
        notes = () if folded else self._notes
        listed = [note for note in notes if note.id != self.box.id]
        here = [(note, self._whom(note)) for note in listed if self._is_here(note)]
        away = [(note, self._where(note)) for note in listed if not self._is_here(note)]
        self.list.show_notes([*here, *away] if self._all else here)
        self._show_others(len(away))
        self._open.setVisible(not folded)
        self._shut.setVisible(folded)
        self._head.aside.setVisible(not folded)
        self.update()

    def _show_others(self, count: int) -> None:
        one, many = tr("1 note on another stage"), tr("{n} notes on other stages")
        text = one if count == 1 else many.format(n=count)
        self.others.setText(tr("Only those of this stage") if self._all else text)
        self.others.setAccessibleName(self.others.text())
        self._others_row.setVisible(bool(count))

    def _is_here(self, note: Note) -> bool:
        """Whether a note is of this stage, or on the person whom the moment is about."""
        on_seat = note.about_noun == "seats" and bool(self._seat) and note.about == self._seat
        return note.stage == self._stage or on_seat

    def _whom(self, note: Note) -> str:
        """Whom a note is on, "" for nobody."""
        seat = find(self._seats, note.about) if note.about_noun == "seats" else None
        return called(seat) if seat is not None else ""

    def _where(self, note: Note) -> str:
        """The stage at which a note was written, as a word, and whom it is on."""
        known = note.stage in set(Stage)
        stage = stage_guide(Stage(note.stage)).name if known else tr("No stage")
        return ", ".join(filter(None, (stage, self._whom(note))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme["private"])


def _column(spacing: int) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return box, column
