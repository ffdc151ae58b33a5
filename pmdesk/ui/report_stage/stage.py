"""The Report stage: what goes into the report at the left, how it will read at the right."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pmdesk.model.gestures import header, tags
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, Progress, Stage, State
from pmdesk.report.export import export
from pmdesk.ui.actions import N
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.report_stage.export_bar import ExportBar
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.formats import ALL_FORMATS, FORMATS, MINUTES, can_be_made
from pmdesk.ui.report_stage.impact import ImpactForm
from pmdesk.ui.report_stage.missing import MissingList
from pmdesk.ui.report_stage.preview import ReportPreview
from pmdesk.ui.report_stage.reviewers import ReviewerList
from pmdesk.ui.report_stage.sections import SectionTicks
from pmdesk.ui.report_stage.tags import TagEditor
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import GUTTER, Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align, button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import scrolled, section
from pmdesk.ui.widgets.held_back import flush_field
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.surface import Ground, Rule

PREVIEW_PAUSE = 900
"""Milliseconds after a change before the preview is made anew."""

FORM_WIDEST = 720
LOWEST = 48
"""What form and preview keep of their height where they stand one above the other."""
SHARES = (11, 9)
"""How form and preview share the width."""
BAR = 10
"""The width of a scroll bar; the form keeps clear of it."""

_STATES = (
    (State.DRAFT, N("Draft")),
    (State.REVIEWED, N("Reviewed")),
    (State.PUBLISHED, N("Published")),
    (State.CLOSED, N("Closed")),
)


class ReportStage(StageView):
    """Form and preview.

    Signals:
        go_to(Stage): the user wants to settle a missing part in another stage.
    """

    stage = Stage.REPORT
    go_to = Signal(object)

    def __init__(self, theme: Theme, session: ReviewSession, exporter: Exporter) -> None:
        super().__init__(theme, session, tr("Report"))
        self.exporter = exporter
        self.summary = TextField(
            tr("Story"), tr("What happened, when, and what customers saw."), lines=(3, 12)
        )
        self.impact = ImpactForm(theme, session)
        self.tags = TagEditor(theme)
        self.sections = SectionTicks(theme)
        self.reviewers = ReviewerList(theme, session)
        self.state = Segmented(tr("State"), [(tr(text), state) for state, text in _STATES])
        self.state_said = Para(theme, "", 12, 400, "muted")
        self.missing = MissingList(theme)
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
        inner = QWidget()
        inner.setMaximumWidth(FORM_WIDEST)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 12, 16)
        self._column.setSpacing(16)
        story = tr("Two or three sentences that anyone in the company can read.")
        self._section(tr("Story"), story, self.summary)
        self._section(tr("Impact"), tr("A number says more than “some”."), self.impact)
        self._section(tr("Tags"), tr("Words to find it by."), self.tags)
        hidden = tr("What has no tick is in no file, and not on the first page.")
        self._section(tr("Sections"), hidden, self.sections)
        read = tr("Somebody who was not in the room sees what is missing.")
        self._section(tr("Reviewers"), read, self.reviewers)
        self._section(tr("Before it goes out"), tr("Each line leads there."), self.missing)
        closed = tr("Closed: every action is done or dropped.")
        self._section(tr("State"), closed, align(self.state), self.state_said)
        self._column.addStretch(1)
        self.form = scrolled(inner)
        # The preview gives way first: a form that scrolls sideways hides what it asks for.
        self.form.setMinimumWidth(inner.minimumSizeHint().width() + BAR)
        self.form.setMinimumHeight(LOWEST)
        self.body.addWidget(self.form, 1)

    def _section(self, title: str, explained: str, *parts: QWidget | ImpactForm) -> None:
        if self._column.count():
            self._column.addWidget(Rule(self.theme))
        row, fields = section(self.theme, title, explained)
        for part in parts:
            if isinstance(part, QWidget):
                fields.addWidget(part)
            else:
                fields.addLayout(part)
        fields.addStretch(1)
        self._column.addLayout(row)

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
        self.missing.chosen.connect(self._settle)
        self.sections.ticked.connect(self._tick)
        self.reviewers.ask_wanted.connect(self.ask_reviewer)
        self.reviewers.copied.connect(lambda: self.say(tr("Copied. Paste it into a message.")))
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

    def _settle(self, stage: Stage, field: str) -> None:
        if stage is not Stage.REPORT:
            self.go_to.emit(stage)
            return
        fields: dict[str, QWidget] = {**self.impact.fields, "sign_offs": self.reviewers.ask}
        part = fields.get(field, self.summary)
        part.setFocus()
        self.form.ensureWidgetVisible(part, 0, 40)

    def focus_first(self) -> None:
        self.summary.setFocus()

    def show_review(self, review: Review) -> None:
        self.summary.show_value(review.summary)
        self.impact.show_review(review)
        self.tags.show_tags(review.tags)
        self.sections.show_review(review)
        self.reviewers.show_review(review)
        self.missing.show_review(review, folded=self._hides_later)
        self.state.show_value(review.state)
        for action, each in zip(self._of_minutes, MINUTES, strict=True):
            action.setEnabled(can_be_made(review, each))
        said = _state_said(review)
        self.state_said.set_text(said)
        self.state_said.setVisible(bool(said))
        if self.preview.document().isEmpty():
            self._preview()
        else:
            self._pause.start()

    def show_room(self) -> None:
        if self.folded.isHidden() is self._hides_later:
            self.missing.show_review(self.review, folded=self._hides_later)
            self._preview()

    def fold_away(self) -> None:
        self.show_room()

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


def _state_said(review: Review) -> str:
    if review.state is State.MEETING:
        return tr("The meeting is under way.")
    still = [
        action
        for action in review.actions
        if action.decision is Decision.ACCEPTED and action.progress is Progress.OPEN
    ]
    if not still:
        return ""
    return (
        tr("1 action is open.")
        if len(still) == 1
        else tr("{n} actions are open.").format(n=len(still))
    )
