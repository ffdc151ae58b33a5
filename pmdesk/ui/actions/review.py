"""Actions of the menu Review: the open review as a whole, and what is made of it."""

from pmdesk.ui.actions.spec import ActionSpec, N

REVIEW = (
    ActionSpec(
        "open-review",
        "Review",
        N("Open"),
        keys="Ctrl+Return",
        icon="forward",
        help=N("Opens the chosen review."),
    ),
    ActionSpec(
        "back",
        "Review",
        N("Back to the library"),
        keys="Alt+Left",
        icon="back",
        help=N("Shows the list of reviews."),
    ),
    ActionSpec(
        "paste-lines",
        "Review",
        N("Paste lines…"),
        keys="Ctrl+Shift+V",
        icon="paste",
        help=N("Reads lines such as “14:05 Alert fires” into the timeline."),
        divided=True,
    ),
    ActionSpec(
        "export-pdf",
        "Review",
        N("Export PDF…"),
        keys="Ctrl+P",
        icon="export",
        help=N("Writes the report as a PDF."),
        divided=True,
    ),
    ActionSpec(
        "export-md",
        "Review",
        N("Export Markdown…"),
        icon="file",
        help=N("Writes the report as Markdown."),
    ),
    ActionSpec(
        "export-html",
        "Review",
        N("Export HTML…"),
        icon="file",
        help=N("Writes the report as one HTML file."),
    ),
    ActionSpec(
        "export-csv",
        "Review",
        N("Export timeline as CSV…"),
        icon="file",
        help=N("Writes the timeline as a table."),
    ),
    ActionSpec(
        "export-json",
        "Review",
        N("Export bundle…"),
        icon="file",
        help=N("Writes the whole review as a file for another library."),
    ),
    ActionSpec(
        "copy-report",
        "Review",
        N("Copy report"),
        keys="Ctrl+Shift+C",
        icon="copy",
        help=N("Copies the report so that it pastes with headings and tables."),
    ),
    ActionSpec(
        "delete-review",
        "Review",
        N("Delete review"),
        icon="trash",
        help=N("Takes the review out of the library; undo brings it back."),
        divided=True,
    ),
)
