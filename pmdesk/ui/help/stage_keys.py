"""The keys that are not in a menu, by where they hold: stages, capture line, audience, fields.

Letters come from the tables of the code that answers them, so this list cannot fall behind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from pmdesk.method.stages import stage_guide
from pmdesk.method.words import name_of
from pmdesk.model.words import Stage
from pmdesk.ui.actions import N
from pmdesk.ui.actions_stage.table import DECISIONS, KINDS
from pmdesk.ui.biases.stage import KEYS as BIAS_KEYS
from pmdesk.ui.capture.targets import TARGETS
from pmdesk.ui.factors.card import KEYS as FACTOR_KEYS
from pmdesk.ui.timeline.table import KEYS as KIND_KEYS
from pmdesk.ui.tr import tr


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One or more keys (as Qt writes them, parted by blanks) and what they do."""

    keys: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys under a name; `stages` are those on which they hold, none for everywhere."""

    name: str
    lines: tuple[KeyLine, ...]
    stages: tuple[Stage, ...] = ()


FACTOR_WORDS: Mapping[str, str] = {
    "known": N("Known before"),
    "surprise": N("A surprise"),
    "open": N("Not said yet whether it was known"),
    "group": N("Put into a group"),
    "link": N("Link entries"),
    "details": N("Details"),
    "room": N("Show to the room, or all again"),
}
"""What the letters of a factor do, by the commands of the card."""

_OPEN = (
    KeyLine("Return", N("Choose a ground rule, or put it back")),
    KeyLine("Alt+Up Alt+Down", N("Move a ground rule")),
    KeyLine("F2", N("Edit a rule of your own")),
)
_TIMELINE = (
    KeyLine("Return", N("Edit the entry")),
    KeyLine("*", N("Key moment")),
    KeyLine("Ctrl+F8", N("The room has seen up to here")),
    KeyLine("Alt+Up Alt+Down", N("Earlier or later among equal times")),
    KeyLine("Shift+Up Shift+Down", N("Select several entries")),
    KeyLine("T", N("The time, or a shift of several")),
    KeyLine("Ctrl+V", N("Paste a picture or file beside it")),
    KeyLine("M", N("Merge several, or into the one before")),
    KeyLine("Left Right", N("From shape to shape in the strip")),
    KeyLine("+ - 0", N("The strip closer, further away, whole")),
    KeyLine("PgUp PgDown", N("Along the strip, where it is closer")),
)
_BOARDS = (
    KeyLine("Return", N("Edit the card")),
    KeyLine("Alt+Left Alt+Right", N("Move the card to another column")),
    KeyLine("Alt+Up Alt+Down", N("Move the card within its column")),
)
_ACTIONS = (
    KeyLine("O", N("The owner")),
    KeyLine("T", N("The day by which it is due")),
    KeyLine("F", N("First priority")),
    KeyLine("R", N("Show to the room, or all again")),
    KeyLine("Alt+Up Alt+Down", N("Move the action")),
    KeyLine("Alt+Left Alt+Right", N("Move it to another kind")),
    KeyLine("Return", N("Edit the action")),
)
_CLOSE = (KeyLine("Ctrl+Down Ctrl+Up", N("To the next part of the page, or back")),)
_CAPTURE = (
    KeyLine("/", N("The list of targets")),
    KeyLine("Tab", N("Take what the list offers")),
    KeyLine("Up", N("The last line again")),
    KeyLine("Esc", N("Back to the stage")),
)
_AUDIENCE = (
    KeyLine("PgDown PgUp", N("Turn the page")),
    KeyLine("F11", N("Fill the screen, or be a window again")),
)
_FIELDS = (
    KeyLine("Return", N("Open or edit what is chosen")),
    KeyLine("Del", N("Delete what is chosen")),
    KeyLine("Space", N("Tick or untick")),
    KeyLine("Menu", N("Everything that can be done with it")),
    KeyLine("Tab Shift+Tab", N("To the next part, or back")),
    KeyLine("Esc", N("Leave a field, a bubble or a dialog")),
)


def key_groups() -> tuple[KeyGroup, ...]:
    """All of them, stages in their order, texts translated."""
    boards = (Stage.FACTORS, Stage.LESSONS)
    both = tr("{one} and {other}").format(one=_name(boards[0]), other=_name(boards[1]))
    return (
        KeyGroup(_name(Stage.OPEN), _said(_OPEN), (Stage.OPEN,)),
        KeyGroup(_name(Stage.TIMELINE), (*_said(_TIMELINE), *_kinds()), (Stage.TIMELINE,)),
        KeyGroup(_name(Stage.BIASES), _biases(), (Stage.BIASES,)),
        KeyGroup(both, _said(_BOARDS), boards),
        KeyGroup(tr("A card of Factors"), _factors(), (Stage.FACTORS,)),
        KeyGroup(_name(Stage.ACTIONS), (*_decisions(), *_said(_ACTIONS)), (Stage.ACTIONS,)),
        KeyGroup(_name(Stage.CLOSE), _said(_CLOSE), (Stage.CLOSE,)),
        KeyGroup(tr("Capture line"), (*_said(_CAPTURE), *_targets())),
        KeyGroup(tr("Audience window"), _said(_AUDIENCE)),
        KeyGroup(tr("In lists and fields"), _said(_FIELDS)),
    )


def _name(stage: Stage) -> str:
    return stage_guide(stage).name


def _said(lines: tuple[KeyLine, ...]) -> tuple[KeyLine, ...]:
    return tuple(KeyLine(line.keys, tr(line.text)) for line in lines)


def _kinds() -> tuple[KeyLine, ...]:
    said = tr("Kind: {kind}")
    return tuple(
        KeyLine(QKeySequence(key).toString(), said.format(kind=name_of(kind)))
        for key, kind in KIND_KEYS.items()
    )


def _biases() -> tuple[KeyLine, ...]:
    marks = (KeyLine(key, name_of(mark)) for key, mark in BIAS_KEYS.items())
    return (KeyLine("1–9", tr("Go to a card")), *marks, KeyLine("Return", tr("Write a note")))


def _factors() -> tuple[KeyLine, ...]:
    return tuple(KeyLine(key, tr(FACTOR_WORDS[does])) for key, does in FACTOR_KEYS.items())


def _decisions() -> tuple[KeyLine, ...]:
    named = {**DECISIONS, **KINDS}
    return tuple(KeyLine(QKeySequence(key).toString(), name_of(to)) for key, to in named.items())


def _targets() -> tuple[KeyLine, ...]:
    return tuple(KeyLine(f"/{target.slash}", tr(target.word)) for target in TARGETS)
