"""The trial of fuzzed inputs, short: the same ways in, fewer inputs; and it does find faults."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from torture import fuzz
from torture.fuzzing import mutations, point
from torture.fuzzing.point import Point, Tally, tried

INPUTS = 400


@pytest.fixture
def counts(
    library: Library, tmp_path: Path, qapp: QApplication
) -> Iterator[list[tuple[Point, int]]]:
    """Every way in with the number of its inputs."""
    here = Path.cwd()
    yield fuzz.counted(*fuzz.ways_in(library, tmp_path), INPUTS)
    os.chdir(here)


@pytest.mark.qt_log_ignore("QSettings", extend=True)
def test_whatever_comes_in_is_refused_in_one_line_or_kept(
    counts: list[tuple[Point, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    tallies = [tried(way, iter(range(most))) for way, most in counts]
    assert fuzz.told(tallies, INPUTS), capsys.readouterr().out
    assert "0 faults" in capsys.readouterr().out
    taken = sum(tally.inputs - tally.refused for tally in tallies)
    assert taken > INPUTS / 3, "hardly anything is taken: the inputs are too odd to find faults"


def _break_on_x(data: str) -> None:
    if not data:
        raise WorldError("There is nothing in it.", "Write something.")
    if "x" in data:
        raise ValueError("an x")


def _texts(random: Random) -> str:
    return "".join(random.choice("abcx") for _ in range(random.randrange(30)))


def test_a_fault_is_found_once_and_told_with_its_smallest_input(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tally = tried(Point("way", 1, _texts, _break_on_x), iter(range(50)))
    assert [failure.shown for failure in tally.failures] == ["'x'"]
    assert tally.refused
    assert not fuzz.told([tally], 50)
    assert "ValueError: an x" in capsys.readouterr().out


def _work_on(_: object) -> None:
    while True:
        pass


def test_an_input_that_works_on_and_on_is_a_fault() -> None:
    tally = tried(Point("way", 1, lambda _: 0, _work_on, limit=0.02), iter(range(1)))
    assert "Hang" in tally.failures[0].what


def test_an_input_that_waits_for_ever_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(point, "STILL", 0.02)
    tally = tried(Point("way", 1, lambda _: 0, lambda _: Event().wait()), iter(range(1)))
    assert "Hang" in tally.failures[0].what


def test_advice_of_several_lines_is_a_fault() -> None:
    def enter(_: object) -> None:
        raise WorldError("Two\nlines.", "Shorten them.")

    assert tried(Point("way", 1, lambda _: 0, enter), iter(range(1))).failures


def test_too_few_inputs_miss_the_aim() -> None:
    assert not fuzz.told([Tally("way", inputs=9)], 10)


def test_the_same_seed_gives_the_same_input() -> None:
    one, other = (mutations.text(Random("way 7")) for _ in "ab")
    assert one == other
