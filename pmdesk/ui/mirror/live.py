"""The mirror of an open review: what is marked in its texts, and what becomes of a mark."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.method.finding import Finding
from pmdesk.method.language.checked import PLACES, checked, is_record
from pmdesk.method.language.findings import Mirror, finding
from pmdesk.method.language.mirror import Mark
from pmdesk.method.language.names import people_of
from pmdesk.method.language.rules import Rules, built_in
from pmdesk.model.gestures import dismissals
from pmdesk.model.review import Review, find
from pmdesk.model.text import new_id

if TYPE_CHECKING:
    from pmdesk.ui.session import ReviewSession

PAUSE = 400
"""Milliseconds after an edit until the whole review is looked at again."""


class LiveMirror(QObject):
    """Marks of texts of one review, and all its language findings after a pause.

    While `hidden` nothing is marked: the window may be seen by the room.

    Signals:
        changed(): other rules, other people, something set aside, or hidden and shown: whoever
            shows marks asks for them again.
        found(): the findings of the whole review are new.
        switched_off(str): a rule is to be off in this library.
        wanted(marks, mark, by_hand): a bubble is to open at a mark of a field.
        gone(marks): a field has no mark at its caret any more.
    """

    changed = Signal()
    found = Signal()
    switched_off = Signal(str)
    wanted = Signal(object, object, bool)
    gone = Signal(object)

    def __init__(self, session: "ReviewSession") -> None:
        super().__init__(session)
        self._session = session
        self._rules: Callable[[str], Rules] = built_in
        self._mirror: Mirror | None = None
        self._seats: object = None
        self._aside: frozenset[tuple[str, str, str, str, str]] = frozenset()
        self._rows: object = None
        self.folds: Callable[[], bool] = lambda: False
        """Folds the bubble at somebody's wish; False where none is open."""
        self.hidden = self._closed = False
        self.findings: tuple[Finding, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        session.changed.connect(self._follow)

    def use(self, rules: Callable[[str], Rules]) -> None:
        """From now on asks somebody for the rules of a language."""
        self._rules = rules
        self.forget()

    def close(self) -> None:
        """The review is put away: nothing is looked at any more."""
        self._pause.stop()
        self._closed = self.hidden = True

    def hide(self, hidden: bool) -> None:
        """Marks nothing, or marks again."""
        if hidden != self.hidden:
            self.hidden = hidden
            self.changed.emit()

    # Marks

    def field_marks(self, text: str, noun: str, row: str, field: str) -> tuple[Mark, ...]:
        """As `marks`; none in an entry that is what somebody wrote in a chat."""
        if noun == "entries":
            entry = find(self._session.review.entries, row)
            if entry is not None and is_record(entry):
                return ()
        return self.marks(text, noun, row, field)

    def marks(self, text: str, noun: str, row: str, field: str) -> tuple[Mark, ...]:
        """What is marked in a text as it stands in a field of a row."""
        place = PLACES.get((noun, field), "")
        if self._closed or self.hidden or not place or not text.strip():
            return ()
        self._read_aside()
        return tuple(
            mark
            for mark in self._now().marks(text, place)
            if finding(mark, text, noun=noun, row=row, field=field).place not in self._aside
        )

    def _now(self) -> Mirror:
        review = self._session.review
        if self._mirror is None or self._seats is not review.seats:
            self._seats = review.seats
            self._mirror = Mirror(self._rules(review.language), people_of(review))
        return self._mirror

    def _read_aside(self) -> None:
        rows = self._session.review.dismissals
        if rows is not self._rows:
            self._rows = rows
            self._aside = frozenset(row.place for row in rows)

    # The whole review

    def look(self) -> None:
        """Looks at every text of the review that it has not seen yet."""
        self._pause.stop()
        if self._closed:
            return
        self._now()
        found = [
            finding(mark, each.text, noun=each.noun, row=each.row, field=each.field)
            for each in checked(self._session.review)
            for mark in self.marks(each.text, each.noun, each.row, each.field)
        ]
        if tuple(found) != self.findings:
            self.findings = tuple(found)
            self.found.emit()

    def _follow(self, review: Review) -> None:
        if review.seats is not self._seats or review.dismissals is not self._rows:
            self.changed.emit()
        self._pause.start()

    def forget(self) -> None:
        """Other rules may hold: every text is looked at again."""
        self._mirror = None
        self.changed.emit()
        self._pause.start()

    # What becomes of a mark

    def dismiss(self, found: Finding, reason: str) -> None:
        """Sets a finding aside at its place, for a reason."""
        self._session.do(
            dismissals.dismiss,
            id=new_id(),
            rule=found.rule,
            noun=found.noun,
            row=found.row,
            field=found.field,
            excerpt=found.excerpt,
            reason=reason,
        )

    def switch_off(self, rule: str) -> None:
        """Asks that a rule be off in this library."""
        self.switched_off.emit(rule)
