"""Makes safe HTML of a long field in Markdown; what is too costly to read becomes plain text.

Raw HTML stays text, pictures become their description, only web and mail links are links, and
headings go below the section that they stand in. What comes out was cleaned against a short list.
"""

import re
from html import escape
from time import monotonic
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

LONGEST = 100_000
"""Characters of a field that are read as Markdown."""

_MOST_BRACKETS = 400
_MOST_LINES = 3000
_DEEPEST = 24
_SECONDS = 10.0
_TAGS = {
    *("p", "br", "hr", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.) ")
_INSET_ITEM = re.compile(r" {2,3}(?:[-*+]|\d+\.) ")
_WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(ul|ol|blockquote)\b")


class _Shaper(Treeprocessor):  # type: ignore[misc]  # markdown ships no types
    """Puts headings below a level, in steps of one, and descriptions in the place of pictures."""

    level = 3

    def run(self, root: Element) -> None:
        seen: list[int] = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                own = _HEADINGS.index(element.tag)
                while seen and seen[-1] >= own:
                    seen.pop()
                seen.append(own)
                place = self.level + len(seen)
                element.tag = f"h{place}" if place <= 6 else "p"
                if place > 6:
                    _embolden(element)
            elif element.tag == "img":
                element.tag, element.text = "em", element.get("alt") or "picture"
                element.attrib.clear()
            elif element.tag == "th":
                element.set("scope", "col")


def _embolden(element: Element) -> None:
    inner = Element("strong")
    inner.text, element.text = element.text, None
    for child in list(element):
        element.remove(child)
        inner.append(child)
    element.append(inner)


class ProseReader:
    """Reads the long fields of one report; all together may take ten seconds."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["tables", "fenced_code", "sane_lists"])
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._shaper = _Shaper(self._markdown)
        self._markdown.treeprocessors.register(self._shaper, "shape", 0)
        self._spent = 0.0

    def html(self, source: str, level: int) -> str:
        """HTML of a field whose headings go below `level`."""
        costly = (
            len(source) > LONGEST
            or source.count("[") > _MOST_BRACKETS
            or source.count("\n") > _MOST_LINES
        )
        if costly or self._spent > _SECONDS:
            return as_written(source)
        begun = monotonic()
        self._shaper.level = level
        try:
            made = self._markdown.reset().convert(_nested(source))
        except (RecursionError, ValueError, IndexError):
            return as_written(source)
        finally:
            self._spent += monotonic() - begun
        return as_written(source) if _too_deep(made) else clean(made)


def _nested(source: str) -> str:
    """Lists inside lists set in by two or three spaces, as GitHub takes them, set in by four."""
    lines: list[str] = []
    in_list = False
    for line in source.split("\n"):
        inset = _INSET_ITEM.match(line) if in_list else None
        lines.append(f"    {line.lstrip()}" if inset else line)
        if line.strip():
            in_list = _ITEM.match(line) is not None
    return "\n".join(lines)


def clean(html: str) -> str:
    """HTML with nothing in it but what the list names."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "th": {"scope"}, "ol": {"start"}},
        attribute_filter=_only_web,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )


def _only_web(_: str, name: str, value: str) -> str | None:
    """Leaves out addresses without a scheme: they would lead to files beside the report."""
    return value if name != "href" or _WEB.match(value) else None


def as_written(source: str) -> str:
    """The characters of a field as paragraphs that keep their lines."""
    parts = (part.strip("\n") for part in re.split(r"\n[ \t]*\n", source))
    return "".join(f'<p class="as-written">{escape(part)}</p>' for part in parts if part.strip())


def _too_deep(html: str) -> bool:
    """Whether lists and quotes are nested deeper than can be laid out."""
    depth = 0
    for closing, _ in _TAG.findall(html):
        depth += -1 if closing else 1
        if depth > _DEEPEST:
            return True
    return False
