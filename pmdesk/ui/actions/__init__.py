"""Every action of the windows as data: menus, keys, palette and help come from this one list."""

from pmdesk.ui.actions.edit import EDIT
from pmdesk.ui.actions.help import HELP
from pmdesk.ui.actions.library import LIBRARY
from pmdesk.ui.actions.meeting import MEETING
from pmdesk.ui.actions.review import REVIEW
from pmdesk.ui.actions.spec import ActionSpec, N
from pmdesk.ui.actions.view import VIEW

__all__ = ["ACTIONS", "MENUS", "ActionSpec", "N"]

MENUS = (N("Library"), N("Review"), N("Edit"), N("View"), N("Meeting"), N("Help"))

ACTIONS: tuple[ActionSpec, ...] = (*LIBRARY, *REVIEW, *EDIT, *VIEW, *MEETING, *HELP)
