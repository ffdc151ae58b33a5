"""What the user does and how often: in a review, at home, and how the gestures are counted."""

from pmdesk.ui.actions import ACTIONS
from tests.ui.leaking import wanderer

_WRITING = {
    "write": 46,
    "compose": 6,
    "paste": 5,
    "note": 6,
    "turner": 3,
    "heard": 4,
    "mirrored": 8,
}
_MIRROR = {"mirrored": 8}
_CAPTURING = {"captured": 40, "take": 3, "capture": 3, "line": 2}
_CLICKING = {"click": 46, "click_in": 22, "keys": 40, "arrows": 8, "focus": 6, "tip": 3, "fold": 3}
_EDITING = {"reshape": 10, "beside_entry": 8, "beside": 6, "menu": 4, "copy_focused": 3}
_STAGES = {"stage": 14, "round": 2, "gate": 1, "agenda": 2, "name": 2, "person": 2, "safety": 2}
_MEETING = {"time": 4, "end": 1, "ending": 1, "turns": 3, "lead": 2, "bubble": 4, "sheet": 2}
_MORE = {"banner": 4, "next_time": 1, "copy": 1, "notes": 2, "palette": 3, "any": 14, "resize": 3}
_FILES = {"export": 4, "pdf": 0.25, "paste_lines": 3, "import": 1, "hand_over_file": 0.5}
_LIBRARY = {"next_review": 0.3, "delete_here": 0.6, "library": 1}
_WINDOWS = {"reopen": 0.7, "suspend": 1, "other_library": 0.2}
_FAULTS = {"away": 0.5, "full": 0.5, "reader": 0.15}
_HOME = {"open": 20, "begin": 8, "delete_one": 3, "look_around": 14}
_AT_HOME_TOO = {"click": 6, "click_in": 4, "keys": 5, "any": 3, "resize": 2, "write": 3}

_OWN_KEYS = {
    **{key: weight * 0.5 for key, weight in wanderer.KEYS.items()},
    "undo": 16,
    "redo": 8,
    "follow-up": 0.5,
    "amendments": 0.5,
    "theme-light": 0.4,
    "theme-dark": 0.4,
    "theme-contrast": 0.3,
    "theme-system": 0.2,
    "zoom-in": 0.4,
    "zoom-out": 0.4,
    "zoom-reset": 0.4,
    "reset-layout": 0.2,
    "shortcuts": 0.2,
    "about": 0.2,
    "back-up": 0.3,
    "review-word": 0.2,
    "language-rules": 0.4,
    "new-review": 0.3,
    "panel-wider": 0.5,
    "panel-narrower": 0.5,
    "copy-report": 0.3,
}
KEYS = frozenset(spec.key for spec in ACTIONS) - {"capture"}
"""Gestures that are actions of the menus."""

_GROUPS = {
    "typing": {**_WRITING, **_MIRROR},
    "captured lines": _CAPTURING,
    "keys and clicks": _CLICKING,
    "entries, cards and rows": _EDITING,
    "stages": _STAGES,
    "meeting and clocks": _MEETING,
    "bubbles, palette, any action": _MORE,
    "imports and exports": _FILES,
    "reviews in the library": {**_LIBRARY, **_HOME},
    "windows and libraries": _WINDOWS,
    "faults from outside": {**_FAULTS, "open_again": 0},
}
_REVIEW = {
    name: weight
    for group, acts in _GROUPS.items()
    for name, weight in acts.items()
    if name not in _HOME and weight
}


def _drawn(weights: dict[str, float]) -> tuple[list[str], list[float]]:
    return list(weights), list(weights.values())


IN_REVIEW = _drawn({**_REVIEW, **_OWN_KEYS})
_BACK = {"undo": 1, "redo": 1}
AT_HOME = _drawn({**_HOME, **_AT_HOME_TOO, "import": 3, **_WINDOWS, **_FAULTS, **_BACK})


def kind_of(name: str) -> str:
    """How a gesture is counted."""
    return next((group for group, acts in _GROUPS.items() if name in acts), "menus and shortcuts")
