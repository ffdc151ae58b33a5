"""The head of every page: stage and title, at the right the clock or the day."""

from datetime import datetime, timedelta

from pmdesk.model.audience import Audience, RoomClock
from pmdesk.model.countdown import clock_figure, whole_seconds
from pmdesk.ui.audience.picture import Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import (
    BODY_STRONG,
    CAPTION,
    CAPTION_STRONG,
    elided,
    line,
    line_to,
    width,
)
from pmdesk.ui.tr import tr


def clock_text(left: timedelta) -> str:
    """04:10, or +02:10 when the time is over."""
    seconds = whole_seconds(left)
    return clock_figure(seconds) if seconds >= 0 else f"+{clock_figure(-seconds)}"


def clock_ops(clock: RoomClock | None, now: datetime, sheet: Sheet) -> Ops:
    """The clock at the right of the head; amber and in words when the time is over."""
    if clock is None:
        return ()
    text = clock_text(clock.at(now))
    if text.startswith("+"):
        said = tr("{time} over").format(time=text)
        return line_to(sheet.right, sheet.head + 1, said, BODY_STRONG, "amber")
    digits = line_to(sheet.right, sheet.head + 1, text, BODY_STRONG, "ink")
    edge = sheet.right - width(text, BODY_STRONG) - 16
    return (*line_to(edge, sheet.head + 5, clock.label, CAPTION, "muted"), *digits)


def clock_width(clock: RoomClock) -> float:
    """The room that a clock takes at most, so that it never pushes the title."""
    label = width(clock.label, CAPTION) + 16 + width("0:00:00", BODY_STRONG)
    over = tr("{time} over").format(time="+0:00:00")
    return max(label, width(over, BODY_STRONG))


def head_ops(audience: Audience, sheet: Sheet) -> Ops:
    """Stage, title (cut where it is too long) and, where no clock is shown, the day."""
    top = sheet.head + 5
    stage = line(sheet.left, top, audience.stage_name, CAPTION_STRONG, "ink")
    x = sheet.left + width(audience.stage_name, CAPTION_STRONG) + 20
    if audience.clock is not None:
        right: Ops = ()
        taken = clock_width(audience.clock)
    else:
        right = line_to(sheet.right, top, audience.day, CAPTION, "muted")
        taken = width(audience.day, CAPTION)
    title = " ".join(audience.title.split())
    shown = elided(title, CAPTION, max(0.0, sheet.right - taken - 32 - x))
    return (*stage, *line(x, top, shown, CAPTION, "muted"), *right)
