"""What a board shows, as plain values: columns of sections of cards. A stage makes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPlan:
    """One card; `spoken` follows the text when the card is read aloud."""

    id: str
    text: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """Cards under a heading ("" = none); `renames` where the heading is the user's own.

    The heading of a section without cards is not shown.
    """

    key: str
    name: str
    cards: tuple[CardPlan, ...]
    renames: bool = False


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column; `ask` is its question in short, `question` in full.

    It has at least one section; `fresh` is the one that takes new cards. Below its cards stand
    `links`, each a key and its words, and a `note`. Where there is a `prompt` it stands above the
    cards, large enough to be read aloud, and `also` below it.
    """

    key: str
    name: str
    ask: str
    question: str
    sections: tuple[SectionPlan, ...]
    fresh: str = ""
    renames: bool = False
    links: tuple[tuple[str, str], ...] = ()
    note: str = ""
    prompt: str = ""
    also: str = ""

    @property
    def cards(self) -> tuple[CardPlan, ...]:
        return tuple(card for section in self.sections for card in section.cards)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card goes: None keeps the section, or the order, that the card has."""

    column: str
    section: str | None
    before: str | None


Plan = tuple[ColumnPlan, ...]


def find_card(plan: Plan, id: str) -> tuple[int, int, int] | None:
    """Column, section and place in it of a card."""
    for c, column in enumerate(plan):
        for s, section in enumerate(column.sections):
            for n, card in enumerate(section.cards):
                if card.id == id:
                    return c, s, n
    return None


def sideways(plan: Plan, id: str, by: int) -> Place | None:
    """To the neighbouring column, section and order as they are; None at either end."""
    found = find_card(plan, id)
    if found is None or not 0 <= found[0] + by < len(plan):
        return None
    return Place(plan[found[0] + by].key, None, None)


def upwards(plan: Plan, id: str) -> Place | None:
    """Before the card above, or to the end of the section above."""
    found = find_card(plan, id)
    if found is None:
        return None
    c, s, n = found
    column = plan[c]
    if n > 0:
        section = column.sections[s]
        return Place(column.key, section.key, section.cards[n - 1].id)
    return Place(column.key, column.sections[s - 1].key, "") if s > 0 else None


def downwards(plan: Plan, id: str) -> Place | None:
    """Behind the card below, or to the start of the section below."""
    found = find_card(plan, id)
    if found is None:
        return None
    c, s, n = found
    column = plan[c]
    section = column.sections[s]
    if n < len(section.cards) - 1:
        behind = section.cards[n + 2].id if n + 2 < len(section.cards) else ""
        return Place(column.key, section.key, behind)
    if s == len(column.sections) - 1:
        return None
    below = column.sections[s + 1]
    return Place(column.key, below.key, below.cards[0].id if below.cards else "")
