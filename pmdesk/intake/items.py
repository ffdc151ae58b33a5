"""Reads lists of a report: factors, lessons and actions with owner, date and ticket."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pmdesk.intake.lines import Line
from pmdesk.intake.survey import day_in
from pmdesk.intake.tables import cells_of, is_separator
from pmdesk.intake.values import ProposedAction
from pmdesk.model.words import ActionKind, Progress

_LONGEST = 5000
_DONE_BOX = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\[[xX]\]\s")
_BRACES = re.compile(r"^\{\{\s*(.*?)\s*\}\}")
_LINK = re.compile(r"https?://[^\s)>\]|]{4,300}")
_TICKET_KEY = re.compile(r"(?<![\w/-])[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\w-])")
_ISSUE = re.compile(r"/(?:issues|pull|browse|tickets?|merge_requests)/[\w-]+|(?<!\w)#\d{1,6}\b")
_OWNER = re.compile(
    r"[(\[]?\s*(?<!\w)(?:(?i:owner|assignee|responsible)\s*[:=]|(?i:owned by|assigned to)\b:?)\s*"
    r"(?P<name>@?[A-Z][\w.'’-]{0,40}(?:\s[A-Z][\w.'’-]{0,40}){0,2}|@[\w.-]{2,40}"
    r"|(?:the )?[\w-]{2,30} team)\s*[)\]]?"
)
_HANDLE = re.compile(r"(?:^|[\s(\[])@([\w.-]{2,40})[)\]:]?")
_DUE = re.compile(
    r"[(\[,;]?\s*(?<!\w)(?:due(?: date)?|deadline|by|until|eta|target)\s*[:=]?\s+(?:on\s+)?"
    r"(?P<when>[\w ./,-]{4,24}?)\s*(?=[)\];,]|\.?$|\s[-–—]\s)",
    re.IGNORECASE,
)
_DONE_WHEN = re.compile(r"[(\[;,.]?\s*(?<!\w)done when\s*[:=]?\s+(?P<what>[^)\]]{3,500})", re.I)
_STATE = re.compile(r"[(\[]\s*(?:done|completed|finished)\s*[)\]]|✅", re.IGNORECASE)
_DETECT = re.compile(
    r"(?<!\w)(?:alert\w*|alarm\w*|monitor\w*|dashboards?|detect\w*|notif\w+|page|paging|metrics?|logging"
    r"|observ\w+|tracing|probes?)(?!\w)",
    re.IGNORECASE,
)
_REDUCE = re.compile(
    r"(?<!\w)(?:roll-?back\w*|runbook\w*|back-?ups?|fail-?over|recover\w*|drills?|limit\w*"
    r"|circuit breaker\w*|time-?outs?|throttl\w+|degrad\w+|faster|playbook\w*|restor\w+|redundan\w+"
    r"|isolat\w+|escalat\w+|communicat\w+)(?!\w)",
    re.IGNORECASE,
)
_COLUMNS = {
    "text": "action|action item|item|description|task|what|todo|title|summary|measure|actions",
    "owner": "owner|assignee|responsible|who|assigned to|team|dri",
    "due": "due|due date|deadline|date|when|eta|target|by",
    "ticket": "ticket|issue|link|tracking|jira|bug|reference|url|tracker",
    "done_when": "done when|definition of done|acceptance|outcome",
    "state": "state|status|done|progress",
    "kind": "type|kind|category",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split("|")}
_FINISHED = frozenset({"done", "complete", "completed", "closed", "finished", "✅", "x", "yes"})


@dataclass(slots=True)
class Item:
    """One item of a list, with what is wrapped onto further lines and the items below it."""

    line: int
    text: str
    indent: int = 0
    raw: str = ""
    numbered: bool = False
    done: bool = False
    below: list[str] = field(default_factory=list)


def items_of(lines: Sequence[Line], heading: str = "") -> tuple[list[Item], list[Line]]:
    """The items of a section and the lines that are none; "(completed)" in its heading counts.

    Without any bullet its paragraphs are the items. An item that ends in a colon gives way to the
    items below it.
    """
    if not any(line.bullet for line in lines if not line.code):
        return _paragraphs(lines), []
    items: list[Item] = []
    rest: list[Line] = []
    gap, done = False, bool(_STATE.search(heading))
    for line in lines:
        if line.blank:
            gap = True
            continue
        if line.heading:
            done = bool(_STATE.search(line.body))
        elif line.code or line.quote:
            rest.append(line)
        elif line.bullet:
            _add(items, line, done)
        elif items and (not gap or line.indent > items[-1].indent):
            _extend(items[-1], line)
        else:
            rest.append(line)
        gap = False
    return [item for item in items if _says_something(item.text)], rest


def _add(items: list[Item], line: Line, done: bool) -> None:
    last = items[-1] if items else None
    item = Item(line.number, line.body, line.indent, line.raw, line.numbered, done)
    if last is None:
        items.append(item)
        return
    # A dash below a number belongs to it, also where it is not indented.
    deeper = line.indent > last.indent + 1 or (last.numbered and not line.numbered)
    if not deeper or line.indent < last.indent:
        items.append(item)
    elif last.text.endswith(":") and not last.below and not last.numbered:
        items[-1] = item
    else:
        last.below.append(line.body)


def _extend(item: Item, line: Line) -> None:
    if len(item.text) > _LONGEST:
        return
    if item.below:
        item.below[-1] = f"{item.below[-1]} {line.body}"
    else:
        item.text = f"{item.text} {line.body}"


def _says_something(text: str) -> bool:
    # "{{ summary }} [link to github issue]" is what a template leaves.
    bare = _plain(text).strip(" .-").lower()
    return bool(bare) and bare not in ("summary", "n/a", "none", "tbd", "todo", "tba")


def _plain(text: str) -> str:
    text = re.sub(r"\s*\[link to [^][]{0,40}\]\.?\s*$", "", text)
    return _BRACES.sub(r"\1", text).strip()


def _paragraphs(lines: Sequence[Line]) -> list[Item]:
    items: list[Item] = []
    gap = True
    for line in lines:
        if line.blank or line.heading or line.code:
            gap = True
            continue
        if gap:
            items.append(Item(line.number, line.body, raw=line.raw))
        else:
            _extend(items[-1], line)
        gap = False
    return [item for item in items if _says_something(item.text)]


def plain_text(item: Item) -> str:
    """The text of an item without what its template left around it."""
    return _plain(item.text)


def action_of(item: Item) -> ProposedAction:
    """An action item with the owner, date, ticket and state that its text names."""
    text = _plain(item.text)
    done = item.done or bool(_DONE_BOX.match(item.raw) or _STATE.search(text))
    text = _STATE.sub("", text)
    text, owner = _taken(text, _OWNER, "name")
    handle = None if owner else _HANDLE.search(text)
    if handle:
        owner = handle.group(1)
    text, done_when = _taken(text, _DONE_WHEN, "what")
    text, due = _due(text)
    if handle:
        text = _without_handle(text, owner)
    text = _tidy(text)
    return ProposedAction(
        text=text,
        kind=_kind(text),
        owner=owner.lstrip("@"),
        due=due,
        ticket=_ticket(text),
        done_when=done_when,
        progress=Progress.DONE if done else Progress.OPEN,
        scope="; ".join(text.rstrip(" .;:") for text in item.below),
        line=item.line,
    )


def _without_handle(text: str, name: str) -> str:
    """Without an owner's handle where it stands apart from the sentence."""
    handle = rf"@{re.escape(name)}"
    return re.sub(rf"^{handle}[:,]?\s+|[\s,(\[–—-]+{handle}[)\]]?$", "", text.strip())


def _tidy(text: str) -> str:
    """Without the brackets and spaces that a taken fact leaves."""
    text = re.sub(r"[(\[]\s*[)\]]", "", text)
    if text.count(")") > text.count("("):
        text = re.sub(r"\s*\)", "", text, count=1)
    return re.sub(r"\s{2,}", " ", text).strip(" ,;–—-")


def _taken(text: str, pattern: re.Pattern[str], group: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]}{text[match.end() :]}".strip(), match.group(group).strip()


def _due(text: str) -> tuple[str, date | None]:
    for match in _DUE.finditer(text):
        day = day_in(match.group("when"))
        if day is not None:
            end = match.end()
            if text[match.start()] in "([" and text[end : end + 1] in ")]":
                end += 1
            return f"{text[: match.start()]}{text[end:]}", day
    return text, None


def _ticket(text: str) -> str:
    links = _LINK.findall(text)
    for link in links:
        if _ISSUE.search(link):
            return str(link)
    match = _TICKET_KEY.search(text) or re.search(r"(?<!\w)#\d{1,6}\b", text)
    return match.group() if match else ""


def _kind(text: str) -> ActionKind:
    if _DETECT.search(text):
        return ActionKind.DETECT
    return ActionKind.REDUCE if _REDUCE.search(text) else ActionKind.PREVENT


def table_actions(lines: Sequence[Line]) -> list[ProposedAction]:
    """The action items of a table whose head names an action or an owner."""
    rows = [line for line in lines if "|" in line.body and not line.code]
    rows = [line for line in rows if not is_separator(line.body)]
    if len(rows) < 2:
        return []
    roles = columns_of(rows[0])
    if "text" not in roles:
        return []
    actions = (_table_action(row, roles) for row in rows[1:])
    return [action for action in actions if action.text]


def columns_of(head: Line) -> dict[str, int]:
    """Which column of a table of actions says what ("text", "owner" …), by the line of its head."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(cells_of(head.body)):
        role = _ROLES.get(cell.strip("*_ ").lower())
        if role:
            roles.setdefault(role, index)
    return roles


def _table_action(row: Line, roles: dict[str, int]) -> ProposedAction:
    cells = cells_of(row.body)

    def cell(role: str) -> str:
        index = roles.get(role, -1)
        return cells[index] if 0 <= index < len(cells) else ""

    text, ticket, kind = cell("text"), cell("ticket"), cell("kind").lower()
    link = _LINK.search(ticket)
    finished = cell("state").strip().lower() in _FINISHED
    named = next((known for known in ActionKind if kind.startswith(known.value)), None)
    return ProposedAction(
        text=text,
        kind=named or _kind(text),
        owner=cell("owner").lstrip("@"),
        due=day_in(cell("due")),
        ticket=link.group() if link else ticket or _ticket(text),
        done_when=cell("done_when"),
        progress=Progress.DONE if finished else Progress.OPEN,
        line=row.number,
    )
