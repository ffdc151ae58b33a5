"""Lines of a timeline a second: our reader against dateparser on the same lines.

dateparser looks for the time in each line (`search_dates`), as our reader does: once with no
language named, as ours, and once told the seven languages that ours knows. It is an extra:
`pip install .[bench]`. Times are those of the processor.
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

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
_FEW = 48
_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"]


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
        (f"{name}; ours / dateparser told {told}", ours / _COUNT / theirs, AIM)
        for told, theirs in _rival(lines)
    ]


def _rival(lines: Sequence[str]) -> list[tuple[str, float]]:
    """Seconds a line of dateparser, by what it was told."""
    search = importlib.import_module("dateparser.search").search_dates
    found = []
    for told, languages in (("no language", None), ("seven languages", _LANGUAGES)):
        ask = partial(search, languages=languages)
        ask(lines[0])  # loads its languages
        found.append((told, _seconds(lambda ask=ask: [ask(line) for line in lines[:_FEW]]) / _FEW))
    return found


def _seconds(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


if __name__ == "__main__":
    for what, ratio, aim in run():
        print(f"{ratio:7.4f}  {aim:5.2f}  {what}")
