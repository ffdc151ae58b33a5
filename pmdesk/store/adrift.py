"""What a review has beyond its file while that cannot be written: the steps that wait."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pmdesk.model.change import Change, merged
from pmdesk.model.review import Review
from pmdesk.store.errors import LibraryFault

if TYPE_CHECKING:
    from pmdesk.store.session import Session


@dataclass(slots=True)
class Adrift:
    """Why nothing is stored, what the file holds, and the changes since, in their order.

    `kept` is the recovery file with everything in it; None where no place takes one, and then
    nothing more can be taken.
    """

    fault: LibraryFault
    base: Review
    waiting: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    kept: Path | None = None
    sealed: bool = True
    """Whether the next change stands alone: the field that made the last one was left."""

    def add(self, change: Change) -> None:
        """One more change; typing in one field stays one step."""
        last = self.waiting[-1] if self.waiting and not self.sealed else None
        if last is not None and change.merge and last.merge == change.merge:
            self.waiting[-1] = merged(last, change)
        else:
            self.waiting.append(change)
        self.undone.clear()
        self.sealed = False

    def take_back(self) -> Change | None:
        """The last step that can be undone waits no more."""
        return _moved(self.waiting, self.undone)

    def do_again(self) -> Change | None:
        """The step that was taken back last waits again."""
        return _moved(self.undone, self.waiting)

    def moved(self, step: Change, *, undone: bool) -> None:
        """What is left of the step that was moved last, without what the meeting has set since."""
        (self.undone if undone else self.waiting)[-1] = step

    @property
    def labels(self) -> tuple[str | None, str | None]:
        """The labels of the steps that undo and redo would replay."""
        done = next((step.label for step in reversed(self.waiting) if not step.kept), None)
        return done, self.undone[-1].label if self.undone else None


class AdriftSessions:
    """The open reviews of a library of which not everything is stored; kept until it is."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.changed: Callable[[], None] = lambda: None
        """Called when one of them is new, has more that waits, or is stored."""

    def add(self, session: "Session") -> None:
        if session not in self.sessions:
            self.sessions.append(session)

    def discard(self, session: "Session") -> None:
        if session in self.sessions:
            self.sessions.remove(session)


def _moved(source: list[Change], target: list[Change]) -> Change | None:
    """Takes the last step that is not `kept` from one list to the other."""
    for place in range(len(source) - 1, -1, -1):
        if not source[place].kept:
            target.append(source.pop(place))
            return target[-1]
    return None
