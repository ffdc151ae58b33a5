"""What a layout holds, without its items.

PySide keeps an item that it was once asked for, also when Qt has deleted it along with its widget;
it then stands for whatever comes to lie at its address, be it an action of a menu. So nothing here
asks a layout for `itemAt` or `takeAt`.
"""

from PySide6.QtWidgets import QLayout, QWidget


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and inner layouts of a layout in its order."""
    over = layout.parentWidget()
    placed: list[tuple[int, QWidget | QLayout]] = []
    for child in (*(over.children() if over is not None else ()), *layout.children()):
        if isinstance(child, QWidget) or (isinstance(child, QLayout) and child is not layout):
            placed.append((layout.indexOf(child), child))
    placed.sort(key=lambda pair: pair[0])
    return [part for place, part in placed if place >= 0]
