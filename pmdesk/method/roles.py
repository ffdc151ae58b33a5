"""The roles that a seat can have, which of them lead, and which a meeting has or lacks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.review import Review, Seat


@dataclass(frozen=True, slots=True)
class WantedRole:
    """A role that a meeting usually has; `role` is what a new seat for it is called.

    `holder` is the field of the review that names a seat for it, "" where there is none.
    """

    key: str
    name: str
    role: str
    words: tuple[str, ...]
    but_not: tuple[str, ...]
    holder: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """A role, the seats that come with it, and whether it was said not to be needed here."""

    role: WantedRole
    seats: tuple[Seat, ...]
    spared: bool

    @property
    def missing(self) -> bool:
        """Whether nobody comes who has it, and nobody said that it is not needed."""
        return not self.seats and not self.spared


@cache
def role_names() -> tuple[str, ...]:
    """The roles to offer, those of the response first."""
    return texts(table("roles")["names"])


@cache
def holder_sentences() -> Mapping[str, str]:
    """What a seat that the review names is there for, by the field that names it."""
    return {name: str(text) for name, text in table("roles")["holders"].items()}


def lead_of(review: Review) -> Seat | None:
    """The first seat whose role or alias says that it led the response."""
    words = texts(table("roles")["leads"])
    for seat in review.seats:
        said = f"{seat.role}\n{seat.alias}".casefold()
        if any(word in said for word in words):
            return seat
    return None


@cache
def wanted_roles() -> tuple[WantedRole, ...]:
    """The roles that a meeting usually has, in their order."""
    return tuple(
        WantedRole(
            row["key"],
            row["name"],
            row.get("role", row["name"]),
            texts(row["words"]),
            texts(row.get("but_not", ())),
            row.get("holder", ""),
        )
        for row in table("roles")["wanted"]
    )


def coverage(review: Review) -> tuple[Coverage, ...]:
    """Each role that a meeting usually has, with who comes to it; who does not come covers none."""
    return tuple(
        Coverage(
            role,
            tuple(seat for seat in review.seats if seat.present and _has(review, seat, role)),
            role.key in review.roles_spared,
        )
        for role in wanted_roles()
    )


def has_role(seat: Seat, key: str) -> bool:
    """Whether a seat's role or alias says that it has a role, by the role's key."""
    role = next(role for role in wanted_roles() if role.key == key)
    said = f"{seat.role}\n{seat.alias}"
    return bool(_pattern(role.words).search(said)) and not (
        role.but_not and _pattern(role.but_not).search(said)
    )


def _has(review: Review, seat: Seat, role: WantedRole) -> bool:
    held = bool(role.holder) and getattr(review, role.holder) == seat.id
    return held or has_role(seat, role.key)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
