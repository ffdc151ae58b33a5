"""What somebody does at random to entries: reshapes them, hangs something on them, types a line."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from pmdesk.desk.desk import Desk
from pmdesk.model.change import Change
from pmdesk.model.gestures import (
    amendments,
    captured,
    evidence,
    reshaping,
    timeline,
    worksheet,
)
from pmdesk.model.review import Attachment
from pmdesk.model.text import new_id
from pmdesk.model.words import Milestone, Support
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.stage import StageView
from pmdesk.ui.timeline.stage import TimelineStage
from tests.ui.leaking.tokened import Source, Tokens


class AtTimeline:
    """Its acts, for one who has a window, tokens to type and a source of chance."""

    _desk: Desk
    _tokens: Tokens
    _random: Random

    @property
    def console(self) -> ConsolePage:
        """The console in front."""
        raise NotImplementedError

    @property
    def view(self) -> StageView:
        """The stage in front."""
        raise NotImplementedError

    def _reshape(self) -> str:
        """Some entries otherwise in time and order, as one that edits them in the meeting does."""
        session = self.console.session
        entries = session.review.entries
        if len(entries) < 4:
            return "(not now)"
        some = tuple(row.id for row in self._random.sample(entries, 2))
        row = self._random.choice(entries)
        by = timedelta(minutes=self._random.choice((-40, 20, 300)))
        acts: tuple[tuple[Callable[..., Change], dict[str, object]], ...] = (
            (reshaping.shift, {"ids": some, "by": by}),
            (reshaping.shift, {"ids": some[:1], "by": by}),
            (reshaping.set_supports, {"ids": some, "support": Support.INFERRED}),
            (timeline.set_support, {"id": row.id, "support": Support.CONTESTED}),
            (timeline.set_star, {"id": row.id, "star": not row.star}),
            (timeline.move_among_equals, {"id": row.id, "by": self._random.choice((-1, 1))}),
            (timeline.set_milestone, {"id": row.id, "milestone": Milestone.DETECTED}),
            (reshaping.delete, {"ids": some[:1]}),
        )
        gesture, arguments = self._random.choice(acts)
        session.do(gesture, **arguments)
        return gesture.__name__

    def _beside_entry(self) -> str:
        """What hangs on an entry: an account, a question, a file; the worksheet, a reason."""
        session, tokens = self.console.session, self._tokens
        if not session.review.entries:
            return "(not now)"
        entry, id = self._random.choice(session.review.entries).id, new_id()
        owed = session.review.amendments[-1].id if session.review.amendments else ""
        name = tokens.token("attachments.name", entry)
        file = Attachment(id=id, name=name, about_noun="entries", about=entry)
        told, asked = (tokens.token(f"{noun}.text", entry) for noun in ("accounts", "questions"))
        seen = tokens.token("worksheet.service")
        acts: tuple[tuple[Callable[..., Change], dict[str, object]], ...] = (
            (timeline.add_account, {"id": id, "entry": entry, "text": told}),
            (captured.add_question, {"id": id, "entry": entry, "text": asked}),
            (evidence.attach, {"attachment": file}),
            (worksheet.add_row, {"id": id, "service": seen}),
            (amendments.set_reason, {"id": owed, "reason": tokens.token("amendments.reason")}),
        )
        gesture, arguments = self._random.choice(acts)
        if arguments.get("id", True):
            session.do(gesture, **arguments)
        return gesture.__name__

    def _line(self) -> str:
        """Types into the line for what is missing, and sends it or not."""
        if not isinstance(self.view, TimelineStage) or not self.view.ending.line.is_open:
            return "(not now)"
        line = self.view.ending.line
        field = line.field
        noun = self._random.choice(("entries", "questions", ""))
        token = self._tokens.token(f"{noun}.text" if noun else "typed")
        field.setText(token)
        if noun:
            (line.entry if noun == "entries" else line.question).click()
        review = self.console.session.review
        for row in review.entries:
            if token in row.text:
                self._tokens.sources[token] = Source("entries.text", row.id)
        for asked in review.questions:
            if token in asked.text:
                self._tokens.sources[token] = Source("questions.text", asked.entry)
        return noun
