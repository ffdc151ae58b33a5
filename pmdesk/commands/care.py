"""verify, salvage: whether the library is sound, and what can be read where it is not."""

import argparse
from pathlib import Path

from pmdesk.commands.access import reading
from pmdesk.commands.console import DONE, FINDINGS, out, out_json, say
from pmdesk.model.errors import WorldError
from pmdesk.paths import data_folder
from pmdesk.store.counted import counted
from pmdesk.store.known import Known
from pmdesk.store.lock import holder_of
from pmdesk.store.salvage import salvage as read_out


def verify(args: argparse.Namespace) -> int:
    """Reads every row; 1 where something is not as it was written."""
    with reading(args) as library:
        found = library.verify()
    for damage in found:
        out(f"{damage.place}: {damage.what}")
    say("The library is sound." if not found else f"{len(found)} places are damaged.")
    return FINDINGS if found else DONE


def salvage(args: argparse.Namespace) -> int:
    """Prints what is missing, a line each; 1 where something is. The file itself stays as it is."""
    path = Path(args.file)
    if holder_of(path):
        raise WorldError("This library is open for writing elsewhere.", "Close it there first.")
    made = read_out(path, Path(args.output), known=Known(data_folder()))
    if args.json:
        out_json({"library": str(made.path), "reviews": made.reviews, "missing": made.missing})
    else:
        for line in made.missing:
            out(line)
    reviews = counted(made.reviews, "review")
    what = f"not everything: {len(made.missing)} lines" if made.missing else "nothing is missing"
    say(f"{reviews} in {made.path}; {what}.")
    if made.note is not None:
        say(f"The list is also in {made.note}.")
    return FINDINGS if made.missing else DONE
