"""Where the labels of milestones stand on the strip: two levels, two sides, never one on another.

Level 0 is the upper one. A label stands left or right of its stem, which goes down from the label's
level to the axis; so a label on the lower level must also keep clear of stems from the upper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FLAG = 11.0
"""Width of a pennant; its label begins 4 pixels further."""

_AFTER_FLAG = FLAG + 4
_APART = 5.0
_MOST_SEARCHED = 6

Choice = tuple[int, bool]
"""Level, and whether the label stands left of its stem."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: the stem's x, widths of word and time, and the place it likes best."""

    x: float
    word: float
    time: float
    first: Choice


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label came to stand and how much of it is shown."""

    x: float
    level: int
    left: bool
    word: bool
    time: bool
    begin: float
    end: float


def place(wanted: Sequence[Wanted], width: float) -> tuple[Placed, ...]:
    """A place for each label within 0 … `width`: whole if all fit, else with fewer times.

    As a last resort some labels lose their words, as few as may be, and keep their pennants.
    """
    few = len(wanted) <= _MOST_SEARCHED
    whole = _search(wanted, width, True, 0, ()) if few else None
    if whole is not None:
        return whole
    for dropped in (0, 1) if few else ():
        found = _search(wanted, width, False, dropped, ())
        if found is not None:
            return _with_times(wanted, found, width)
    return _with_times(wanted, _greedy(wanted, width), width)


def _with_times(
    wanted: Sequence[Wanted], placed: tuple[Placed, ...], width: float
) -> tuple[Placed, ...]:
    """The same arrangement with times where there turns out to be room."""
    for n, label in enumerate(wanted):
        others = placed[:n] + placed[n + 1 :]
        longer = _put(label, (placed[n].level, placed[n].left), word=True, time=True)
        if placed[n].word and _free(longer, width, others):
            placed = (*placed[:n], longer, *placed[n + 1 :])
    return placed


def _search(
    wanted: Sequence[Wanted], width: float, time: bool, dropped: int, placed: tuple[Placed, ...]
) -> tuple[Placed, ...] | None:
    """The first arrangement, in order of preference, with at most `dropped` words left out."""
    if len(placed) == len(wanted):
        return placed
    label = wanted[len(placed)]
    for word in (True, False) if dropped else (True,):
        for choice in _choices(label.first):
            candidate = _put(label, choice, word=word, time=time)
            if _free(candidate, width, placed):
                rest = dropped if word else dropped - 1
                found = _search(wanted, width, time, rest, (*placed, candidate))
                if found is not None:
                    return found
    return None


def _greedy(wanted: Sequence[Wanted], width: float) -> tuple[Placed, ...]:
    """One after the other; words keep clear of all stems, so that no pennant covers one."""
    stems = {label.x for label in wanted}
    placed: tuple[Placed, ...] = ()
    for label in wanted:
        placed += (_best(label, width, placed, stems - {label.x}),)
    return placed


def _best(label: Wanted, width: float, placed: tuple[Placed, ...], stems: set[float]) -> Placed:
    for choice in _choices(label.first):
        candidate = _put(label, choice, word=True, time=False)
        begin, end = candidate.begin - FLAG, candidate.end + FLAG
        clear = not any(begin < stem < end for stem in stems)
        if clear and _free(candidate, width, placed):
            return candidate
    for choice in _choices(label.first):
        candidate = _put(label, choice, word=False, time=False)
        if _free(candidate, width, placed):
            return candidate
    return _put(label, (1, label.x + FLAG > width), word=False, time=False)


def _choices(first: Choice) -> tuple[Choice, ...]:
    """The place liked best, then the other level, then the other side."""
    level, left = first
    return (level, left), (1 - level, left), (level, not left), (1 - level, not left)


def _put(label: Wanted, choice: Choice, *, word: bool, time: bool) -> Placed:
    level, left = choice
    text = label.word + (label.time if time else 0.0)
    length = _AFTER_FLAG + text if word else FLAG
    begin, end = (label.x - length, label.x) if left else (label.x, label.x + length)
    return Placed(label.x, level, left, word, word and time, begin, end)


def _free(candidate: Placed, width: float, placed: Sequence[Placed]) -> bool:
    inside = candidate.begin >= 0 and candidate.end <= width
    return inside and not any(_clash(candidate, other) for other in placed)


def _clash(one: Placed, other: Placed) -> bool:
    if one.level == other.level:
        return _room(one)[0] < _room(other)[1] and _room(other)[0] < _room(one)[1]
    lower, upper = (one, other) if one.level == 1 else (other, one)
    begin, end = _room(lower)
    return begin + 1 < upper.x < end - 1 and upper.x != lower.x


def _room(label: Placed) -> tuple[float, float]:
    """What a label takes with its distance to the next one; nothing is added on the stem's side."""
    if label.left:
        return label.begin - _APART, label.end
    return label.begin, label.end + _APART
