"""The console of one review: puts top bar, rail, stages and capture line together."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.actions import ACTIONS
from pmdesk.ui.console.capture import CaptureBar
from pmdesk.ui.console.rail import Rail
from pmdesk.ui.console.top_bar import TopBar
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.banner import Banner

IN_REPORT = tuple(
    spec.key for spec in ACTIONS if spec.key.startswith("export-") or spec.key == "copy-report"
)
StageMaker = Callable[[Theme, ReviewSession], StageView]


class ConsolePage(QWidget):
    """One review. Stages are made when they are first shown.

    Signals:
        left(): the user wants back to the library.
        history(undo, redo): the labels of the next steps, or None.
        staged(): another stage is in front.
        delete_wanted(): the review is to be taken out of the library.
    """

    left = Signal()
    history = Signal(object, object)
    staged = Signal()
    delete_wanted = Signal()

    def __init__(
        self, theme: Theme, session: ReviewSession, makers: Mapping[Stage, StageMaker]
    ) -> None:
        super().__init__()
        self.theme, self.session, self._makers = theme, session, makers
        self._views: dict[Stage, StageView] = {}
        self.top = TopBar(theme)
        self.rail = Rail(theme, tuple(makers))
        self.capture = CaptureBar(theme)
        self._stack = QStackedWidget()
        self.banner = Banner(theme)
        self.banner.setParent(self)
        self._lay_out()
        self._connect()
        self._changed(session.review)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.capture)

    def _connect(self) -> None:
        self.top.back.connect(self.left)
        self.top.undo.connect(self.undo)
        self.top.redo.connect(self.redo)
        self.rail.chosen.connect(self.go_to)
        self.capture.captured.connect(self._capture)
        self.capture.pasted.connect(lambda text: self.view.capture_lines(text))
        self.session.changed.connect(self._changed)
        self.session.refused.connect(self.banner.say_fault)
        self.session.done.connect(lambda label: self.banner.say(label))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in their order."""
        return tuple(self._makers)

    @property
    def view(self) -> StageView:
        """The stage in front."""
        view = self._stack.currentWidget()
        assert isinstance(view, StageView)
        return view

    def go_to(self, stage: Stage) -> None:
        """Brings a stage to the front and its value up to date."""
        self.flush()
        if stage not in self._views:
            view = self._makers[stage](self.theme, self.session)
            view.go_to.connect(self.go_to)
            self._views[stage] = view
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self._views[stage])
        self.rail.show_stage(stage)
        self.capture.show_hint(tr(self.view.capture_hint))
        self.view.show_review(self.session.review)
        self.view.focus_first()
        self.staged.emit()

    def step(self, by: int) -> None:
        """To a neighbouring stage; nothing at either end."""
        stages = list(self._makers)
        place = stages.index(self.view.stage) + by
        if 0 <= place < len(stages):
            self.go_to(stages[place])

    def _changed(self, review: Review) -> None:
        self.top.show_review(review)
        self.top.show_saved(self.session.saved_at)
        self.rail.show_review(review)
        undo, redo = self.session.undo_label, self.session.redo_label
        self.top.show_history(undo, redo)
        self.history.emit(undo, redo)
        if self._stack.currentWidget() is not None:
            self.view.show_review(review)

    def _capture(self, text: str) -> None:
        if self.view.capture(text):
            self.capture.accept()

    def say(self, text: str) -> None:
        self.banner.say(text)

    def say_fault(self, fault: WorldError) -> None:
        self.banner.say_fault(fault)

    def undo(self) -> None:
        self.flush()
        self.session.undo()

    def redo(self) -> None:
        self.flush()
        self.session.redo()

    def flush(self) -> None:
        """Stores what a field still holds back."""
        field = QApplication.focusWidget()
        flush = getattr(field, "flush", None)
        if field is not None and self.isAncestorOf(field) and callable(flush):
            flush()
        self.session.seal()

    # What the window asks of a page

    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "back": self.left.emit,
            "undo": self.undo,
            "redo": self.redo,
            "capture": self.capture.field.setFocus,
            "next-stage": lambda: self.step(1),
            "previous-stage": lambda: self.step(-1),
        }
        own |= {key: lambda key=key: self._in_report(key) for key in IN_REPORT}  # type: ignore[misc]
        own["delete-review"] = self.delete_wanted.emit
        return {**own, **self.view.handlers()}

    def _in_report(self, key: str) -> None:
        """What goes out of the review is done, and seen, on the Report stage."""
        self.go_to(Stage.REPORT)
        self.view.handlers()[key]()

    def window_title(self) -> str:
        title = tr("Restricted review") if self.session.review.restricted else ""
        return f"{title or self.session.review.title} – pmdesk"

    def leave(self) -> None:
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.fit(self.width())
        self._place_banner()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_banner()
        return super().event(event)

    def _place_banner(self) -> None:
        foot = self.capture.height() if self.capture.isVisible() else 0
        rail = self.rail.width()
        self.banner.place(rail + 20, self.width() - rail - 40, self.height() - foot - 12)
