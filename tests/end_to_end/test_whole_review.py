"""From the first start to the exported PDF, in real windows: by keys alone, and by the mouse."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from pmdesk.model.review import Review
from pmdesk.model.words import BuyIn, Decision, LessonKind, Mark, State
from pmdesk.store.library import Library
from tests.end_to_end.story import ACTIONS, ENTRIES, FACTORS, SEATS, TITLE

ROOT = Path(__file__).parents[2]
PATIENCE = 240
PARTS = 11


@pytest.mark.parametrize("way", ["by_keyboard", "by_mouse"])
def test_a_whole_review_from_first_start_to_pdf(way: str, display: str, tmp_path: Path) -> None:
    library, pdf, report = (tmp_path / name for name in ("r.pmdesk", "review.pdf", "counts.json"))
    done = subprocess.run(
        [sys.executable, "-m", f"tests.end_to_end.{way}", str(library), str(pdf), str(report)],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    counts = json.loads(report.read_text())
    assert len(counts) == PARTS
    with Library.open(library) as opened:
        assert opened.verify() == ()
        (line,) = opened.lines(date(2026, 11, 1))
        _check(opened.review(line.id))
    _read_back(pdf)


def _check(review: Review) -> None:
    assert review.title == TITLE
    assert review.state is State.DRAFT
    assert len(review.entries) >= ENTRIES
    (meeting,) = review.meetings
    assert meeting.started
    assert meeting.ended
    assert {row.seat for row in review.attendance} == {seat.id for seat in review.seats}
    assert sum(row.mark is not Mark.NOT_ASKED for row in review.biases) == 4
    assert {factor.text for factor in review.factors} == set(FACTORS)
    assert {lesson.kind for lesson in review.lessons} == set(LessonKind)
    assert {action.text for action in review.actions} == {text for _, text in ACTIONS}
    assert {action.decision for action in review.actions} == {Decision.ACCEPTED}
    assert review.buy_in is BuyIn.YES
    assert review.timeline_agreed is not None


def _read_back(pdf: Path) -> None:
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    for said in (TITLE, *FACTORS, SEATS[0][0]):
        assert said in text
    for _, _, name in SEATS:
        assert name not in text
