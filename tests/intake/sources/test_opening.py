"""What is handed over: broken JSON, zips that lie, folders, several exports at once."""

import io
import json
import zipfile
from collections.abc import Mapping
from time import monotonic
from typing import Any

import pytest

from pmdesk.intake.detect import FORMATS
from pmdesk.intake.read import read
from pmdesk.intake.sources import archive
from pmdesk.intake.sources.opening import NotOneExport
from pmdesk.intake.sources.source import FIELDS
from pmdesk.intake.sources.table import SOURCES
from pmdesk.model.errors import WorldError
from tests.intake.sources import samples
from tests.intake.sources.reading import folder, taken, texts, zipped

EVERY = {**samples.JSON, **samples.TEXT}


@pytest.mark.parametrize("key", EVERY)
def test_each_source_is_recognised_by_what_is_in_it(key: str) -> None:
    intake = taken(EVERY[key], name="something.bin")
    assert (intake.format, key in FORMATS) == (key, True)
    assert intake.entries
    assert taken(EVERY[key], format=key).entries == intake.entries
    alone = read(zipped({"x/y": EVERY[key] if key in samples.JSON else EVERY[key].encode()}))
    assert [row.text for row in alone.entries] == texts(intake)


@pytest.mark.parametrize("key", samples.JSON)
def test_lists_lines_and_pages_are_read_as_one(key: str) -> None:
    value = samples.JSON[key]
    count = len(taken(value).entries)
    text = json.dumps(value)
    pages = f"{text}\n{text}" if key != "jira" else f"{text}\n\n{text},"
    both = taken(pages)
    assert len(both.entries) == count
    assert len(both.skipped) >= count
    assert all("twice" in row.reason for row in both.skipped[:count])


@pytest.mark.parametrize("key", samples.JSON)
def test_a_record_of_an_unknown_shape_is_counted(key: str) -> None:
    value = samples.JSON[key]
    intake = taken([value, {"unheard": "of"}, 7])
    assert len(intake.entries) == len(taken(value).entries)
    assert intake.warnings[-1].startswith("2 events of kinds that are not known here")


def test_every_source_tells_all_of_its_fields() -> None:
    assert [tuple(source.fields) for source in SOURCES] == [FIELDS] * len(SOURCES)


def deep(depth: int) -> bytes:
    return b'{"log_entries": ' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" * 100_000, "nested too deeply"),
        (deep(10_000), "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"log_entries": [{"id": 1},\n {"id"', "broken in line 2, column 7"),
        (b'{"what": "ever"}', "not known here"),
        (b'{"a": 1}\n{"a": 2}\n', "not known here"),
        (b"[]", "not known here"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "not known here"),
        (zipped({}), "Nothing in this archive"),
        (zipped({"a": b"\x00\x01", "b": b"\xff"}), "Nothing in this archive"),
        (b"PK\x03\x04" + b"\x00" * 200, "damaged"),
        (zipped({"[Content_Types].xml": b"<x/>"}), "Office"),
        (zipped({"a.json": samples.PAGERDUTY, "b.json": samples.GITHUB}), "GitHub and PagerDuty"),
        (zipped({"a.json": b" " * (11 << 20)}), "times its size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, said: str) -> None:
    begun = monotonic()
    with pytest.raises(WorldError, match=said) as caught:
        read(data)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    assert monotonic() - begun < 5


def test_a_format_that_is_named_for_something_else_says_what_it_expects() -> None:
    for key in samples.JSON:
        with pytest.raises(WorldError) as caught:
            read(b"14:05 hello\n", format=key)
        assert "Expected" in caught.value.advice


def test_caps_count_files_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a": b"x" * 1000, "b": b"y" * 1000})
    monkeypatch.setattr(archive, "UNPACKED_CAP", 1500)
    with pytest.raises(WorldError, match="MB together"):
        read(data)
    monkeypatch.setattr(archive, "MEMBERS_CAP", 1)
    with pytest.raises(WorldError, match="2 files in it"):
        read(data)


def test_a_locked_zip_and_one_that_lies_about_its_size() -> None:
    data = bytearray(zipped({"a.json": samples.PAGERDUTY}))
    place = data.rindex(b"PK\x01\x02")
    locked = bytearray(data)
    locked[place + 8] |= 1
    with pytest.raises(WorldError, match="locked with a password"):
        read(bytes(locked))
    liar = bytearray(data)
    liar[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(WorldError, match=r"damaged|larger than it says"):
        read(bytes(liar))


def test_names_that_climb_are_only_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("nothing is opened by its name")

    data = zipped({"../../../etc/passwd": samples.PAGERDUTY, "/abs\\olute": samples.PAGERDUTY})
    monkeypatch.setattr("builtins.open", never)
    monkeypatch.setattr("pathlib.Path.open", never)
    assert len(read(data).entries) == 1


def test_two_files_of_one_name_are_both_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("a.json", json.dumps(samples.PAGERDUTY))
        with pytest.warns(UserWarning, match="Duplicate"):
            opened.writestr("a.json", json.dumps(samples.PAGERDUTY_INCIDENT))
    assert len(read(out.getvalue()).entries) == 5


def test_many_files_of_one_name_take_no_longer_than_others() -> None:
    whole = zipped({f"{number:05}": b"" for number in range(20_000)})
    out = bytearray(whole)
    at = 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        place = int.from_bytes(out[at + 42 : at + 46], "little")
        out[at + 46 : at + 51] = out[place + 30 : place + 35] = b"aaaaa"
        at += 46
    began = monotonic()
    assert len(archive.unpacked(bytes(out))) == 20_000
    assert monotonic() - began < 20


def test_a_zip_that_unpacks_to_many_times_its_size_is_refused() -> None:
    with pytest.raises(WorldError, match="times its size"):
        archive.unpacked(zipped({"a.json": bytes(30 << 20)}))


def test_several_files_of_one_source_are_one_export() -> None:
    files: Mapping[str, Any] = {
        "log.json": samples.PAGERDUTY,
        "deeper/incident.json": samples.PAGERDUTY_INCIDENT,
        "broken.json": b'{"x": ',
    }
    intake = read(folder(files), name="export")
    assert (intake.format, intake.name, len(intake.entries)) == ("pagerduty", "export", 5)
    assert [row.text for row in intake.skipped] == ["broken.json"]


def test_a_zip_with_one_report_is_that_report_and_reports_are_no_export() -> None:
    report = b"# Outage\n\n## Timeline\n\n- 14:05 UTC up\n"
    assert read(zipped({"a/outage.md": report})).header.title == "Outage"
    with pytest.raises(NotOneExport):
        read(folder({"a.md": report, "b.md": report, "c.json": samples.PAGERDUTY}))


def test_hostile_characters_do_no_harm() -> None:
    row = {**samples.SLACK[0], "text": "a\ud800b\x00c \u202edcba\u202c <script>", "user": "\ud800"}
    (entry,) = taken([row]).entries
    assert entry.text == "abc dcba <script>"
    assert entry.who == ""
    wide = json.dumps(samples.PAGERDUTY).encode("utf-16")
    assert len(read(wide).entries) == 1
    old = json.dumps({"log_entries": [samples.PAGERDUTY["log_entries"][0] | {"summary": "é"}]})
    latin = read(old.replace("\\u00e9", "é").encode("latin-1"))
    assert (texts(latin), "Windows-1252" in latin.warnings[0]) == (["é"], True)


def test_text_that_only_looks_like_json_stays_text() -> None:
    for line in ("[14:05] up", "[] 14:05 up", "[[wiki]] 14:05 up", "{{today}} 14:05 up"):
        assert taken(f"{line}\n14:06 down\n").format == "text"


def test_very_long_texts_are_cut_with_a_warning() -> None:
    long = taken([{**samples.SLACK[0], "text": "x" * 300_000}])
    (entry,) = long.entries
    assert (len(entry.text), len(entry.details)) == (20_000, 100_000)
    assert len(entry.warnings) == 2
