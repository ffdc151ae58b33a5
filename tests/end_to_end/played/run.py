"""Plays an hour in processes of its own, and tells what came of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.played.passing import Passing, Played
from tests.end_to_end.played.play import CRASHED

ROOT = Path(__file__).parents[3]
PATIENCE = 900
BEGIN = 1_793_012_400.0
"""The second at which every meeting begins: Monday 26 October 2026, 15:00 in UTC."""


def play_hour(
    way: str, folder: Path, pictures: Path | None = None, *, brief: bool = False
) -> Played:
    """Plays on the library `hour.pmdesk` of a folder; what went wrong is among the faults."""
    state = folder / "played.json"
    state.write_text(json.dumps(Played(Passing(BEGIN)).as_json()), "utf-8")
    code, complaint = CRASHED, ""
    for _ in range(2):
        if code == CRASHED:
            code, complaint = _process(way, folder, pictures, brief)
    played = Played.of_json(json.loads(state.read_text("utf-8")))
    if code or complaint:
        played.faults.append(f"the process ended with {code}: {complaint[-1500:]}")
    return played


def _process(way: str, folder: Path, pictures: Path | None, brief: bool) -> tuple[int, str]:
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.end_to_end.played.play", way, str(folder)]
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    done = subprocess.run(
        [*command, str(pictures or ""), "brief" if brief else ""],
        cwd=ROOT,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stderr.strip()
