"""The tools beside the title of the timeline: drafting has other ones than a running meeting."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pmdesk.model.words import Kind
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.kinds import FILTER_ICON, FILTERS, filter_icon
from pmdesk.ui.timeline.walk import Walk
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button

SHAPES = {"signals": Kind.SIGNAL, "people": Kind.ACTION, "decisions": Kind.DECISION}
LEAST, TIGHT, ROOMY = 540, 640, 760
"""Widths of the head below which the filter goes while all is shown and below which words become
shorter, and from which the filter has shapes."""
AFTER_WORD = "\u00a0\u200e"
"""Keeps the distance to the icon on the right of a word; a plain space would change sides."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the primary button of a walk does; `short` is its word where there is little room."""

    act: str
    word: str
    short: str
    icon: str = "forward"


def next_offer(walk: Walk, agreed: bool) -> Offer:
    """What comes next in a walk: its beginning, the next moment, the agreement, the next stage."""
    if walk.again:
        return Offer("back-to-line", tr("Back to where we were"), tr("Back"))
    if not walk.reached:
        return Offer("next-moment", tr("Begin the walk"), tr("Begin"))
    if not walk.through:
        return Offer("next-moment", tr("Next moment"), tr("Next"))
    if not agreed:
        return Offer("agree-timeline", tr("Timeline agreed"), tr("Agreed"), "check")
    return Offer("next-stage", tr("Next stage"), tr("Next stage"))


class TimelineTools(QWidget):
    """The filter, and the buttons of the moment.

    Signals:
        filtered(): another part of the entries is asked for.
        paste_wanted(), entry_wanted(): lines to read in, an entry to type.
        more_wanted(): the menu of what has no button.
        worksheet_wanted(): the monitoring worksheet, or the timeline again.
        acted(str): a button stands for the action with this key.
    """

    filtered = Signal()
    paste_wanted = Signal()
    entry_wanted = Signal()
    more_wanted = Signal()
    worksheet_wanted = Signal()
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offer = Offer("", "", "")
        self._least, self._tight, self._roomy = False, False, False
        self._filters, self._sheet = False, False
        names = {
            "all": tr("All"),
            "signals": tr("System"),
            "people": tr("People"),
            "decisions": tr("Decisions"),
        }
        self.filter = Segmented(tr("Show"), [(names[key], key) for key in FILTERS])
        self.filter.show_value("all")
        self.filter.chosen.connect(lambda _: self.filtered.emit())
        self._make_buttons()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.filter, self.back, self.more, *self._drafting, *self._walking):
            self._row.addWidget(part)
        self.show_state(None, False, False, 0)

    def _make_buttons(self) -> None:
        theme = self._theme
        self._lines = button(theme, tr("Paste lines"), "outline", "paste")
        self._lines.clicked.connect(self.paste_wanted)
        add = button(theme, tr("Entry"), "primary", "plus")
        add.clicked.connect(self.entry_wanted)
        self.more = button(theme, "", "quiet", "more", name=tr("More for the timeline"))
        self.more.clicked.connect(self.more_wanted)
        self.previous = button(theme, "", "outline", "back", name=tr("Previous moment"))
        self.previous.clicked.connect(lambda: self.acted.emit("previous-moment"))
        self.next = button(theme, tr("Next moment"), "primary", "forward")
        self.next.clicked.connect(lambda: self.acted.emit(self._offer.act))
        self.back = button(theme, tr("Back to the timeline"), "outline", "back")
        self.back.clicked.connect(self.worksheet_wanted)
        self.back.hide()
        self._drafting: tuple[QPushButton, ...] = (self._lines, add)
        self._walking: tuple[QPushButton, ...] = (self.previous, self.next)

    def kinds(self) -> frozenset[Kind] | None:
        """The kinds of entries to show, None for all."""
        return FILTERS[str(self.filter.value())]

    def show_state(
        self, walk: Walk | None, running: bool, agreed: bool, shown: int, sheet: bool = False
    ) -> None:
        """What can be done now; `shown` counts the entries of this window.

        While the worksheet (`sheet`) is in front there is one way only: back.
        """
        walking = running and walk is not None and walk.total > 0
        self._filters, self._sheet = walking or shown > 0, sheet
        self._show_filter()
        self.filter.set_text("all", tr("All {n}").format(n=shown) if shown else tr("All"))
        self.back.setVisible(sheet)
        self.more.setVisible(not sheet)
        for part in self._drafting:
            part.setVisible(not walking and not sheet)
        for part in self._walking:
            part.setVisible(walking and not sheet)
        if walk is not None:
            self.previous.setEnabled(walk.back)
            self._offer = next_offer(walk, agreed)
            self._show_offer()

    def _show_offer(self) -> None:
        offer, made = self._offer, self.next
        word = offer.short if self._tight else offer.word
        onward = offer.icon == "forward"
        made.setAccessibleName(offer.word)
        made.setToolTip(offer.word if word != offer.word else "")
        made.setIcon(icon(self._theme, offer.icon, "on-accent"))
        made.setText(f"{word}{AFTER_WORD}" if onward else f" {word}")
        turned = Qt.LayoutDirection.RightToLeft if onward else Qt.LayoutDirection.LeftToRight
        made.setLayoutDirection(turned)

    def _show_filter(self) -> None:
        spared = self._least and self.filter.value() == "all"
        self.filter.setVisible(self._filters and not spared and not self._sheet)

    def minimumSizeHint(self) -> QSize:
        """Without the filter, which can be spared."""
        hint = super().minimumSizeHint()
        if self.filter.isHidden() or self.filter.value() != "all":
            return hint
        return hint - QSize(self.filter.minimumSizeHint().width() + self._row.spacing(), 0)

    def fit(self, room: int) -> None:
        """The head has this width now."""
        self._least = room < LEAST
        self._show_filter()
        tight, roomy = room < TIGHT, room >= ROOMY
        if (tight, roomy) != (self._tight, self._roomy):
            self._tight, self._roomy = tight, roomy
            self._row.setSpacing(8 if tight else 12)
            self._lines.setText(f" {tr('Paste lines') if roomy else tr('Paste')}")
            self._draw_shapes()
            self._show_offer()

    def _draw_shapes(self) -> None:
        for value, kind in SHAPES.items():
            self.filter.set_icon(value, filter_icon(self._theme, kind) if self._roomy else QIcon())
        for made in self.filter.buttons():
            made.setIconSize(FILTER_ICON)
