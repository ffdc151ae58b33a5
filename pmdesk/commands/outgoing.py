"""What an export from the command line says of secrets before the file is written, and masks."""

from collections.abc import Sequence

from pmdesk.commands.console import say
from pmdesk.method.going_out import GoingOut, place_said
from pmdesk.method.secrets import kinds_of, secrets_said
from pmdesk.method.stages import stage_guide
from pmdesk.model.review import Review
from pmdesk.report.options import Options
from pmdesk.report.outgoing import Blobs, Outgoing, found_in, outgoing, still_open

SHOWN = 12
"""Places that are named one by one."""


def looked_through(
    review: Review, format: str, options: Options, blobs: Blobs, mask: str
) -> Outgoing:
    """Names the findings that go out; masks "secrets", "personal", "all", or "" for nothing.

    What was decided in the window holds here, too.
    """
    found = found_in(review, format, options, blobs)
    kinds = kinds_of(mask) if mask else frozenset()
    left = outgoing(review, found, blobs, kinds)
    _name(review, [one for one in still_open(review, found) if one.kind.key not in kinds])
    if left.masked:
        say(f"Masked: {left.masked} {'place' if left.masked == 1 else 'places'}.")
    return left


def _name(review: Review, found: Sequence[GoingOut]) -> None:
    if not found:
        return
    say(f"Going out: {secrets_said(one.kind for one in found)}.")
    for one in found[:SHOWN]:
        stage = stage_guide(one.stage).name
        say(f"  {one.kind.one} {one.excerpt}: {stage}, {place_said(review, one)}")
    if len(found) > SHOWN:
        say(f"  and {len(found) - SHOWN} more")
    say("Mask them with --mask secrets, --mask personal or --mask all.")
