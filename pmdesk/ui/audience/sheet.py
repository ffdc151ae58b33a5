"""The sheet that a page is set on: 1920 x 1080 units, fewer when zoomed or in a tiny window."""

from dataclasses import dataclass

from pmdesk.ui.audience.type import COVER, LEAD_STRONG, TITLE, Type

WIDTH, HEIGHT = 1920.0, 1080.0
LEAST = 0.5
"""Below half scale the type holds and pages split."""
NARROWEST, LOWEST = 960.0, 540.0
"""No sheet is smaller; a window that is scales it down as one."""
GAP = 56.0
MOST_LINES = 14
"""Lines in a column besides head and foot."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things stand on a page; `bottom` is where the foot or the band of the prompt begins."""

    width: float = WIDTH
    height: float = HEIGHT
    bottom: float = HEIGHT

    @property
    def margin(self) -> float:
        return 96 * self.width / WIDTH

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def stretch(self) -> float:
        """What spaces between parts are multiplied with on a low sheet."""
        return min(1.0, self.height / HEIGHT)

    @property
    def head(self) -> float:
        """The top of the head line, which is 44 high."""
        return 56 * self.stretch

    @property
    def top(self) -> float:
        """Where the stage begins."""
        return self.head + 44 + 30 * self.stretch

    @property
    def room(self) -> float:
        """The height that a stage has."""
        return self.bottom - self.top

    @property
    def columns(self) -> int:
        return 2 if self.width >= 1400 else 1

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.inner - GAP * (self.columns - 1)) / self.columns

    def column_left(self, number: int) -> float:
        return self.left + number * (self.column + GAP)

    @property
    def title(self) -> Type:
        """Titles and what is large: a size smaller where few words would fill the page."""
        return TITLE if self.columns == 2 else LEAD_STRONG

    @property
    def cover(self) -> Type:
        return COVER if self.columns == 2 else TITLE


@dataclass(frozen=True, slots=True)
class Placement:
    """How a sheet lies in a window: pixels for a unit, and where its corner is."""

    sheet: Sheet
    scale: float
    x: float
    y: float


def fitted(width: float, height: float, zoom: float = 1.0) -> Placement:
    """The sheet for a window of width x height pixels: scaled as one, centred on paper."""
    width, height = max(width, 1.0), max(height, 1.0)
    whole = min(width / WIDTH, height / HEIGHT) * zoom
    scale = min(max(whole, LEAST), width / NARROWEST, height / LOWEST)
    if whole >= LEAST:
        sheet = Sheet(WIDTH / zoom, HEIGHT / zoom, HEIGHT / zoom)
    else:
        across = max(NARROWEST, min(width / scale, WIDTH))
        down = max(LOWEST, min(height / scale, HEIGHT))
        sheet = Sheet(across, down, down)
    x, y = (width - sheet.width * scale) / 2, (height - sheet.height * scale) / 2
    return Placement(sheet, scale, x, y)
