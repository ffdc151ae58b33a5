"""Somebody who does at random what can be done in a review, and types tokens while doing so."""

from collections.abc import Callable, Mapping
from random import Random

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from pmdesk.desk.desk import Desk
from pmdesk.model.words import Stage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.stage import StageView
from pmdesk.ui.timeline.reasons import ReasonsDialog
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.widgets.folding import FoldHead
from pmdesk.ui.widgets.popover import Popover
from tests.ui.leaking.at_guide import AtGuide
from tests.ui.leaking.at_library import AtLibrary
from tests.ui.leaking.at_prepare import AtPrepare
from tests.ui.leaking.at_stages import AtStages
from tests.ui.leaking.at_timeline import AtTimeline
from tests.ui.leaking.tokened import Source, Tokens

KEYS = {
    "next-moment": 8,
    "previous-moment": 5,
    "next-entry": 3,
    "previous-entry": 2,
    "back-to-line": 2,
    "mend-time": 3,
    "ask-ending": 1,
    "something-missing": 2,
    "contested": 2,
    "phrases": 3,
    "turn-balance": 3,
    "nudges": 1,
    "next-prompt": 3,
    "previous-prompt": 1,
    "show-prompt": 4,
    "favourite-prompt": 1,
    "private-note": 3,
    "guide": 4,
    "details-panel": 2,
    "more-fields": 3,
    "freeze": 4,
    "blank": 3,
    "mask-names": 3,
    "room-clock": 1,
    "pause-meeting": 1,
    "audience": 6,
    "close-audience": 6,
    "private-parts": 5,
    "audience-larger": 2,
    "audience-smaller": 2,
    "audience-usual": 1,
    "audience-full": 1,
    "next-page": 2,
    "previous-page": 1,
    "whole-board": 1,
    "agree-timeline": 1,
    "start-meeting": 8,
    "attendance": 1,
    "same-time": 1,
    "undo": 4,
    "redo": 2,
    "show-ideas": 1,
    "show-questions": 1,
    "show-parked": 1,
    "show-goal": 2,
    "take-on": 3,
    "one-minute-more": 1,
    "five-minutes-more": 1,
    "next-stage": 3,
    "previous-stage": 1,
    "worksheet": 2,
    "add-here": 1,
    "find": 1,
}
"""Actions with how often they are done."""

ACTS = {
    "stage": 18,
    "focus": 6,
    "arrows": 6,
    "type": 8,
    "capture": 5,
    "take": 2,
    "note": 8,
    "copy": 4,
    "notes": 5,
    "name": 4,
    "person": 4,
    "safety": 3,
    "palette": 3,
    "bubble": 5,
    "beside": 6,
    "menu": 3,
    "dialog": 2,
    "fold": 4,
    "tip": 6,
    "resize": 2,
    "end": 1,
    "reshape": 8,
    "beside_entry": 8,
    "line": 3,
    "turner": 4,
    "heard": 6,
    "turns": 4,
    "time": 8,
    "lead": 3,
    "sheet": 3,
    "banner": 4,
    "round": 3,
    "gate": 2,
    "agenda": 3,
    "ending": 2,
    "copy_focused": 4,
    "next_time": 3,
    "hand_over": 4,
    "set_aside": 5,
    "library": 4,
}
"""Everything else, by the name of the method."""

SIZES = ((1024, 640), (1280, 800), (1440, 900), (1920, 1080))


class Wanderer(AtPrepare, AtTimeline, AtGuide, AtStages, AtLibrary):
    """One step after the other on a window; always the same ones for a seed."""

    keys: Mapping[str, float] = KEYS
    acts: Mapping[str, float] = ACTS

    def __init__(self, desk: Desk, tokens: Tokens, seed: int) -> None:
        self._desk, self._tokens, self._random = desk, tokens, Random(seed)
        self._names = [*self.keys, *self.acts]
        self._weights = [*self.keys.values(), *self.acts.values()]
        self._box: QDialog | None = None
        self._typed: tuple[QLineEdit | QTextEdit, str] | None = None
        self.done: list[str] = []

    @property
    def console(self) -> ConsolePage:
        console = self._desk.work().console
        assert console is not None
        return console

    @property
    def view(self) -> StageView:
        return self.console.view

    def step(self) -> None:
        """Puts away what is in the way, then does one thing."""
        self._put_away()
        name = self._random.choices(self._names, self._weights)[0]
        if self._desk.work().console is None:
            name = "library"
        self.done.append(f"{name} {self._act(name)}".strip())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    def _act(self, name: str) -> str:
        """One act or key; gives what there is to say of it."""
        act = getattr(self, f"_{name}", None) if name in self.acts else None
        return (act() if act is not None else self._do(name)) or ""

    def _do(self, key: str) -> str:
        able = key in self.console.handlers()
        self._desk.window.do(key)
        return "" if able else "(not now)"

    def _put_away(self) -> None:
        """What was typed and not stored, and now and then what lies over the window."""
        if self._typed is not None:
            field, before = self._typed
            if isinstance(field, QLineEdit):
                field.setText(before)
            else:
                field.setPlainText(before)
            self._typed = None
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        if self._box is not None:
            self._box.close()
            self._box.deleteLater()
            self._box = None
        if self._random.random() < 0.6:
            for part in self._desk.window.findChildren(Popover):
                part.close_it()
        for part in self._desk.window.children():
            if type(part).__name__ == "Palette":
                QTest.keyClick(part.line, Qt.Key.Key_Escape)

    # Acts

    def _stage(self) -> str:
        stage = self._random.choice(list(Stage))
        self._desk.window.do(f"stage-{stage}")
        return str(stage)

    def _focus(self) -> None:
        for _ in range(self._random.randint(1, 6)):
            QTest.keyClick(self._focused(), Qt.Key.Key_Tab)

    def _arrows(self) -> None:
        views = self._shown(QAbstractItemView)
        target: QWidget = self._random.choice(views) if views else self._focused()
        target.setFocus()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home)
        for _ in range(self._random.randint(1, 4)):
            QTest.keyClick(target, self._random.choice(keys))

    def _type(self) -> str:
        """A token into a field that has not stored it yet."""
        fields = [f for f in self._fields() if f is not self.console.capture.field]
        fields = [f for f in fields if "private" not in f.accessibleName().casefold()]
        if not fields:
            return "nowhere"
        field = self._random.choice(fields)
        before = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        field.setFocus()
        self._typed = (field, before)
        QTest.keyClicks(field, self._tokens.token("typed"))
        self.console.room.changed.emit()
        return field.accessibleName()

    def _capture(self) -> str:
        """A token into the capture line, where it stays."""
        begin = self._random.choice(("/f ", "/a @", "14:05 ", "@", "now ", "/i ", "/q ", ""))
        line = self.console.capture.field
        self.console.capture.take_focus()
        line.set_line("")
        QTest.keyClicks(line, begin + self._tokens.token("typed"))
        return begin

    def _take(self) -> str:
        """A remedy for later or an entry, captured; in the walk an entry may go without a time."""
        line = self.console.capture.field
        self.console.capture.take_focus()
        noun = self._random.choice(("ideas", "entries"))
        token = self._tokens.token(f"{noun}.text")
        time = f"16:{len(self.done) % 60:02}" if self._random.random() < 0.6 else ""
        line.set_line(f"/i {token}" if noun == "ideas" else f"/t {time} {token}".replace("  ", " "))
        QTest.keyClick(line, Qt.Key.Key_Return)
        for row in self.console.session.review.entries:
            if token in row.text:
                self._tokens.sources[token] = Source("entries.text", row.id)
        return noun

    def _note(self) -> str:
        """Writes a private note, where it can be written."""
        self._desk.window.do("private-note")
        box = self.console.guide.panel.notes.box
        if box.is_shut:
            return "(folded)"
        QTest.keyClicks(box.field, self._tokens.token("notes.text"))
        ends = self._random.choice(("", "enter", "flush"))
        if ends == "enter":
            QTest.keyClick(box.field, Qt.Key.Key_Return)
        elif ends == "flush":
            box.field.flush()
        return ends

    def _copy(self) -> None:
        """Takes a note into the box and copies a part of it."""
        self._notes()
        field = self.console.guide.panel.notes.box.field
        field.setFocus()
        field.selectAll()
        field.copy() if self._random.random() < 0.7 else field.cut()

    def _notes(self) -> None:
        """Looks through the notes."""
        self._desk.window.do("private-note")
        notes = self.console.guide.panel.notes
        if notes.is_folded:
            return
        if notes.others.isVisible() and self._random.random() < 0.5:
            notes.others.click()
        rows = list(notes.list.rows.values())
        if rows:
            self._random.choice(rows).words.click()

    def _palette(self) -> None:
        palette = self._desk.work().show_palette()
        QTest.keyClicks(palette.line, self._random.choice(("tok", "stage", "undo", "no", "")))

    def _bubble(self) -> str:
        """One of the bubbles of the top bar."""
        top = self.console.top
        bubbles: list[Callable[[], object]] = [top.sharing.open_panel, top.sharing.peek.open]
        if self.console.room.running:
            bubbles += [top.meeting.open_clocks, top.meeting.open_attendance]
        bubble = self._random.choice(bubbles)
        bubble()
        return bubble.__name__

    def _beside(self) -> str:
        """What opens beside a part of the stage in front."""
        view = self.view
        if isinstance(view, PrepareStage):
            view.show_list()
        elif isinstance(view, ReportStage):
            view.ask_reviewer()
        elif isinstance(view, BoardStage) and view.board.cards:
            card = self._random.choice(list(view.board.cards))
            view.command(card, self._random.choice(("link", "details", "group", "room")))
        elif isinstance(view, BiasesStage | TimelineStage):
            return ""
        elif view.stage is Stage.ACTIONS:
            view.panel.linked.link.click()
        return str(view.stage)

    def _menu(self) -> str:
        """A context menu."""
        view = self.view
        if isinstance(view, BoardStage) and view.board.cards:
            view._open_menu(self._random.choice(list(view.board.cards)), QPoint(300, 300))
        elif isinstance(view, TimelineStage) and view.table.current() is not None:
            view.table.menu_wanted.emit(QPoint(300, 300))
        elif isinstance(view, ReportStage):
            view._show_menu()
        return str(view.stage)

    def _dialog(self) -> None:
        """A dialog that does not hold the rest up."""
        self._box = self._box_made()
        self._box.show()

    def _box_made(self) -> QDialog:
        work, desk = self._desk.work(), self._desk
        kind = self._random.randrange(4)
        if kind == 0:
            return KeysDialog(desk.theme, desk.window)
        if kind == 1:
            return work.new_review_dialog()
        if kind == 2:
            room = self.console.room
            return ReasonsDialog(desk.theme, self.console.session, desk.window, room)
        preview = work.importing.preview(self.console.session.review)
        preview.paste("14:05 Alert fires\n14:07 somebody answers")
        return preview

    def _fold(self) -> None:
        """Folds something open or shut."""
        heads = self._shown(FoldHead)
        if heads:
            self._random.choice(heads).click()

    def _tip(self) -> None:
        """Rests the mouse on something."""
        widgets = self._shown(QWidget)
        widget = self._random.choice(widgets)
        at = QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))

    def _resize(self) -> str:
        size = self._random.choice(SIZES)
        self._desk.window.resize(*size)
        return str(size)

    def _end(self) -> str:
        """The meeting ends, and may go on."""
        room = self.console.room
        if not room.running:
            return "(not now)"
        room.end()
        if self._random.random() < 0.7:
            room.reopen()
        return ""

    # Help

    def _focused(self) -> QWidget:
        return self._desk.window.focusWidget() or self._desk.window

    def _shown(self, kind: type) -> list:  # type: ignore[type-arg]
        return [part for part in self.view.findChildren(kind) if part.isVisible()]

    def _fields(self) -> list[QLineEdit | QTextEdit]:
        fields = [*self._shown(QLineEdit), *self._shown(QTextEdit)]
        return [f for f in fields if not f.isReadOnly() and f.isEnabled()]
