"""Light, dark or contrast: what was chosen, and what the system asks for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from pmdesk.ui.main_window import MainWindow
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import THEMES

CHOICES = ("system", *THEMES)


class Looks:
    """The theme of all windows, kept in the settings of this computer."""

    def __init__(self, settings: Settings) -> None:
        self.theme, self._settings = Theme(), settings
        self.set_theme(settings.text("theme", "system"))

    def follow(self, window: MainWindow) -> None:
        """Ticks the choice in the menu of a window, and goes along with the system."""
        self._window = window
        self._mark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(window.scheme_changed)
        window.scheme_changed.connect(self._follow_system)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions that choose, by key."""
        return {f"theme-{name}": lambda name=name: self.choose(name) for name in CHOICES}  # type: ignore[misc]

    def choose(self, name: str) -> None:
        self._settings.set_text("theme", name)
        self.set_theme(name)
        self._mark()

    def set_theme(self, name: str) -> None:
        """Light, dark, contrast, or what the system asks for."""
        scheme = QGuiApplication.styleHints().colorScheme()
        self.theme.use(name if name in THEMES else _theme_of(scheme))

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        """The system went from light to dark or back."""
        if self._settings.text("theme", "system") not in THEMES:
            self.theme.use(_theme_of(scheme))

    def _mark(self) -> None:
        chosen = self._settings.text("theme", "system")
        for name in CHOICES:
            self._window.actions_by_key[f"theme-{name}"].setChecked(name == chosen)


def _theme_of(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
