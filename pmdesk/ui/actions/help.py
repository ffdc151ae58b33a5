"""Actions of the menu Help."""

from pmdesk.ui.actions.spec import ActionSpec, N

HELP = (
    ActionSpec(
        "shortcuts",
        "Help",
        N("Keys"),
        keys="F1",
        help=N("Lists every key."),
    ),
    ActionSpec(
        "about",
        "Help",
        N("About pmdesk"),
        help=N("Version and where files lie."),
    ),
)
