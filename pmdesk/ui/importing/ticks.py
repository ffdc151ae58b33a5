"""Which of the proposed entries come in: ticks, what is here already, the part, what is masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pmdesk.intake.masked import masked, masked_entry
from pmdesk.intake.span import Bound, within
from pmdesk.intake.values import Intake, ProposedEntry
from pmdesk.method.secrets import SECRETS, SecretFound, kinds_of
from pmdesk.ui.importing.reading import Reading


@dataclass(frozen=True, slots=True)
class Here:
    """Which of the entries are here already: their places, and the review that has them.

    `locked` ones are in the review that takes the others in, so they cannot come in again.
    """

    places: frozenset[int] = frozenset()
    title: str = ""
    locked: bool = False


NOTHING = Reading(intake=Intake(format=""))


class Ticks:
    """One reading and what somebody has chosen of it; places count its entries from 0."""

    def __init__(self) -> None:
        self.reading, self.here = NOTHING, Here()
        self.chosen: set[int] = set()
        self.part: frozenset[int] = frozenset()
        self.masks: frozenset[str] = kinds_of(SECRETS)
        self.only_warned = False
        self.bounds = (Bound(), Bound())
        self._touched: dict[tuple[int, str], bool] = {}
        self._masked = lru_cache(maxsize=2048)(self._mask)

    @property
    def entries(self) -> Sequence[ProposedEntry]:
        return self.reading.intake.entries

    @property
    def has_lines(self) -> bool:
        """Whether the entries stand on lines of a text; those of an export do not."""
        return bool(self.reading.lines)

    def show(self, reading: Reading, here: Here) -> None:
        """Another reading; a line that somebody ticked or unticked before stays so."""
        self.reading, self.here = reading, here
        self.chosen = {
            n
            for n, row in enumerate(self.entries)
            if self._touched.get((row.line, row.text), n not in here.places)
            and not self.is_locked(n)
        }
        self._masked.cache_clear()
        self.bound(*self.bounds)

    def forget(self) -> None:
        """Another text comes: what was ticked and bounded held for the one before."""
        self._touched.clear()
        self.bounds, self.only_warned = (Bound(), Bound()), False

    def bound(self, first: Bound, last: Bound) -> None:
        """Only the entries between two bounds are shown and come in."""
        self.bounds = (first, last)
        everything = first.open and last.open
        places = frozenset(range(len(self.entries)))
        self.part = places if everything else within(self.entries, first, last)

    def shown(self) -> list[int]:
        """The places that the table shows, in their order."""
        places = sorted(self.part)
        return [n for n in places if self.entries[n].warnings] if self.only_warned else places

    def taken(self) -> list[int]:
        """The places that come in."""
        return sorted(self.chosen & self.part)

    def is_locked(self, place: int) -> bool:
        """Whether an entry is in this very review already."""
        return self.here.locked and place in self.here.places

    def tick(self, places: Iterable[int], on: bool) -> None:
        changed = {place for place in places if not self.is_locked(place)}
        self.chosen = self.chosen | changed if on else self.chosen - changed
        rows = (self.entries[place] for place in changed)
        self._touched |= {(row.line, row.text): on for row in rows}

    def bots(self) -> list[int]:
        """The entries of the part that no person wrote."""
        return [place for place in sorted(self.part) if self.entries[place].bot]

    def warned(self) -> list[int]:
        """The entries of the part with warnings."""
        return [place for place in sorted(self.part) if self.entries[place].warnings]

    def mask(self, kinds: frozenset[str]) -> None:
        """What is of these kinds is shown, and comes in, as a word such as ‹token›."""
        self.masks = kinds
        self._masked.cache_clear()

    def found(self, place: int) -> tuple[SecretFound, ...]:
        """What is secret or personal in an entry."""
        return self.reading.found[place] if place < len(self.reading.found) else ()

    def entry(self, place: int) -> ProposedEntry:
        """An entry as it would come in."""
        if not self.found(place):
            return self.entries[place]
        return self._masked(place)

    def masked(self) -> Intake:
        """Everything that was read, as it would come in."""
        intake = self.reading.intake
        beside = masked(replace(intake, entries=()), self.masks)
        return replace(beside, entries=tuple(map(self.entry, range(len(self.entries)))))

    def _mask(self, place: int) -> ProposedEntry:
        return masked_entry(self.entries[place], self.masks)
