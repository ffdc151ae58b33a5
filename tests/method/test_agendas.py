"""Agendas to choose from: the method's, and those of a library, also where that is damaged."""

import pytest

from pmdesk.method.agendas import LONGEST, MOST, POLICY, kept_with, kept_without, own, shipped
from pmdesk.method.room import room_words
from pmdesk.model.agenda import IN_MEETING, written
from pmdesk.model.words import Stage

HOUR = next(template for template in shipped() if template.length == 60)


def test_there_is_one_for_half_an_hour_one_hour_and_more_and_a_small_one() -> None:
    assert [template.length for template in shipped()] == [25, 30, 60, 90]
    assert all(list(template.minutes) == list(IN_MEETING) for template in shipped())
    assert all(
        max(template.minutes, key=lambda s: template.minutes[s]) is Stage.TIMELINE
        for template in shipped()
    )


def test_the_hour_is_the_methods_own_and_the_small_one_leaves_stages_out() -> None:
    assert HOUR.minutes == {stage: room_words().minutes[stage] for stage in IN_MEETING}
    small = shipped()[0]
    assert [stage for stage, minutes in small.minutes.items() if not minutes] == [
        Stage.BIASES,
        Stage.LESSONS,
    ]
    assert all(all(template.minutes.values()) for template in shipped()[1:])


def test_own_ones_come_back_as_they_were_kept() -> None:
    kept = kept_with((), "  Late   shift ", HOUR.minutes)
    (template,) = own({POLICY: kept})
    assert (template.name, template.minutes, template.own) == ("Late shift", HOUR.minutes, True)
    again = kept_with((template,), "LATE SHIFT", {**HOUR.minutes, Stage.OPEN: 9})
    assert [row["name"] for row in again] == ["LATE SHIFT"]
    assert kept_without((template,), "late shift") == []


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        "open 5",
        7,
        {"name": "a", "agenda": "open 5"},
        [1, None, "x", []],
        [{"name": 5, "agenda": "open 5"}, {"name": " ", "agenda": "open 5"}],
        [{"name": "a"}, {"agenda": "open 5"}, {"name": "a", "agenda": ["open 5"]}],
        [{"name": "a", "agenda": "open 0"}, {"name": "b", "agenda": "lunch 30"}],
    ],
)
def test_what_is_no_agenda_is_passed_by(damaged: object) -> None:
    assert own({POLICY: damaged}) == ()
    assert own({}) == ()


def test_the_rest_of_a_damaged_list_is_still_there_within_bounds() -> None:
    good = {"name": "n" * 300, "agenda": "open 5, timeline 20"}
    rows = [None, good, *({"name": f"n{n:02}", "agenda": written(HOUR.minutes)} for n in range(99))]
    found = own({POLICY: rows})
    assert len(found) == MOST
    assert max(len(template.name) for template in own({POLICY: rows[:2]})) == LONGEST
    twice = own({POLICY: [{"name": "A", "agenda": "open 5"}, {"name": "a", "agenda": "open 7"}]})
    assert [template.length for template in twice] == [5]


def test_a_name_that_is_no_text_everywhere_is_kept_without_what_is_none() -> None:
    half = "Late \ud800\x00shift"
    assert [row["name"] for row in kept_with((), half, HOUR.minutes)] == ["Late shift"]
    assert own({POLICY: [{"name": half, "agenda": "open 5"}]})[0].name == "Late shift"
