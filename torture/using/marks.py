"""What a process holds: memory, open files, threads, children, widgets and objects of Python."""

import gc
import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pmdesk.memory import give_back, let_go
from pmdesk.ui.theme.font_cache import forget_fonts
from torture.using.within import count

PAGE = os.sysconf("SC_PAGE_SIZE")
_SELF = Path("/proc/self")


@dataclass(frozen=True, slots=True)
class Mark:
    """One look; memory in MB."""

    memory: float
    files: Mapping[int, str]
    threads: int
    children: tuple[int, ...]
    widgets: int
    qt_objects: int
    objects: int
    kinds: Counter[str] = field(repr=False)
    widget_kinds: Counter[str] = field(repr=False)


def let_all_go() -> None:
    """What can go goes, as it does a moment after the last review was closed."""
    for _ in range(2):
        gc.collect()
    let_go()
    forget_fonts()
    give_back()


def mark() -> Mark:
    """After what can go has gone."""
    let_all_go()
    pages = int((_SELF / "statm").read_text().split()[1])
    widgets = QApplication.allWidgets()
    tops = [widget for widget in widgets if widget.parent() is None]
    kinds = Counter(type(each).__name__ for each in gc.get_objects())
    return Mark(
        memory=pages * PAGE / 2**20,
        files=open_files(),
        threads=sum(1 for _ in (_SELF / "task").iterdir()),
        children=children(),
        widgets=len(widgets),
        qt_objects=sum(count(top) for top in tops),
        objects=sum(kinds.values()),
        kinds=kinds,
        widget_kinds=Counter(type(widget).__name__ for widget in widgets),
    )


def open_files() -> dict[int, str]:
    """What each open file handle of this process leads to."""
    found = {}
    for handle in (_SELF / "fd").iterdir():
        try:
            found[int(handle.name)] = str(handle.readlink())
        except OSError:
            continue  # that of the listing itself
    return found


def left_open(before: Mark, after: Mark) -> list[str]:
    """What is open more often than before; by what it is: Qt ends a thread and begins another."""
    return list((_kinds_of(after.files) - _kinds_of(before.files)).elements())


def _kinds_of(files: Mapping[int, str]) -> Counter[str]:
    """How many handles lead to each file, and to each kind of what has only a number."""
    return Counter(re.sub(r"\[\d+\]$", "[]", path) for path in files.values())


def children() -> tuple[int, ...]:
    """The processes that this one has started and that are still there."""
    found = []
    for task in (_SELF / "task").iterdir():
        found += (task / "children").read_text().split()
    return tuple(sorted(int(id) for id in found))


def grown(before: Mark, after: Mark, most: int = 12) -> list[str]:
    """The kinds of Python objects of which there are more."""
    more = after.kinds - before.kinds
    return [f"{kind} +{count}" for kind, count in more.most_common(most)]
