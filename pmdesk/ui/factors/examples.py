"""What may belong to a category: its question, a few examples, and other words to think of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.categories import Category
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.form import dashed
from pmdesk.ui.widgets.labels import Para


class Examples(QWidget):
    """Put it into a Popover.

    Signals:
        add_wanted(): a card of this category is to be written.
    """

    add_wanted = Signal()

    def __init__(self, theme: Theme, category: Category) -> None:
        super().__init__()
        title = tr("{category}, for example").format(category=category.name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join((category.question, *category.examples)))
        self.add = button(theme, tr("Add a card"), "outline", "plus", dense=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Para(theme, title, 13, 600))
        column.addWidget(Para(theme, category.question, 12, 400, "muted"))
        for example in category.examples:
            column.addLayout(dashed(theme, example))
        words = tr("Also: {words}").format(words=", ".join(category.labels))
        column.addWidget(Para(theme, words, 12, 400, "muted"))
        column.addSpacing(4)
        column.addWidget(align(self.add))
        self.setFocusProxy(self.add)
        self.add.clicked.connect(self.add_wanted)
