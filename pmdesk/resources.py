"""The one reader of what ships beside the code: method, templates, styles, icons, samples."""

from functools import cache
from pathlib import Path

_IN_WHEEL = Path(__file__).with_name("_resources")
_IN_CHECKOUT = Path(__file__).parent.parent / "resources"


@cache
def folder() -> Path:
    """Where the resources lie: inside the installed package, or beside it in a checkout."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


def resource(name: str) -> bytes:
    """The bytes of a resource by its path below resources/, such as "styles/report.css"."""
    return (folder() / name).read_bytes()


def resource_text(name: str) -> str:
    """A resource as text."""
    return resource(name).decode()
