"""What item models that are changed and never reset share: where two lists of rows differ."""

from collections.abc import Sequence


def differing(old: Sequence[object], new: Sequence[object]) -> tuple[int, int, int]:
    """(first row that differs, how many old rows go there, how many new ones come)."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, len(old) - head - tail, len(new) - head - tail
