"""One way into the program, tried with many inputs: what goes wrong is kept, and made small."""

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from time import perf_counter
from typing import Any

from pmdesk.model.errors import WorldError

HANG = 5.0
"""Seconds of work after which an input counts as one that hangs."""
STILL = 180.0
"""Seconds on the clock after which it does even where nothing works: others use the computer."""
SHRINKS = 300
"""How often a failing input is tried smaller."""
SHOWN = 600


class Hang(BaseException):
    """An input took too long; no handler of an ordinary fault stops it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A way in: `make` gives an input, `enter` sends it in; `share` is its part of all inputs.

    `enter` raises WorldError for what it refuses, and nothing else but on a fault.
    """

    name: str
    share: int
    make: Callable[[Random], Any]
    enter: Callable[[Any], object]
    limit: float = HANG


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did what none may do."""

    point: str
    seed: int
    what: str
    shown: str


@dataclass(slots=True)
class Tally:
    """How a way in fared."""

    name: str
    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return self.inputs / self.seconds if self.seconds else 0.0


def tried(point: Point, seeds: Iterator[int], most_failures: int = 5) -> Tally:
    """Sends one input for each seed in; stops at the fifth fault of different kinds."""
    tally, kinds = Tally(point.name), set()
    for seed in seeds:
        case = point.make(Random(f"{point.name} {seed}"))
        begun = perf_counter()
        fault = _entered(point, case)
        took = perf_counter() - begun
        tally.inputs += 1
        tally.seconds += took
        tally.slowest = max(tally.slowest, took)
        tally.refused += fault == ""
        if not fault:
            continue
        kind = _kind(fault)
        if kind not in kinds:
            kinds.add(kind)
            small = shrunk(case, lambda less, kind=kind: _kind(_entered(point, less)) == kind)
            shown = repr(small)
            shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}… ({len(shown)} characters)"
            tally.failures.append(Failure(point.name, seed, fault, shown))
        if len(kinds) >= most_failures:
            break
    return tally


def _entered(point: Point, case: Any) -> str | None:
    """None where the input was taken, "" where it was refused, else what went wrong."""
    try:
        with watched(point.limit):
            point.enter(case)
    except WorldError as refused:
        return "" if refused.said and "\n" not in refused.said else f"not one line: {refused.said}"
    except Hang:
        return f"Hang: over {point.limit:g} s"
    except SystemExit as stop:
        return f"SystemExit: {stop.code}"
    except Exception:
        return traceback.format_exc(limit=-8)
    return None


def _kind(fault: str | None) -> str:
    """The same for inputs that fail in the same way: the fault and the line where it rose."""
    if not fault:
        return ""
    lines = [line.strip() for line in fault.strip().splitlines()]
    places = [line for line in lines if line.startswith("File ")]
    return f"{lines[-1].partition(':')[0]} {places[-1] if places else ''}"


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Raises Hang inside where it takes too long; long searches of `re` are stopped, too."""

    def ring(*_: object) -> None:
        raise Hang

    clocks = {
        signal.SIGPROF: (signal.ITIMER_PROF, seconds),
        signal.SIGALRM: (signal.ITIMER_REAL, STILL),
    }
    before = {number: signal.signal(number, ring) for number in clocks}
    for clock, limit in clocks.values():
        signal.setitimer(clock, limit)
    try:
        yield
    finally:
        for clock, _limit in clocks.values():
            signal.setitimer(clock, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def shrunk(case: Any, fails: Callable[[Any], bool]) -> Any:
    """A smaller input that fails as well; only texts, bytes and lists can be made smaller."""
    if not isinstance(case, str | bytes | list):
        return case
    left, size = SHRINKS, max(1, len(case) // 2)
    while left > 0 and size:
        at = 0
        while at < len(case) and left > 0:
            less = case[:at] + case[at + size :]
            left -= 1
            if fails(less):
                case = less
            else:
                at += size
        size //= 2
    return case
