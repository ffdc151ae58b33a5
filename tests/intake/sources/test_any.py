"""Whatever comes in for any source: entries or one clear sentence, never a traceback."""

import copy
import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.intake.sources.table import BY_KEY
from pmdesk.model.errors import WorldError
from pmdesk.model.text import new_id
from tests.intake.sources import samples

ODD = st.sampled_from(
    [
        None, True, 0, -1, 10**30, 1e400, float("nan"), "", "x", "\ud800", "a\x00b", "0001-01-01",
        "9999-12-31T23:59:59+00:01", "0001-01-01T00:00:00Z", 1790000000, "1790000000.5", [], {},
        [[]], {"a": {}}, ["x"], "<" * 50, "2026-10-06T14:05:00", "2026-13-40T25:61:61Z", "```",
        99999999999999999999, "-", "#", 253402300799999, "2026-10-06T14:05:00+99:99", "@",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | ODD,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)


def survives(data: Any, **known: Any) -> None:
    intake, fault = None, None
    try:
        intake = read(data, **known)
    except WorldError as refused:
        fault = refused
    if intake is not None:
        json.dumps(intake.to_json()).encode()
        review_of(intake, new_id)
    else:
        assert fault is not None
        assert fault.said
        assert fault.advice


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where everything of a JSON value stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path]
    for name, item in inner:
        here = (*path, name)
        found += places(item, here) if isinstance(item, dict | list) else [here]
    return found


def changed(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    if not path:
        return odd
    value = copy.deepcopy(value)
    holder = value
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = odd
    return value


@pytest.mark.parametrize(
    "variant", samples.VARIANTS, ids=[f"{n}-{key}" for n, (key, _) in enumerate(samples.VARIANTS)]
)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_value_in_any_field_of_any_source(
    variant: tuple[str, Any], data: st.DataObject
) -> None:
    key, value = variant
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(value)))
        value = changed(value, path, data.draw(VALUES))
        if not isinstance(value, dict | list) or not places(value):
            break
    survives(json.dumps(value).encode(), format=data.draw(st.sampled_from(["auto", key])))


@settings(max_examples=150, deadline=None)
@given(value=VALUES, key=st.sampled_from([*BY_KEY, "auto"]))
def test_any_json_for_any_source(value: Any, key: str) -> None:
    survives(json.dumps([value, {"data": value}]).encode(), format=key)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), key=st.sampled_from([*BY_KEY, "auto"]))
def test_any_bytes_for_any_source(data: bytes, key: str) -> None:
    survives(data, format=key)


PIECES = st.sampled_from(
    [
        "14:05", "[14:05]", "25:99:99", "2026-10-06 ", "2026-02-31 ", "31 Feb 2026 ", "<a>",
        " <b> ", "\t", "  ", "\n", " * ", "-!-", "-->", "--- Day changed Tue Oct 06 2026",
        "From A to Everyone:",
        "00:58:04\tA:\tx", "999:00:00\tA:\tx", 'Replying to "', '"', "PST/-0800", "+99:99", ":",
        "--- Log opened Xxx Feb 31 00:00:00 2026", "9:05:07 From B : hi",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(PIECES, max_size=30).map("".join),
    key=st.sampled_from(["irc", "zoom", "auto"]),
    day=st.sampled_from([None, date(2026, 10, 6), date.min, date.max]),
)
def test_any_mixture_of_the_pieces_of_logs(text: str, key: str, day: date | None) -> None:
    survives(text.encode(), format=key, day=day, zone="Europe/Berlin")


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


WHOLE = zipped(
    {
        "users.json": b'[{"id": "U1", "name": "ada"}]',
        "general/2026-09-21.json": json.dumps(samples.SLACK).encode(),
    }
)


@settings(max_examples=200, deadline=None)
@given(
    place=st.integers(0, len(WHOLE) - 1),
    bytes_=st.binary(min_size=1, max_size=4),
    cut=st.booleans(),
)
def test_any_damage_to_a_zip(place: int, bytes_: bytes, cut: bool) -> None:
    survives(WHOLE[:place] + bytes_ + (b"" if cut else WHOLE[place + len(bytes_) :]))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "users.json",
                "a/2026-10-06.json",
                "../x.json",
                "/etc/passwd",
                "C:\\x",
                "b.md",
                "c\x00",
            ]
        ),
        st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()),
        max_size=5,
    )
)
def test_any_files_in_a_folder(files: dict[str, bytes]) -> None:
    survives(files)
