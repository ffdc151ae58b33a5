"""What the room sees at the moment, in a few words: for the audience button and its bubble."""

from datetime import datetime

from pmdesk.method.stages import stage_guide
from pmdesk.model.times import entry_clock
from pmdesk.model.walking import so_far
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.room import Room
from pmdesk.ui.tr import tr


def state_words(room: Room) -> tuple[str, str]:
    """The state of the audience window, and where the room is."""
    if not room.is_open:
        return tr("Open audience"), tr("Closed. F5")
    if room.view is RoomView.BLANK:
        return tr("Audience is blank"), tr("An empty page")
    if room.view is RoomView.FROZEN and room.frozen_since is not None:
        said = tr("Frozen since {time}").format(time=_clock(room.frozen_since))
        return said, tr("The room keeps its page")
    return tr("Audience is live"), place_words(room)


def place_words(room: Room) -> str:
    """Where the room is: "Timeline, moment 10", "Factors, page 1 of 2"."""
    name = stage_guide(room.stage).name
    if room.stage is Stage.TIMELINE:
        word = tr("back at moment {n}") if room.looks_back else tr("moment {n}")
        at = word.format(n=room.place + 1) if room.reached else tr("not begun")
        return f"{name}, {at}"
    return f"{name}, {page_words(room)}" if room.pages > 1 else name


def page_words(room: Room) -> str:
    """Which of its pages the room sees."""
    return tr("page {n} of {all}").format(n=room.page + 1, all=room.pages)


def back_words(room: Room, *, crashed: bool = False) -> str:
    """Where somebody is again after a restart; "" where no meeting runs, so nothing was missed."""
    if not room.running:
        return tr("You are back where you were.") if crashed else ""
    place = stage_guide(room.stage).name
    current = room.current
    if room.stage is Stage.TIMELINE and current is not None:
        told = so_far(current, room.reached[-1].at)
        place = f"{place}, {entry_clock(told, room.review.zone)}"
    if room.paused:
        return tr("Back where you were: {place}. The meeting is paused.").format(place=place)
    return tr("Back where you were: {place}. The meeting is still running.").format(place=place)


def _clock(at: datetime) -> str:
    """As on the clock of this computer, like the time at which something was saved."""
    return at.astimezone().strftime("%H:%M")
