"""The preview of an import: what can be settled, bounded, masked, ticked and known in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.intake.known import keyed, keys_of, known_places
from pmdesk.intake.values import Intake
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review, Seat
from pmdesk.ui.importing.panel import ImportPanel
from pmdesk.ui.importing.preview import ImportPreview
from pmdesk.ui.importing.rows import Column
from pmdesk.ui.importing.table import MANY, ROW, WARNED
from pmdesk.ui.importing.take import Taken
from pmdesk.ui.importing.ticks import Here
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.test_tab_order import stops

TODAY = date(2026, 10, 8)
LINES = """2026-10-06
13:58 Alert: error rate over 5 %
14:02 jo@example.com sets DB_PASSWORD=hunter2
14:05 PM Pager goes to 203.0.113.7
13:50 deploy of checkout
15:05 Incident resolved
"""
BOT = {"bot_id": "B1", "subtype": "bot_message"}
Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def preview(theme: Theme, shown: Shown) -> ImportPreview:
    preview = ImportPreview(theme, today=TODAY, zone="UTC")
    shown(preview, 1180, 720)
    return preview


def texts(panel: ImportPanel) -> list[str]:
    model = panel.proposals
    return [model.index(row, Column.TEXT).data() for row in range(model.rowCount())]


def entries_of(preview: ImportPreview) -> list[Entry]:
    return [row for _, row in preview.accepted_rows()[0] if isinstance(row, Entry)]


def button_text(preview: ImportPreview) -> str:
    assert preview.primary is not None
    return preview.primary.text()


# What was read, and how


def test_the_current_row_shows_its_line_and_how_it_was_read(preview: ImportPreview) -> None:
    preview.paste(LINES)
    line = preview.panel.line
    assert line.heading.text() == "Line 2"
    assert line.line.text() == "13:58 Alert: error rate over 5 %"
    assert line.read.text() == "Read as Tue 6 Oct 2026, 13:58 UTC"
    assert line.how.text().startswith("Written “13:58”, day from line 1")
    preview.panel.table.go_to(2)
    assert "14:05 PM was read as 14:05." in line.warnings.text()
    preview.settings.zone.setText("Europe/Berlin")
    preview.settings._reread()
    assert "15:05 CEST" not in line.read.text()
    assert line.read.text().endswith("13:58 CEST (11:58 UTC)")


def test_only_rows_with_warnings_and_from_one_to_the_next(
    preview: ImportPreview, qtbot: QtBot
) -> None:
    preview.paste(LINES)
    panel, table = preview.panel, preview.panel.table
    assert panel.bar.warned.text() == "Only with warnings (2)"
    for row in (2, 3, 2):
        qtbot.keyClick(preview, Qt.Key.Key_F8)
        assert table.currentIndex().row() == row
    qtbot.mouseClick(panel.bar.warned, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert texts(panel) == ["Pager goes to 203.0.113.7", "deploy of checkout"]
    assert button_text(preview) == "Take in 5 entries"
    panel.bar.none.click()
    assert button_text(preview) == "Take in 3 entries"
    panel.bar.warned.click()
    assert len(texts(panel)) == 5


def test_the_format_can_be_said(preview: ImportPreview) -> None:
    preview.load([("lines.txt", LINES.encode())])
    format = preview.settings.format
    assert format.currentText() == "Recognised: Lines of text"
    choices = [format.itemText(n) for n in range(format.count())]
    assert {"Report", "Table", "Slack", "Zoom chat"} <= set(choices)
    format.choose("slack")
    assert texts(preview.panel) == []
    assert preview.panel.nothing.isVisible()
    format.choose("auto")
    assert len(texts(preview.panel)) == 5


def test_the_order_of_digits_is_asked_for_where_it_is_open(
    preview: ImportPreview, qtbot: QtBot
) -> None:
    preview.paste("03/04/2026 14:05 Alert\n")
    order = preview.settings.order
    assert order.isVisible()
    for button, day in ((0, "3 Apr 2026"), (1, "4 Mar 2026")):
        qtbot.mouseClick(order.buttons()[button], Qt.MouseButton.LeftButton)
        assert preview.panel.proposals.index(0, Column.TIME).data() == f"{day} 14:05"
        assert not preview.panel.bar.warned.isVisible()
    preview.load([("other.txt", LINES.encode())])
    assert not order.isVisible()
    assert order.value() is None


def test_the_start_is_asked_for_where_times_count_from_it(
    preview: ImportPreview, qtbot: QtBot
) -> None:
    preview.paste("T+10m pager\nT+1h rollback\n")
    start = preview.settings.start
    assert start.isVisible()
    assert texts(preview.panel) == []
    with qtbot.waitSignal(preview.settings.changed):
        start.setText("some time")
    assert start.property("fault") is True
    with qtbot.waitSignal(preview.settings.changed):
        start.setText("6 Oct 14:00")
    preview.target.title.setText("x")
    assert [entry.at.hour for entry in entries_of(preview)] == [14, 15]
    assert entries_of(preview)[0].at == datetime(2026, 10, 6, 14, 10, tzinfo=UTC)


# Parts


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("14:00", "", 3),
        ("", "14:02", 3),
        ("line 3", "line 4", 2),
        ("7 Oct", "", 0),
        ("6 Oct", "", 5),
    ],
)
def test_only_a_part_comes_in(
    preview: ImportPreview, qtbot: QtBot, first: str, last: str, count: int
) -> None:
    preview.paste(LINES)
    preview.target.title.setText("x")
    preview.range.first.setText(first)
    with qtbot.waitSignal(preview.range.changed):
        preview.range.last.setText(last)
        preview.range.first.textChanged.emit(first)
    assert len(texts(preview.panel)) == count == len(entries_of(preview))


def test_enter_takes_the_bounds_as_they_were_just_typed(
    preview: ImportPreview, qtbot: QtBot
) -> None:
    preview.paste(LINES)
    preview.target.title.setText("x")
    qtbot.keyClicks(preview.range.first, "14:04")
    qtbot.keyClick(preview.range.first, Qt.Key.Key_Return)
    assert preview.taken is not None
    assert [noun for noun, _ in preview.taken.rows].count("entries") == 2


def test_a_bound_that_cannot_be_read_is_said(preview: ImportPreview, qtbot: QtBot) -> None:
    preview.paste(LINES)
    with qtbot.waitSignal(preview.range.changed):
        preview.range.first.setText("after lunch")
    assert preview.range.first.property("fault") is True
    assert preview.range.said.isVisible()
    assert len(texts(preview.panel)) == 5


def slack(path: Path, messages: int = 3) -> bytes:
    """An export with two channels; every third message is a bot's."""
    with ZipFile(path, "w") as archive:
        archive.writestr("users.json", json.dumps([{"id": "U1", "name": "maria"}]))
        archive.writestr(
            "channels.json",
            json.dumps([{"id": "C1", "name": "room"}, {"id": "C2", "name": "side"}]),
        )
        for number, name in enumerate(("room", "side")):
            rows = [
                {
                    "type": "message",
                    "ts": f"{1790000000 + 86400 * number + 60 * n}.000{n:03}",
                    "text": f"{name} message {n}",
                    **(
                        {"bot_id": "B1", "subtype": "bot_message"} if n % 3 == 2 else {"user": "U1"}
                    ),
                }
                for n in range(messages)
            ]
            archive.writestr(f"{name}/2026-09-{21 + number}.json", json.dumps(rows))
    return path.read_bytes()


def test_an_export_by_channel_and_day_without_its_bots(
    preview: ImportPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.load([("export.zip", slack(tmp_path / "export.zip"))])
    qtbot.waitUntil(lambda: not preview.reader.busy)
    panel, channel = preview.panel, preview.range.channel
    assert preview.sentence.text() == "Slack  ·  export.zip  ·  6 entries"
    heads = [panel.table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads[-1] == "No."
    assert not preview.settings.day.isVisible()
    assert [channel.itemText(n) for n in range(3)] == ["All channels (6)", "room (3)", "side (3)"]
    assert panel.bar.bots.text() == "Untick all bots (2)"
    panel.bar.bots.click()
    assert button_text(preview) == "Take in 4 entries"
    channel.choose("side")
    assert texts(panel) == ["side message 0", "side message 1", "side message 2"]
    assert button_text(preview) == "Take in 2 entries"
    channel.choose("")
    with qtbot.waitSignal(preview.range.changed):
        preview.range.last.setText("21 Sep 2026")
    assert len(texts(panel)) == 3


def test_more_than_a_timeline_holds_asks_for_a_part(
    preview: ImportPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmdesk.ui.importing.words.ENTRY_CAP", 4)
    preview.paste(LINES)
    preview.target.title.setText("x")
    assert preview.primary is not None
    assert not preview.primary.isEnabled()
    assert "Say above from when to when" in preview.primary.toolTip()
    with qtbot.waitSignal(preview.range.changed):
        preview.range.first.setText("14:00")
    assert preview.primary.isEnabled()


def test_a_text_that_is_too_large_is_read_in_part(
    preview: ImportPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmdesk.ui.importing.part.BYTES_CAP", 2000)
    text = "2026-10-06\n" + "".join(f"14:{n % 60:02} line {n + 2}\n" for n in range(300))
    preview.load([("big.txt", text.encode())])
    assert "It has 302 lines." in preview.panel.nothing.text()
    with qtbot.waitSignal(preview.range.changed):
        preview.range.first.setText("line 100")
    assert "would fit" in preview.panel.nothing.text()
    with qtbot.waitSignal(preview.range.changed):
        preview.range.last.setText("line 120")
    assert texts(preview.panel)[0] == "line 100"
    assert texts(preview.panel)[-1] == "line 120"
    assert preview.panel.line.heading.text() == "Line 100"
    assert preview.panel.line.line.text().endswith("line 100")


def test_a_text_of_too_many_lines_is_read_in_part(preview: ImportPreview, qtbot: QtBot) -> None:
    text = "2026-10-06\n" + "14:05 step\n" * 60_000
    preview.load([("long.txt", text.encode())])
    qtbot.waitUntil(lambda: not preview.reader.busy, timeout=20_000)
    assert "Say above from which line to which" in preview.panel.nothing.text()
    preview.range.first.setText("line 500")
    with qtbot.waitSignal(preview.range.changed):
        preview.range.last.setText("line 520")
    qtbot.waitUntil(lambda: not preview.reader.busy, timeout=20_000)
    assert len(texts(preview.panel)) == 21
    assert preview.panel.line.heading.text() == "Line 500"


# Reading what takes long


def test_a_long_text_is_read_while_the_window_lives(preview: ImportPreview, qtbot: QtBot) -> None:
    text = "2026-10-06\n" + "".join(f"14:{n % 60:02} step {n} is done\n" for n in range(4000))
    preview.load([("long.txt", text.encode())])
    assert preview.panel.stop.isVisible()
    assert preview.panel.nothing.text() == "Reading long.txt …"
    qtbot.waitUntil(lambda: not preview.reader.busy, timeout=20_000)
    assert len(texts(preview.panel)) == 4000
    assert not preview.panel.stop.isVisible()


def test_reading_can_be_stopped(preview: ImportPreview, qtbot: QtBot) -> None:
    text = "2026-10-06\n" + "".join(f"14:{n % 60:02} step {n} is done\n" for n in range(4000))
    preview.load([("long.txt", text.encode())])
    qtbot.mouseClick(preview.panel.stop, Qt.MouseButton.LeftButton)
    assert not preview.reader.busy
    assert preview.panel.nothing.text() == "Reading was stopped. Nothing was taken in."
    preview.load([("short.txt", LINES.encode())])
    assert len(texts(preview.panel)) == 5


def test_many_rows_have_one_height(preview: ImportPreview) -> None:
    table = preview.panel.table
    preview.paste(LINES)
    assert [table.rowHeight(row) for row in range(3)] == [ROW, WARNED, WARNED]
    many = "".join(f"14:{n % 60:02} step\n" for n in range(MANY + 1))
    preview.paste("2026-10-06\n" + many)
    while preview.reader.busy:
        QApplication.processEvents()
    assert {table.rowHeight(row) for row in range(6)} == {ROW}


# Ticks


def test_the_space_bar_changes_a_block(preview: ImportPreview, qtbot: QtBot) -> None:
    preview.paste(LINES)
    table, ticks = preview.panel.table, preview.panel.proposals.ticks
    table.go_to(1)
    table.setFocus()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ticks.chosen == {0, 4}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ticks.chosen == {0, 1, 2, 3, 4}
    row = table.visualRect(preview.panel.proposals.index(2, 0))
    at = QPoint(20, row.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert ticks.chosen == {0, 4}
    assert len(table.selectionModel().selectedRows()) == 3
    preview.panel.bar.none.click()
    assert ticks.chosen == set()
    preview.panel.bar.all.click()
    assert len(ticks.chosen) == 5


# Secrets


def test_secrets_are_masked_and_what_is_personal_is_pointed_out(preview: ImportPreview) -> None:
    preview.paste(LINES)
    preview.target.title.setText("x")
    boxes = [box for box in preview.secrets.boxes.values() if box.isVisible()]
    assert [(box.text(), box.isChecked()) for box in boxes] == [
        ("Mask 1 secret", True),
        ("Mask 1 mail address", False),
        ("Mask 1 IP address", False),
    ]
    assert texts(preview.panel)[1] == "jo@example.com sets DB_PASSWORD=‹password›"
    said = preview.panel.proposals.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("1 mail address, 1 secret masked")
    preview.panel.table.go_to(1)
    assert "hunter2" not in preview.panel.line.line.text()
    assert "h…2, masked as ‹password›" in preview.panel.line.secrets.text()
    assert entries_of(preview)[1].text == "jo@example.com sets DB_PASSWORD=‹password›"
    preview.secrets.all.click()
    assert texts(preview.panel)[1] == "‹mail address› sets DB_PASSWORD=‹password›"
    assert not preview.secrets.all.isVisible()
    assert "203.0.113" not in str(preview.accepted_rows())
    boxes[0].click()
    assert entries_of(preview)[1].text == "‹mail address› sets DB_PASSWORD=hunter2"


def test_without_secrets_nothing_is_said_of_them(preview: ImportPreview) -> None:
    preview.paste("14:05 Alert\n")
    assert not preview.secrets.isVisible()


# Whose account


def test_whoever_handed_it_in_is_the_contributor(
    theme: Theme, session: ReviewSession, shown: Shown
) -> None:
    seats = (*session.review.seats, Seat(id="s1", alias="the database engineer"))
    review = replace(session.review, seats=seats)
    preview = ImportPreview(theme, today=TODAY, zone="UTC", review=review)
    shown(preview, 1180, 720)
    preview.paste("14:05 Alert\n")
    assert "the database engineer" in preview.settings.teller.words()
    preview.settings.teller.setText("The database engineer")
    assert [entry.contributor for entry in entries_of(preview)] == ["s1"]
    preview.settings.teller.setText("Rosa New")
    (seat,) = [row for _, row in preview.accepted_rows()[0] if isinstance(row, Seat)]
    assert seat.name == "Rosa New"
    (entry,) = entries_of(preview)
    assert entry.contributor != ""
    preview.settings.teller.setText("")
    assert [entry.contributor for entry in entries_of(preview)] == [""]


# Here already


def here(intake: Intake, review: Review | None) -> Here:
    if review is None:
        return Here()
    return Here(known_places(intake, keys_of(review)), review.title, locked=True)


def test_what_is_here_already_cannot_come_in_twice(
    theme: Theme, session: ReviewSession, shown: Shown, qtbot: QtBot
) -> None:
    def take(new: Taken) -> None:
        session.do(timeline.take_in, rows=new.rows, facts=new.facts)

    def opened(text: str) -> ImportPreview:
        review = session.review
        made = ImportPreview(theme, today=TODAY, zone="UTC", review=review, take=take, here=here)
        shown(made, 1180, 720)
        made.paste(text)
        return made

    opened(LINES).done_well()
    count = len(session.review.entries)
    again = opened(LINES + "15:20 Customers told\n")
    assert again.panel.bar.here.text() == "5 of 6 are here already"
    assert button_text(again) == "Take in 1 entry"
    again.panel.bar.all.click()
    again.panel.table.go_to(0)
    qtbot.keyClick(again.panel.table, Qt.Key.Key_Space)
    assert button_text(again) == "Take in 1 entry"
    said = again.panel.proposals.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("not ticked, ")
    assert "Here already" in said
    again.done_well()
    assert len(session.review.entries) == count + 1
    third = opened(LINES)
    assert third.primary is not None
    assert not third.primary.isEnabled()


def test_for_a_new_review_what_another_has_is_unticked_only(theme: Theme, shown: Shown) -> None:
    def elsewhere(intake: Intake, review: Review | None) -> Here:
        assert keyed(intake) == intake
        return Here(frozenset({0, 1}), "Checkout errors")

    preview = ImportPreview(theme, today=TODAY, zone="UTC", here=elsewhere)
    shown(preview, 1180, 720)
    preview.paste(LINES)
    assert preview.panel.bar.here.text() == "2 of 5 are in “Checkout errors” already"
    assert button_text(preview) == "Take in 3 entries"
    preview.panel.proposals.toggle(0)
    assert button_text(preview) == "Take in 4 entries"


# Keyboard


def test_tab_goes_once_round_and_everything_has_a_name(preview: ImportPreview) -> None:
    text = LINES + "03/04/2026 14:05 Alert\nnobody knows when\n"
    preview.load([("a.txt", text.encode()), ("b.txt", b"")])
    preview.settings.order.show_value(False)
    preview.activateWindow()
    preview.panel.table.setFocus()
    wanted, seen = stops(preview), [preview.focusWidget()]
    assert all(widget.accessibleName() for widget in wanted)
    for _ in range(80):
        assert seen[-1] is not None
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if preview.focusWidget() in seen:
            break
        seen.append(preview.focusWidget())
    assert preview.focusWidget() is seen[0]
    assert [widget.accessibleName() for widget in wanted - set(seen)] == []
    names = [widget.accessibleName() for widget in seen if widget is not None]
    names = names[names.index("Format") :] + names[: names.index("Format")]
    on_the_way = ("Format", "Time zone", "Only from", "Title", "Tick all", "Proposed entries")
    order = [names.index(name) for name in on_the_way]
    assert order == sorted(order)
