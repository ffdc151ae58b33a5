"""What thinning lets go of, over all lists of backups: never the newest or more than it must."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.store.thinning import ALWAYS, LIMIT, MIGRATION, Copy, thin

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
MONTHS_14 = 14 * 31 * 24 * 60

copies = st.lists(
    st.tuples(
        st.one_of(st.integers(-120, 48 * 60), st.integers(0, MONTHS_14)),
        st.integers(1, LIMIT // 4),
        st.booleans(),
    ),
    max_size=60,
    unique_by=lambda made: made[0],
).map(
    lambda made: [
        Copy(Path(f"{age}"), NOW - timedelta(minutes=age), size, before)
        for age, size, before in made
    ]
)


def left(found: list[Copy], now: datetime = NOW, limit: int = LIMIT) -> list[Copy]:
    gone = set(thin(found, now, limit))
    return sorted((copy for copy in found if copy not in gone), key=lambda copy: copy.at)


def small(found: list[Copy]) -> list[Copy]:
    return [Copy(copy.path, copy.at, 1, copy.before_migration) for copy in found]


@given(copies)
def test_the_newest_and_those_before_a_migration_stay(found: list[Copy]) -> None:
    kept = left(found, limit=0)
    assert set(sorted(found, key=lambda copy: copy.at)[-ALWAYS:]) <= set(kept)
    assert {c for c in found if c.before_migration and NOW - c.at < MIGRATION} <= set(kept)


@given(copies)
def test_the_total_is_kept_unless_only_what_must_stay_is_left(found: list[Copy]) -> None:
    kept = left(found)
    must = left(found, limit=0)
    assert sum(copy.size for copy in kept) <= LIMIT or kept == must


@given(copies)
def test_each_hour_day_week_and_month_keeps_its_last(found: list[Copy]) -> None:
    found = small(found)
    kept = set(left(found))
    for copy in found:
        age = NOW - copy.at
        for within, same in (
            (timedelta(days=1), lambda at: at.strftime("%Y-%m-%d %H")),
            (timedelta(days=14), lambda at: at.date()),
            (timedelta(days=61), lambda at: at.isocalendar()[:2]),
            (timedelta(days=366), lambda at: at.strftime("%Y-%m")),
        ):
            if age <= within:
                assert any(same(k.at) == same(copy.at) and k.at >= copy.at for k in kept)


@given(copies)
def test_a_year_later_little_is_left_but_the_oldest(found: list[Copy]) -> None:
    found = small(found)
    kept = left(found, NOW + timedelta(days=800))
    assert len(kept) <= ALWAYS + 1
    assert not found or min(found, key=lambda copy: copy.at) in kept


@given(copies, st.integers(0, 400))
def test_thinning_twice_is_thinning_once(found: list[Copy], days: int) -> None:
    later = NOW + timedelta(days=days)
    assert left(left(found), later) == left(left(left(found), later), later)
    assert thin(left(found), NOW) == ()


@given(copies)
def test_what_goes_for_room_is_the_oldest(found: list[Copy]) -> None:
    roomy, tight = left(found, limit=1 << 60), left(found)
    must = left(found, limit=0)
    gone = [copy for copy in roomy if copy not in tight]
    spared = [copy for copy in tight if copy not in must]
    assert all(copy.at < other.at for copy in gone for other in spared)


def test_a_sitting_of_a_year_in_figures() -> None:
    """Every half hour of eight, each day for a year: about what the rules add up to."""
    found = [
        Copy(Path(f"{day}-{half}"), NOW - timedelta(days=day, minutes=30 * half), 1)
        for day in range(365)
        for half in range(16)
    ]
    kept: list[Copy] = []
    for copy in sorted(found, key=lambda copy: copy.at):
        kept = left([*kept, copy], copy.at)
    assert len(kept) in range(35, 50)
    assert len([copy for copy in kept if NOW - copy.at < timedelta(hours=12)]) == 9
