"""What a finding on the timeline leads to: an entry, what belongs to one, the worksheet."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pmdesk.model.review import Review, find
from pmdesk.ui.spot import Spot

if TYPE_CHECKING:
    from pmdesk.ui.timeline.stage import TimelineStage


def show_row(stage: "TimelineStage", id: str) -> None:
    """Turns to the worksheet or away from it, and makes the entry that it is about current."""
    on_sheet = find(stage.review.worksheet, id) is not None
    if on_sheet is not stage.body_pages.worksheet_open:
        stage.toggle_worksheet()
    entry = _entry_with(stage.review, id)
    if entry:
        stage.bring(entry)


def part_at(stage: "TimelineStage", spot: Spot) -> QWidget | None:
    """The part that the table does not show itself; None where it does."""
    if spot.field == "timeline_agreed":
        return stage.ending.agreed if stage.ending.isVisible() else None
    return stage.worksheet.part_of(spot.row) or stage.side.part_at(spot)


def _entry_with(review: Review, id: str) -> str:
    """The entry that a row is or belongs to; "" where there is none, or none any more."""
    account, file = find(review.accounts, id), find(review.attachments, id)
    amendment = find(review.amendments, id)
    if account is not None:
        id = account.entry
    elif file is not None:
        id = file.about
    elif amendment is not None:
        id = amendment.row
    return id if find(review.entries, id) is not None else ""
