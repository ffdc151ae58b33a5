"""What is said at a start: how the last sitting ended, and what was taken in that it had kept."""

from collections.abc import Sequence
from datetime import datetime

from pmdesk.store.recovered import Became, Recovered
from pmdesk.ui.tr import tr


def ended_words(stored: datetime, *, again: bool) -> str:
    """That pmdesk ended unexpectedly; `stored` is the time of the last commit, in local time."""
    until = stored.strftime("%H:%M:%S")
    if again:
        said = tr("pmdesk ended unexpectedly twice in a row, so no review was opened by itself.")
    else:
        said = tr("pmdesk ended unexpectedly.")
    return f"{said} " + tr("Everything until {time} is stored.").format(time=until)


def recovered_words(found: Sequence[Recovered]) -> str:
    """What could not be stored last time and is now; a restricted review is not named."""
    return " ".join(_one(each) for each in found)


def _one(each: Recovered) -> str:
    title = tr("a restricted review") if each.restricted else f"“{each.title}”"
    if each.became is Became.COPY:
        said = tr(
            "What could not be stored of {title} is beside it as a copy: it changed since "
            "({differs})."
        )
    elif each.steps == 1:
        said = tr("1 change to {title} could not be stored last time; it is stored now.")
    else:
        said = tr("{count} changes to {title} could not be stored last time; they are stored now.")
    return said.format(title=title, count=each.steps, differs=each.differs or tr("notes"))
