"""actions: what all reviews of a library have decided, and what of it is still to be done."""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pmdesk.commands.access import reading
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.method.words import name_of
from pmdesk.model.cells import guarded
from pmdesk.model.inline import parse, text_of
from pmdesk.model.masking import swapper
from pmdesk.model.review import Seat
from pmdesk.model.words import Decision
from pmdesk.store.follow_up import ActionLine

COLUMNS = (
    *("review", "title", "action", "text", "kind", "owner", "due", "days_over", "state", "ticket"),
)


def list_actions(args: argparse.Namespace) -> int:
    """Prints actions, the soonest due first; of restricted reviews neither title nor text.

    People appear by alias, also where a text or a title has their name.
    """
    today = date.today()
    with reading(args) as library:
        seats = library.seats()
        found = library.actions(every=not (args.open or args.overdue))
        lines = [_unnamed(line, seats.get(line.review, ())) for line in found]
    if args.overdue:
        lines = [line for line in lines if line.days_over(today)]
    if args.json:
        out_json({"actions": [_plain(line, today) for line in lines]})
    elif args.csv:
        _out_csv(lines, today)
    else:
        for line in lines:
            out(_row(line, today))
        if not lines:
            say("No action is overdue." if args.overdue else "There is no such action yet.")
    return DONE


def _unnamed(line: ActionLine, seats: tuple[Seat, ...]) -> ActionLine:
    swap = swapper(seats)
    return line if swap is None else replace(line, text=swap(line.text), title=swap(line.title))


def _plain(line: ActionLine, today: date) -> dict[str, Any]:
    return {
        "review": line.review,
        "title": _title(line),
        "restricted": line.restricted,
        "action": line.id,
        "text": _text(line),
        "kind": str(line.kind),
        "owner": line.owner,
        "due": line.due.isoformat() if line.due else None,
        "days_over": line.days_over(today),
        "state": _state(line),
        "ticket": line.ticket,
        "services": list(line.services),
    }


def _out_csv(lines: Sequence[ActionLine], today: date) -> None:
    """Every cell in quotes, none of them a formula."""
    # The stream itself ends lines as the platform does.
    writer = csv.writer(sys.stdout, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        plain = _plain(line, today)
        cells = ("" if plain[name] is None else str(plain[name]) for name in COLUMNS)
        writer.writerow(map(guarded, cells))


def _row(line: ActionLine, today: date) -> str:
    over = line.days_over(today)
    due = line.due.isoformat() if line.due else "no date"
    late = f"{over} day{'s' if over != 1 else ''} over" if over else ""
    text = text_of(parse(_text(line))) or "(no text yet)"
    facts = (line.owner or "no owner", name_of(line.kind), line.ticket, _title(line))
    beside = ", ".join(fact for fact in facts if fact)
    return f"{line.review[:8]}  {due:<10}  {late or _state(line):<14}  {text}  ({beside})"


def _state(line: ActionLine) -> str:
    """open, done or dropped once accepted; before that what was decided."""
    return str(line.progress if line.decision is Decision.ACCEPTED else line.decision)


def _title(line: ActionLine) -> str:
    return "Restricted review" if line.restricted else line.title


def _text(line: ActionLine) -> str:
    return "Restricted action" if line.restricted else line.text
