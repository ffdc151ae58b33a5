"""The content hash of a review: each row has its own, the review's is their sum.

A sum modulo 2**256 does not depend on order, so an edit takes one row's hash out and another in.
"""

import hashlib
import json

from pmdesk.model.codec import sparse
from pmdesk.model.review import LOCAL, NOUNS, Review, Row

MODULUS = 1 << 256


def row_hash(noun: str, review_id: str, row: Row | Review) -> int:
    """SHA-256 of a row in canonical form, as a number; `noun` is "review" for the header."""
    plain = [noun, review_id, sparse(noun, row)]
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def combine(*parts: int) -> int:
    """The sum of hashes; give a hash that is to be taken out with a minus sign."""
    return sum(parts) % MODULUS


def hash_text(number: int) -> str:
    """A hash as 64 hex digits."""
    return f"{number:064x}"


def content_hash(review: Review) -> str:
    """The hash of everything that a bundle holds: the header and the nouns that are shared."""
    hashes = [row_hash("review", review.id, review)]
    for noun in NOUNS:
        if noun not in LOCAL:
            hashes += [row_hash(noun, review.id, row) for row in getattr(review, noun)]
    return hash_text(combine(*hashes))
