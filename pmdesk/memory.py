"""Keeps a window that is open all day small: the C library likes to hold what is free for later.

A console, a preview or an import leave tens of megabytes behind that nothing uses.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Which of its rules `mallopt` sets, by malloc.h."""
_LARGE = 128 << 10
_of_review: list[Callable[[], None]] = []


def settle() -> None:
    """Before the first thread: what is large comes from the system and goes back to it at once.

    Left alone, glibc raises that bound with the first big picture, which then lie between small
    things for good, and each thread keeps a heap of its own. After 8,000 random gestures that made
    the process a tenth larger.
    """
    mallopt = _of_libc("mallopt")
    if mallopt is not None:
        for rule, value in ((_TRIM_THRESHOLD, _LARGE), (_MMAP_THRESHOLD, _LARGE), (_ARENA_MAX, 1)):
            mallopt(rule, value)


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


Cache = TypeVar("Cache", bound=_Cache)


def of_review(cache: Cache) -> Cache:
    """Marks a cache that fills while a review is open: `let_go` empties it."""
    _of_review.append(cache.cache_clear)
    return cache


def let_go() -> None:
    """Once no review is open: forgets what was found and measured in its texts, and its icons.

    Icons are read again within a tenth of a millisecond each; those that were read while a console
    was there would keep a page of memory each when all around them is gone.
    """
    for clear in _of_review:
        clear()


def give_back() -> None:
    """Hands free memory to the system; only glibc has to be told. Takes about a millisecond."""
    trim = _of_libc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_libc(name: str) -> Any:
    """A function of glibc, None where there is another C library."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
