"""A sealed bundle: opens with its passphrase alone, and every change of a byte is noticed."""

import random
import struct
import subprocess
import sys
import time

import pytest

from pmdesk import sealed
from pmdesk.model.errors import WorldError

CONTENT = b'{"format": "pmdesk-bundle"}' * 40
WORDS = "harbour copper ladder nine"


@pytest.fixture(scope="module")
def made() -> bytes:
    return sealed.seal(CONTENT, WORDS)


def test_it_opens_with_its_passphrase_alone(made: bytes) -> None:
    assert sealed.unseal(made, WORDS) == CONTENT
    for other in (WORDS.upper(), WORDS + " ", "", WORDS[:-1]):
        with pytest.raises(WorldError, match=r"passphrase is wrong"):
            sealed.unseal(made, other)


def test_nothing_of_the_content_is_in_it_and_two_are_never_alike(made: bytes) -> None:
    assert b"pmdesk-bundle" not in made
    again = sealed.seal(CONTENT, WORDS)
    assert again[:18] == made[:18]
    for start, end in ((18, 34), (34, 46), (46, 62)):  # salt, nonce, text
        assert again[start:end] != made[start:end]


def test_the_same_letters_typed_on_another_system_open_it() -> None:
    composed, apart = "Grüße aus Köln", "Gru\u0308ße aus Ko\u0308ln"
    assert sealed.unseal(sealed.seal(CONTENT, composed), apart) == CONTENT


def test_every_changed_byte_is_noticed(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    keys: dict[tuple[object, ...], bytes] = {}
    real = sealed._key
    monkeypatch.setattr(sealed, "_key", lambda *p: keys.get(p) or keys.setdefault(p, real(*p)))
    places = [*range(18), *random.Random(6).sample(range(46, len(made)), 120)]
    for place in places:
        bad = bytearray(made)
        bad[place] ^= 1
        with pytest.raises(WorldError):
            sealed.unseal(bytes(bad), WORDS)


@pytest.mark.parametrize("length", [0, 10, 17, 45, 46, 61])
def test_what_is_cut_off_is_said(made: bytes, length: int) -> None:
    with pytest.raises(WorldError, match=r"not whole|not a sealed"):
        sealed.unseal(made[:length], WORDS)


@pytest.mark.parametrize("asks", [(60, 8, 1), (17, 255, 1), (18, 16, 1), (17, 8, 255), (0, 8, 1)])
def test_a_hostile_file_cannot_ask_for_all_memory(asks: tuple[int, int, int]) -> None:
    bad = sealed.MAGIC + struct.pack(">BBBB", 1, *asks) + bytes(28 + 40)
    began = time.monotonic()
    with pytest.raises(WorldError, match="more than a bundle may"):
        sealed.unseal(bad, WORDS)
    assert time.monotonic() - began < 0.2


def test_a_newer_one_is_said(made: bytes) -> None:
    newer = made[:14] + b"\x02" + made[15:]
    with pytest.raises(WorldError, match="newer pmdesk"):
        sealed.unseal(newer, WORDS)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(WorldError, match="fewer than 8"):
        sealed.seal(CONTENT, "secret1")


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("my dog", "short"),
        ("password", "weak"),
        ("aaaaaaaaaaaaaaa", "weak"),
        ("Tr0ub4dor&3", "fair"),
        ("correct horse battery staple", "strong"),
    ],
)
def test_how_strong_a_passphrase_is(passphrase: str, words: str) -> None:
    assert sealed.strength(passphrase) == words


def test_cryptography_is_loaded_only_to_seal_or_open() -> None:
    code = "import sys, pmdesk.sealed, pmdesk.cli; assert 'cryptography' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
