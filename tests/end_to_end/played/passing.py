"""The time of a meeting that is played: it passes when it is told to, and is counted beside pmdesk.

Three things can happen to it: it passes, the computer sleeps, and somebody sets its clock.
"""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any


@dataclass
class Passing:
    """What the computer's clock tells (`now`, seconds of 1970) and seconds that go on evenly."""

    now: float
    even: float = 1000.0

    def clock(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)

    def ticks(self) -> float:
        return self.even

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        self.even += seconds

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: its clock goes on, the even seconds do not."""
        self.now += seconds

    def set_by(self, seconds: float) -> None:
        """Somebody sets the clock."""
        self.now += seconds

    def start_again(self) -> None:
        """Another process counts its even seconds from somewhere else."""
        self.even = 50.0


@dataclass
class Counted:
    """Minutes of the meeting as somebody with a watch counts them; knows nothing of pmdesk."""

    stage: str = ""
    runs: bool = False
    paused: bool = False
    spent: dict[str, float] = field(default_factory=dict)
    given: dict[str, float] = field(default_factory=dict)

    def pass_by(self, seconds: float) -> None:
        if self.runs and not self.paused:
            self.spent[self.stage] = self.spent.get(self.stage, 0.0) + seconds

    @property
    def of_stage(self) -> timedelta:
        return timedelta(seconds=self.spent.get(self.stage, 0.0))

    @property
    def of_meeting(self) -> timedelta:
        return timedelta(seconds=sum(self.spent.values()))

    @property
    def minute(self) -> int:
        """The minute of the meeting, from 0."""
        return int(self.of_meeting.total_seconds() // 60)


@dataclass
class Tally:
    """Keys and presses beyond the text, for each act by its kind."""

    acts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, kind: str, beyond: int) -> None:
        self.acts.setdefault(kind, []).append(beyond)

    def table(self) -> list[tuple[str, int, float, int]]:
        """Kind, how many, beyond the text on average and at most."""
        return [
            (kind, len(beyond), sum(beyond) / len(beyond), max(beyond))
            for kind, beyond in self.acts.items()
        ]


@dataclass
class Played:
    """Everything that goes from one process of a playing to the next."""

    passing: Passing
    counted: Counted = field(default_factory=Counted)
    tally: Tally = field(default_factory=Tally)
    done: list[str] = field(default_factory=list)
    owed: list[tuple[str, str]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    hurts: dict[str, int] = field(default_factory=dict)
    looks: int = 0

    def hurt(self, what: str) -> None:
        """Something that a facilitator would stumble over; counted, not a fault."""
        self.hurts = dict(Counter(self.hurts) + Counter([what]))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> "Played":
        parts = {"passing": Passing, "counted": Counted, "tally": Tally}
        made = {name: kind(**data.pop(name)) for name, kind in parts.items()}
        data["owed"] = [(noun, text) for noun, text in data["owed"]]
        return cls(**made, **data)
