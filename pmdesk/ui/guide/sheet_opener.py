"""Opens the sheet of phrases over a console, and does what is chosen in it."""

from typing import TYPE_CHECKING

from pmdesk.method.stages import Act, Unstuck
from pmdesk.ui.capture.targets import IDEA, PARKED
from pmdesk.ui.guide.sheet import PhraseSheet

if TYPE_CHECKING:
    from pmdesk.ui.console.page import ConsolePage

LINES = {Act.PARK: PARKED, Act.IDEA: IDEA}


def open_phrases(page: "ConsolePage") -> None:
    """Opens the sheet; where it is open already, it is put away."""
    before = [sheet for sheet in page.findChildren(PhraseSheet) if sheet.isVisible()]
    for sheet in before:
        sheet.put_away()
    if before:
        return
    made = PhraseSheet(page.theme, page, page.room)

    def do(row: Unstuck) -> None:
        if row.act in LINES:
            page.capture.choose_target(LINES[row.act])
        else:
            page.room.show_prompt(row.question)

    made.act_wanted.connect(do)
