"""Every gesture on a full review in a real library: applied, undone, redone, reopened."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pmdesk.model import gestures
from pmdesk.model.change import Change, apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import (
    actions,
    amendments,
    attendance,
    biases,
    captured,
    clocks,
    comments,
    dismissals,
    evidence,
    factors,
    header,
    lessons,
    meeting,
    participation,
    planning,
    recipients,
    reshaping,
    reviewers,
    safety,
    seats,
    tags,
    timeline,
    worksheet,
)
from pmdesk.model.review import Attachment, Entry, Factor, Idea, Review
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import (
    ActionKind,
    BuyIn,
    Capture,
    Course,
    Decision,
    Kind,
    LessonKind,
    Mark,
    Milestone,
    Novelty,
    Precision,
    ProblemClass,
    Progress,
    RoomView,
    Stage,
    State,
    Support,
    Weight,
)
from pmdesk.store.library import Library
from tests.full_review import NOON, full_review, row_id

NEW = "99999999-0000-4000-8000-000000000000"
SECOND = {noun: row_id(noun, 1) for noun in ("entries", "factors", "actions", "lessons", "seats")}
SECOND |= {noun: row_id(noun, 1) for noun in ("accounts", "groups", "ideas", "questions")}
ENTRIES = [row_id("entries", number) for number in range(3)]
FRESH = Entry(id=NEW, at=NOON, text="new", milestone=Milestone.DETECTED)
GROUP = SECOND["groups"]
EARLIER = NOON - timedelta(days=3)
LATER = NOON + timedelta(days=3)
MEETING = row_id("meetings", 1)
REACHED = Entry(id=row_id("entries", 7), at=NOON + timedelta(minutes=10))
"""An entry of the moment that this meeting has reached."""
BIAS = full_review().biases[1]

EXAMPLES: list[tuple[Callable[..., Change], dict[str, Any]]] = [
    (header.set_title, {"title": "Other"}),
    (header.set_fact, {"field": "restricted", "value": False}),
    (header.set_fact, {"field": "resolved", "value": None}),
    (header.set_services, {"names": ("a", "b", "a", "")}),
    (header.set_zone, {"zone": "Asia/Kolkata"}),
    (header.set_second_zone, {"zone": ""}),
    (header.seat_in, {"field": "owner", "seat": SECOND["seats"]}),
    (header.open_ideas, {"at": LATER, "reason": "It has to be decided today", "line": NEW}),
    (header.set_summary, {"text": "# Story\nwith *marks*"}),
    (header.set_impact, {"field": "impact_users", "value": "2 870"}),
    (header.set_state, {"state": State.CLOSED, "now": NOON}),
    (header.tick, {"field": "duties", "key": "chase", "on": True}),
    (header.set_rules, {"rules": ("Ask what before who", "")}),
    (header.set_opening, {"field": "opening", "value": "Welcome.\n\nLet us begin."}),
    (header.set_class, {"field": "class_kind", "value": ProblemClass.NONE}),
    (header.set_closing, {"field": "buy_in", "value": BuyIn.NO}),
    (header.agree_timeline, {"at": None}),
    (meeting.set_plan, {"id": MEETING, "field": "minutes", "value": 90}),
    (planning.set_agenda, {"id": MEETING, "minutes": {Stage.OPEN: 5, Stage.TIMELINE: 20}}),
    (planning.set_length, {"id": MEETING, "minutes": 90}),
    (safety.set_fact, {"id": NEW, "meeting": MEETING, "field": "level_2", "value": 3}),
    (safety.delete_check, {"id": row_id("safety", 1)}),
    (meeting.cancel_meeting, {"id": MEETING}),
    (meeting.set_pulse, {"id": MEETING, "field": "pulse_learned", "value": 5}),
    (attendance.join, {"id": NEW, "meeting": MEETING, "seat": row_id("seats", 2), "now": NOON}),
    (
        attendance.join_anew,
        {"id": NEW, "seat": NEW, "alias": "Support lead", "meeting": MEETING, "now": NOON},
    ),
    (attendance.leave, {"meeting": MEETING, "seat": SECOND["seats"], "now": LATER}),
    (comments.answer, {"id": NEW, "reviewer": "Ed", "question": "detail", "yes": False}),
    (comments.add_comment, {"id": NEW, "reviewer": "Ed", "text": "Say what a pod is"}),
    (comments.set_text, {"id": row_id("comments", 1), "text": "Other"}),
    (comments.settle, {"id": row_id("comments", 1), "settled": False}),
    (comments.delete_comment, {"id": row_id("comments", 1)}),
    (recipients.add_recipient, {"id": NEW, "who": "Support"}),
    (recipients.set_fact, {"id": row_id("recipients", 1), "field": "told", "value": None}),
    (recipients.delete_recipient, {"id": row_id("recipients", 1)}),
    (reviewers.add_reviewer, {"id": NEW, "reviewer": SECOND["seats"]}),
    (reviewers.set_fact, {"id": row_id("sign_offs", 1), "field": "note", "value": "short"}),
    (reviewers.sign, {"id": row_id("sign_offs", 1), "verdict": "Ready", "at": NOON}),
    (reviewers.delete_reviewer, {"reviewer": "sign_offs reviewer 1"}),
    (timeline.add_entry, {"entry": FRESH}),
    (timeline.set_text, {"id": SECOND["entries"], "text": "other"}),
    (timeline.set_fact, {"id": SECOND["entries"], "field": "team", "value": "Ops"}),
    (timeline.set_kind, {"id": SECOND["entries"], "kind": Kind.SIGNAL}),
    (timeline.set_support, {"id": SECOND["entries"], "support": Support.CONTESTED}),
    (reshaping.shift, {"ids": ENTRIES, "by": timedelta(seconds=-90)}),
    (reshaping.merge, {"ids": ENTRIES[1:]}),
    (reshaping.split, {"id": SECOND["entries"], "new": NEW, "at": 7}),
    (reshaping.delete, {"ids": ENTRIES[:2]}),
    (reshaping.set_kinds, {"ids": ENTRIES, "kind": Kind.CHANGE}),
    (reshaping.set_supports, {"ids": ENTRIES, "support": Support.INFERRED}),
    (evidence.attach, {"attachment": Attachment(id=NEW, name="graph.png")}),
    (evidence.rename, {"id": row_id("attachments", 1), "name": "latency.png"}),
    (evidence.detach, {"id": row_id("attachments", 1)}),
    (worksheet.add_row, {"id": NEW, "service": "checkout"}),
    (worksheet.set_fact, {"id": row_id("worksheet", 1), "field": "course", "value": Course.FLAT}),
    (worksheet.move_row, {"id": row_id("worksheet", 2), "before": row_id("worksheet", 0)}),
    (worksheet.delete_row, {"id": row_id("worksheet", 1)}),
    (amendments.set_reason, {"id": row_id("amendments", 1), "reason": "the log says so"}),
    (amendments.set_reasons, {"ids": [row_id("amendments", 0)], "reason": "one clock was late"}),
    (timeline.set_star, {"id": SECOND["entries"], "star": False}),
    (
        timeline.set_time,
        {
            "id": SECOND["entries"],
            "at": EARLIER,
            "precision": Precision.ABOUT,
            "zone": "UTC",
            "written": "about noon",
        },
    ),
    (timeline.set_milestone, {"id": SECOND["entries"], "milestone": Milestone.IMPACT_STARTED}),
    (timeline.move_among_equals, {"id": row_id("entries", 3), "by": -1}),
    (timeline.set_day, {"day": date(2026, 10, 6)}),
    (timeline.delete_entry, {"id": SECOND["entries"]}),
    (timeline.duplicate_entry, {"id": SECOND["entries"], "copy": NEW}),
    (timeline.add_account, {"id": NEW, "entry": SECOND["entries"], "text": "I saw it too"}),
    (timeline.set_account, {"id": SECOND["accounts"], "text": "other"}),
    (timeline.delete_account, {"id": SECOND["accounts"]}),
    (
        timeline.take_in,
        {"rows": [("entries", FRESH), ("factors", Factor(id="n2"))], "facts": {"summary": "x"}},
    ),
    (factors.add_factor, {"id": NEW, "text": "a limit"}),
    (factors.set_text, {"id": SECOND["factors"], "text": "other"}),
    (factors.set_fact, {"id": SECOND["factors"], "field": "evidence", "value": "graph"}),
    (factors.set_novelty, {"id": SECOND["factors"], "novelty": Novelty.OPEN}),
    (factors.set_weight, {"id": SECOND["factors"], "weight": Weight.NONE}),
    (
        factors.move_factor,
        {"id": SECOND["factors"], "category": "process", "before": row_id("factors", 0)},
    ),
    (factors.move_to_new_group, {"id": SECOND["factors"], "group": NEW, "name": "Limits"}),
    (factors.move_to_new_group, {"id": SECOND["factors"], "group": NEW, "name": "GROUPS name 0"}),
    (factors.rename_group, {"id": GROUP, "name": "Limits"}),
    (factors.delete_group, {"id": GROUP}),
    (factors.link_entry, {"id": NEW, "factor": SECOND["factors"], "entry": row_id("entries", 2)}),
    (factors.unlink_entry, {"factor": SECOND["factors"], "entry": SECOND["entries"]}),
    (factors.delete_factor, {"id": SECOND["factors"]}),
    (actions.add_action, {"id": NEW, "text": "Cap the pool", "owner": SECOND["seats"]}),
    (actions.from_idea, {"id": NEW, "idea": row_id("ideas", 2), "kind": ActionKind.DETECT}),
    (actions.set_text, {"id": SECOND["actions"], "text": "other"}),
    (actions.set_fact, {"id": SECOND["actions"], "field": "ticket", "value": "CHK-1"}),
    (actions.set_kind, {"id": SECOND["actions"], "kind": ActionKind.PREVENT}),
    (actions.set_owner, {"id": SECOND["actions"], "seat": ""}),
    (actions.set_due, {"id": SECOND["actions"], "due": None}),
    (actions.decide, {"id": SECOND["actions"], "decision": Decision.PARKED, "reason": "later"}),
    (actions.set_first, {"id": SECOND["actions"], "first": True}),
    (
        actions.finish,
        {"id": SECOND["actions"], "progress": Progress.OPEN, "on": None, "reason": ""},
    ),
    (
        actions.move_action,
        {"id": SECOND["actions"], "kind": ActionKind.DETECT, "before": row_id("actions", 0)},
    ),
    (
        actions.link_factor,
        {"id": NEW, "action": SECOND["actions"], "factor": SECOND["factors"]},
    ),
    (
        actions.unlink_factor,
        {"action": row_id("actions", 2), "factor": row_id("factors", 2)},
    ),
    (actions.delete_action, {"id": SECOND["actions"]}),
    (biases.set_mark, {"id": NEW, "bias": "hindsight", "mark": Mark.NOTICED}),
    (biases.set_note, {"id": NEW, "bias": "hindsight", "note": "said twice"}),
    (biases.take_out, {"bias": BIAS.bias, "stage": BIAS.stage}),
    (
        biases.set_mark,
        {"id": NEW, "bias": "biases bias 1", "mark": Mark.NOT_SEEN, "stage": Stage.OPEN},
    ),
    (lessons.add_lesson, {"id": NEW, "text": "rollback was quick", "kind": LessonKind.LUCKY}),
    (lessons.set_text, {"id": SECOND["lessons"], "text": "other"}),
    (lessons.move_lesson, {"id": SECOND["lessons"], "kind": LessonKind.WENT_WELL}),
    (lessons.delete_lesson, {"id": SECOND["lessons"]}),
    (seats.add_seat, {"id": NEW, "alias": "On-call engineer"}),
    (seats.add_holder, {"id": NEW, "field": "facilitator", "role": "Facilitator"}),
    (seats.set_fact, {"id": SECOND["seats"], "field": "leader", "value": False}),
    (seats.delete_seat, {"id": row_id("seats", 0)}),
    (
        dismissals.dismiss,
        {"id": NEW, "rule": "category-empty", "noun": "factors", "reason": "Nothing here"},
    ),
    (
        dismissals.settle_secrets,
        {"ids": ("n1", "n2"), "digests": ("d1", "d2"), "how": dismissals.MASKED},
    ),
    (
        dismissals.dismiss_all,
        {
            "ids": (NEW, NEW + "b"),
            "places": (("r", "actions", "a", "", ""), ("r", "actions", "b", "", "")),
            "reason": "Not now",
        },
    ),
    (dismissals.recall_all, {"ids": (row_id("dismissals", 0), row_id("dismissals", 1))}),
    (dismissals.recall, {"id": row_id("dismissals", 1)}),
    (tags.set_tags, {"names": ("tags name 1", "new"), "ids": (NEW, NEW + "b")}),
    (captured.add_idea, {"id": NEW, "text": "an idea", "said": NOON}),
    (captured.add_question, {"id": NEW, "text": "since when?"}),
    (captured.add_parked, {"id": NEW, "text": "naming"}),
    (captured.add_term, {"id": NEW, "word": "pod", "meaning": "a copy of a service"}),
    (captured.add_note, {"id": NEW, "text": "ask support first"}),
    (
        captured.take_lines,
        {"rows": [("entries", FRESH), ("ideas", Idea(id=NEW)), ("ideas", Idea(id="n2"))]},
    ),
    (
        captured.set_fact,
        {"noun": "questions", "id": SECOND["questions"], "field": "answer", "value": "May"},
    ),
    (
        captured.set_outcome,
        {"noun": "ideas", "id": SECOND["ideas"], "outcome": Capture.OPEN},
    ),
    (captured.delete, {"noun": "ideas", "id": SECOND["ideas"]}),
]


KEPT: list[tuple[Callable[..., Change], dict[str, Any]]] = [
    (meeting.add_meeting, {"id": NEW}),
    (
        meeting.begin,
        {
            "id": MEETING,
            "now": LATER,
            "ids": (NEW, NEW[:-1] + "1"),
            "here": ((NEW, SECOND["seats"]),),
        },
    ),
    (clocks.pause, {"id": MEETING, "now": LATER, "line": NEW}),
    (clocks.resume, {"id": MEETING, "now": LATER, "line": NEW}),
    (
        clocks.extend,
        {"id": MEETING, "stage": Stage.FACTORS, "minutes": 5, "now": LATER, "line": NEW},
    ),
    (
        clocks.leave_out,
        {"id": MEETING, "gap": timedelta(minutes=41), "now": LATER, "line": NEW},
    ),
    (clocks.count_in, {"line": row_id("log", 1)}),
    (
        meeting.tick_off,
        {
            "id": MEETING,
            "stage": Stage.OPEN,
            "key": "rules",
            "on": True,
            "now": LATER,
            "line": NEW,
        },
    ),
    (meeting.hand_over, {"id": MEETING, "now": LATER, "line": NEW}),
    (meeting.take_on, {"id": MEETING, "now": LATER, "line": NEW}),
    (meeting.end, {"id": MEETING, "now": LATER, "line": NEW}),
    (meeting.reopen, {"id": MEETING, "now": LATER, "line": NEW}),
    (
        meeting.go_to_stage,
        {"id": MEETING, "stage": Stage.FACTORS, "now": LATER, "line": NEW},
    ),
    (meeting.reach, {"id": MEETING, "entry": None}),
    (meeting.tell, {"id": MEETING, "entry": REACHED}),
    (participation.count_turn, {"id": NEW, "meeting": MEETING, "seat": SECOND["seats"]}),
    (meeting.show, {"id": MEETING, "view": RoomView.BLANK, "prompt": "What else?", "page": 0}),
]
"""Where a meeting stands: stored at once, passed by when something is undone."""


def review_for(gesture: Callable[..., Change]) -> Review:
    """The full review, with what some gestures need: equal times, unknown days."""
    review = full_review()
    first, second, third = review.entries
    twin = replace(third, id=row_id("entries", 3), position=third.position + 7)
    unknown = NOON.replace(year=UNKNOWN_DAY.year, month=1, day=1)
    stray = replace(first, id=row_id("entries", 4), at=unknown, until=None, day_known=False)
    if gesture is timeline.move_among_equals:
        return replace(review, entries=(first, second, third, twin))
    if gesture is meeting.cancel_meeting:
        return replace(review, meetings=tuple(replace(m, started=None) for m in review.meetings))
    if gesture is attendance.leave:
        return replace(review, attendance=tuple(replace(a, left=None) for a in review.attendance))
    if gesture is timeline.set_day:
        return replace(review, entries=(stray, first, second, third))
    return review


def in_meeting(gesture: Callable[..., Change]) -> Review:
    """The full review with a meeting that has not begun, that runs, that is paused, or ended."""
    review = full_review()
    if gesture is meeting.begin:
        waiting = tuple(replace(m, started=None) for m in review.meetings)
        return replace(review, meetings=waiting)
    if gesture is meeting.reopen:
        return review
    runs = tuple(replace(m, ended=None) if m.id == MEETING else m for m in review.meetings)
    review = replace(review, meetings=runs)
    begun = clocks.resume(review, id=MEETING, now=NOON, line=row_id("log", 3))
    if gesture is clocks.resume:
        begun = clocks.pause(review, id=MEETING, now=NOON, line=row_id("log", 3))
    if gesture is meeting.take_on:
        begun = meeting.hand_over(review, id=MEETING, now=NOON, line=row_id("log", 3))
    after = apply(begun, review)
    assert after is not None
    return after


def all_gestures() -> set[str]:
    """The names of all gestures there are."""
    found = set()
    for module in pkgutil.iter_modules(gestures.__path__):
        loaded = importlib.import_module(f"pmdesk.model.gestures.{module.name}")
        for name, value in vars(loaded).items():
            if hasattr(value, "__wrapped__") and value.__module__ == loaded.__name__:
                found.add(f"{module.name}.{name}")
    return found


def named(gesture: Callable[..., Change]) -> str:
    return f"{gesture.__module__.rpartition('.')[2]}.{gesture.__name__}"


def test_every_gesture_has_an_example() -> None:
    assert {named(gesture) for gesture, _ in (*EXAMPLES, *KEPT)} == all_gestures()


@pytest.mark.parametrize(
    ("gesture", "arguments"), EXAMPLES, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_gesture_undoes_and_redoes_exactly(
    gesture: Callable[..., Change], arguments: dict[str, Any], tmp_path: Path
) -> None:
    before, path = review_for(gesture), tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(before, "New review")
        session = library.session(before.id)
        after = session.do(gesture, **arguments)
        assert after != before, "the example changes nothing"
        assert library.review(before.id) == after
        assert session.undo()
        assert session.review == before == library.review(before.id)
        assert session.redo()
        assert session.review == after == library.review(before.id)
    with Library.open(path) as library:
        session = library.session(before.id)
        assert session.review == after
        assert session.undo_label == gesture(before, **arguments).label
        session.undo()
        assert session.review == before
        assert library.verify() == ()
        session.redo()
        assert session.review == after
        assert library.verify() == ()


@pytest.mark.parametrize(
    ("gesture", "arguments"), KEPT, ids=lambda value: getattr(value, "__name__", "")
)
def test_what_is_kept_is_stored_and_passed_by_when_something_is_undone(
    gesture: Callable[..., Change], arguments: dict[str, Any], tmp_path: Path
) -> None:
    before = in_meeting(gesture)
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(before, "New review")
        session = library.session(before.id)
        session.do(header.set_title, title="Other")
        after = session.do(gesture, **arguments)
        assert after != replace(before, title="Other"), "the example changes nothing"
        assert session.undo_label == "Rename review"
        session.undo()
        assert session.review == replace(after, title=before.title)
    with Library.open(path) as library:
        assert library.review(before.id) == replace(after, title=before.title)
        assert library.verify() == ()


def test_a_review_keeps_one_first_priority_and_one_of_each_milestone() -> None:
    review = full_review()
    change = actions.set_first(review, id=SECOND["actions"], first=True)
    after = apply(change, review)
    assert after is not None
    assert [action.first for action in after.actions] == [False, True, False]
    change = timeline.set_milestone(review, id=row_id("entries", 2), milestone=Milestone.DETECTED)
    after = apply(change, review)
    assert after is not None
    assert sum(entry.milestone is Milestone.DETECTED for entry in after.entries) == 1


@pytest.mark.parametrize(
    ("gesture", "arguments"),
    [
        (header.set_title, {"title": "  "}),
        (header.set_zone, {"zone": "Mars/Olympus"}),
        (header.set_second_zone, {"zone": "Mars/Olympus"}),
        (meeting.cancel_meeting, {"id": MEETING}),
        (header.seat_in, {"field": "owner", "seat": "nobody"}),
        (timeline.set_text, {"id": "gone", "text": "x"}),
        (timeline.set_text, {"id": SECOND["entries"], "text": "x" * 20_001}),
        (factors.move_to_new_group, {"id": SECOND["factors"], "group": NEW, "name": " "}),
        (header.set_summary, {"text": "x" * 1_000_001}),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(
    gesture: Callable[..., Change], arguments: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        gesture(full_review(), **arguments)
    assert refused.value.said.endswith(".")
    assert refused.value.advice
