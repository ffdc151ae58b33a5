"""A title becomes a file name that every file system takes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.filenames import LONGEST, safe_name

SUFFIXES = st.sampled_from([".pdf", ".md", ".html", ".csv", ".json", ".zip"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout errors on a Tuesday", "Checkout errors on a Tuesday.pdf"),
        ("API 5xx: eu/west \\ us", "API 5xx- eu-west - us.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        (".hidden", "hidden.pdf"),
        ("-rf *", "rf.pdf"),
        ("  \n\t ", "report.pdf"),
        ("", "report.pdf"),
        ("NUL", "review NUL.pdf"),
        ("com1.txt", "review com1.txt.pdf"),
        ("Console slow", "Console slow.pdf"),
        ("a\u202egpj.exe\u2066", "agpj.exe.pdf"),
        ("ünïcödé – 支付失败", "ünïcödé – 支付失败.pdf"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert safe_name(title, ".pdf") == name


def test_a_long_title_is_cut_at_a_word() -> None:
    name = safe_name("Checkout " * 30, ".pdf")
    assert name == "Checkout " * 7 + "Checkout.pdf"


@given(st.text(), SUFFIXES)
def test_every_title_gives_a_plain_name(title: str, suffix: str) -> None:
    name = safe_name(title, suffix)
    assert name.endswith(suffix)
    assert len(name.encode()) <= LONGEST
    assert Path(name).name == name
    assert not set(name) & set('/\\:*?"<>|')
    assert not {unicodedata.category(char)[0] for char in name} & {"C"}
    assert name[0] not in " .-~"
    assert name.removesuffix(suffix).strip(" .")
    assert name == unicodedata.normalize("NFC", name)


@given(st.text(alphabet="conprnaulpt123. ", min_size=3, max_size=6))
def test_no_name_is_one_that_a_system_reserves(title: str) -> None:
    stem = safe_name(title, ".pdf").split(".")[0].rstrip().lower()
    assert stem not in {"con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3"}


@pytest.mark.parametrize("letter", ["x\u0301", "支", "👩", "क\u093c"])
@pytest.mark.parametrize("lead", ["", "a", "ab", "abc"])
def test_a_cut_keeps_letters_whole(letter: str, lead: str) -> None:
    stem = safe_name(lead + letter * 60, ".md").removesuffix(".md")
    assert len(stem.encode()) > LONGEST - 10
    assert stem == lead + letter * ((len(stem) - len(lead)) // len(letter))
