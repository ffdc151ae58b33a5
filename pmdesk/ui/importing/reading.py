"""Reads what is to be imported: at once where it is short, else while the window stays alive."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from mmap import mmap
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.intake.decode import decode
from pmdesk.intake.known import keyed
from pmdesk.intake.masked import secrets_beside, secrets_in
from pmdesk.intake.read import read
from pmdesk.intake.span import Bound
from pmdesk.intake.values import Intake
from pmdesk.method.secrets import SecretFound, SecretKind
from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of
from pmdesk.ui.importing.part import is_too_large, part_of

SHORT = 60_000
"""Bytes that are read at once: less time than a blink."""
LOOK = 40
"""Milliseconds between two looks at whether the reading is done."""
OPEN = Bound()
Data = bytes | mmap | Mapping[str, bytes]
"""A file, or the files of a folder by their names in it."""
IN_LINES = frozenset({"text", "csv", "markdown"})
"""Formats whose line numbers are those of the text, so that a line can be shown as it stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be read, and what was said about it.

    Of an `export` only the days between the bounds are read, of a text that is too large or was
    `refused` as a whole only the lines; what else they say is for whoever shows the reading.
    """

    data: Data = b""
    name: str = ""
    format: str = "auto"
    day: date | None = None
    zone: str | None = None
    month_first: bool | None = None
    start: datetime | None = None
    channel: str = ""
    first: Bound = OPEN
    last: Bound = OPEN
    export: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: the keyed proposals, the lines as they stood, and what is secret in them.

    `lines` begin with line `above` + 1 of the whole text; `found` has a place for each entry.
    """

    intake: Intake
    lines: tuple[str, ...] = ()
    above: int = 0
    found: tuple[tuple[SecretFound, ...], ...] = ()
    beside: tuple[SecretKind, ...] = ()

    def line(self, number: int) -> str:
        """A line of the text as it stood, "" where there is none."""
        place = number - self.above - 1
        return self.lines[place] if 0 <= place < len(self.lines) else ""


def read_it(asked: Asked) -> Reading:
    """Reads, looks for secrets, numbers the lines of a part as in the whole; raises WorldError."""
    data, above = asked.data, 0
    lines = asked.refused and (asked.first.line is not None or asked.last.line is not None)
    if isinstance(data, mmap) or (isinstance(data, bytes) and (lines or is_too_large(data))):
        data, above = part_of(data, asked.first.line, asked.last.line)
    zone = zone_of(asked.zone or "UTC")
    intake = read(
        data,
        name=asked.name,
        format=asked.format,
        day=asked.day,
        zone=asked.zone,
        start=asked.start,
        month_first=asked.month_first,
        channels=(asked.channel,) if asked.channel else (),
        first=asked.first.moment(zone) if asked.export else None,
        last=asked.last.moment(zone) if asked.export else None,
    )
    intake = keyed(_numbered(intake, above) if above else intake)
    text = decode(data)[0] if isinstance(data, bytes) and intake.format in IN_LINES else ""
    return Reading(
        intake=intake,
        lines=tuple(text.split("\n")) if text else (),
        above=above,
        found=tuple(secrets_in(entry) for entry in intake.entries),
        beside=secrets_beside(intake),
    )


def _numbered(intake: Intake, above: int) -> Intake:
    def moved(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(row, line=row.line + above) for row in rows)

    return replace(intake, entries=moved(intake.entries), skipped=moved(intake.skipped))


class Reader(QObject):
    """Reads one thing after the other; what was asked for last counts.

    Signals:
        done(object): a Reading, or the WorldError that says why there is none.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._box: list[Reading | BaseException] | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._box is not None

    def start(self, asked: Asked) -> None:
        """Reads; what is short is done when this returns."""
        self.cancel()
        box: list[Reading | BaseException] = []
        self._box = box
        if isinstance(asked.data, bytes) and len(asked.data) <= SHORT:
            _fill(box, asked)
            self._take()
        else:
            # Nothing of Qt is touched out there: the window looks for the result itself.
            Thread(target=_fill, args=(box, asked), daemon=True).start()
            self._look.start()

    def cancel(self) -> None:
        """Lets go of what is being read: its result is for nobody."""
        self._look.stop()
        self._box = None

    def _take(self) -> None:
        if not self._box:
            return
        (outcome,) = self._box
        self.cancel()
        if isinstance(outcome, Reading | WorldError):
            self.done.emit(outcome)
        else:
            raise outcome


def _fill(box: list[Reading | BaseException], asked: Asked) -> None:
    try:
        box.append(read_it(asked))
    except BaseException as fault:  # raised again where it is seen
        box.append(fault)
