"""Lines of a timeline a second: our reader against dateparser on the same lines.

dateparser is asked in the way that is kindest to it: in English only, for the time in the line
(`search_dates`, as our reader does), and once more for the bare time alone (`parse`). It is an
extra: `pip install .[bench]`.
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Sequence
from datetime import date

from pmdesk.intake.read import read

AIM = 1 / 50
_TEXTS = (
    "Alert fires for the checkout in two regions",
    "Rollback of release 412 started by the on-call engineer",
    "Customers are told on the status page; 3 of 5 hosts are back",
    "Error rate is below 0.5 % again",
)
_TIMES = (
    "2026-10-06 {h:02}:{m:02}",
    "2026-10-06T{h:02}:{m:02}:09Z",
    "Oct 6 {h:02}:{m:02}:09",
    "6 October 2026, {h:02}:{m:02}",
    "{h:02}:{m:02}",
    "{h:02}:{m:02} UTC",
    "October 6, 2026 {h12}:{m:02} PM",
    "10/06/2026 {h:02}:{m:02}",
)
_COUNT = 10_000
_FEW = 100


def run() -> list[tuple[str, float, float]]:
    """Our time for a line over that of dateparser; without dateparser only our figure is shown."""
    times = [
        _TIMES[n % len(_TIMES)].format(h=12 + n % 12, h12=n % 11 + 1, m=n // 12 % 60)
        for n in range(_COUNT)
    ]
    lines = [f"{when} – {_TEXTS[n % len(_TEXTS)]}" for n, when in enumerate(times)]
    text = "\n".join(lines).encode()
    assert len(read(text, day=date(2026, 10, 6), zone="UTC").entries) == _COUNT
    ours = min(_seconds(lambda: read(text, day=date(2026, 10, 6), zone="UTC")) for _ in range(3))
    name = f"intake: {_COUNT / ours:,.0f} lines a second"
    if importlib.util.find_spec("dateparser") is None:
        print(f"{'':7}  {'':5}  {name}; dateparser is not installed, so nothing to compare")
        return []
    return [
        (f"{name}; ours / dateparser.{called}", ours / _COUNT / theirs, AIM)
        for called, theirs in _rival(lines, times)
    ]


def _rival(lines: Sequence[str], times: Sequence[str]) -> list[tuple[str, float]]:
    """Seconds a line of dateparser, by what is called."""
    parse = importlib.import_module("dateparser").parse
    search = importlib.import_module("dateparser.search").search_dates
    search(lines[0], languages=["en"])  # loads its languages
    return [
        (
            "search_dates",
            _seconds(lambda: [search(line, languages=["en"]) for line in lines[:_FEW]]) / _FEW,
        ),
        (
            "parse, time only",
            _seconds(lambda: [parse(when, languages=["en"]) for when in times[:_FEW]]) / _FEW,
        ),
    ]


def _seconds(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


if __name__ == "__main__":
    for what, ratio, aim in run():
        print(f"{ratio:7.4f}  {aim:5.2f}  {what}")
