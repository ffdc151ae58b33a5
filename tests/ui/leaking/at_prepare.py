"""What somebody does at random on the Prepare stage: names, notes on persons, the private check."""

from random import Random

from PySide6.QtTest import QTest

from pmdesk.desk.desk import Desk
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.stage import StageView
from tests.ui.leaking.tokened import Tokens


class AtPrepare:
    """Its acts, for one who has a window, tokens to type and a source of chance."""

    _desk: Desk
    _tokens: Tokens
    _random: Random

    @property
    def view(self) -> StageView:
        """The stage in front."""
        raise NotImplementedError

    def _prepare(self) -> PrepareStage:
        """The Prepare stage, in front."""
        if not isinstance(self.view, PrepareStage):
            self._desk.window.do("stage-prepare")
        view = self.view
        assert isinstance(view, PrepareStage)
        return view

    def _name(self) -> str:
        """Writes the name of a seat, where names are shown."""
        view = self._prepare()
        if self._random.random() < 0.4:
            view.seats.names.click()
        # The last name stands in texts, too: one that is changed is not known there any more.
        rows = [row for row in view.seats.rows[:-1] if row.fields["name"].isVisible()]
        if not rows:
            return "(folded)"
        field = self._random.choice(rows).fields["name"]
        field.setFocus()
        QTest.keyClicks(field, self._tokens.token("seats.name"))
        return ""

    def _person(self) -> str:
        """Opens the notes on a person, or writes one."""
        rows = self._prepare().seats.rows
        if not rows:
            return "(nobody)"
        row = self._random.choice(rows)
        if not row.lock.isVisible():
            return "(folded)"
        if row.notes is None or row.notes.isHidden():
            row.lock.click()
            return "opened"
        assert row.notes is not None
        row.notes.box.field.setFocus()
        QTest.keyClicks(row.notes.box.field, self._tokens.token("notes.text"))
        if self._random.random() < 0.5:
            row.lock.click()
        return "written"

    def _safety(self) -> str:
        """Opens the question how safe it is to speak, or writes a remark on it."""
        safety = self._prepare().safety
        form = safety.form
        if form is None or not form.isVisible():
            safety.check.head.click()
            return "opened"
        form.note.setFocus()
        QTest.keyClicks(form.note, self._tokens.token("safety.note"))
        return "written"
