"""One line of a text: its marks, whether a time stands at its beginning or end, and the rest."""

import re
from dataclasses import dataclass, replace

from pmdesk.intake.logs import Record, prefixes_of, record_of
from pmdesk.intake.phrases import AT
from pmdesk.intake.stamps import Stamp, counted_from_zero, may_hold_time, stamps_in

_BULLET = re.compile(r"[-*+•‣◦–—·]\s+(?:\[[ xX]\]\s+)?|\(?\d{1,3}[.)]\s+")
_HEADING = re.compile(r"(#{1,6})\s+")
_SHORTCODE = re.compile(r"\{\{[<%]\s*\w{1,20}\s+\"([^\"]{0,60})\"\s*[>%]\}\}")
_OPENERS = re.compile(r"[\s*_`{(\[<\"'“|#>~=@\u2190-\u2bff\U0001f300-\U0001faff\ufe0f-]*")
_PAIRS = {"*": "*", "_": "_", "`": "`", "{": "}", "(": ")", "[": "]", "<": ">", '"': '"', "“": "”"}
_SEPARATOR = re.compile(r"\s*(?:->|=>|→|[:;,.|»]|[-–—]{1,2}(?=[\s\D]|$))?\s*")
_CLOSING = re.compile(r"[\s.)\]}*_\"'>;,|!`]*")
_CONNECTIVE = re.compile(r"[\s:,(@{\[|–—-]+$|(?<!\w)(?:at|on|by|um|since|the)$", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:until|till|before|after|than|for|of|in|version|hours|during|daily|bis|vor|nach)\s*$",
    re.IGNORECASE,
)
_SAID_WHEN = re.compile(rf"(?:{AT})(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
_HTML_PICTURE = re.compile(r"<img\s[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(alt|src)\s*=\s*[\"']([^\"'<>]{0,1000})[\"']", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s()]{1,1000}", re.IGNORECASE)
# Nearly all times end within the narrow window, far enough from its end to be whole.
_NARROW, _SURE = 56, 36
# Behind the last digit of a time stands at most the name of a zone.
_LAST = 50
_DIGIT = re.compile(r"\d")
_WINDOW = 200
"""How many characters at the beginning and at the end of a line are searched for its time."""
_WORD_BEHIND = re.compile(r"\s*[:|–—-]|\s+[A-Z@<\[][a-z]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marks; `number` counts from 1, `heading` is 0 for none, else 1 to 6."""

    number: int
    raw: str
    body: str
    indent: int = 0
    bullet: bool = False
    numbered: bool = False
    heading: int = 0
    quote: bool = False
    code: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.body


@dataclass(frozen=True, slots=True)
class Stamped:
    """A line with a time: the stamp, the time as written, and the text without it.

    `details` are what a record of a log says besides its text.
    """

    stamp: Stamp
    written: str
    text: str
    leading: bool
    details: tuple[str, ...] = ()


def line_of(number: int, raw: str, *, code: bool = False) -> Line:
    """A line with its marks taken off; in code they stay."""
    # Tabs inside the line separate columns and stay.
    body = raw.strip()
    if code or not body:
        return Line(number, raw, body, code=code)
    text = raw.expandtabs(4)
    indent = len(text) - len(text.lstrip())
    heading = _HEADING.match(body)
    if heading is not None:
        return Line(number, raw, body[heading.end() :].rstrip(" #"), heading=len(heading.group(1)))
    quote = body.startswith(">")
    body = body.lstrip("> ") if quote else body
    bullet = _BULLET.match(body)
    # "- 4/25/23" is a bullet, "10. April" a date.
    if bullet is not None and not _is_date(body):
        return Line(
            number,
            raw,
            body[bullet.end() :].strip(),
            indent,
            bullet=True,
            numbered=bullet.group().lstrip("(")[0].isdigit(),
            quote=quote,
        )
    return Line(number, raw, body, indent, quote=quote)


def with_pictures(raw: str) -> str:
    """A line whose HTML pictures are written as Markdown has them: reports show no tags."""
    return _HTML_PICTURE.sub(_picture, raw) if "<img" in raw.lower() else raw


def _picture(match: re.Match[str]) -> str:
    given = {name.lower(): value for name, value in _ATTRIBUTE.findall(match.group())}
    words = re.sub(r"[\[\]]", "", given.get("alt", "")).strip() or "picture"
    address = given.get("src", "")
    return f"![{words}]({address})" if _ADDRESS.fullmatch(address) else words


def _is_date(body: str) -> bool:
    if not body[:1].isdigit():
        return False
    first = next(stamps_in(body[:60]), None)
    return first is not None and first.start == 0 and first.date is not None


def stamped(line: Line, *, trailing: bool = True) -> Stamped | None:
    """The time that a line begins with, or where allowed ends with; None for other lines."""
    if not may_hold_time(line.body):
        return None
    record = record_of(line.body)
    if record is not None:
        return _recorded(record)
    body = _SHORTCODE.sub(r" \1 ", line.body).strip()
    found = leading(body)
    return found if found is not None or not trailing else _trailing(body)


def _recorded(record: Record) -> Stamped | None:
    found = leading(record.time)
    if found is None or found.text:
        return None
    return replace(found, text=record.text, details=record.rest)


def leading(body: str) -> Stamped | None:
    """The time at the beginning of a text, marks such as ** and { or the level of a log aside."""
    found = _at_begin(body)
    if found is not None:
        return found
    for end, kept in prefixes_of(body):
        rest = body[end:]
        found = _at_begin(rest)
        closed = not rest.startswith("[") or rest[found.stamp.end :].startswith("]") if found else 0
        if found is not None and closed and (found.stamp.clock is not None or not kept):
            return replace(found, text=f"{kept} {found.text}".strip())
    return None


def _at_begin(body: str) -> Stamped | None:
    openers = _OPENERS.match(body)
    begin = openers.end() if openers else 0
    counted = counted_from_zero(body, begin) or (
        counted_from_zero(body, begin - 1) if begin and body[begin - 1] == "-" else None
    )
    if counted is not None:
        return _split(body, counted)
    if not may_hold_time(body[begin : begin + _SURE]):
        return None
    first = next(stamps_in(body[: begin + _NARROW]), None)
    if first is None or first.start > begin:
        return None
    if first.end > begin + _SURE:
        first = next(stamps_in(body[: begin + _WINDOW]), first)
    weak = first.clock is not None and first.clock.weak and first.date is None
    if weak and not _WORD_BEHIND.match(body, first.end) and first.end < len(body):
        return None
    return _split(body, first)


def _split(body: str, stamp: Stamp) -> Stamped:
    wrap = [char for char in body[: stamp.start] if char in _PAIRS]
    rest = body[stamp.end :]
    kept = ""
    for opener in reversed(wrap):
        closer = _PAIRS[opener]
        match = re.match(rf"\s*[:.,;]?\s*{re.escape(closer)}", rest)
        if match is not None:
            rest = rest[match.end() :]
        elif opener in "*_`":
            kept = opener + kept
    for _ in range(2):
        match = _SEPARATOR.match(rest)
        rest = rest[match.end() :] if match else rest
    text = kept + rest.strip()
    if kept and text.endswith(kept[::-1]) and text.count(kept) == 2:
        text = text[len(kept) : -len(kept)]
    return Stamped(stamp, body[stamp.start : stamp.end].strip(), _balanced(text), True)


def _trailing(body: str) -> Stamped | None:
    if not _DIGIT.search(body, max(0, len(body) - _LAST)):
        return None
    cut = max(0, body.find(" ", len(body) - _WINDOW)) if len(body) > _WINDOW else 0
    last = body[cut:]
    stamp = next(stamps_in(last), None)
    # What ends behind the first stamp ends the line: there is no second.
    if stamp is None or not _CLOSING.fullmatch(last, stamp.end):
        return None
    if _SENTENCE_END.search(body):
        return None
    before = body[: cut + stamp.start]
    if not before.strip() or any(True for _ in stamps_in(body[:cut])):
        return None
    clock = stamp.clock
    # 14.43 at the end of a line may be a version or an amount; "at" or a date makes it a time.
    weak = clock is not None and clock.weak and stamp.start == clock.start
    said = _SAID_WHEN.match(last, stamp.start)
    if weak or (said is None and _OTHER_TIME.search(before)):
        return None
    if said is not None and said.group().lower() == "by" and stamp.dated:
        return None
    for _ in range(4):
        before = _CONNECTIVE.sub("", before)
    return Stamped(stamp, last[stamp.start : stamp.end].strip(), _balanced(before.strip()), False)


def _balanced(text: str) -> str:
    """Without a mark that lost its partner with the time."""
    for mark in ("**", "__", "`"):
        if text.count(mark) % 2:
            if text.startswith(mark):
                text = text[len(mark) :].lstrip()
            elif text.endswith(mark):
                text = text[: -len(mark)].rstrip()
    if text.count("{") != text.count("}"):
        text = text.strip("{} ")
    return text if text.strip("*_`#>~-–—|.:;,()[] ") else ""
