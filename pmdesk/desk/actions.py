"""What can be done in the window whatever page is in front, by the keys of the actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pmdesk.ui.main_window import Handlers
from pmdesk.ui.zoom import USUAL

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk

WRITING = frozenset(
    [
        "new-review",
        "import-file",
        "import-folder",
        "open-sample",
        "delete-review",
        "review-word",
        "language-rules",
        "secrets-decided",
        "forget-history",
        "erase-person",
        "erase-review",
        "undo",
        "redo",
    ]
)
"""The keys of the actions that write into the library."""


def desk_actions(desk: "Desk") -> Handlers:
    """The handlers of the window's own actions, and those on the open library."""
    own: dict[str, Callable[[], object]] = {
        **desk.looks.handlers(),
        "open-library": desk.choose_library,
        "quit": desk.window.close,
        "zoom-in": lambda: desk.say(desk.zoom.step(1)),
        "zoom-out": lambda: desk.say(desk.zoom.step(-1)),
        "zoom-reset": lambda: desk.say(desk.zoom.use(USUAL)),
        "reset-layout": lambda: _reset_layout(desk),
    }
    return own if desk.opened is None else {**own, **_on_the_library(desk)}


def _on_the_library(desk: "Desk") -> Handlers:
    return {
        "new-review": lambda: desk.work().new_review(),
        "import-file": lambda: desk.work().choose_files(),
        "import-folder": lambda: desk.work().choose_folder(),
        "open-sample": lambda: desk.work().open_sample(),
        "back-up": lambda: _back_up(desk),
        "versions": lambda: desk.work().show_versions(),
        "review-word": lambda: desk.work().called.ask(
            desk.theme, desk.window, desk.attempt, desk.say
        ),
        "language-rules": lambda: desk.work().language.ask(desk.theme, desk.window, desk.attempt),
        "copy-for-others": lambda: desk.work().for_good.copy_for_others(),
        "forget-history": lambda: desk.work().for_good.forget_history(),
        "erase-person": lambda: desk.work().for_good.erase_person(),
        **(desk.work().for_good.handlers() if desk.has_work else {}),
        "palette": lambda: desk.work().show_palette(),
        "shortcuts": lambda: desk.work().show_keys(),
        "about": lambda: desk.work().show_about(),
    }


def barred(desk: "Desk") -> frozenset[str]:
    """Nothing that writes into a library that may only be read."""
    may_write = desk.opened is None or desk.library.read_only is None
    return frozenset() if may_write else WRITING


def _reset_layout(desk: "Desk") -> None:
    """Window and panels as they are at first."""
    desk.settings.forget("window/", "guide/", "side/", "audience/", "place/")
    desk.window.usual_place()
    if desk.console is not None:
        desk.work().open_review(desk.console.session.review.id)


def _back_up(desk: "Desk") -> None:
    """A checked copy of the library into the backup folder."""
    if desk.opened is not None and desk.opened.backups is not None:
        desk.opened.backups.make()
