"""HTML as the text that a reader sees: blocks as lines, code and links marked, the rest dropped."""

import html
import re

from pmdesk.intake.sources.wording import FENCE, linked

_CAP = 300_000
_PIECE = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})([^<>]{0,4000})>|<!--[^<>]{0,4000}-->")
_ATTRIBUTE = re.compile(r'\b(href|alt)\s{0,9}=\s{0,9}(?:"([^"<>]*)"|\'([^\'<>]*)\')', re.I)
_BLOCKS = frozenset(
    (
        *("p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
_SPACES = re.compile(r"[ \t\xa0]{2,}")
_UNSEEN = frozenset(("script", "style", "head"))
_PICTURES = frozenset(("img", "emoji"))
_CODE = frozenset(("pre", "codeblock"))


def from_html(source: str) -> str:
    """The text of a piece of HTML; of more than 300,000 characters the beginning."""
    reader, place = _Reader(), 0
    source = source[:_CAP]
    for match in _PIECE.finditer(source):
        reader.text(source[place : match.start()])
        place = match.end()
        if match[2]:
            reader.tag(match[2].lower(), match[1] == "/", match[3])
    reader.text(source[place:])
    return reader.finish()


class _Reader:
    """Follows the tags; what is open is a link, a block of code or something never seen."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._unseen = ""
        self._code = False
        self._link: tuple[int, str] | None = None

    def text(self, piece: str) -> None:
        if piece and not self._unseen:
            piece = html.unescape(piece)
            self._out.append(piece if self._code else piece.replace("\n", " "))

    def tag(self, tag: str, closing: bool, attributes: str) -> None:
        if self._unseen:
            self._unseen = "" if closing and tag == self._unseen else self._unseen
        elif tag in _UNSEEN:
            self._unseen = "" if closing else tag
        elif tag == "a":
            self._anchor(closing, attributes)
        elif tag in _CODE:
            self._code = not closing
            self._out.append(f"\n{FENCE}\n")
        elif tag == "code" and not self._code:
            self._out.append("`")
        elif tag == "at" and not closing:
            self._out.append("@")
        elif tag in _PICTURES and not closing:
            self._out.append(_attribute(attributes, "alt"))
        elif tag in _BLOCKS:
            self._out.append("\n- " if tag == "li" and not closing else "\n")

    def _anchor(self, closing: bool, attributes: str) -> None:
        if not closing:
            self._link = (len(self._out), _attribute(attributes, "href"))
        elif self._link is not None:
            begun, target = self._link
            label = "".join(self._out[begun:])
            self._out[begun:] = [linked(label, target) if target else label]
            self._link = None

    def finish(self) -> str:
        lines, code = [], False
        for line in "".join(self._out).split("\n"):
            if line.strip() == FENCE:
                code = not code
            kept = line.rstrip() if code else _SPACES.sub(" ", line.strip())
            if kept and kept != "-":
                lines.append(kept)
        return "\n".join(lines)


def _attribute(attributes: str, name: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == name:
            return html.unescape(match[2] or match[3] or "")
    return ""
