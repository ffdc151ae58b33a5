"""Small valid inputs to begin with: exports of every source, tables, reports, bundles, zips."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pmdesk.intake.sources.table import BY_KEY
from pmdesk.model import bundle
from pmdesk.model.review import Review
from pmdesk.report.export import export
from pmdesk.resources import resource
from tests.full_review import full_review
from tests.intake.sources import samples

TYPED = b"""Tue 6 Oct 2026, all times CEST
14:05 Alert fires: checkout error rate over 5 %
14:07 \xe2\x80\x93 @Ada: acknowledges, calls the database team
~14:20 pool size looks wrong
14:30-14:45 rollback of deploy 7f3a
T+50m mitigated
between 15:00 and 15:10 all green again
2026-10-07 09:00 Follow-up: owner Ada, due 2026-11-01
"""
TABLE = b"""time,event,team,notes
2026-10-06T14:05:00Z,"Alert, fires",Payments,"line
break"
2026-10-06 16:10 CEST,'=1+1,,x
06/10/2026 14:20;x;y;z
"""
REPORT = b"""# Checkout down

**Severity**: SEV-1  **Date**: 2026-10-06  **Services**: checkout, orders

## Summary
Orders failed for 50 minutes.

## Impact
3 % of customers.

## Timeline (UTC)
| Time | Event |
|---|---|
| 14:05 | Alert fires |
| 14:30 | Rolled back |

- 15:00 resolved

## Contributing factors
- Pool size was a guess

## Lessons learned
### What went well
- Quick call

## Action items
| Action | Owner | Due | Ticket |
|---|---|---|---|
| Alert on pool use | Ada | 2026-11-01 | CHK-1 |
"""
RECORD = b'{"time": "2026-10-06T14:05:00Z", "level": "error", "msg": "pool exhausted"}\n'
LOGS = (
    b"2026-10-06T14:05:00.123Z ERROR checkout pool exhausted\n"
    b'time="2026-10-06T14:05:01Z" level=warn msg="retry"\n'
    b"<34>Oct  6 14:05:02 host app[1]: down\n" + RECORD
)


@cache
def shipped() -> Review:
    """The sample review of the app."""
    return bundle.read(resource("samples/sample.json")).review


@cache
def full() -> Review:
    """The review in which nothing is at its default, without files beside it."""
    review = full_review()
    return replace(review, attachments=tuple(replace(row, blob="") for row in review.attachments))


def as_json(value: Any) -> bytes:
    """As an export would write it; not a number and half pairs go out as they are."""
    return json.dumps(value).encode()


def as_zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@cache
def by_format() -> Mapping[str, tuple[bytes, ...]]:
    """Samples by the key of their format."""
    found: dict[str, list[bytes]] = {
        "text": [TYPED, LOGS, RECORD * 3],
        "csv": [TABLE, TABLE.replace(b",", b"\t"), export(shipped(), "csv"), _quoted()],
        "markdown": [REPORT, export(shipped(), "md")[:6000]],
        **{key: [] for key in BY_KEY},
    }
    for key, value in samples.VARIANTS:
        found[key].append(as_json(value))
    for key, text in samples.TEXT.items():
        found[key].append(text.encode())
    found["slack"].append(
        as_zip({"users.json": b"[]", "general/2026-09-21.json": as_json(samples.SLACK)})
    )
    return {key: tuple(rows) for key, rows in found.items() if rows}


def _quoted() -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, delimiter=";").writerows(
        [("Date", "Time", "Event"), ("2026-10-06", "14:05", 'says "up"'), ("", "14:10", "x\ny")]
    )
    return out.getvalue().encode()


@cache
def every() -> tuple[bytes, ...]:
    """All of them, to splice with."""
    return tuple(row for rows in by_format().values() for row in rows)
