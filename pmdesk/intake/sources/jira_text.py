"""Jira's texts: plain, or as a tree of nodes (the Atlassian Document Format)."""

from typing import Any

from pmdesk.intake.sources.plain import said
from pmdesk.intake.sources.wording import FENCE, linked

_DEEPEST = 30
_BLOCKS = frozenset(
    (
        *("paragraph", "heading", "listItem", "blockquote", "panel", "tableRow", "rule"),
        *("bulletList", "orderedList", "mediaSingle", "taskItem", "decisionItem"),
    )
)
_NAMES = ("attrs.text", "attrs.shortName", "attrs.url", "attrs.alt")


def text_of(value: Any) -> str:
    """The text of a description or a comment, one line for each block."""
    if isinstance(value, str):
        return value.strip()
    lines = _text(value, 0).split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _text(node: Any, depth: int) -> str:
    if not isinstance(node, dict) or depth > _DEEPEST:
        return ""
    kind = said(node, "type")
    if kind == "text":
        return _marked(node)
    if kind == "hardBreak":
        return "\n"
    children = node.get("content")
    inner = "".join(
        _text(child, depth + 1) for child in (children if isinstance(children, list) else [])
    )
    if kind == "codeBlock":
        return f"\n{FENCE}\n{inner}\n{FENCE}\n"
    if kind == "listItem":
        return f"\n- {inner.strip()}"
    if kind in _BLOCKS:
        return f"\n{inner}\n"
    return inner or said(node, *_NAMES)


def _marked(node: dict[str, Any]) -> str:
    text = said(node, "text") or (node["text"] if isinstance(node.get("text"), str) else "")
    marks = node.get("marks")
    for mark in marks[:10] if isinstance(marks, list) else []:
        if said(mark, "type") == "code":
            return f"`{text}`"
        if said(mark, "type") == "link":
            return linked(text, said(mark, "attrs.href"))
    return text
