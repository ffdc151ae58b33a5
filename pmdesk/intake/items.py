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

_DONE_BOX = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+\[[xX]\]\s")
_BRACES = re.compile(r"^\{\{\s*(.*?)\s*\}\}")
_LINK = re.compile(r"https?://[^\s)>\]|]{4,300}")
_TICKET_KEY = re.compile(r"(?<![\w/-])[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\w-])")
_ISSUE = re.compile(r"/(?:issues|pull|browse|tickets?|merge_requests)/[\w-]+|(?<!\w)#\d{1,6}\b")
_OWNER = re.compile(
    r"[(\[]?\s*(?<!\w)(?:owner|owned by|assignee|assigned to|responsible)\s*[:=-]?\s+"
    r"(?P<name>@?[A-Z@][\w.'’-]{0,40}(?:\s[A-Z][\w.'’-]{0,40}){0,2})\s*[)\]]?",
    re.IGNORECASE,
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
    r"(?<!\w)(?:alert\w*|monitor\w*|dashboards?|detect\w*|notif\w+|page|paging|metrics?|logging"
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
    below: list[str] = field(default_factory=list)


def items_of(lines: Sequence[Line]) -> tuple[list[Item], list[Line]]:
    """The items of a section and the lines that are none.

    Without any bullet its paragraphs are the items. An item that ends in a colon gives way to the
    items below it.
    """
    if not any(line.bullet for line in lines if not line.code):
        return _paragraphs(lines), []
    items: list[Item] = []
    rest: list[Line] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        if line.code or line.heading or line.quote:
            if not line.heading:
                rest.append(line)
        elif line.bullet and (not items or line.indent <= items[-1].indent + 1):
            items.append(Item(line.number, line.body, line.indent, line.raw))
        elif line.bullet and items[-1].text.endswith(":") and not items[-1].below:
            items[-1] = Item(line.number, line.body, line.indent, line.raw)
        elif items and line.bullet:
            items[-1].below.append(line.body)
        elif items and (not gap or line.indent > items[-1].indent):
            _extend(items[-1], line)
        else:
            rest.append(line)
        gap = False
    return [item for item in items if _says_something(item.text)], rest


def _extend(item: Item, line: Line) -> None:
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
    done = bool(_DONE_BOX.match(item.raw) or _STATE.search(text))
    text = _STATE.sub("", text)
    text, owner = _taken(text, _OWNER, "name")
    if not owner:
        handle = _HANDLE.search(text)
        owner = handle.group(1) if handle else ""
    text, done_when = _taken(text, _DONE_WHEN, "what")
    text, due = _due(text)
    text = re.sub(r"\s{2,}", " ", text).strip(" ,;–—-")
    return ProposedAction(
        text=text,
        kind=_kind(text),
        owner=owner.lstrip("@"),
        due=due,
        ticket=_ticket(text),
        done_when=done_when,
        progress=Progress.DONE if done else Progress.OPEN,
        scope="; ".join(item.below),
        line=item.line,
    )


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
    roles: dict[str, int] = {}
    for index, cell in enumerate(cells_of(rows[0].body)):
        role = _ROLES.get(cell.strip("*_ ").lower())
        if role:
            roles.setdefault(role, index)
    if "text" not in roles:
        return []
    actions = (_table_action(row, roles) for row in rows[1:])
    return [action for action in actions if action.text]


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
