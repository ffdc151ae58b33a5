"""Every action of the windows as data: menus, shortcuts and help come from this one list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `menu` is its place, `keys` its shortcut as Qt writes it, `help` one sentence."""

    key: str
    menu: str
    text: str
    keys: str = ""
    icon: str = ""
    help: str = ""
    checkable: bool = False
    divided: bool = False


def N(text: str) -> str:  # noqa: N802
    """Marks a text for translation; it is translated where it is shown."""
    return text


MENUS = (
    N("Library"),
    N("Review"),
    N("Edit"),
    N("View"),
    N("Help"),
)

ACTIONS = (
    ActionSpec(
        "new-review",
        "Library",
        N("New review…"),
        "Ctrl+N",
        "plus",
        N("Starts a review with a title and a time."),
    ),
    ActionSpec(
        "import-file",
        "Library",
        N("Import…"),
        "Ctrl+O",
        "import",
        N("Reads a text, CSV, Markdown report or bundle and shows every line first."),
    ),
    ActionSpec(
        "open-sample",
        "Library",
        N("Open the sample"),
        "",
        "book",
        N("Opens a copy of the finished sample review."),
    ),
    ActionSpec(
        "open-library",
        "Library",
        N("Use another library…"),
        "",
        "folder",
        N("Opens or makes another library file."),
        divided=True,
    ),
    ActionSpec(
        "back-up",
        "Library",
        N("Back up now"),
        "",
        "copy",
        N("Writes a checked copy of the library into the backup folder."),
    ),
    ActionSpec("quit", "Library", N("Quit"), "Ctrl+Q", "", N("Closes pmdesk."), divided=True),
    ActionSpec(
        "open-review", "Review", N("Open"), "Ctrl+Return", "forward", N("Opens the chosen review.")
    ),
    ActionSpec(
        "back",
        "Review",
        N("Back to the library"),
        "Alt+Left",
        "back",
        N("Shows the list of reviews."),
    ),
    ActionSpec(
        "paste-lines",
        "Review",
        N("Paste lines…"),
        "Ctrl+Shift+V",
        "paste",
        N("Reads lines such as “14:05 Alert fires” into the timeline."),
        divided=True,
    ),
    ActionSpec(
        "export-pdf",
        "Review",
        N("Export PDF…"),
        "Ctrl+P",
        "export",
        N("Writes the report as a PDF."),
        divided=True,
    ),
    ActionSpec(
        "export-md",
        "Review",
        N("Export Markdown…"),
        "",
        "file",
        N("Writes the report as Markdown."),
    ),
    ActionSpec(
        "export-html",
        "Review",
        N("Export HTML…"),
        "",
        "file",
        N("Writes the report as one HTML file."),
    ),
    ActionSpec(
        "export-csv",
        "Review",
        N("Export timeline as CSV…"),
        "",
        "file",
        N("Writes the timeline as a table."),
    ),
    ActionSpec(
        "export-json",
        "Review",
        N("Export bundle…"),
        "",
        "file",
        N("Writes the whole review as a file for another library."),
    ),
    ActionSpec(
        "copy-report",
        "Review",
        N("Copy report"),
        "Ctrl+Shift+C",
        "copy",
        N("Copies the report so that it pastes with headings and tables."),
    ),
    ActionSpec(
        "delete-review",
        "Review",
        N("Delete review"),
        "",
        "trash",
        N("Takes the review out of the library; undo brings it back."),
        divided=True,
    ),
    ActionSpec("undo", "Edit", N("Undo"), "Ctrl+Z", "undo", N("Takes the last step back.")),
    ActionSpec("redo", "Edit", N("Redo"), "Ctrl+Shift+Z", "redo", N("Does it again.")),
    ActionSpec(
        "find",
        "Edit",
        N("Find"),
        "Ctrl+F",
        "search",
        N("Filters the list by title, service or tag."),
        divided=True,
    ),
    ActionSpec(
        "capture",
        "Edit",
        N("Capture line"),
        "Ctrl+K",
        "edit",
        N("Puts the caret into the capture line."),
    ),
    ActionSpec(
        "add-here",
        "Edit",
        N("Add to this stage"),
        "Ctrl+Shift+N",
        "plus",
        N("Adds an entry, a factor or an action, whatever the stage holds."),
    ),
    ActionSpec("next-stage", "View", N("Next stage"), "Ctrl+PgDown", "", N("One stage on.")),
    ActionSpec(
        "previous-stage", "View", N("Previous stage"), "Ctrl+PgUp", "", N("Goes back by one stage.")
    ),
    ActionSpec(
        "details-panel",
        "View",
        N("Details panel"),
        "Ctrl+G",
        "panel",
        N("Folds the panel at the right away or opens it."),
        divided=True,
    ),
    ActionSpec(
        "theme-system",
        "View",
        N("As the system"),
        "",
        "",
        N("Light or dark."),
        True,
        True,
    ),
    ActionSpec("theme-light", "View", N("Light"), "", "", N("Black type on quiet paper."), True),
    ActionSpec("theme-dark", "View", N("Dark"), "", "", N("Light type on dark paper."), True),
    ActionSpec(
        "theme-contrast",
        "View",
        N("High contrast"),
        "",
        "",
        N("White lines and type on black."),
        True,
    ),
    ActionSpec("shortcuts", "Help", N("Keys"), "Ctrl+/", "", N("Lists every key.")),
    ActionSpec("about", "Help", N("About pmdesk"), "", "", N("Version and where files lie.")),
)
