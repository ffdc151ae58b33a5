"""Makes pictures anew for a report: scaled to the page, without what else was in their files.

What is embedded is never what somebody sent: the pixels are read and written again, so that a
place or a name hidden in a photo stays out, and a broken or hostile file is said in a line.
"""

import io
import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, ImageOps

from pmdesk.report.blocks import Document, Picture, Pictures

WIDEST = 1500
"""Pixels of the longer side: 200 dpi on the width of the text."""

MOST_PIXELS = 40_000_000
LARGEST = 24 << 20
"""Bytes that all pictures of a report take together, as they are embedded."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_LOSSY = frozenset({"JPEG", "WEBP"})
_HEAVY = 400_000
"""Bytes from which a drawing is tried as a photo."""

UNREADABLE = "This picture cannot be read."
TOO_MUCH = "Not shown: the report would grow too large."


def embedded(document: Document) -> dict[int, str]:
    """The address (data:) of each picture by the id of its object; "" where it cannot be read.

    Those for which there is no room are left out of it.
    """
    made: dict[int, str] = {}
    room = LARGEST
    for block in document.body:
        for picture in block.items if isinstance(block, Pictures) else ():
            address = _address(picture)
            if len(address) <= room:
                made[id(picture)] = address
                room -= len(address)
    return made


def said(addresses: dict[int, str], picture: Picture) -> str:
    """What stands in the place of a picture that is not shown; "" for one that is."""
    address = addresses.get(id(picture))
    if address is None:
        return TOO_MUCH
    return "" if address else UNREADABLE


def _address(picture: Picture) -> str:
    try:
        kind, data = _made_anew(picture.data)
    except Exception:
        # Decoders raise whatever their format brings up: all of it means that it is no picture.
        return ""
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def _made_anew(data: bytes) -> tuple[str, bytes]:
    """The kind and the bytes of a picture, read and written again."""
    with warnings.catch_warnings(), _whole_ones_only():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            lossy = opened.format in _LOSSY
            opened.draft("RGB", (WIDEST, WIDEST))
            flat = _on_white(ImageOps.exif_transpose(opened))
    flat.thumbnail((WIDEST, WIDEST))
    drawing = b"" if lossy else _written(flat, "PNG")
    if drawing and len(drawing) <= _HEAVY:
        return "png", drawing
    photo = _written(flat, "JPEG")
    return ("png", drawing) if drawing and len(drawing) <= len(photo) else ("jpeg", photo)


@contextmanager
def _whole_ones_only() -> Iterator[None]:
    """WeasyPrint has Pillow fill what is missing of a picture; half a graph is no evidence."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency, as it looks on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _written(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, quality=82)
    return out.getvalue()
