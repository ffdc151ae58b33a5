"""Days as people type them."""

from datetime import date

import pytest

from pmdesk.model.dates import read_day

TODAY = date(2026, 10, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-23", date(2026, 10, 23)),
        ("23 Oct", date(2026, 10, 23)),
        ("23 october 2027", date(2027, 10, 23)),
        ("23. Oct", date(2026, 10, 23)),
        ("Oct 23", date(2026, 10, 23)),
        ("October 23rd, 2026", date(2026, 10, 23)),
        ("3 Sept", date(2027, 9, 3)),
        ("8 Oct", TODAY),
        ("7 Oct", date(2027, 10, 7)),
        ("23.10.2026", date(2026, 10, 23)),
        ("23.10.26", date(2026, 10, 23)),
        ("23.10.", date(2026, 10, 23)),
        ("1. 2.", date(2027, 2, 1)),
        ("23/10/2026", date(2026, 10, 23)),
        ("10/23/2026", date(2026, 10, 23)),
        ("5/5/2026", date(2026, 5, 5)),
        ("Fri 23 Oct 2026", date(2026, 10, 23)),
        ("friday, 23.10.2026", date(2026, 10, 23)),
        ("+14", date(2026, 10, 22)),
        ("+ 2 weeks", date(2026, 10, 22)),
        ("+2w", date(2026, 10, 22)),
        ("+0", TODAY),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 10, 9)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_reads_what_can_mean_one_day_only(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "23",
        "when we get to it",
        "04/05/2026",
        "10/23",
        "31 Apr",
        "2026-13-01",
        "2026-02-30",
        "Mon 23 Oct 2026",
        "23 Octember",
        "23 Oct 2026 or later",
        "+99999",
        "-3",
        "0 Oct",
        "1" * 500,
    ],
)
def test_does_not_guess(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    assert read_day("+9999", date(9999, 12, 1)) is None
    assert read_day("1 Jan", date(9999, 12, 1)) is None
