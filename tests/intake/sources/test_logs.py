"""Logs of IRC and the chat of Zoom: days that lines leave out, midnight, recordings."""

from datetime import UTC, date, datetime

from pmdesk.intake.read import read
from pmdesk.model.words import Precision
from tests.intake.sources import samples
from tests.intake.sources.reading import clocks, entries, taken, texts

DAY = date(2026, 10, 6)


def test_a_log_of_irssi_names_its_days() -> None:
    intake = taken(samples.IRC, zone="Europe/Berlin")
    assert intake.format == "irc"
    assert texts(intake) == ["checkout is down", "bo looks", "rolled back"]
    assert [f"{entry.at:%d %H:%M}" for entry in intake.entries] == [
        "06 21:58",
        "06 21:59",
        "06 22:04",
    ]
    assert "read as the next day" in intake.entries[-1].warnings[0] or clocks(intake)
    assert [entry.who for entry in intake.entries] == ["ada", "bo", "bo"]
    assert {entry.precision for entry in intake.entries} == {Precision.MINUTE}
    (skipped,) = intake.skipped
    assert (skipped.line, skipped.reason) == (3, "The server says this, nobody wrote it.")
    assert "No time zone is named; times were read as UTC." in taken(samples.IRC).warnings


def test_a_changed_day_counts_and_midnight_without_one_warns() -> None:
    changed = "23:59 <a> x\n--- Day changed Wed Oct 07 2026\n00:01 <a> y\n"
    intake = taken(changed, day=DAY)
    assert [f"{entry.at:%d %H:%M}" for entry in intake.entries] == ["06 23:59", "07 00:01"]
    assert intake.entries[1].warnings == ()
    crossed = entries("23:59 <a> x\n00:01 <a> y\n", day=DAY)
    assert f"{crossed[1].at:%d %H:%M}" == "07 00:01"
    assert "read as the next day" in crossed[1].warnings[0]


def test_lines_that_name_their_day_and_zone() -> None:
    intake = taken(
        "[14:05:06] <ada> one\n"
        "[2026-10-06 14:06:00] <bo> two\n"
        "6 Oct 2026 14:07:08 <bo> three\n"
        "2026-10-06 16:08:09 CEST/+0200 <bo> four\n"
        "2026-10-06T14:09:10Z <bo> five\n"
        "[14:10:11] <bo> six\n"
        "2026-02-31 14:00:00 <bo> never\n"
        "and so on\n"
    )
    assert texts(intake) == ["one", "two", "three", "four", "five", "six"]
    assert clocks(intake) == [
        *("14:05:06", "14:06:00", "14:07:08", "14:08:09", "14:09:10", "14:10:11")
    ]
    assert [entry.day_known for entry in intake.entries] == [False, True, True, True, True, True]
    assert intake.entries[3].zone == "+02:00"
    assert [row.line for row in intake.skipped] == [7, 8]


def test_a_log_of_weechat_and_the_day_in_the_name_of_a_file() -> None:
    weechat = (
        "2026-10-06 14:05:00\t@ada\tdown\n2026-10-06 14:05:10\t *\tbo looks\n"
        "2026-10-06 14:06:00\t-->\tbo (x) has joined #ops\n"
    )
    assert texts(taken(weechat)) == ["down", "bo looks"]
    znc = taken("[14:05:06] <ada> one\n[14:06:00] *** Joins: bo\n", name="2026-10-06.log")
    assert f"{znc.entries[0].at:%Y-%m-%d}" == "2026-10-06"


def test_a_folder_of_logs_has_its_days_in_the_names() -> None:
    logs = {f"#ops/2026-10-0{n}.log": f"[14:05:0{n}] <a> x\n[14:06:00] <b> y\n" for n in (7, 6)}
    intake = read({name: text.encode() for name, text in logs.items()})
    assert [f"{entry.at:%d %H:%M:%S}" for entry in intake.entries] == [
        *("06 14:05:06", "06 14:06:00", "07 14:05:07", "07 14:06:00")
    ]


def test_equal_lines_have_keys_of_their_own_that_stay_the_same() -> None:
    log = "14:05 <a> ok\n14:05 <a> ok\n14:05 <b> ok\n"
    keys = [entry.key for entry in entries(log, day=DAY)]
    assert len(set(keys)) == 3
    assert keys == [entry.key for entry in entries(log + "14:06 <a> more\n", day=DAY)][:3]


def test_a_line_alone_is_no_log() -> None:
    (entry,) = entries("14:05 <ada> down", day=DAY)
    assert entry.text == "<ada> down"
    (entry,) = entries("14:05 <ada> down", day=DAY, format="irc")
    assert (entry.text, entry.who) == ("down", "ada")


def test_tables_and_lists_are_no_logs() -> None:
    table = "2026-10-06 14:02:01\tops\tdeploy starts\n2026-10-06 14:05:01\tdev\talert fires\n"
    assert taken(table).format == "csv"
    assert taken("14:02 -- deploy starts\n14:05 -- alert fires\n").format == "text"
    assert taken("14:02 * deploy starts\n14:05 * alert fires\n").format == "text"


def test_a_chat_saved_in_the_meeting() -> None:
    intake = taken(samples.ZOOM, day=DAY, zone="Europe/Berlin")
    first, second = intake.entries
    assert intake.format == "zoom"
    assert (first.text, first.details, first.who) == ("checkout is down", "since nine", "Ada")
    assert (second.text, second.thread) == ("on it", first.key)
    assert clocks(intake) == ["07:03:27", "07:03:40"]
    assert [(row.line, row.text) for row in intake.skipped] == [
        (8, ""),
        (10, 'Reacted to "on it" with 👍'),
    ]
    assert [row.reason for row in intake.skipped] == [
        "It was written to one person, not to everyone.",
        "It is a reaction, not a message.",
    ]


def test_a_chat_of_a_recording_counts_from_its_start() -> None:
    chat = "00:58:04\tAda:\tdown\n01:02:03\tBo:\ton it\n"
    unknown = taken(chat)
    assert [entry.day_known for entry in unknown.entries] == [False, False]
    assert "start of the recording" in unknown.warnings[0]
    assert "not known" in unknown.entries[0].warnings[0]
    start = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
    known = taken(chat, start=start)
    assert clocks(known) == ["09:58:04", "10:02:03"]
    assert (known.warnings, known.entries[0].warnings, known.entries[0].who) == ((), (), "Ada")


def test_an_older_chat_of_zoom() -> None:
    intake = taken(
        "10:21:05\t From Ada L : hello\n10:21:09\t From Bo  to  Everyone : hi\n", day=DAY
    )
    assert [(entry.who, entry.text) for entry in intake.entries] == [
        ("Ada L", "hello"),
        ("Bo", "hi"),
    ]
