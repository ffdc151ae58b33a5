"""What the checks ask about a timeline: its beginning, its times, what it rests on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.method.check import check
from pmdesk.method.finding import Finding
from pmdesk.model.review import (
    Account,
    Amendment,
    Attachment,
    Entry,
    Question,
    Review,
    WorksheetRow,
)
from pmdesk.model.words import Kind, Milestone, Precision, Stage, Support

START = datetime(2026, 10, 6, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def entry(id: str, minutes: float, milestone: Milestone = Milestone.NONE, **more: object) -> Entry:
    values: dict[str, object] = {"source": f"source {id}", "text": f"Text {id}", **more}
    return Entry(id=id, at=at(minutes), milestone=milestone, **values)  # type: ignore[arg-type]


SOUND = Review(
    id="r",
    entries=(
        entry("a", -600, kind=Kind.CHANGE, star=True),
        entry("b", 0, Milestone.IMPACT_STARTED),
        entry("c", 5, Milestone.DETECTED),
        entry("d", 6, Milestone.ENGAGED, kind=Kind.ACTION),
        entry("e", 20, Milestone.MITIGATED, kind=Kind.ACTION),
        entry("f", 30, Milestone.UNDERSTOOD),
        entry("g", 40, Milestone.RESOLVED),
    ),
    started=at(0),
    resolved=at(40),
    impact_duration="20 min",
    timeline_agreed=at(3000),
)
TIMELINE = frozenset(
    {
        *("timeline-begins-late", "worksheet-begins-late", "timeline-one-side", "key-moments-none"),
        *("entry-day-unknown", "gap-no-question", "milestones-order", "started-contradicts"),
        *("resolved-contradicts", "duration-contradicts", "support-few", "entry-contested"),
        *("amendment-no-reason", "timeline-no-signal", "timeline-no-action"),
        *("timeline-no-detection", "timeline-no-resolution"),
    }
)


def findings(review: Review) -> list[Finding]:
    return [finding for finding in check(review) if finding.rule in TIMELINE]


def rules(review: Review) -> list[str]:
    return [finding.rule for finding in findings(review)]


def changed(id: str, **values: object) -> Review:
    return replace(
        SOUND,
        entries=tuple(
            replace(e, **values) if e.id == id else e  # type: ignore[arg-type]
            for e in SOUND.entries
        ),
    )


def without(*ids: str) -> Review:
    return replace(SOUND, entries=tuple(e for e in SOUND.entries if e.id not in ids))


def every(**values: object) -> Review:
    return replace(
        SOUND,
        entries=tuple(replace(e, **values) for e in SOUND.entries),  # type: ignore[arg-type]
    )


def test_a_sound_timeline_is_asked_nothing_but_about_its_silence() -> None:
    assert rules(SOUND) == []


def test_a_cause_understood_after_the_mitigation_is_no_wrong_order() -> None:
    """The rollback helped before anybody knew why; an alert came before customers noticed."""
    assert rules(changed("c", at=at(-2))) == []


@pytest.mark.parametrize(
    ("review", "rule", "row", "message"),
    [
        (changed("a", at=at(1)), "timeline-begins-late", "a", "does not begin before"),
        (every(source="", seat="s", support=Support.ONE), "timeline-one-side", "a", "one side"),
        (changed("a", star=False), "key-moments-none", "a", "key moment"),
        (changed("a", day_known=False), "entry-day-unknown", "a", "1 entry has no day"),
        (changed("e", at=at(-3)), "milestones-order", "e", "Mitigated 11:57 UTC stands before"),
        (changed("g", at=at(2)), "milestones-order", "g", "stands before Detected 12:05 UTC"),
        (
            changed("g", at=at(-2880), precision=Precision.DAY),
            "milestones-order",
            "g",
            "Resolved Sun 4 Oct stands before Impact started Tue 6 Oct 12:00 UTC",
        ),
        (replace(SOUND, started=at(-9)), "started-contradicts", "", "11:51 UTC for “Impact start"),
        (replace(SOUND, resolved=at(1500)), "resolved-contradicts", "", "Wed 7 Oct 13:00 UTC"),
        (replace(SOUND, impact_duration="1 h"), "duration-contradicts", "", "gives 20 min"),
        (without("d", "c"), "gap-no-question", "b", "20 min without an entry from 12:00"),
        (changed("d", support=Support.CONTESTED), "entry-contested", "d", "not written down"),
        (every(source=""), "support-few", "a", "0 of 7 entries say what they rest on."),
    ],
)
def test_what_is_odd_is_named_with_its_place(
    review: Review, rule: str, row: str, message: str
) -> None:
    (found,) = [finding for finding in findings(review) if finding.rule == rule]
    assert message in found.message
    assert found.row == row
    assert found.suggestion
    assert found.advice


def test_about_an_hour_contradicts_nothing() -> None:
    assert rules(replace(SOUND, impact_duration="about half an hour")) == []


def test_silence_that_somebody_asks_about_is_left_alone() -> None:
    review = without("c", "d")
    for end in ("b", "e"):
        asked = Question(id="q", text="What happened in between?", entry=end)
        assert "gap-no-question" not in rules(replace(review, questions=(asked,)))
    elsewhere = Question(id="q", text="What happened in between?", entry="g")
    assert "gap-no-question" in rules(replace(review, questions=(elsewhere,)))


def test_a_contested_entry_rests_once_both_accounts_stand_and_the_room_agreed() -> None:
    contested = changed("d", support=Support.CONTESTED)
    told = replace(contested, accounts=(Account(id="x", entry="d", text="I joined at 12:20"),))
    assert rules(told) == []
    (open_,) = findings(replace(told, timeline_agreed=None))
    assert (open_.rule, open_.row) == ("entry-contested", "d")


@pytest.mark.parametrize(
    "resting",
    [
        lambda e: replace(e, source="", link="https://chat.example.org/1"),
        lambda e: replace(e, source="", support=Support.ONE),
        lambda e: replace(e, source="chat"),
    ],
)
def test_half_of_the_entries_with_any_support_is_enough(
    resting: Callable[[Entry], Entry],
) -> None:
    bare = every(source="", seat="", team="").entries
    few = (*map(resting, bare[:3]), *bare[3:])
    enough = (*map(resting, bare[:4]), *bare[4:])
    assert "support-few" in rules(replace(SOUND, entries=few))
    assert "support-few" not in rules(replace(SOUND, entries=enough))


def test_a_file_beside_an_entry_is_support() -> None:
    bare = every(source="")
    files = tuple(
        Attachment(id=f"x{e.id}", name="graph.png", about_noun="entries", about=e.id)
        for e in SOUND.entries[:4]
    )
    assert "support-few" not in rules(replace(bare, attachments=files))


def test_one_seat_is_one_side_until_somebody_else_tells_it() -> None:
    alone = every(source="", seat="s", contributor="s", support=Support.ONE)
    assert "timeline-one-side" in rules(alone)
    nameless = Account(id="x", entry="d", text="It rang twice")
    for more in (
        replace(alone, accounts=(nameless,)),
        replace(alone, accounts=(replace(nameless, seat="t"),)),
        replace(alone, entries=(*alone.entries[:-1], replace(alone.entries[-1], contributor="t"))),
    ):
        assert "timeline-one-side" not in rules(more)


def test_a_worksheet_begins_before_the_incident_or_is_asked_to() -> None:
    late = WorksheetRow(id="w", service="checkout", at=at(0))
    early = replace(late, id="v", at=at(-30))
    (found,) = findings(replace(SOUND, worksheet=(late,)))
    assert (found.rule, found.noun, found.row) == ("worksheet-begins-late", "worksheet", "w")
    assert rules(replace(SOUND, worksheet=(late, early))) == []


def test_a_change_after_the_agreement_wants_its_reason() -> None:
    change = Amendment(id="m", noun="entries", row="d", field="text", before="x", after="y")
    (found,) = findings(replace(SOUND, amendments=(change,)))
    assert (found.rule, found.noun, found.row) == ("amendment-no-reason", "amendments", "m")
    assert rules(replace(SOUND, amendments=(replace(change, reason="Log read"),))) == []


def test_most_of_it_is_settled_at_the_timeline() -> None:
    elsewhere = {"duration-contradicts": Stage.REPORT}
    elsewhere |= dict.fromkeys(("started-contradicts", "resolved-contradicts"), Stage.PREPARE)
    odd = replace(
        every(source="", star=False, day_known=True),
        entries=tuple(replace(e, source="", star=False) for e in changed("g", at=at(2)).entries),
        started=at(-9),
        resolved=at(90),
        impact_duration="3 h",
        worksheet=(WorksheetRow(id="w", at=at(9)),),
        amendments=(Amendment(id="m", noun="entries", row="d", field="text", after="y"),),
    )
    found = findings(odd)
    assert len({finding.rule for finding in found}) >= 8
    for finding in found:
        assert finding.stage is elsewhere.get(finding.rule, Stage.TIMELINE), finding.rule


def test_an_empty_timeline_is_only_told_to_begin() -> None:
    assert rules(Review(id="r")) == []
