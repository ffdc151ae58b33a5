"""The words for whether what stands on the console is stored."""

from pmdesk.ui.session import ReviewSession
from pmdesk.ui.tr import tr

SLOW = 1.0
"""Seconds of a commit from which the disk is named."""


def saved_words(session: ReviewSession) -> tuple[str, str]:
    """What is said, and its role."""
    if session.reads_only:
        return tr("Reading only"), "amber"
    if not session.is_stored:
        return tr("Not stored"), "brick"
    at = session.saved_at
    if at is None:
        return tr("Saved"), "accent"
    clock = at.astimezone().strftime("%H:%M:%S")
    if session.took >= SLOW:
        said = tr("Saved {time}, slow disk: {seconds} s")
        return said.format(time=clock, seconds=f"{session.took:.1f}"), "amber"
    return tr("Saved {time}").format(time=clock), "accent"
