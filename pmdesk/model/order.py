"""Positions that leave room between neighbours, so that moving a row rewrites one row."""

from collections.abc import Sequence

STEP = 1 << 20
"""The distance of two rows added one after the other; halved some 20 times before a renumbering."""


def after(position: int | None) -> int:
    """A position behind the last one."""
    return STEP if position is None else position + STEP


def between(before: int | None, behind: int | None) -> int | None:
    """A free position between two neighbours (None = the end); None where there is no room left."""
    if behind is None:
        return after(before)
    if before is None:
        return behind - STEP
    middle = (before + behind) // 2
    return middle if before < middle < behind else None


def placed(positions: Sequence[int], index: int) -> tuple[int | None, tuple[int, ...]]:
    """Where a row put at `index` of the ordered `positions` stands.

    Gives (its position, ()) where there is room, else (None, new positions for all rows, the put
    one among them at `index`).
    """
    before = positions[index - 1] if index > 0 else None
    behind = positions[index] if index < len(positions) else None
    free = between(before, behind)
    if free is not None:
        return free, ()
    return None, tuple(STEP * (n + 1) for n in range(len(positions) + 1))
