"""What a review is called in the open library, asked for once and followed by all who say it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pmdesk.method.wording import POLICY, cleaned, kind_of, word_of
from pmdesk.store.library import Library
from pmdesk.ui.library.review_word import ReviewWordDialog
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.for_once import for_once

Say = Callable[[str, str, Callable[[], object]], None]
"""Says something with one thing to do about it: the text, the button's words, its act."""


class Called(QObject):
    """The library's word for a review.

    Signals:
        word_changed(str), title_changed(str), kind_changed(str): it is another one now.
    """

    word_changed = Signal(str)
    title_changed = Signal(str)
    kind_changed = Signal(str)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    @property
    def own(self) -> str:
        """The word that was chosen, "" for none."""
        return cleaned(self._library.policies().get(POLICY))

    @property
    def word(self) -> str:
        """As it stands inside a sentence of a screen."""
        return word_of(self._library.policies())

    @property
    def kind(self) -> str:
        """As it stands at the head of a report."""
        return kind_of(self._library.policies())

    @property
    def title(self) -> str:
        """As it begins a line of a screen, "" where none was chosen."""
        return self.kind if self.own else ""

    def set(self, word: str) -> None:
        """Keeps a word in the library, "" for none; raises LibraryFault."""
        self._library.set_policy(POLICY, cleaned(word) or None)
        self.word_changed.emit(self.word)
        self.title_changed.emit(self.title)
        self.kind_changed.emit(self.kind)

    def ask(
        self,
        theme: Theme,
        parent: QWidget,
        attempt: Callable[[Callable[[], object]], bool],
        say: Say,
    ) -> None:
        """Asks for the word; what is said afterwards has the way back to the one before."""
        before = self.own
        with for_once(ReviewWordDialog(theme, before, parent)) as dialog:
            word = dialog.word() if dialog.exec() else before
        if word != before and attempt(lambda: self.set(word)):
            said = tr("A review is called “{word}” from now on.").format(word=self.word)
            say(said, tr("Undo"), lambda: attempt(lambda: self.set(before)))
