"""PagerDuty and Opsgenie: every kind of record, who did it, and which moments there are."""

from typing import Any

import pytest

from pmdesk.intake.proposal import review_of
from pmdesk.model.bundle import Bundle
from pmdesk.model.bundle import read as read_bundle
from pmdesk.model.bundle import write as write_bundle
from pmdesk.model.text import new_id
from pmdesk.model.words import Kind, Milestone
from tests.intake.sources import samples
from tests.intake.sources.reading import clocks, entries, taken, texts

ADA = {"type": "user_reference", "summary": "Ada"}
SERVICE = {"type": "service_reference", "summary": "Checkout"}


def log(type_: str, at: str = "2026-10-06T14:05:00Z", **more: Any) -> dict[str, Any]:
    summary = more.pop("summary", type_)
    return {
        "id": type_ + at,
        "type": f"{type_}_log_entry",
        "summary": summary,
        "created_at": at,
    } | more


def test_a_log_entry_of_a_person() -> None:
    (entry,) = entries(samples.PAGERDUTY)
    assert (entry.text, entry.who, entry.team) == ("Acknowledged by Ada", "Ada", "Payments")
    assert (entry.kind, entry.bot, entry.source) == (Kind.ACTION, False, "PagerDuty")
    assert entry.link == "https://example.pagerduty.com/R1"
    assert (entry.key, entry.written) == ("pagerduty:log:R1", "2026-10-06T14:05:00Z")


def test_log_entries_by_what_they_are_oldest_first() -> None:
    intake = taken(
        [
            log("resolve", "2026-10-06T15:00:00Z", agent=SERVICE),
            log("resolve", "2026-10-06T14:59:00Z", agent=ADA),
            log("annotate", "2026-10-06T14:30:00Z", agent=ADA, channel={"summary": "DNS is fine"}),
            log("escalate", "2026-10-06T14:10:00Z", agent=SERVICE),
            log("notify", "2026-10-06T14:01:00Z", agent=SERVICE),
            log("trigger", "2026-10-06T14:00:00Z", incident={"summary": "Slow"}, summary="By API"),
            log("dance", "2026-10-06T15:01:00Z"),
        ]
    )
    assert texts(intake)[0] == "By API: Slow"
    assert texts(intake)[3] == "DNS is fine"
    kinds = [entry.kind.value for entry in intake.entries]
    assert kinds == ["signal", "signal", "action", "communication", "action", "signal"]
    assert intake.warnings == (
        "1 event of a kind that is not known here (dance_log_entry (1)): left out.",
    )


def test_half_a_character_in_an_export_gets_into_no_fact_of_a_review() -> None:
    incident = {**samples.PAGERDUTY_INCIDENT["incident"], "id": "Q1 \ud83d", "urgency": "a\ud83d"}
    review = review_of(taken({"incident": incident}), new_id)
    assert review.incident == "Q1"
    assert read_bundle(write_bundle(Bundle(review))).review == review


def test_an_incident_gives_each_of_its_moments_and_a_header() -> None:
    intake = taken(samples.PAGERDUTY_INCIDENT)
    assert texts(intake) == [
        "Checkout down",
        "Assigned to Ada: Checkout down",
        "Acknowledged: Checkout down",
        "Resolved: Checkout down",
    ]
    assert clocks(intake) == ["14:00:00", "14:01:00", "14:03:00", "15:00:00"]
    assert [entry.who for entry in intake.entries] == ["", "", "Ada", ""]
    assert intake.entries[3].milestone is Milestone.RESOLVED
    assert intake.entries[3].kind is Kind.SIGNAL
    header = intake.header
    assert (header.title, header.severity, header.services) == (
        "Checkout down",
        "P1",
        ("Checkout",),
    )


def test_two_incidents_name_no_milestone_and_no_header() -> None:
    first = samples.PAGERDUTY_INCIDENT["incident"]
    intake = taken({"incidents": [first, {**first, "id": "Q2"}]})
    assert len(intake.entries) == 8
    assert {entry.milestone for entry in intake.entries} == {Milestone.NONE}
    assert intake.header.title == ""


def test_alerts_notes_and_status_updates() -> None:
    alert = {
        "id": "X", "type": "alert", "summary": "Disk full", "created_at": "2026-10-06T14:00:00Z",
        "resolved_at": "2026-10-06T14:20:00Z", "body": {"details": {"host": "a", "deep": {}}},
    }  # fmt: skip
    first, second = entries({"alerts": [alert]})
    assert (first.text, first.details, first.bot) == ("Disk full", "host: a", True)
    assert (second.text, second.kind) == ("Resolved: Disk full", Kind.SIGNAL)
    open_ended = {name: at for name, at in alert.items() if name != "resolved_at"}
    (entry,) = entries({"alerts": [open_ended | {"status": "resolved"}]})
    assert entry.warnings == ("It was resolved; the export does not say when.",)
    note = {
        "id": "N", "user": ADA, "content": "we roll back",
        "created_at": "2026-10-06T16:05:00+02:00", "updated_at": "2026-10-06T16:06:00+02:00",
    }  # fmt: skip
    (entry,) = entries({"notes": [note]})
    assert (entry.text, entry.who, entry.edited, entry.zone) == (
        "we roll back",
        "Ada",
        True,
        "+02:00",
    )
    update = {"id": "S", "message": "We know.", "subject": "Slow", "sender": ADA}
    (entry,) = entries({"status_update": update | {"created_at": "2026-10-06T14:05:00Z"}})
    assert (entry.text, entry.details, entry.kind) == ("We know.", "Slow", Kind.COMMUNICATION)


def test_webhooks_and_the_note_that_is_also_in_the_notes() -> None:
    (entry,) = entries(samples.PAGERDUTY_EVENT)
    assert (entry.text, entry.who) == ("Escalated to Bo: Checkout down", "Ada")
    assert (entry.key, f"{entry.at:%H:%M:%S}") == ("pagerduty:event:E1", "14:09:00")
    data = {"id": "N", "type": "incident_note", "content": "we roll back", "incident": {"id": "Q1"}}
    noted = {"id": "E2", "event_type": "incident.annotated", "agent": ADA, "data": data}
    note = {"id": "N", "user": ADA, "content": "we roll back", "created_at": "2026-10-06T14:05:00Z"}
    intake = taken([{"event": noted | {"occurred_at": "2026-10-06T14:05:01Z"}}, {"notes": [note]}])
    assert texts(intake) == ["we roll back"]
    strange = {"event_type": "incident.sung", "occurred_at": "2026-10-06T14:05:00Z", "id": "E3"}
    assert "incident.sung" in taken({"event": strange}).warnings[0]


def test_opsgenie_webhooks_tell_the_time_of_the_act() -> None:
    (entry,) = entries(samples.OPSGENIE)
    assert (entry.text, entry.who) == ("Acknowledged: Queue is long", "ada@example.com")
    assert (entry.written, f"{entry.at:%H:%M:%S}") == ("1790000060000000123", "14:14:20")
    created = {**samples.OPSGENIE, "action": "Create"}
    (entry,) = entries(created)
    assert (entry.bot, entry.who, entry.team, entry.kind) == (True, "", "Hook", Kind.SIGNAL)
    assert f"{entry.at:%H:%M:%S}" == "14:13:20"
    noted = {**samples.OPSGENIE, "action": "AddNote"}
    noted["alert"] = {**noted["alert"], "note": "restarted it"}
    assert [row.text for row in entries([created, noted])] == ["Queue is long", "restarted it"]
    assert "Juggle (1)" in taken({**samples.OPSGENIE, "action": "Juggle"}).warnings[0]


def test_opsgenie_logs_notes_and_alerts() -> None:
    at = "2026-10-06T14:05:00.5Z"
    rows = [
        {"log": "Alert created via API", "owner": "System", "type": "system", "createdAt": at},
        {"log": "Alert acknowledged via web", "owner": "ada@example.com", "createdAt": at},
        {"note": "looking at it", "owner": "ada@example.com", "createdAt": at, "offset": "7"},
    ]
    first, second, third = entries({"data": rows})
    assert (first.kind, first.bot, first.who) == (Kind.SIGNAL, True, "")
    assert (second.kind, second.bot, second.who) == (Kind.ACTION, False, "ada@example.com")
    assert third.text == "looking at it"
    intake = taken(samples.OPSGENIE_ALERT)
    assert clocks(intake) == ["14:00:00", "14:01:00", "14:10:00"]
    assert texts(intake)[1:] == ["Acknowledged: Queue is long", "Closed: Queue is long"]
    assert [entry.kind.value for entry in intake.entries] == ["signal", "action", "signal"]


@pytest.mark.parametrize("wrapped", [lambda row: row, lambda row: [row], lambda row: {"data": row}])
def test_pages_lines_and_single_records_are_all_the_same(wrapped: Any) -> None:
    rows = [log("assign", f"2026-10-06T14:0{n}:00Z", agent=ADA) for n in range(3)]
    assert len(entries(wrapped(samples.OPSGENIE))) == 1
    assert len(taken({"log_entries": rows, "more": False}).entries) == 3
    assert taken({"log_entries": rows, "more": True}).warnings == (
        "The export says that more pages follow; they are not in it.",
    )
