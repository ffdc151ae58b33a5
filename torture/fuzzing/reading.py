"""The ways in for foreign text and files: every format, by its name or recognised."""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from pmdesk.commands.arrival import as_asked
from pmdesk.intake.detect import FORMATS, is_bundle
from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.model.errors import WorldError
from pmdesk.model.text import new_id
from pmdesk.store.library import Library
from tests.intake.sources import samples as sources
from torture.fuzzing import mutations, plain, samples
from torture.fuzzing.point import Point
from torture.fuzzing.stored import Store

Case = list[Any]
"""[data, format, what else is known]: bytes, or bytes by the names of files."""

_KNOWN: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"day": date(2026, 10, 6), "zone": "Europe/Berlin"},
    {"day": date(2026, 3, 29), "zone": "Europe/Berlin"},
    {"day": date.min},
    {"day": date.max, "zone": "+14:00"},
    {"start": datetime(2026, 10, 6, tzinfo=UTC), "month_first": True},
    {"start": datetime(1, 1, 1, tzinfo=UTC)},
    {"name": "2026-10-06 ../x\x00.csv"},
    {"channels": ("general",)},
    {"first": date(2026, 10, 6), "last": date(2026, 10, 6), "zone": "Pacific/Kiritimati"},
    {"first": date.min, "last": date.max, "zone": "-12:00"},
)


def points(library: Library) -> list[Point]:
    """One for each format, one for zips and folders."""
    store = Store(library)
    formats = [form for form in FORMATS if form != "bundle"]
    made = [Point(f"read {form}", _share(form), _maker(form), _entered(store)) for form in formats]
    return [
        *made,
        Point("read zip", 40, _zip, _entered(store)),
        Point("read folder", 20, _folder, _entered(store)),
        Point("read text of a size", 2, _bomb, _entered(store)),
    ]


def _share(form: str) -> int:
    return {"auto": 120, "text": 80, "csv": 80, "markdown": 80}.get(form, 25)


def _maker(form: str) -> Any:
    known = samples.by_format()
    values = [value for key, value in sources.VARIANTS if key == form]

    def make(random: Random) -> Case:
        begin = random.choice(known.get(form) or samples.every())
        if values and random.random() < 0.6:
            data = samples.as_json(plain.mutated(random.choice(values), random))
        elif random.random() < 0.12:
            data = mutations.encoded(mutations.text(random, 40), random)
        elif random.random() < 0.04:
            data = random.randbytes(random.randrange(400))
        elif random.random() < 0.01:
            data = mutations.bomb(random, 20_000).encode()
        else:
            if form == "auto" or random.random() < 0.2:
                begin = random.choice(samples.every())
            data = mutations.mutated(begin, samples.every(), random)
        asked = form if random.random() < 0.9 else "auto"
        return Case([data, asked, random.choice(_KNOWN)])

    return make


def _bomb(random: Random) -> Case:
    form = random.choice([form for form in FORMATS if form != "bundle"])
    data = mutations.bomb(random, mutations.SIZE_CAP).encode()
    return Case([data[: mutations.SIZE_CAP], form, random.choice(_KNOWN)])


_NAMES = (
    *("users.json", "channels.json", "general/2026-10-06.json", "a/b/2026-10-07.json", "x.md"),
    *("../x.json", "/etc/passwd", "C:\\x.csv", "con.md", "\u202exdm.md", "a" * 300, "review.json"),
    *(
        "attachments/" + "0" * 64,
        ".hidden",
        "",
        "x.zip",
        "y.csv",
        "dms.json",
        "integration_logs.json",
    ),
)


def _files(random: Random) -> dict[str, bytes]:
    files = {}
    for _ in range(random.choice((0, 1, 1, 2, 3, 6))):
        data = random.choice(samples.every())
        changed = random.random() < 0.7
        files[random.choice(_NAMES)] = (
            mutations.mutated(data, samples.every(), random)[:60_000] if changed else data
        )
    return files


def _folder(random: Random) -> Case:
    return Case([_files(random), random.choice(FORMATS), random.choice(_KNOWN)])


def _zip(random: Random) -> Case:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in _files(random).items():
            info = zipfile.ZipInfo(name or "x", (1980, 1, 1, 0, 0, 0))
            info.compress_type = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            info.external_attr = random.choice((0, 0o120777 << 16, 0o40755 << 16))
            archive.writestr(info, content)
        if random.random() < 0.05:
            archive.writestr("bomb.txt", b"\n" * 30_000_000, zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    if random.random() < 0.7:
        data = mutations.mutated(data, samples.every(), random)
    return Case([data, random.choice(("auto", "auto", *FORMATS)), random.choice(_KNOWN)])


def _entered(store: Store) -> Any:
    def enter(case: Case) -> None:
        if len(case) != 3:
            raise WorldError("No input.")
        data, form, known = case
        if isinstance(data, bytes):
            is_bundle(data)
        intake = read(data, format=form, **known)
        json.dumps(intake.to_json()).encode()
        masked = as_asked(intake, ("", "secrets", "all")[len(intake.entries) % 3])
        store.keep(review_of(masked, new_id))

    return enter
