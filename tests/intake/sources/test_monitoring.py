"""Alertmanager, Grafana OnCall, Datadog and Statuspage: alerts, deploys and public posts."""

from pmdesk.model.words import Kind, Milestone
from tests.intake.sources import samples
from tests.intake.sources.reading import clocks, entries, taken, texts


def test_an_alert_that_has_ended_and_one_that_still_fires() -> None:
    intake = taken(samples.ALERTMANAGER)
    assert texts(intake) == [
        "DiskFull (still firing)",
        "HighLatency: p99 over 2 s",
        "Resolved: HighLatency: p99 over 2 s",
    ]
    assert clocks(intake) == ["12:10:00", "14:00:00", "14:30:00"]
    still, fired, ended = intake.entries
    assert (still.until, still.zone) == (None, "+02:00")
    assert {entry.kind for entry in intake.entries} == {Kind.SIGNAL}
    assert all(entry.bot and not entry.who for entry in intake.entries)
    assert fired.written == "2026-10-06T14:00:00.123456789Z"
    assert "host: a" in fired.details
    assert fired.link == "http://prometheus.example.com/graph"
    assert fired.key != ended.key


def test_the_same_alert_in_a_later_webhook_fires_once() -> None:
    alert = samples.ALERTMANAGER["alerts"][0]
    firing = {**alert, "status": "firing", "endsAt": "0001-01-01T00:00:00Z"}
    intake = taken([{"alerts": [firing]}, {"alerts": [alert]}])
    assert len(intake.entries) == 2
    assert texts(intake)[1].startswith("Resolved")


def test_alerts_of_the_api_have_their_state_deeper() -> None:
    alert = samples.ALERTMANAGER["alerts"][1] | {"status": {"state": "active"}}
    ahead = {**alert, "endsAt": "2026-10-06T18:00:00Z"}
    assert [entry.text for entry in entries([ahead])] == ["DiskFull (still firing)"]


def test_an_alert_group_gives_its_moments() -> None:
    first, second = entries(samples.ONCALL)
    assert (first.text, first.kind, first.bot) == ("Memory high", Kind.SIGNAL, True)
    assert (second.text, second.who, second.bot) == ("Acknowledged: Memory high", "ada", False)
    assert second.link == "https://example.com/I1"
    group = samples.ONCALL["results"][0] | {"acknowledged_by": "UX1"}
    intake = taken({"results": [group], "next": "https://example.com/?page=2"})
    assert intake.entries[1].who == "UX1"
    assert ["by ids only" in intake.warnings[0], "more pages" in intake.warnings[1]] == [True, True]


def test_events_of_datadog_and_what_was_said_about_them() -> None:
    deploy, alert, comment = entries(samples.DATADOG)
    assert (deploy.text, deploy.kind) == ("Deploy 4", Kind.CHANGE)
    assert (alert.text, alert.kind, alert.details) == ("Latency high", Kind.SIGNAL, "p95")
    assert (comment.text, comment.who, comment.thread) == ("looking", "ada", alert.key)
    assert (alert.bot, comment.bot, alert.link) == (True, False, "https://example.com/e/2")
    (second,) = entries(samples.DATADOG_2)
    assert (second.text, second.team, second.kind) == ("Latency high", "checkout", Kind.SIGNAL)
    assert second.details == "p95 over 2 s\n\nTags: service:checkout"


def test_a_status_page_is_turned_to_oldest_first_in_its_zone() -> None:
    intake = taken(samples.STATUSPAGE)
    first, second = intake.entries
    assert texts(intake) == ["Investigating: We look into it.", "Resolved: All good."]
    assert (f"{first.at:%H:%M}", first.written) == ("14:00", "2026-10-06T16:00:00.000+02:00")
    assert (first.zone, first.source) == ("Europe/Berlin", "Acme status page")
    assert first.details == "Checkout slow\nAffected: API"
    assert (first.kind, first.link) == (Kind.COMMUNICATION, "https://stspg.example.com/i")
    assert (first.edited, second.edited) == (False, True)
    assert second.milestone is Milestone.RESOLVED
    assert intake.header.title == "Checkout slow"
    assert f"{intake.header.resolved:%H:%M}" == "15:00"


def test_a_state_without_a_post_is_taken_from_the_incident() -> None:
    incident = samples.STATUSPAGE["incidents"][0] | {"incident_updates": []}  # type: ignore[index]
    intake = taken({"page": {"time_zone": "Nowhere/Land"}, "incidents": [incident]})
    assert texts(intake) == ["Resolved: Checkout slow"]
    assert intake.entries[0].zone == "+02:00"
