"""The Report stage: what goes into the report at the left, how it will read at the right."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pmdesk.model.gestures import dismissals, header, tags
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage, State
from pmdesk.report.export import export
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.report_stage.dismissing import Dismisser
from pmdesk.ui.report_stage.export_bar import ExportBar
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.form import ReportForm
from pmdesk.ui.report_stage.formats import ALL_FORMATS, FORMATS, MINUTES, can_be_made
from pmdesk.ui.report_stage.preview import ReportPreview
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import GUTTER, Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.held_back import flush_field
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.surface import Ground
from pmdesk.ui.widgets.tab_order import order_tabs

PREVIEW_PAUSE = 900
"""Milliseconds after a change before the preview is made anew."""

LOWEST = 48
"""What form and preview keep of their height where they stand one above the other."""
SHARES = (11, 9)
"""How form and preview share the width."""
BAR = 10
"""The width of a scroll bar; the form keeps clear of it."""


class ReportStage(StageView):
    """Form and preview."""

    stage = Stage.REPORT

    def __init__(self, theme: Theme, session: ReviewSession, exporter: Exporter) -> None:
        super().__init__(theme, session, tr("Report"))
        self.exporter = exporter
        self.parts = ReportForm(theme, session)
        self.summary, self.impact = self.parts.summary, self.parts.impact
        self.tags, self.glossary = self.parts.tags, self.parts.glossary
        self.sections, self.reviewers = self.parts.sections, self.parts.reviewers
        self.missing = self.parts.missing
        self.state, self.state_said = self.parts.state, self.parts.state_said
        self.dismisser = Dismisser(theme, self, session)
        self._hidden = (True, False)
        self.preview = ReportPreview(theme)
        self.folded = self._folded()
        self.bar = ExportBar(theme, exporter)
        self.sentence.set_text(tr("Page 1 answers alone: what happened, to whom, what changes."))
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE)
        self._pause.timeout.connect(self._preview)
        self._kept: Place = {}
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._scroll_back)
        self._lay_out_form()
        self._lay_out_panel()
        self._connect()

    def _lay_out_form(self) -> None:
        self.form = scrolled(self.parts)
        # The preview gives way first: a form that scrolls sideways hides what it asks for.
        self.form.setMinimumWidth(self.parts.minimumSizeHint().width() + BAR)
        self.form.setMinimumHeight(LOWEST)
        self.body.addWidget(self.form, 1)

    def _lay_out_panel(self) -> None:
        theme = self.theme
        self.pdf = button(theme, tr("Export PDF"), "primary")
        self.copy = button(theme, tr("Copy"), "outline", "copy")
        self.more = button(theme, tr("More"), "outline", "more")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Preview"), 15, 600))
        head.addStretch(1)
        for part in (self.more, self.copy, self.pdf):
            head.addWidget(part)
        panel = Ground(theme, "paper", "left")
        column = QVBoxLayout(panel)
        column.setContentsMargins(GUTTER, 16, GUTTER, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.preview, 1)
        column.addWidget(self.folded, 1)
        self.preview.setMinimumHeight(LOWEST)
        self._panel = panel
        self.row.addWidget(panel)
        for place, share in enumerate(SHARES):
            self.row.setStretch(place, share)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of form and preview: then they stand one above the other."""
        wide = max(self._form_width(), self._panel.minimumSizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    def _form_width(self) -> int:
        return self.form.minimumWidth() + 2 * GUTTER

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._form_width() + self._panel.minimumSizeHint().width()
        below, way = self.width() < needed, QBoxLayout.Direction
        self.row.setDirection(way.TopToBottom if below else way.LeftToRight)
        self._panel.draw_lines("top" if below else "left")

    def _folded(self) -> QWidget:
        """What stands for the preview while the room has yet to walk to the end of it."""
        shown = button(self.theme, tr("Open anyway"), "outline", dense=True)
        shown.clicked.connect(lambda: self.acted.emit("private-parts"))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(8)
        column.addWidget(Para(self.theme, tr("Folded: this window may be shared"), 15, 600))
        said = tr("The report tells what the room has not walked to yet.")
        column.addWidget(Para(self.theme, said, 13, 400, "muted"))
        column.addWidget(align(shown))
        column.addStretch(1)
        box.hide()
        return box

    def _connect(self) -> None:
        session, made = self.session, self.exporter.handlers(self._written)
        self.summary.edited.connect(lambda text: session.do(header.set_summary, text=text))
        self.summary.left.connect(session.seal)
        watch(self.theme, session, self.summary, "review", "summary")
        self.tags.edited.connect(self._set_tags)
        self.state.chosen.connect(self._set_state)
        self.missing.chosen.connect(self.finding_wanted)
        self.missing.dismiss_wanted.connect(self.dismisser.ask)
        self.missing.recalled.connect(lambda ids: session.do(dismissals.recall_all, ids=ids))
        for part in (self.missing, self.dismisser):
            part.open_wanted.connect(lambda: self.acted.emit("private-parts"))
        self.sections.ticked.connect(self._tick)
        self.reviewers.ask_wanted.connect(self.ask_reviewer)
        self.reviewers.copied.connect(lambda: self.say(tr("Copied. Paste it into a message.")))
        self.reviewers.took_off.connect(self._say_off)
        self.parts.rebuilt.connect(lambda: order_tabs(self))
        self.exporter.called.connect(self._preview)
        self.pdf.clicked.connect(made["export-pdf"])
        self.copy.clicked.connect(made["copy-report"])
        self.menu = QMenu(self.more)
        for file_format in FORMATS[1:]:
            self.menu.addAction(tr(file_format.menu), made[file_format.action])
        self.menu.addSeparator()
        self._of_minutes = [
            self.menu.addAction(tr(each.menu), made[each.action]) for each in MINUTES
        ]
        self.more.clicked.connect(self._show_menu)

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        made = self.exporter.handlers(self._written)
        for each in ALL_FORMATS:
            if not can_be_made(self.review, each):
                del made[each.action]
        return made

    def _written(self) -> Review:
        """The review with what a field still held back."""
        flush_field(self)
        return self.review

    def _set_tags(self, names: tuple[str, ...]) -> None:
        self.session.do(tags.set_tags, names=names, ids=tuple(new_id() for _ in names))

    def _set_state(self, state: State) -> None:
        self.session.do(
            header.set_state, state=state, now=self.session.now().replace(microsecond=0)
        )

    def _tick(self, key: str, shown: bool) -> None:
        self.session.do(header.tick, field="hidden_sections", key=key, on=not shown)

    def ask_reviewer(self) -> None:
        """The seats, and a line for somebody else, beside the list of reviewers."""
        popover = Popover(self.theme, self, self.reviewers.picker(), 360)
        popover.open_by(self.reviewers.ask)

    def _say_off(self, said: str) -> None:
        self.say(said, tr("Undo"), lambda: self.acted.emit("undo"))

    def part_at(self, spot: Spot) -> QWidget:
        field = spot.field if spot.noun == "review" else spot.noun
        if field == "comments":
            return self.reviewers.row_of(spot.row) or self.reviewers.ask
        parts: dict[str, QWidget] = {
            **self.impact.fields,
            "sign_offs": self.reviewers.ask,
            "glossary": self.glossary.first(),
            "tags": self.tags.line,
        }
        return parts.get(field, self.summary)

    def focus_first(self) -> None:
        self.summary.setFocus()

    def show_review(self, review: Review) -> None:
        self.parts.show_review(review)
        self._show_guarded(review)
        for action, each in zip(self._of_minutes, MINUTES, strict=True):
            action.setEnabled(can_be_made(review, each))
        if self.preview.document().isEmpty():
            self._preview()
        else:
            self._pause.start()

    def _show_guarded(self, review: Review) -> None:
        """What tells of later entries, or is private."""
        room, later = self.room, self._hides_later
        shut = room is None or room.hides_private
        self.glossary.show_review(review, folded=later)
        self.reviewers.show_review(review, room.known if room is not None else None)
        self.missing.show_review(review, folded=later, shut=shut)

    def show_room(self) -> None:
        now = (self.room is None or self.room.hides_private, self._hides_later)
        if now != self._hidden:
            self._hidden = now
            self.dismisser.fold(now[0])
            self._show_guarded(self.review)
            if self.folded.isHidden() is self._hides_later:
                self._preview()

    fold_away = show_room

    @property
    def _hides_later(self) -> bool:
        return self.room is not None and self.room.hides_later

    def _preview(self) -> None:
        self._pause.stop()
        hides = self._hides_later
        self.preview.setVisible(not hides)
        self.folded.setVisible(hides)
        shown = "" if hides else export(self.review, "md", self.exporter.options).decode()
        self.preview.show_markdown(shown)

    # Where somebody was

    def place(self) -> Place:
        return {
            "form": self.form.verticalScrollBar().value(),
            "preview": self.preview.verticalScrollBar().value(),
        }

    def restore_place(self, place: Place) -> None:
        self._kept = place
        self._settled.start()

    def _scroll_back(self) -> None:
        """Once form and preview have their heights."""
        for name, area in (("form", self.form), ("preview", self.preview)):
            value = self._kept.get(name)
            if isinstance(value, int):
                area.verticalScrollBar().setValue(value)
        self._kept = {}
