"""The Lessons stage: what the room learned, also where nothing has to change."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.method.sections import lesson_guides
from pmdesk.model.gestures import lessons
from pmdesk.model.review import Lesson, Review, find
from pmdesk.model.words import LessonKind, Stage
from pmdesk.ui.board.card import Card
from pmdesk.ui.board.column import BAR
from pmdesk.ui.board.plan import CardPlan, ColumnPlan, Place, Plan, SectionPlan
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.lessons.response_line import ResponseLine
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

LOW = 440
"""A window that is lower keeps its room for the board."""


class LessonCard(Card):
    """A card without a foot, so that there is room for the words."""

    most_lines = 8


class LessonsStage(BoardStage):
    """Four columns of cards that are only text."""

    stage = Stage.LESSONS
    noun = "lessons"
    capture_hint = "Add a lesson: what was learned?"

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme,
            session,
            tr("Lessons"),
            tr("Lesson"),
            lambda plan: LessonCard(theme, plan, {}),
            lambda id: CardPlan(id=id, text=""),
            tr("What was learned"),
        )
        self._seen: tuple[Lesson, ...] | None = None
        hints = ((tr("Move with"), ("Alt ←", "Alt →", "Alt ↑", "Alt ↓")), (tr("Edit"), ("Enter",)))
        self.lay_out(tr("A lesson need not become an action."), hints)
        self.response = ResponseLine(theme, session)
        self.response.setContentsMargins(0, 0, BAR, 0)
        self.body.insertWidget(2, self.response)
        self.response.question_wanted.connect(self._show_question)
        self.response.show_room(False)
        self.sentence.set_text(tr("What was learned, also where nothing has to change?"))

    def make_plan(self, review: Review) -> Plan:
        columns = []
        for guide in lesson_guides():
            kept = [lesson for lesson in review.lessons if lesson.kind is guide.kind]
            cards = tuple(CardPlan(id=lesson.id, text=lesson.text) for lesson in kept)
            sections = (SectionPlan("", "", cards),)
            ask = tr("Anything else?") if kept else tr("Nothing yet: ask it aloud")
            columns.append(
                ColumnPlan(
                    str(guide.kind),
                    guide.name,
                    ask,
                    guide.question,
                    sections,
                    prompt=guide.question,
                    also=guide.also,
                )
            )
        return tuple(columns)

    def show_review(self, review: Review) -> None:
        self.response.show_review(review)
        if review.lessons is not self._seen:
            self._seen = review.lessons
            self.board.show_plan(self.make_plan(review))
            self.foot.sentence.set_text(*asked(review))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.response.setVisible(self.height() >= LOW)

    def show_room(self) -> None:
        self.response.show_room(self.room is not None and self.room.running)

    def part_at(self, spot: Spot) -> QWidget | None:
        column = self.column_of(LessonKind.WENT_WELL) if spot.field == "kind" else None
        return column.ask if column is not None else super().part_at(spot)

    def _show_question(self, question: str) -> None:
        if self.room is not None:
            self.room.show_prompt(question)

    def create_card(self, id: str, text: str, place: Place) -> bool:
        kind = LessonKind(place.column)
        return self.session.do(lessons.add_lesson, id=id, text=text, kind=kind)

    def capture_values(self) -> Mapping[str, LessonKind]:
        return {"kind": LessonKind(self.column_for_new())}

    def set_text(self, id: str, text: str) -> None:
        self.session.do(lessons.set_text, id=id, text=text)

    def move_card(self, id: str, place: Place) -> None:
        before = place.before
        if before is None:
            before = self.following(id, [lesson.id for lesson in self.review.lessons])
        kind = LessonKind(place.column)
        self.session.do(lessons.move_lesson, id=id, kind=kind, before=before)

    def command(self, id: str, command: str) -> None:
        if command == "delete" and find(self.review.lessons, id) is not None:
            self.session.do(lessons.delete_lesson, id=id)

    def fill_menu(self, menu: QMenu, id: str) -> None:
        menu.addSeparator()
        self.move_menu(menu, id, tr("Move to"))


def asked(review: Review) -> tuple[str, str]:
    """Which of the questions brought nothing yet, with the colour role that it is said in."""
    kinds = {lesson.kind for lesson in review.lessons}
    open_ = [guide.name for guide in lesson_guides() if guide.kind not in kinds]
    if not open_:
        return tr("A lesson need not become an action."), "muted"
    if len(open_) == len(lesson_guides()):
        return tr("Ask each question aloud. A lesson need not become an action."), "muted"
    return tr("Not answered yet: {names}.").format(names=", ".join(open_)), "amber"
