"""Erasing somebody: first the name, then what it would do, and only then the act."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk.store.erasing import PersonFound
from pmdesk.store.holding import Holding
from pmdesk.ui.privacy.words import copies_said, counted
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tick_box import TickBox

LookFor = Callable[[str, tuple[str, ...]], tuple[PersonFound, list[Holding]]]
"""Where a name stands in the library, and the copies that hold it."""
FILES = 6
"""Attached files that are named one by one."""


class ErasePersonDialog(Dialog):
    """Name, alias and other names; the first press counts, the second erases.

    After it was accepted `found` and `held` are what was counted.
    """

    def __init__(self, theme: Theme, look_for: LookFor, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            tr("Erase a person"),
            tr("The name goes from every text of every review, from notes and from the history."),
            primary=tr("Count"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self._look_for = look_for
        self.found: PersonFound | None = None
        self.held: list[Holding] = []
        self.name = LineField(tr("Name"), tr("As a seat has it"))
        self.alias = LineField(tr("In its place"), tr("What the seat is called"))
        self.also = LineField(tr("Other names"), tr("Nickname, login; with commas between"))
        self.said, self.files = Para(theme), Para(theme, "", 12, 400, "muted")
        self.copies = Para(theme, "", 12, 400, "muted")
        self.with_copies = TickBox(theme)
        self._lay_out()
        for field in (self.name, self.also):
            field.textChanged.connect(self._begin_again)
        self.setFixedWidth(560)
        self._begin_again()
        self.name.setFocus()

    def _lay_out(self) -> None:
        self.body.addLayout(labelled(tr("Name"), self.name))
        alias, also = labelled(tr("In its place"), self.alias), labelled(tr("Goes too"), self.also)
        self.body.addLayout(side_by_side(alias, also))
        for part in (self.said, self.files, self.copies, self.with_copies):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _begin_again(self) -> None:
        """Another name has to be counted first."""
        self.found, self.held = None, []
        for part in (self.said, self.files, self.copies, self.with_copies):
            part.hide()
        self.with_copies.setChecked(False)
        self._call(tr("Count"), bool(self.name.text().strip()))

    def _call(self, act: str, able: bool) -> None:
        assert self.primary is not None
        self.primary.setText(act)
        self.primary.setAccessibleName(act)
        self.primary.setEnabled(able)

    def done_well(self) -> None:
        """Counts; asked again, goes on."""
        if self.found is None:
            also = tuple(part.strip() for part in self.also.text().split(",") if part.strip())
            self.found, self.held = self._look_for(self.name.text(), also)
            self._show()
        else:
            self.accept()

    def _show(self) -> None:
        found = self.found
        assert found is not None
        _show(self.said, said_of(found))
        _show(self.files, _files_said(found))
        _show(self.copies, copies_said(self.held))
        sure = [each for each in self.held if each.sure]
        self.with_copies.setText(
            tr("Delete {copies}, too").format(
                copies=counted(len(sure), tr("backup"), tr("backups"))
            )
        )
        self.with_copies.setAccessibleName(self.with_copies.text())
        self.with_copies.setVisible(bool(sure))
        self._call(tr("Erase for good"), bool(found.places or sure))
        self.adjustSize()


def said_of(found: PersonFound) -> str:
    """What erasing would do, in one or two sentences."""
    if not found.places:
        return tr("No text of this library has this name.")
    places = counted(found.places, tr("place"), tr("places"))
    reviews = counted(len(found.counts), tr("review"), tr("reviews"))
    steps = counted(found.steps, tr("step"), tr("steps"))
    alone = [part for part in found.person.alone if part != found.person.name]
    or_so = tr("” or “").join(alone)
    also = tr(", also where only “{parts}” stands").format(parts=or_so) if alone else ""
    said = tr("{places} in {reviews}{also}. Undo ends here: the history goes, too ({steps}).")
    return said.format(places=places, reviews=reviews, also=also, steps=steps)


def _files_said(found: PersonFound) -> str:
    if not found.files:
        return ""
    named = ", ".join(found.files[:FILES])
    more = len(found.files) - FILES
    names = tr("{names} and {n} more").format(names=named, n=more) if more > 0 else named
    return tr("Attached files stay as they are; look at: {names}.").format(names=names)


def _show(part: Para, text: str) -> None:
    part.set_text(text)
    part.setVisible(bool(text))
