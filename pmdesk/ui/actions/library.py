"""Actions of the menu Library: reviews in and out of the file, and the file itself."""

from pmdesk.ui.actions.spec import ActionSpec, N

LIBRARY = (
    ActionSpec(
        "new-review",
        "Library",
        N("New review…"),
        keys="Ctrl+N",
        icon="plus",
        help=N("Starts a review with a title and a time."),
    ),
    ActionSpec(
        "import-file",
        "Library",
        N("Import…"),
        keys="Ctrl+O",
        icon="import",
        help=N("Reads a text, CSV, Markdown report or bundle and shows every line first."),
    ),
    ActionSpec(
        "import-folder",
        "Library",
        N("Import folder…"),
        keys="Ctrl+Shift+O",
        icon="folder",
        help=N("Reads a folder of reports, each as a review of its own, or an unpacked export."),
        words=N("archive slack reports many"),
    ),
    ActionSpec(
        "open-sample",
        "Library",
        N("Open the sample"),
        icon="book",
        help=N("Opens a copy of the finished sample review."),
    ),
    ActionSpec(
        "open-library",
        "Library",
        N("Use another library…"),
        icon="folder",
        help=N("Opens or makes another library file."),
        divided=True,
    ),
    ActionSpec(
        "follow-up",
        "Library",
        N("Follow-up, or back to the reviews"),
        keys="Ctrl+L",
        icon="task",
        help=N("Shows the open actions of all reviews, the soonest due first."),
        words=N("open actions overdue"),
        divided=True,
    ),
    ActionSpec(
        "back-up",
        "Library",
        N("Back up now"),
        icon="copy",
        help=N("Writes a checked copy of the library into the backup folder."),
    ),
    ActionSpec(
        "review-word",
        "Library",
        N("What a review is called…"),
        icon="tag",
        help=N("Post-mortem, incident review, learning review …, on screens and in reports."),
        words=N("name word setting postmortem"),
    ),
    ActionSpec(
        "quit",
        "Library",
        N("Quit"),
        keys="Ctrl+Q",
        help=N("Closes pmdesk."),
        divided=True,
    ),
)
