"""The pictures of the windows: every stage is among them, and those of the guide can be made."""

import subprocess
import sys
from pathlib import Path

import pytest

from pmdesk.method.check import RULES
from pmdesk.method.lacking import lacking
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.shots.guide import DARK, LIGHT
from pmdesk.shots.spoilt import spoilt

PLAY = """
from pathlib import Path
from pmdesk.shots.camera import take_pictures
def wanted(scene):
    print(scene)
    return scene in ("ended", "audience-question")
list(take_pictures(Path(), Path("scratch"), ((1280, 800),), wanted=wanted))
"""

REPORT = """# Checkout down

**Date:** 2026-11-03

## Summary

Some users saw no basket for a while.

## Timeline

- 14:02 UTC Release 412 starts
- 14:31 UTC Rollback ends

## Contributing factors

- The reviewer failed to ask about the limit

## Lessons

- We should have tested the rollback

## Actions

- Improve the monitoring
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def scenes(folder: Path) -> list[str]:
    """Their names, played in a process of its own: it sets time zone and messages for itself."""
    played = subprocess.run(
        [sys.executable, "-c", PLAY], cwd=folder, capture_output=True, text=True, check=False
    )
    assert played.stderr == ""
    return played.stdout.split()


def test_every_stage_is_taken_alone_and_in_a_meeting(scenes: list[str]) -> None:
    assert {f"stage-{stage}" for stage in Stage} <= set(scenes)
    assert {f"meeting-{stage}" for stage in Stage} <= set(scenes)
    assert {f"guide-{stage}" for stage in IN_MEETING} <= set(scenes)
    assert {f"audience-{stage}" for stage in IN_MEETING} <= set(scenes)


def test_the_pictures_of_the_guide_are_among_them(scenes: list[str]) -> None:
    assert {*LIGHT, *DARK} <= set(scenes)
    assert len(scenes) == len(set(scenes))


def test_windows_are_taken_in_the_size_that_was_asked_for(scenes: list[str], folder: Path) -> None:
    assert scenes
    for picture in folder.glob("*.png"):
        head = picture.read_bytes()[16:24]
        assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == (1280, 800), picture.name
    assert len(list(folder.glob("*.png"))) == 2


def test_what_is_found_in_a_report_is_taken_rule_by_rule(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(REPORT)
    words = ["-m", "pmdesk.shots", "out", "--sizes", "1280x800", "--themes", "light"]
    played = subprocess.run(
        [sys.executable, *words, "--findings", "report.md"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert played.stderr == ""
    taken = {path.name.split("-light")[0] for path in (tmp_path / "out").iterdir()}
    found = (
        "failed-to",
        "should-have",
        "improve",
        "vague-amount",
        "owner-missing",
        "factor-person",
    )
    assert {f"finding-{rule}" for rule in found} <= taken
    assert len(taken) > 20


def test_every_check_has_something_to_find_in_the_sample_made_worse(sample: Review) -> None:
    found = {finding.rule for worse in spoilt(sample) for finding in lacking(worse)}
    assert set(RULES) <= found
