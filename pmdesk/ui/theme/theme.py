"""The theme in force: sets palette, sheet and size, and gives painters their colours and fonts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from pmdesk.ui.theme import scale
from pmdesk.ui.theme.fonts import font
from pmdesk.ui.theme.sheet import sheet
from pmdesk.ui.theme.tokens import Tokens, tokens

Role = QPalette.ColorRole
ROLES = {
    Role.Window: "paper",
    Role.WindowText: "ink",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "ink",
    Role.Button: "surface",
    Role.ButtonText: "ink",
    Role.BrightText: "on-accent",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "ink",
    Role.PlaceholderText: "muted",
    Role.Highlight: "accent",
    Role.HighlightedText: "on-accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Mid: "line",
    Role.Dark: "edge",
    Role.Light: "surface",
}


class Theme(QObject):
    """The colours and fonts that painters ask for when they paint.

    Signals:
        changed: another theme is in force; palette and sheet are set already, all is repainted.
        zoomed: everything is about to have another size: that of `zoom`.
    """

    changed = Signal()
    zoomed = Signal()

    def __init__(self, name: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.tokens: Tokens = tokens(name)
        self.zoom = 1.0

    def use(self, name: str) -> None:
        """Puts a theme in force for the whole application."""
        self.name = name
        self.tokens = tokens(name)
        palette = QPalette()
        for role, token in ROLES.items():
            palette.setColor(role, self.tokens[token])
        for role in (Role.WindowText, Role.Text, Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.tokens["muted"])
        # Palette first, then the sheet anew: with a sheet set, the palette alone reaches only
        # half of the widgets.
        QApplication.setPalette(palette)
        QApplication.setFont(font())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(sheet(self.tokens, flat=self.flat))
        self.changed.emit()

    def gather(self) -> None:
        """Sets the sheet again, once no review is open.

        What Qt keeps of it for each widget, some thousand small pieces, came to lie between what
        a review held, and keeps that from going back to the system. Takes 30 ms in a window
        without a review.
        """
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(app.styleSheet())

    def set_zoom(self, zoom: float) -> bool:
        """Shows everything that much larger; False where that waits for the next start."""
        if not scale.can_change():
            return False
        self.zoom = zoom
        self.zoomed.emit()
        scale.use(zoom)
        return True

    def __getitem__(self, role: str) -> QColor:
        return self.tokens[role]

    @property
    def flat(self) -> bool:
        """High contrast: no tints, so each state needs its bar, frame, weight or word."""
        return self.name == "contrast"

    @staticmethod
    def font(px: float = 13, weight: int = 400) -> QFont:
        return font(px, weight)
