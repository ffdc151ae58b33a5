"""What records of a source look like in JSON, and how each becomes items: most sources are this."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pmdesk.intake.sources.plain import IsOne, Object, has_one, shown, unwrapped
from pmdesk.intake.sources.source import Content, Given, Item, Unknown


@dataclass(frozen=True, slots=True)
class Shape:
    """`is_one` knows a record, `wrappers` name what records are wrapped in.

    `items` gets a record, its number and the zone of times without one.
    """

    is_one: IsOne
    wrappers: tuple[str, ...]
    items: Callable[[Object, int, str | None], Iterable[Item]]

    def recognises(self, content: Content) -> bool:
        """Whether one of the first records is one of these."""
        return has_one(content, self.is_one, *self.wrappers)

    def read(self, content: Content, given: Given) -> Iterator[Item]:
        """The items of all records; what is none of them is unknown."""
        for number, value in unwrapped(content, self.is_one, *self.wrappers):
            if isinstance(value, dict) and self.is_one(value):
                yield from self.items(value, number, given.zone)
            else:
                yield Unknown(number, text=shown(value))
