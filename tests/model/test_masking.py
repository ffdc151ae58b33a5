"""Known names give way to aliases in whatever way they are written, and other words stay."""

import unicodedata

import pytest

from pmdesk.model.masking import NOBODY, called, masker
from pmdesk.model.review import Seat

SEATS = (
    Seat(id="1", name="Dana Kim", alias="on-call engineer"),
    Seat(id="2", name="Anna-Lena O'Brien", alias="database engineer"),
    Seat(id="3", name="Li Wu", alias="incident commander"),
    Seat(id="4", name="José Núñez", role="support lead"),
    Seat(id="5", name="Will Rush", alias="scribe"),
    Seat(id="6", name="王小明", alias="tester"),
    Seat(id="7", name="דן", alias="vendor"),
    Seat(id="8", name="D. Mark"),
    Seat(id="9", alias="nobody in particular"),
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("We called Dana Kim at once", "We called on-call engineer at once"),
        ("dana restarted it", "On-call engineer restarted it"),
        ("KIM, Dana", "On-call engineer, on-call engineer"),
        ("It was up. Dana left.", "It was up. On-call engineer left."),
        ("the login dana_kim", "the login on-call engineer"),
        ("mail to dana.kim@example.com", "mail to on-call engineer@example.com"),
        ("branch danakim", "branch on-call engineer"),
        ("Dana’s pager", "On-call engineer’s pager"),
        ("so Anna and Lena asked", "so database engineer and database engineer asked"),
        ("then O'Brien asked", "then database engineer asked"),
        ("we asked Li", "we asked incident commander"),
        ("JOSÉ and Nunez", "Support lead and support lead"),
        (unicodedata.normalize("NFD", "then José"), "then support lead"),
        ("then Will Rush wrote", "then scribe wrote"),
        ("then asked Will", "then asked scribe"),
        ("王小明重启了数据库", "Tester重启了数据库"),
        ("אז דן שאל", "אז vendor שאל"),
        ("then D. Mark came", f"then {NOBODY} came"),
    ],
)
def test_a_name_gives_way(typed: str, shown: str) -> None:
    assert masker(SEATS, True)(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "it will rush to the next mark",
        "Will it come back?",
        "the list of limits",
        "Danakil desert",
        "a disk of 4 D",
        "li and wu are no words here",
    ],
)
def test_other_words_stay(typed: str) -> None:
    assert masker(SEATS, True)(typed) == typed


def test_marks_of_a_line_go_and_what_they_held_is_masked() -> None:
    said = masker(SEATS, True)("**Dana** ran `reset` on [Dana's host](https://dana.example)")
    assert said == "On-call engineer ran reset on on-call engineer's host"


def test_names_stand_when_nothing_is_masked() -> None:
    assert masker(SEATS, False)("**Dana** Kim") == "Dana Kim"


def test_letters_that_fold_in_an_odd_way_are_masked_too() -> None:
    say = masker((Seat(id="1", name="Inci Kim", alias="tester"),), True)
    assert say("so ıncı kım and İNCİ came") == f"so {NOBODY} and {NOBODY} came"


def test_a_seat_is_called_by_alias_then_role_never_by_name() -> None:
    assert [called(seat) for seat in (SEATS[0], SEATS[3], SEATS[7])] == [
        "on-call engineer",
        "support lead",
        NOBODY,
    ]
    assert called(None) == NOBODY
