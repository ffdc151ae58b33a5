"""What is said at the opening of the devil's advocate, of leaders and of those affected."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table


@dataclass(frozen=True, slots=True)
class Parts:
    """What the advocate does, what leaders are asked beforehand, how those affected are told of."""

    advocate: str
    leaders: str
    affected: str


@cache
def parts() -> Parts:
    data = table("opening")
    return Parts(data["advocate"].strip(), data["leaders"].strip(), data["affected"])
