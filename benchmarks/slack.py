"""A Slack export of 100,000 messages read through our reader, against `json.load` on its files."""

import io
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import process_time
from typing import Any

from pmdesk.intake.read import read
from pmdesk.intake.sources.opening import Documents
from pmdesk.intake.sources.slack import SLACK
from pmdesk.intake.sources.source import Content, Given, Record

MESSAGES = 100_000
CHANNELS = 10
DAYS = 20
ROUNDS = 3
AIM = 5.0

_BEGUN = datetime(2026, 9, 14, 8, tzinfo=UTC)
_WORDS = (
    *("the", "checkout", "pods", "on", "node", "seven", "are", "throwing", "errors", "again"),
    *("can", "somebody", "have", "a", "look", "before", "we", "roll", "back", "release"),
    *("four", "and", "tell", "support", "what", "customers", "see", "right", "now", "thanks"),
)


def files_of(messages: int = MESSAGES) -> dict[str, bytes]:
    """An export as Slack writes it: pretty JSON, a file for each channel and day."""
    chance = random.Random(7)
    users = [f"U{n:08X}" for n in range(200)]
    files = {
        "users.json": _written([_user(id, n) for n, id in enumerate(users)]),
        "channels.json": _written(
            [{"id": f"C{n:08X}", "name": f"channel-{n}"} for n in range(CHANNELS)]
        ),
    }
    each = messages // (CHANNELS * DAYS)
    for channel in range(CHANNELS):
        for day in range(DAYS):
            begun = _BEGUN + timedelta(days=day)
            rows = [_message(chance, users, begun, n * 28_000 // each, n) for n in range(each)]
            files[f"channel-{channel}/{begun:%Y-%m-%d}.json"] = _written(rows)
    return files


def _written(value: Any) -> bytes:
    return json.dumps(value, indent=4).encode()


def _user(id: str, number: int) -> dict[str, Any]:
    name = f"person{number}"
    return {
        "id": id,
        "name": name,
        "is_bot": number < 10,
        "profile": {"display_name": name, "real_name": f"Person {number}"},
    }


def _message(
    chance: random.Random, users: list[str], begun: datetime, second: int, number: int
) -> dict[str, Any]:
    """Its fields are those of a message of today: mostly plain, some answers, edits and links."""
    text = " ".join(chance.choices(_WORDS, k=chance.randint(3, 25)))
    user, ts = chance.choice(users), f"{begun.timestamp() + second:.0f}.{number:06}"
    if number % 7 == 0:
        text += (
            f" <@{chance.choice(users)}> see <https://example.com/{number}|the graph> &amp; reply"
        )
    message: dict[str, Any] = {
        "user": user,
        "type": "message",
        "ts": ts,
        "client_msg_id": f"{chance.getrandbits(128):032x}",
        "text": text,
        "team": "T00000001",
        "user_profile": {"real_name": user, "display_name": user, "team": "T00000001"},
        "blocks": [
            {
                "type": "rich_text",
                "block_id": "b1",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "text", "text": text}],
                    }
                ],
            }
        ],
    }
    if number % 5 == 0:
        message["thread_ts"] = f"{begun.timestamp():.0f}.000000"
    if number % 50 == 0:
        message["edited"] = {"user": user, "ts": ts}
    return message


def seconds(act: Callable[[], object]) -> float:
    """Processor time: other programs on the machine do not count."""
    begun = process_time()
    act()
    return process_time() - begun


def records_of(files: dict[str, bytes]) -> int:
    """All messages of the export as records: before the cap of a timeline strikes."""
    content = Content(files=Documents(files))
    return sum(isinstance(item, Record) for item in SLACK.read(content, Given()))


def run() -> list[tuple[str, float, float]]:
    """All its messages read, and one channel on one day of it taken in; medians, in turn."""
    files = files_of()

    def bare() -> None:
        for data in files.values():
            json.load(io.BytesIO(data))

    def one_day() -> None:
        day = _BEGUN.date()
        assert read(files, channels=["channel-3"], first=day, last=day).entries

    assert records_of(files) == MESSAGES
    times = [
        (seconds(bare), seconds(lambda: records_of(files)), seconds(one_day)) for _ in range(ROUNDS)
    ]
    plain, every, day = (median(column) for column in zip(*times, strict=True))
    what = f"{MESSAGES:,} messages of Slack"
    return [
        (f"{what}: all read / json.load", every / plain, AIM),
        (f"{what}: one channel and day taken in / json.load", day / plain, AIM),
    ]
