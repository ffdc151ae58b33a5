"""What the mirror says of each kind of wording, and what the checks ask for, each at its place."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import actions, captured, factors, header, lessons, timeline
from pmdesk.model.text import new_id
from pmdesk.model.words import LessonKind, Stage
from pmdesk.shots.marks import scroll_to, speak
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.closing.caught_row import CaughtRow
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.widgets.fields import TextField

Scene = tuple[str, QWidget]
ROWS = 12
"""Rows of a list that a picture shows."""
FACTORS = {
    "counterfactual": "The team should have tested the rollback before the weekend",
    "blame": "The reviewer failed to ask about the connection limit",
    "human-error": "Human error during the switch to the standby",
    "hindsight": "The warning signs were all there in the week before",
    "judgement": "Insufficient testing on the staging copy",
    "mind-reading": "On-call ignored the first two pages",
    "root-cause": "The root cause was a missing index",
}
ACTION = "Improve the monitoring of the fare cache"
QUESTIONS = {
    "who-question": "Who imported the timetable at 09:10?",
    "why-question": "Why didn't the on-call engineer roll back at once?",
}
SUMMARY = (
    "Some users saw no fares for a while, and the import was not reviewed. "
    "We will add an alert on the SLO."
)


def language_scenes(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    """One picture for each kind, one for a name, the findings in the guide; nothing stays."""
    before = console.session.review
    yield from _factors(console, window)
    yield from _actions(console, window)
    yield from _questions(console, window)
    yield from _summary(console, window)
    yield from _names(console, window)
    yield from _checks(console, window)
    while console.session.review != before:
        console.session.undo()
    console.go_to(Stage.TIMELINE)
    console.banner.hide()


def _factors(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    factor = console.session.review.factors[4]
    for kind, text in FACTORS.items():
        console.session.do(factors.set_text, id=factor.id, text=text)
        console.go_to(Stage.FACTORS)
        stage = console.view
        assert isinstance(stage, BoardStage)
        stage.board.edit(factor.id)
        QApplication.processEvents()
        yield _spoken(console, stage.board.editor.field, window, f"mirror-{kind}")
        if kind == "blame":
            popover = console.speaker.popover
            assert popover is not None
            popover.content.more.click()  # type: ignore[attr-defined]
            QApplication.processEvents()  # what was hidden learns its height only when it is shown
            yield window("mirror-more")
        console.speaker.close()
        stage.board.editor.finish()


def _actions(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    action = console.session.review.actions[0]
    console.session.do(actions.set_text, id=action.id, text=ACTION)
    console.go_to(Stage.ACTIONS)
    yield _beside(console, action.id, ACTION, window, "mirror-action-vague")
    console.speaker.close()


def _questions(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    for kind, text in QUESTIONS.items():
        id = new_id()
        console.session.do(captured.add_question, id=id, text=text)
        console.go_to(Stage.CLOSE)
        row = next(row for row in console.view.findChildren(CaughtRow) if row.id == id)
        scroll_to(row)
        yield _spoken(console, row.words, window, f"mirror-{kind}")
        console.speaker.close()


def _summary(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    console.session.do(header.set_summary, text=SUMMARY)
    console.go_to(Stage.REPORT)
    yield _spoken(console, _field(console, SUMMARY), window, "mirror-wording")
    console.speaker.close()


def _names(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    review = console.session.review
    entry, seat = review.entries[10], review.seats[1]
    text = f"{seat.name.split()[0]} restarts the fare engine"
    console.session.do(timeline.set_text, id=entry.id, text=text)
    console.go_to(Stage.TIMELINE)
    yield _beside(console, entry.id, text, window, "mirror-name")
    console.speaker.close()


def _checks(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    """The findings of each stage in the guide, and all of them before the report goes out."""
    _make_worse(console)
    console.session.mirror.look()
    for stage in (Stage.TIMELINE, Stage.FACTORS, Stage.ACTIONS, Stage.LESSONS):
        console.go_to(stage)
        console.guide.open_at("findings")
        section = console.guide.panel.findings
        section.look()
        section.more.click()
        console.guide.panel.begin("findings")
        QApplication.processEvents()
        console.banner.hide()
        yield window(f"findings-{stage}")
        console.guide.fold()
    yield from _before_it_goes_out(console, window)


def _make_worse(console: ConsolePage) -> None:
    """Something for each check to find."""
    do, review = console.session.do, console.session.review
    do(header.set_title, title="Outage of the fares")
    do(header.set_impact, field="impact_users", value="Some customers")
    do(timeline.set_text, id=review.entries[12].id, text="Fares slow; we will add an alert")
    do(captured.add_question, id=new_id(), text="Did the alert fire?")
    for factor in review.factors:
        if factor.category == "environmental":
            do(factors.delete_factor, id=factor.id)
    do(actions.set_text, id=review.actions[1].id, text="Look at everything and add all alerts soon")
    for lesson in review.lessons:
        if lesson.kind in (LessonKind.WENT_WELL, LessonKind.LUCKY):
            do(lessons.delete_lesson, id=lesson.id)


def _before_it_goes_out(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    """The whole list on the Report stage, page by page."""
    console.go_to(Stage.REPORT)
    QApplication.processEvents()
    stage = console.view
    assert isinstance(stage, ReportStage)
    stage.missing.more.click()
    QApplication.processEvents()
    for page, row in enumerate(stage.missing.rows[::ROWS], 1):
        stage.form.ensureWidgetVisible(row, 0, stage.form.height())
        QApplication.processEvents()
        console.banner.hide()
        yield window(f"before-it-goes-out-{page}")


def _field(console: ConsolePage, text: str) -> TextField:
    fields = console.view.findChildren(TextField)
    return next(field for field in fields if field.text() == text and field.isVisible())


def _beside(
    console: ConsolePage, row: str, text: str, window: Callable[[str], Scene], name: str
) -> Scene:
    """The same for a text in the panel beside the list of a stage."""
    console.view.show_captured(row)
    console.view.open_side()
    return _spoken(console, _field(console, text), window, name)


def _spoken(
    console: ConsolePage, field: TextField, window: Callable[[str], Scene], name: str
) -> Scene:
    """The window with the bubble that opens by itself at the first mark of a field."""
    marks = field.findChild(FieldMarks)
    assert marks is not None
    speak(console, marks)
    return window(name)
