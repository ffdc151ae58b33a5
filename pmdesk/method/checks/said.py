"""How a check says that something is empty, missing or cannot be: as advice, with its place."""

from pmdesk.method.finding import Finding


def said(
    rule: str,
    message: str,
    suggestion: str,
    noun: str = "review",
    *,
    row: str = "",
    field: str = "",
    excerpt: str = "",
) -> Finding:
    """A finding on the structure of a review."""
    return Finding(
        rule=rule,
        kind="structure",
        message=message,
        suggestion=suggestion,
        noun=noun,
        row=row,
        field=field,
        excerpt=excerpt,
    )
