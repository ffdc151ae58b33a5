"""What the console can do with the room at the moment: the actions of the menu Meeting."""

from collections.abc import Callable, Mapping

from pmdesk.method.room import room_words
from pmdesk.model.gestures import header
from pmdesk.model.words import RoomView
from pmdesk.ui.console.goal_line import goal_of
from pmdesk.ui.console.sharing import Sharing
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession

Handlers = dict[str, Callable[[], object]]


def room_actions(session: ReviewSession, room: Room, sharing: Sharing) -> Handlers:
    """The handlers by key; what cannot be done now is left out and so greyed in the menus."""
    made: Handlers = {
        "audience": sharing.open,
        "freeze": lambda: room.set_view(RoomView.FROZEN),
        "blank": lambda: room.set_view(RoomView.BLANK),
        "mask-names": lambda: room.mask_names(not room.masked),
        "agree-timeline": lambda: _agree(session, room),
    }
    if room.away:
        made["take-on"] = room.take_on
    elif not room.running:
        made["start-meeting"] = room.begin
    else:
        made |= {
            "pause-meeting": room.pause,
            "show-goal": lambda: room.show_prompt(goal_of(session.review)),
            "one-minute-more": lambda: room.extend(1),
            "five-minutes-more": lambda: room.extend(5),
            "room-clock": lambda: room.show_clock(not _clock_shown(room)),
        }
    made |= room.steps()
    if room.is_open:
        made |= {
            "close-audience": sharing.close,
            "audience-full": sharing.full_screen,
            "audience-larger": lambda: sharing.zoom(1),
            "audience-smaller": lambda: sharing.zoom(-1),
            "audience-usual": lambda: sharing.zoom(0),
        }
        if room.page + 1 < room.pages:
            made["next-page"] = lambda: room.turn(1)
        if room.page:
            made["previous-page"] = lambda: room.turn(-1)
    else:
        made["private-parts"] = lambda: room.open_private(not room.private_open)
    return made


def room_ticks(room: Room) -> Mapping[str, bool]:
    """Which of the actions that can be ticked are on."""
    return {
        "freeze": room.view is RoomView.FROZEN,
        "blank": room.view is RoomView.BLANK,
        "mask-names": room.masked,
        "room-clock": _clock_shown(room),
        "private-parts": not room.hides_private,
        "agree-timeline": room.review.timeline_agreed is not None,
    }


def _clock_shown(room: Room) -> bool:
    return room.row is None or room.row.clock_shown


def _agree(session: ReviewSession, room: Room) -> None:
    agreed = session.review.timeline_agreed is not None
    session.do(header.agree_timeline, at=None if agreed else room.now().replace(microsecond=0))
    if not agreed and room.prompt == room_words().texts["ending"]:
        room.show_prompt("")
