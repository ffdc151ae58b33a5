"""What changes an agenda: one to begin with, minutes stage by stage, and own ones to keep."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pmdesk.method.agendas import LONGEST, Template, named, shipped
from pmdesk.method.stages import stage_guide
from pmdesk.model.agenda import IN_MEETING, LONGEST_STAGE
from pmdesk.model.errors import WorldError
from pmdesk.model.words import Stage
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.count_field import CountField
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Surface

CHOICE = 230


class AgendaEditor(Surface):
    """A card with a choice of agendas, a number for each stage, their sum, and a name to keep it.

    Without `agendas` there are only those of the method, and none can be kept.

    Signals:
        given(dict): other minutes by stage.
    """

    given = Signal(object)

    def __init__(
        self, theme: Theme, session: ReviewSession, agendas: OwnAgendas | None = None
    ) -> None:
        super().__init__(theme)
        self._session, self._agendas = session, agendas
        self._templates: dict[str, Template] = {}
        self._minutes: dict[Stage, int] = {}
        self.setAccessibleName(tr("Agenda"))
        self.choice = ChoiceField(theme, tr("Begin with"))
        self.choice.setFixedWidth(CHOICE)
        self.explained = Para(theme, "", 12, 400, "muted")
        self.fields = {
            stage: CountField(tr("{stage}, minutes").format(stage=stage_guide(stage).name))
            for stage in IN_MEETING
        }
        self.said = Para(theme, "", 12, 400, "muted")
        self.name = LineField(tr("Name of an agenda of your own"), tr("Name it to keep it"))
        self.name.setMaxLength(LONGEST)
        self.save = button(theme, tr("Keep as own"), "outline", dense=True)
        self.delete = button(theme, tr("Delete"), "quiet", "trash", dense=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        begin = QHBoxLayout()
        begin.setSpacing(12)
        begin.addLayout(labelled(tr("Begin with"), self.choice))
        words = QVBoxLayout()
        words.setContentsMargins(0, 20, 0, 0)
        words.addWidget(self.explained)
        words.addStretch(1)
        begin.addLayout(words, 1)
        stages = QHBoxLayout()
        stages.setSpacing(8)
        for stage, field in self.fields.items():
            stages.addLayout(labelled(stage_guide(stage).name, field))
        stages.addStretch(1)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.name, 1)
        own.addWidget(self.save)
        own.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(begin)
        column.addLayout(stages)
        column.addWidget(self.said)
        column.addLayout(own)
        for part in (self.name, self.save, self.delete):
            part.setVisible(self._agendas is not None)
        self.setFocusProxy(self.choice)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._take)
        for field in self.fields.values():
            field.given.connect(lambda _: self._give())
            field.readable.connect(lambda _: self._say())
            field.left.connect(self._session.seal)
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self.delete.clicked.connect(self._delete)
        if self._agendas is not None:
            self._agendas.changed.connect(self._offer)

    # Showing

    def show_minutes(self, minutes: dict[Stage, int]) -> None:
        """Shows the minutes by stage, and which agenda they are."""
        self._minutes = minutes
        for stage, field in self.fields.items():
            field.show_count(minutes[stage])
        self._offer()
        self._say()

    def _offer(self) -> None:
        kept = self._agendas.templates if self._agendas is not None else ()
        self._templates = {_key(template): template for template in (*shipped(), *kept)}
        offered: list[tuple[str, object]] = [(tr("Own minutes"), "")]
        for key, template in self._templates.items():
            said = tr("{name}, {n} min").format(name=template.name, n=template.length)
            offered.append((said, key))
        self.choice.set_choices(offered)
        found = self._found()
        self.choice.show_value(_key(found) if found is not None else "")
        self.explained.set_text(found.explained if found is not None else "")
        self.delete.setVisible(found is not None and found.own)

    def _found(self) -> Template | None:
        """The agenda whose minutes these are, one's own before one of the method."""
        ranked = sorted(self._templates.values(), key=lambda template: not template.own)
        return next((t for t in ranked if t.minutes == self._minutes), None)

    def _say(self) -> None:
        """The sum and what is left out, or what keeps the numbers from being stored."""
        counts = self._counts()
        if counts is None:
            self.said.set_text(tr("Not read as minutes, not stored. Write 0 to 999."), "brick")
        elif not any(counts.values()):
            self.said.set_text(tr("One stage at least needs minutes. Not stored."), "brick")
        else:
            out = [stage_guide(stage).name for stage, count in counts.items() if not count]
            said = tr("{n} min in all.").format(n=sum(counts.values()))
            left = tr(" Left out: {stages}.").format(stages=", ".join(out)) if out else ""
            self.said.set_text(said + left, "muted")

    def _counts(self) -> dict[Stage, int] | None:
        found = {stage: field.count() for stage, field in self.fields.items()}
        counts = {s: n for s, n in found.items() if n is not None and n <= LONGEST_STAGE}
        return counts if len(counts) == len(found) else None

    # Doing

    def _take(self, key: object) -> None:
        template = self._templates.get(str(key))
        if template is None:
            self._offer()
            return
        self._session.seal()
        self.given.emit(dict(template.minutes))
        self._session.seal()

    def _give(self) -> None:
        self._say()
        counts = self._counts()
        if counts is not None and any(counts.values()) and counts != self._minutes:
            self.given.emit(counts)

    def _save(self) -> None:
        agendas, name, minutes = self._agendas, named(self.name.text()), dict(self._minutes)
        if agendas is not None and self._attempt(lambda: agendas.save(name, minutes)):
            self.name.clear()
            self._session.done.emit(tr("The agenda is kept as “{name}”.").format(name=name))

    def _delete(self) -> None:
        agendas, found = self._agendas, self._found()
        if agendas is None or found is None or not found.own:
            return
        name = found.name
        if self._attempt(lambda: agendas.delete(name)):
            # Named again at once: one key brings back what went by a slip.
            self.name.setText(name)
            self.name.setFocus()
            self._session.done.emit(tr("The agenda “{name}” is deleted.").format(name=name))

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorldError as fault:
            self._session.refused.emit(fault)
            return False
        return True


def _key(template: Template) -> str:
    return f"{'own' if template.own else 'method'}:{template.name}"
