"""Every sample of an export comes in with the fields of its table right.

Each line is one entry: its time, zone, kind, marks (b bot, e edited, l link, t answer, w warned),
and a digest of its text, details, actor, team, source and key. All were looked at beside the
sample when they were written down; the data itself is not part of the project.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry

EXPECTED = {
    "alertmanager/alert.json": """
alertmanager 2 0 0
2020-02-06T00:17:58 UTC signal bl f352a1c6dd
2020-02-06T00:17:58 UTC signal bl c86d614e1b
""",
    "datadog/event_single.json": """
datadog 1 0 0
2012-08-31T21:41:38 UTC signal bl becb42f6cd
""",
    "datadog/events_v1.json": """
datadog 2 0 0
2024-01-15T09:00:00 UTC change b ecd9213a6b
2024-01-15T09:02:00 UTC signal b fba433ee02
""",
    "github/issue_timeline.json": """
github 4 0 0
2022-04-13T20:49:13 UTC action - 9b7557c6a5
2022-04-13T20:49:34 UTC action - 7e4ea67eec
2022-05-18T19:29:01 UTC action - d7936032a3
2022-05-19T00:52:15 UTC communication l 5eb85242c2
""",
    "gitlab/issue_notes.json": """
gitlab 2 0 0
2013-10-02T09:22:45 UTC action b adabfd0aa4
2013-10-02T09:56:03 UTC action b 9e6812eaa1
""",
    "grafana-oncall/alert_groups.json": """
grafana-oncall 3 0 1
2020-05-19T12:37:01 UTC signal bl 1ebe659fab
2020-05-19T13:37:01 UTC action bl 143dfc8439
2020-05-19T13:37:01 UTC action l 60026c02d9
""",
    "irc/irssi_lines_from_tests.log": """
irc 3 1 1
2015-06-01T00:02:00 UTC communication - 92e696944c
2015-06-01T04:00:00 UTC communication - cf4213a856
2015-06-02T11:51:00 UTC communication - 56df2127ec
""",
    "irc/lojban_logger_eras.txt": """
irc 5 0 2
2000-01-01T00:38:00 UTC communication - de957aa6e0
2002-12-31T14:28:57 UTC communication - 8581812c70
2010-11-07T05:30:00 -04:00 communication - e7d51e490c
2010-11-07T06:15:00 -05:00 communication - f9c24bfafa
2014-03-01T12:07:13 -08:00 communication - 1a27f0190f
""",
    "irc/weechat_lines_from_misterhat-weechat-log_test.txt": """
irc 2 5 1
2016-10-18T22:56:37 UTC communication - 15ddc4b3e3
2016-11-22T03:09:33 UTC communication - 5f2aad4b74
""",
    "jira/issue_updated__status.trimmed.json": """
jira 2 0 0
2017-01-30T17:30:41 +01:00 action l 8f96ce32a4
2017-01-30T17:32:14 UTC action l ee0dbce16e
""",
    "opsgenie/alert_logs_shape.json": """
opsgenie 2 0 0
2024-01-01T00:00:00 UTC signal b 52ad661872
2024-01-01T00:05:00 UTC action - 182ffc294c
""",
    "opsgenie/webhook_addnote.json": """
opsgenie 1 0 0
2015-01-05T10:04:35 UTC communication - 0330b3b92c
""",
    "pagerduty/incident.json": """
pagerduty 4 0 0
2015-10-06T21:30:42 UTC signal bl 87cd86c3f5
2015-11-10T00:31:52 UTC action bl 6ef2f3c3d0
2015-11-10T00:32:52 UTC action l 78be11777c
2018-08-16T21:55:17 -07:00 action l 559f322271
""",
    "pagerduty/incident_alerts.json": """
pagerduty 1 0 1
2015-10-06T21:30:42 UTC signal blw 90ea6c7ece
""",
    "pagerduty/incident_notes.json": """
pagerduty 2 0 0
2013-03-06T20:28:42 -05:00 signal be a247d608a7
2013-03-06T20:28:51 -05:00 communication e 66d3f0c2fa
""",
    "pagerduty/incidents.json": """
pagerduty 2 0 1
2015-10-06T21:30:42 UTC signal bl 87cd86c3f5
2015-10-06T21:38:23 UTC action l 8b8125cbd9
""",
    "pagerduty/log_entries_for_incident.json": """
pagerduty 1 0 0
2015-11-07T00:14:20 UTC signal bl e28c9ad8c9
""",
    "pagerduty/log_entries_list.json": """
pagerduty 1 0 1
2015-11-07T00:14:20 UTC signal bl e28c9ad8c9
""",
    "pagerduty/log_entry.json": """
pagerduty 1 0 0
2015-11-07T00:14:20 UTC signal bl e28c9ad8c9
""",
    "pagerduty/status_update.json": """
pagerduty 1 0 0
2013-03-06T20:28:51 -05:00 communication - bbd28ad426
""",
    "pagerduty/webhook_v3_incident.annotated.json": """
pagerduty 1 0 0
2026-04-01T02:18:59 UTC communication l a59812d06d
""",
    "pagerduty/webhook_v3_incident.escalated.json": """
pagerduty 1 0 0
2026-04-01T02:08:04 UTC action l 73dabc7f3c
""",
    "statuspage/discord_incidents.json": """
statuspage 3 0 0
2022-02-15T21:14:17 America/Tijuana communication l 0e7bf52154
2022-02-15T21:21:55 America/Tijuana communication l dc3df82a41
2022-02-15T21:37:37 America/Tijuana communication l ded43019df
""",
    "teams/chat_message_list.json": """
teams 1 0 0
2022-11-05T13:06:30 UTC communication - 476701f4a1
""",
    "zoom/cloud_recording_chat_line.txt": """
zoom 1 0 2
2000-01-01T00:58:04 UTC communication w 76ee78c767
""",
}
SLACK = (147, 11, "a4e471a25c")
"""Entries, left out, and the digest of all lines."""


def run(data: Path) -> bool:
    """Prints each sample beside what was looked at; all of them have to be the same."""
    folder = data / "exports"
    results = [*_samples(folder), *_slack(folder)]
    for name, right in results:
        print(f"  {'right' if right else 'WRONG'}  {name}")
    good = sum(right for _, right in results)
    print(f"exports: {good} of {len(results)} right (aim: all)")
    return good == len(results)


def _samples(folder: Path) -> Iterator[tuple[str, bool]]:
    for name, expected in EXPECTED.items():
        intake = read((folder / name).read_bytes(), name=name)
        yield name, "\n".join([_head(intake), *map(_line, intake.entries)]) == expected.strip()
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    told = {name for name in there if not name.startswith(("slack/", "csv/"))}
    yield "no sample was forgotten", told == set(EXPECTED)


def _slack(folder: Path) -> Iterator[tuple[str, bool]]:
    zipped = read((folder / "slack/testarchive.zip").read_bytes())
    unpacked = folder / "slack/testarchive"
    paths = [path for path in unpacked.rglob("*") if path.is_file()]
    files = {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in paths}
    every = _digest(*map(_line, zipped.entries))
    yield "slack, zip", (len(zipped.entries), len(zipped.skipped), every) == SLACK
    yield "slack, folder", read(files).entries == zipped.entries


def _head(intake: Intake) -> str:
    return f"{intake.format} {len(intake.entries)} {len(intake.skipped)} {len(intake.warnings)}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:10]


def _line(entry: ProposedEntry) -> str:
    marks = {
        "b": entry.bot, "e": entry.edited, "l": entry.link, "t": entry.thread, "w": entry.warnings
    }  # fmt: skip
    shown = "".join(mark for mark, there in marks.items() if there) or "-"
    said = (entry.text, entry.details, entry.who, entry.team, entry.source, entry.key)
    at = f"{entry.at:%Y-%m-%dT%H:%M:%S}"
    return f"{at} {entry.zone} {entry.kind.value} {shown} {_digest(*said)}"
