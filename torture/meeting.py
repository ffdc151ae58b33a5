"""Two hours of meeting on real timelines, minute by minute: one led by keys, one by the mouse.

Prints what each act took beyond its text, and every fault. Pictures of every fifth minute go
into the folder of --pictures, or the one that PMDESK_PICTURES names.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from pmdesk.store.library import Library
from tests.end_to_end.played.passing import Played
from tests.end_to_end.played.play import LIBRARY
from tests.end_to_end.played.prepared import key_moments, make_ready, take_in
from tests.end_to_end.played.run import play_hour

NAMED = ("Hamza Faran", "Dylan Dumesnil")
"""Two who are named in the chat: the room sees their aliases there."""
LEAST_ENTRIES, LEAST_MOMENTS, LEAST_LOOKS = 60, 12, 60


def _chat(data: Path, library: Path) -> None:
    """Four days of two channels."""
    options = ("--new", "A rewrite before the deadline", "--zone", "America/Vancouver")
    take_in(library, data / "exports/slack/testarchive.zip", *options, "--from", "2016-03-26")


def _reports(data: Path, library: Path) -> None:
    """Three reports of one company in one review."""
    folder = data / "postmortems/chia"
    take_in(library, folder / "2021-10/2021-10-31-EmployeeCompromise.md")
    with Library.open(library) as opened:
        (review,) = opened.ids()
    for name in ("2022-01-20-EmployeeCompromise.md", "2022-01-27-Ramp-Card.md"):
        take_in(library, folder / "2022-01" / name, "--review", review)


PLAYINGS: dict[str, Callable[[Path, Path], None]] = {"keys": _chat, "mouse": _reports}


def run(data: Path) -> bool:
    """Plays both; the aim is that nothing that has to hold is broken."""
    held = [_play(way, bring, data) for way, bring in PLAYINGS.items()]
    return all(held)


def _play(way: str, bring: Callable[[Path, Path], None], data: Path) -> bool:
    wanted = os.environ.get("PMDESK_PICTURES", "")
    pictures = Path(wanted).absolute() / way if wanted else None
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / LIBRARY
        bring(data, library)
        review = make_ready(library, NAMED)
        print(f"meeting by {way}: {len(review.entries)} entries, {key_moments(review)} key moments")
        played = play_hour(way, Path(folder), pictures)
        enough = len(review.entries) >= LEAST_ENTRIES and key_moments(review) >= LEAST_MOMENTS
    _tell(played)
    return enough and not played.faults and played.looks >= LEAST_LOOKS


def _tell(played: Played) -> None:
    print(f"  {'':26}{'count':>6}{'keys beyond the text':>24}")
    print(f"  {'':26}{'':>6}{'on average':>14}{'at most':>10}")
    for kind, count, average, most in played.tally.table():
        print(f"  {kind:26}{count:6}{average:14.1f}{most:10}")
    for what, count in played.hurts.items():
        print(f"  a pity, {count} times: {what}")
    for fault in played.faults:
        print(f"  FAULT  {fault}")
    counted, looks = played.counted.of_meeting, played.looks
    print(
        f"  {looks} minutes looked at, {counted} of meeting: {len(played.faults)} faults (aim: 0)"
    )
