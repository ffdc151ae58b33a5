"""The ways in for what is kept beside reviews: policies, own agendas, settings, the history."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QObject, QRect

from pmdesk.method import agendas, wording
from pmdesk.model.agenda import agenda, shared_out
from pmdesk.model.gestures.header import set_title
from pmdesk.model.review import Meeting
from pmdesk.model.text import new_id
from pmdesk.store.library import Library
from pmdesk.ui import zoom
from pmdesk.ui.audience import place
from pmdesk.ui.console.places import Places
from pmdesk.ui.guide.favourites import Favourites
from pmdesk.ui.settings import Settings
from torture.fuzzing import mutations, plain, samples
from torture.fuzzing.bundles import small
from torture.fuzzing.point import Point

SETTINGS = b"""[General]
theme=dark
zoom=1.25

[window]
geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)

[audience]
place=10 20 1280 720
full=yes
screen=DP-1
zoom=1.2

[place]
one="{\\"stage\\": \\"timeline\\", \\"rows\\": {}, \\"scroll\\": {}}"

[guide]
favourites="[\\"What did you see?\\"]"
"""


def points(library: Library, folder: Path) -> list[Point]:
    """What a library keeps of an organisation, a computer of a person, and what undo reads."""
    return [
        Point(
            "policies and own agendas", 40, _policies, lambda kept: _policies_read(kept, library)
        ),
        Point("settings", 30, odd_ini, lambda data: _settings_read(data, folder)),
        Point("history", 25, _history, lambda rows: _undone(rows, library)),
    ]


def _policies(random: Random) -> list[Any]:
    own = [{"name": "Short", "agenda": "open 5, timeline 25"}, {"name": "Long", "agenda": "open 9"}]
    word = plain.odd(random) if random.random() < 0.5 else "learning review"
    kept = plain.mutated({"agendas": own, "review-word": word}, random)
    return [kept, mutations.text(random, 8)]


def _policies_read(case: list[Any], library: Library) -> None:
    if len(case) != 2:
        return
    kept, text = case
    for key in ("agendas", "review-word"):
        library.set_policy(key, kept.get(key))
    policies = library.policies()
    templates = agendas.own(policies)
    agendas.kept_with(templates, text, {})
    agendas.kept_without(templates, text)
    for word in (wording.word_of(policies), wording.kind_of(policies)):
        assert word
        assert len(word) <= wording.LONGEST
        word.encode()
    usual = agenda(None, agendas.shipped()[0].minutes)
    agenda(Meeting(id="m", agenda=text, minutes=7), usual)
    shared_out(len(text), usual)


def odd_ini(random: Random) -> bytes:
    """A file of settings as nobody wrote it."""
    if random.random() < 0.4:
        lines = [
            line
            for line in SETTINGS.decode().splitlines()
            if "=" not in line or random.random() < 0.7
        ]
        odd = [json.dumps(plain.odd(random)) for _ in "abc"]
        lines += [f"{key}={value}" for key, value in zip(_SETTINGS, odd, strict=False)]
        return mutations.encoded("\n".join(lines), random)
    return mutations.mutated(SETTINGS, samples.every(), random)


_SETTINGS = ("place", "audience/place", "zoom")


def _settings_read(data: bytes, folder: Path) -> None:
    path = folder / "settings.ini"
    path.write_bytes(data)
    settings = Settings(path)
    settings.text("theme", "system")
    settings.bytes("window/geometry")
    assert 0.5 <= zoom.remembered(settings) <= 3
    spot = place.read(settings, 1.25)
    if spot is not None:
        place.clamped(spot.rect, QRect(0, 0, 1920, 1080))
    Favourites(settings)
    Places(settings, "one", dict, QObject()).read()


def _history(random: Random) -> list[Any]:
    """Rows of a step as the file may hold them."""
    return [random.randrange(10**9), random.random() < 0.2]


def _undone(case: list[Any], library: Library) -> None:
    """A step that was changed in the file is refused, or what it does can be stored."""
    if len(case) != 2:
        return
    random = Random(case[0])
    review = small(random)
    if not library.has(review.id):
        library.add(review, "Import")
    try:
        session = library.session(review.id)
        session.do(set_title, title=f"title {new_id()}")
        session.seal()
        _changed_step(library.path, review.id, random, case[1])
        session.undo()
        assert library.review(review.id) == session.review
        session.redo()
    finally:
        library.remove(review.id)
        library.forget_history()


def _changed_step(path: Path, scope: str, random: Random, bytes_too: bool) -> None:
    """The last step with something odd in it, written past the app."""
    with closing(sqlite3.connect(path)) as file, file:
        sql = "SELECT id, change FROM journal WHERE scope = ? ORDER BY id DESC LIMIT 1"
        id, text = file.execute(sql, [scope]).fetchone()
        if bytes_too:
            data = mutations.mutated(text.encode(), samples.every(), random)
            changed = data.decode("utf-8", "replace").replace("\x00", "")
        else:
            changed = json.dumps(plain.mutated(json.loads(text), random))
        file.execute("UPDATE journal SET change = ? WHERE id = ?", [changed, id])
