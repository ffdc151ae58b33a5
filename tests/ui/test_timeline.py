"""The Timeline stage as a user meets it: lines in, entries chosen, changed, moved and undone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.narrowing import Narrowed
from pmdesk.model.review import Entry, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.timetable import DayRow, GapRow
from pmdesk.model.words import Kind, Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.chips import Chip, fitting, giving_way
from pmdesk.ui.timeline.model import TimelineModel
from pmdesk.ui.timeline.stage import TimelineStage

Show = Callable[[QWidget, int, int], QWidget]
Key = Qt.Key


@pytest.fixture
def pasted() -> list[str]:
    return []


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show, pasted: list[str]) -> TimelineStage:
    made = TimelineStage(theme, session, pasted.append)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


@pytest.fixture
def empty(
    theme: Theme, empty_session: ReviewSession, shown: Show, pasted: list[str]
) -> TimelineStage:
    made = TimelineStage(theme, empty_session, pasted.append)
    empty_session.changed.connect(made.show_review)
    made.show_review(empty_session.review)
    shown(made, 1096, 640)
    return made


def chosen(stage: TimelineStage) -> Entry:
    entry = stage.table.current()
    assert entry is not None
    return entry


def choose(stage: TimelineStage, milestone: Milestone) -> Entry:
    entry = next(e for e in stage.review.entries if e.milestone is milestone)
    stage.table.choose(entry.id)
    return chosen(stage)


def test_the_first_entry_is_chosen_and_shown_in_the_panel(stage: TimelineStage) -> None:
    assert chosen(stage) == stage.review.entries[0]
    assert stage.panel.text.text() == stage.review.entries[0].text


def test_keys_walk_over_days_and_gaps(stage: TimelineStage) -> None:
    seen = [chosen(stage).id]
    for _ in range(len(stage.review.entries) - 1):
        QTest.keyClick(stage.table, Key.Key_Down)
        seen.append(chosen(stage).id)
    table = stage.table.rows
    kinds = {type(table.table_row(row)) for row in range(table.rowCount())}
    assert {DayRow, GapRow} < kinds
    assert sorted(seen) == sorted(entry.id for entry in stage.review.entries)
    assert len(set(seen)) == len(seen)


def test_typing_in_the_panel_is_stored_when_the_field_is_left(stage: TimelineStage) -> None:
    entry, before = chosen(stage), stage.review
    QTest.keyClick(stage.table, Key.Key_F2)
    QTest.keyClicks(stage.panel.text, "Disk is full")
    QTest.keyClick(stage.panel.text, Key.Key_Return)
    assert stage.review.entries[0].text == "Disk is full"
    assert chosen(stage).id == entry.id
    stage.session.undo()
    assert stage.review == before
    assert stage.panel.text.text() == entry.text


def test_a_pause_in_typing_stores_by_itself(stage: TimelineStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    stage.acts.edit()
    with qtbot.waitSignal(stage.session.changed, timeout=3000):
        QTest.keyClicks(stage.panel.text, "later")
    assert stage.review.entries[0].text == "later"


def test_another_entry_chosen_while_typing_does_not_take_the_words(stage: TimelineStage) -> None:
    first, second = stage.review.entries[:2]
    stage.acts.edit()
    QTest.keyClicks(stage.panel.text, "first only")
    stage.table.choose(second.id)
    assert stage.review.entries[0].text == "first only"
    assert stage.review.entries[1].text == second.text
    assert stage.panel.text.text() == second.text
    assert stage.session.undo_label == "Edit entry"
    stage.session.undo()
    assert stage.review.entries[0].text == first.text


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Key.Key_A, Kind.ACTION),
        (Key.Key_D, Kind.DECISION),
        (Key.Key_C, Kind.COMMUNICATION),
        (Key.Key_H, Kind.CHANGE),
    ],
)
def test_a_letter_changes_the_kind(stage: TimelineStage, key: Key, kind: Kind) -> None:
    choose(stage, Milestone.IMPACT_STARTED)
    QTest.keyClick(stage.table, key)
    assert chosen(stage).kind is kind
    assert stage.panel.kind.value() is kind


def test_a_milestone_moves_to_the_entry_that_gets_it(stage: TimelineStage) -> None:
    old = choose(stage, Milestone.DETECTED)
    new = next(e for e in stage.review.entries if not e.milestone)
    stage.table.choose(new.id)
    stage.panel.milestone.choose(Milestone.DETECTED)
    marked = [e.id for e in stage.review.entries if e.milestone is Milestone.DETECTED]
    assert marked == [new.id]
    stage.session.undo()
    marked = [e.id for e in stage.review.entries if e.milestone is Milestone.DETECTED]
    assert marked == [old.id]


def test_equal_times_change_places(stage: TimelineStage) -> None:
    at = choose(stage, Milestone.DETECTED).at
    for text in ("one", "two"):
        entry = Entry(id=new_id(), at=at, text=text)
        stage.session.do(timeline.add_entry, entry=entry)
    ids = [e.id for e in stage.review.entries if e.at == at]
    stage.table.choose(ids[-1])
    QTest.keyClick(stage.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [e.id for e in stage.review.entries if e.at == at] == [ids[0], ids[2], ids[1]]
    assert chosen(stage).id == ids[-1]
    assert stage.table.rows.row_of(ids[2]) < stage.table.rows.row_of(ids[1])


def test_deleting_chooses_the_next_and_undo_brings_all_of_it_back(stage: TimelineStage) -> None:
    before = stage.review
    account = before.accounts[0]
    stage.table.choose(account.entry)
    place = [e.id for e in before.entries].index(account.entry)
    QTest.keyClick(stage.table, Key.Key_Delete)
    assert account.entry not in {e.id for e in stage.review.entries}
    assert account not in stage.review.accounts
    assert chosen(stage).id == before.entries[place + 1].id
    stage.session.undo()
    assert stage.review == before


@pytest.mark.parametrize(
    ("typed", "clock", "precision"),
    [
        ("10:31", (10, 31), Precision.MINUTE),
        ("about 10:31", (10, 31), Precision.ABOUT),
        ("10:31:09", (10, 31), Precision.SECOND),
        ("10:31 - 10:40", (10, 31), Precision.BETWEEN),
    ],
)
def test_a_time_is_read_as_it_is_typed(
    stage: TimelineStage, typed: str, clock: tuple[int, int], precision: Precision
) -> None:
    entry = choose(stage, Milestone.DETECTED)
    stage.panel.time.setFocus()
    stage.panel.time.selectAll()
    QTest.keyClicks(stage.panel.time, typed)
    QTest.keyClick(stage.panel.time, Key.Key_Return)
    moved = next(e for e in stage.review.entries if e.id == entry.id)
    local = moved.at.astimezone(UTC) + timedelta(hours=2)  # Berlin in October
    assert (local.hour, local.minute) == clock
    assert local.date() == (entry.at + timedelta(hours=2)).date()
    assert moved.precision is precision
    assert chosen(stage).id == entry.id


def test_a_time_that_cannot_be_read_changes_nothing_and_says_so(stage: TimelineStage) -> None:
    before = stage.review
    stage.panel.time.setFocus()
    stage.panel.time.selectAll()
    QTest.keyClicks(stage.panel.time, "noonish")
    QTest.keyClick(stage.panel.time, Key.Key_Return)
    assert stage.review == before
    assert "not read as a time" in stage.panel.read.text()


def test_a_second_account_is_added_and_taken_out(stage: TimelineStage) -> None:
    before, entry = stage.review, choose(stage, Milestone.ENGAGED)
    kept = [a for a in before.accounts if a.entry == entry.id]
    QTest.mouseClick(stage.panel.remember, Qt.MouseButton.LeftButton)
    field = stage.panel.accounts_shown()[-1]
    QTest.keyClicks(field.text, "I was called twice")
    field.text.flush()
    texts = [a.text for a in stage.review.accounts if a.entry == entry.id]
    assert texts == [*(a.text for a in kept), "I was called twice"]
    while stage.session.undo_label:
        stage.session.undo()
    assert stage.review == before


def test_chips_stand_whole_or_not_at_all() -> None:
    chips: list[Chip] = [(Milestone.ENGAGED, 150.0), ("Key moment", 85.0), ("2 accounts", 77.0)]
    assert [fitting(chips, room) for room in (500.0, 380.0, 200.0)] == [chips, chips[:2], chips[:1]]


def test_chips_give_way_to_a_text_that_would_be_cut() -> None:
    chips: list[Chip] = [(Milestone.ENGAGED, 150.0), ("2 accounts", 77.0), ("Key moment", 85.0)]

    def given(chosen: bool, most: int) -> int:
        return len(giving_way(chips, chosen, lambda kept: len(kept) <= most))

    assert [given(False, most) for most in (3, 2, 0)] == [3, 2, 2]
    assert [given(True, most) for most in (3, 2, 0)] == [3, 2, 1]


def test_an_entry_with_two_accounts_beside_it_counts_once(stage: TimelineStage) -> None:
    before = {account.entry for account in stage.review.accounts}
    for text in ("Later, I think", "Earlier"):
        stage.session.do(timeline.add_account, id=new_id(), entry=chosen(stage).id, text=text)
    told = len(before | {chosen(stage).id})
    assert f"{told} told twice" in stage.sentence.text()


def test_a_long_choice_ends_in_an_ellipsis(stage: TimelineStage) -> None:
    field = stage.panel.milestone
    field.show_value(Milestone.ENGAGED)
    field.setFixedWidth(110)
    narrow = field.grab().toImage()
    cuts = [f"{'Responders engaged'[:n]}…" for n in range(3, 14)]
    pictures = []
    for cut in cuts:
        field.setItemText(field.currentIndex(), cut)
        pictures.append(field.grab().toImage())
    assert narrow in pictures


def test_the_strip_chooses_what_is_clicked(stage: TimelineStage) -> None:
    wanted = next(e for e in stage.review.entries if e.milestone is Milestone.RESOLVED)
    strip = stage.strip
    spots = [QPoint(x, y) for x in range(0, strip.width(), 4) for y in range(0, strip.height(), 6)]
    spot = next(at for at in spots if strip.entry_at(at) == wanted.id)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen(stage).id == wanted.id
    assert "Resolved" in strip.accessibleDescription()
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_Left)
    assert chosen(stage).at <= wanted.at


def test_a_gap_is_filled_where_it_asks(stage: TimelineStage) -> None:
    table = stage.table
    row = next(
        n for n in range(table.rows.rowCount()) if isinstance(table.rows.table_row(n), GapRow)
    )
    gap = table.rows.table_row(row)
    assert isinstance(gap, GapRow)
    table.scrollTo(table.rows.index(row, 2))
    rect = table.visualRect(table.rows.index(row, 0))
    spot = QPoint(table.viewport().width() - 40, rect.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert gap.start < chosen(stage).at < gap.end
    assert chosen(stage).text == ""
    assert stage.panel.text.hasFocus()


def test_the_filter_shows_one_side_only(stage: TimelineStage) -> None:
    for button in stage.filter.buttons():
        if button.text() == "Decisions":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rows = stage.table.rows
    shown = [rows.entry(n) for n in range(rows.rowCount())]
    assert {entry.kind for entry in shown if entry is not None} == {Kind.DECISION}


def test_what_was_captured_is_brought_into_sight(stage: TimelineStage) -> None:
    stage.filter.show_value("decisions")
    stage.show_review(stage.review)
    made = Entry(id=new_id(), at=stage.review.entries[3].at, text="Support counts 40 calls")
    stage.session.do(timeline.add_entry, entry=made)
    stage.show_captured(made.id)
    assert chosen(stage).id == stage.current_entry() == made.id


def test_several_lines_and_the_button_lead_to_the_preview(
    stage: TimelineStage, pasted: list[str]
) -> None:
    stage.capture_lines("14:00 a\n14:01 b")
    stage.handlers()["paste-lines"]()
    assert pasted == ["14:00 a\n14:01 b", ""]


def test_an_empty_timeline_asks_and_takes_the_first_line(
    empty: TimelineStage, pasted: list[str]
) -> None:
    assert empty.table.current() is None
    empty.add_entry()
    assert pasted == [""]
    at = datetime(2000, 1, 1, 14, 5, tzinfo=UTC)
    first = Entry(id=new_id(), at=at, day_known=False, text="Issue detected")
    empty.session.do(timeline.add_entry, entry=first)
    assert chosen(empty) == find(empty.review.entries, first.id)
    assert "without a day" in empty.sentence.text()
    empty.session.undo()
    assert empty.table.current() is None


def test_the_model_keeps_qts_rules_through_many_changes(session: ReviewSession) -> None:
    model = TimelineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    review = session.review
    model.show_review(review)
    for number, entry in enumerate(review.entries):
        if number % 3 == 0:
            session.do(timeline.delete_entry, id=entry.id)
        elif number % 3 == 1:
            later = entry.at + timedelta(hours=5)
            session.do(
                timeline.set_time,
                id=entry.id,
                at=later,
                precision=Precision.MINUTE,
                zone="UTC",
                written="",
            )
        model.show_review(session.review)
    model.show_review(session.review, Narrowed(frozenset({Kind.ACTION})))
    model.show_review(Review(id="r"))
    model.show_review(review)
    shown = [model.entry(row) for row in range(model.rowCount())]
    assert {entry.id for entry in shown if entry is not None} == {e.id for e in review.entries}
    assert tester.model() is model


def test_rows_are_read_aloud_in_one_sentence(stage: TimelineStage) -> None:
    entry = choose(stage, Milestone.DETECTED)
    model = stage.table.rows
    index = model.index(model.row_of(entry.id), 0)
    said = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "09:22" in said
    assert "Signal" in said
    assert "Detected" in said


def test_the_stage_fits_the_smallest_window(stage: TimelineStage) -> None:
    assert stage.minimumSizeHint().width() <= 1024 - 56
    stage.resize(1024 - 56, 520)
    panel = stage.panel
    assert panel.room_needed() <= panel.room()


def test_three_thousand_entries_open(theme: Theme, tmp_path: Path, shown: Show) -> None:
    start = datetime(2026, 10, 6, tzinfo=UTC)
    entries = tuple(
        Entry(id=new_id(), at=start + timedelta(minutes=n), text=f"entry {n}", position=n)
        for n in range(3000)
    )
    review = Review(id=new_id(), title="Long", entries=entries)
    with Library.open(tmp_path / "long.pmdesk", create=True) as library:
        library.add(review, "New review")
        stage = TimelineStage(theme, ReviewSession(library.session(review.id)), lambda _: None)
        stage.show_review(review)
        shown(stage, 1096, 640)
        stage.table.choose(entries[-1].id)
        assert chosen(stage).text == "entry 2999"


def test_walking_through_every_entry_changes_nothing(stage: TimelineStage) -> None:
    """Qt would turn the no-break spaces of the sample into others when a field is left."""
    before = stage.review
    for entry in before.entries:
        stage.table.choose(entry.id)
        stage.acts.edit()
        stage.panel.details.setFocus()
    assert stage.review == before
    assert stage.session.undo_label is None
