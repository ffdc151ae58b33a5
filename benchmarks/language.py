"""The language mirror: how rightly it finds, how fast it reads, and what it costs while typing."""

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.method.language.mirror import marks, text_marks
from pmdesk.method.language.rules import KINDS, Rules, built_in
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.library import Library
from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField
from tests.method.labelled_sentences import (
    UNSEEN,
    Labelled,
    held_out,
    labelled,
    marked,
    score,
    sentences_in,
)

RECALL, PRECISION = 0.95, 0.97
FRAME, HOSTILE = 0.016, 0.100
"""Seconds from a key to its paint, and for a hostile line."""
OTHERS = {"proselint": ("proselint", "check"), "Vale": ("vale", "--no-exit")}
WORDS, LETTERS = 5_000, 300
DATA = Path(__file__).parents[2] / "shared" / "data" / "postmortems"
SENTENCES = (
    "The deploy of 10:02 reached the first four nodes, and the queue grew by 900 messages. ",
    "On-call opened the panel of the broker, which showed green. ",
    "We should have tested the rollback before the weekend. ",
    "The health check failed to reach two pods, so the gateway took them out. ",
    "Some customers saw an empty basket for a while. ",
)
HOSTILE_LINES = (
    *("we should have " * 7000, "who did why. " * 8000, "the pods failed to " * 6000),
    *("x" * 100_000, "`" * 100_000, '"' * 100_000, "“" * 100_000, "a,b," * 25_000),
    *("the engineer, who saw, " * 5000, "root cause " * 9000, "(((" * 33_000, "a.b@" * 25_000),
)


def run() -> list[tuple[str, float, float]]:
    """Ratios to the aims: a share that is missed over the share that may be, times over limits."""
    rules = built_in()
    found = [_told("labelled sentences", labelled(), rules, aims=True)]
    _told("those learned from later", held_out(), rules)
    _told("those no rule was made with", list(sentences_in(UNSEEN)), rules)
    _real()
    _pace()
    slowest = max(_took(lambda line=line: marks(line[:100_000], rules)) for line in HOSTILE_LINES)
    lines = [("slowest hostile line of 100,000 letters, over 100 ms", slowest / HOSTILE, 1.0)]
    return [*(each for part in found for each in part), *lines, *_typing()]


def _told(
    name: str, sentences: list[Labelled], rules: Rules, *, aims: bool = False
) -> list[tuple[str, float, float]]:
    result = score(sentences, rules)
    print(f"  {name:28} right wrong missed  precision recall")
    for kind in (*KINDS, ""):
        right = result.right[kind] if kind else result.right.total()
        wrong = result.wrong[kind] if kind else result.wrong.total()
        missed = result.missed[kind] if kind else result.missed.total()
        print(
            f"  {kind or 'all':28} {right:5} {wrong:5} {missed:6}"
            f"  {result.precision(kind):9.1%} {result.recall(kind):6.1%}"
        )
    right, seen = marked(sentences, rules)
    print(f"  {'sentences, whatever kind':28} {'':18}  {right:9.1%} {seen:6.1%}")
    if not aims:
        return []
    return [
        ("labelled: missed, over 5 %", (1 - result.recall()) / (1 - RECALL), 1.0),
        ("labelled: wrongly found, over 3 %", (1 - result.precision()) / (1 - PRECISION), 1.0),
    ]


def _real() -> None:
    """Labelled sentences of real reports, where the data lie beside the project."""
    path = DATA / "blame-wording.dev.tsv"
    if not path.exists():
        return
    counts = {"flag": [0, 0], "no-flag": [0, 0], "borderline": [0, 0]}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        _, text, label, *_ = line.split("\t")
        judged = any(mark.rule.kind != "wording" for mark in text_marks(text, built_in()))
        counts[label][0] += judged
        counts[label][1] += 1
    said = ", ".join(f"{name} {n} of {all}" for name, (n, all) in counts.items())
    print(f"  sentences of real reports that are marked: {said}")


def _pace() -> None:
    text = "\n\n".join("".join(SENTENCES) for _ in range(400))
    seconds = min(_took(lambda: list(text_marks(text, built_in()))) for _ in range(3))
    print(f"  {len(text.split()) / seconds:,.0f} words per second")
    for name, command in OTHERS.items():
        print(f"  {name}: {_others_pace(command, text)}")


def _others_pace(command: tuple[str, ...], text: str) -> str:
    """How fast another checker reads the same text, with its start; it knows other things."""
    if shutil.which(command[0]) is None:
        return "not installed"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "text.md"
        file.write_text(text, encoding="utf-8")
        seconds = _took(
            lambda: subprocess.run([*command, str(file)], capture_output=True, check=False)
        )
    return f"{len(text.split()) / seconds:,.0f} words per second"


def _took(act) -> float:  # type: ignore[no-untyped-def]
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _typing() -> Iterator[tuple[str, float, float]]:
    """Letters typed into a text of 5,000 words that is marked; the look after the pause apart."""
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")  # type: ignore[attr-defined]
    for name, one in (("of many paragraphs", "\n\n"), ("of one paragraph", "")):
        bare, _ = _typed(one, mirror=False)
        keys, look = _typed(one)
        keys.sort()
        yield f"key to paint, text {name}, p95 over 16 ms", keys[int(len(keys) * 0.95)] / FRAME, 1.0
        print(
            f"  key to paint {statistics.median(keys) * 1000:.1f} ms in the middle, "
            f"{statistics.median(bare) * 1000:.1f} ms without the mirror; "
            f"look after the pause {look * 1000:.1f} ms; text {name}"
        )


def _typed(between: str, *, mirror: bool = True) -> tuple[list[float], float]:
    theme = Theme()
    text = "".join(sentence + between for sentence in SENTENCES * (WORDS // 60 + 1))
    field = TextField("Text", lines=(20, 24))
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "l.pmdesk", create=True) as it:
        it.add(Review(id=new_id(), summary=text), "New review")
        session = ReviewSession(it.session(it.ids()[0]))
        made = watch(theme, session, field, "review", "summary") if mirror else None
        return _keys(field, made, text)


def _keys(field: TextField, made: FieldMarks | None, text: str) -> tuple[list[float], float]:
    field.resize(700, 500)
    field.show()
    field.setFocus()
    field.show_value(text)
    if made is not None:
        made.look()
        assert made.marks
    cursor = field.textCursor()
    cursor.setPosition(len(text) // 2)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
    QApplication.processEvents()
    keys = []
    for letter in ("the pool and " * 40)[:LETTERS]:
        begin = time.perf_counter()
        QTest.keyClicks(field, letter)
        field.viewport().repaint()
        keys.append(time.perf_counter() - begin)
    look = _took(made.look) if made is not None else 0.0
    field.deleteLater()
    return keys, look
