"""Foreign pictures, decoded no larger than they are shown: bytes in, a pixmap or nothing out."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

FORMATS = ("png", "jpeg", "gif", "webp")
MOST_PIXELS = 100_000_000
"""A picture that says it has more is not decoded: a few bytes can claim gigabytes."""


def picture_of(data: bytes, most: QSize) -> QPixmap | None:
    """The picture fitted into a size; None where it is none that we show, or a broken one."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
