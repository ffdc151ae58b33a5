"""One small export of each source, made up, with every field that its table names."""

from typing import Any

SLACK = [
    {"type": "message", "user": "U1", "ts": "1790000000.000100", "text": "checkout is down"},
    {
        "type": "message",
        "user": "U2",
        "ts": "1790000060.000200",
        "thread_ts": "1790000000.000100",
        "text": "<@U1> see <https://example.com/g|graph>",
        "edited": {"user": "U2", "ts": "1790000070.0"},
    },
    {
        "type": "message",
        "bot_id": "B1",
        "username": "Alerts",
        "ts": "1790000120.000300",
        "text": "",
        "attachments": [{"title": "Error rate", "text": "5 %", "fallback": "x"}],
    },
]
PAGERDUTY = {
    "log_entries": [
        {
            "id": "R1",
            "type": "acknowledge_log_entry",
            "summary": "Acknowledged by Ada",
            "created_at": "2026-10-06T14:05:00Z",
            "html_url": "https://example.pagerduty.com/R1",
            "agent": {"type": "user_reference", "summary": "Ada", "id": "P1"},
            "incident": {"id": "Q1", "summary": "[#7] Checkout down"},
            "teams": [{"summary": "Payments"}],
        }
    ]
}
PAGERDUTY_INCIDENT = {
    "incident": {
        "id": "Q1",
        "type": "incident",
        "incident_number": 7,
        "title": "Checkout down",
        "created_at": "2026-10-06T14:00:00Z",
        "resolved_at": "2026-10-06T15:00:00Z",
        "acknowledgements": [
            {
                "at": "2026-10-06T14:03:00Z",
                "acknowledger": {"type": "user_reference", "summary": "Ada"},
            }
        ],
        "assignments": [{"at": "2026-10-06T14:01:00Z", "assignee": {"summary": "Ada"}}],
        "last_status_change_by": {"type": "service_reference", "summary": "Checkout"},
        "service": {"summary": "Checkout"},
        "priority": {"summary": "P1"},
    }
}
PAGERDUTY_EVENT = {
    "event": {
        "id": "E1",
        "event_type": "incident.escalated",
        "occurred_at": "2026-10-06T14:09:00.250Z",
        "agent": {"type": "user_reference", "summary": "Ada"},
        "data": {
            "id": "Q1",
            "title": "Checkout down",
            "html_url": "https://example.pagerduty.com/Q1",
            "assignees": [{"summary": "Bo"}],
        },
    }
}
OPSGENIE: dict[str, Any] = {
    "action": "Acknowledge",
    "integrationName": "Hook",
    "alert": {
        "alertId": "A1",
        "message": "Queue is long",
        "username": "ada@example.com",
        "createdAt": 1790000000000,
        "updatedAt": 1790000060000000123,
    },
}
OPSGENIE_ALERT = {
    "data": [
        {
            "id": "A",
            "tinyId": "1",
            "message": "Queue is long",
            "createdAt": "2026-10-06T14:00:00Z",
            "status": "closed",
            "details": {"queue": "mail"},
            "report": {
                "ackTime": 60_000,
                "acknowledgedBy": "ada",
                "closeTime": 600_000,
                "closedBy": "System",
            },
        }
    ]
}
ALERTMANAGER = {
    "receiver": "team",
    "status": "resolved",
    "groupKey": "{}",
    "alerts": [
        {
            "status": "resolved",
            "labels": {"alertname": "HighLatency", "host": "a"},
            "annotations": {"summary": "p99 over 2 s"},
            "startsAt": "2026-10-06T14:00:00.123456789Z",
            "endsAt": "2026-10-06T14:30:00Z",
            "fingerprint": "f1",
            "generatorURL": "http://prometheus.example.com/graph",
        },
        {
            "status": "firing",
            "labels": {"alertname": "DiskFull"},
            "annotations": {},
            "startsAt": "2026-10-06T14:10:00+02:00",
            "endsAt": "0001-01-01T00:00:00Z",
            "fingerprint": "f2",
        },
    ],
}
ONCALL = {
    "results": [
        {
            "id": "I1",
            "integration_id": "C1",
            "alerts_count": 2,
            "title": "Memory high",
            "created_at": "2026-10-06T14:00:00.5Z",
            "acknowledged_at": "2026-10-06T14:02:00Z",
            "acknowledged_by": {"username": "ada"},
            "resolved_at": None,
            "permalinks": {"web": "https://example.com/I1"},
        }
    ]
}
DATADOG = {
    "events": [
        {
            "id": 2,
            "date_happened": 1790000100,
            "title": "Latency high",
            "text": "%%% \np95 %%%",
            "alert_type": "error",
            "url": "https://example.com/e/2",
            "comments": [
                {"id": 3, "date_happened": 1790000200, "text": "looking", "handle": "ada"}
            ],
        },
        {"id": 1, "date_happened": 1790000000, "title": "Deploy 4", "tags": ["deploy"]},
    ]
}
DATADOG_2 = {
    "data": [
        {
            "id": "x",
            "type": "event",
            "attributes": {
                "timestamp": "2026-10-06T14:05:00.000Z",
                "message": "p95 over 2 s",
                "tags": ["service:checkout"],
                "attributes": {"title": "Latency high", "status": "error", "service": "checkout"},
            },
        }
    ]
}
STATUSPAGE = {
    "page": {"name": "Acme", "time_zone": "Europe/Berlin"},
    "incidents": [
        {
            "id": "i",
            "name": "Checkout slow",
            "shortlink": "https://stspg.example.com/i",
            "started_at": "2026-10-06T16:00:00.000+02:00",
            "resolved_at": "2026-10-06T17:00:00.000+02:00",
            "incident_updates": [
                {
                    "id": "u2",
                    "status": "resolved",
                    "body": "All good.",
                    "created_at": "2026-10-06T17:00:00.000+02:00",
                    "updated_at": "2026-10-06T17:20:00.000+02:00",
                },
                {
                    "id": "u1",
                    "status": "investigating",
                    "body": "We look into it.",
                    "created_at": "2026-10-06T16:05:00.000+02:00",
                    "display_at": "2026-10-06T16:00:00.000+02:00",
                    "affected_components": [{"name": "API"}],
                },
            ],
        }
    ],
}
GITHUB = [
    {
        "id": 1,
        "node_id": "L1",
        "event": "labeled",
        "url": "https://api.github.com/repos/acme/shop/issues/events/1",
        "actor": {"login": "ada", "type": "User"},
        "created_at": "2026-10-06T14:00:00Z",
        "label": {"name": "incident"},
    },
    {
        "id": 2,
        "node_id": "C2",
        "event": "commented",
        "actor": {"login": "helper[bot]", "type": "Bot"},
        "html_url": "https://github.com/acme/shop/issues/9#issuecomment-2",
        "created_at": "2026-10-06T14:01:00Z",
        "updated_at": "2026-10-06T14:02:00Z",
        "body": "Runbook:\n\n- step one",
    },
]
GITLAB = [
    {
        "id": "d1",
        "individual_note": False,
        "notes": [
            {
                "id": 1,
                "body": "looks like DNS\r\n",
                "author": {"name": "Ada", "username": "ada"},
                "created_at": "2026-10-06T14:00:00.000Z",
                "updated_at": "2026-10-06T14:00:00.000Z",
                "system": False,
                "noteable_type": "MergeRequest",
                "noteable_iid": 5,
            },
            {
                "id": 2,
                "body": "closed",
                "author": {"name": "Bo", "username": "bo"},
                "created_at": "2026-10-06T14:05:00.000Z",
                "updated_at": "2026-10-06T15:05:00.000Z",
                "system": True,
                "noteable_type": "MergeRequest",
                "noteable_iid": 5,
            },
        ],
    }
]
JIRA = {
    "key": "OPS-1",
    "self": "https://acme.example.com/rest/api/2/issue/1",
    "fields": {
        "summary": "Checkout down",
        "created": "2026-10-06T16:00:00.000+0200",
        "creator": {"displayName": "Ada"},
        "comment": {
            "comments": [
                {
                    "id": "7",
                    "author": {"displayName": "Bo", "accountType": "atlassian"},
                    "created": "2026-10-06T16:10:00.000+0200",
                    "updated": "2026-10-06T16:11:00.000+0200",
                    "body": {
                        "type": "doc",
                        "content": [
                            {
                                "type": "paragraph",
                                "content": [
                                    {"type": "text", "text": "rolled back "},
                                    {"type": "text", "text": "4.2", "marks": [{"type": "code"}]},
                                ],
                            }
                        ],
                    },
                }
            ]
        },
    },
    "changelog": {
        "histories": [
            {
                "id": "3",
                "author": {"displayName": "Robot", "accountType": "app"},
                "created": "2026-10-06T16:05:00.000+0200",
                "items": [{"field": "status", "fromString": "To Do", "toString": "Doing"}],
            }
        ]
    },
}
JIRA_HOOK = {
    "timestamp": 1790000000000,
    "webhookEvent": "jira:issue_updated",
    "issue": {
        "key": "OPS-1",
        "fields": {"summary": "x", "created": "2026-10-06T16:00:00.000+0200", "description": {}},
    },
    "user": {"displayName": "Ada"},
    "comment": {"id": "1", "body": "on it", "created": "2026-10-06T16:00:00Z", "author": {}},
    "changelog": {
        "id": "5",
        "items": [
            {"field": "priority", "fromString": "Low", "toString": "High"},
            {"field": "description", "fromString": "a" * 300, "toString": "b"},
        ],
    },
}
GITHUB_ISSUE = {
    "id": 1,
    "number": 9,
    "title": "Checkout down",
    "comments_url": "x",
    "created_at": "2026-10-06T14:05:00Z",
    "closed_at": "2026-10-06T15:00:00Z",
    "user": {"login": "ada"},
    "body": "It is slow",
    "closed_by": {"login": "bo"},
    "html_url": "https://github.com/acme/shop/issues/9",
}
TEAMS_CARD = [
    {
        "id": "1",
        "messageType": "message",
        "createdDateTime": "2026-10-06T14:00:00Z",
        "subject": None,
        "body": {"content": ""},
        "eventDetail": {"@odata.type": "x"},
        "attachments": [{"content": {"body": [{"text": "CPU"}, {"facts": [{"name": "a"}]}]}}],
    }
]
SLACK_ODD = [
    {
        "type": "message",
        "subtype": "message_changed",
        "message": SLACK[0],
        "ts": "1790000000.5",
        "permalink": "https://example.com",
    },
    {
        "type": "message",
        "bot_id": "B1",
        "bot_profile": {"name": "x"},
        "user": "U1",
        "ts": "1790000001.5",
        "blocks": [{"elements": [{"elements": [{"text": "a"}]}]}],
        "files": [{"title": "f"}],
        "attachments": [{"fields": [{"title": "t", "value": "v"}]}],
        "comment": {"user": "U1"},
        "thread_ts": "1790000000.5",
    },
]
TEAMS = {
    "value": [
        {
            "id": "1790000000000",
            "messageType": "message",
            "createdDateTime": "2026-10-06T14:00:00.123Z",
            "lastEditedDateTime": "2026-10-06T14:01:00Z",
            "chatId": "19:x",
            "webUrl": "https://teams.example.com/1",
            "from": {"user": {"displayName": "Ada"}, "application": None},
            "body": {
                "contentType": "html",
                "content": '<p>hi <at id="0">Bo</at> &amp; all</p><pre>a\n  b</pre>',
            },
            "replies": [
                {
                    "id": "1790000060000",
                    "replyToId": "1790000000000",
                    "messageType": "message",
                    "createdDateTime": "2026-10-06T14:01:00Z",
                    "chatId": "19:x",
                    "from": {"application": {"displayName": "Grafana"}},
                    "body": {"contentType": "text", "content": "alert resolved"},
                }
            ],
        }
    ]
}
IRC = """--- Log opened Tue Oct 06 14:00:00 2026
23:58 <@ada> checkout is down
23:58 -!- bo [~bo@example.com] has joined #ops
23:59  * bo looks
00:04 <bo> rolled back
"""
ZOOM = """09:03:27 From Ada to Everyone:
\tcheckout is down
\tsince nine
09:03:40 From Bo to Everyone:
\tReplying to "checkout is do..."
\t
\ton it
09:03:50 From Ada to Bo:
\tsalary talk
09:04:00 From Bo to Everyone:
\tReacted to "on it" with 👍
"""
JSON: dict[str, Any] = {
    "slack": SLACK,
    "pagerduty": PAGERDUTY,
    "opsgenie": OPSGENIE,
    "alertmanager": ALERTMANAGER,
    "grafana-oncall": ONCALL,
    "datadog": DATADOG,
    "statuspage": STATUSPAGE,
    "github": GITHUB,
    "gitlab": GITLAB,
    "jira": JIRA,
    "teams": TEAMS,
}
VARIANTS = [
    *JSON.items(),
    ("pagerduty", PAGERDUTY_INCIDENT),
    ("pagerduty", PAGERDUTY_EVENT),
    ("datadog", DATADOG_2),
    ("opsgenie", OPSGENIE_ALERT),
    ("jira", JIRA_HOOK),
    ("github", GITHUB_ISSUE),
    ("teams", TEAMS_CARD),
    ("slack", SLACK_ODD),
]
TEXT = {"irc": IRC, "zoom": ZOOM}
