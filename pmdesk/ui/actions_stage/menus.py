"""The menus of an action: everything that keys and drags do, by word."""

from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.method.categories import action_kinds
from pmdesk.method.words import name_of
from pmdesk.model.review import Action
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.follow import Follow
from pmdesk.ui.tr import tr

DECISIONS = (
    ("Accept\tA", Decision.ACCEPTED),
    ("Decline\tD", Decision.DECLINED),
    ("Park\tP", Decision.PARKED),
    ("Propose again", Decision.PROPOSED),
)


class Doer(Protocol):
    """What the menus ask of the stage."""

    @property
    def current(self) -> Action | None: ...
    @property
    def follow(self) -> Follow: ...
    def edit(self) -> None: ...
    def decide(self, decision: Decision) -> None: ...
    def finish(self, progress: Progress) -> None: ...
    def toggle_first(self) -> None: ...
    def set_kind(self, kind: ActionKind) -> None: ...
    def move_by(self, by: int) -> None: ...
    def link_factors(self) -> None: ...
    def delete(self) -> None: ...


def decision_menu(stage: Doer) -> QMenu:
    """What the chip of a row opens."""
    menu = _menu(stage)
    _add_decisions(menu, stage)
    return menu


def action_menu(stage: Doer) -> QMenu:
    """The context menu of a row."""
    menu, action = _menu(stage), stage.current
    assert action is not None
    menu.addAction(tr("Edit\tEnter"), stage.edit)
    menu.addSeparator()
    _add_decisions(menu, stage)
    first = menu.addAction(tr("First priority\tF"), stage.toggle_first)
    first.setCheckable(True)
    first.setChecked(action.first)
    first.setEnabled(action.decision is Decision.ACCEPTED)
    _add_progress(menu.addMenu(tr("Progress")), stage, action)
    menu.addSeparator()
    _add_kinds(menu.addMenu(tr("Kind")), stage, action)
    menu.addAction(tr("Move up\tAlt+Up"), lambda: stage.move_by(-1))
    menu.addAction(tr("Move down\tAlt+Down"), lambda: stage.move_by(1))
    menu.addAction(tr("Link factors…"), stage.link_factors)
    if stage.follow.active:
        watched = stage.follow.shown == action.id
        text = tr("Show all to the room\tR") if watched else tr("Show to the room\tR")
        menu.addAction(text, lambda: stage.follow.toggle(action.id))
    menu.addSeparator()
    menu.addAction(tr("Delete\tDel"), stage.delete)
    return menu


def _menu(stage: Doer) -> QMenu:
    assert isinstance(stage, QWidget)
    menu = QMenu(stage)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _choice(menu: QMenu, group: QActionGroup, text: str, chosen: bool) -> QAction:
    act = menu.addAction(text)
    act.setCheckable(True)
    act.setChecked(chosen)
    group.addAction(act)
    return act


def _add_decisions(menu: QMenu, stage: Doer) -> None:
    group, action = QActionGroup(menu), stage.current
    for text, decision in DECISIONS:
        chosen = action is not None and action.decision is decision
        act = _choice(menu, group, tr(text), chosen)
        act.triggered.connect(lambda _=False, decision=decision: stage.decide(decision))


def _add_progress(menu: QMenu, stage: Doer, action: Action) -> None:
    group = QActionGroup(menu)
    menu.setEnabled(action.decision is Decision.ACCEPTED)
    for step in Progress:
        act = _choice(menu, group, name_of(step), action.progress is step)
        act.triggered.connect(lambda _=False, step=step: stage.finish(step))


def _add_kinds(menu: QMenu, stage: Doer, action: Action) -> None:
    group = QActionGroup(menu)
    for number, guide in enumerate(action_kinds(), 1):
        act = _choice(menu, group, f"{guide.name}\t{number}", action.kind is guide.kind)
        act.triggered.connect(lambda _=False, kind=guide.kind: stage.set_kind(kind))
