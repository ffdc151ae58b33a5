"""A part of a text that is too large to be read whole: its lines between two numbers."""

from mmap import mmap

from pmdesk.intake.decode import BYTES_CAP
from pmdesk.model.errors import WorldError
from pmdesk.ui.tr import tr

_TOO_LARGE = tr("{mb:,.0f} MB are too much to read at once.")


def part_of(data: bytes | mmap, first: int | None, last: int | None) -> tuple[bytes, int]:
    """The bytes of the lines from `first` to `last` (counted from 1), and how many are above it.

    Raises WorldError where no part is named, where it is still too large, and where there are no
    lines.
    """
    size = len(data) / 1e6
    if not _has_lines(data):
        advice = tr("Unpack it and import the folder, or export a shorter time.")
        raise WorldError(_TOO_LARGE.format(mb=size), advice)
    if first is None and last is None:
        advice = tr("It has {n:,} lines. Say above from which line to which: line 1 to {most}.")
        raise WorldError(
            _TOO_LARGE.format(mb=size), advice.format(n=_count(data), most=_fitting(data))
        )
    above = max((first or 1) - 1, 0)
    start = _after(data, 0, above)
    end = len(data) if last is None else _after(data, start, max(last - above, 0))
    if end - start > BYTES_CAP:
        said = tr("These lines have {mb:,.0f} MB; {cap:.0f} MB can be read at once.")
        advice = tr("From there to line {n} would fit.")
        fits = above + _fitting(data, start)
        raise WorldError(
            said.format(mb=(end - start) / 1e6, cap=BYTES_CAP / 1e6), advice.format(n=fits)
        )
    return bytes(data[start:end]), above


def is_too_large(data: bytes | mmap) -> bool:
    """Whether it has more bytes than one text may have; an archive has its own cap."""
    return len(data) > BYTES_CAP and bytes(data[:2]) != b"PK"


def _has_lines(data: bytes | mmap) -> bool:
    """Whether it is a text that can be cut between two lines: no archive, no JSON, no UTF-16."""
    head = bytes(data[:4096])
    return b"\0" not in head and head.lstrip()[:1] not in (b"{", b"[") and head[:2] != b"PK"


def _count(data: bytes | mmap) -> int:
    n = place = 0
    while (place := data.find(b"\n", place) + 1) > 0:
        n += 1
    return n + 1


def _fitting(data: bytes | mmap, start: int = 0) -> int:
    """How many whole lines from a place on can be read at once."""
    return bytes(data[start : start + BYTES_CAP]).count(b"\n")


def _after(data: bytes | mmap, start: int, lines: int) -> int:
    """The place behind so many lines."""
    for _ in range(lines):
        found = data.find(b"\n", start)
        if found < 0:
            return len(data)
        start = found + 1
    return start
