"""A meeting played through in real windows, every third minute of it; the process dies once."""

from pathlib import Path

import pytest

from tests.end_to_end.played.play import LIBRARY
from tests.end_to_end.played.prepared import make_ready, take_in
from tests.end_to_end.played.run import play_hour
from tests.end_to_end.played.story import SHORT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a library that holds one review, ready for its meeting."""
    lines = tmp_path / "lines.txt"
    lines.write_text(SHORT, "utf-8")
    take_in(tmp_path / LIBRARY, lines, "--new", "Slow search", "--zone", "Europe/Helsinki")
    make_ready(tmp_path / LIBRARY)
    return tmp_path


def test_a_meeting_that_is_cut_off_once_holds_from_begin_to_end(folder: Path) -> None:
    played = play_hour("keys", folder, brief=True)
    assert played.faults == []
    assert played.looks == len(played.done) - 1  # nobody looks at the minute of the crash
    assert len((folder / "minutes.md").read_text("utf-8")) > 500
    taken = {kind: most for kind, _, _, most in played.tally.table()}
    assert taken["next moment"] == 1
    assert max(taken[kind] for kind in ("entry", "idea", "parked", "factor", "action")) <= 6
