"""Actions of the menu Edit: the history, and adding what was just said."""

from pmdesk.ui.actions.spec import ActionSpec, N

EDIT = (
    ActionSpec(
        "undo",
        "Edit",
        N("Undo"),
        keys="Ctrl+Z",
        icon="undo",
        help=N("Takes the last step back."),
    ),
    ActionSpec(
        "redo",
        "Edit",
        N("Redo"),
        keys="Ctrl+Shift+Z",
        icon="redo",
        help=N("Does it again."),
    ),
    ActionSpec(
        "find",
        "Edit",
        N("Find"),
        keys="Ctrl+F",
        icon="search",
        help=N("Shows a part: of the list by title, service or tag, of a timeline by words."),
        divided=True,
    ),
    ActionSpec(
        "capture",
        "Edit",
        N("Capture line"),
        keys="Ctrl+K",
        icon="edit",
        help=N("Puts the caret into the capture line."),
    ),
    ActionSpec(
        "add-here",
        "Edit",
        N("Add to this stage"),
        keys="Ctrl+Shift+N",
        icon="plus",
        help=N("Adds an entry, a factor or an action, whatever the stage holds."),
        words=N("new entry factor lesson action item card"),
    ),
    ActionSpec(
        "same-time",
        "Edit",
        N("Same time as last"),
        keys="Ctrl+T",
        icon="clock",
        help=N("Puts the time of the entry captured last into the capture line."),
    ),
    ActionSpec(
        "private-note",
        "Edit",
        N("Private note"),
        keys="Ctrl+M",
        icon="lock",
        help=N("Puts the caret into the note that only you see."),
        words=N("secret remark"),
    ),
)
