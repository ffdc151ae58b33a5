"""A bundle under a passphrase: bytes in, bytes out; whoever has not the passphrase reads nothing.

A sealed file is a header and a cipher text: AES-256-GCM under a key that scrypt makes of the
passphrase. The header (name, version, how costly the key is, salt, nonce) is authenticated with
the text, so neither can be changed unnoticed. See docs/decisions/0031-sealed-bundles.md.
"""

import secrets
import struct
import unicodedata

from pmdesk.model.errors import WorldError

MAGIC = b"pmdesk-sealed\n"
VERSION = 1
SUFFIX = ".pmdesk-sealed"
SIZE_CAP = 512 << 20
"""The largest content that is sealed or opened, in bytes: it is held in memory whole."""
SHORTEST = 8
"""Characters that a passphrase has at least."""

_HEADER = struct.Struct(">14sBBBB16s12s")
_COST, _BLOCK, _PARALLEL = 17, 8, 1
"""scrypt's n as a power of two, r and p: 128 MB and a third of a second for one guess."""
_COSTS, _BLOCKS, _PARALLELS = range(14, 19), range(8, 17), range(1, 5)
_MOST_MEMORY = 256 << 20
"""Bounds on what a file may ask for before its passphrase is known to be right."""
_TAG = 16


class WrongPassphrase(WorldError):
    """It does not open: nobody can tell a wrong passphrase from a changed file."""


def looks_sealed(data: bytes) -> bool:
    """Whether bytes are a sealed file, by their beginning."""
    return data[: len(MAGIC)] == MAGIC


def seal(content: bytes, passphrase: str) -> bytes:
    """The content under a passphrase; raises WorldError where one of them cannot be used."""
    if len(passphrase) < SHORTEST:
        raise WorldError(
            f"This passphrase has fewer than {SHORTEST} characters.",
            "Take a longer one: four or five words that do not belong together.",
        )
    if len(content) > SIZE_CAP:
        raise WorldError("This bundle is over 512 MB.", "Leave out attachments.")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    header = _HEADER.pack(MAGIC, VERSION, _COST, _BLOCK, _PARALLEL, salt, nonce)
    key = _key(passphrase, salt, _COST, _BLOCK, _PARALLEL)
    return header + bytes(_cipher(key).encrypt(nonce, content, header))


def unseal(data: bytes, passphrase: str) -> bytes:
    """The content of a sealed file; raises WorldError for a wrong passphrase and for damage."""
    header = data[: _HEADER.size]
    salt, nonce, cost, block, parallel = _read(header, len(data))
    key = _key(passphrase, salt, cost, block, parallel)
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (late: see `_cipher`)

    try:
        return bytes(_cipher(key).decrypt(nonce, data[_HEADER.size :], header))
    except InvalidTag:
        raise WrongPassphrase(
            "The passphrase is wrong, or the file was damaged.",
            "Type it again; if it is right, ask for the file again.",
        ) from None


def _read(header: bytes, size: int) -> tuple[bytes, bytes, int, int, int]:
    """Salt, nonce and the parameters of the key, all within bounds."""
    if not looks_sealed(header):
        raise WorldError("This file is not a sealed bundle.", "Choose another file.")
    if size < _HEADER.size + _TAG:
        raise WorldError("This sealed bundle is not whole.", "Ask for the file again.")
    if size > _HEADER.size + SIZE_CAP + _TAG:
        raise WorldError("This sealed bundle is over 512 MB.", "Ask for one without attachments.")
    _, version, cost, block, parallel, salt, nonce = _HEADER.unpack(header)
    if version > VERSION:
        raise WorldError("This bundle was sealed by a newer pmdesk.", "Update pmdesk to open it.")
    bounded = cost in _COSTS and block in _BLOCKS and parallel in _PARALLELS
    if version < 1 or not bounded or 128 * block << cost > _MOST_MEMORY:
        raise WorldError("This sealed bundle asks for more than a bundle may.", "Do not open it.")
    return salt, nonce, cost, block, parallel


def _key(passphrase: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    """32 bytes; the same passphrase typed on another system gives the same ones."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    return bytes(Scrypt(salt=salt, length=32, n=1 << cost, r=block, p=parallel).derive(text))


def _cipher(key: bytes):  # type: ignore[no-untyped-def]
    """Late, because only who seals or opens pays for loading it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM(key)


def strength(passphrase: str) -> str:
    """How hard a passphrase is to guess: "short", "weak", "fair" or "strong"."""
    if len(passphrase) < SHORTEST:
        return "short"
    words = [word for word in passphrase.split() if len(word) > 2]
    kinds = sum(
        any(map(kind, passphrase))
        for kind in (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    )
    points = len(set(passphrase.casefold())) + 4 * (len(set(words)) - 1) + 2 * kinds
    return "weak" if points < 16 else "fair" if points < 24 else "strong"
