"""The menus of the timeline: on an entry, and of what has no button during a meeting."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.method.milestones import milestones
from pmdesk.method.words import name_of
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry
from pmdesk.model.words import Kind, Milestone, Support
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.kinds import KINDS, kind_icon
from pmdesk.ui.tr import tr


class Acts(Protocol):
    """What the menus can have done."""

    def do(self, gesture: Callable[..., object], **arguments: object) -> None: ...
    def edit(self) -> None: ...
    def star(self) -> None: ...
    def duplicate(self) -> None: ...
    def merge(self) -> None: ...
    def split(self) -> None: ...
    def ask_shift(self) -> None: ...
    def set_kind(self, kind: Kind) -> None: ...
    def set_support(self, support: Support) -> None: ...
    def delete(self) -> None: ...
    def reach_here(self) -> None: ...
    def back_before(self) -> None: ...
    def add_entry(self) -> None: ...
    def narrow_down(self) -> None: ...
    def worksheet(self) -> None: ...
    def paste_lines(self) -> None: ...


def entry_menu(theme: Theme, parent: QWidget, entry: Entry, acts: Acts) -> QMenu:
    """Everything that can be done with an entry."""
    menu = QMenu(parent)
    menu.addAction(tr("Edit\tEnter"), acts.edit)
    _add_kinds(theme, menu, acts)
    _add_supports(menu, acts)
    marks = menu.addMenu(tr("Milestone"))
    for mark in (Milestone.NONE, *(guide.milestone for guide in milestones())):
        act = marks.addAction(name_of(mark))
        act.setCheckable(True)
        act.setChecked(entry.milestone is mark)
        act.triggered.connect(lambda _=False, m=mark: acts.do(timeline.set_milestone, milestone=m))
    menu.addAction(tr("No key moment\t*") if entry.star else tr("Key moment\t*"), acts.star)
    menu.addSeparator()
    up = menu.addAction(tr("Earlier among equal times\tAlt+Up"))
    up.triggered.connect(lambda: acts.do(timeline.move_among_equals, by=-1))
    down = menu.addAction(tr("Later among equal times\tAlt+Down"))
    down.triggered.connect(lambda: acts.do(timeline.move_among_equals, by=1))
    menu.addAction(tr("Duplicate"), acts.duplicate)
    menu.addAction(tr("Merge into the one before\tM"), acts.merge)
    menu.addSeparator()
    _add_walk(menu, acts)
    menu.addSeparator()
    menu.addAction(tr("Delete\tDel"), acts.delete)
    return menu


def several_menu(theme: Theme, parent: QWidget, entry: Entry, acts: Acts) -> QMenu:
    """What can be done with all selected entries; `entry` is the current one."""
    menu = QMenu(parent)
    menu.addAction(tr("Shift in time…\tT"), acts.ask_shift)
    menu.addAction(tr("Merge into one\tM"), acts.merge)
    _add_kinds(theme, menu, acts)
    _add_supports(menu, acts)
    menu.addSeparator()
    menu.addAction(tr("Delete all\tDel"), acts.delete)
    return menu


def _add_kinds(theme: Theme, menu: QMenu, acts: Acts) -> None:
    kinds = menu.addMenu(tr("Kind"))
    for kind in KINDS:
        act = kinds.addAction(kind_icon(theme, kind), name_of(kind))
        act.triggered.connect(lambda _=False, k=kind: acts.set_kind(k))


def _add_supports(menu: QMenu, acts: Acts) -> None:
    supports = menu.addMenu(tr("Rests on"))
    for support in Support:
        act = supports.addAction(name_of(support))
        act.triggered.connect(lambda _=False, s=support: acts.set_support(s))


def more_menu(parent: QWidget, acts: Acts) -> QMenu:
    """What has no button: other views, what drafting has buttons for, the walk set by hand."""
    menu = QMenu(parent)
    menu.addAction(tr("Find in the timeline\tCtrl+F"), acts.narrow_down)
    menu.addAction(tr("Monitoring worksheet\tCtrl+Shift+W"), acts.worksheet)
    menu.addSeparator()
    menu.addAction(tr("Add entry\tCtrl+Shift+N"), acts.add_entry)
    menu.addAction(tr("Paste lines…\tCtrl+Shift+V"), acts.paste_lines)
    menu.addSeparator()
    _add_walk(menu, acts)
    return menu


def _add_walk(menu: QMenu, acts: Acts) -> None:
    menu.addAction(tr("The room has seen up to here\tCtrl+F8"), acts.reach_here)
    menu.addAction(tr("Back before the beginning"), acts.back_before)
