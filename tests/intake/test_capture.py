"""Lines of the capture line: their targets, times and seats, and what completes them."""

from datetime import UTC, date, datetime

import pytest

from pmdesk.intake.capture import (
    Scene,
    lines_of,
    named_seat,
    offers,
    read_entry,
    split_target,
    time_words,
)
from pmdesk.model.review import Entry, Seat
from pmdesk.model.words import Kind, Precision

DAY = date(2026, 10, 6)
ZONE = "Europe/Berlin"
SLASHES = ("t", "f", "+", "-", "?", "!")
SEATS = (
    Seat(id="s1", alias="On-call engineer", name="Tomasz Ferrowiak"),
    Seat(id="s2", alias="the Database engineer", name="Adaeze Okonmbari"),
    Seat(id="s3", role="Scribe", name="Joris Milderup"),
    Seat(id="s4", name="Nobody Inparticular"),
)
LAST = Entry(id="e", at=datetime(2026, 10, 6, 12, 38, tzinfo=UTC), zone=ZONE, written="14:38")
NOW = datetime(2026, 11, 25, 13, 37, 50, tzinfo=UTC)
SCENE = Scene(ZONE, NOW, DAY, LAST, SEATS)


@pytest.mark.parametrize(
    ("line", "slash", "rest"),
    [
        ("/f a limit", "f", "a limit"),
        ("/f", "f", ""),
        ("/+ quick", "+", "quick"),
        ("/+quick", "+", "quick"),
        ("  /? odd", "?", "odd"),
        ("/etc/hosts is empty", "", "/etc/hosts is empty"),
        ("/fetch is slow", "", "/fetch is slow"),
        ("/", "", "/"),
        ("a /f b", "", "a /f b"),
    ],
)
def test_a_slash_chooses_the_target_and_a_path_does_not(line: str, slash: str, rest: str) -> None:
    assert split_target(line, SLASHES) == (slash, rest)


@pytest.mark.parametrize(
    ("text", "time", "said"),
    [
        ("14:05 Alert fires", "14:05", "Alert fires"),
        ("about 14:05 Alert fires", "about 14:05", "Alert fires"),
        ("14:05-14:20 call is busy", "14:05-14:20", "call is busy"),
        ("14:05:09 Alert fires", "14:05:09", "Alert fires"),
        ("14:05 UTC Alert fires", "16:05", "Alert fires"),
        ("2 Oct 15:20 load test", "2026-10-02 15:20", "load test"),
        ("2 Oct load test", "2026-10-02", "load test"),
        ("now the queue is empty", "2026-11-25 14:37", "the queue is empty"),
        ("Now: the queue is empty", "2026-11-25 14:37", "the queue is empty"),
        ("same the queue is empty", "14:38", "the queue is empty"),
        ("same time, the queue is empty", "14:38", "the queue is empty"),
        ('" the queue is empty', "14:38", "the queue is empty"),
        ("14:05", "14:05", ""),
    ],
)
def test_an_entry_is_read_with_its_time_and_can_be_typed_so_again(
    text: str, time: str, said: str
) -> None:
    timed = read_entry(text, SCENE)
    assert timed is not None
    assert (time_words(timed.entry, SCENE), timed.entry.text) == (time, said)
    again = read_entry(f"{time} {said}", SCENE)
    assert again is not None
    assert (again.entry.at, again.entry.until) == (timed.entry.at, timed.entry.until)
    assert again.entry.precision is timed.entry.precision


@pytest.mark.parametrize("text", ["", "nowhere to go", "somebody says hello", "sameness", '"No"'])
def test_a_line_without_a_time_is_no_entry(text: str) -> None:
    assert read_entry(text, SCENE) is None


def test_same_needs_an_entry_before_it_and_takes_all_of_its_time() -> None:
    assert read_entry("same again", Scene(ZONE, NOW, DAY)) is None
    about = Entry(id="a", at=LAST.at, precision=Precision.ABOUT, day_known=False, zone=ZONE)
    timed = read_entry("same again", Scene(ZONE, NOW, DAY, about))
    assert timed is not None
    assert (timed.entry.precision, timed.entry.day_known) == (Precision.ABOUT, False)


def test_words_begin_behind_the_time_where_it_stands_first() -> None:
    for text, begin in (("14:05 x", 6), ("about 14:05 x", 12), ("now x", 4), ("14:05 ", 6)):
        timed = read_entry(text, SCENE)
        assert timed is not None
        assert timed.begin == begin
    timed = read_entry("Database engineer joins at 14:05", SCENE)
    assert timed is not None
    assert timed.begin == 0


@pytest.mark.parametrize(
    "text",
    [
        "14:05 @On-call engineer restarts",
        "14:05 @on-call ENGINEER: restarts",
        "14:05 restarts @on-call engineer",
        "@on-call engineer 14:05 restarts",
        "@On-call engineer now restarts",
    ],
)
def test_a_seat_is_named_at_either_end(text: str) -> None:
    timed = read_entry(text, SCENE)
    assert timed is not None
    assert (timed.entry.seat, timed.entry.text) == ("s1", "restarts")
    assert timed.entry.kind is Kind.ACTION


@pytest.mark.parametrize(
    "text",
    ["restarts @on-call", "mail to x@scribe", "@scribes restart", "@Tomasz Ferrowiak restarts"],
)
def test_what_only_looks_like_a_seat_stays_in_the_text(text: str) -> None:
    assert named_seat(text, SEATS) == ("", text)


def test_the_longest_alias_is_the_one_that_is_meant() -> None:
    seats = (Seat(id="a", alias="Support"), Seat(id="b", alias="Support lead"))
    assert named_seat("@support lead answers", seats) == ("b", "answers")


def completed(text: str, services: tuple[str, ...] = ("checkout-api",)) -> list[str]:
    return [text[: o.begin] + o.text for o in offers(text, len(text), SEATS, services)]


def test_behind_an_at_every_seat_is_offered_and_never_a_name() -> None:
    assert completed("calls @") == [
        "calls @On-call engineer ",
        "calls @the Database engineer ",
        "calls @Scribe ",
    ]
    assert completed("@data") == ["@the Database engineer "]
    assert completed("@eng") == ["@On-call engineer ", "@the Database engineer "]
    assert completed("@tom") == completed("x@da") == completed("@On-call engineer") == []


def test_plain_words_are_offered_after_three_letters_and_keep_their_case() -> None:
    assert completed("restart ch") == []
    assert completed("restart che") == ["restart checkout-api "]
    assert completed("the on-c") == ["the on-call engineer "]
    assert completed("The database en") == ["The database engineer "]
    assert completed("recheck") == completed("checkout-api") == completed("Tom") == []


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert offers("checkpoint", 5, SEATS, ("checkout-api",)) == []


def test_pasted_lines_lose_the_marks_of_lists() -> None:
    text = "- one\n\n* [ ] two\n1. three\n> four\n  14:05 five\n/f six\n"
    assert lines_of(text) == ["one", "two", "three", "four", "14:05 five", "/f six"]


def test_a_name_that_is_begun_and_fits_one_seat_alone_is_that_seat() -> None:
    only = (Seat(id="d", alias="Database engineer"), Seat(id="o", alias="On-call engineer"))
    assert named_seat("@dat saw the queue grow", only) == ("d", "saw the queue grow")
    assert named_seat("@eng saw the queue grow", only) == ("", "@eng saw the queue grow")
    assert named_seat("@da saw the queue grow", only) == ("", "@da saw the queue grow")
    assert named_seat("@dat", only) == ("", "@dat")
