"""The language rules of a library: built in, the user's own over them, the library's last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pmdesk.method.language.in_force import (
    OFF_POLICY,
    RULES_CAP,
    RULES_POLICY,
    USERS_FILE,
    BadFile,
    Whose,
    in_force,
    switched_off,
    text_of_rules,
)
from pmdesk.method.language.rules import BadRules, Rules, built_in
from pmdesk.paths import config_folder
from pmdesk.store.library import Library
from pmdesk.ui.mirror.rules_dialog import RulesDialog
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.for_once import for_once

Attempt = Callable[[Callable[[], object]], bool]
Say = Callable[[str, str, Callable[[], object]], None]


def users_file() -> Path:
    """Where the user's own rules lie, there or not."""
    return config_folder() / USERS_FILE


def users_text() -> str:
    """What the user's own rule file holds, "" where there is none or it cannot be read."""
    try:
        with users_file().open("rb") as file:
            return text_of_rules(file.read(RULES_CAP))
    except OSError:
        return ""


class LanguageRules(QObject):
    """The rules in force, read again when they may be others.

    Signals:
        changed(): other rules hold.
        broken(str): one line on a rule file that cannot be used; the rest goes on.
    """

    changed = Signal()
    broken = Signal(str)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._kept: dict[str, Rules] = {}
        self.faults: tuple[BadFile, ...] = ()

    def rules(self, language: str = "en") -> Rules:
        """The rules for reviews in a language."""
        if language not in self._kept:
            policies = self._library.policies()
            self._kept[language], self.faults = in_force(built_in(language), users_text(), policies)
            for fault in self.faults:
                self.broken.emit(said(fault))
        return self._kept[language]

    @property
    def off(self) -> frozenset[str]:
        """The rules that this library has switched off."""
        try:
            return switched_off(self._library.policies())
        except BadRules:
            return frozenset()

    def switch(self, rule: str, *, on: bool) -> None:
        """Switches a rule off in this library, or on again; raises LibraryFault."""
        self.keep(self.off - {rule} if on else self.off | {rule}, self.own)

    def switch_off(self, rule: str, attempt: Attempt, say: Say) -> None:
        """Switches a rule off, with the way back."""

        def on() -> object:
            return attempt(lambda: self.switch(rule, on=True))

        if attempt(lambda: self.switch(rule, on=False)):
            text = tr("“{rule}” is off in this library.").format(rule=rule)
            say(text, tr("Switch it on again"), on)

    @property
    def own(self) -> str:
        """The library's own rule file."""
        text = self._library.policies().get(RULES_POLICY, "")
        return text if isinstance(text, str) else ""

    def keep(self, off: frozenset[str], text: str) -> None:
        """Keeps what is off and the library's own rules; raises LibraryFault."""
        self._library.set_policy(OFF_POLICY, sorted(off) or None)
        self._library.set_policy(RULES_POLICY, text if text.strip() else None)
        self._kept.clear()
        self.changed.emit()

    def ask(self, theme: Theme, parent: QWidget, attempt: Attempt) -> None:
        """Shows every rule, to be switched off and on, and the rules of the library's own."""
        self._kept.clear()
        self.changed.emit()  # the user's file may be another one by now
        with for_once(self.dialog(theme, parent)) as dialog:
            if dialog.exec():
                attempt(lambda: self.keep(dialog.off(), dialog.own()))

    def dialog(self, theme: Theme, parent: QWidget) -> RulesDialog:
        """The dialog with the rules as they are now."""
        return RulesDialog(theme, self.off, self.own, users_file(), users_text(), parent)


def said(fault: BadFile) -> str:
    """One line on a rule file that cannot be used."""
    name = users_file().name if fault.whose is Whose.USER else tr("This library’s own rules")
    place = tr("line {line}, column {column}").format(line=fault.line, column=fault.column)
    where = f"{name}, {place}" if fault.line else name
    return tr("{where}: {said} The built-in rules go on.").format(where=where, said=fault.said)
