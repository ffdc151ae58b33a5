"""Forms without a form's look: a small label over each field, sections under a heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.laid_out import parts_of
from pmdesk.ui.widgets.viewport import leave_ground

LEFT = 132
"""The width of what stands at the left of a section."""
BOUNDLESS = (1 << 24) - 1
"""What Qt calls no largest width."""


def labelled(text: str, field: QWidget) -> QVBoxLayout:
    """A field under its label."""
    column = QVBoxLayout()
    column.setSpacing(4)
    said = label(text, 11, 600, "muted")
    said.setBuddy(field)
    column.addWidget(said)
    column.addWidget(field)
    return column


def side_by_side(*parts: QVBoxLayout | QWidget, spacing: int = 12) -> QHBoxLayout:
    """Fields of equal width in a row."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            row.addWidget(part, 1)
        else:
            row.addLayout(part, 1)
    return row


def section(theme: Theme, title: str, explained: str) -> tuple[QHBoxLayout, QVBoxLayout]:
    """A titled section: title and sentence at the left, a column for fields at the right."""
    left = QWidget()
    left.setFixedWidth(LEFT)
    words = QVBoxLayout(left)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(4)
    words.addWidget(label(title, 15, 600))
    words.addWidget(Para(theme, explained, 12, 400, "muted"))
    words.addStretch(1)
    fields = QVBoxLayout()
    fields.setSpacing(10)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(fields, 1)
    row.setAlignment(fields, Qt.AlignmentFlag.AlignTop)
    return row, fields


def stand(row: QBoxLayout, *, beside: bool) -> None:
    """Puts the title of a section at the left of its fields, or above them."""
    ways = QBoxLayout.Direction
    way = ways.LeftToRight if beside else ways.TopToBottom
    left = next(iter(parts_of(row)), None)
    if way is not row.direction() and isinstance(left, QWidget):
        row.setDirection(way)
        left.setMinimumWidth(LEFT)
        left.setMaximumWidth(LEFT if beside else BOUNDLESS)


def lowered(part: QWidget, by: int) -> QVBoxLayout:
    """A part that stands so many pixels lower in its row, to be level with the first line there."""
    column = QVBoxLayout()
    column.setContentsMargins(0, by, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return column


def scrolled(content: QWidget) -> QScrollArea:
    """A scrolling area without a frame, as wide as it is given."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    leave_ground(area)
    area.setWidget(content)
    content.setAutoFillBackground(False)  # setWidget turns it on
    return area


def dashed(theme: Theme, text: str, px: float = 13) -> QHBoxLayout:
    """A point of a list: its lines stand behind the dash."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label("–", px, 400, "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Para(theme, text, px), 1)
    return row
