"""The capture line on a real console: targets, times, seats, lists, pasted lines, and undo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.times import entry_day
from pmdesk.model.words import LessonKind, Precision, Stage
from pmdesk.ui.capture.bar import CaptureBar
from pmdesk.ui.capture.targets import TARGETS
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.main_window import MainWindow
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.stages import makers
from pmdesk.ui.theme.theme import Theme

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 10, 16, 8, 30, 40, tzinfo=UTC)


@dataclass
class Desk:
    """A window with a console, and hands to type into its capture line."""

    window: MainWindow
    page: ConsolePage
    pasted: list[str]

    @property
    def bar(self) -> CaptureBar:
        return self.page.capture

    @property
    def review(self) -> Review:
        return self.page.session.review

    def go(self, stage: Stage) -> None:
        self.page.go_to(stage)
        self.bar.take_focus()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.bar.field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.bar.field, key, modifier or Qt.KeyboardModifier.NoModifier)

    def say(self, line: str) -> None:
        """Types a line and adds it."""
        self.bar.field.set_line("")
        self.type(line)
        self.press(Key.Key_Return)

    def chip(self) -> str:
        chip = self.bar.field.chip()
        assert chip is not None
        return chip.words

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, Control)

    def offered(self) -> list[str]:
        rows = self.bar.lists.rows
        return [choice.words for choice in rows.rows.choices] if rows.isVisible() else []

    def said(self) -> str:
        return self.page.banner.text()


Opened = Callable[[ReviewSession], Desk]


@pytest.fixture
def opened(theme: Theme, tmp_path: Path, shown: Callable[..., QWidget]) -> Opened:
    def open_console(session: ReviewSession) -> Desk:
        settings, pasted = Settings(tmp_path / "settings.ini"), list[str]()
        exporter = Exporter(lambda review: b"")
        page = ConsolePage(theme, session, makers(pasted.append, exporter), settings, lambda: NOW)
        window = MainWindow(theme, settings)
        exporter.setParent(window)
        page.history.connect(window.set_history)
        page.staged.connect(window.refresh)
        page.go_to(Stage.TIMELINE)
        window.show_page(page)
        shown(window)
        window.activateWindow()
        window.set_history(session.undo_label, session.redo_label)
        made = Desk(window, page, pasted)
        made.go(Stage.TIMELINE)
        return made

    return open_console


@pytest.fixture
def desk(opened: Opened, session: ReviewSession) -> Desk:
    return opened(session)


@pytest.fixture
def bare(opened: Opened, empty_session: ReviewSession) -> Desk:
    """A review with nothing in it but a zone."""
    empty_session.do(header.set_zone, zone="Europe/Berlin")
    return opened(empty_session)


# Targets


def test_the_line_stands_on_every_stage_with_its_own_kind(desk: Desk) -> None:
    own = {
        Stage.TIMELINE: "Entry",
        Stage.FACTORS: "Factor",
        Stage.LESSONS: "Went well",
        Stage.ACTIONS: "Action",
        Stage.CLOSE: "Parking lot",
    }
    for stage in desk.page.stages:
        desk.go(stage)
        assert desk.bar.isVisible()
        assert desk.chip() == own.get(stage, "Question"), stage
        assert desk.bar.field.placeholderText()


def test_a_slash_adds_a_row_of_its_noun_from_anywhere(desk: Desk) -> None:
    for target in TARGETS[1:]:
        before = getattr(desk.review, target.noun)
        desk.type(f"/{target.slash} said aloud")
        assert desk.chip() == target.word
        assert desk.bar.field.text() == "said aloud"
        desk.press(Key.Key_Return)
        rows = getattr(desk.review, target.noun)
        assert rows[:-1] == before
        assert rows[-1].text == "said aloud"
        assert all(getattr(rows[-1], name) == value for name, value in target.values.items())
        assert desk.bar.taken.text() == target.said
        assert desk.bar.field.hasFocus()
        assert desk.bar.field.is_empty()


def test_the_own_kind_goes_to_the_column_in_which_somebody_is(desk: Desk) -> None:
    desk.page.go_to(Stage.LESSONS)
    board = desk.page.view.board  # type: ignore[attr-defined]
    lucky = next(row for row in desk.review.lessons if row.kind is LessonKind.LUCKY)
    board.focus_on(board.cards[lucky.id])
    desk.bar.take_focus()
    assert desk.chip() == "Got lucky"
    desk.say("the weekend was quiet")
    assert desk.review.lessons[-1].kind is LessonKind.LUCKY


def test_a_path_is_no_target(desk: Desk) -> None:
    desk.go(Stage.FACTORS)
    desk.say("/etc/hosts has two masters")
    assert desk.review.factors[-1].text == "/etc/hosts has two masters"


def test_a_line_that_says_nothing_is_kept(desk: Desk) -> None:
    before = desk.review
    for line in ("/f", "/f ", "14:05", "/t 14:05 "):
        desk.say(line)
        assert desk.review is before
        assert desk.bar.field.line() == line
        assert "Nothing is said" in desk.said()


def test_when_an_idea_comes_as_an_action_it_is_said_once(desk: Desk) -> None:
    desk.page.session.do(header.agree_timeline, at=None)
    desk.say("/a cap the pool")
    assert desk.review.actions[-1].text == "cap the pool"
    assert "Ideas can wait with /i" in desk.said()
    desk.page.banner.hide()
    desk.say("/a alert at 80 %")
    assert desk.said() == ""


def test_an_idea_knows_when_it_was_said(desk: Desk) -> None:
    desk.say("/i keep the cache warm")
    assert desk.review.ideas[-1].said == NOW


# Entries


def test_a_typed_time_becomes_the_chip_and_can_be_typed_again(desk: Desk) -> None:
    desk.type("/t 14 Oct 09:41 support counts 40 calls")
    assert desk.chip() == "09:41 CEST"
    assert desk.bar.field.text() == "support counts 40 calls"
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Backspace)
    assert desk.bar.field.text() == "/t 14 Oct 09:41 support counts 40 calls"
    desk.press(Key.Key_Backspace)
    desk.type("2")
    desk.press(Key.Key_End)
    assert desk.chip() == "09:42 CEST"
    desk.press(Key.Key_Return)
    (entry,) = (e for e in desk.review.entries if e.text == "support counts 40 calls")
    assert entry.at == datetime(2026, 10, 14, 7, 42, tzinfo=UTC)
    assert desk.page.view.current_entry() == entry.id


def test_an_entry_without_a_time_says_what_is_missing_and_keeps_the_text(desk: Desk) -> None:
    before = desk.review
    desk.say("somebody says hello")
    assert desk.chip() == "Entry, no time yet"
    assert "This line has no time." in desk.said()
    assert desk.bar.field.line() == "somebody says hello"
    assert desk.review is before


def test_now_is_the_minute_of_the_clock_in_the_zone_of_the_review(desk: Desk) -> None:
    desk.type("now the queue is empty")
    assert desk.chip() == "Fri 16 Oct 10:30 CEST"
    desk.press(Key.Key_Return)
    (entry,) = (e for e in desk.review.entries if e.text == "the queue is empty")
    assert entry.at == NOW.replace(second=0)


@pytest.mark.parametrize("word", ["same", '"'])
def test_the_same_time_as_the_last_captured_entry(desk: Desk, word: str) -> None:
    desk.say("14 Oct 09:41 first")
    desk.say(f"{word} second")
    first, second = (e for e in desk.review.entries if e.text in ("first", "second"))
    assert first.at == second.at


def test_a_key_puts_the_last_time_before_what_is_typed(desk: Desk) -> None:
    desk.page.act("same-time")
    assert "No entry was captured yet" in desk.said()
    desk.say("14 Oct 09:41 first")
    desk.go(Stage.FACTORS)
    desk.type("second")
    desk.page.act("same-time")
    assert (desk.chip(), desk.bar.field.text()) == ("09:41 CEST", "second")
    desk.press(Key.Key_Return)
    assert [e.text for e in desk.review.entries if e.text in ("first", "second")] == [
        "first",
        "second",
    ]


def test_a_bare_time_takes_the_day_of_the_current_entry_on_every_stage(desk: Desk) -> None:
    first, last = desk.review.entries[0], desk.review.entries[-1]
    for entry in (first, last):
        desk.page.go_to(Stage.TIMELINE)
        desk.page.view.show_captured(entry.id)
        desk.go(Stage.ACTIONS)
        desk.say(f"/t 11:11 near {entry.id}")
        (made,) = (e for e in desk.review.entries if e.text == f"near {entry.id}")
        zone = desk.review.zone
        assert entry_day(made, zone) == entry_day(entry, zone)


def test_a_time_on_an_unknown_day_stays_on_one(bare: Desk) -> None:
    bare.say("14:05 Issue detected")
    assert not bare.review.entries[0].day_known
    bare.say("14:06 Somebody looks")
    assert not bare.review.entries[1].day_known


def test_a_seat_behind_an_at_holds_the_entry_or_the_action(desk: Desk) -> None:
    seat = next(s for s in desk.review.seats if s.alias == "Database engineer")
    desk.type("14 Oct 09:41 reads the traces @database engineer")
    assert desk.chip() == "09:41 CEST, Database engineer"
    desk.press(Key.Key_Return)
    (entry,) = (e for e in desk.review.entries if e.text == "reads the traces")
    assert entry.seat == seat.id
    desk.say("/a @Database engineer caps the pool")
    assert (desk.review.actions[-1].text, desk.review.actions[-1].owner) == (
        "caps the pool",
        seat.id,
    )
    desk.page.undo()
    assert all(action.text != "caps the pool" for action in desk.review.actions)


def test_an_entry_below_the_room_line_says_so_while_a_meeting_runs(desk: Desk) -> None:
    desk.page.session.do(header.agree_timeline, at=None)
    desk.say("14 Oct 09:41 before the meeting")
    assert desk.said() == ""
    desk.page.room.begin()
    desk.page.room.reach(desk.review.entries[9])
    desk.go(Stage.TIMELINE)
    desk.say("15 Oct 14:38 after the walk")
    assert desk.said().startswith("Added at 14:38, below the room line")
    desk.page.banner.hide()
    desk.say("18 Aug 2026 00:01 long before")
    assert desk.said() == ""


# Lists over the line


def test_a_slash_lists_the_targets_and_typing_goes_on(desk: Desk) -> None:
    desk.type("/")
    assert len(desk.offered()) == len(TARGETS)
    desk.press(Key.Key_Down)
    assert desk.bar.field.hasFocus()
    assert desk.bar.field.accessibleDescription().startswith("Factor")
    desk.type("par")
    assert desk.offered() == ["Parking lot"]
    desk.press(Key.Key_Return)
    assert desk.offered() == []
    assert desk.chip() == "Parking lot"
    desk.type("naming")
    desk.press(Key.Key_Return)
    assert desk.review.parked[-1].text == "naming"


def test_escape_closes_the_list_first_and_then_leaves_the_line(desk: Desk) -> None:
    desk.page.view.focus_first()
    before = QApplication.focusWidget()
    desk.bar.take_focus()
    desk.type("/")
    desk.press(Key.Key_Escape)
    assert desk.offered() == []
    assert desk.bar.field.line() == "/"
    desk.press(Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_tab_completes_a_word_and_enter_adds_the_line(desk: Desk) -> None:
    desk.go(Stage.FACTORS)
    desk.type("alerts of far")
    assert desk.offered() == ["fare-engine"]
    desk.press(Key.Key_Tab)
    assert desk.bar.field.text() == "alerts of fare-engine "
    desk.type("watch pods; database en")
    assert desk.offered() == ["Database engineer"]
    desk.press(Key.Key_Return)
    assert desk.review.factors[-1].text == "alerts of fare-engine watch pods; database en"


def test_enter_completes_what_is_asked_for_with_an_at(desk: Desk) -> None:
    desk.type("14 Oct 09:41 @time")
    assert desk.offered() == ["Timetables engineer"]
    desk.press(Key.Key_Return)
    assert desk.bar.field.text() == "@Timetables engineer "
    assert desk.offered() == []


def test_no_name_is_ever_offered(desk: Desk) -> None:
    for seat in desk.review.seats:
        for begun in (f"@{seat.name[:4]}", seat.name[:5]):
            desk.bar.field.set_line("")
            desk.type(begun)
            assert seat.name not in desk.offered()
            assert all(seat.name.split()[0] not in offered for offered in desk.offered())


def test_a_hint_or_the_chip_gives_what_is_typed_another_target(desk: Desk) -> None:
    desk.go(Stage.FACTORS)
    desk.type("since when is it so")
    QTest.mouseClick(desk.bar.field, Qt.MouseButton.LeftButton, pos=QPoint(24, 18))
    assert len(desk.offered()) == len(TARGETS)
    rows = desk.bar.lists.rows
    row = rows.list.visualRect(rows.rows.index(desk.offered().index("Question")))
    QTest.mouseClick(rows.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert desk.bar.field.hasFocus()
    assert (desk.chip(), desk.bar.field.text()) == ("Question", "since when is it so")
    desk.press(Key.Key_Return)
    assert desk.review.questions[-1].text == "since when is it so"


# Undo, and what was said before


def test_undo_in_the_empty_line_is_that_of_the_review_and_keeps_the_focus(desk: Desk) -> None:
    before = desk.review
    desk.say("/f the cache was cold")
    desk.press(Key.Key_Z, Control)
    assert desk.review == before
    assert desk.bar.taken.text() == ""
    assert desk.bar.field.hasFocus()
    desk.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert desk.review.factors[-1].text == "the cache was cold"


def test_undo_while_typing_is_that_of_the_line(desk: Desk) -> None:
    desk.say("/f the cache was cold")
    after = desk.review
    desk.paste("14:05 a long sentence")
    desk.type(" and more")
    desk.press(Key.Key_Z, Control)
    assert desk.review is after
    assert "and more" not in desk.bar.field.line()


def test_the_way_back_beside_the_line_is_for_the_last_step_only(desk: Desk) -> None:
    before = desk.review
    desk.say("/f the cache was cold")
    desk.bar.taken.undo_wanted.emit()
    assert desk.review == before
    desk.say("/f the cache was cold")
    desk.page.session.do(header.set_title, title="Other")
    assert desk.bar.taken.text() == ""


def test_up_brings_the_last_line_back_with_its_time(desk: Desk) -> None:
    desk.press(Key.Key_Up)
    assert desk.bar.field.is_empty()
    desk.say("now the queue is emty")
    desk.press(Key.Key_Up)
    assert desk.bar.field.line() == "2026-10-16 10:30 the queue is emty"
    assert desk.bar.field.text() == "the queue is emty"


# Several lines


def test_lines_pasted_on_the_timeline_lead_to_the_preview(desk: Desk) -> None:
    desk.paste("14:00 a\n14:01 b\n")
    assert desk.pasted == ["14:00 a\n14:01 b\n"]


def test_lines_pasted_elsewhere_are_one_step_and_each_may_name_its_target(desk: Desk) -> None:
    before = desk.review
    desk.go(Stage.LESSONS)
    desk.paste("- the pager was loud\n\n- /i mute it at noon\n/q who owns it\n/- too many pages\n")
    assert desk.bar.taken.text() == "4 lines taken."
    texts = [row.text for row in desk.review.lessons[-2:]]
    assert texts == ["the pager was loud", "too many pages"]
    assert desk.review.ideas[-1].text == "mute it at noon"
    assert desk.review.questions[-1].text == "who owns it"
    desk.press(Key.Key_Z, Control)
    assert desk.review == before


def test_lines_without_a_time_wait_in_the_line_one_after_the_other(desk: Desk) -> None:
    count = len(desk.review.entries)
    desk.type("/t ")
    desk.paste("14 Oct 09:41 a\nsays hello\nsame b\n/f a limit\nsays more")
    assert desk.said() == "3 taken, 2 wait for a time."
    assert len(desk.review.entries) == count + 2
    assert desk.bar.field.line() == "/t says hello"
    desk.press(Key.Key_Home)
    desk.type("14 Oct 09:42 ")
    desk.press(Key.Key_Return)
    assert desk.bar.field.line() == "/t says more"
    assert any(entry.text == "says hello" for entry in desk.review.entries)


def test_what_is_typed_stays_while_lines_are_pasted(desk: Desk) -> None:
    desk.go(Stage.FACTORS)
    desk.type("half a sentence")
    desk.paste("one\ntwo")
    assert desk.bar.field.text() == "half a sentence"
    assert [factor.text for factor in desk.review.factors[-2:]] == ["one", "two"]


def test_too_many_lines_are_an_import(desk: Desk) -> None:
    before = desk.review
    desk.go(Stage.FACTORS)
    desk.paste("\n".join(f"line {n}" for n in range(501)))
    assert desk.review is before
    assert "501 lines" in desk.said()


# Looks and secrets


def test_hints_shrink_to_one_key_and_give_way_to_typing(desk: Desk) -> None:
    visible = [hint for hint in desk.bar.hints.findChildren(QWidget) if hint.isVisible()]
    assert len(visible) == 8
    desk.window.resize(1024, 640)
    QApplication.processEvents()
    visible = [hint for hint in desk.bar.hints.findChildren(QWidget) if hint.isVisible()]
    assert [hint.accessibleName() for hint in visible] == ["Where a line can go"]
    QTest.mouseClick(visible[0], Qt.MouseButton.LeftButton)
    assert len(desk.offered()) == len(TARGETS)
    assert desk.window.rect().contains(desk.bar.lists.rows.geometry())
    desk.press(Key.Key_Escape)
    desk.type("x")
    assert not desk.bar.hints.isVisible()
    assert desk.bar.minimumSizeHint().width() <= 1024


def test_what_is_not_yet_added_is_nowhere_else(desk: Desk) -> None:
    desk.page.session.do(header.set_title, title="Title")
    desk.say("no time zebra7")
    desk.type(" @Dat zebra8")
    texts = [desk.window.windowTitle(), *(a.text() for a in desk.window.actions_by_key.values())]
    for widget in desk.window.findChildren(QWidget):
        if widget is not desk.bar.field:
            texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    texts.append(desk.bar.field.accessibleDescription())
    assert "zebra7" in desk.bar.field.line()
    assert not any("zebra" in text for text in texts)


def test_right_to_left_and_long_words_fit(desk: Desk) -> None:
    desk.go(Stage.FACTORS)
    line = "التخزين المؤقت كان باردا 🧊 " + "x" * 300
    desk.paste(line)
    desk.press(Key.Key_Return)
    assert desk.review.factors[-1].text == line
    assert desk.bar.width() == desk.page.width()


def test_a_question_on_the_timeline_is_pinned_to_the_moment(desk: Desk) -> None:
    """To what is chosen; in a meeting, to what the room looks at."""
    desk.go(Stage.TIMELINE)
    entries = desk.review.entries
    desk.page.view.table.choose(entries[4].id)
    desk.say("/q who saw it first")
    assert desk.review.questions[-1].entry == entries[4].id
    assert "pinned" in desk.said()
    desk.page.room.begin()
    desk.page.room.reach(entries[2])
    desk.go(Stage.TIMELINE)
    desk.page.view.table.choose(entries[9].id)
    desk.say("/q what did the graph show")
    assert desk.review.questions[-1].entry == entries[2].id
    desk.page.room.look_back(finely=True)
    desk.say("/q and before that")
    assert desk.review.questions[-1].entry == entries[1].id
    desk.go(Stage.LESSONS)
    desk.say("/q and since")
    assert desk.review.questions[-1].entry == ""


def test_in_the_walk_a_line_without_a_time_is_about_the_moment_that_the_room_looks_at(
    desk: Desk,
) -> None:
    desk.page.act("start-meeting")
    desk.go(Stage.TIMELINE)
    for _ in range(3):
        desk.page.act("next-entry")
    moment = desk.page.room.current
    assert moment is not None
    desk.type("I was restarting the cache")
    assert "~" in desk.chip(), "the line says where it goes before Enter is pressed"
    desk.press(Key.Key_Return)
    (made,) = [e for e in desk.review.entries if e.text == "I was restarting the cache"]
    assert (made.at, made.precision) == (moment.at, Precision.ABOUT)
    assert made in desk.page.room.reached, "it was said in the room"


def test_before_the_walk_an_entry_still_needs_its_time(desk: Desk) -> None:
    desk.page.act("start-meeting")
    desk.go(Stage.TIMELINE)
    desk.page.room.reach(None)
    before = desk.review.entries
    desk.say("I was restarting the cache")
    assert desk.review.entries is before
    assert desk.said().startswith("This line has no time.")
