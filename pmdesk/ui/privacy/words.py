"""Words that the dialogs of this folder share."""

from collections.abc import Sequence

from pmdesk.store.holding import Holding
from pmdesk.ui.tr import tr

PATHS = 3
"""Copies that are named by their paths."""


def counted(n: int, one: str, many: str) -> str:
    """3 places."""
    return f"{n} {one if n == 1 else many}"


def copies_said(held: Sequence[Holding]) -> str:
    """Which copies of the library still hold it, by path."""
    if not held:
        return ""
    named = [str(each.path) for each in held[:PATHS]]
    more = len(held) - PATHS
    if more > 0:
        named.append(tr("and {n} more in the same folders").format(n=more))
    files = counted(len(held), tr("backup still holds"), tr("backups still hold"))
    return tr("{files} it:\n{paths}").format(files=files, paths="\n".join(named))
