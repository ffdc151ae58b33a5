"""The ways in for bundles: their JSON changed inside a valid outer shape, their zips damaged."""

import hashlib
import json
from dataclasses import replace
from random import Random
from typing import Any

from pmdesk.model import bundle
from pmdesk.model.content import content_hash
from pmdesk.model.review import Attachment, Review
from pmdesk.store.library import Library
from torture.fuzzing import mutations, plain, samples
from torture.fuzzing.point import Point
from torture.fuzzing.stored import Store


def points(library: Library) -> list[Point]:
    """Shapes, bytes and zips."""
    store = Store(library)

    def enter(data: bytes) -> None:
        bundle.looks_like_one(data)
        store.keep(bundle.read(data).review)

    return [
        Point("bundle, changed inside", 250, changed, enter),
        Point("bundle, damaged bytes", 40, _damaged, enter),
        Point("bundle, zip", 40, _zipped, enter),
        Point("bundle, nested", 3, _nested, enter),
    ]


def changed(random: Random) -> bytes:
    """A bundle with something odd inside, and with the hash of what it holds now."""
    whole = bundle.document(small(random))
    if random.random() < 0.1:
        whole = plain.mutated(whole, random)
    else:
        whole["review"] = plain.mutated(whole["review"], random)
    return samples.as_json(sealed(whole))


def small(random: Random) -> Review:
    """A few rows of each noun of the sample, or of the full review, so that trials are fast."""
    if random.random() < 0.5:
        return samples.full()
    review, begin = samples.shipped(), random.randrange(30)
    return replace(
        review,
        entries=review.entries[begin : begin + 6],
        log=review.log[:6],
        attachments=(),
        links=review.links[:4],
    )


def sealed(whole: Any) -> Any:
    """With the hash of the review inside, where that can be read."""
    try:
        review = bundle._review(json.loads(json.dumps(whole["review"])))
        whole["hash"] = content_hash(review)
    except Exception:
        # What cannot be read has no hash; `read` is to say so.
        return whole
    return whole


def _damaged(random: Random) -> bytes:
    data = bundle.write(bundle.Bundle(small(random)))
    return mutations.mutated(data, samples.every(), random)


def _zipped(random: Random) -> bytes:
    content = random.randbytes(random.randrange(200))
    name = hashlib.sha256(content).hexdigest()
    odd = (name, name, "", "x", "../../x", name.upper(), name[:-1], "\u202e" + name)
    row = Attachment(id="a", name=mutations.line(random), size=7, blob=random.choice(odd))
    review = replace(small(random), attachments=(row,))
    try:
        data = bundle.write(bundle.Bundle(review, blobs={row.blob: content}))
    except UnicodeEncodeError:
        data = samples.as_zip({"review.json": samples.as_json(bundle.document(samples.full()))})
    return data if random.random() < 0.4 else mutations.mutated(data, samples.every(), random)


def _nested(random: Random) -> bytes:
    deep = random.choice((500, 5_000, 100_000))
    begin, end = random.choice((("[", "]"), ('{"a":', "}"), ("[{", "}]"), ('[["', '"]]')))
    inside = begin * deep + (end * deep if random.random() < 0.7 else "")
    text = '{"format": "pmdesk-bundle", "version": 1, "review": {"id": "x", "entries": @}}'
    return text.replace("@", inside).encode()
