"""From an opened export to an intake."""

from pmdesk.intake.sources.gather import gather
from pmdesk.intake.sources.json_text import has_more
from pmdesk.intake.sources.narrow import Narrow
from pmdesk.intake.sources.opening import Opened
from pmdesk.intake.sources.source import Given
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError

_MORE = "The export says that more pages follow; they are not in it."


def read_export(opened: Opened, name: str, given: Given, wanted: Narrow) -> Intake:
    """What an export proposes; raises WorldError where nothing of it is of its source."""
    source = opened.source
    items = (item for content in opened.contents for item in source.read(content, given))
    intake = gather(source, items, given, wanted)
    skipped = opened.left_out()
    if not intake.entries and not intake.choices.first and not intake.skipped:
        raise WorldError(
            f"There is nothing of {source.name} in it.", f"Expected: {'; '.join(source.variants)}."
        )
    more = (_MORE,) if has_more(opened.contents[-1].documents) else ()
    return intake.with_file(name, skipped).warned(*more)
