"""The menus of a factor and of a group: everything that keys and drags do, by word."""

from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.review import Factor, Review
from pmdesk.model.words import Novelty, Weight
from pmdesk.ui.follow import Follow
from pmdesk.ui.tr import tr

NOVELTIES = {"known": Novelty.KNOWN, "surprise": Novelty.SURPRISE, "open": Novelty.OPEN}
_WORDS = (
    ("known", "Known\tK"),
    ("surprise", "Surprise\tS"),
    ("open", "Not asked yet\tU"),
)


class Doer(Protocol):
    """What the menus ask of the stage."""

    follow: Follow

    @property
    def review(self) -> Review: ...
    def command(self, id: str, command: str) -> None: ...
    def line(self, menu: QMenu, id: str, text: str, command: str) -> None: ...
    def move_menu(self, menu: QMenu, id: str, title: str) -> None: ...
    def put_under(self, id: str, group: str) -> None: ...
    def set_weight(self, id: str, weight: Weight) -> None: ...
    def rename_group(self, id: str) -> None: ...
    def delete_group(self, id: str) -> None: ...


def fill_menu(stage: Doer, menu: QMenu, factor: Factor) -> None:
    """The lines between Edit and Delete."""
    menu.addSeparator()
    stage.move_menu(menu, factor.id, tr("Move to"))
    _groups(stage, menu.addMenu(tr("Group")), factor)
    menu.addSeparator()
    novelty_lines(stage, menu, factor)
    _weights(stage, menu.addMenu(tr("Weight")), factor)
    menu.addSeparator()
    stage.line(menu, factor.id, tr("Link entries…\tL"), "link")
    stage.line(menu, factor.id, tr("Details…\tD"), "details")
    if stage.follow.active:
        menu.addSeparator()
        watched = stage.follow.shown == factor.id
        text = tr("Show all to the room\tR") if watched else tr("Show to the room\tR")
        stage.line(menu, factor.id, text, "room")


def novelty_lines(stage: Doer, menu: QMenu, factor: Factor) -> None:
    """The three answers to whether it was known."""
    for key, text in _WORDS:
        act = menu.addAction(tr(text))
        act.setCheckable(True)
        act.setChecked(factor.novelty is NOVELTIES[key])
        act.triggered.connect(lambda _=False, k=key: stage.command(factor.id, k))


def _weights(stage: Doer, menu: QMenu, factor: Factor) -> None:
    for weight in Weight:
        act = menu.addAction(name_of(weight))
        act.setCheckable(True)
        act.setChecked(factor.weight is weight)
        act.triggered.connect(lambda _=False, w=weight: stage.set_weight(factor.id, w))


def _groups(stage: Doer, menu: QMenu, factor: Factor) -> None:
    stage.line(menu, factor.id, tr("New group…\tG"), "group")
    menu.addSeparator()
    groups = [(group.id, group.name) for group in stage.review.groups]
    for id, name in [*groups, ("", tr("Not grouped"))]:
        act = menu.addAction(name)
        act.setCheckable(True)
        act.setChecked(factor.group == id)
        act.triggered.connect(lambda _=False, g=id: stage.put_under(factor.id, g))


def group_menu(stage: Doer, id: str) -> QMenu:
    """What can be done with a group from its heading."""
    assert isinstance(stage, QWidget)
    menu = QMenu(stage)
    menu.addAction(tr("Rename\tF2")).triggered.connect(lambda: stage.rename_group(id))
    menu.addAction(tr("Dissolve")).triggered.connect(lambda: stage.delete_group(id))
    return menu
